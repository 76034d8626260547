# The words of the open data, for other programs and whoever makes them.

hsds-taxonomy-ambition = Ambition
hsds-taxonomy-ambition-text = What the municipality wants to reach with the offer.
hsds-taxonomy-theme = Theme
hsds-taxonomy-theme-text = What the offer is about, in everyday words.
hsds-taxonomy-interest = Interest
hsds-taxonomy-interest-text = What people like who like to come here.
hsds-taxonomy-support = Support
hsds-taxonomy-support-text = Who is there to lean on.
hsds-taxonomy-setting = Setting
hsds-taxonomy-setting-text = How the offer reaches people: at a place, online, at home or at a secret address.
hsds-taxonomy-circumstances = Circumstances
hsds-taxonomy-circumstances-text = What it is like there, as somebody saw it on a day.
hsds-taxonomy-capacity = Capacity
hsds-taxonomy-capacity-text = How many people can take part. The number stands in value.
hsds-taxonomy-access = Access
hsds-taxonomy-access-text = What makes a place usable, and for whom.
hsds-taxonomy-organisation-kind = Kind of organisation
hsds-taxonomy-organisation-kind-text = What kind of organisation gives the offer.
hsds-circumstances-largest-group = Largest group (number of people)
hsds-circumstances-observed-on = Seen on (date)
hsds-capacity-places = Places
hsds-capacity-free = Free places
hsds-capacity-waiting = People waiting
hsds-capacity-confirmed-on = Confirmed on (date)
