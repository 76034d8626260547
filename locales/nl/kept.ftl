# Keeping offers without an account, and the card to take home.

keep-keep = Bewaar
keep-kept = Bewaard
keep-take-away = Haal weg uit uw lijst
keep-line = { $count ->
    [one] U hebt 1 activiteit bewaard.
   *[other] U hebt { $count } activiteiten bewaard.
}
keep-line-full = Uw lijst is vol: u hebt { $count } activiteiten bewaard.
keep-line-link = Bekijk uw lijst

kept-title = Uw lijst
kept-lead = Dit hebt u bewaard. U kunt de lijst printen, delen of in uw agenda zetten.
kept-empty-title = U hebt nog niets bewaard
kept-empty-text = Ziet u iets leuks? Druk dan op ‘Bewaar’. Zo maakt u een lijst om mee te nemen.
kept-empty-link = Zoek activiteiten en hulp
kept-shared-title = Een lijst met activiteiten en hulp
kept-shared-text = Iemand deelde deze lijst met u, of u bewaarde het adres ervan. Wilt u er iets aan veranderen? Zet hem dan eerst bij uw eigen lijst.
kept-take-over = Zet bij mijn lijst
kept-gone = Staat niet meer op de kaart
kept-gone-text = Deze activiteit is gestopt of even weg. Meer kunnen we er niet over zeggen.
kept-gone-count = { $count ->
    [one] 1 activiteit staat niet meer op de kaart.
   *[other] { $count } activiteiten staan niet meer op de kaart.
}
kept-merged = Deze activiteit stond twee keer op de kaart. Wij maakten er één van.
kept-sooner = Eerder
kept-later = Later
kept-away = Haal weg
kept-clear = Maak de lijst leeg
kept-take-along = Neem mee
kept-card = Maak een kaartje
kept-calendar = Zet alle data in uw agenda
kept-share = Deel deze lijst
kept-share-text = Wie dit adres heeft, ziet deze lijst. Uw naam staat er niet in.
kept-where = Uw lijst staat alleen in uw eigen browser. Sluit u de browser, dan is de lijst weg. Bewaar daarom het adres.
kept-back = Terug naar de lijst

card-title = Mijn lijst
card-made = Gemaakt op { $date }. Bel even als u later gaat: tijden kunnen veranderen.
card-how = Zo ziet uw kaartje eruit. Print het op gewoon papier, groot (A4) of klein (A5).
card-note = Let op
card-when = Wanneer
card-where = Waar
card-cost = Kosten
card-call = Bellen
card-notes = Notities
card-code = Met de camera van uw telefoon opent u deze lijst.

share-address = Adres van deze pagina
share-copy = Kopieer het adres
share-copied = Gekopieerd
share-share = Deel
share-print = Print
share-mail = Mail dit door
share-mail-text =
    { $title }

    { $address }
