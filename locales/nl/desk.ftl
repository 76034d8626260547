# What visitors report, offers that look alike, and places.

desk-tabs = Werk van de redactie
desk-queue = Na te kijken
desk-reports = Meldingen
desk-duplicates = Dubbel aanbod
desk-places = Plekken

show-open-now = Nu open: { $time }
report-link = Klopt er iets niet? Zeg het ons
report-title = Klopt er iets niet?
report-lead = Fijn dat u het zegt. De redacteur kijkt ernaar en vraagt het na bij de organisatie.
report-about = Wat klopt er niet?
report-about-error = Kies wat er niet klopt.
report-about-time = De dag of de tijd
report-about-place = De plek
report-about-price = De prijs
report-about-contact = De contactpersoon of het telefoonnummer
report-about-gone = Het bestaat niet meer
report-about-other = Iets anders
report-words = Wat moet er staan?
report-words-hint = Hooguit 600 tekens. Bestaat het niet meer? Dan mag dit leeg blijven. Schrijf geen namen of adressen van andere mensen op, en niets over uw gezondheid.
report-words-error = Schrijf in hooguit 600 tekens op wat er niet klopt.
report-later = Er kwamen net veel meldingen van uw netwerk. Probeer het over { $seconds } seconden opnieuw. Uw tekst staat er nog.
report-privacy = Wij vragen niet wie u bent. Uw tekst verdwijnt 30 dagen nadat wij ernaar keken. Wilt u antwoord? Bel dan de organisatie.
report-send = Versturen
report-back = Terug naar het aanbod
report-done-title = Dank u wel
report-done-text = Uw melding is binnen. De redacteur kijkt ernaar. De organisatie kan uw melding ook lezen.

reports-title = Meldingen van bezoekers
reports-count = { $count ->
    [one] Er is 1 melding
   *[other] Er zijn { $count } meldingen
}
reports-empty-title = Er zijn geen meldingen
reports-empty-text = Zegt een bezoeker dat er iets niet klopt? Dan leest u het hier.
reports-changed-text = Iemand anders heeft deze melding net afgehandeld. Er is niets opgeslagen.
reports-said = Gemeld op { $date }: { $about }
reports-about-time = de dag of de tijd klopt niet
reports-about-place = de plek klopt niet
reports-about-price = de prijs klopt niet
reports-about-contact = de contactpersoon of het telefoonnummer klopt niet
reports-about-gone = het bestaat niet meer
reports-about-other = er klopt iets anders niet
reports-called = De organisatie is gebeld
reports-step-call = Ik heb gebeld
reports-step-change = Het is aangepast
reports-step-reject = Het klopte wel
my-offers-reported = Een bezoeker zegt dat hier iets niet klopt
offer-reported = Een bezoeker zegt dat er iets niet klopt

duplicates-title = Dubbel aanbod
duplicates-count = { $count ->
    [one] 1 paar lijkt op elkaar. Kijk of het hetzelfde is.
   *[other] { $count } paren lijken op elkaar. Kijk of het hetzelfde is.
}
duplicates-empty-title = Niets lijkt dubbel
duplicates-empty-text = Er staan geen twee dingen op de kaart die sterk op elkaar lijken.
duplicates-column-one = Dit aanbod
duplicates-column-other = Lijkt op
duplicates-column-signs = Waarom?
duplicates-column-reason = Waarom zijn het er twee?
duplicates-column-when = Bekeken op
duplicates-former = Eerder bekeken: dit zijn er twee
duplicates-sign-same-title = Zelfde titel
duplicates-sign-similar-title = Titel lijkt erop
duplicates-sign-similar-text = Tekst lijkt erop
duplicates-sign-same-place-and-time = Zelfde plek en tijd
duplicates-sign-same-place = Zelfde plek
duplicates-sign-same-phone = Zelfde telefoonnummer
duplicates-sign-same-organisation = Zelfde organisatie

merge-title = Is dit hetzelfde?
merge-same = Deze twee zeggen precies hetzelfde.
merge-compare = Hier verschillen de twee
merge-see = Bekijk “{ $title }”
merge-two = Nee, het zijn er twee
merge-two-text = Dan ziet u dit paar niet meer in de lijst.
merge-reason = Waarom zijn het er twee?
merge-reason-hint = Bijvoorbeeld: de ene groep is voor beginners.
merge-reason-error = Schrijf op waarom het er twee zijn. Dan hoeft een collega het niet nog eens uit te zoeken.
merge-dismiss = Het zijn er twee
merge-one = Ja, maak er een van
merge-one-text = Kies wat blijft staan. Het andere aanbod gaat van de kaart, en het adres ervan wijst voortaan naar dit aanbod. U kunt het later herstellen.
merge-stays = Welk aanbod blijft?
merge-whereabouts = Welke plekken en tijden blijven?
merge-whereabouts-of = Die van “{ $title }”
merge-whereabouts-both = Die van allebei
merge-merge = Samenvoegen

places-title = Plekken
places-new = Nieuwe plek
places-empty-title = Er zijn nog geen plekken
places-empty-text = Voeg een plek toe. Dan kunnen organisaties die kiezen.
places-zoek = Zoek een plek
places-zoek-hint = Een stuk van de naam, de straat, de postcode of de buurt.
places-count = { $count ->
    [one] 1 plek
   *[other] { $count } plekken
}
places-none-title = Geen plek gevonden
places-none-text = Zoek met een ander woord, of een stuk van een woord.
places-all = Toon alle plekken
places-column-address = Adres
places-column-used = Aanbod
place-name = Naam
place-name-hint = Zoals mensen de plek noemen.
place-name-error = Vul een naam in van hooguit 120 tekens.
place-street = Straat en nummer
place-street-error = Dit is te lang. Vul hooguit 120 tekens in.
place-postcode = Postcode
place-postcode-error = Dit is geen postcode. Een goede postcode is: 8011 PK.
place-town = Plaats
place-town-error = Vul een plaats in van hooguit 80 tekens.
place-neighbourhood = Buurt
place-neighbourhood-hint = Laat dit leeg als u de postcode invult. Wij zoeken de buurt er dan bij.
place-neighbourhood-by-postcode = Zoek de buurt bij de postcode
place-neighbourhood-error = Kies de buurt. Wij vonden er geen bij deze postcode.
place-access = Wat is er op deze plek?
place-latitude = Breedtegraad
place-latitude-hint = Bijvoorbeeld 52,5125. Weet u het niet? Laat dit dan leeg.
place-latitude-error = Vul beide getallen in, zoals 52,5125 en 6,0944. Of laat ze allebei leeg.
place-longitude = Lengtegraad
place-longitude-hint = Bijvoorbeeld 6,0944.
place-used-by = Aanbod op deze plek
place-conflict-text = Terwijl u bezig was, heeft iemand anders deze plek gewijzigd. Uw tekst is nog niet opgeslagen, maar ook niet weg.

log-kind-offer_report = Melding
log-kind-offer_pair = Twee keer aanbod
log-action-report-offer = Meldde dat er iets niet klopt
log-action-handle-report = Behandelde een melding
log-action-merge-offers = Voegde aanbod samen, of zag dat het er twee zijn
log-action-keep-places = Voegde een plek toe of veranderde die
log-detail-about = gaat over
log-detail-offer = aanbod
log-detail-took-in = nam op
log-detail-went-into = ging op in
log-detail-one = het ene
log-detail-other = het andere
log-about-time = tijd
log-about-place = plek
log-about-price = prijs
log-about-contact = contact
log-about-gone = bestaat niet meer
log-about-other = anders
