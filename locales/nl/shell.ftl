# Texts of the ground floor: errors, statements.

error-to-search = Zoek activiteiten en hulp
error-not-found-title = Deze pagina is er niet
error-not-found-text = Misschien is de pagina verplaatst, of klopt het adres niet. Met zoeken komt u vast verder.
error-unreadable-title = Dit konden we niet lezen
error-unreadable-text = Uw gegevens kwamen niet goed aan. Er is niets opgeslagen. Ga terug en probeer het nog een keer.
error-from-elsewhere-title = Dit kwam van een andere website
error-from-elsewhere-text = Voor uw veiligheid doen we niets met een formulier dat van een andere website komt. Er is niets opgeslagen. Open de pagina hier en probeer het opnieuw.
error-second-factor-title = Eerst een tweede stap
error-second-factor-text = Voor deze pagina is een tweede stap bij het inloggen nodig.
error-sign-in-again-title = Log nog een keer in
error-sign-in-again-text = U bent al een tijd geleden ingelogd. Log voor deze stap nog een keer in.
error-reason-title = Schrijf eerst op waarom
error-reason-text = Voor deze stap is een reden nodig. Ga terug en vul de reden in.
error-stale-title = Iemand anders was u voor
error-stale-text = Terwijl u bezig was, heeft iemand anders dit veranderd. Uw versie is niet opgeslagen. Ga terug, bekijk de nieuwe versie en probeer het opnieuw.
error-already-done-title = Dit is al gedaan
error-already-done-text = We kregen dit twee keer. De eerste keer is het gelukt. U hoeft niets meer te doen.
error-too-many-title = Even wachten
error-too-many-text = U hebt het te vaak achter elkaar geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.
error-full-title = Opslaan lukt nu niet
error-full-text = De computer waarop dit programma draait is vol. Er is niets opgeslagen. We weten ervan. Probeer het later opnieuw.
error-unavailable-title = Het lukt even niet
error-unavailable-text = Het programma is druk of wordt hersteld. Er is niets opgeslagen. Probeer het over een paar minuten opnieuw.
error-internal-title = Er ging iets mis bij ons
error-internal-text = Dat ligt niet aan u. Er is niets opgeslagen. We zoeken uit wat er gebeurde. Probeer het later opnieuw.

accessibility-title = Toegankelijkheid
accessibility-lead = Iedereen moet deze website kunnen gebruiken. Ook met een toetsenbord, met een schermlezer of met grote letters.
accessibility-status-heading = Hoe ver zijn we?
accessibility-status = We volgen de regels van WCAG 2.2, niveau AA. Elke pagina wordt bij elke verandering automatisch getest. Een volledig onderzoek door een onafhankelijk bureau is er nog niet. Daarom geven we onszelf nog geen status A.
accessibility-how-heading = Wat hebben we gedaan?
accessibility-how = Alles werkt zonder muis en zonder JavaScript. Elke kaart heeft ook een lijst. De teksten zijn kort en eenvoudig. U kunt de letters groter maken zonder dat er iets verdwijnt.
accessibility-report-heading = Lukt er iets niet?
accessibility-report = Laat het ons weten. Bel de gemeente op 14 038 of schrijf naar de gemeente. We lossen het op, of we helpen u op een andere manier.

about-title = Over Samenkracht
about-what = Op deze website vindt u activiteiten, ontmoetingsplekken en hulp bij u in de buurt. Van samen eten tot wandelen, van taalles tot hulp met formulieren.
about-who = De gemeente { $municipality } beheert deze website. Organisaties en bewoners zetten zelf hun aanbod erop. Een redacteur van de gemeente kijkt het na.
about-open = Het programma is open software (EUPL). Iedere gemeente mag het gebruiken, bekijken en verbeteren.
about-demonstration = Let op: dit is een demonstratie. Namen van mensen, telefoonnummers en een deel van het aanbod zijn verzonnen.

privacy-title = Privacy
privacy-search = U kunt zoeken zonder te zeggen wie u bent. We bewaren niet wat u zoekt en we volgen u niet.
privacy-searched = Eén ding tellen we. Zoeken bezoekers in één maand vijf keer hetzelfde en vinden ze niets? Dan bewaren we die zoekvraag een jaar lang, met het aantal. We weten niet wie zocht. Vragen met cijfers, lange vragen en vragen om hulp bij nood tellen we nooit.
privacy-reports = Zegt u dat iets niet klopt? Dan bewaren we over welk aanbod het gaat, wat er niet klopt, uw tekst en het moment. We vragen niet wie u bent. De redactie van de gemeente leest uw tekst, en de organisatie van wie het aanbod is ook. Schrijf dus geen namen of nummers op.
privacy-reports-kept = Uw tekst verdwijnt 30 dagen nadat de redactie klaar is met uw melding. Dat er een melding was, blijft staan, zonder uw tekst. Eén dag lang bewaren we ook een code die bij uw netwerk hoort, zodat niemand heel veel meldingen tegelijk stuurt. Uw internetadres zelf bewaren we niet.
privacy-cookies = We gebruiken één cookie om uw taal te onthouden. Bewaart u activiteiten, dan onthoudt een tweede cookie welke dat zijn. Daar staat niets in over wie u bent, en de cookie verdwijnt als u de browser sluit of de lijst leegmaakt. Wie inlogt, krijgt nog een cookie. Die verdwijnt als u uitlogt. Er zijn geen cookies van anderen.
privacy-account = Wie voor een organisatie of voor de gemeente werkt, heeft een account. Wat iemand met een account verandert, leggen we vast.
privacy-questions = Hebt u vragen? Bel de gemeente { $municipality } op 14 038 en vraag naar de privacyfunctionaris.

open-data-title = Open data
open-data-what = Alles wat op deze website over activiteiten en hulp staat, mag u gebruiken in uw eigen website of app.
open-data-form = De gegevens staan klaar in de internationale standaard HSDS 3.0 (Human Services Data Specification), als JSON: activiteiten, organisaties en plekken. U hebt geen sleutel nodig.
open-data-search = Wilt u zoeken zoals op deze website? Dat kan ook. Zoek hier naar wat u wilt en kijk in de adresbalk. Zet dan /api/v1/offers in de plaats van /aanbod.
open-data-changes = Wilt u weten wat er veranderde? Vraag alleen op wat sinds een dag nieuw of anders is. Elke activiteit zegt ook wanneer iemand haar voor het laatst heeft nagekeken.
open-data-files = Wilt u alles in één keer? Haal dan een bestand op: voor een rekenblad (Excel of CSV) of voor een ander programma (HSDS).
open-data-free = Noem de gemeente { $municipality } als bron, en haal de gegevens regelmatig opnieuw op: activiteiten veranderen.
open-data-file-xlsx = Al het aanbod als Excel-bestand
open-data-file-csv = Al het aanbod als CSV-bestand
open-data-file-json = Al het aanbod als HSDS 3.0 (JSON)
open-data-file-zip = Al het aanbod als HSDS 3.0 (tabellen, ZIP)
open-data-link = Naar de gegevens
open-data-link-hsds = Beschrijving van de gegevens (OpenAPI, Engels)
open-data-link-search = Beschrijving van het zoeken (OpenAPI, Engels)
