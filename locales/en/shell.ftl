# Texts of the ground floor: errors, statements.

error-to-search = Find activities and help
error-not-found-title = This page does not exist
error-not-found-text = The page may have moved, or the address is wrong. Searching will get you further.
error-unreadable-title = We could not read this
error-unreadable-text = What you sent did not arrive in good order. Nothing was saved. Go back and try once more.
error-from-elsewhere-title = This came from another website
error-from-elsewhere-text = For your safety we ignore a form that comes from another website. Nothing was saved. Open the page here and try again.
error-second-factor-title = A second step first
error-second-factor-text = This page asks for a second step when you sign in.
error-sign-in-again-title = Please sign in again
error-sign-in-again-text = You signed in some time ago. Please sign in again for this step.
error-reason-title = Write down why first
error-reason-text = This step needs a reason. Go back and fill it in.
error-stale-title = Somebody else was first
error-stale-text = Somebody else changed this while you were busy. Your version was not saved. Go back, look at the new version and try again.
error-already-done-title = This was done already
error-already-done-text = We received this twice. It worked the first time. There is nothing more to do.
error-too-many-title = Please wait a moment
error-too-many-text = You tried too often in a row. Wait a few minutes and try again.
error-full-title = Saving is not possible now
error-full-text = The computer that runs this program is full. Nothing was saved. We know about it. Please try again later.
error-unavailable-title = This does not work right now
error-unavailable-text = The program is busy or being repaired. Nothing was saved. Please try again in a few minutes.
error-internal-title = Something went wrong on our side
error-internal-text = It is not your fault. Nothing was saved. We are finding out what happened. Please try again later.

accessibility-title = Accessibility
accessibility-lead = Everybody must be able to use this website. Also with a keyboard, with a screen reader or with large letters.
accessibility-status-heading = How far are we?
accessibility-status = We follow WCAG 2.2, level AA. Every page is tested automatically at every change. A full audit by an independent firm has not been done yet, so we do not claim status A.
accessibility-how-heading = What have we done?
accessibility-how = Everything works without a mouse and without JavaScript. Every map has a list as well. Texts are short and simple. You can enlarge the letters and nothing disappears.
accessibility-report-heading = Is something not working?
accessibility-report = Please tell us. Call the municipality on 14 038 or write to it. We mend it, or help you in another way.

about-title = About Samenkracht
about-what = This website shows activities, meeting places and help near you. From eating together to walking, from language lessons to help with forms.
about-who = The municipality of { $municipality } runs this website. Organisations and residents add what they offer. An editor of the municipality checks it.
about-open = The program is open software (EUPL). Every municipality may use, inspect and improve it.
about-demonstration = Please note: this is a demonstration. Names of people, telephone numbers and part of what is offered are invented.

privacy-title = Privacy
privacy-search = You can search without saying who you are. We do not keep what you search for and we do not follow you.
privacy-searched = One thing we count. When visitors search for the same thing five times in a month and find nothing, we keep that question for a year, with the number. We do not know who searched. Questions with digits, long questions and cries for help are never counted.
privacy-reports = Do you say that something is not right? Then we keep which activity it is about, what is not right, your text and the moment. We do not ask who you are. The editors of the municipality read your text, and so does the organisation of the activity. So do not write down names or numbers.
privacy-reports-kept = Your text goes 30 days after the editors are done with your report. That there was a report remains, without your text. For one day we also keep a code that belongs to your network, so that nobody sends very many reports at once. We do not keep your internet address itself.
privacy-cookies = We use one cookie to remember your language. When you keep activities, a second cookie remembers which ones. It says nothing about who you are, and it goes when you close the browser or clear the list. Whoever signs in gets one more. It goes when you sign out. There are no cookies of others.
privacy-account = People who work for an organisation or the municipality have an account. We record what somebody changes with an account.
privacy-questions = Do you have questions? Call the municipality of { $municipality } on 14 038 and ask for the privacy officer.

open-data-title = Open data
open-data-what = You may use everything this website says about activities and help in your own website or app.
open-data-form = The data are there as JSON in the international standard HSDS 3.0 (Human Services Data Specification): activities, organisations and places. You need no key.
open-data-search = Do you want to search as on this website? You can. Search here for what you want and look at the address. Then put /api/v1/offers in the place of /aanbod.
open-data-changes = Do you want to know what changed? Ask only for what is new or different since a day. Each activity also says when somebody last checked it.
open-data-files = Do you want everything at once? Then fetch a file: for a spreadsheet (Excel or CSV) or for another program (HSDS).
open-data-free = Name the municipality of { $municipality } as the source, and fetch the data anew regularly: activities change.
open-data-file-xlsx = All activities as an Excel file
open-data-file-csv = All activities as a CSV file
open-data-file-json = All activities as HSDS 3.0 (JSON)
open-data-file-zip = All activities as HSDS 3.0 (tables, ZIP)
open-data-link = To the data
open-data-link-hsds = Description of the data (OpenAPI)
open-data-link-search = Description of the search (OpenAPI)
