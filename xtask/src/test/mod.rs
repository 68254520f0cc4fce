//! `test`: everything that must hold, stage by stage; what fails does not hide what comes after.
//!
//! Each stage counts. Nothing is left out in silence: the table at the end names every skip and
//! why.

mod browser;
mod libtest;
mod playwright;
mod postgres;
mod rust;
mod tally;
mod wasm;

use std::time::Instant;

use self::{postgres::Cluster, tally::Tally};
use crate::{
    check,
    failure::Failure,
    places::Places,
    setup::{self, Need},
};

/// `test [room]`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    let room = match options {
        [] => None,
        [room] if room.bytes().all(|it| it.is_ascii_lowercase()) => Some(room.as_str()),
        _ => return Err(Failure::Usage("test takes the name of one room, or nothing".into())),
    };
    setup::ensure(places, &[Need::Build, Need::Browser, Need::Postgres])?;
    let mut board = Board::default();
    board.stage("rustfmt", || rust::format(places));
    board.stage("rules of the house", || house(places));
    board.stage("clippy", || rust::clippy(places));
    board.stage("unit, property, store and HTTP tests", || {
        let cluster = Cluster::start()?;
        rust::tests(places, room, &cluster.url())
    });
    board.stage("WASM tests", || wasm::tests(places, room));
    board.stage("journeys in Chromium", || browser::tests(places, room));
    board.close()
}

fn house(places: &Places) -> Result<Tally, Failure> {
    let outcome = check::check(places)?;
    Ok(Tally { passed: outcome.held, failed: outcome.broken, skipped: Vec::new() })
}

/// Stages and what came of them.
#[derive(Default)]
struct Board(Vec<(&'static str, Tally, u64)>);

impl Board {
    /// Runs a stage; one that cannot be run has failed.
    fn stage(&mut self, name: &'static str, run: impl FnOnce() -> Result<Tally, Failure>) {
        eprintln!("\n=== {name}");
        let started = Instant::now();
        let tally = run().unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally::of(false)
        });
        self.0.push((name, tally, started.elapsed().as_secs()));
    }

    /// Prints the table, every skip with its reason, and the one line of counts.
    fn close(&self) -> Result<(), Failure> {
        println!("\n{:<38}{:>8}{:>8}{:>8}{:>7}", "", "passed", "failed", "skipped", "s");
        for (name, tally, seconds) in &self.0 {
            let skipped = tally.skipped.len();
            println!("{name:<38}{:>8}{:>8}{skipped:>8}{seconds:>7}", tally.passed, tally.failed);
        }
        for (name, tally, _) in &self.0 {
            for skip in &tally.skipped {
                println!("skipped in {name}: {} ({})", skip.name, skip.reason);
            }
        }
        let all = self.0.iter().fold(Tally::default(), |all, (_, tally, _)| all.and(tally));
        println!("\n{} passed, {} failed, {} skipped", all.passed, all.failed, all.skipped.len());
        if all.failed == 0 { Ok(()) } else { Err(Failure::Tests) }
    }
}
