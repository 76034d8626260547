# Reach: what is close by, for whom, and what a new place changes.

reach-nav = Reach
reach-title = What is close by?
reach-show = Show
reach-voor = For whom?
reach-voor-iedereen = Everyone
reach-voor-0-3-jaar = 0 to 3 years
reach-voor-4-11-jaar = 4 to 11 years
reach-voor-12-17-jaar = 12 to 17 years
reach-voor-18-24-jaar = 18 to 24 years
reach-voor-25-64-jaar = 25 to 64 years
reach-voor-65-plus = 65 years and older
reach-voor-75-plus = 75 years and older
reach-whom-iedereen = people
reach-whom-0-3-jaar = children of 0 to 3 years
reach-whom-4-11-jaar = children of 4 to 11 years
reach-whom-12-17-jaar = young people of 12 to 17 years
reach-whom-18-24-jaar = young people of 18 to 24 years
reach-whom-25-64-jaar = people of 25 to 64 years
reach-whom-65-plus = people of 65 years and older
reach-whom-75-plus = people of 75 years and older
reach-wat = What?
reach-wat-all = Everything
reach-themes = Theme
reach-ambitions = Ambition of the municipality
reach-binnen = How far?
reach-binnen-10-minuten-lopen = a 10-minute walk
reach-binnen-10-minuten-fietsen = a 10-minute bicycle ride
reach-binnen-20-minuten-fietsen = a 20-minute bicycle ride
reach-place-any = place with something to do
reach-place-of = place with something under “{ $name }”
reach-unknown-title = We do not know part of your question
reach-unknown-text = We left that part out. Below you see what is chosen now.

reach-gap = For about { $people } of the { $all } { $whom } there is no { $place } within { $far }. They live in { $where }.
reach-no-gap = All { $all } { $whom } have at least one { $place } within { $far }.
reach-gap-anywhere = Within { $far } there is no { $place } in: { $where }. We do not know how many { $whom } live there.
reach-no-gap-anywhere = Every neighbourhood has at least one { $place } within { $far }.
reach-nothing = The map does not have a { $place } for { $whom } yet.
reach-little = There is little in { $count }: for each of the { $people } { $whom } there less than half of the average.
reach-best = One new place in { $name } would give most people something: { $people } { $whom } have nothing within { $far } of it now.
reach-best-try = Look at a new place in { $name }
reach-note = We measure from the middle of each neighbourhood. Each place counts as one: we do not know how many people can go there.
reach-people = { $people } people

reach-map-title = Places within { $far } ({ $group })
reach-map-description = Each area holds the number of places within reach. Each area is a link to the neighbourhood. The same numbers are in the table.
reach-map-caption = Number of places within { $far }. For whom: { $group }. What: { $subject }. { $about } { $sources }
reach-legend = Number of places: the darker, the fewer
reach-places = { $count ->
    [0] no place
    [one] 1 place
   *[other] { $count } places
  }
reach-one-more = 1 more
reach-sources = People: on 1 January { $year }, rounded to five. Source: { $source }. Places: the social map on { $day }.
reach-sources-places = Division: { $source }. Places: the social map on { $day }.

reach-levels = Where is little and where is much?
reach-level-nothing = Nothing within reach
reach-level-nothing-text = There is no { $place } within { $far } here.
reach-level-little = Little
reach-level-little-text = Each person has less than half of the average here: there are few places, or many people who share them.
reach-level-around = Around the average
reach-level-around-text = Here is between half and twice the average.
reach-level-much = Much
reach-level-much-text = Each person has at least twice the average here: there are many places, or few people who share them.
reach-by-ward = By ward
reach-ward-headline = { $with } of { $all } neighbourhoods with a place within reach
reach-large = { $name } (large neighbourhood)
reach-nearest = Nearest
reach-on-foot = { $minutes ->
    [one] 1 minute on foot
   *[other] { $minutes } minutes on foot
  }
reach-bicycle = { $minutes } minutes by bicycle
reach-nowhere = nowhere
reach-people-count = People
reach-places-count = Places
reach-offers-count = Activities
reach-share = Places per 1,000 people
reach-to-map = See the places themselves on the map

reach-new-heading = What would a new place change?
reach-nieuw = A new place in
reach-nieuw-none = Choose a neighbourhood
reach-postcode = Or a postcode
reach-postcode-hint = For example 8011 PK. We do not keep it.
reach-try = Try
reach-trial-heading = With a new place in { $name }
reach-trial-first = { $people } { $whom } have a { $place } within { $far } for the first time.
reach-trial-more = { $people } { $whom } have one more.
reach-trial-nobody = No { $whom } live within { $far } of it. Nothing changes for them.
reach-trial-anywhere = { $count } would have one more. We do not know how many { $whom } live there.
reach-gains-caption = Neighbourhoods that gain: now and then
reach-change = { $from } → { $to }
reach-back = Back to how it is now

reach-how = Method and sources
reach-how-line = what we measure, and what we do not
reach-how-places = A place counts when at least one activity fits your choice. There are { $places } now, with { $offers } activities. A place with many activities counts as one too. What is closed for a while counts.
reach-how-groups = An activity is for an age group when at least half of those years are welcome, and when it is not meant for another age only. What is only for women or carers, for example, counts.
reach-how-placeless = Activities without a place do not count: online, at people's homes, or at an address that we do not show. There are { $count }.
reach-how-roughly = Of { $count } of the places we know the neighbourhood only. We put these in the middle of it.
reach-how-distance = Everybody sets out from the middle of the neighbourhood. The way is { $detour } times the straight line. People walk 5 and cycle 15 kilometres an hour. So { $far } is a straight line of { $metres } metres.
reach-how-large = Does it say “large neighbourhood”? Then the neighbourhood is larger than this reach, and its middle says little about its edges.
reach-how-shared = Per 1,000 people: each place is divided over all { $whom } who can get there within { $far }. For each neighbourhood we add these parts (2SFCA, Luo and Wang 2003). Who can go to more places counts at each of them. The average is { $average }. Little is less than half of that, much at least twice.
reach-how-edge = Places and people outside { $municipality } do not count. At the edge of the municipality there may be more, or more crowd, than stands here.
reach-how-new = A new place counts as one and lies in the middle of the chosen neighbourhood. People keep going to the other places as they do now.

reach-code = Code
reach-metres = Reach in a straight line, in metres
reach-nearest-metres = Nearest place in a straight line, in metres
reach-level = How much
reach-is-large = Large neighbourhood
reach-places-after = Places with a new place
reach-share-after = Places per 1,000 people with a new place
reach-source = Period and source

neighbourhood-reach = { $count ->
    [0] Within a 10-minute walk of the middle of this neighbourhood there is no place with something to do.
    [one] Within a 10-minute walk of the middle of this neighbourhood there is 1 place with something to do.
   *[other] Within a 10-minute walk of the middle of this neighbourhood there are { $count } places with something to do.
  }
neighbourhood-reach-all = Within a 10-minute bicycle ride there is something for every theme.
neighbourhood-reach-missing = Within a 10-minute bicycle ride there is nothing yet under: { $names }.
neighbourhood-reach-none = Within a 10-minute bicycle ride there is nothing yet either.
neighbourhood-to-reach = See what is close by in all neighbourhoods
