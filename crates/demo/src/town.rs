use std::collections::BTreeMap;

use access::accounts::{DemonstrationAccount, add_demonstration};
use access::{Actor, Cx, Grant, Role};
use areas::{AreasToImport, Postcode, PostcodeTable};
use chrono::NaiveDate;
use kernel::{Chance, Clock, Source};
use store::Db;

use crate::files::{division, population};
use crate::money::load_money;
use crate::subsidies::People;
use crate::vision::load_vision;
use crate::{Centres, DemoError, Loaded, editor, learning, load, tracks};

/// Who can sign in to the demonstration: address, name, role, and the organisation of a partner's role. All invented.
const PEOPLE: [(&str, &str, Role, Option<&str>); 17] = [
    ("coordinator@travers.example", "Marleen Visscher", Role::PartnerCoordinator, Some("Travers Welzijn")),
    ("medewerker@travers.example", "Ilyas Demir", Role::PartnerWorker, Some("Travers Welzijn")),
    ("coordinator@wijz.example", "Johan Wever", Role::PartnerCoordinator, Some("WijZ")),
    ("redacteur@zwolle.example", "Anouk Brouwer", Role::MapEditor, None),
    ("redacteur2@zwolle.example", "Soraya Lachmon", Role::MapEditor, None),
    ("beheerder@zwolle.example", "Piet Zandstra", Role::FunctionalAdministrator, None),
    ("beheerder2@zwolle.example", "Esma Aydin", Role::FunctionalAdministrator, None),
    ("privacy@zwolle.example", "Greet van Dalen", Role::PrivacyOfficer, None),
    ("beleid@zwolle.example", "Thomas Mulder", Role::PolicyAdviser, None),
    ("beleid2@zwolle.example", "Nadia Benali", Role::PolicyAdviser, None),
    ("financien@zwolle.example", "Hilde Pasman", Role::Finance, None),
    ("financien2@zwolle.example", "Bram Oosterhof", Role::Finance, None),
    ("subsidies@zwolle.example", "Ruben Kroeze", Role::SubsidyOfficer, None),
    ("mandaat@zwolle.example", "Wilma ten Cate", Role::MandateHolder, None),
    ("beoordelaar@zwolle.example", "Farida Bensaid", Role::Assessor, None),
    ("beoordelaar2@zwolle.example", "Gerrit Schuurman", Role::Assessor, None),
    ("beoordelaar3@zwolle.example", "Lotte Veerman", Role::Assessor, None),
];

/// The accounts of the demonstration: role and address.
pub fn people() -> impl Iterator<Item = (&'static str, &'static str)> {
    PEOPLE.iter().map(|(email, _, role, _)| (role.name(), *email))
}

/// Loads the whole demonstration into a database that has none: areas with their residents, organisations, places, offers
/// and accounts.
///
/// # Errors
/// When a file is wrong, which it names with key and field, or the database refuses.
pub async fn load_town(db: &Db, clock: &Clock, chance: &Chance) -> Result<Loaded, DemoError> {
    let administrator = Cx::new(
        db.clone(),
        clock.clone(),
        chance.clone(),
        Actor::at_the_command_line(Role::FunctionalAdministrator, clock.now()),
    );
    let adviser = Cx::new(
        db.clone(),
        clock.clone(),
        chance.clone(),
        Actor::at_the_command_line(Role::PolicyAdviser, clock.now()),
    );
    load_vision(&adviser).await?;
    let zwolle = division()?;
    if social_map::count(&mut administrator.read().await?).await? > 0 {
        return Ok(Loaded::WasThere);
    }
    let centres = Centres::of(&zwolle);
    import_areas(&administrator, zwolle).await?;
    let loaded = load(&editor(db, clock, chance), &centres).await?;
    learning::load(&administrator).await?;
    tracks::load(&administrator).await?;
    import_postcodes(&administrator).await?;
    let people = add_people(&administrator).await?;
    load_money(&administrator).await?;
    crate::indicators::load(&administrator).await?;
    crate::subsidies::load(&administrator, &people).await?;
    crate::indices::load(&administrator).await?;
    Ok(loaded)
}

async fn import_areas(cx: &Cx, zwolle: areas::Division) -> Result<(), DemoError> {
    let municipality = zwolle.municipality;
    let division = AreasToImport {
        division: zwolle,
        municipality_name: "Zwolle".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_else(|| cx.clock.today()),
        source: Source { name: "CBS en gemeente Zwolle, buurtindeling 2024".to_owned(), taken_on: None },
    };
    areas::import_areas(cx, &division).await?;
    let source = Source { name: "Gemeente Zwolle, Cijfers over Zwolle".to_owned(), taken_on: None };
    areas::import_population(cx, &population(municipality)?, &source).await?;
    Ok(())
}

/// The postcodes of the places, each with the neighbourhood of its place: enough to try the field with. A municipality
/// imports the table of Statistics Netherlands.
async fn import_postcodes(cx: &Cx) -> Result<(), DemoError> {
    let places = social_map::places(cx).await?;
    let lies = |place: &social_map::Place| {
        let postcode: Postcode = place.postcode.as_deref()?.parse().ok()?;
        Some((postcode, place.neighbourhood))
    };
    let table: PostcodeTable = places.iter().filter_map(lies).collect();
    let source = Source { name: "Plekken van de demonstratie".to_owned(), taken_on: None };
    areas::import_postcodes(cx, &table, &source).await?;
    Ok(())
}

async fn add_people(cx: &Cx) -> Result<People, DemoError> {
    let names = partners::names(&mut cx.read().await?).await?;
    let organisation = |name: &str| names.iter().find(|(_, known)| *known == name).map(|(id, _)| *id);
    let account = |&(email, name, role, partner): &(&str, &str, Role, Option<&str>)| {
        let grant = Grant { role, organisation: partner.and_then(organisation) };
        let email = email.parse().map_err(|_| DemoError::Account(format!("{email} is not an address")))?;
        Ok(DemonstrationAccount { email, name: name.to_owned(), grant })
    };
    let people = PEOPLE.iter().map(account).collect::<Result<Vec<_>, DemoError>>()?;
    let added = add_demonstration(cx, true, &people).await;
    let added = added.map_err(|error| DemoError::Account(error.to_string()))?;
    Ok(PEOPLE.iter().map(|(email, ..)| *email).zip(added).collect())
}
