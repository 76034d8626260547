use access::{Actor, Cx, Role};
use clap::{Args, ValueEnum};
use consistency::{Checks, Line, WantedStanding};
use kernel::Language;
use shell::Texts;
use store::Db;

use crate::chance::{chance, clock};
use crate::configuration::Configuration;
use crate::progress::say;
use crate::rooms;

use super::database;

/// What to check.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Also name what does not close in plans, money and figures: what the page /controle shows to finance
    #[arg(long)]
    consistency: bool,
    /// How the findings are written
    #[arg(long, value_enum, default_value = "text", requires = "consistency")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A few lines for each, for people
    Text,
    /// One list, for programs
    Json,
}

impl Check {
    /// Says whether the database is fit for use, and what was asked besides.
    pub(crate) async fn run(&self, configuration: &Configuration) -> anyhow::Result<()> {
        let db = database::open_current(configuration).await?;
        if !self.consistency {
            db.close().await;
            say("The database is fit for use.");
            return Ok(());
        }
        let lines = findings(&db, &rooms::checks()).await?;
        db.close().await;
        match self.format {
            Format::Text => say(&text(&lines)),
            Format::Json => say(&serde_json::to_string_pretty(&lines)?),
        }
        Ok(())
    }
}

/// What finance would see; whoever has the shell has the database.
async fn findings(db: &Db, checks: &Checks) -> anyhow::Result<Vec<Line>> {
    let clock = clock();
    let actor = Actor::at_the_command_line(Role::Finance, clock.now());
    let cx = Cx::new(db.clone(), clock, chance(), actor);
    let all = consistency::findings(&cx, checks).await?;
    Ok(consistency::lines(&Texts::embedded()?, Language::English, &all))
}

/// A few lines for each finding, gravest first, and how many there are.
fn text(lines: &[Line]) -> String {
    let open = lines.iter().filter(|line| line.explanation.is_none()).count();
    let mut text: String = lines.iter().map(one).collect();
    text.push_str(&format!("{} findings, {open} without an explanation.", lines.len()));
    text
}

fn one(line: &Line) -> String {
    let number = line.rule.name().to_uppercase();
    let mut text =
        format!("{} {number} {} ({})\n  {}\n", line.severity, line.about.name, line.room, line.sentence);
    for (name, value) in [("sum", &line.arithmetic), ("source", &line.source)] {
        if let Some(value) = value {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    }
    match &line.explanation {
        Some(said) => text.push_str(&format!("  {} by {}: {}\n", said.standing, said.by, said.why)),
        None => text.push_str(&format!("  {}\n", WantedStanding::Open)),
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use consistency::{Finding, Looking, Rule, Said, Severity, Standing, Thing};
    use shell::test_kit::Town;

    use super::*;

    fn finding() -> Finding {
        Finding {
            rule: Rule::WithinCeiling,
            severity: Severity::Question,
            key: "2026".to_owned(),
            about: Thing {
                kind: "coverage-source",
                id: None,
                name: "Investment budget".to_owned(),
                page: None,
            },
            sentence: "coverage-differs",
            arguments: BTreeMap::from([("year", consistency::Argument::Year(2026))]),
            arithmetic: Some("2.321.644 - 2.000.000 = 321.644".to_owned()),
            source: Some("note 2024, line 12".to_owned()),
        }
    }

    fn checks() -> Checks {
        fn look<'a>(_: &'a mut store::Read, _: &'a access::Sight, _: chrono::NaiveDate) -> Looking<'a> {
            Box::pin(std::future::ready(Ok(vec![finding()])))
        }
        Checks(vec![consistency::Check { room: "investments", look }])
    }

    #[tokio::test]
    async fn the_command_line_says_what_the_page_shows() {
        let town = Town::on("2026-03-02", &consistency::migrations(), |_| Vec::new()).await;
        let lines = findings(&town.house.db, &checks()).await.unwrap();
        assert_eq!(
            text(&lines),
            "question I-02 Investment budget (investments)\n  In 2026 either the amount or the \
             coverage says PM or outside table, and the other does not.\n  \
             sum: 2.321.644 - 2.000.000 = 321.644\n  source: note 2024, line 12\n  open\n\
             1 findings, 1 without an explanation."
        );
        let cx = town.cx(Role::Finance, None);
        let said = Said { standing: Standing::Accepted, why: "So be it.".to_owned(), by: "Noor".to_owned() };
        let (address, mark) = (finding().address(), finding().mark());
        consistency::explain(&cx, &checks(), (&address, &mark), said).await.unwrap();
        let lines = findings(&town.house.db, &checks()).await.unwrap();
        assert!(
            text(&lines).ends_with("  accepted by Noor: So be it.\n1 findings, 0 without an explanation.")
        );
        let json = serde_json::to_value(&lines).unwrap();
        assert_eq!(json[0]["explanation"]["standing"], "accepted");
        assert_eq!(json[0]["rule"], "i-02");
    }
}
