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
