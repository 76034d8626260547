# Words for who searches: synonyms, and questions that found nothing.

list-why-related = Verwant aan: { $words }

synonyms-navigation = Woorden
synonyms-title = Woorden
synonyms-lead = Mensen zoeken met hun eigen woorden. Zeg hier welke woorden bij elkaar horen. Het werkt meteen.
synonyms-zoek = Zoek een woord
synonyms-soort = Toon
synonyms-soort-all = Alle woorden
synonyms-soort-equal = Woorden die hetzelfde betekenen
synonyms-soort-related = Woorden die verwant zijn
synonyms-soort-removed = Weggehaalde woorden
synonyms-count = { $count ->
    [one] 1 groep woorden
   *[other] { $count } groepen woorden
}
synonyms-none = Niets gevonden
synonyms-none-text = Er is geen groep met dit woord. U kunt er zelf een maken.
synonyms-all = Toon alle woorden
synonyms-live = Bezoekers zoeken vanaf nu zo.
synonyms-done-nieuw = De woorden staan erbij.
synonyms-done-gewijzigd = De woorden zijn gewijzigd.
synonyms-done-terug = De woorden zijn terug.
synonyms-gone = De woorden bij “{ $word }” zijn weggehaald.

synonym-new = Woorden toevoegen
synonym-change = Woorden wijzigen
synonym-word = Woord
synonym-word-hint = Het woord dat mensen typen, of een paar woorden die bij elkaar horen.
synonym-nearness = Soort
synonym-nearness-equal = Betekent hetzelfde: wie het ene zoekt, vindt ook het andere
synonym-nearness-related = Is verwant: de andere woorden komen lager in de lijst
synonym-others = Andere woorden
synonym-others-hint = Elk op een eigen regel, of met een komma ertussen. Hoogstens 20.
synonym-why = Waarom?
synonym-why-hint = Een zin, zodat een collega het begrijpt.
synonym-who = Door wie
synonym-trial = Probeer met deze zoekvraag
synonym-trial-hint = Laat leeg om het woord zelf te proberen. Proberen bewaart niets.
synonym-kind-equal = Hetzelfde
synonym-kind-related = Verwant
synonym-removed = Weggehaald
synonym-save = Opslaan
synonym-try = Eerst proberen
synonym-remove = Weghalen
synonym-restore = Zet terug
synonym-removed-title = Deze woorden zijn weggehaald
synonym-removed-text = Ze doen niet mee bij het zoeken. U kunt ze terugzetten.
synonym-changed-title = Iemand anders was u voor
synonym-changed-text = Deze woorden zijn net door een collega gewijzigd. Wat u invulde, staat hieronder nog. Slaat u op, dan geldt uw versie.

synonym-trial-title = Zo zoekt het
synonym-trial-question = Zoekvraag: { $question }
synonym-trial-now = Nu
synonym-trial-then = Met uw woorden
synonym-trial-place = Plaats
synonym-trial-total = Gevonden
synonym-trial-count = { $count ->
    [one] 1 aanbod
   *[other] { $count } keer aanbod
}
synonym-trial-same = Met deze zoekvraag verandert er niets.

synonym-fault-word = Vul een woord in van hoogstens 60 tekens
synonym-fault-others = Vul 1 tot 20 andere woorden in, elk hoogstens 60 tekens
synonym-fault-why = Schrijf in hoogstens 300 tekens op waarom deze woorden bij elkaar horen
synonym-fault-says-nothing = “{ $word }” zegt bij het zoeken niets. Kies een ander woord
synonym-fault-one-word = “{ $one }” en “{ $other }” zijn voor het zoeken al hetzelfde woord. Dat hoeft u niet te zeggen
synonym-fault-kept-apart = “{ $one }” en “{ $other }” lijken op elkaar, maar het zoeken houdt ze met opzet uit elkaar
synonym-fault-in-another = “{ $one }” staat al in de groep van “{ $other }”. Voeg uw woorden daaraan toe
synonym-fault-equal-already = “{ $one }” en “{ $other }” betekenen al hetzelfde. Ze hoeven niet ook nog verwant te zijn
synonym-fault-twice = Er is al een groep met woorden die verwant zijn aan “{ $word }”. Wijzig die groep
synonym-remark-circle = Deze woorden wijzen in een kring: { $words }. Dat kan geen kwaad: het zoeken gaat één stap ver.
synonym-remark-name = “{ $word }” is ook de naam van een wijk. Wie die wijk zoekt, vindt straks ook het andere.

synonyms-bring-in = Woorden inlezen
synonyms-bring-in-lead = Plak hier regels uit een bestand. U ziet eerst wat er zou veranderen.
synonyms-file = Regels
synonyms-file-hint = Vier kolommen: soort (zelfde of verwant), woord, andere woorden, waarom. Met een komma, puntkomma of tab ertussen.
synonyms-file-look = Kijk wat er verandert
synonyms-file-do = Neem alles over
synonyms-file-looked = Dit zou er veranderen
synonyms-file-looked-text = Er is nog niets bewaard. Klopt het? Neem dan alles over.
synonyms-file-cannot = Nog niet alle regels kunnen
synonyms-file-cannot-text = Er is niets bewaard. Verbeter de regels hieronder en kijk opnieuw.
synonyms-file-what = Wat gebeurt er?
synonyms-file-why = Waarom niet?
synonyms-file-new = Nieuw
synonyms-file-changes = Wijzigt
synonyms-file-same = Staat er al
synonyms-file-refused = Kan niet
synonyms-file-done = Overgenomen: { $new } nieuw, { $changed } gewijzigd, { $same } stond er al.
synonyms-file-empty = Plak ten minste één regel
synonyms-file-line = Regel { $line }: { $cause }
synonyms-file-columns = deze regel heeft niet vier kolommen
synonyms-file-kind = “{ $kind }” is geen soort; schrijf zelfde of verwant
synonyms-file-too-many = er zijn meer dan 5.000 regels; lees ze in delen in

searched-navigation = Gezocht
searched-title = Gezocht en niet gevonden
searched-lead = Met deze woorden zochten mensen. Ze vonden niets.
searched-privacy = Hier staat alleen wat in een maand ten minste vijf keer is gezocht. Wie het zocht, weten wij niet. Zoekvragen met cijfers, lange zoekvragen en vragen om hulp bij nood tellen wij nooit.
searched-question = Zoekvraag
searched-month = Maand
searched-times = Keer
searched-do = Wat kunt u doen?
searched-make = Maak een synoniem van “{ $word }”
searched-none = Er is niets te melden
searched-none-text = Geen enkele zoekvraag zonder resultaat kwam vijf keer of vaker voor.
searched-none-link = Zelf zoeken

log-kind-synonym = woorden
log-action-keep-synonyms = Woorden bijgehouden
log-action-see-searches = Zoekvragen bekeken
