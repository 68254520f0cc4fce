//! The program itself, as an operator starts and stops it.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    num::NonZeroU32,
    path::Path,
    process::{Child, ChildStderr, Command, Output, Stdio},
};

use nakano_server::{
    auth::{
        passkey::{self, Passkey},
        person,
    },
    clock::{Clock as _, SystemClock},
    db,
};
use nakano_shared::{
    auth::{
        Device, Level, PasskeyId, PersonId,
        device::{Browser, System},
    },
    kernel::date::Date,
};
use serde_json::Value;
use tempfile::TempDir;

/// What must not get out.
const CANARY: &str = "canary-090-1234-5678";

const LIST: &str = "ID,名称,所在地_連結表記,緯度,経度\n\
    E1311400001111,緑野中学校,東京都中野区丸山1-1-19,35.723853,139.657234\n\
    E1311400002111,緑野小学校,東京都中野区丸山1-17-1,not-a-number,139.657632\n";

/// The program in a scratch folder, with no environment of the person who runs the tests.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nakano-server"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = program(folder, arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

/// A running server.
struct Server {
    child: Child,
    log: BufReader<ChildStderr>,
    address: String,
    lines: Vec<String>,
}

impl Server {
    fn start(folder: &Path, environment: &[(&str, &str)]) -> Self {
        let mut command = program(folder, &["serve"]);
        command.env("NAKANO_LISTEN", "127.0.0.1:0").envs(environment.iter().copied());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        let mut server = Self { child, log, address: String::new(), lines: Vec::new() };
        while server.address.is_empty() {
            let mut line = String::new();
            assert_ne!(server.log.read_line(&mut line).unwrap(), 0, "{:#?}", server.lines);
            let read: Value = serde_json::from_str(&line).unwrap();
            server.address.push_str(read["listen"].as_str().unwrap_or_default());
            server.lines.push(line);
        }
        server
    }

    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Stops it as a service manager does; gives exit code and all lines.
    fn stop(mut self) -> (Option<i32>, Vec<String>) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.lines.extend(self.log.lines().map(|line| line.unwrap()));
        (self.child.wait().unwrap().code(), self.lines)
    }
}

#[test]
fn it_serves_logs_no_more_than_it_may_and_stops_when_told() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("dist")).unwrap();
    fs::write(folder.path().join("dist/index.html"), "app").unwrap();
    let server = Server::start(folder.path(), &[("NAKANO_LOG_LEVEL", "trace")]);
    for (method, target, want) in [
        ("GET", "/api/health", "HTTP/1.1 200"),
        ("GET", &format!("/api/shelter/places?name={CANARY}"), "HTTP/1.1 200"),
        ("GET", &format!("/handbook/{CANARY}"), "HTTP/1.1 404"),
        ("GET", &format!("/api/{CANARY}"), "HTTP/1.1 404"),
        ("CANARY", "/api/health", "HTTP/1.1 403"),
    ] {
        let answer = server.send(&format!(
            "{method} {target} HTTP/1.1\r\nhost: {CANARY}\r\nuser-agent: {CANARY}\r\n\
             cookie: a={CANARY}\r\nx-request-id: {CANARY}\r\nx-forwarded-for: {CANARY}\r\n\
             content-length: 20\r\nconnection: close\r\n\r\n{CANARY}"
        ));
        assert!(answer.starts_with(want), "{target}: {answer}");
        assert!(!answer.contains(CANARY), "{target}: {answer}");
    }
    let body = format!("{{\"code\":\"{CANARY}\"}}");
    let answer = server.send(&format!(
        "POST /api/auth/recovery/sign-in HTTP/1.1\r\nhost: {CANARY}\r\nuser-agent: {CANARY}\r\n\
         origin: http://localhost:8080\r\nx-nakano: 1\r\ncookie: nakano={CANARY}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    ));
    assert!(answer.contains("auth/recovery-refused") && !answer.contains(CANARY), "{answer}");
    let (code, lines) = server.stop();
    assert_eq!(code, Some(0));
    assert!(!lines.concat().to_lowercase().contains("canary"), "{lines:#?}");
    let lines: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered = lines.iter().filter(|line| line["event"] == "http.answered");
    let seen: Vec<_> = answered
        .map(|line| {
            let text = |name| line[name].as_str().unwrap();
            (text("method"), text("route"), line["status"].as_u64().unwrap())
        })
        .collect();
    let want = [
        ("GET", "/api/health", 200),
        ("GET", "/api/shelter/places", 200),
        ("GET", "site", 404),
        ("GET", "site", 404),
        ("other", "/api/health", 403),
        ("POST", "/api/auth/recovery/sign-in", 403),
    ];
    assert_eq!(seen, want);
    let events: Vec<_> = lines.iter().filter_map(|line| line["event"].as_str()).collect();
    assert_eq!(events.first(), Some(&"server.started"));
    assert_eq!(events[events.len() - 2..], ["server.stopping", "server.stopped"]);
}

#[test]
fn an_import_says_what_it_read_and_fails_when_nothing_was_stored() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("list.csv"), LIST).unwrap();
    let (code, out, error) = run(folder.path(), &["import", "shelters", "list.csv"]);
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(out.contains("line 3: 緯度: \"not-a-number\" is not a number of degrees"), "{out}");
    assert!(out.contains("row left out"), "{out}");
    assert!(out.ends_with("stored 1 places of 131148 in place of 0\n"), "{out}");

    for (content, want) in [
        ("ID,名称,所在地_連結表記,緯度,経度\n", "no row could be taken"),
        ("a,b\n1,2\n", "not that of 指定緊急避難場所一覧"),
        ("", "the file is empty"),
    ] {
        fs::write(folder.path().join("list.csv"), content).unwrap();
        let (code, _, error) = run(folder.path(), &["import", "shelters", "list.csv"]);
        assert_eq!(code, Some(1), "{content:?}");
        assert!(error.contains(want), "{error}");
    }
    let (code, _, error) = run(folder.path(), &["import", "shelters", "none.csv"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("cannot read none.csv"), "{error}");
}

#[test]
fn settings_are_shown_with_their_origin_or_refused_by_name() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.toml"), "site_dir = \"app\"\n").unwrap();
    fs::write(folder.path().join("bad.toml"), "site_dr = \"app\"\n").unwrap();
    let (code, out, _) = run(folder.path(), &["check-config", "--config", "good.toml"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("site_dir = app (file)\n"), "{out}");
    let (code, _, error) = run(folder.path(), &["--config", "bad.toml"]);
    assert_eq!(code, Some(1));
    let want =
        "nakano-server: bad.toml: there is no setting \"site_dr\"; the nearest is \"site_dir\"\n";
    assert_eq!(error, want);
    let by_env =
        program(folder.path(), &["check-config"]).env("NAKANO_CONFIG", "bad.toml").output();
    assert_eq!(by_env.unwrap().status.code(), Some(1));
}

#[test]
fn a_database_that_cannot_be_had_ends_it_with_a_sentence_and_no_password() {
    let folder = TempDir::new().unwrap();
    // Port 1 on this machine: nobody listens, the refusal comes at once.
    let url = format!("postgres://nakano:{CANARY}@127.0.0.1:1/pocket");
    let output = program(folder.path(), &["serve"]).env("NAKANO_DATABASE", url).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("cannot open the database"), "{error}");
    assert!(!error.contains(CANARY), "{error}");
}

#[test]
fn what_is_not_understood_shows_how_it_is_used() {
    let folder = TempDir::new().unwrap();
    let (code, _, error) = run(folder.path(), &["sevre"]);
    assert_eq!(code, Some(1));
    assert!(
        error.contains("\"sevre\" is not understood") && error.contains("import shelters FILE")
    );
    let (code, out, _) = run(folder.path(), &["--version"]);
    assert_eq!(code, Some(0));
    assert_eq!(out, concat!("nakano-server ", env!("CARGO_PKG_VERSION"), "\n"));
}

/// A person with a passkey that cannot leave its device, in the database of a folder.
async fn person_in(folder: &Path) -> PersonId {
    let url = format!("sqlite:{}", folder.join("var/nakano.db").display()).parse().unwrap();
    let db = db::open(&url, NonZeroU32::MIN).await.unwrap();
    let person = PersonId::from_bytes([0x5a; 16]);
    let passkey = Passkey {
        person,
        id: PasskeyId::from_bytes([1; 16]),
        credential_id: "AAEC".to_owned(),
        credential: "{}".to_owned(),
        name: None,
        device: Device { system: System::Other, browser: Browser::Other },
        backup_eligible: false,
        backed_up: false,
        created_at_ms: 0,
        last_used_at_ms: 0,
    };
    db.write(move |transaction| {
        let passkey = passkey.clone();
        Box::pin(async move {
            person::store::insert(transaction, person, Level::L1, 0).await?;
            passkey::store::insert(transaction, &passkey).await
        })
    })
    .await
    .unwrap();
    db.close().await;
    person
}

#[tokio::test]
async fn the_operator_makes_an_administrator_and_looks_through_the_audit_log() {
    let folder = TempDir::new().unwrap();
    let (code, out, _) = run(folder.path(), &["audit", "verify"]);
    let whole = "the audit log is whole: 0 lines in 0 chains, 0 erased\n";
    assert_eq!((code, out.as_str()), (Some(0), whole));
    let person = person_in(folder.path()).await.to_string();
    let today = Date::in_japan(SystemClock::start().utc_ms()).to_string();
    let mut grant = vec!["grant", "--person", &person, "--role", "administrator"];
    grant.extend(["--until", &today]);
    let (code, _, error) = run(folder.path(), &grant);
    assert_eq!(code, Some(1));
    assert!(error.contains("auth/training-needed"), "{error}");
    grant.extend(["--trained-on", &today]);
    let (code, out, error) = run(folder.path(), &grant);
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(out.starts_with(&format!("granted administrator to {person} until {today}")), "{out}");
    let (code, out, _) = run(folder.path(), &["audit", "verify"]);
    let whole = "the audit log is whole: 1 lines in 1 chains, 0 erased\n";
    assert_eq!((code, out.as_str()), (Some(0), whole));

    let (code, heads, _) = run(folder.path(), &["audit", "heads"]);
    assert_eq!(code, Some(0));
    assert!(heads.starts_with("90 1 ") && heads.lines().count() == 1, "{heads}");
    let against = ["audit", "verify", "--heads", "heads.txt"];
    for (kept, want, said) in [
        (heads.clone(), Some(0), ""),
        (
            heads.replace("90 1 ", "90 2 "),
            Some(1),
            "line 2 of chain 90 is not the one that was kept",
        ),
        ("none\n".to_owned(), Some(1), "heads.txt: line 1 of the heads is not"),
    ] {
        fs::write(folder.path().join("heads.txt"), kept).unwrap();
        let (code, _, error) = run(folder.path(), &against);
        assert_eq!(code, want, "{error}");
        assert!(error.contains(said), "{error}");
    }

    let file = folder.path().join("var/nakano.db");
    let mut bytes = fs::read(&file).unwrap();
    let deed = b"auth.role-granted";
    let at = bytes.windows(deed.len()).position(|part| part == deed).unwrap();
    bytes[at + deed.len() - 1] ^= 1;
    fs::write(&file, bytes).unwrap();
    let (code, _, error) = run(folder.path(), &["audit", "verify"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("line 1 of chain 90 does not say what was written"), "{error}");

    let nobody = ["grant", "--person", "00112233-4455-4677-8899-aabbccddeeff"];
    let rest = ["--role", "shop_clerk", "--scope", "shop:1", "--until", &today];
    let (code, _, error) = run(folder.path(), &[&nobody[..], &rest].concat());
    assert_eq!(code, Some(1));
    assert!(error.contains("request/not-found"), "{error}");
}
