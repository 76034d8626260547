# Texts of the search for residents: home page, list, one offer, and how dates, hours and facts are said.

map-and = and
map-today = today
map-tomorrow = tomorrow
map-day-mon = Monday
map-day-tue = Tuesday
map-day-wed = Wednesday
map-day-thu = Thursday
map-day-fri = Friday
map-day-sat = Saturday
map-day-sun = Sunday
map-month-1 = January
map-month-2 = February
map-month-3 = March
map-month-4 = April
map-month-5 = May
map-month-6 = June
map-month-7 = July
map-month-8 = August
map-month-9 = September
map-month-10 = October
map-month-11 = November
map-month-12 = December
map-nth-1 = first
map-nth-2 = second
map-nth-3 = third
map-nth-4 = fourth
map-nth--1 = last

map-end-of-day = midnight
map-hours = from { $from } to { $until }
map-hours-overnight = from { $from } to { $until } the next day
map-hours-round = day and night
map-hours-short = { $from } – { $until }
map-hours-unknown = The times are not known yet
map-every-day = Every day
map-every-workday = Every workday
map-weekly = Every { $days }
map-fortnightly = Every other week on { $days }
map-every-weeks = Once in { $n } weeks on { $days }
map-monthly = Every { $nth } { $day } of the month
map-every-months = Once in { $n } months on the { $nth } { $day }
map-once = On { $date }
map-on-appointment = By appointment
map-from-date = From { $date }
map-until-date = Until and including { $date }
map-not-on = Not on { $dates }
map-from-to = { $from } to { $to }
map-pause = Does not take place from { $days }
map-holidays-as_usual = Also on public holidays
map-holidays-closed = Not on public holidays
map-holidays-unknown = Please call to ask whether it takes place on { $date } ({ $holiday })
map-holiday-new-years-day = New Year's Day
map-holiday-good-friday = Good Friday
map-holiday-easter-sunday = Easter Sunday
map-holiday-easter-monday = Easter Monday
map-holiday-kings-day = King's Day
map-holiday-liberation-day = Liberation Day
map-holiday-ascension-day = Ascension Day
map-holiday-whit-sunday = Whit Sunday
map-holiday-whit-monday = Whit Monday
map-holiday-christmas-day = Christmas Day
map-holiday-second-day-of-christmas = Second day of Christmas
map-more-times = and at more times

map-charge-free = Free
map-charge-voluntary = You give what you like
map-charge-per_time = each time
map-charge-per_month = a month
map-charge-per_year = a year
map-ages = From { $from } to { $to } years old
map-ages-from = { $from } years and older
map-ages-to = Up to { $to } years old
map-language-nl = Dutch
map-language-en = English
map-language-ar = Arabic
map-language-dse = Dutch Sign Language
map-language-pl = Polish
map-language-ti = Tigrinya
map-language-tr = Turkish
map-language-uk = Ukrainian
map-language-de = German
map-language-fr = French
map-language-es = Spanish
map-language-fa = Farsi
map-language-so = Somali
map-full = Full at the moment
map-full-waiting = Full at the moment, { $waiting ->
    [one] 1 person is waiting
   *[other] { $waiting } people are waiting
}
map-free-places = { $free ->
    [one] 1 place free
   *[other] { $free } places free
}
map-noise-quiet = It is quiet. There is little noise.
map-noise-some = People talk and there is music at times.
map-noise-loud = There is a lot of noise.
map-light-soft = The light is soft.
map-light-daylight = There is daylight.
map-light-bright = There is bright light.
map-crowd-small = There are few people.
map-crowd-medium = There are ten to twenty people.
map-crowd-large = There are many people.
map-quiet-room-yes = There is a quiet room where you can be by yourself for a while.
map-quiet-room-no = There is no separate quiet room.
map-may-leave-yes = You may leave whenever you want.
map-may-leave-no = You stay until the end.
map-fixed-place-yes = You have the same place each time.
map-fixed-place-no = You do not have the same place each time.
map-informed-beforehand-yes = You hear beforehand how it will go.
map-informed-beforehand-no = You hear how it will go when you are there.
map-largest-group = The group is never larger than { $group } people.
map-observed = Seen on { $date }.
map-observed-by = Seen on { $date } by: { $by }.
map-support-none = Nobody in particular is there to help
map-support-volunteer = A volunteer helps you
map-support-trained_volunteer = A trained volunteer helps you
map-support-expert_by_experience = Somebody who went through it helps you
map-support-professional_near = A professional is near
map-support-professional_on_call = A professional can be called
map-access-step_free = No step at the door
map-access-lift = Lift
map-access-accessible_toilet = Toilet for people in a wheelchair
map-access-parking_disabled = Parking for disabled people
map-access-hearing_loop = Hearing loop
map-access-bus_stop_near = Bus stop near
map-access-bicycle_parking = Room for your bicycle
map-access-guide_dog = Guide dog welcome

map-theme-ontmoeten = Meeting people
map-theme-koken = Cooking and eating
map-theme-bewegen = Moving
map-theme-creatief = Making things
map-theme-muziek = Music
map-theme-natuur = Going outdoors
map-theme-klussen = Repairing and building
map-theme-taal-leren = Learning Dutch
map-theme-digitaal = Computer and telephone
map-theme-geld = Money and forms
map-theme-mantelzorg = Caring for somebody
map-theme-opgroeien = Children and growing up
map-theme-vrijwilligerswerk = Doing something for others
map-theme-praten = Somebody to talk to
map-theme-hulp-thuis = Help at home
map-daypart-ochtend = Weekday morning
map-daypart-middag = Weekday afternoon
map-daypart-avond = Weekday evening
map-daypart-weekend = Weekend
map-daypart-op-afspraak = By appointment
map-daypart-onbekend = Times not known yet
map-costband-gratis = Free or a gift
map-costband-tot-5-euro = Up to € 5 each time
map-costband-vanaf-5-euro = More than € 5 each time
map-costband-vast-bedrag = A fixed amount a month or year
map-costband-met-korting = With a reduction

map-place-online = Online or by telephone
map-place-at_home = At your home
map-place-secret = At a secret address
map-area-all = in all of { $municipality }
map-area-wards = in { $wards }

home-title = Find activities and help
home-question = What would you like to do?
home-lead = Find something nice, somebody to talk to, or help. Near you, in { $municipality }.
home-search = Type a word, or a whole sentence (in Dutch)
home-search-example = For example: samen koken
home-themes = Choose a subject
home-wards = Choose your ward
home-today = Still to do today
home-soon = To do soon
home-all = See everything
home-what = What do you find here?
home-what-1 = All that people in { $municipality } do for and with each other: eating together, walking, learning a language, help with forms.
home-what-2 = You need not say who you are. We do not keep what you search for.
home-what-3 = Do you not find it, or would you rather call? Call the municipality: 14 038.
home-now = { $date }, { $hours }

list-title = Activities and help
list-search = What are you looking for?
list-count = { $count ->
    [0] Nothing found
    [one] 1 result
   *[other] { $count } results
}
list-count-for = { $count ->
    [0] Nothing found for ‘{ $question }’
    [one] 1 result for ‘{ $question }’
   *[other] { $count } results for ‘{ $question }’
}
list-taken-for = We found nothing with ‘{ $written }’. We searched for ‘{ $meant }’.
facet-thema = Subject
facet-wanneer = When
facet-dagdeel = Part of the week
facet-wijk = Ward
facet-wijk-hint = What is online or comes to your home always stays.
facet-kosten = Cost
facet-omstandigheden = What it is like
facet-omstandigheden-hint = If you choose several, all of them hold.
facet-begeleiding = Who helps you
facet-leeftijd = Age
facet-interesse = What you like
facet-taal = Language
facet-plek = Room for you
facet-toegang = Easy to get to
facet-toegang-hint = If you choose several, it has all of them.
facet-wanneer-vandaag = Today
facet-wanneer-vanavond = Tonight
facet-wanneer-morgen = Tomorrow
facet-wanneer-dit-weekend = This weekend
facet-omstandigheden-rustig = Quiet, little noise
facet-omstandigheden-zacht-licht = Soft light
facet-omstandigheden-weinig-mensen = Few people
facet-omstandigheden-kleine-groep = Never more than 8 people
facet-omstandigheden-rustige-kamer = With a quiet room
facet-omstandigheden-weg-mogen = Leave when you like
facet-omstandigheden-vaste-plaats = The same place each time
facet-omstandigheden-vooraf-horen = Hear beforehand how it goes
facet-begeleiding-geen = Without regular support
facet-begeleiding-vrijwilliger = Volunteer
facet-begeleiding-getrainde-vrijwilliger = Trained volunteer
facet-begeleiding-ervaringsdeskundige = Somebody who went through it
facet-begeleiding-beroepskracht-dichtbij = Professional nearby
facet-begeleiding-beroepskracht-te-bellen = Professional you can call
facet-leeftijd-0-3 = 0 to 3 years
facet-leeftijd-4-12 = 4 to 12 years
facet-leeftijd-13-17 = 13 to 17 years
facet-leeftijd-18-26 = 18 to 26 years
facet-leeftijd-27-54 = 27 to 54 years
facet-leeftijd-55-66 = 55 to 66 years
facet-leeftijd-vanaf-67 = 67 years and older
facet-plek-vrij = A place is free now
facet-toegang-zonder-drempel = No step
facet-toegang-lift = Lift
facet-toegang-rolstoeltoilet = Wheelchair toilet
facet-toegang-gehandicaptenparkeerplaats = Disabled parking
facet-toegang-ringleiding = Hearing loop
facet-toegang-bushalte = Bus stop nearby
facet-toegang-fietsenstalling = Room for your bicycle
facet-toegang-hulphond = Guide dog welcome
list-unknown = { $count ->
    [one] Of 1 other we do not know whether this holds.
   *[other] Of { $count } others we do not know whether this holds.
}
list-unknown-show = Show those too
list-unknown-shown = Below also stands what we do not know everything of. It comes last.
list-order = Order
list-order-relevance = Best match first
list-order-date = Soonest first
list-next = Next time: { $date }
list-closed = Closed for a while
list-closed-until = Closed until { $date }
list-why = Found by: { $words }
list-fits = Fits: { $choices }
list-not-known = We do not know: { $choices }
list-unconfirmed = Nobody checked this for more than half a year. Please call before you go.
list-show = { $count ->
    [one] Show 1 result
   *[other] Show { $count } results
}
list-from = From which neighbourhood?
list-from-nowhere = Anywhere
list-from-chip = From { $neighbourhood }
list-postcode = Or type your postcode
list-postcode-unknown = We do not know this postcode. Please choose your neighbourhood above.
list-order-distance = Nearest first
list-nearest-first = What is near { $neighbourhood } comes first. What is online or comes to you stands after what is within 10 minutes by bicycle. The minutes are an estimate.
list-nearest-first-words = What has all your words comes first, and of that what is near { $neighbourhood }. What is online or comes to you stands after what is within 10 minutes by bicycle. The minutes are an estimate.
list-within-from-where = Choose a neighbourhood, so that we know what is near.
list-further = { $count ->
    [one] 1 more result is further away.
   *[other] { $count } more results are further away.
}
list-further-show = Show everything, nearest first
list-card-away = How far
list-away-walk = About { $foot ->
    [one] 1 minute
   *[other] { $foot } minutes
} on foot, { $bicycle } by bicycle
list-away-ride = About { $bicycle ->
    [one] 1 minute
   *[other] { $bicycle } minutes
} by bicycle, { $foot } on foot, { $bus } by bus
list-away-far = About { $bicycle } minutes by bicycle, { $bus } by bus
list-away-roughly = { $away } (we only know the neighbourhood)
list-away-home = Comes to you
list-away-secret = You hear where when you call
list-away-other-wards = Does not come to your ward
list-away-unknown = We do not know how far it is
facet-binnen = How far?
facet-binnen-hint = What is online or comes to you stays.
facet-binnen-alles = Anywhere, nearest first
facet-binnen-10-minuten-lopen = Within 10 minutes on foot
facet-binnen-10-minuten-fietsen = Within 10 minutes by bicycle
facet-binnen-20-minuten-fietsen = Within 20 minutes by bicycle
list-empty-less = Ask a little less
list-empty-without = { $count ->
    [one] Without ‘{ $what }’: 1 result
   *[other] Without ‘{ $what }’: { $count } results
}
home-where = From which neighbourhood?
home-where-any = The whole municipality
home-when = When?
home-when-any = Any time
list-empty-title = We found nothing here
list-empty-text = Try another word or remove a filter. You can also call: the municipality helps you search, on 14 038.
list-empty-all = See everything
list-empty-call = Call 14 038
list-empty-themes = Perhaps you are looking for one of these subjects
list-card-place = Where
list-card-when = When
list-card-cost = Cost
list-card-next = Next time
list-bad-filter = We did not know one of your filters. We left it out.

crisis-title = Do you need somebody now?
crisis-text = You are not alone. There are people who will listen to you now.
crisis-113 = Are you thinking of suicide? Call 0800-0113, free, day and night. You need not say your name.
crisis-113-link = Call 0800-0113
crisis-112 = Is there danger now? Call 112.
crisis-112-link = Call 112
crisis-gp = Call your GP as well. In the evening and at the weekend: the GP out-of-hours service (huisartsenpost).
crisis-safe-home = Does somebody hurt you, or are you afraid of somebody? Call Veilig Thuis, free: 0800-2000, day and night.
crisis-safe-home-link = Call 0800-2000
crisis-kept = We do not keep what you searched for.

show-back = Back to the results
show-closed = This is closed for a while
show-closed-text = We do not know yet when it starts again. Call before you go.
show-closed-until-text = It starts again on { $date }.
show-what = What is it?
show-for-whom = For whom?
show-when = When?
show-price = What does it cost?
show-how = How do you join?
show-where = Where?
show-next = The next times
show-next-none = No date is known. Call to ask.
show-reduction = Cheaper
show-ages = Age
show-languages = Languages
show-support = Support
show-access = Accessible
show-circumstances = What is it like there?
show-circumstances-none = Nobody has written down yet what it is like. Do call to ask.
show-places-left = Places
show-call = Call { $phone }
show-contact = Whom can you call?
show-phone = Telephone
show-mail = E-mail
show-organisation = Organisation
show-website = Website
show-neighbourhood = Neighbourhood
show-neighbourhood-in = { $neighbourhood }, ward { $ward }
show-secret = The address is secret, for safety. Call first. You will hear where you can come.
show-confirmed = Last checked on { $date }.
show-demonstration = This is a demonstration. People, telephone numbers and prices are invented.
show-themes = Subjects

finding-navigation = Search
