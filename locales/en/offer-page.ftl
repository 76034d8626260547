# One offer, the map, and what other programs take along.

show-interests = For people who like
show-share = Share and take along
show-calendar = Put the dates in your calendar
show-free-unknown = We do not know whether there is room. Please call.
show-free-of = { $places ->
    [one] There is room for 1 person.
   *[other] There is room for { $places } people.
}
show-free-counted = Counted on { $date }.
show-free-old = On { $date } { $free ->
    [0] it was full
    [one] 1 place was free
   *[other] { $free } places were free
}. That is long ago. Please call.
show-unobserved = Not known: { $facts }. Please call to ask.
show-unobserved-noise = how it sounds
show-unobserved-light = what the light is like
show-unobserved-crowd = how busy it is
show-unobserved-quiet-room = whether there is a quiet room
show-unobserved-may-leave = whether you may leave when you want
show-unobserved-fixed-place = whether you have a fixed seat
show-unobserved-informed-beforehand = whether you hear beforehand how it goes
show-unobserved-largest-group = how large the group is
show-access-unknown = We do not know how accessible this place is. Please call.
show-map-exact = This is where { $place } is.
show-map-around = { $place } is about here, in this neighbourhood.
show-map-sketch = This is a sketch, without streets.
show-map-description = A map of the neighbourhood with a sign on the place. The address stands beside it in words.
show-others = More from this organisation
show-alike = Similar to this

list-on-map = See this on the map

on-map-heading = Activities and help on the map
on-map-title = Map of { $municipality }
on-map-description = Each sign is a place and leads to what there is to do. Below the map the same places stand as a list.
on-map-caption = The number says how much there is to do at a place. Below the map the same places stand as a list.
on-map-legend-several = A circle with a rim: places close together. Choose the circle to look closer.
on-map-legend-around = A circle with a dotted line: the place is about there, in that neighbourhood.
on-map-count = { $offers ->
    [one] 1 activity
   *[other] { $offers } activities
} { $places ->
    [0] without a place
    [one] at 1 place
   *[other] at { $places } places
}
on-map-as-list = See this as a list
on-map-pin = { $place }: { $offers ->
    [one] 1 activity
   *[other] { $offers } activities
}
on-map-several = { $places } places close together, { $offers } activities: look closer
on-map-ways = Move the map
on-map-nearer = Closer
on-map-further = Further away
on-map-whole = Whole map
on-map-none = We cannot draw a map now. Below are the places as a list.
on-map-left-out = { $count ->
    [one] There is 1 more activity that does not fit on the map. Choose a subject or a ward.
   *[other] There are { $count } more activities that do not fit on the map. Choose a subject or a ward.
}
on-map-places = The places as a list
on-map-placeless = Without a place on the map
on-map-placeless-text = This is online, at your home or at a secret address.

feed-new = New and changed (Atom)
feed-title = New and changed
feed-calendar = Calendar of this list
feed-table = Activities and help
feed-column-title = Title
feed-column-organisation = Organisation
feed-column-what = What is it?
feed-column-for-whom = For whom?
feed-column-place = Place
feed-column-street = Street
feed-column-postcode = Postcode
feed-column-town = Town
feed-column-area = Ward
feed-column-when = When
feed-column-next = Next date
feed-column-cost = Cost
feed-column-contact = Contact
feed-column-address = Web address
