//! `dev`: like `run`, quicker to build and slower to start, with `/ui`, and built again whenever a
//! source changes.

use std::{
    env,
    path::PathBuf,
    process::Command,
    time::{Duration, SystemTime},
};

use crate::{
    build::{self, Plan},
    child::Running,
    failure::Failure,
    files,
    places::Places,
    run,
    server::{self, Build},
    setup::{self, Need},
};

/// Pause between two looks at the sources.
const LOOK: Duration = Duration::from_secs(1);

/// What the site is made of.
const SITE: [&str; 7] =
    ["app", "shared/src", "scanner", "content", "public", "style", "Cargo.lock"];

/// What the server is made of.
const SERVER: [&str; 4] = ["server/src", "server/migrations", "shared/src", "Cargo.lock"];

/// `dev [--port N]`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    let port = run::port(options, env::var("PORT").ok())?;
    setup::ensure(places, &[Need::Build])?;
    let plan = Plan { quick: true, ui: true, dist: places.at("target/dist-dev") };
    build::build(places, &plan)?;
    files::make_folder(&places.at("var"))?;
    let mut running = Some(start(places, &plan, port)?);
    run::announce(port);
    let mut site = newest(places, &SITE)?;
    let mut api = newest(places, &SERVER)?;
    loop {
        std::thread::park_timeout(LOOK);
        let (site_now, api_now) = (newest(places, &SITE)?, newest(places, &SERVER)?);
        if site_now != site {
            site = site_now;
            report(build::build(places, &plan), "the page is new, reload it");
        }
        if api_now != api {
            api = api_now;
            // The port has to be free before the next one takes it.
            running = None;
            let started = start(places, &plan, port);
            report(started.map(|next| running = Some(next)), "the server is new");
        }
        if running.as_mut().is_some_and(|server| server.ended().is_some()) {
            running = None;
            eprintln!("dev: the server has ended; it is started again when its sources change");
        }
    }
}

/// A mistake in a source is said and waited out, not died of.
fn report(outcome: Result<(), Failure>, well: &str) {
    match outcome {
        Ok(()) => eprintln!("dev: {well}"),
        Err(failure) => eprintln!("dev: {failure}"),
    }
}

fn start(places: &Places, plan: &Plan, port: u16) -> Result<Running, Failure> {
    let binary = server::compile(places, Build::Debug)?;
    Running::start(
        Command::new(binary)
            .arg("serve")
            .current_dir(places.root())
            .env("NAKANO_LISTEN", format!("127.0.0.1:{port}"))
            .env("NAKANO_PUBLIC_URL", format!("http://localhost:{port}"))
            .env("NAKANO_SITE_DIR", &plan.dist)
            .env("NAKANO_LOG_FORMAT", "text"),
    )
}

/// When the newest of these sources was written, and how many there are: one that is gone is a
/// change too.
fn newest(places: &Places, sources: &[&str]) -> Result<(Option<SystemTime>, usize), Failure> {
    let mut all: Vec<PathBuf> = Vec::new();
    for source in sources {
        all.extend(files::below(&places.at(source))?);
    }
    let written = all.iter().filter_map(|path| path.metadata().and_then(|it| it.modified()).ok());
    Ok((written.max(), all.len()))
}
