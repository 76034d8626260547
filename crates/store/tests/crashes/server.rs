//! A PostgreSQL server of a story's own, to be killed.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use store::Address;
use test_needs::Tool;

/// A cluster in a temporary folder, stopped and gone with the story.
#[derive(Debug)]
pub(crate) struct Server {
    folder: tempfile::TempDir,
    programs: PathBuf,
    port: u16,
}

impl Server {
    /// Starts a server; none where a developer left PostgreSQL out.
    pub(crate) fn start() -> Option<Self> {
        let programs = Tool::Postgresql.at_hand(programs().ok_or("there is no initdb"))?;
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        if is_root() {
            assert!(Command::new("chown").arg("postgres").arg(folder.path()).status().unwrap().success());
        }
        let mut server = Self { folder, programs, port };
        let data = server.data();
        let made = server
            .program("initdb")
            .args(["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-D"])
            .arg(data)
            .status()
            .unwrap();
        assert!(made.success(), "initdb failed");
        server.start_again();
        Some(server)
    }

    pub(crate) fn address(&self) -> Address {
        Address::Postgres(format!("postgres://postgres@127.0.0.1:{}/postgres", self.port))
    }

    /// Kills the server and all its processes, as a kernel out of memory would.
    pub(crate) fn kill(&self) {
        let main = self.main_process();
        let mut all = children(&main);
        all.insert(0, main);
        // Some of them end by themselves once the first is gone, which `kill` complains about.
        Command::new("kill").arg("-9").args(&all).stderr(Stdio::null()).status().unwrap();
    }

    /// Starts the server after it was killed. What is left of the old one may need a moment to go.
    pub(crate) fn start_again(&mut self) {
        for _ in 0..50 {
            let options =
                format!("-p {} -k {} -c listen_addresses=127.0.0.1", self.port, self.folder.path().display());
            let log = self.folder.path().join("log");
            let started = self
                .program("pg_ctl")
                .args(["-w", "-t", "60", "-o", &options, "-l"])
                .arg(log)
                .arg("-D")
                .arg(self.data())
                .arg("start")
                .status()
                .unwrap();
            if started.success() {
                return;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        panic!("PostgreSQL did not start: {:?}", fs::read_to_string(self.folder.path().join("log")));
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn main_process(&self) -> String {
        let file = fs::read_to_string(self.data().join("postmaster.pid")).unwrap();
        file.lines().next().unwrap().trim().to_owned()
    }

    /// PostgreSQL refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir(self.folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let stopped =
            self.program("pg_ctl").args(["-m", "immediate", "-D"]).arg(self.data()).arg("stop").status();
        drop(stopped);
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

/// Debian keeps the programs of the server off the path.
fn programs() -> Option<PathBuf> {
    let named = Command::new("pg_config").arg("--bindir").output().ok();
    let named = named.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    let mut places: Vec<PathBuf> = named.into_iter().collect();
    if let Ok(versions) = fs::read_dir("/usr/lib/postgresql") {
        places.extend(versions.filter_map(Result::ok).map(|version| version.path().join("bin")));
    }
    places.into_iter().find(|place| place.join("initdb").exists())
}

/// The processes that this one started.
fn children(main: &str) -> Vec<String> {
    let is_child = |process: &Path| {
        let stat = fs::read_to_string(process.join("stat")).unwrap_or_default();
        // After the name, which ends in a bracket: the state, then the parent.
        stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1)) == Some(main)
    };
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok).map(|entry| entry.path());
    processes
        .filter(|process| is_child(process))
        .filter_map(|process| Some(process.file_name()?.to_str()?.to_owned()))
        .collect()
}
