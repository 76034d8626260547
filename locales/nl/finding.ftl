# Texts of the search for residents: home page, list, one offer, and how dates, hours and facts are said.

map-and = en
map-today = vandaag
map-tomorrow = morgen
map-day-mon = maandag
map-day-tue = dinsdag
map-day-wed = woensdag
map-day-thu = donderdag
map-day-fri = vrijdag
map-day-sat = zaterdag
map-day-sun = zondag
map-month-1 = januari
map-month-2 = februari
map-month-3 = maart
map-month-4 = april
map-month-5 = mei
map-month-6 = juni
map-month-7 = juli
map-month-8 = augustus
map-month-9 = september
map-month-10 = oktober
map-month-11 = november
map-month-12 = december
map-nth-1 = eerste
map-nth-2 = tweede
map-nth-3 = derde
map-nth-4 = vierde
map-nth--1 = laatste

map-end-of-day = 24.00
map-hours = van { $from } tot { $until } uur
map-hours-overnight = van { $from } tot { $until } uur de volgende dag
map-hours-round = de hele dag en nacht
map-hours-short = { $from } – { $until } uur
map-hours-unknown = De tijden zijn nog niet bekend
map-every-day = Elke dag
map-every-workday = Elke werkdag
map-weekly = Elke { $days }
map-fortnightly = Om de week op { $days }
map-every-weeks = Eens in de { $n } weken op { $days }
map-monthly = Elke { $nth } { $day } van de maand
map-every-months = Eens in de { $n } maanden op de { $nth } { $day }
map-once = Op { $date }
map-on-appointment = Op afspraak
map-from-date = Vanaf { $date }
map-until-date = Tot en met { $date }
map-not-on = Niet op { $dates }
map-from-to = { $from } tot en met { $to }
map-pause = Gaat niet door van { $days }
map-holidays-as_usual = Ook op feestdagen
map-holidays-closed = Niet op feestdagen
map-holidays-unknown = Bel even of het doorgaat op { $date } ({ $holiday })
map-holiday-new-years-day = Nieuwjaarsdag
map-holiday-good-friday = Goede Vrijdag
map-holiday-easter-sunday = Eerste paasdag
map-holiday-easter-monday = Tweede paasdag
map-holiday-kings-day = Koningsdag
map-holiday-liberation-day = Bevrijdingsdag
map-holiday-ascension-day = Hemelvaartsdag
map-holiday-whit-sunday = Eerste pinksterdag
map-holiday-whit-monday = Tweede pinksterdag
map-holiday-christmas-day = Eerste kerstdag
map-holiday-second-day-of-christmas = Tweede kerstdag
map-more-times = en op meer tijden

map-charge-free = Gratis
map-charge-voluntary = U geeft wat u wilt
map-charge-per_time = per keer
map-charge-per_month = per maand
map-charge-per_year = per jaar
map-ages = Van { $from } tot en met { $to } jaar
map-ages-from = Vanaf { $from } jaar
map-ages-to = Tot en met { $to } jaar
map-language-nl = Nederlands
map-language-en = Engels
map-language-ar = Arabisch
map-language-dse = Nederlandse Gebarentaal
map-language-pl = Pools
map-language-ti = Tigrinya
map-language-tr = Turks
map-language-uk = Oekraïens
map-language-de = Duits
map-language-fr = Frans
map-language-es = Spaans
map-language-fa = Farsi
map-language-so = Somalisch
map-full = Nu vol
map-full-waiting = Nu vol, { $waiting ->
    [one] 1 mens wacht
   *[other] { $waiting } mensen wachten
}
map-free-places = { $free ->
    [one] Nog 1 plek vrij
   *[other] Nog { $free } plekken vrij
}
map-noise-quiet = Het is er rustig. Er is weinig geluid.
map-noise-some = Er wordt gepraat en er is soms muziek.
map-noise-loud = Er is veel geluid.
map-light-soft = Het licht is zacht.
map-light-daylight = Er is daglicht.
map-light-bright = Er is fel licht.
map-crowd-small = Er zijn weinig mensen.
map-crowd-medium = Er zijn tien tot twintig mensen.
map-crowd-large = Er zijn veel mensen.
map-quiet-room-yes = Er is een rustige kamer waar u even alleen kunt zijn.
map-quiet-room-no = Er is geen aparte rustige kamer.
map-may-leave-yes = U mag weg wanneer u wilt.
map-may-leave-no = U blijft tot het einde.
map-fixed-place-yes = U heeft steeds dezelfde plaats.
map-fixed-place-no = U zit niet steeds op dezelfde plaats.
map-informed-beforehand-yes = U hoort vooraf hoe het gaat.
map-informed-beforehand-no = U hoort pas ter plekke hoe het gaat.
map-largest-group = De groep is nooit groter dan { $group } mensen.
map-observed = Gezien op { $date }.
map-observed-by = Gezien op { $date } door: { $by }.
map-support-none = Er is geen vaste begeleiding
map-support-volunteer = Een vrijwilliger helpt u
map-support-trained_volunteer = Een getrainde vrijwilliger helpt u
map-support-expert_by_experience = Iemand die het zelf heeft meegemaakt helpt u
map-support-professional_near = Er is een beroepskracht in de buurt
map-support-professional_on_call = Een beroepskracht is te bellen
map-access-step_free = Binnenkomen zonder drempel
map-access-lift = Lift
map-access-accessible_toilet = Toilet voor mensen in een rolstoel
map-access-parking_disabled = Parkeerplaats voor mensen met een handicap
map-access-hearing_loop = Ringleiding voor wie slecht hoort
map-access-bus_stop_near = Bushalte dichtbij
map-access-bicycle_parking = Plek voor uw fiets
map-access-guide_dog = Hulphond welkom

map-theme-ontmoeten = Mensen ontmoeten
map-theme-koken = Koken en eten
map-theme-bewegen = Bewegen
map-theme-creatief = Iets maken
map-theme-muziek = Muziek
map-theme-natuur = Naar buiten
map-theme-klussen = Klussen
map-theme-taal-leren = Nederlands leren
map-theme-digitaal = Computer en telefoon
map-theme-geld = Geld en formulieren
map-theme-mantelzorg = Zorgen voor een ander
map-theme-opgroeien = Kinderen en opgroeien
map-theme-vrijwilligerswerk = Iets doen voor een ander
map-theme-praten = Met iemand praten
map-theme-hulp-thuis = Hulp in huis
map-daypart-ochtend = Doordeweekse ochtend
map-daypart-middag = Doordeweekse middag
map-daypart-avond = Doordeweekse avond
map-daypart-weekend = Weekend
map-daypart-op-afspraak = Op afspraak
map-daypart-onbekend = Tijden nog niet bekend
map-costband-gratis = Gratis of vrije gift
map-costband-tot-5-euro = Tot en met € 5 per keer
map-costband-vanaf-5-euro = Meer dan € 5 per keer
map-costband-vast-bedrag = Vast bedrag per maand of jaar
map-costband-met-korting = Met korting

map-place-online = Online of per telefoon
map-place-at_home = Bij u thuis
map-place-secret = Op een geheim adres
map-area-all = in heel { $municipality }
map-area-wards = in { $wards }

home-title = Zoek activiteiten en hulp
home-question = Wat wilt u doen?
home-lead = Zoek iets leuks, iemand om mee te praten of hulp. Dichtbij, in { $municipality }.
home-search = Typ een woord, of een hele zin
home-search-example = Bijvoorbeeld: samen koken
home-themes = Kies een onderwerp
home-wards = Kies uw wijk
home-today = Vandaag nog te doen
home-soon = Binnenkort te doen
home-all = Bekijk alles
home-what = Wat vindt u hier?
home-what-1 = Alles wat mensen in { $municipality } voor elkaar en met elkaar doen: samen eten, wandelen, een taal leren, hulp met formulieren.
home-what-2 = U hoeft niet te zeggen wie u bent. We bewaren niet wat u zoekt.
home-what-3 = Komt u er niet uit, of belt u liever? Bel de gemeente: 14 038.
home-now = { $date }, { $hours }

list-title = Activiteiten en hulp
list-search = Wat zoekt u?
list-count = { $count ->
    [0] Niets gevonden
    [one] 1 resultaat
   *[other] { $count } resultaten
}
list-count-for = { $count ->
    [0] Niets gevonden voor ‘{ $question }’
    [one] 1 resultaat voor ‘{ $question }’
   *[other] { $count } resultaten voor ‘{ $question }’
}
list-taken-for = We vonden niets met ‘{ $written }’. We zochten naar ‘{ $meant }’.
facet-thema = Onderwerp
facet-wanneer = Wanneer
facet-dagdeel = Dagdeel
facet-wijk = Wijk
facet-wijk-hint = Wat online is of bij u thuis komt, blijft staan.
facet-kosten = Kosten
facet-omstandigheden = Hoe het er is
facet-omstandigheden-hint = Kiest u er meer? Dan klopt het allemaal.
facet-begeleiding = Wie u helpt
facet-leeftijd = Leeftijd
facet-interesse = Wat u leuk vindt
facet-taal = Taal
facet-plek = Plek voor u
facet-toegang = Goed te bereiken
facet-toegang-hint = Kiest u er meer? Dan is het er allemaal.
facet-wanneer-vandaag = Vandaag
facet-wanneer-vanavond = Vanavond
facet-wanneer-morgen = Morgen
facet-wanneer-dit-weekend = Dit weekend
facet-omstandigheden-rustig = Rustig, weinig geluid
facet-omstandigheden-zacht-licht = Zacht licht
facet-omstandigheden-weinig-mensen = Weinig mensen
facet-omstandigheden-kleine-groep = Nooit meer dan 8 mensen
facet-omstandigheden-rustige-kamer = Een rustige kamer erbij
facet-omstandigheden-weg-mogen = Weg wanneer u wilt
facet-omstandigheden-vaste-plaats = Steeds dezelfde plaats
facet-omstandigheden-vooraf-horen = Vooraf horen hoe het gaat
facet-begeleiding-geen = Zonder vaste begeleiding
facet-begeleiding-vrijwilliger = Vrijwilliger
facet-begeleiding-getrainde-vrijwilliger = Getrainde vrijwilliger
facet-begeleiding-ervaringsdeskundige = Iemand die het zelf heeft meegemaakt
facet-begeleiding-beroepskracht-dichtbij = Beroepskracht dichtbij
facet-begeleiding-beroepskracht-te-bellen = Beroepskracht te bellen
facet-leeftijd-0-3 = 0 tot en met 3 jaar
facet-leeftijd-4-12 = 4 tot en met 12 jaar
facet-leeftijd-13-17 = 13 tot en met 17 jaar
facet-leeftijd-18-26 = 18 tot en met 26 jaar
facet-leeftijd-27-54 = 27 tot en met 54 jaar
facet-leeftijd-55-66 = 55 tot en met 66 jaar
facet-leeftijd-vanaf-67 = 67 jaar en ouder
facet-plek-vrij = Nu plek vrij
facet-toegang-zonder-drempel = Zonder drempel
facet-toegang-lift = Lift
facet-toegang-rolstoeltoilet = Toilet voor een rolstoel
facet-toegang-gehandicaptenparkeerplaats = Parkeerplaats bij een handicap
facet-toegang-ringleiding = Ringleiding
facet-toegang-bushalte = Bushalte dichtbij
facet-toegang-fietsenstalling = Plek voor uw fiets
facet-toegang-hulphond = Hulphond welkom
list-unknown = { $count ->
    [one] Van 1 ander aanbod weten we niet of dit klopt.
   *[other] Van { $count } andere weten we niet of dit klopt.
}
list-unknown-show = Toon die ook
list-unknown-shown = Hieronder staat ook aanbod waarvan we niet weten of alles klopt. Dat staat onderaan.
list-order = Volgorde
list-order-relevance = Best passend eerst
list-order-date = Eerst wat het eerst komt
list-next = Eerstvolgende keer: { $date }
list-closed = Nu even dicht
list-closed-until = Dicht tot { $date }
list-why = Gevonden op: { $words }
list-fits = Past bij: { $choices }
list-not-known = Weten we niet: { $choices }
list-unconfirmed = Dit is langer dan een half jaar niet nagekeken. Bel even voordat u gaat.
list-show = { $count ->
    [one] Toon 1 resultaat
   *[other] Toon { $count } resultaten
}
list-from = Vanaf welke buurt?
list-from-nowhere = Maakt niet uit
list-from-chip = Vanaf { $neighbourhood }
list-postcode = Of typ uw postcode
list-postcode-unknown = Deze postcode kennen we niet. Kies hierboven uw buurt.
list-order-distance = Dichtbij eerst
list-nearest-first = Wat dicht bij { $neighbourhood } is, staat eerst. Wat online is of naar u toe komt, staat na wat binnen 10 minuten fietsen is. De minuten zijn een schatting.
list-nearest-first-words = Eerst staat wat al uw woorden heeft. Daarbij staat bovenaan wat dicht bij { $neighbourhood } is. Wat online is of naar u toe komt, staat na wat binnen 10 minuten fietsen is. De minuten zijn een schatting.
list-within-from-where = Kies een buurt. Dan weten we wat dichtbij is.
list-further = { $count ->
    [one] Er is nog 1 resultaat verder weg.
   *[other] Er zijn nog { $count } resultaten verder weg.
}
list-further-show = Toon alles, dichtbij eerst
list-card-away = Hoe ver
list-away-walk = Ongeveer { $foot ->
    [one] 1 minuut
   *[other] { $foot } minuten
} lopen, { $bicycle } fietsen
list-away-ride = Ongeveer { $bicycle ->
    [one] 1 minuut
   *[other] { $bicycle } minuten
} fietsen, { $foot } lopen, { $bus } met de bus
list-away-far = Ongeveer { $bicycle } minuten fietsen, { $bus } met de bus
list-away-roughly = { $away } (we weten alleen de buurt)
list-away-home = Komt naar u toe
list-away-secret = U hoort waar als u belt
list-away-other-wards = Komt niet in uw wijk
list-away-unknown = We weten niet hoe ver het is
facet-binnen = Hoe ver?
facet-binnen-hint = Wat online is of naar u toe komt, blijft staan.
facet-binnen-alles = Maakt niet uit, dichtbij eerst
facet-binnen-10-minuten-lopen = Binnen 10 minuten lopen
facet-binnen-10-minuten-fietsen = Binnen 10 minuten fietsen
facet-binnen-20-minuten-fietsen = Binnen 20 minuten fietsen
list-empty-less = Vraag iets minder
list-empty-without = { $count ->
    [one] Zonder ‘{ $what }’: 1 resultaat
   *[other] Zonder ‘{ $what }’: { $count } resultaten
}
home-where = Vanaf welke buurt?
home-where-any = Heel de gemeente
home-when = Wanneer?
home-when-any = Maakt niet uit
list-empty-title = Hier vonden we niets
list-empty-text = Probeer een ander woord of haal een filter weg. U kunt ook bellen: de gemeente helpt u zoeken, op 14 038.
list-empty-all = Bekijk alles
list-empty-call = Bel 14 038
list-empty-themes = Misschien zoekt u een van deze onderwerpen
list-card-place = Waar
list-card-when = Wanneer
list-card-cost = Kosten
list-card-next = Eerstvolgende keer
list-bad-filter = Eén van uw filters kenden we niet. We hebben hem weggelaten.

crisis-title = Heeft u nu iemand nodig?
crisis-text = U bent niet alleen. Er zijn mensen die nu naar u luisteren.
crisis-113 = Denkt u aan zelfmoord? Bel gratis 0800-0113, dag en nacht. U hoeft uw naam niet te zeggen.
crisis-113-link = Bel 0800-0113
crisis-112 = Is er nu gevaar? Bel 112.
crisis-112-link = Bel 112
crisis-gp = Bel ook uw huisarts. In de avond en het weekend: de huisartsenpost.
crisis-safe-home = Doet iemand u pijn, of bent u bang voor iemand? Bel gratis Veilig Thuis: 0800-2000, dag en nacht.
crisis-safe-home-link = Bel 0800-2000
crisis-kept = We bewaren niet wat u zocht.

show-back = Terug naar de resultaten
show-closed = Dit is nu even dicht
show-closed-text = We weten nog niet wanneer het weer begint. Bel even voordat u gaat.
show-closed-until-text = Het begint weer op { $date }.
show-what = Wat is het?
show-for-whom = Voor wie?
show-when = Wanneer?
show-price = Wat kost het?
show-how = Hoe doet u mee?
show-where = Waar?
show-next = De eerstvolgende keren
show-next-none = Er is geen datum bekend. Bel even om te vragen.
show-reduction = Korting
show-ages = Leeftijd
show-languages = Talen
show-support = Begeleiding
show-access = Toegankelijk
show-circumstances = Hoe is het er?
show-circumstances-none = Nog niemand heeft opgeschreven hoe het er is. Bel gerust om het te vragen.
show-places-left = Plekken
show-call = Bel { $phone }
show-contact = Wie kunt u bellen?
show-phone = Telefoon
show-mail = E-mail
show-organisation = Organisatie
show-website = Website
show-neighbourhood = Buurt
show-neighbourhood-in = { $neighbourhood }, wijk { $ward }
show-secret = Het adres is geheim, voor de veiligheid. Bel eerst. U hoort dan waar u kunt komen.
show-confirmed = Voor het laatst nagekeken op { $date }.
show-demonstration = Dit is een demonstratie. Mensen, telefoonnummers en prijzen zijn verzonnen.
show-themes = Onderwerpen

finding-navigation = Zoeken
