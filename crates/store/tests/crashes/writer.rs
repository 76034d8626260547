//! The program that is stopped.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use store::Address;
use test_needs::Tool;

/// How the writer goes about it; see there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    Write,
    Stubborn,
    Migrate,
}

/// What a writer said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) lines: Vec<String>,
    pub(crate) status: ExitStatus,
}

impl Said {
    /// The numbers that were confirmed.
    pub(crate) fn confirmed(&self) -> BTreeSet<i64> {
        self.lines.iter().filter_map(|line| line.strip_prefix("confirmed ")?.parse().ok()).collect()
    }

    pub(crate) fn was_killed(&self) -> bool {
        self.status.signal() == Some(9)
    }
}

/// `examples/writer`, which Cargo builds with the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().and_then(|deps| deps.parent()).unwrap().join("examples/writer");
    assert!(program.exists(), "{} is not built: cargo build -p store --examples", program.display());
    program
}

fn arguments(address: &Address, manner: Manner, first: i64) -> [String; 3] {
    let address = match address {
        Address::Sqlite(path) => format!("sqlite://{}", path.display()),
        Address::Postgres(url) => url.clone(),
    };
    let manner = match manner {
        Manner::Write => "write",
        Manner::Stubborn => "stubborn",
        Manner::Migrate => "migrate",
    };
    [address, manner.to_owned(), first.to_string()]
}

/// Starts a writer; the caller ends it.
pub(crate) fn start(address: &Address, manner: Manner, first: i64) -> Child {
    let mut command = Command::new(program());
    command.args(arguments(address, manner, first)).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Lets a writer run until it says something, and `moment` longer; then does what is to be done to it.
pub(crate) fn interrupt(mut writer: Child, moment: Duration, strike: impl FnOnce(&mut Child)) -> Said {
    let mut output = BufReader::new(writer.stdout.take().unwrap());
    let mut first = String::new();
    output.read_line(&mut first).unwrap();
    let reader = std::thread::spawn(move || output.lines().map_while(Result::ok).collect::<Vec<_>>());
    std::thread::sleep(moment);
    strike(&mut writer);
    let status = writer.wait().unwrap();
    let mut lines = vec![first.trim_end().to_owned()];
    lines.extend(reader.join().unwrap());
    Said { lines, status }
}

/// Whether strace may look at our programs; false where a developer left it out.
pub(crate) fn strace_is_here() -> bool {
    let tried = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    let found = tried.map_err(|error| format!("strace: {error}")).and_then(|tried| {
        let told = String::from_utf8_lossy(&tried.stderr).trim().to_owned();
        if tried.status.success() { Ok(()) } else { Err(told) }
    });
    Tool::Strace.at_hand(found).is_some()
}

/// Runs a writer in which the system call does not go as usual: `fsync:signal=KILL:when=3`. A file of SQLite is
/// written by one thread, so that the count is that of the whole program.
pub(crate) fn traced(address: &Address, manner: Manner, first: i64, fault: &str) -> Said {
    let calls = fault.split(':').next().unwrap();
    let mut command = Command::new("timeout");
    command.args(["-s", "KILL", "30", "strace", "-f", "-qq", "-o", "/dev/null", "-e"]);
    command.arg(format!("trace={calls}")).arg("-e").arg(format!("inject={fault}"));
    command.arg(program()).args(arguments(address, manner, first)).stderr(Stdio::null());
    let output = command.output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap().lines().map(ToOwned::to_owned).collect();
    Said { lines, status: output.status }
}
