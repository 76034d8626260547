# The words of the open data, for other programs and whoever makes them.

hsds-taxonomy-ambition = Ambitie
hsds-taxonomy-ambition-text = Wat de gemeente met het aanbod wil bereiken.
hsds-taxonomy-theme = Thema
hsds-taxonomy-theme-text = Waar het aanbod over gaat, in gewone woorden.
hsds-taxonomy-interest = Interesse
hsds-taxonomy-interest-text = Wat mensen leuk vinden die hier graag komen.
hsds-taxonomy-support = Begeleiding
hsds-taxonomy-support-text = Wie er is om op terug te vallen.
hsds-taxonomy-setting = Vorm
hsds-taxonomy-setting-text = Hoe het aanbod bij mensen komt: op een plek, online, thuis of op een geheim adres.
hsds-taxonomy-circumstances = Omstandigheden
hsds-taxonomy-circumstances-text = Hoe het er is, zoals iemand het op een dag heeft gezien.
hsds-taxonomy-capacity = Plaatsen
hsds-taxonomy-capacity-text = Hoeveel mensen mee kunnen doen. Het getal staat in value.
hsds-taxonomy-access = Toegankelijkheid
hsds-taxonomy-access-text = Wat een plek bruikbaar maakt, en voor wie.
hsds-taxonomy-organisation-kind = Soort organisatie
hsds-taxonomy-organisation-kind-text = Wat voor organisatie het aanbod geeft.
hsds-circumstances-largest-group = Grootste groep (aantal mensen)
hsds-circumstances-observed-on = Gezien op (datum)
hsds-capacity-places = Plaatsen
hsds-capacity-free = Vrije plaatsen
hsds-capacity-waiting = Wachtende mensen
hsds-capacity-confirmed-on = Bevestigd op (datum)
