# Bereik: wat er dichtbij is, voor wie, en wat een nieuwe plek verandert.

reach-nav = Bereik
reach-title = Wat is er dichtbij?
reach-show = Toon
reach-voor = Voor wie?
reach-voor-iedereen = Iedereen
reach-voor-0-3-jaar = 0 tot en met 3 jaar
reach-voor-4-11-jaar = 4 tot en met 11 jaar
reach-voor-12-17-jaar = 12 tot en met 17 jaar
reach-voor-18-24-jaar = 18 tot en met 24 jaar
reach-voor-25-64-jaar = 25 tot en met 64 jaar
reach-voor-65-plus = 65 jaar en ouder
reach-voor-75-plus = 75 jaar en ouder
reach-whom-iedereen = mensen
reach-whom-0-3-jaar = kinderen van 0 tot en met 3 jaar
reach-whom-4-11-jaar = kinderen van 4 tot en met 11 jaar
reach-whom-12-17-jaar = jongeren van 12 tot en met 17 jaar
reach-whom-18-24-jaar = jongeren van 18 tot en met 24 jaar
reach-whom-25-64-jaar = mensen van 25 tot en met 64 jaar
reach-whom-65-plus = mensen van 65 jaar en ouder
reach-whom-75-plus = mensen van 75 jaar en ouder
reach-wat = Wat?
reach-wat-all = Alles
reach-themes = Onderwerp
reach-ambitions = Ambitie van de gemeente
reach-binnen = Hoe ver?
reach-binnen-10-minuten-lopen = 10 minuten lopen
reach-binnen-10-minuten-fietsen = 10 minuten fietsen
reach-binnen-20-minuten-fietsen = 20 minuten fietsen
reach-place-any = plek waar iets te doen is
reach-place-of = plek met iets bij “{ $name }”
reach-unknown-title = Een deel van uw vraag kennen we niet
reach-unknown-text = Dat deel hebben we weggelaten. Hieronder ziet u wat er nu gekozen is.

reach-gap = Voor ongeveer { $people } van de { $all } { $whom } is er binnen { $far } geen { $place }. Zij wonen in { $where }.
reach-no-gap = Alle { $all } { $whom } hebben binnen { $far } minstens één { $place }.
reach-gap-anywhere = Binnen { $far } is er geen { $place } in: { $where }. Hoeveel { $whom } daar wonen, weten we niet.
reach-no-gap-anywhere = In elke buurt is er binnen { $far } minstens één { $place }.
reach-nothing = Op de kaart staat nog geen { $place } voor { $whom }.
reach-little = Weinig is er in { $count }: voor elk van de { $people } { $whom } daar minder dan half zo veel als gemiddeld.
reach-best = Eén nieuwe plek in { $name } zou de meeste mensen iets geven: { $people } { $whom } hebben daar nu niets binnen { $far }.
reach-best-try = Bekijk een nieuwe plek in { $name }
reach-note = We meten vanuit het midden van elke buurt. Elke plek telt als één: hoeveel mensen er terechtkunnen, weten we niet.
reach-people = { $people } mensen

reach-map-title = Plekken binnen { $far } ({ $group })
reach-map-description = In elk vlak staat hoeveel plekken er binnen bereik zijn. Elk vlak is een link naar de buurt. Dezelfde getallen staan in de tabel.
reach-map-caption = Aantal plekken binnen { $far }. Voor wie: { $group }. Wat: { $subject }. { $about } { $sources }
reach-legend = Aantal plekken: hoe donkerder, hoe minder
reach-places = { $count ->
    [0] geen plek
    [one] 1 plek
   *[other] { $count } plekken
  }
reach-one-more = 1 erbij
reach-sources = Mensen: op 1 januari { $year }, afgerond op vijf. Bron: { $source }. Plekken: de sociale kaart op { $day }.
reach-sources-places = Indeling: { $source }. Plekken: de sociale kaart op { $day }.

reach-levels = Waar is weinig en waar is veel?
reach-level-nothing = Niets binnen bereik
reach-level-nothing-text = Hier is binnen { $far } geen { $place }.
reach-level-little = Weinig
reach-level-little-text = Hier is voor elke persoon minder dan half zo veel als gemiddeld: er zijn weinig plekken, of veel mensen die ze delen.
reach-level-around = Rond het gemiddelde
reach-level-around-text = Hier is tussen half en twee keer zo veel als gemiddeld.
reach-level-much = Veel
reach-level-much-text = Hier is voor elke persoon minstens twee keer zo veel als gemiddeld: er zijn veel plekken, of weinig mensen die ze delen.
reach-by-ward = Per wijk
reach-ward-headline = { $with } van de { $all } buurten met een plek binnen bereik
reach-large = { $name } (grote buurt)
reach-nearest = Dichtstbij
reach-on-foot = { $minutes ->
    [one] 1 minuut lopen
   *[other] { $minutes } minuten lopen
  }
reach-bicycle = { $minutes } minuten fietsen
reach-nowhere = nergens
reach-people-count = Mensen
reach-places-count = Plekken
reach-offers-count = Activiteiten
reach-share = Plekken per 1.000 mensen
reach-to-map = Bekijk de plekken zelf op de kaart

reach-new-heading = Wat zou een nieuwe plek veranderen?
reach-nieuw = Een nieuwe plek in
reach-nieuw-none = Kies een buurt
reach-postcode = Of een postcode
reach-postcode-hint = Bijvoorbeeld 8011 PK. We bewaren hem niet.
reach-try = Probeer
reach-trial-heading = Met een nieuwe plek in { $name }
reach-trial-first = { $people } { $whom } krijgen voor het eerst een { $place } binnen { $far }.
reach-trial-more = { $people } { $whom } krijgen er één bij.
reach-trial-nobody = Binnen { $far } daarvan wonen geen { $whom }. Er verandert voor hen niets.
reach-trial-anywhere = In { $count } komt er een plek bij. Hoeveel { $whom } daar wonen, weten we niet.
reach-gains-caption = Buurten waar iets bij komt: nu en straks
reach-change = { $from } → { $to }
reach-back = Terug naar hoe het nu is

reach-how = Rekenwijze en bronnen
reach-how-line = wat we meten, en wat niet
reach-how-places = Een plek telt mee als er minstens één activiteit is die bij uw keuze past. Dat zijn er nu { $places }, met { $offers } activiteiten. Een plek met veel activiteiten telt ook als één. Wat tijdelijk dicht is, telt mee.
reach-how-groups = Een activiteit is voor een leeftijd als minstens de helft van die jaren welkom is, en als zij niet alleen voor een andere leeftijd is bedoeld. Wat alleen voor bijvoorbeeld vrouwen of mantelzorgers is, telt mee.
reach-how-placeless = Activiteiten zonder plek tellen niet mee: online, bij mensen thuis, of op een adres dat we niet tonen. Dat zijn er { $count }.
reach-how-roughly = Van { $count } van de plekken kennen we alleen de buurt. Die leggen we in het midden van hun buurt.
reach-how-distance = Iedereen vertrekt uit het midden van de buurt. De weg is { $detour } keer de rechte lijn. Mensen lopen 5 en fietsen 15 kilometer per uur. Zo is { $far } een rechte lijn van { $metres } meter.
reach-how-large = Staat er “grote buurt”? Dan is de buurt groter dan dit bereik. Het midden zegt dan weinig over de randen.
reach-how-shared = Per 1.000 mensen: elke plek wordt verdeeld over alle { $whom } die er binnen { $far } kunnen komen. Per buurt tellen we die delen op (2SFCA, Luo en Wang 2003). Wie naar meer plekken kan, telt bij elke plek mee. Gemiddeld is het { $average }. Weinig is minder dan de helft daarvan, veel is minstens twee keer zo veel.
reach-how-edge = Plekken en mensen buiten { $municipality } tellen niet mee. Aan de rand van de gemeente kan er meer zijn, of drukker, dan hier staat.
reach-how-new = Een nieuwe plek telt als één en ligt in het midden van de gekozen buurt. Mensen blijven ook naar de andere plekken gaan, zoals nu.

reach-code = Code
reach-metres = Bereik in een rechte lijn, in meter
reach-nearest-metres = Dichtstbijzijnde plek in een rechte lijn, in meter
reach-level = Hoeveel
reach-is-large = Grote buurt
reach-places-after = Plekken met een nieuwe plek
reach-share-after = Plekken per 1.000 mensen met een nieuwe plek
reach-source = Periode en bron

neighbourhood-reach = { $count ->
    [0] Op 10 minuten lopen van het midden van deze buurt is geen plek waar iets te doen is.
    [one] Op 10 minuten lopen van het midden van deze buurt is 1 plek waar iets te doen is.
   *[other] Op 10 minuten lopen van het midden van deze buurt zijn { $count } plekken waar iets te doen is.
  }
neighbourhood-reach-all = Op 10 minuten fietsen is er bij elk onderwerp iets.
neighbourhood-reach-missing = Op 10 minuten fietsen is er nog niets bij: { $names }.
neighbourhood-reach-none = Ook op 10 minuten fietsen is er nog niets.
neighbourhood-to-reach = Bekijk wat er in alle buurten dichtbij is
