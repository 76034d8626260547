# Wat de sociale kaart actueel houdt: bevestigen, verlopen, herkomst en gewone taal.

upkeep-due-title = Klopt dit nog?
upkeep-due-text = Lees het even na. Klopt het, zeg het dan. Zo weten mensen dat zij op u kunnen rekenen.
upkeep-confirm = Ja, klopt nog
upkeep-confirm-ticked = Alles wat is aangevinkt klopt nog
upkeep-change = Nalezen of wijzigen
upkeep-look = Kijk het na
upkeep-nothing-ticked = Vink aan wat nog klopt, of druk op de knop erachter.
upkeep-line = Voor het laatst bevestigd op { $since }. Zonder uw ja verdwijnt het van de kaart op { $hidden }.
upkeep-line-closed = Tijdelijk dicht. Voor het laatst bevestigd op { $since }.
upkeep-line-expired = Verlopen: sinds { $since } zei niemand dat het klopt. Het staat niet meer op de kaart.
upkeep-confirmed = { $count ->
    [0] Er is niets bevestigd.
    [one] Dank u. U hebt gezegd dat 1 aanbod nog klopt.
   *[other] Dank u. U hebt gezegd dat { $count } keer alles nog klopt.
}
upkeep-skipped = { $count ->
    [one] Eén aanbod is net veranderd. Kijk dat nog even na.
   *[other] { $count } keer is er net iets veranderd. Kijk dat nog even na.
}
upkeep-home = { $count ->
    [one] Van 1 aanbod van u willen wij graag weten of het nog klopt.
   *[other] Van { $count } van uw aanbod willen wij graag weten of het nog klopt.
}
upkeep-home-link = Kijk het na

upkeep-counts = { $due } keer navragen, { $overdue } keer controle nodig, { $expired } keer verlopen.
desk-calls = Bellen
upkeep-calls-link = Wie kunt u bellen?
upkeep-calls-title = Klopt dit nog? Bel en vraag het
upkeep-calls-text = Wie het langst niets liet horen, staat bovenaan. Zegt iemand aan de telefoon dat alles klopt, druk dan op de knop.
upkeep-calls-empty-title = Alles is kort geleden bevestigd
upkeep-calls-empty-text = U hoeft nu niemand te bellen.
upkeep-phone = Telefoon van de organisatie:
upkeep-ask-for = Vraag naar { $name }:
upkeep-stage-due = Navragen
upkeep-stage-overdue = Controle nodig
upkeep-stage-expired = Verlopen
upkeep-skipped-one = Iemand heeft dit net veranderd. Er is niets bevestigd.

upkeep-republish = Het klopt: weer op de kaart
upkeep-undo-take-back = Toch niet: haal het van de kaart
upkeep-undo-publish = Toch niet: zet het weer op de kaart
upkeep-undo-restore = Toch niet: maak er weer een concept van
upkeep-done-confirmed = Dank u. “{ $title }” klopt nog.
upkeep-done-archived = “{ $title }” is van de kaart gehaald. Niemand ziet het nu. U kunt het terugzetten.
upkeep-done-put-away = “{ $title }” is weggelegd. U kunt het terughalen.
upkeep-done-published = “{ $title }” staat op de kaart.
upkeep-done-accepted = De wijziging van “{ $title }” staat op de kaart.
upkeep-done-sent-back = “{ $title }” is teruggegeven. De schrijver leest waarom.
upkeep-done-taken-back = “{ $title }” staat niet meer op de kaart. Het wacht weer op u.
upkeep-expired-why = Dit is verlopen. Voor het laatst bevestigd op { $confirmed }, daarna zei niemand dat het klopt. Daarom is het sinds { $hidden } verborgen.

upkeep-said = Gezegd door { $who } op { $date }
upkeep-unsaid = Nog door niemand bevestigd
upkeep-from = { $said }; uit { $source }
upkeep-who-map-editor = de redacteur
upkeep-who-visitor = een bezoeker
upkeep-who-public = een bezoeker
upkeep-who-partner-worker = de organisatie
upkeep-who-partner-coordinator = de organisatie
upkeep-source-demonstration = het voorbeeld

plain-title = Kan het makkelijker?
plain-text = Bij deze vragen staat een tip. U beslist zelf wat u ermee doet.
plain-review = Tips voor wie dit schreef. Zij houden niets tegen.
plain-long-sentence = “{ $text }” heeft { $words } woorden. Met hooguit { $most } leest iedereen het makkelijk.
plain-long-word = “{ $text }” is een lang woord. Kan het korter, of in twee woorden?
plain-formal = “{ $text }” is voor veel mensen moeilijk. Makkelijker is: { $instead }.
plain-abbreviation-known = “{ $text }” is een afkorting. Schrijf liever: { $instead }.
plain-abbreviation = “{ $text }” is een afkorting. Schrijf liever het hele woord.
plain-passive = “{ $text }” Zeg liever wie het doet. Dus: “wij helpen u”, en niet: “u wordt geholpen”.
plain-capitals = “{ $text }” staat in hoofdletters. Kleine letters lezen makkelijker.

contents-label = Op deze pagina
offer-audience = Aan wie denkt u vooral?
offer-audience-hint = U mag er meer kiezen. Iedereen is welkom? Kies dan Iedereen.
offer-audience-unknown-error = Kies alleen wat in de lijst staat.
offer-themes-unknown-error = Dit onderwerp kennen wij niet. Kies alleen wat in de lijst staat.
offer-service_area-unknown-error = Deze wijk kennen wij niet. Kies alleen wat in de lijst staat.
offer-days-unknown-error = Deze dag kennen wij niet. Kies alleen wat in de lijst staat.
offer-languages-unknown-error = Schrijf elke taal als korte code van twee of drie letters. Bijvoorbeeld: nl, en.
offer-fact-error = Kies ja, nee of niets.
offer-place-gone = Deze plek is er niet meer. Kies een andere.
map-audience-everyone = Iedereen
map-audience-children = Kinderen
map-audience-young = Jongeren
map-audience-older = Ouderen
map-audience-men = Mannen
map-audience-women = Vrouwen
map-audience-parents = Ouders
map-audience-carers = Mantelzorgers
map-audience-newcomers = Nieuw in Nederland
map-audience-lgbti = Lhbti

log-step-take-back = teruggehaald
log-fields-audience = doelgroep
