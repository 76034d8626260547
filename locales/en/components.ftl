# Texts of the frame and of the components every page uses.

skip-to-content = Skip to the content
navigation-label = Main menu
navigation-desk = Editing and partners
breadcrumbs-label = Breadcrumbs
footer-label = About this website
footer-about = About Samenkracht
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-open-data = Open data
footer-line = Samenkracht is open software. Every municipality may use it.

sign-in = Sign in
sign-out = Sign out
signed-in-as = You are signed in as
other-language-code = nl
other-language-name = Nederlands

error-summary-title = Something is not right yet
field-error = Error:
field-optional = (optional)

search-button = Search
facets-title = Filters
facets-apply = Show results
facets-chosen = Filters in use
facets-remove = Remove:
facet-chosen = chosen
facet-more = Show more
facet-results = results

pager-label = Pages
pager-page = Page
pager-of = of
pager-previous = Previous
pager-next = Next

sort-ascending = sort ascending
sort-descending = sort descending
table-export = Take this list with you as

compare-question = Question
source-note = Source:
