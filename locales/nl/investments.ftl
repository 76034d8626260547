# The investment plan: money, where it comes from and where it goes.

money-navigation = Geld
money-title = Waar het geld vandaan komt en heen gaat
money-lead = De gemeente investeert in de sociale basis: in ontmoeting, gezondheid en gelijke kansen. Hier ziet u wie dat betaalt, hoe lang, en waarvoor. Alle bedragen zijn in euro's.
money-not-adopted = De raad heeft dit plan nog niet vastgesteld. Het kan nog veranderen.
money-all-lines = Bekijk alle regels
money-versions-title = Versies van het plan
money-versions-lead = Elke versie blijft bewaard. Een wat-als-versie laat zien wat er zou gebeuren en verandert het vastgestelde plan nooit.
money-version = Versie
money-state = Stand
money-openness = Wie ziet het
money-changed = Gewijzigd
money-about = Waarover
money-bring = Plan inlezen uit een bestand
money-nothing-title = Er is nog geen plan
money-nothing-text = Zodra de gemeente een plan openbaar maakt, vindt u het hier.
money-nothing-keeper = Lees een plan in uit een spreadsheet. U ziet eerst wat het zou worden.
money-nothing-back = Naar de voorpagina

money-state-draft = Concept
money-state-proposed = Ligt voor bij de raad
money-state-adopted = Vastgesteld
money-state-superseded = Vervangen door een latere versie
money-what-if = Wat als
money-openness-public = Iedereen
money-openness-council_confidential = De raad, vertrouwelijk
money-openness-internal = Medewerkers van de gemeente
money-openness-restricted = Alleen wie is aangewezen

money-figure-caption = Dezelfde bedragen staan in de tabel hieronder.
money-drawing-caption = Wie betaalt, per jaar. De bedragen staan hieronder bij “Wie betaalt”.
money-answer = In { $year } gaat het om { $total } euro.
money-answer-from = Het meeste komt uit { $name }: { $amount } euro.
money-answer-to = Het meeste gaat naar { $name }: { $amount } euro.
money-more = Meer over dit geld
money-largest = Meest in { $year }: { $name }, { $amount } euro
money-flow-count = { $count ->
    [one] Eén stroom
   *[other] { $count } stromen
    }
money-waiting-count = { $count ->
    [one] Eén regel
   *[other] { $count } regels
    }
money-spent-count = { $count ->
    [one] Eén regel in { $year }
   *[other] { $count } regels in { $year }
    }
money-ends-count = { $count ->
    [0] Niets eindigt zonder vervolg
    [one] Eén inzet eindigt zonder vervolg
   *[other] { $count } keer eindigt een inzet zonder vervolg
    }
money-to-save = Wat er bespaard moet worden
money-to-save-count = { $count ->
    [one] Eén bedrag
   *[other] { $count } bedragen
    }
money-figure-description = De bedragen staan als tabel onder de tekening.
money-group = Onderdeel
money-all-years = Alle jaren
money-total = Totaal
money-by-source = Wie betaalt
money-by-lasting = Blijvend of tijdelijk
money-by-condition = Hoe zeker het is
money-by-intervention = Wat ermee wordt gedaan
money-by-ambition = Per ambitie
money-by-track = Per spoor
money-by-everything = Alles samen
money-jaar = Jaar
money-show-year = Toon
money-spent = Inzet in dit jaar
money-intervention = Inzet
money-amount = Bedrag
money-source = Betaald uit
money-kind = Soort
money-firm = Hoe zeker
money-marks = PM betekent: er komt een bedrag, maar niemand weet het nog. Buiten tabel betekent: er is een bedrag, maar het staat in een ander overzicht. Geen van beide is nul.
money-pm = PM
money-outside = buiten tabel
money-uncovered = Nog niet gedekt
money-no-ambition = Geen ambitie gekozen
money-no-track = Het plan noemt geen spoor
money-lasting-structural = Structureel
money-lasting-incidental = Incidenteel
money-firmness-decided = Al besloten
money-firmness-planned = In het plan
money-firmness-reservation = Reservering
money-firmness-conditional = Hangt af van een evaluatie

money-check = Controle
money-check-lead = Dit klopt niet, volgt niet uit het plan, of vraagt om uitleg. Een vraag is geen fout.
money-check-nothing = Er is niets gevonden.
money-findings = { $count ->
    [one] { $count } bevinding
   *[other] { $count } bevindingen
}
money-findings-more = Er zijn er meer. Los deze eerst op.
money-severity = Soort
money-severity-error = Fout
money-severity-warning = Let op
money-severity-question = Vraag
money-severity-note = Om te weten
money-about-what = Waarover
money-finding = Wat er is gevonden
money-sum = Som
money-document = Vindplaats

money-compare = Vergelijken
money-met = Vergelijk met
money-per = Verdeel de stappen naar
money-per-bron = wie betaalt
money-per-inzet = wat ermee wordt gedaan
money-compare-button = Vergelijk
money-compare-total = Van het ene totaal naar het andere
money-compare-lines = Regels die verschillen
money-compare-same = Alle regels zijn gelijk.
money-waterfall = Van het ene totaal naar het andere in { $year }
money-line = Regel
money-difference = Verschil
money-difference-added = nieuw
money-difference-removed = weg
money-difference-changed = gewijzigd
money-besides = Ook anders
line-part-number = Nummer
line-part-intervention = Inzet
line-part-lasting = Soort
line-part-nature = Hoe zeker
line-part-ambition = Ambitie
line-part-track = Spoor
line-part-goal = Doel
line-part-task-field = Taakveld
line-part-remark = Toelichting
line-part-document = Vindplaats
line-part-coverage = Betaald uit { $source }

money-does-not-close = De dekking is niet gelijk aan de bedragen
money-does-not-close-text = U kunt dit bewaren. De raad kan het pas vaststellen als alle regels gedekt zijn.
money-how-to-edit = Typ in een cel. Loop met de pijltjes of Enter naar de volgende. U kunt een blok uit een spreadsheet plakken en met Ctrl+Z terugnemen; met Ctrl+S slaat u op. Er verandert pas iets als u opslaat. PM en buiten tabel mogen ook.
money-undo = Laatste wijziging terugnemen
money-redo = Opnieuw doen
money-add-line = Regel toevoegen
money-add = Voeg toe
money-inzet = Inzet
money-inzet-error = Vul in wat er met het geld wordt gedaan.
money-nummer = Nummer van de regel
money-soort = Soort
money-soort-structural = Structureel
money-soort-incidental = Incidenteel
money-bron = Betaald uit
money-no-source = Kies een bron
money-copy = Kopie maken
money-wat = Waarvoor
money-wat-concept = Om aan verder te werken
money-wat-stopt = Wat als een bron stopt
money-wat-duurder = Wat als alles duurder wordt
money-bron-stopt = Welke bron stopt
money-bron-stopt-error = Kies welke bron stopt.
money-naam = Naam van de versie
money-naam-error = Geef de versie een naam, in hooguit 120 tekens.
money-procent = Hoeveel procent duurder
money-procent-hint = Bijvoorbeeld 3,9. Wat een bron betaalt, wordt afgerond op hele euro's; een halve euro gaat omhoog.
money-procent-error = Vul een percentage in met hooguit één cijfer achter de komma, zoals 3,9.
money-vanaf = Vanaf welk jaar
money-vanaf-hint = Het eerste jaar zonder de bron, of het eerste jaar dat duurder is.
money-make-copy = Maak de kopie
money-copy-of = Kopie van { $name }
money-what-if-ends = Na { $year } komt er niets meer uit { $source }
money-what-if-index = Alles { $percent }% duurder vanaf { $year }
money-propose = Voorleggen aan de raad
money-send-back = Terughalen om te wijzigen
money-adopt = Vaststellen
money-adopt-button = Stel vast
money-besluit = Raadsbesluit
money-besluit-error = Kies het besluit van de raad.
money-besluit-bron = Besluit om meer uit een bron te halen dan mag
money-besluit-bron-hint = Alleen nodig als een plafond, een looptijd of een doel wordt overschreden.
money-besluit-bron-error = Kies het besluit, of geen.
money-lines-open = { $count ->
    [one] Bij { $count } regel is de dekking niet gelijk aan het bedrag. Los dat eerst op.
   *[other] Bij { $count } regels is de dekking niet gelijk aan het bedrag. Los dat eerst op.
}
money-beyond-sources = { $count ->
    [one] Er wordt { $count } keer meer uit een bron gehaald dan mag. Kies het besluit dat dit toestaat.
   *[other] Er wordt { $count } keer meer uit een bron gehaald dan mag. Kies het besluit dat dit toestaat.
}
money-stale = Iemand anders heeft dit plan gewijzigd terwijl u bezig was. Wat u typte, staat er nog. Kijk het na en sla opnieuw op.
money-decided-at = Besloten bij { $at }
money-condition = Vanaf { $from } pas na evaluatie in { $due }
money-condition-lifted = Voorwaarde vervallen; evaluatie was gepland in { $due }
money-differs = PM of buiten tabel tegenover een bedrag
money-off = Niet gedekt: { $years }
money-cell = Regel { $number }, { $what }, { $year }
money-cell-error = Regel { $number }, { $year }: { $why }
money-not-text = “{ $text }” is geen bedrag. Vul een getal in, PM of buiten tabel.
money-not-ambiguous = “{ $text }” kan op twee manieren worden gelezen. Schrijf het als 1.000 of 1.000,00.
money-not-negative = “{ $text }” is lager dan nul. In een plan staan geen negatieve bedragen.
money-not-part-of-a-cent = “{ $text }” heeft meer dan twee cijfers achter de komma.
money-not-too-large = “{ $text }” is te groot voor dit plan.
money-not-formula-error = “{ $text }” is de uitkomst van een formule die niet klopt.

grid-save = Opslaan
grid-line = Regel
grid-paid-by = Betaald uit
grid-total = Totaal
grid-remove = Verwijder regel
grid-undone = Teruggenomen
grid-pasted = Geplakt. Sla op om het te bewaren.
grid-left = Niet alles past op deze pagina: wat er niet bij kon, is niet geplakt. Een hele tabel leest u in als bestand.
grid-off = Niet gedekt

money-bring-lead = Kies een spreadsheet (XLSX) of een tekstbestand (CSV). De eerste rij noemt de kolommen: regel, interventie, dekking, onderdeel, S/I, de jaren, ambitie, spoor, doel en toelichting. Er wordt niets half ingelezen.
money-tabel = Bestand
money-tabel-hint = XLSX of CSV.
money-tabel-error = Kies een bestand.
money-tabel-unreadable = Dit bestand is geen XLSX of CSV die wij kunnen lezen.
money-tabel-large = Dit bestand is groter dan een plan kan zijn.
money-tabel-heads = De eerste rij noemt geen kolom “interventie”, of geen jaren.
money-tabel-faults = Er klopt nog iets niet in de tabel. Er is niets ingelezen.
money-doe = Wat wilt u doen
money-doe-bekijken = Eerst bekijken wat het zou worden
money-doe-inbrengen = Inlezen als concept, als er niets mis is
money-bring-button = Ga verder
money-bring-sources = Bronnen die u in de kolom dekking kunt noemen
money-from-file = Ingelezen uit { $file }
money-report = Wat het zou worden
money-lines = { $count ->
    [one] { $count } regel gelezen
   *[other] { $count } regels gelezen
}
money-report-sound = Alles is leesbaar. Kies “Inlezen als concept” en het bestand om het te bewaren.
money-report-faults = Deze cellen houden het inlezen tegen. Herstel ze in uw bestand en probeer het opnieuw.
money-faults = Cellen die niet kloppen
money-fault-cell = Cel
money-fault-why = Waarom
money-fault-shown = Wat er staat
money-fault-text = Hier staat tekst waar een bedrag hoort.
money-fault-ambiguous = Dit bedrag kan op twee manieren worden gelezen.
money-fault-negative = Dit bedrag is lager dan nul.
money-fault-part-of-a-cent = Dit bedrag heeft delen van een cent.
money-fault-too-large = Dit bedrag is te groot.
money-fault-formula-error = De formule in deze cel klopt niet.
money-fault-merged = Deze cellen zijn samengevoegd. Splits ze.
money-fault-hidden-row = Deze rij is verborgen en er staat iets in. Maak de rij zichtbaar of verwijder haar.
money-fault-unknown-source = Deze bron kennen wij niet.
money-fault-unknown-part = Deze bron heeft geen onderdeel met deze naam.
money-fault-unknown-ambition = Deze ambitie kennen wij niet. Schrijf de naam of het nummer.
money-fault-unknown-track = Dit spoor kennen wij niet. Schrijf de naam of het nummer.
money-fault-unknown-goal = Dit doel kennen wij niet. Schrijf de code, zo nodig met het jaar: 1.1.1 (2024).
money-fault-unknown-evaluation = Deze evaluatie kennen wij niet. Schrijf de titel zoals die in de kalender staat.
money-fault-unknown-decision = Dit besluit kennen wij niet. Schrijf de titel zoals die in het register staat.
money-fault-no-intervention = Hier staat niet wat er met het geld wordt gedaan.
money-fault-contradicts = Twee rijen met hetzelfde nummer noemen iets anders.
money-fault-not-lasting = Vul S in voor structureel of I voor incidenteel.
money-fault-not-nature = Vul niets in, of: besloten bij …, reservering, voorwaardelijk.
money-fault-not-a-year = Vul een jaartal in.
money-fault-too-long = Deze tekst is te lang.
money-fault-column-twice = Deze kolom staat er twee keer.
money-fault-no-column = Deze kolom kennen wij niet.
money-report-years = Totalen per jaar
money-year = Jaar
money-computed = Som van de regels
money-printed = Totaal in het bestand
money-agrees = Gelijk
money-agrees-yes = Ja
money-agrees-no = Nee

finding-coverage-off = In { $year } kost dit { $amount } en is { $covered } gedekt. Het verschil is { $difference }.
finding-coverage-differs = In { $year } staat bij het bedrag of bij de dekking PM of buiten tabel, en bij de ander niet.
finding-above-ceiling = Uit { $source } wordt in { $year } { $claimed } gehaald. Het plafond is { $ceiling } per jaar; dat is { $excess } te veel.
finding-above-ceiling-asked = Uit { $source } wordt in { $year } { $claimed } gehaald, { $excess } meer dan { $ceiling }. Is { $ceiling } het plafond per jaar?
finding-above-ceiling-of-years = Uit { $source } wordt van { $year } tot en met { $until } { $claimed } gehaald. Het plafond is { $ceiling }; dat is { $excess } te veel.
finding-above-ceiling-of-years-asked = Uit { $source } wordt van { $year } tot en met { $until } { $claimed } gehaald, { $excess } meer dan { $ceiling }. Is dat het plafond?
finding-outside-validity = In { $year } wordt { $amount } uit { $source } gehaald, maar die bron geldt dat jaar niet.
finding-part-above-ceiling = Uit het onderdeel { $part } wordt in { $year } { $claimed } gehaald. Het plafond is { $ceiling }; dat is { $excess } te veel.
finding-without-part = { $source } is verdeeld in onderdelen, en deze regel noemt er geen die bestaat.
finding-structural-on-incidental = { $line } is structureel, maar wordt in { $year } voor { $amount } betaald uit { $source }, dat tijdelijk is.
finding-ends-without-successor = Na { $year } stopt { $amount } zonder dat er in { $next } iets voor in de plaats komt: { $names }.
finding-conditional = In { $year } hangt { $amount } af van evaluaties die nog geen conclusie hebben.
finding-adopted-too-early = In { $year } is dit vastgesteld, terwijl de evaluatie waar het van afhangt nog geen conclusie heeft.
finding-reservation-spent = In { $year } is { $amount } uitgegeven van een reservering waarvoor nog geen plan is.
finding-outside-table = Voor { $line } betaalt { $source } in { $years } een bedrag dat niet in de tabel staat. Het is niet nul.
finding-pro-memorie = Voor { $line } is in { $years } nog geen bedrag bekend (PM). Het is niet nul.
finding-statement-differs = Het stuk zegt: { $says }. De regels komen op { $computed }, een verschil van { $difference }.
finding-statement-below = Het stuk zegt: { $says }. De regels komen op { $computed }, minder dan { $stated }.

line-state-idea = Idee
line-state-reservation = Reservering
line-state-proposed = Voorgesteld
line-state-adopted = Vastgesteld
line-state-amended = Gewijzigd na vaststelling
line-state-realised = Uitgegeven
line-state-settled = Afgesloten
line-lasting = Soort
line-firmness = Hoe zeker
line-decided = Besloten bij
line-evaluation = Evaluatie gepland in
line-evaluation-later = Evaluatie verschoven naar
line-conditional-from = Hangt daarvan af vanaf
line-concluded = Conclusie van de evaluatie op
line-prolonged = Gaat zonder evaluatie verder omdat
line-years = Bedragen per jaar
line-proposed = Voorgesteld
line-adopted = Vastgesteld
line-amended = Gewijzigd
line-realised = Uitgegeven
line-covered = Gedekt
line-cover = Een bron erbij
line-cover-button = Voeg bron toe
line-bron = Bron, met het onderdeel van de uitkering
line-bron-error = Kies een bron.
line-change = Gegevens van de regel
line-nummer = Nummer
line-nummer-error = Vul een nummer in, in hooguit 20 tekens.
line-soort = Soort
line-soort-error = Kies structureel of incidenteel.
line-soort-structural = Structureel
line-soort-incidental = Incidenteel
line-aard = Hoe zeker
line-aard-error = Kies hoe zeker de regel is.
line-aard-planned = In het plan
line-aard-decided = Al besloten
line-aard-reservation = Reservering
line-aard-conditional = Hangt af van een evaluatie
line-besloten-bij = Besloten bij
line-besloten-bij-hint = Alleen als het al besloten is, bijvoorbeeld: begroting 2023.
line-besloten-bij-error = Vul in waarbij dit is besloten.
line-evaluatie = Jaar van de evaluatie
line-evaluatie-hint = Alleen als het van een evaluatie afhangt.
line-evaluatie-error = Vul het jaar van de evaluatie in.
line-vanaf = Hangt daarvan af vanaf
line-vanaf-error = Vul in vanaf welk jaar het van de evaluatie afhangt.
line-taakveld = Taakveld
line-taakveld-error = Vul het taakveld in als 6.1.
line-toelichting = Toelichting
line-toelichting-error = De toelichting is te lang.
line-vindplaats = Vindplaats
line-vindplaats-error = De vindplaats is te lang.
line-lift = De evaluatie heeft een conclusie
line-lift-button = Voorwaarde vervalt
line-conclusie = Datum van de conclusie
line-conclusie-error = Vul de datum van de conclusie in.
line-besluit = Besluit
line-besluit-error = Dit kan nu niet. Kies het besluit, en kijk of de regel nog op een evaluatie of een plan wacht.
line-realise = Wat het heeft gekost
line-realise-button = Bewaar
line-jaar = Jaar
line-jaar-error = Vul een jaar van het plan in.
line-bedrag = Bedrag
line-bedrag-error = Vul een bedrag in, zoals 12.500.
line-settle = Sluit de regel af

source-title = Bronnen van geld
source-lead = Uit deze bronnen wordt het plan betaald. Wat hier staat over plafond, jaren en onderdelen, bewaakt de controle.
source-new = Nieuwe bron
source-back = Terug zonder opslaan
source-naam = Naam
source-naam-error = Vul een naam in, in hooguit 120 tekens.
source-naam-taken-error = Er is al een bron met deze naam.
source-soort = Soort geld
source-soort-error = Kies een soort.
source-soort-own-structural = Eigen geld, elk jaar
source-soort-reserve = Reserve
source-soort-specific-grant = Specifieke uitkering
source-soort-national-programme = Landelijk programma
source-soort-shift = Uit een ander budget
source-soort-co-financing = Betaald door een ander
source-kind-own-structural = Eigen geld, elk jaar
source-kind-reserve = Reserve
source-kind-specific-grant = Specifieke uitkering
source-kind-national-programme = Landelijk programma
source-kind-shift = Uit een ander budget
source-kind-co-financing = Betaald door een ander
source-blijvend = Blijvend of tijdelijk
source-blijvend-error = Kies blijvend of tijdelijk.
source-blijvend-structural = Structureel
source-blijvend-incidental = Incidenteel
source-doel = Waarvoor
source-doel-error = Vul in waarvoor het geld is, in hooguit 400 tekens.
source-plafond = Plafond
source-plafond-hint = Het meeste dat eruit gehaald mag worden. Leeg als er geen plafond is.
source-plafond-error = Vul een bedrag in, zoals 2.000.000. Voor een plafond over de hele looptijd zijn ook beide jaren nodig.
source-duur = Het plafond geldt
source-duur-jaar = per jaar
source-duur-looptijd = voor alle jaren samen
source-zeker = Staat het plafond vast
source-zeker-ja = Ja
source-zeker-nee = Nee, dat is de vraag
source-a-year = per jaar
source-in-doubt = (onzeker)
source-years = Jaren
source-vanaf = Eerste jaar
source-vanaf-error = Vul een jaartal in.
source-tot = Laatste jaar
source-tot-error = Vul een jaartal in dat niet voor het eerste jaar ligt.
source-onderdelen = Onderdelen
source-onderdelen-hint = Een onderdeel op elke regel. Een plafond per jaar mag achter een dubbele punt: Valpreventie: 240.000.
source-onderdelen-error = Zet op elke regel een naam, met als het moet een dubbele punt en een bedrag.
source-vindplaats = Vindplaats
source-state = Hoe zeker
source-state-assumed = Aangenomen
source-state-applied-for = Aangevraagd
source-state-awarded = Toegekend
source-state-received = Ontvangen
source-state-accounted = Verantwoord
source-state-reclaimed = Teruggevorderd
source-step-apply = Het is aangevraagd
source-step-award = Het is toegekend
source-step-receive = Het is ontvangen
source-step-account = Het is verantwoord
source-step-reclaim = Het is teruggevorderd

money-ends = Wat stopt wanneer
money-ends-table = Wat stopt zonder dat er iets voor in de plaats komt
money-ends-after = Na
money-ends-nothing = Er stopt niets zonder dat er iets voor in de plaats komt.
money-timeline-caption = Van elke inzet de jaren waarin ervoor wordt betaald; rood stopt voor het laatste jaar. Een inzet kan ook voor een deel stoppen: dat staat in de tabel.
money-timeline-description = Wat stopt, staat als tabel onder de tekening.

money-ambitie = Ambitie
money-all-ambitions = Alle ambities
money-other-ambition = Een andere ambitie
money-of-ambition = U ziet alleen het geld voor deze ambitie:
money-track-number = Spoor { $number }
money-spoor = Spoor
money-all-tracks = Alle sporen
money-other-track = Een ander spoor
money-of-track = U ziet alleen het geld voor dit spoor:
money-of-no-track = U ziet alleen het geld waarvan het plan niet zegt voor welk spoor het is.
money-nothing-of-these = Hiervoor staat er geen geld in dit plan.
money-waiting = Wat van een evaluatie afhangt
money-waiting-from = Vanaf
money-waiting-amount = Bedrag in dat jaar
money-waiting-evaluation = Evaluatie
money-waiting-due = Wanneer
money-waiting-unknown = Niet in het register
money-flow = Van bron naar inzet in { $year }
money-flow-caption = Links wie betaalt, in het midden de ambitie, rechts wat ermee wordt gedaan. Hoe breder, hoe meer geld. Dezelfde bedragen staan in de tabel.
money-flow-nothing = In dit jaar staat er geen geld in het plan.
money-others = Al het andere
money-prepared-title = Iemand anders stelt dit plan vast
money-prepared-text = U hebt in deze versie geschreven. Daarom stelt een collega haar vast.
money-errors-left = Leg eerst uit wat hier niet klopt
money-explain = Leg uit
money-unexplained = { $count ->
    [one] Er is nog { $count } fout die niemand heeft uitgelegd.
   *[other] Er zijn nog { $count } fouten die niemand heeft uitgelegd.
}

line-none = Geen
line-unseen = Wat er nu staat
line-ambitie = Ambitie
line-ambitie-error = Kies een ambitie, of geen.
line-spoor = Spoor
line-spoor-error = Kies een spoor, of geen.
line-no-track = Niet genoemd
line-doel = Doel van de begroting
line-doel-error = Kies een doel, of geen.
line-besluit-register = Besluit in het register
line-besluit-register-hint = Alleen als het al besloten is.
line-besluit-register-error = Kies een besluit, of geen.
line-evaluatie-register = Evaluatie
line-evaluatie-register-hint = Alleen als het van een evaluatie afhangt.
line-evaluatie-register-error = Kies een evaluatie, of geen.
line-amend = Bedragen wijzigen bij besluit
line-amend-lead = De raad stelde deze regel vast. Andere bedragen vragen een besluit. Wat vastgesteld was, blijft ernaast staan.
line-amend-open = De dekking is niet gelijk aan de bedragen. Maak ze per jaar gelijk.
line-amend-waits = Een bedrag dat van een evaluatie afhangt, kan nog niet wijzigen.
line-prolong = Doorgaan zonder evaluatie
line-prolong-lead = Deze regel hangt af van een evaluatie zonder conclusie. Met een besluit en een reden kan hij toch doorgaan. De oude datum blijft in beeld.
line-reden = Reden
line-reden-error = Vul in waarom de regel doorgaat zonder evaluatie.
line-nieuw-jaar = Jaar waarin de evaluatie dan is
line-nieuw-jaar-error = Vul een jaartal in dat na het oude jaar ligt.


money-taken = Wat er is gebeurd
money-taken-by = Door: { $role }
line-step-concluded = De evaluatie heeft een conclusie
line-step-prolonged = Gaat verder zonder evaluatie
