# Whom an offer has in mind: on its page, as a filter and in the open data.

map-audience-all = Everybody is welcome.
map-audience-all-and = Everybody is welcome. Especially { $named } feel at home there.
map-audience-only = Especially for { $named }.
map-audience-in-children = children
map-audience-in-young = young people
map-audience-in-older = older people
map-audience-in-men = men
map-audience-in-women = women
map-audience-in-parents = parents
map-audience-in-carers = carers
map-audience-in-newcomers = people who are new in the Netherlands
map-audience-in-lgbti = LGBTI people

facet-doelgroep = For whom
facet-doelgroep-hint = The activity has these people in mind.
facet-doelgroep-iedereen = Everyone
facet-doelgroep-kinderen = Children
facet-doelgroep-jongeren = Young people
facet-doelgroep-ouderen = Older people
facet-doelgroep-mannen = Men
facet-doelgroep-vrouwen = Women
facet-doelgroep-ouders = Parents
facet-doelgroep-mantelzorgers = Carers
facet-doelgroep-nieuwkomers = New in the Netherlands
facet-doelgroep-lhbti = LGBTI

hsds-taxonomy-audience = Audience
hsds-taxonomy-audience-text = Whom the offer has in mind. It names no illness and no diagnosis.
