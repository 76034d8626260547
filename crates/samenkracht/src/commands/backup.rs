use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use shell::{Copied, FileFolder};
use store::{Proven, Stage};
use subsidies::Uncopied;

use crate::configuration::Configuration;
use crate::progress::{Progress, say};
use crate::rooms;

use super::database;

/// Where the copy goes.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// A file that does not exist yet
    file: PathBuf,
}

/// Where the copy is.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// A backup
    file: PathBuf,
}

impl Backup {
    /// Copies the database to one file, proven by opening it, and the files that it knows beside it.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let db = database::open_current(configuration).await?;
        let progress = Progress::of("Making a backup");
        let known = rooms::migrations();
        let mut hear = |stage, done, all| show(&progress, stage, done, all);
        let taken = store::take_backup(&db, &known, &self.file, &mut hear).await?;
        progress.now("Copying files");
        let here = FileFolder::at(configuration.files_folder()?);
        // The files that the copy names: since then others may have come and gone.
        let copy = taken.open().await?;
        let uncopied = subsidies::copy_files(&copy, &here, &beside(&self.file)).await;
        copy.close().await;
        let uncopied = uncopied?;
        let proven = taken.keep()?;
        progress.done();
        db.close().await;
        let file = self.file.display();
        if uncopied.is_empty() {
            say(&format!("The backup {file} is whole: {}.", told(&proven)));
            return Ok(());
        }
        say(&format!("The backup {file} is kept: {}.", told(&proven)));
        bail!("the backup {file} is kept, but lacks {}", listed(&uncopied))
    }
}

impl Restore {
    /// Puts a backup back into an empty place: its files first, so that whoever is stopped can begin again.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let target = configuration.database()?;
        let progress = Progress::of("Putting the backup back");
        let known = rooms::migrations();
        let mut hear = |stage, done, all| show(&progress, stage, done, all);
        let not_put_back = || format!("{} is not put back", self.file.display());
        let restoring = store::begin_restore(&self.file, &known, &target, &mut hear).await;
        let restoring = restoring.with_context(not_put_back)?;
        let mut uncopied = Vec::new();
        // A backup of before there were files has no table of them.
        if restoring.schema() >= FILES_SINCE {
            progress.now("Copying files");
            let here = FileFolder::at(configuration.files_folder()?);
            let copied = subsidies::copy_files(restoring.source(), &beside(&self.file), &here).await;
            uncopied = copied.with_context(not_put_back)?;
        }
        let proven = restoring.finish(&known, &mut hear).await.with_context(not_put_back)?;
        progress.done();
        say(&format!("The database {target} is there again: {}.", told(&proven)));
        if uncopied.is_empty() {
            return Ok(());
        }
        bail!("the database {target} is there again, but lacks {}", listed(&uncopied))
    }
}

/// Names the files that could not be copied.
fn listed(uncopied: &[Uncopied]) -> String {
    let one = |file: &Uncopied| {
        let why = match file.why {
            Copied::Missing => "is not there",
            Copied::Changed => "is not what it was",
            Copied::Whole => "is there",
        };
        format!("`{}` ({} {why})", file.name, file.id.uuid().simple())
    };
    let all: Vec<String> = uncopied.iter().map(one).collect();
    format!("{} of its files: {}", all.len(), all.join(", "))
}

/// The step of the schema since which people bring files along.
const FILES_SINCE: i64 = 26;

/// Where the files of a backup lie.
fn beside(file: &Path) -> FileFolder {
    FileFolder::at(file.with_added_extension("files"))
}

fn show(progress: &Progress, stage: Stage, done: i64, all: i64) {
    progress.now(match stage {
        Stage::Copying => "Copying",
        Stage::Comparing => "Comparing",
        Stage::Verifying => "Walking the log",
    });
    progress.step(done, all);
}

fn told(proven: &Proven) -> String {
    format!(
        "schema step {}, {} bytes; the log ends at {}:{}",
        proven.schema, proven.bytes, proven.head.seq, proven.head.hash
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use store::{Db, Housekeeping, values};
    use uuid::Uuid;

    use super::*;

    /// What stands in both files.
    const CONTENT: &str = "een plan";
    /// SHA-256 of it.
    const HASH: &str = "fc6dc7667086476b72415dcc2884ae37ee9cddcd52a973c81936d7b5be81c5e5";

    fn configuration(folder: &Path, name: &str) -> Configuration {
        let database_url = format!("sqlite://{}", folder.join(name).display());
        Configuration { database_url, ..Configuration::default() }
    }

    fn lying(files: &Path, number: u128) -> PathBuf {
        files.join(Uuid::from_u128(number).simple().to_string())
    }

    /// A database that knows two files of one application, which lie where they belong.
    async fn with_two_files(configuration: &Configuration) -> PathBuf {
        let db = database::open(configuration).await.unwrap();
        store::migrate(&db, &rooms::migrations(), chrono::DateTime::UNIX_EPOCH).await.unwrap();
        fill(&db).await;
        db.close().await;
        let files = configuration.files_folder().unwrap();
        fs::create_dir_all(&files).unwrap();
        for number in [1, 2] {
            fs::write(lying(&files, number), CONTENT).unwrap();
        }
        files
    }

    async fn fill(db: &Db) {
        let id = Uuid::from_u128(7);
        let at = chrono::DateTime::<chrono::Utc>::UNIX_EPOCH;
        let day = at.date_naive();
        let mut tx = db.begin().await.unwrap();
        for (sql, values) in [
            (
                "INSERT INTO organisation (id, name, former_names, kind, languages, about, demonstration, version, created_at, changed_at)
                 VALUES ($1, 'Een', '[]', 'foundation', '[]', '', TRUE, 1, $2, $2)",
                values![id, at],
            ),
            (
                "INSERT INTO subsidy_scheme (id, slug, particulars, version, changed_at) VALUES ($1, 'een', '{}', 1, $2)",
                values![id, at],
            ),
            (
                "INSERT INTO subsidy_rules (scheme_id, number, rules, since) VALUES ($1, 1, '{}', $2)",
                values![id, day],
            ),
            (
                "INSERT INTO subsidy_round (id, scheme_id, rules_number, particulars, opens, state, publication, version, changed_at)
                 VALUES ($1, $1, 1, '{}', $2, 'draft', '{}', 1, $3)",
                values![id, day, at],
            ),
            (
                "INSERT INTO subsidy_application (id, round_id, organisation_id, plan, state, standing, receipt, version, changed_at)
                 VALUES ($1, $1, $1, '{}', 'draft', '{}', '{}', 1, $2)",
                values![id, at],
            ),
        ] {
            tx.execute(sql, values).await.unwrap();
        }
        for (number, name) in [(1_u128, "een.txt"), (2, "twee.txt")] {
            tx.execute(
                "INSERT INTO subsidy_file (id, application_id, document, name, kind, bytes, hash, brought_at)
                 VALUES ($1, $2, 'Plan', $3, 'txt', 8, $4, $5)",
                values![Uuid::from_u128(number), id, name, HASH, at],
            )
            .await
            .unwrap();
        }
        tx.commit_housekeeping(Housekeeping::Job).await.unwrap();
    }

    async fn save(from: &Configuration, file: &Path) -> Result<(), String> {
        Backup { file: file.to_path_buf() }.run(from).await.map_err(|error| format!("{error:#}"))
    }

    async fn put_back(file: &Path, to: &Configuration) -> Result<(), String> {
        Restore { file: file.to_path_buf() }.run(to).await.map_err(|error| format!("{error:#}"))
    }

    #[tokio::test]
    async fn files_come_along_in_a_backup_and_back_with_it() {
        let place = tempfile::tempdir().unwrap();
        let (from, to) = (configuration(place.path(), "van.db"), configuration(place.path(), "naar.db"));
        let file = place.path().join("kopie");
        with_two_files(&from).await;
        save(&from, &file).await.unwrap();
        put_back(&file, &to).await.unwrap();
        let files = to.files_folder().unwrap();
        for number in [1, 2] {
            assert_eq!(fs::read_to_string(lying(&files, number)).unwrap(), CONTENT);
        }
    }

    #[tokio::test]
    async fn a_backup_keeps_what_there_is_and_names_the_files_that_it_lacks() {
        let place = tempfile::tempdir().unwrap();
        let from = configuration(place.path(), "van.db");
        let files = with_two_files(&from).await;
        fs::remove_file(lying(&files, 1)).unwrap();
        let file = place.path().join("kopie");
        let said = save(&from, &file).await.unwrap_err();
        assert!(said.contains("is kept, but lacks 1 of its files: `een.txt`"), "{said}");
        assert!(said.contains("is not there") && !said.contains("twee.txt"), "{said}");
        assert!(file.exists() && lying(&beside_path(&file), 2).exists());

        let to = configuration(place.path(), "naar.db");
        let said = put_back(&file, &to).await.unwrap_err();
        assert!(said.contains("is there again, but lacks 1 of its files: `een.txt`"), "{said}");
        assert!(place.path().join("naar.db").exists());
        assert!(lying(&to.files_folder().unwrap(), 2).exists());
    }

    #[tokio::test]
    async fn a_file_that_is_not_what_it_was_is_named_and_never_copied() {
        let place = tempfile::tempdir().unwrap();
        let (from, to) = (configuration(place.path(), "van.db"), configuration(place.path(), "naar.db"));
        let files = with_two_files(&from).await;
        fs::write(lying(&files, 2), "iets anders").unwrap();
        let first = place.path().join("eerste");
        let said = save(&from, &first).await.unwrap_err();
        assert!(said.contains("`twee.txt`") && said.contains("is not what it was"), "{said}");
        assert!(!lying(&beside_path(&first), 2).exists());

        fs::write(lying(&files, 2), CONTENT).unwrap();
        let second = place.path().join("tweede");
        save(&from, &second).await.unwrap();
        fs::write(lying(&beside_path(&second), 2), "iets anders").unwrap();
        let said = put_back(&second, &to).await.unwrap_err();
        assert!(said.contains("`twee.txt`") && said.contains("is not what it was"), "{said}");
        assert!(!lying(&to.files_folder().unwrap(), 2).exists());
    }

    #[tokio::test]
    async fn a_restore_that_was_stopped_at_a_file_is_done_again() {
        let place = tempfile::tempdir().unwrap();
        let (from, to) = (configuration(place.path(), "van.db"), configuration(place.path(), "naar.db"));
        with_two_files(&from).await;
        let file = place.path().join("kopie");
        save(&from, &file).await.unwrap();
        // Where the folder should come there is something else, as on a disk that refuses.
        let files = to.files_folder().unwrap();
        fs::write(&files, "in de weg").unwrap();
        let said = put_back(&file, &to).await.unwrap_err();
        assert!(said.contains("is not put back"), "{said}");
        assert!(!place.path().join("naar.db").exists(), "the place stays empty");
        fs::remove_file(&files).unwrap();
        fs::create_dir(&files).unwrap();
        fs::write(lying(&files, 1), "een p").unwrap();
        put_back(&file, &to).await.unwrap();
        assert_eq!(fs::read_to_string(lying(&files, 1)).unwrap(), CONTENT);
        let again = put_back(&file, &to).await.unwrap_err();
        assert!(again.contains("not overwritten"), "{again}");
    }

    fn beside_path(file: &Path) -> PathBuf {
        beside(file).path().to_path_buf()
    }
}
