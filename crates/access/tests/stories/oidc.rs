//! Stories about signing in at a real identity provider (npm `oidc-provider`), on both engines.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use access::accounts::Opened;
use access::oidc::{self, Arrival, OidcError, Provider, ProviderSettings};
use access::{Assurance, Role, Token};
use store::on_both_engines;
use store::test_kit::TestDb;
use test_needs::Tool;

use crate::kit::{Place, migrations};

const REDIRECT: &str = "http://localhost/inloggen/oidc/terug";

/// A provider on loopback, gone with the story. What it says is kept open, or its next word would end it.
struct Running {
    child: Child,
    _says: Lines<BufReader<ChildStdout>>,
    issuer: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

fn journeys() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e")
}

/// Once for all stories: each runs in a process of its own, and two installs at a time break each other's.
fn install_packages() {
    let one_at_a_time = File::open(journeys().join("package-lock.json")).unwrap();
    one_at_a_time.lock().unwrap();
    // npm writes this file last.
    if !journeys().join("node_modules/.package-lock.json").exists() {
        let npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        let installed = Command::new("npm").args(npm).current_dir(journeys()).status().unwrap();
        assert!(installed.success(), "npm ci in e2e failed");
    }
}

/// Starts the provider; none where a developer left Node.js out.
fn provider() -> Option<Running> {
    let tried = Command::new("node").arg("--version").output();
    Tool::Node.at_hand(tried.map_err(|error| format!("node: {error}")))?;
    install_packages();
    let mut child = Command::new("node")
        .args(["oidc/provider.mjs", REDIRECT])
        .current_dir(journeys())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut says = BufReader::new(child.stdout.take().unwrap()).lines();
    let issuer = says.by_ref().map_while(Result::ok).find(|line| line.starts_with("http://")).unwrap();
    Some(Running { child, _says: says, issuer })
}

fn settings(issuer: &str) -> Provider {
    Provider::new(ProviderSettings {
        issuer: issuer.to_owned(),
        client_id: "samenkracht".to_owned(),
        client_secret: Some("a secret for a story that nobody else reads".to_owned()),
        label: "Inlogdienst".to_owned(),
        strong_acr: Vec::new(),
        redirect: REDIRECT.to_owned(),
    })
    .unwrap()
}

/// Goes through the provider's pages as a browser does, and gives the code and state with which it sends back.
async fn through_the_provider(address: &str, issuer: &str, login: &str) -> (String, String) {
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let mut next = address.to_owned();
    for _ in 0..8 {
        if next.contains("/interaction/") {
            next = format!("{next}?login={login}");
        }
        let jar =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let answer = browser.get(&next).header("cookie", jar).send().await.unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            let (name, value) = pair.split_once('=').unwrap();
            cookies.insert(name.to_owned(), value.to_owned());
        }
        let location = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
        let to = location.unwrap_or_else(|| panic!("no way on from {next}: {}", answer.status()));
        if let Some(query) = to.strip_prefix(&format!("{REDIRECT}?")) {
            let value = |name: &str| {
                let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
                pairs.clone().find(|(key, _)| *key == name).unwrap().1.to_owned()
            };
            return (value("code"), value("state"));
        }
        next = if to.starts_with('/') { format!("{issuer}{to}") } else { to };
    }
    panic!("the provider never sent back");
}

/// A whole visit: there and back.
async fn visit(place: &Place, running: &Running, login: &str) -> Result<(Opened, String), OidcError> {
    let provider = settings(&running.issuer);
    let cx = place.visitor();
    let departure = oidc::depart(&cx, &provider, "/account", false).await?;
    let (code, state) = through_the_provider(&departure.address, &running.issuer, login).await;
    let held = Some(&departure.state);
    oidc::arrive(&cx, &provider, Arrival { state: &state, held, code: &code, earlier: None }).await
}

#[tokio::test]
async fn the_provider_opens_the_account_of_a_verified_address_and_knows_it_from_then_on() {
    let Some(running) = provider() else { return };
    on_both_engines!(migrations(), |database: TestDb| async {
        let place = Place::on(database);
        let noor = place.account("noor@buurt.example", Role::MapEditor).await;
        for _ in 0..2 {
            let (opened, way_back) = visit(&place, &running, "noor").await.unwrap();
            assert_eq!(way_back, "/account");
            let cx = place.holder(opened.token()).await.unwrap();
            assert_eq!(cx.actor.account, Some(noor));
            assert_eq!(cx.actor.assurance, Assurance::OneFactor);
        }
        assert_eq!(place.count("SELECT COUNT(*) AS n FROM account WHERE oidc_subject = 'noor'").await, 1);
        assert_eq!(place.count("SELECT COUNT(*) AS n FROM oidc_visit").await, 0);
    });
}

#[tokio::test]
async fn a_provider_that_asked_for_two_factors_counts_for_two() {
    let Some(running) = provider() else { return };
    on_both_engines!(migrations(), |database: TestDb| async {
        let place = Place::on(database);
        place.account("fg@buurt.example", Role::PrivacyOfficer).await;
        let (opened, _) = visit(&place, &running, "strong-fg").await.unwrap();
        assert!(matches!(opened, Opened::Whole(_)));
        let cx = place.holder(opened.token()).await.unwrap();
        assert_eq!(cx.actor.assurance, Assurance::TwoFactors);
    });
}

#[tokio::test]
async fn the_provider_gives_nobody_an_account() {
    let Some(running) = provider() else { return };
    on_both_engines!(migrations(), |database: TestDb| async {
        let place = Place::on(database);
        place.account("kees@buurt.example", Role::MapEditor).await;
        for login in ["niemand", "unverified-kees"] {
            let answer = visit(&place, &running, login).await;
            assert!(matches!(answer, Err(OidcError::Unknown)), "{login}: {answer:?}");
        }
        assert_eq!(place.count("SELECT COUNT(*) AS n FROM account").await, 1);
        assert_eq!(place.count("SELECT COUNT(*) AS n FROM session").await, 0);
    });
}

#[tokio::test]
async fn a_way_back_works_once_and_only_in_the_browser_that_left() {
    let Some(running) = provider() else { return };
    on_both_engines!(migrations(), |database: TestDb| async {
        let place = Place::on(database);
        place.account("noor@buurt.example", Role::MapEditor).await;
        let provider = settings(&running.issuer);
        let cx = place.visitor();
        let departure = oidc::depart(&cx, &provider, "/", false).await.unwrap();
        let (code, state) = through_the_provider(&departure.address, &running.issuer, "noor").await;
        let other = Token::new(&cx.chance);
        for held in [None, Some(&other)] {
            let arrival = Arrival { state: &state, held, code: &code, earlier: None };
            let refused = oidc::arrive(&cx, &provider, arrival).await;
            assert!(matches!(refused, Err(OidcError::NotOurVisit)));
        }
        let arrival = Arrival { state: &state, held: Some(&departure.state), code: &code, earlier: None };
        oidc::arrive(&cx, &provider, arrival).await.unwrap();
        let replayed = oidc::arrive(&cx, &provider, arrival).await;
        assert!(matches!(replayed, Err(OidcError::NotOurVisit)));
    });
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_named_as_the_cause() {
    let database = TestDb::on(store::test_kit::Engine::Sqlite, &migrations()).await.unwrap();
    let place = Place::on(database);
    let silent = settings("http://127.0.0.1:9");
    let answer = oidc::depart(&place.visitor(), &silent, "/", false).await;
    assert!(matches!(answer, Err(OidcError::Provider(_))));
}
