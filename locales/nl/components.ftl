# Texts of the frame and of the components every page uses.

skip-to-content = Ga naar de inhoud
navigation-label = Hoofdmenu
navigation-desk = Redactie en partners
breadcrumbs-label = Kruimelpad
footer-label = Over deze website
footer-about = Over Samenkracht
footer-accessibility = Toegankelijkheid
footer-privacy = Privacy
footer-open-data = Open data
footer-line = Samenkracht is open software. Iedere gemeente mag het gebruiken.

sign-in = Inloggen
works-elsewhere = Andere organisatie
sign-out = Uitloggen
signed-in-as = U bent ingelogd als
other-language-code = en
other-language-name = English

error-summary-title = Er gaat nog iets niet goed
field-error = Fout:
field-optional = (niet verplicht)

search-button = Zoeken
facets-title = Filters
facets-apply = Toon resultaten
facets-chosen = Gekozen filters
facets-remove = Haal weg:
facet-chosen = gekozen
facet-more = Toon meer
facet-results = resultaten

pager-label = Bladeren
pager-page = Pagina
pager-of = van
pager-previous = Vorige
pager-next = Volgende

sort-ascending = sorteer oplopend
sort-descending = sorteer aflopend
table-export = Neem deze lijst mee als

compare-question = Vraag
source-note = Bron:

desk-change-title = { $name } wijzigen
desk-save = Opslaan
desk-cancel = Annuleren
desk-conflict-title = Iemand anders was u voor
desk-conflict-text = Terwijl u bezig was, heeft iemand anders dit gewijzigd. Uw tekst is nog niet opgeslagen, maar ook niet weg.
desk-conflict-same = Wat u invulde, is gelijk aan wat er nu staat.
desk-conflict-table = Hier verschillen de twee versies
desk-conflict-theirs = Dit staat er nu
desk-conflict-own = Dit vulde u in
desk-conflict-go-on = Ga verder
desk-conflict-how = Hieronder staat wat u invulde. Neem over wat u van de nieuwe versie wilt houden en sla daarna op.
desk-conflict-save = Mijn versie opslaan
desk-conflict-start-over = Begin met de nieuwe versie
desk-too-late = Terwijl u bezig was, heeft iemand anders hier al een stap gezet. Uw stap kan nu niet meer. Er is niets opgeslagen.
desk-too-late-back = Bekijk hoe het er nu voor staat
