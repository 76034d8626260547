# Voor wie een aanbod vooral bedoeld is: op de pagina, als filter en in de open data.

map-audience-all = Iedereen is welkom.
map-audience-all-and = Iedereen is welkom. Vooral { $named } voelen zich er thuis.
map-audience-only = Vooral voor { $named }.
map-audience-in-children = kinderen
map-audience-in-young = jongeren
map-audience-in-older = ouderen
map-audience-in-men = mannen
map-audience-in-women = vrouwen
map-audience-in-parents = ouders
map-audience-in-carers = mantelzorgers
map-audience-in-newcomers = mensen die nieuw zijn in Nederland
map-audience-in-lgbti = lhbti'ers

facet-doelgroep = Voor wie
facet-doelgroep-hint = Het aanbod is vooral voor deze mensen bedoeld.
facet-doelgroep-iedereen = Iedereen
facet-doelgroep-kinderen = Kinderen
facet-doelgroep-jongeren = Jongeren
facet-doelgroep-ouderen = Ouderen
facet-doelgroep-mannen = Mannen
facet-doelgroep-vrouwen = Vrouwen
facet-doelgroep-ouders = Ouders
facet-doelgroep-mantelzorgers = Mantelzorgers
facet-doelgroep-nieuwkomers = Nieuw in Nederland
facet-doelgroep-lhbti = Lhbti

hsds-taxonomy-audience = Doelgroep
hsds-taxonomy-audience-text = Voor wie het aanbod vooral bedoeld is. Er staat geen ziekte of diagnose bij.
