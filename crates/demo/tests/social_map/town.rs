//! Zwolle with its demonstration, open to visitors.

use shell::test_kit::{Page, Town};
use social_map::{AreaNames, Catalogue};

/// The town and what stands on its map.
pub(crate) struct Zwolle {
    pub(crate) town: Town,
    pub(crate) catalogue: Catalogue,
}

impl Zwolle {
    pub(crate) async fn open() -> Self {
        let areas = include_str!("../../../../demo/zwolle/areas.csv");
        let division = areas::division_from_csv(areas, "GM0193".parse().unwrap()).unwrap();
        let catalogue = Catalogue::new(AreaNames::from(&division)).unwrap();
        let migrations = [areas::migrations(), partners::migrations(), social_map::migrations()].concat();
        let shown = catalogue.clone();
        let town = Town::on("2026-11-23", &migrations, |_| vec![social_map::room(shown)]).await;
        let cx = demo::editor(&town.house.db, &town.house.clock, &town.house.chance);
        demo::load(&cx, &demo::Centres::default()).await.unwrap();
        let zwolle = Self { town, catalogue };
        zwolle.refresh().await;
        zwolle
    }

    pub(crate) async fn refresh(&self) {
        self.catalogue.refresh(&self.town.house.db, self.town.house.clock.now()).await.unwrap();
    }

    /// What a stranger gets.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.town.stranger().get(path).await
    }
}

/// What stands between two texts, each time.
pub(crate) fn between<'a>(page: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    page.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

/// The titles of the results of a list, in order.
pub(crate) fn titles(page: &Page) -> Vec<&str> {
    let links = between(&page.body, "card__link\"", "</a>");
    links.into_iter().filter_map(|link| link.split_once('>')).map(|(_, title)| title).collect()
}

/// How many results a list says it has.
pub(crate) fn total(page: &Page) -> usize {
    let said = between(&page.body, "data-announce>", "<");
    let number = said.first().and_then(|text| text.split(' ').next()).unwrap_or("0");
    number.parse().unwrap_or(0)
}
