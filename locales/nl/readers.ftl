# Wie iets mag lezen dat beperkt is.

readers-link = Wie mag dit zien als het beperkt is?
readers-title = Wie mag dit zien?
readers-lead = Wie hier staat, kan dit zien zolang het beperkt is. Verder ziet niemand het.
readers-open = Dit is nu niet beperkt. De namen gelden pas als u dat wijzigt.
readers-none = Er is nog niemand genoemd.
readers-named = Genoemd
readers-name = Naam
readers-do = Wat kunt u doen
readers-forget = Haal weg
readers-add = Noem deze persoon
readers-who = Wie mag het ook zien?
readers-who-error = Kies iemand uit de lijst.
readers-nobody = Kies een naam
