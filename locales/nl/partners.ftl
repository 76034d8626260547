# Organisations and who speaks with them.

partners-navigation = Organisaties
partners-title = Organisaties
partners-lead = Wie er iets doet in de stad, en wie hun contactpersoon bij de gemeente is.
partners-search = Zoek op naam
partners-count = { $count ->
    [one] { $count } organisatie
   *[other] { $count } organisaties
}
partners-new = Nieuwe organisatie
partners-change = Gegevens wijzigen
partners-change-title = { $name } wijzigen
partners-save = Opslaan
partners-cancel = Annuleren
partners-invented = Verzonnen voor de demonstratie
partners-empty-title = Geen organisatie gevonden
partners-empty-text = Probeer een deel van de naam. Oude namen vinden we ook.
partners-empty-back = Toon alle organisaties
partners-column-name = Naam
partners-column-kind = Soort
partners-column-manager = Accounthouder
partners-column-changed = Laatst gewijzigd

partners-conflict-title = Iemand anders was u voor
partners-conflict-text = Terwijl u bezig was, heeft iemand anders deze gegevens gewijzigd. Uw tekst is nog niet opgeslagen, maar ook niet weg.
partners-conflict-same = Wat u invulde, is gelijk aan wat er nu staat.
partners-conflict-table = Hier verschillen de twee versies
partners-conflict-field = Vraag
partners-conflict-theirs = Dit staat er nu
partners-conflict-own = Dit vulde u in
partners-conflict-go-on = Ga verder
partners-conflict-how = Hieronder staat wat u invulde. Neem over wat u van de nieuwe versie wilt houden en sla daarna op.
partners-conflict-save = Mijn versie opslaan
partners-conflict-start-over = Begin met de nieuwe versie

organisation-name = Naam
organisation-name-error = Vul de naam in, in hooguit 120 tekens.
organisation-former_names = Oude namen
organisation-former_names-hint = Een naam op elke regel. Mensen vinden de organisatie dan ook met de oude naam.
organisation-kind = Soort organisatie
organisation-kind-error = Kies een soort.
organisation-kind-welfare = Welzijn
organisation-kind-volunteer = Vrijwilligers
organisation-kind-resident_initiative = Initiatief van bewoners
organisation-kind-care = Zorg
organisation-kind-sport = Sport
organisation-kind-culture = Cultuur
organisation-kind-faith = Geloof en levensbeschouwing
organisation-kind-housing = Wonen
organisation-kind-municipal = Gemeente
organisation-kind-education = Onderwijs
organisation-kind-fund = Fonds
organisation-kind-company = Bedrijf
organisation-kvk = KvK-nummer
organisation-kvk-hint = Acht cijfers.
organisation-kvk-error = Een KvK-nummer heeft acht cijfers. Kijk het nog eens na.
organisation-kvk-taken = Dit KvK-nummer hoort al bij een andere organisatie.
organisation-website = Website
organisation-website-error = Dit is geen adres van een website. Een goed adres is: https://voorbeeld.nl
organisation-phone = Telefoonnummer
organisation-phone-error = Het telefoonnummer is te lang.
organisation-email = E-mailadres
organisation-email-error = Dit is geen e-mailadres. Een goed adres is: naam@voorbeeld.nl
organisation-languages = Talen
organisation-languages-hint = De talen die mensen er spreken, als korte code met een komma ertussen. Bijvoorbeeld: nl, en, ar.
organisation-languages-error = Vul minstens een taal in, als code van twee of drie letters.
organisation-about = Over de organisatie
organisation-about-hint = Een of twee korte zinnen.
organisation-about-error = Vertel in hooguit 600 tekens wat de organisatie doet.
organisation-account_manager = Accounthouder bij de gemeente
organisation-account_manager-error = De naam is te lang. Vul hooguit 80 tekens in.
partners-staff = Medewerkers
organisation-former_names-error = Vul hooguit twintig oude namen in, elk van hooguit 120 tekens.
