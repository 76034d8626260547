# Keeping offers without an account, and the card to take home.

keep-keep = Keep
keep-kept = Kept
keep-take-away = Take it off your list
keep-line = { $count ->
    [one] You have kept 1 activity.
   *[other] You have kept { $count } activities.
}
keep-line-full = Your list is full: you have kept { $count } activities.
keep-line-link = See your list

kept-title = Your list
kept-lead = This is what you kept. You can print the list, share it or put it in your calendar.
kept-empty-title = You have not kept anything yet
kept-empty-text = Do you see something you like? Press ‘Keep’. That way you make a list to take along.
kept-empty-link = Find activities and help
kept-shared-title = A list of activities and help
kept-shared-text = Somebody shared this list with you, or you saved its address. Do you want to change it? Add it to your own list first.
kept-take-over = Add to my list
kept-gone = No longer on the map
kept-gone-text = This activity has stopped or is away for a while. That is all we can say.
kept-gone-count = { $count ->
    [one] 1 activity is no longer on the map.
   *[other] { $count } activities are no longer on the map.
}
kept-merged = This activity was on the map twice. We made one of it.
kept-sooner = Sooner
kept-later = Later
kept-away = Take away
kept-clear = Clear the list
kept-take-along = Take it along
kept-card = Make a card
kept-calendar = Put all dates in your calendar
kept-share = Share this list
kept-share-text = Whoever has this address sees this list. Your name is not in it.
kept-where = Your list is only in your own browser. When you close the browser, the list is gone. So keep the address.
kept-back = Back to the list

card-title = My list
card-made = Made on { $date }. Call first when you go later: times may change.
card-how = This is your card. Print it on plain paper, large (A4) or small (A5).
card-note = Please note
card-when = When
card-where = Where
card-cost = Cost
card-call = Call
card-notes = Notes
card-code = The camera of your phone opens this list.

share-address = Address of this page
share-copy = Copy the address
share-copied = Copied
share-share = Share
share-print = Print
share-mail = Send by e-mail
share-mail-text =
    { $title }

    { $address }
