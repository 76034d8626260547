# What visitors report, offers that look alike, and places.

desk-tabs = Work of the editors
desk-queue = To check
desk-reports = Reports
desk-duplicates = Duplicates
desk-places = Places

show-open-now = Open now: { $time }
report-link = Is something not right? Tell us
report-title = Is something not right?
report-lead = Thank you for telling us. The editor will look and ask the organisation.
report-about = What is not right?
report-about-error = Choose what is not right.
report-about-time = The day or the time
report-about-place = The place
report-about-price = The price
report-about-contact = The contact person or the telephone number
report-about-gone = It does not exist any more
report-about-other = Something else
report-words = What should it say?
report-words-hint = At most 600 characters. If it does not exist any more, this may stay empty. Do not write names or addresses of other people, or anything about your health.
report-words-error = Write in at most 600 characters what is not right.
report-later = Many reports just came from your network. Try again in { $seconds } seconds. Your text is still there.
report-privacy = We do not ask who you are. Your text is deleted 30 days after we looked at it. Would you like an answer? Then call the organisation.
report-send = Send
report-back = Back to the offer
report-done-title = Thank you
report-done-text = We received your report. The editor will look at it. The organisation can read it too.

reports-title = Reports by visitors
reports-count = { $count ->
    [one] There is 1 report
   *[other] There are { $count } reports
}
reports-empty-title = There are no reports
reports-empty-text = When a visitor says that something is not right, you read it here.
reports-changed-text = Somebody else just handled this report. Nothing was saved.
reports-said = Reported on { $date }: { $about }
reports-about-time = the day or the time is not right
reports-about-place = the place is not right
reports-about-price = the price is not right
reports-about-contact = the contact person or the telephone number is not right
reports-about-gone = it does not exist any more
reports-about-other = something else is not right
reports-called = The organisation was called
reports-step-call = I called
reports-step-change = It was changed
reports-step-reject = It was right
my-offers-reported = A visitor says that something is not right here
offer-reported = A visitor says that something is not right

duplicates-title = Duplicates
duplicates-count = { $count ->
    [one] 1 pair looks alike. See whether it is the same.
   *[other] { $count } pairs look alike. See whether they are the same.
}
duplicates-empty-title = Nothing seems to be there twice
duplicates-empty-text = No two things on the map look very much alike.
duplicates-column-one = This offer
duplicates-column-other = Looks like
duplicates-column-signs = Why?
duplicates-column-reason = Why are they two?
duplicates-column-when = Looked at on
duplicates-former = Looked at before: these are two
duplicates-sign-same-title = Same title
duplicates-sign-similar-title = Similar title
duplicates-sign-similar-text = Similar text
duplicates-sign-same-place-and-time = Same place and time
duplicates-sign-same-place = Same place
duplicates-sign-same-phone = Same telephone number
duplicates-sign-same-organisation = Same organisation

merge-title = Is this the same?
merge-same = These two say exactly the same.
merge-compare = Where the two differ
merge-see = See “{ $title }”
merge-two = No, they are two
merge-two-text = Then this pair leaves the list.
merge-reason = Why are they two?
merge-reason-hint = For example: one group is for beginners.
merge-reason-error = Write down why they are two, so that a colleague need not find out again.
merge-dismiss = They are two
merge-one = Yes, make them one
merge-one-text = Choose what stays. The other offer leaves the map, and its address leads to this offer from now on. You can restore it later.
merge-stays = Which offer stays?
merge-whereabouts = Which places and times stay?
merge-whereabouts-of = Those of “{ $title }”
merge-whereabouts-both = Those of both
merge-merge = Merge

places-title = Places
places-new = New place
places-empty-title = There are no places yet
places-empty-text = Add a place, so that organisations can choose it.
places-zoek = Find a place
places-zoek-hint = A part of the name, the street, the postcode or the neighbourhood.
places-count = { $count ->
    [one] 1 place
   *[other] { $count } places
}
places-none-title = No place found
places-none-text = Search with another word, or a part of a word.
places-all = Show all places
places-column-address = Address
places-column-used = Offers
place-name = Name
place-name-hint = What people call the place.
place-name-error = Fill in a name of at most 120 characters.
place-street = Street and number
place-street-error = This is too long. Fill in at most 120 characters.
place-postcode = Postcode
place-postcode-error = This is not a postcode. A good postcode is: 8011 PK.
place-town = Town
place-town-error = Fill in a town of at most 80 characters.
place-neighbourhood = Neighbourhood
place-neighbourhood-hint = Leave this empty when you fill in the postcode. We find the neighbourhood by it.
place-neighbourhood-by-postcode = Find it by the postcode
place-neighbourhood-error = Choose the neighbourhood. We found none by this postcode.
place-access = What is there at this place?
place-latitude = Latitude
place-latitude-hint = For example 52.5125. If you do not know it, leave it empty.
place-latitude-error = Fill in both numbers, such as 52.5125 and 6.0944, or leave both empty.
place-longitude = Longitude
place-longitude-hint = For example 6.0944.
place-used-by = Offers at this place
place-conflict-text = While you were busy, somebody else changed this place. Your text is not saved yet, but not gone either.

log-kind-offer_report = Report
log-kind-offer_pair = Two offers
log-action-report-offer = Reported that something is not right
log-action-handle-report = Handled a report
log-action-merge-offers = Merged offers, or noted that they are two
log-action-keep-places = Added or changed a place
log-detail-about = about
log-detail-offer = offer
log-detail-took-in = took in
log-detail-went-into = went into
log-detail-one = the one
log-detail-other = the other
log-about-time = time
log-about-place = place
log-about-price = price
log-about-contact = contact
log-about-gone = does not exist any more
log-about-other = other
