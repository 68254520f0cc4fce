//! The program killed in the middle of its work, again and again: what it said was stored is stored,
//! once, and what it did not say can be sent again.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "support/device.rs"]
mod device;
#[path = "store/engines.rs"]
mod engines;
#[path = "support/exchange.rs"]
mod exchange;
#[path = "support/person.rs"]
mod person;

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use device::TestDevice;
use engines::{Scene, on_both_engines};
use exchange::Exchange;
use nakano_server::{
    clock::{Clock as _, SystemClock},
    config::Engine,
};
use nakano_shared::sync::{
    ChangeId, SpaceId,
    api::{Outcome, Page, Push, PushAnswer},
};
use sqlx::{Executor as _, Row as _};

/// How often the server is killed.
const KILLS: u64 = 50;

/// People who push all the time.
const CLIENTS: usize = 6;

/// Answers before a kill, at most.
const ANSWERS_MAX: u64 = 40;

/// Longest time between the last of them and the kill, in microseconds: about that of a commit.
const KILL_US_MAX: u64 = 3000;

/// One module, so that naming the room on the command line runs it.
mod sync {
    use super::{on_both_engines, what_was_acknowledged_survives_fifty_kills};

    on_both_engines!(what_was_acknowledged_survives_fifty_kills);
}

/// A running server that is killed when it goes.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(database: &str) -> Self {
        let folder = std::env::temp_dir();
        let mut child = Command::new(env!("CARGO_BIN_EXE_nakano-server"))
            .arg("serve")
            .current_dir(folder)
            .env_clear()
            .env("NAKANO_LISTEN", "127.0.0.1:0")
            .env("NAKANO_DATABASE", database)
            .env("NAKANO_API_PER_SECOND", "1000000")
            .env("NAKANO_API_BURST", "1000000")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut address = String::new();
        while address.is_empty() {
            let mut line = String::new();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "it did not start");
            let read: serde_json::Value =
                serde_json::from_str(&line).unwrap_or_else(|_| panic!("it did not start: {line}"));
            address.push_str(read["listen"].as_str().unwrap_or_default());
        }
        // Its log is read on, or it would wait for somebody to read it.
        thread::spawn(move || log.lines().for_each(drop));
        Self { child, address }
    }
}

impl Drop for Server {
    /// `kill -9`.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody who pushes one change after the other.
struct Client {
    device: TestDevice,
    cookie: String,
    /// What the server said it has stored, and where.
    acknowledged: BTreeMap<ChangeId, u64>,
    /// What was sent last and not answered.
    unanswered: Option<Push>,
}

impl Client {
    fn own(&self) -> SpaceId {
        SpaceId::of_person(self.device.person)
    }

    /// Pushes until the server is gone or `stop`; first what was not answered. Says each answer.
    fn work(&mut self, address: &str, stop: &AtomicBool, answers: &Sender<()>) {
        let Ok(mut exchange) = Exchange::open(address, &self.cookie) else { return };
        while !stop.load(Ordering::SeqCst) || self.unanswered.is_some() {
            let push = self.unanswered.take();
            let push = push.unwrap_or_else(|| self.device.push(self.own(), "税"));
            let body = serde_json::to_string(&push).unwrap();
            self.unanswered = Some(push);
            let Ok((status, answer)) = exchange.post("/api/sync/push", &body) else { return };
            // A database that is being cut off may be refused, too: the change is sent again.
            if status == 200 {
                self.note(&serde_json::from_str(&answer).unwrap());
                self.unanswered = None;
                // Nobody counts in the last round.
                let _ = answers.send(());
            }
        }
    }

    fn note(&mut self, answer: &PushAnswer) {
        for result in &answer.results {
            let Outcome::Stored(seq) = result.outcome else { panic!("{result:?}") };
            let before = self.acknowledged.insert(result.id.unwrap(), seq);
            assert!(before.is_none_or(|before| before == seq), "another place than before");
        }
    }

    /// What the server has of this person, in order.
    fn stored(&self, address: &str) -> Vec<(ChangeId, u64)> {
        let mut exchange = Exchange::open(address, &self.cookie).unwrap();
        let mut stored = Vec::new();
        let mut after = 0;
        loop {
            let path = format!("/api/sync/pull?space={}&after={after}", self.own());
            let (status, page) = exchange.get(&path).unwrap();
            assert_eq!(status, 200, "{page}");
            let page: Page = serde_json::from_str(&page).unwrap();
            after = page.next;
            let ids = page.changes.into_iter().map(|change| {
                let signed: nakano_shared::sync::Signed = change.signed.into();
                (signed.read().unwrap().id, change.seq)
            });
            stored.extend(ids);
            if !page.more {
                return stored;
            }
        }
    }
}

async fn what_was_acknowledged_survives_fifty_kills(scene: Scene) {
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (device, cookie) = person::join(&scene.db, SystemClock::start().utc_ms()).await;
        let acknowledged = BTreeMap::new();
        clients.push(Client { device, cookie, acknowledged, unanswered: None });
    }
    let url = address_of(&scene);
    // This side holds no connection while the server is killed.
    scene.db.close().await;
    let clients = tokio::task::spawn_blocking(move || kill_again_and_again(&url, clients));
    let clients = clients.await.unwrap();
    let acknowledged: usize = clients.iter().map(|client| client.acknowledged.len()).sum();
    assert!(acknowledged > usize::try_from(KILLS).unwrap(), "{acknowledged} are too few to tell");
    if scene.url.file().is_some() {
        let db = nakano_server::db::open(&scene.url, engines::CONNECTIONS).await.unwrap();
        assert_eq!(db.engine(), Engine::Sqlite);
        let row = db.read().fetch_one("PRAGMA integrity_check").await.unwrap();
        assert_eq!(row.get::<String, _>(0), "ok");
        db.close().await;
    }
}

/// The database's address for the program. A scene shows it without its user.
fn address_of(scene: &Scene) -> String {
    let shown = scene.url.to_string();
    if scene.url.file().is_some() {
        return shown;
    }
    let cluster = engines::cluster();
    let (server, _) = cluster.rsplit_once('/').unwrap();
    let (_, name) = shown.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

fn kill_again_and_again(url: &str, mut clients: Vec<Client>) -> Vec<Client> {
    // A fixed series that looks like chance, so that a failure comes again.
    let mut series = 2_463_534_242_u64;
    for _ in 0..KILLS {
        let server = Server::start(url);
        series ^= series << 13;
        series ^= series >> 7;
        series ^= series << 17;
        let after = Duration::from_micros((series >> 32) % KILL_US_MAX);
        let address = server.address.clone();
        clients = round(&address, clients, |stop, answers| {
            for _ in 0..=series % ANSWERS_MAX {
                answers.recv().unwrap();
            }
            let last = Instant::now();
            while last.elapsed() < after {
                std::hint::spin_loop();
            }
            drop(server);
            stop.store(true, Ordering::SeqCst);
        });
    }
    let server = Server::start(url);
    clients = round(&server.address, clients, |stop, _| stop.store(true, Ordering::SeqCst));
    for client in &clients {
        let stored = client.stored(&server.address);
        assert!(stored.iter().map(|(_, seq)| *seq).eq(1..=stored.len().try_into().unwrap()));
        let by_id: BTreeMap<_, _> = stored.iter().copied().collect();
        assert_eq!(by_id.len(), stored.len(), "a change is there twice");
        assert_eq!(by_id, client.acknowledged, "all was answered in the end");
    }
    clients
}

/// All clients push while `meanwhile` runs, and end then.
fn round(
    address: &str,
    clients: Vec<Client>,
    meanwhile: impl FnOnce(&AtomicBool, Receiver<()>),
) -> Vec<Client> {
    let stop = Arc::new(AtomicBool::new(false));
    let (said, answers) = mpsc::channel();
    let tasks: Vec<_> = clients
        .into_iter()
        .map(|mut client| {
            let (address, stop, said) = (address.to_owned(), Arc::clone(&stop), said.clone());
            thread::spawn(move || {
                client.work(&address, &stop, &said);
                client
            })
        })
        .collect();
    drop(said);
    meanwhile(&stop, answers);
    tasks.into_iter().map(|task| task.join().unwrap()).collect()
}
