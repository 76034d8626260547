# Enquêtes: wat er is gevraagd, wie antwoordde, en wat dat zegt over iedereen.

surveys-nav = Enquêtes
surveys-title = Enquêtes
surveys-lead = Wat vinden mensen in de stad zelf? Hier leest u wat er is gevraagd, hoeveel mensen antwoordden en wat dat zegt.
surveys-empty-title = Er zijn nog geen enquêtes
surveys-empty-text = Cijfers uit andere bronnen vindt u bij Cijfers.
surveys-last = Laatste uitkomsten: { $period }
surveys-none-yet = Er zijn nog geen uitkomsten.
surveys-held-by = Gehouden door: { $source }
surveys-results = Wat kwam eruit?
surveys-city-caption = { $municipality } als geheel, inwoners van 18 jaar en ouder, { $period }. Bron: { $source }
surveys-figure = Cijfer
surveys-city = De hele stad
surveys-margin-text = Niet iedereen is gevraagd. Daarom staat er tussen haakjes een marge bij: het echte cijfer ligt met 95 op 100 kans tussen deze twee getallen. Kies een cijfer om de wijken te zien.
surveys-by-ward = { $name }: per wijk
surveys-to-figure = Alles over dit cijfer, ook van andere jaren
surveys-places-caption = { $name } per wijk en buurt, { $period }. Bron: { $source }
surveys-hidden-text = Zijn er te weinig antwoorden, dan laten we het cijfer weg. Soms laten we ook een ander cijfer weg, zodat niemand het kan uitrekenen.
surveys-waves = Hoe vaak is het gevraagd?
surveys-waves-caption = De peilingen, de laatste eerst
surveys-state = Stand
surveys-response = { $count } ({ $share }%)
surveys-asked = Wat is er gevraagd?
surveys-asked-all = Alle vragen en antwoorden
surveys-asked-count = { $count ->
    [one] 1 vraag
   *[other] { $count } vragen
  }
surveys-columns = Welke kolommen hoort het bestand te hebben?
surveys-faults-text = Verbeter het bestand en kies het opnieuw. We hebben niets bewaard.
surveys-mistakes = { $count ->
    [one] Er zit 1 fout in het bestand. Kijk hieronder
   *[other] Er zitten { $count } fouten in het bestand. Kijk hieronder
  }
surveys-wrong-no-such-column = Deze kolom ontbreekt
surveys-wrong-tells-who = Deze kolom kan vertellen wie iemand is. Haal hem weg: we nemen geen namen, adressen, nummers of eigen woorden aan
surveys-wrong-unknown-column = Deze kolom hoort niet bij de vragenlijst. Haal hem weg
surveys-wrong-not-a-neighbourhood = Hier hoort de code van een buurt in deze gemeente, zoals BU01931000
surveys-wrong-not-a-stratum = Hier hoort de code van de buurt of wijk waaruit iemand is gekozen
surveys-wrong-outside-stratum = De buurt ligt niet in dit gebied
surveys-wrong-not-a-sex = Hier hoort v, m of x
surveys-wrong-not-an-age = Hier hoort 18-24, 25-39, 40-54, 55-64, 65-74 of 75-plus
surveys-wrong-not-yes-or-no = Hier hoort ja of nee. In een vragenlijst mag bij “telt” ook geen
surveys-wrong-not-an-answer = Dit antwoord staat niet in de vragenlijst
surveys-wrong-empty = Vul hier een tekst in
surveys-wrong-not-a-word = Hier hoort een woord van kleine letters, cijfers en streepjes: { $found }
surveys-wrong-not-a-code = Hier hoort een getal van 0 tot en met 99: { $found }
surveys-wrong-twice = Dit antwoord staat er twee keer: { $found }
surveys-wrong-other-words = Hier staat iets anders dan in een eerdere rij van deze vraag
surveys-wrong-unknown-indicator = Dit cijfer staat niet in de lijst: { $found }
surveys-wrong-not-of-answers = Dit cijfer kan niet uit antwoorden komen. Kies procent of gemiddelde, “niet te berekenen” van buurt naar stad, en een kleinste aantal antwoorden: { $found }
surveys-wrong-fed-twice = Een andere vraag geeft dit cijfer al: { $found }
surveys-wrong-nothing-counts = Bij geen enkel antwoord staat dat het telt

survey-new = Nieuwe enquête
survey-new-lead = Beschrijf de enquête. Daarna brengt u de vragenlijst in en plant u een peiling.
survey-name = Naam
survey-name-error = Vul een naam in
survey-slug = Woord
survey-slug-hint = Het korte woord in het adres, bijvoorbeeld buurt-voor-buurt. Het verandert nooit meer.
survey-slug-error = Vul een woord in van kleine letters, cijfers en streepjes, dat met een letter begint
survey-about = Waarover gaat het?
survey-about-hint = Zeg ook wie u vraagt.
survey-about-error = Vul in waarover het gaat
survey-source = Wie houdt de enquête?
survey-source-error = Vul in wie de enquête houdt
survey-openness = Wie mag het zien?
survey-openness-error = Kies wie het mag zien
survey-openness-public = Iedereen
survey-openness-internal = Medewerkers van de gemeente

questions-title = Vragenlijst inbrengen
questions-lead = Kies een bestand met een rij voor elk antwoord van elke vraag. Een peiling die al loopt, houdt haar eigen vragenlijst.
questions-file = Bestand
questions-file-hint = CSV of Excel (xlsx). De eerste rij heeft de namen van de kolommen.
questions-column-vraag = Kort woord van de vraag. Zo heet ook de kolom met antwoorden.
questions-column-tekst = De vraag zelf. In elke rij van de vraag hetzelfde.
questions-column-antwoord = Het nummer van het antwoord, van 0 tot en met 99.
questions-column-label = Wat het antwoord zegt.
questions-column-telt = ja als het antwoord meetelt in het percentage, nee als het niet meetelt, geen als het niets zegt (“weet ik niet”).
questions-column-indicator = Het woord van het cijfer dat uit deze vraag komt. Leeg als er geen cijfer uit komt.

wave-new = Peiling plannen
wave-new-lead = Een peiling is één keer dat u de vragen stelt. Wie de peiling plant, mag met de antwoorden werken.
wave-period = Periode
wave-period-hint = Bijvoorbeeld 2024.
wave-period-error = Vul een periode in, zoals 2024
wave-period-taken = Van deze periode is er al een peiling
wave-no-questions = Breng eerst de vragenlijst in
wave-invited = Uitgenodigd
wave-invited-hint = Hoeveel mensen zijn gekozen en krijgen een uitnodiging?
wave-invited-error = Vul een heel getal in
wave-title = { $survey }, { $period }
wave-answered = Antwoordden
wave-open = Deden mee zonder uitnodiging
wave-questions = Vragen
wave-keep-until = Antwoorden bewaren tot
wave-forgotten = Antwoorden verwijderd op
wave-no-custody-title = U kunt niet bij de antwoorden
wave-no-custody-text = De antwoorden zijn alleen voor wie daarvoor is aangewezen. Vraag het aan wie de peiling plande.
wave-readers = Wie mag met de antwoorden werken?
wave-results = Uitkomsten die wachten
wave-results-text = Kijk of dit klopt. Pas als u publiceert, ziet iedereen de cijfers.
wave-city = Hele stad
wave-shown = Buurten met genoeg antwoorden
wave-hidden = Buurten met te weinig
wave-state-planned = gepland
wave-state-in-the-field = loopt
wave-state-closed = gesloten
wave-state-weighted = gewogen
wave-state-published = gepubliceerd
wave-step-open = Start de peiling
wave-step-close = Sluit de peiling
wave-step-publish = Publiceer de cijfers

answers-title = Antwoorden inbrengen
answers-lead = Kies een bestand met een rij voor elke deelnemer. We nemen alleen antwoorden in nummers aan, en wat nodig is om te wegen. Zit er iets anders in, dan bewaren we niets.
answers-file = Bestand
answers-file-hint = CSV of Excel (xlsx). De eerste rij heeft de namen van de kolommen.
answers-column-buurt = De code van de buurt waar iemand woont.
answers-column-geslacht = v, m of x.
answers-column-leeftijd = 18-24, 25-39, 40-54, 55-64, 65-74 of 75-plus.
answers-column-stratum = De code van de buurt of wijk waaruit iemand is gekozen.
answers-column-uitgenodigd = ja als iemand is gekozen en uitgenodigd, nee als iemand zelf meedeed.
answers-look-title = Dit staat in het bestand
answers-look-lead = Er is geen fout gevonden. Er is nog niets ingebracht.
answers-invited = { $count ->
    [one] 1 deelnemer die was uitgenodigd
   *[other] { $count } deelnemers die waren uitgenodigd
  }
answers-open = { $count ->
    [one] 1 deelnemer zonder uitnodiging. Die tellen we apart.
   *[other] { $count } deelnemers zonder uitnodiging. Die tellen we apart.
  }
answers-replace-title = Deze antwoorden komen in de plaats van eerdere
answers-replace-text = Is de peiling al gewogen? Dan moet u opnieuw wegen.
answers-bring-in = Breng deze antwoorden in

weights-title = Wegen
weights-lead = We maken de groep die antwoordde even groot en even oud als de inwoners. Kies met welke aantallen.
weights-year = Inwoners op 1 januari van
weights-year-hint = Aantallen per wijk en leeftijd komen uit de bevolking die hier bekend is.
weights-year-error = Vul een jaar in
weights-year-unknown = Van dat jaar kennen we de inwoners niet
weights-no-answers = Er zijn nog geen antwoorden van mensen die waren uitgenodigd
weights-women = Vrouwen van 18 jaar en ouder
weights-women-hint = Laat dit en de volgende twee velden leeg als u niet op geslacht weegt.
weights-women-error = Vul vrouwen en mannen allebei in, met de bron, of geen van beide
weights-men = Mannen van 18 jaar en ouder
weights-source = Bron van deze twee aantallen
weights-most = Grootste gewicht
weights-most-hint = Zoveel keer het gemiddelde. Zo telt niemand veel te zwaar. Leeg als er geen grens is.
weights-most-error = Vul een getal boven 1 in, of niets
weights-fault-nobody = { $group }: er wonen er { $people }, maar niemand van hen antwoordde. Zonder antwoorden is deze groep niet mee te wegen.
weights-fault-no-total = { $group }: { $count } mensen antwoordden, maar hoeveel er wonen is niet bekend. Kies een ander jaar.
weights-fault-bad-total = { $group }: { $count } mensen antwoordden, en volgens de inwoners zijn er { $people }. Dat kan niet kloppen.
weights-fault-disagree = De aantallen tellen niet op tot hetzelfde: { $one } en { $other } mensen. Kijk de aantallen na.
weights-fault-out-of-reach = { $group }: dit moeten { $people } mensen worden, maar we komen niet verder dan { $reached }. Kies een hoger grootste gewicht.
weights-fault-no-room = Met dit grootste gewicht komen we niet aan het aantal inwoners. Kies een hoger getal.
weights-fault-more = { $place }: { $count } mensen antwoordden, en er wonen maar { $people } volwassenen. Kijk het jaar en het bestand na.
weights-fault-stratum = { $place }: hier is te weinig bekend om mee te wegen. Kijk in het bestand uit welk gebied mensen zijn gekozen.
weights-fault-no-adults = Er zijn antwoorden uit een gebied waar in dat jaar geen volwassenen woonden. Kies een ander jaar.
weights-fault-answer = “{ $question }”: met het antwoord “{ $answer }” kunnen we niet rekenen. Kijk de vragenlijst na.
weights-fault-unanswered = “{ $question }”: in { $place } gaf niemand een antwoord dat meetelt.
weights-fault-other = Met deze aantallen kunnen we niet wegen. Kies een hoger grootste gewicht of andere aantallen.

weighing-title = Hoe zijn de antwoorden gewogen?
weighing-steps = Hoe we hebben gewogen
weighing-ends = Gewichten van { $low } tot { $high } keer het gemiddelde
weighing-groups = Inwoners en antwoorden naast elkaar
weighing-count = { $count } groepen
weighing-who = We nodigden { $invited } mensen uit. { $answered } van hen antwoordden. Zij staan voor { $people } inwoners van 18 jaar en ouder.
weighing-why = Niet elke groep antwoordt even vaak. Daarom telt het ene antwoord zwaarder dan het andere. Zo lijkt de groep die antwoordde op alle inwoners.
weighing-how = De mensen zijn gekozen in { $strata } gebieden. De gewichten kloppen met het aantal inwoners per wijk, per leeftijd en, als het er staat, per geslacht op 1 januari { $year }.
weighing-most = Geen gewicht is meer dan { $most } keer het gemiddelde.
weighing-effect = De gewichten lopen van { $low } tot { $high } keer het gemiddelde. Daardoor zeggen de antwoorden even veel als { $effective } antwoorden die even zwaar tellen.
weighing-joined = Deze wijken nemen we bij het wegen samen, omdat er te weinig mensen antwoordden: { $wards }.
weighing-open = Nog { $open } mensen deden mee zonder uitnodiging. Zij tellen niet mee in de cijfers: wie zelf meedoet, lijkt vaak niet op de rest van de stad.
weighing-margin = In de marges is meegerekend hoe de mensen zijn gekozen en gewogen.
weighing-caption = Inwoners van 18 jaar en ouder op 1 januari { $year }, naast wie antwoordde. Bron: { $source }
weighing-group = Groep
weighing-people = Inwoners
weighing-share = Deel van de inwoners
weighing-answered = Deel van de antwoorden
weighing-rest = Kleine wijken samen
weighing-age-18-24 = 18 tot en met 24 jaar
weighing-age-25-39 = 25 tot en met 39 jaar
weighing-age-40-54 = 40 tot en met 54 jaar
weighing-age-55-64 = 55 tot en met 64 jaar
weighing-age-65-74 = 65 tot en met 74 jaar
weighing-age-75-plus = 75 jaar en ouder
weighing-sex-v = Vrouwen
weighing-sex-m = Mannen
weighing-sex-x = Anders of niet gezegd
