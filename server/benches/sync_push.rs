//! How many pushes of one change the server takes durably in a second, over real connections, and
//! what a pull of ten changes costs in a small and in a large space. Prints one JSON object.
//!
//! `cargo bench -p nakano-server --bench sync_push -- DATABASE [--clients N] [--seconds N]`, where
//! DATABASE is `sqlite:FILE` or `postgres://…/NAME`; it is filled, so it should be an empty one.
//! Server and clients share this machine; the clients sign each change as a device does.

#![expect(clippy::unwrap_used, reason = "a measurement stops where it fails")]
#![expect(clippy::print_stdout, reason = "its answer is what it prints")]
#![expect(clippy::cast_precision_loss, reason = "figures for people")]

#[path = "../tests/support/device.rs"]
mod device;
#[path = "../tests/support/exchange.rs"]
mod exchange;
#[path = "../tests/support/person.rs"]
mod person;

use std::{
    num::NonZeroU32,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use device::TestDevice;
use exchange::Exchange;
use nakano_server::{
    App,
    clock::{Clock as _, SystemClock},
    config::{self, Config, Environment, Rate},
    db::{self, Db},
    listen::{self, Connections},
    random::SystemRandom,
    router,
    sync::store::change::{self, Name, New, Places},
};
use nakano_shared::sync::SpaceId;
use serde_json::json;
use tokio::net::TcpListener;

/// Pulls of which the median is taken.
const PULLS: usize = 200;

/// Changes in the small and in the large space.
const SIZES: [i64; 2] = [1_000, 100_000];

/// Changes that are pulled.
const PULLED: i64 = 10;

/// Requests a second from one address: more than this machine can send.
const PER_SECOND: NonZeroU32 = NonZeroU32::new(1_000_000).unwrap();

struct Asked {
    database: String,
    clients: usize,
    time: Duration,
}

fn main() {
    let asked = asked();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let clock = Arc::new(SystemClock::start());
    let config = config(&asked.database);
    let connections = config.database_connections;
    let db = runtime.block_on(db::open(&config.database, connections)).unwrap();
    let now_ms = clock.utc_ms();
    let people: Vec<_> =
        (0..asked.clients).map(|_| runtime.block_on(person::join(&db, now_ms))).collect();
    let reader = runtime.block_on(person::join(&db, now_ms));
    let address = runtime.block_on(serve(config, db.clone(), clock));

    let pulls = SIZES.map(|size| pulls(&runtime, &db, &address, &reader, size));
    let memory_before = resident_bytes();
    let (mut times, took) = pushes(&address, people, asked.time);
    times.sort_unstable();
    let ms = |percent: usize| times[times.len() * percent / 100].as_secs_f64() * 1000.0;
    let answer = json!({
        "engine": db.engine().name(),
        "clients": asked.clients,
        "pushes": times.len(),
        "seconds": took.as_secs_f64(),
        "pushes_per_second": times.len() as f64 / took.as_secs_f64(),
        "push_ms": { "median": ms(50), "p95": ms(95), "p99": ms(99) },
        "pull_10_ms": { "of_1000": pulls[0], "of_100000": pulls[1] },
        "resident_bytes": { "before": memory_before, "after": resident_bytes() },
    });
    println!("{answer}");
    runtime.block_on(db.close());
}

fn asked() -> Asked {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let mut asked = Asked { database: String::new(), clients: 64, time: Duration::from_secs(10) };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--clients" => asked.clients = words.next().unwrap().parse().unwrap(),
            "--seconds" => {
                asked.time = Duration::from_secs(words.next().unwrap().parse().unwrap());
            }
            _ => asked.database = word,
        }
    }
    asked
}

/// The usual settings, but for how often one address may ask.
fn config(database: &str) -> Config {
    let mut config = config::load(None, &Environment::new()).unwrap().config;
    config.database = database.parse().unwrap();
    config.api_rate = Rate { per_second: PER_SECOND, burst: NonZeroU32::MAX };
    config
}

async fn serve(config: Config, db: Db, clock: Arc<SystemClock>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let connections = Connections { at_once: 1024, shutdown_time_max: Duration::from_secs(1) };
    let router = router::build(App::new(config, db, clock, Arc::new(SystemRandom)));
    tokio::spawn(listen::serve(listener, router, connections, std::future::pending()));
    address
}

/// Each client pushes one change after the other, to its own space; the time of each push.
fn pushes(
    address: &str,
    people: Vec<(TestDevice, String)>,
    time: Duration,
) -> (Vec<Duration>, Duration) {
    let started = Instant::now();
    let clients: Vec<_> = people
        .into_iter()
        .map(|(device, cookie)| {
            let address = address.to_owned();
            thread::spawn(move || {
                let mut exchange = Exchange::open(&address, &cookie).unwrap();
                let own = SpaceId::of_person(device.person);
                let mut times = Vec::new();
                while started.elapsed() < time {
                    let body = serde_json::to_string(&device.push(own, "住民税 第一期")).unwrap();
                    let sent = Instant::now();
                    let (status, answer) = exchange.post("/api/sync/push", &body).unwrap();
                    times.push(sent.elapsed());
                    assert!(status == 200 && answer.contains("stored"), "{status} {answer}");
                }
                times
            })
        })
        .collect();
    let times = clients.into_iter().flat_map(|client| client.join().unwrap()).collect();
    (times, started.elapsed())
}

/// Fills the reader's space up to `size` and pulls the last changes again and again; the median in
/// milliseconds.
fn pulls(
    runtime: &tokio::runtime::Runtime,
    db: &Db,
    address: &str,
    (device, cookie): &(TestDevice, String),
    size: i64,
) -> f64 {
    let own = SpaceId::of_person(device.person);
    let mut exchange = Exchange::open(address, cookie).unwrap();
    runtime.block_on(fill(db, device, own, size));
    let path = format!("/api/sync/pull?space={own}&after={}", size - PULLED);
    // As many again before it counts: the first ones find nothing in any memory.
    let mut times: Vec<_> = (0..2 * PULLS)
        .map(|_| {
            let asked = Instant::now();
            let (status, page) = exchange.get(&path).unwrap();
            assert!(status == 200 && page.contains(&format!("\"next\":{size}")), "{page}");
            asked.elapsed()
        })
        .collect();
    let times = &mut times[PULLS..];
    times.sort_unstable();
    times[PULLS / 2].as_secs_f64() * 1000.0
}

async fn fill(db: &Db, device: &TestDevice, own: SpaceId, size: i64) {
    const BATCH: i64 = 1000;
    let engine = db.engine();
    let signed = device.push(own, "住民税 第一期").changes.remove(0);
    loop {
        let signed = signed.clone();
        let names: Vec<_> = (0..BATCH).map(|_| device.change(own, "").id).collect();
        let last = db
            .write(move |transaction| {
                let (signed, names) = (signed.clone(), names.clone());
                Box::pin(async move {
                    let asked = [Places { space: own, added: BATCH }];
                    let taken = change::take_places(transaction, engine, &asked).await?;
                    let first = taken[0].added - BATCH + 1;
                    let rows: Vec<_> = (first..)
                        .zip(names)
                        .map(|(seq, id)| New {
                            name: Name { space: own, id },
                            seq,
                            signed: signed.clone(),
                        })
                        .collect();
                    change::insert(transaction, engine, &rows, 0).await?;
                    Ok(taken[0].added)
                })
            })
            .await
            .unwrap();
        if last >= size {
            return;
        }
    }
}

/// Memory of this process, server and clients together.
fn resident_bytes() -> Option<u64> {
    const KIB: u64 = 1024;
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * KIB)
}
