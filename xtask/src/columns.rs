//! The catalogue of data: every column of every table, with its class and, where it says something of people, the
//! processing activity that gives purpose, legal basis and retention (AVG art. 30).

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::Fault;
use crate::tree::Tree;

const CATALOGUE: &str = "docs/data-catalogue.csv";
const ACTIVITIES: &str = "docs/processing-activities.csv";
const HEAD: &str = "table,column,class,activity";

/// Whom a column may reach: everybody, staff, those who handle a person's file, nobody.
const CLASSES: [&str; 4] = ["open", "internal", "personal", "secret"];

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let Some(text) = tree.text(CATALOGUE) else {
        return vec![Fault::new(CATALOGUE, 1, "there is no catalogue of data", "write it, a row per column")];
    };
    let columns = columns(tree);
    let activities: BTreeSet<&str> = tree
        .text(ACTIVITIES)
        .unwrap_or_default()
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    let mut faults = Vec::new();
    let mut described = BTreeSet::new();
    for (line, row) in (1..).zip(text.lines()) {
        if line == 1 {
            if row != HEAD {
                faults.push(Fault::new(CATALOGUE, 1, "another head", "keep: table,column,class,activity"));
            }
            continue;
        }
        let [table, column, class, activity] = row.split(',').collect::<Vec<_>>()[..] else {
            faults.push(Fault::new(CATALOGUE, line, "not four cells", "fill table, column, class, activity"));
            continue;
        };
        if !columns.contains_key(&(table, column)) {
            let what = format!("no migration makes {table}.{column}");
            faults.push(Fault::new(CATALOGUE, line, what, "follow the migrations"));
        }
        if !described.insert((table, column)) {
            let what = format!("{table}.{column} stands here twice");
            faults.push(Fault::new(CATALOGUE, line, what, "keep one"));
        }
        if !CLASSES.contains(&class) {
            let what = format!("there is no class {class}");
            faults.push(Fault::new(CATALOGUE, line, what, "choose open, internal, personal or secret"));
        }
        let needs_one = class == "personal";
        if needs_one && !activities.contains(activity) || !needs_one && !activity.is_empty() {
            let what = format!("the activity of {table}.{column} does not fit");
            let mend = "what is personal names a row of processing-activities.csv, the rest names none";
            faults.push(Fault::new(CATALOGUE, line, what, mend));
        }
    }
    let missing = columns.iter().filter(|(column, _)| !described.contains(*column));
    faults.extend(missing.map(|((table, column), (path, line))| {
        let what = format!("{table}.{column} is not in {CATALOGUE}");
        Fault::new(path, *line, what, "give it a row: who may see it, and why it is kept")
    }));
    faults
}

type Place<'a> = (&'a str, usize);

/// Every column that a migration makes, and where.
fn columns(tree: &Tree) -> BTreeMap<(&str, &str), Place<'_>> {
    let mut columns = BTreeMap::new();
    for (path, text) in tree.files("crates/", "sql") {
        let mut table = None;
        for (line, row) in (1..).zip(text.lines()) {
            if let Some(rest) = row.strip_prefix("CREATE TABLE ") {
                table = rest.split_whitespace().next();
            } else if row.starts_with(')') {
                table = None;
            } else if let Some((table, column)) = added(row) {
                columns.insert((table, column), (path, line));
            } else if let (Some(table), Some(column)) = (table, column_of(row)) {
                columns.insert((table, column), (path, line));
            }
        }
    }
    columns
}

/// `ALTER TABLE offer ADD COLUMN audience …`
fn added(row: &str) -> Option<(&str, &str)> {
    let (table, rest) = row.strip_prefix("ALTER TABLE ")?.split_once(" ADD COLUMN ")?;
    Some((table, rest.split_whitespace().next()?))
}

/// The name at the start of a row that makes a column: constraints begin with a capital.
fn column_of(row: &str) -> Option<&str> {
    let word = row.strip_prefix("    ")?.split_whitespace().next()?;
    word.starts_with(|letter: char| letter.is_ascii_lowercase()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    const TABLE: &str = "CREATE TABLE offer (\n    id @UUID NOT NULL,\n    contact_name TEXT,\n    \
                         CHECK (id <> contact_name)\n) @STRICT\n\nALTER TABLE offer ADD COLUMN audience @JSON";

    fn found(rows: &str) -> Vec<String> {
        let catalogue = format!("table,column,class,activity\n{rows}");
        let tree = Tree::from([
            ("crates/social_map/migrations/0005_social_map.sql", TABLE),
            ("docs/data-catalogue.csv", &catalogue),
            ("docs/processing-activities.csv", "id,name\npublishing-contacts,Contact"),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_catalogue_that_names_every_column_once_is_in_order() {
        let rows = "offer,id,open,\noffer,contact_name,personal,publishing-contacts\noffer,audience,open,";
        assert_eq!(found(rows), Vec::<String>::new());
    }

    #[test]
    fn a_column_that_is_missing_or_gone_or_twice_is_reported() {
        let rows = "offer,id,open,\noffer,id,open,\noffer,title,open,\noffer,audience,open,";
        let found = found(rows).join("\n");
        for word in ["offer.contact_name", "offer.title", "offer.id stands here twice"] {
            assert!(found.contains(word), "{word}: {found}");
        }
    }

    #[test]
    fn what_is_personal_names_why_it_is_kept() {
        let rows = "offer,id,public,\noffer,contact_name,personal,\noffer,audience,open,publishing-contacts";
        assert_eq!(found(rows).len(), 3);
    }
}
