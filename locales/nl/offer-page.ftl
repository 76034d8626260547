# One offer, the map, and what other programs take along.

show-interests = Past bij wie houdt van
show-share = Delen en meenemen
show-calendar = Zet de data in uw agenda
show-free-unknown = Of er plek is, weten we niet. Bel even.
show-free-of = { $places ->
    [one] Er is plek voor 1 mens.
   *[other] Er is plek voor { $places } mensen.
}
show-free-counted = Geteld op { $date }.
show-free-old = Op { $date } { $free ->
    [0] was het vol
    [one] was er 1 plek vrij
   *[other] waren er { $free } plekken vrij
}. Dat is lang geleden. Bel even.
show-unobserved = Niet bekend: { $facts }. Bel even om te vragen.
show-unobserved-noise = hoe het klinkt
show-unobserved-light = hoe het licht is
show-unobserved-crowd = hoe druk het is
show-unobserved-quiet-room = of er een rustige kamer is
show-unobserved-may-leave = of u weg mag wanneer u wilt
show-unobserved-fixed-place = of u een vaste plaats hebt
show-unobserved-informed-beforehand = of u vooraf hoort hoe het gaat
show-unobserved-largest-group = hoe groot de groep is
show-access-unknown = Hoe toegankelijk deze plek is, weten we niet. Bel even.
show-map-exact = Hier ligt { $place }.
show-map-around = { $place } ligt ongeveer hier, in deze buurt.
show-map-sketch = Dit is een schets, zonder straten.
show-map-description = Een kaart van de buurt met een teken op de plek. Het adres staat er als tekst bij.
show-others = Meer van deze organisatie
show-alike = Lijkt hierop

list-on-map = Bekijk dit op de kaart

on-map-heading = Activiteiten en hulp op de kaart
on-map-title = Kaart van { $municipality }
on-map-description = Elk teken is een plek en leidt naar wat er te doen is. Onder de kaart staan dezelfde plekken als lijst.
on-map-caption = Het getal zegt hoeveel er op een plek te doen is. Onder de kaart staan dezelfde plekken als lijst.
on-map-legend-several = Een rondje met een rand: plekken die dicht bij elkaar liggen. Kies het rondje om dichterbij te kijken.
on-map-legend-around = Een rondje met een stippellijn: de plek ligt ongeveer daar, in die buurt.
on-map-count = { $offers ->
    [one] 1 activiteit
   *[other] { $offers } activiteiten
} { $places ->
    [0] zonder vaste plek
    [one] op 1 plek
   *[other] op { $places } plekken
}
on-map-as-list = Bekijk dit als lijst
on-map-pin = { $place }: { $offers ->
    [one] 1 activiteit
   *[other] { $offers } activiteiten
}
on-map-several = { $places } plekken dicht bij elkaar, { $offers } activiteiten: kijk dichterbij
on-map-ways = Verplaats de kaart
on-map-nearer = Dichterbij
on-map-further = Verder weg
on-map-whole = Hele kaart
on-map-none = We kunnen nu geen kaart tekenen. Hieronder staan de plekken als lijst.
on-map-left-out = { $count ->
    [one] Er is nog 1 activiteit die niet op de kaart past. Kies een onderwerp of een wijk.
   *[other] Er zijn nog { $count } activiteiten die niet op de kaart passen. Kies een onderwerp of een wijk.
}
on-map-places = De plekken als lijst
on-map-placeless = Zonder plek op de kaart
on-map-placeless-text = Dit is online, bij u thuis of op een geheim adres.

feed-new = Nieuw en veranderd (Atom)
feed-title = Nieuw en veranderd
feed-calendar = Agenda van deze lijst
feed-table = Activiteiten en hulp
feed-column-title = Titel
feed-column-organisation = Organisatie
feed-column-what = Wat is het?
feed-column-for-whom = Voor wie?
feed-column-place = Plek
feed-column-street = Straat
feed-column-postcode = Postcode
feed-column-town = Plaats
feed-column-area = Wijk
feed-column-when = Wanneer
feed-column-next = Eerstvolgende datum
feed-column-cost = Kosten
feed-column-contact = Contact
feed-column-address = Internetadres
