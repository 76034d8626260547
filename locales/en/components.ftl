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
works-elsewhere = Other organisation
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

desk-change-title = Change { $name }
desk-save = Save
desk-cancel = Cancel
desk-conflict-title = Somebody else was first
desk-conflict-text = While you were at it, somebody else changed this. Your text is not saved yet, and not lost either.
desk-conflict-same = What you filled in equals what stands here now.
desk-conflict-table = Where the two versions differ
desk-conflict-theirs = What stands here now
desk-conflict-own = What you filled in
desk-conflict-go-on = Go on
desk-conflict-how = Below is what you filled in. Take over what you want to keep of the new version, then save.
desk-conflict-save = Save my version
desk-conflict-start-over = Begin with the new version
desk-too-late = While you were busy, somebody else took a step here. Your step is not possible any more. Nothing was saved.
desk-too-late-back = See how it stands now
