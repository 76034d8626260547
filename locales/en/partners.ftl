# Organisations and who speaks with them.

partners-navigation = Organisations
partners-title = Organisations
partners-lead = Who does something in town, and who is their contact at the municipality.
partners-search = Search by name
partners-count = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
partners-new = New organisation
partners-change = Change details
partners-change-title = Change { $name }
partners-save = Save
partners-cancel = Cancel
partners-invented = Invented for the demonstration
partners-empty-title = No organisation found
partners-empty-text = Try a part of the name. We also find former names.
partners-empty-back = Show all organisations
partners-column-name = Name
partners-column-kind = Kind
partners-column-manager = Account manager
partners-column-changed = Last changed

partners-conflict-title = Somebody else was first
partners-conflict-text = While you were busy, somebody else changed these details. Your text was not saved yet, but it is not lost either.
partners-conflict-same = What you filled in is the same as what is there now.
partners-conflict-table = Where the two versions differ
partners-conflict-field = Question
partners-conflict-theirs = What is there now
partners-conflict-own = What you filled in
partners-conflict-go-on = Go on
partners-conflict-how = Below is what you filled in. Take over what you want to keep of the new version and save after that.
partners-conflict-save = Save my version
partners-conflict-start-over = Start from the new version

organisation-name = Name
organisation-name-error = Fill in the name, in at most 120 characters.
organisation-former_names = Former names
organisation-former_names-hint = One name on each line. People then find the organisation by its old name too.
organisation-kind = Kind of organisation
organisation-kind-error = Choose a kind.
organisation-kind-welfare = Social work
organisation-kind-volunteer = Volunteers
organisation-kind-resident_initiative = Residents' initiative
organisation-kind-care = Care
organisation-kind-sport = Sports
organisation-kind-culture = Culture
organisation-kind-faith = Faith and philosophy of life
organisation-kind-housing = Housing
organisation-kind-municipal = Municipality
organisation-kind-education = Education
organisation-kind-fund = Fund
organisation-kind-company = Company
organisation-kvk = Chamber of Commerce number
organisation-kvk-hint = Eight digits.
organisation-kvk-error = A Chamber of Commerce number has eight digits. Please check it.
organisation-kvk-taken = Another organisation has this Chamber of Commerce number.
organisation-website = Website
organisation-website-error = This is not the address of a website. A good one is: https://voorbeeld.nl
organisation-phone = Telephone number
organisation-phone-error = The telephone number is too long.
organisation-email = E-mail address
organisation-email-error = This is not an e-mail address. A good one is: naam@voorbeeld.nl
organisation-languages = Languages
organisation-languages-hint = The languages people speak there, as short codes with commas between them. For example: nl, en, ar.
organisation-languages-error = Fill in at least one language, as a code of two or three letters.
organisation-about = About the organisation
organisation-about-hint = One or two short sentences.
organisation-about-error = Say in at most 600 characters what the organisation does.
organisation-account_manager = Account manager at the municipality
organisation-account_manager-error = The name is too long. Fill in at most 80 characters.
partners-staff = Staff
organisation-former_names-error = Fill in at most twenty former names, each of at most 120 characters.
