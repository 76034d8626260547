//! Runs every check on the tree and prints what is amiss.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use crate::fault::Fault;
use crate::tree::Tree;
use crate::{arrows, columns, dependencies, glossary, links, locales, purity, readmes, sizes, sql};

type Check = fn(&Tree) -> Vec<Fault>;

const CHECKS: &[(&str, Check)] = &[
    ("arrows between crates", arrows::check),
    ("purity of pure files", purity::check),
    ("SQL only in stores", sql::check),
    ("sizes of files and templates", sizes::check),
    ("reasons for dependencies", dependencies::check),
    ("links in documents", links::check),
    ("texts in both languages", locales::check),
    ("crates described", readmes::check),
    ("glossary", glossary::check),
    ("catalogue of data", columns::check),
];

/// Checks the workspace at `root`; fails when any check finds a fault.
pub(crate) fn run(root: &Path) -> Result<ExitCode> {
    let tree = Tree::read(root)?;
    let mut out = std::io::stdout().lock();
    let mut total = 0;
    for notice in sizes::notices(&tree) {
        writeln!(out, "note: {notice}")?;
    }
    for (name, check) in CHECKS {
        let mut faults = check(&tree);
        faults.sort();
        total += faults.len();
        writeln!(out, "tidy: {name}: {}", verdict(faults.len()))?;
        for fault in faults {
            writeln!(out, "  {fault}")?;
        }
    }
    Ok(if total == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn verdict(faults: usize) -> String {
    match faults {
        0 => "in order".to_owned(),
        1 => "1 fault".to_owned(),
        many => format!("{many} faults"),
    }
}
