//! Stories about the program as an administrator runs it.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a story that cannot begin must stop, and runs the program in an environment of its own"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The program with only the settings of this test.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samenkracht"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SAMENKRACHT_")) {
        command.env_remove(name);
    }
    command.current_dir(folder).env("SAMENKRACHT_LOG", "warn");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A program that serves, ended with the test.
struct Serving {
    child: Child,
    port: u16,
}

impl Serving {
    fn start(mut command: Command, port: u16) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let out = child.stdout.take().unwrap();
        std::thread::spawn(move || BufReader::new(out).lines().for_each(drop));
        let serving = Self { child, port };
        let patience = Instant::now() + Duration::from_secs(60);
        while get(serving.port, "/health/ready").is_none_or(|answer| !answer.starts_with("HTTP/1.1 200")) {
            assert!(Instant::now() < patience, "the program did not become ready");
            std::thread::sleep(Duration::from_millis(50));
        }
        serving
    }

    fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

#[test]
fn the_help_explains_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let help = run(folder.path(), &["--help"]);
    assert!(help.status.success());
    for command in
        ["serve", "demo", "migrate", "check", "backup", "restore", "import", "export", "verify-log"]
    {
        assert!(said(&help).contains(&format!("\n  {command} ")), "{command}:\n{}", said(&help));
        let own = run(folder.path(), &[command, "--help"]);
        assert!(own.status.success() && said(&own).contains("Usage:"), "{command}");
    }
}

#[test]
fn a_mistake_is_one_clear_sentence_and_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    for (variable, value, named) in [
        ("SAMENKRACHT_DATABASE_URL", "mysql://x", "sqlite:///path/file.db"),
        ("SAMENKRACHT_DATABASE_URL", "sqlite:///proc/nowhere/x.db", "/proc/nowhere"),
        ("SAMENKRACHT_LISTN", "x", "listn"),
        ("SAMENKRACHT_LISTEN", "overal", "listen"),
    ] {
        let output = program(folder.path()).arg("check").env(variable, value).output().unwrap();
        let text = said(&output);
        assert!(!output.status.success(), "{variable}={value}");
        assert!(text.contains(named) && text.starts_with("samenkracht: "), "{variable}={value}: {text}");
        assert_eq!(text.trim().lines().count(), 1, "{text}");
    }
    let no_file = run(folder.path(), &["--config", "nergens.toml", "check"]);
    assert!(!no_file.status.success() && said(&no_file).contains("nergens.toml"), "{}", said(&no_file));
}

#[test]
fn a_database_that_lacks_steps_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let early = run(folder.path(), &["serve"]);
    assert!(!early.status.success() && said(&early).contains("samenkracht migrate"), "{}", said(&early));
    assert!(said(&run(folder.path(), &["migrate"])).contains("Made schema step 1"));
    assert!(said(&run(folder.path(), &["migrate"])).contains("was up to date"));
    assert!(run(folder.path(), &["check"]).status.success());
    assert!(said(&run(folder.path(), &["verify-log"])).contains("The log is whole."));
}

#[test]
fn the_program_serves_counts_and_stops_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["migrate"]).status.success());
    let (port, counts) = (free_port(), free_port());
    let mut command = program(folder.path());
    command.arg("serve").env("SAMENKRACHT_LISTEN", format!("127.0.0.1:{port}"));
    command.env("SAMENKRACHT_METRICS_LISTEN", format!("127.0.0.1:{counts}"));
    let mut serving = Serving::start(command, port);
    assert!(get(port, "/over").unwrap().starts_with("HTTP/1.1 200"));
    assert!(get(port, "/metrics").unwrap().starts_with("HTTP/1.1 404"));
    let metrics = get(counts, "/metrics").unwrap();
    assert!(
        metrics.contains("http_requests_total{method=\"GET\",route=\"/over\",status=\"200\"} 1"),
        "{metrics}"
    );
    serving.signal("-TERM");
    assert!(serving.child.wait().unwrap().success());
}

#[test]
fn a_backup_is_put_back_whole_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["migrate"]).status.success());
    let made = run(folder.path(), &["backup", "een.samenkracht"]);
    assert!(made.status.success() && said(&made).contains("is whole"), "{}", said(&made));
    let again = run(folder.path(), &["backup", "een.samenkracht"]);
    assert!(!again.status.success() && said(&again).contains("not overwritten"), "{}", said(&again));
    let onto = run(folder.path(), &["restore", "een.samenkracht"]);
    assert!(!onto.status.success() && said(&onto).contains("not put back"), "{}", said(&onto));

    let elsewhere = |arguments: &[&str]| {
        program(folder.path())
            .args(arguments)
            .env("SAMENKRACHT_DATABASE_URL", "sqlite://nieuw/stad.db")
            .output()
            .unwrap()
    };
    let back = elsewhere(&["restore", "een.samenkracht"]);
    assert!(back.status.success(), "{}", said(&back));
    assert!(elsewhere(&["check"]).status.success());

    let whole = std::fs::read(folder.path().join("een.samenkracht")).unwrap();
    std::fs::write(folder.path().join("half.samenkracht"), &whole[..whole.len() / 2]).unwrap();
    let half = program(folder.path())
        .args(["restore", "half.samenkracht"])
        .env("SAMENKRACHT_DATABASE_URL", "sqlite://derde/stad.db")
        .output()
        .unwrap();
    assert!(!half.status.success(), "{}", said(&half));
    assert!(!folder.path().join("derde/stad.db").exists());
}
