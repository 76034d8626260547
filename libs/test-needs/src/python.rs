use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Tool;

/// A Python with a package of PyPI, made once in a folder of its own below `folder`: the package with its version, and the
/// module that it brings. Nothing for a developer who does without Python.
///
/// ```no_run
/// # use std::path::Path;
/// let python = test_needs::python_with(Path::new("target/tmp"), "pypdf==6.4.0", "pypdf");
/// ```
///
/// # Panics
/// When there is none and nobody left it out.
#[must_use]
#[track_caller]
pub fn python_with(folder: &Path, package: &str, module: &str) -> Option<PathBuf> {
    Tool::Python.at_hand(made(&folder.join(format!("python-{package}")), package, module))
}

fn made(folder: &Path, package: &str, module: &str) -> Result<PathBuf, String> {
    // Two tests that come at once make one: who holds the file makes it, and the other finds it made.
    let lock = || -> std::io::Result<File> {
        fs::create_dir_all(folder)?;
        let file = File::create(folder.with_added_extension("lock"))?;
        file.lock()?;
        Ok(file)
    };
    let _held = lock().map_err(|error| format!("{}: {error}", folder.display()))?;
    let python = folder.join("bin/python");
    let works = || run(Command::new(&python).args(["-c", &format!("import {module}")]));
    if works().is_err() {
        run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", package]))?;
        works()?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), String> {
    let out = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let told = String::from_utf8_lossy(&out.stderr);
    if out.status.success() { Ok(()) } else { Err(format!("{command:?}: {told}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_while_another_makes_it_finds_it_made() {
        let folder = std::env::temp_dir().join(format!("test-needs-{}", std::process::id()));
        let come = || made(&folder, "pip", "pip");
        let both = std::thread::scope(|scope| {
            let first = scope.spawn(come);
            (come(), first.join().unwrap())
        });
        fs::remove_dir_all(&folder).unwrap();
        fs::remove_file(folder.with_added_extension("lock")).unwrap();
        assert!(both.0.is_ok() && both.0 == both.1, "{both:?}");
    }
}
