# What keeps the social map right: confirming, expiring, provenance and plain language.

upkeep-due-title = Is this still right?
upkeep-due-text = Please read it over. If it is right, say so. Then people know that they can count on you.
upkeep-confirm = Yes, still right
upkeep-confirm-ticked = Everything ticked is still right
upkeep-change = Read or change
upkeep-look = Look it over
upkeep-nothing-ticked = Tick what is still right, or press the button behind it.
upkeep-line = Last confirmed on { $since }. Without your yes it leaves the map on { $hidden }.
upkeep-line-closed = Closed for a while. Last confirmed on { $since }.
upkeep-line-expired = Expired: since { $since } nobody said that it is right. It is no longer on the map.
upkeep-confirmed = { $count ->
    [0] Nothing was confirmed.
    [one] Thank you. You said that 1 activity is still right.
   *[other] Thank you. You said that { $count } activities are still right.
}
upkeep-skipped = { $count ->
    [one] One activity was changed just now. Please look at it again.
   *[other] { $count } activities were changed just now. Please look at them again.
}
upkeep-home = { $count ->
    [one] Please tell us whether 1 of your activities is still right.
   *[other] Please tell us whether { $count } of your activities are still right.
}
upkeep-home-link = Look it over

upkeep-counts = To ask about: { $due }. To check: { $overdue }. Expired: { $expired }.
desk-calls = Calls
upkeep-calls-link = Whom can you call?
upkeep-calls-title = Is this still right? Call and ask
upkeep-calls-text = Who was silent longest comes first. When somebody says on the telephone that all is right, press the button.
upkeep-calls-empty-title = Everything was confirmed not long ago
upkeep-calls-empty-text = There is nobody to call now.
upkeep-phone = Telephone of the organisation:
upkeep-ask-for = Ask for { $name }:
upkeep-stage-due = To ask about
upkeep-stage-overdue = To check
upkeep-stage-expired = Expired
upkeep-skipped-one = Somebody changed this just now. Nothing was confirmed.

upkeep-republish = It is right: back on the map
upkeep-undo-take-back = Undo: take it off the map
upkeep-undo-publish = Undo: put it back on the map
upkeep-undo-restore = Undo: make it a draft again
upkeep-done-confirmed = Thank you. “{ $title }” is still right.
upkeep-done-archived = “{ $title }” was taken off the map. Nobody sees it now. You can put it back.
upkeep-done-put-away = “{ $title }” was put away. You can get it back.
upkeep-done-published = “{ $title }” is on the map.
upkeep-done-accepted = The change of “{ $title }” is on the map.
upkeep-done-sent-back = “{ $title }” was given back. Its writer reads why.
upkeep-done-taken-back = “{ $title }” is no longer on the map. It waits for you again.
upkeep-expired-why = This has expired. It was last confirmed on { $confirmed }; after that nobody said that it is right. That is why it has been hidden since { $hidden }.

upkeep-said = Said by { $who } on { $date }
upkeep-unsaid = Not confirmed by anybody yet
upkeep-from = { $said }; from { $source }
upkeep-who-map-editor = the editor
upkeep-who-visitor = a visitor
upkeep-who-public = a visitor
upkeep-who-partner-worker = the organisation
upkeep-who-partner-coordinator = the organisation
upkeep-source-demonstration = the example

plain-title = Can it be easier to read?
plain-text = These questions have a hint. You decide what to do with it.
plain-review = Hints for the writer. They hold nothing back.
plain-long-sentence = “{ $text }” has { $words } words. With at most { $most } everybody reads it with ease.
plain-long-word = “{ $text }” is a long word. Can it be shorter, or two words?
plain-formal = “{ $text }” is hard for many people. Easier is: { $instead }.
plain-abbreviation-known = “{ $text }” is an abbreviation. Better write: { $instead }.
plain-abbreviation = “{ $text }” is an abbreviation. Better write the whole word.
plain-passive = “{ $text }” Better say who does it: “wij helpen u”, and not “u wordt geholpen”.
plain-capitals = “{ $text }” is in capitals. Small letters are easier to read.

contents-label = On this page
offer-audience = Whom do you have in mind?
offer-audience-hint = You may choose more than one. Is everybody welcome? Then choose Everyone.
offer-audience-unknown-error = Choose only what is on the list.
offer-themes-unknown-error = We do not know this topic. Choose only what is on the list.
offer-service_area-unknown-error = We do not know this ward. Choose only what is on the list.
offer-days-unknown-error = We do not know this day. Choose only what is on the list.
offer-languages-unknown-error = Write each language as a short code of two or three letters, such as nl, en.
offer-fact-error = Choose yes, no or nothing.
offer-place-gone = This place is no longer there. Choose another.
map-audience-everyone = Everyone
map-audience-children = Children
map-audience-young = Young people
map-audience-older = Older people
map-audience-men = Men
map-audience-women = Women
map-audience-parents = Parents
map-audience-carers = Carers
map-audience-newcomers = New in the Netherlands
map-audience-lgbti = LGBTI

log-step-take-back = taken back
log-fields-audience = audience
