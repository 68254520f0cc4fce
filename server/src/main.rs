//! The program around the library: arguments, settings, exit code. Decides nothing.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use nakano_server::{
    App,
    auth::{
        audit::{self, Heads},
        grant::command,
    },
    cli::{self, Verb},
    clock::{Clock, SystemClock},
    config::{self, Config, Environment, Loaded},
    db,
    listen::{self, Connections, Ended},
    random::SystemRandom,
    router,
    shelter::import::{self, Source},
    telemetry,
};
use nakano_shared::auth::{PersonId, grant::Terms};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

/// Largest file of heads that is read, in bytes: 256 lines and room to spare.
const HEADS_BYTES_MAX: usize = 64 * 1024;

/// What the program was asked to do could not be done.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "nakano-server: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let call = cli::parse(std::env::args().skip(1))
        .map_err(|error| format!("{error}\n\n{}", cli::USAGE))?;
    match &call.verb {
        Verb::Help => return show(cli::USAGE),
        Verb::Version => return show(concat!("nakano-server ", env!("CARGO_PKG_VERSION"), "\n")),
        _ => {}
    }
    let environment: Environment = std::env::vars().collect();
    let loaded = load(call.config, &environment)?;
    if call.verb == Verb::CheckConfig {
        return show(&loaded.table());
    }
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::start());
    telemetry::install(&loaded.config, Arc::clone(&clock))?;
    for (name, nearest) in &loaded.suspects {
        tracing::warn!(event = "config.unknown", name, nearest);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match call.verb {
            Verb::ImportShelters { file, municipality_code, source_date } => {
                let bytes = read_bounded(&file, import::BYTES_MAX)?;
                let municipality_code = &municipality_code;
                let source = Source { bytes: &bytes, municipality_code, source_date };
                import_shelters(&loaded.config, &*clock, &source).await
            }
            Verb::Grant { person, terms } => grant(&loaded.config, &*clock, person, terms).await,
            Verb::VerifyAudit { heads } => verify_audit(&loaded.config, heads).await,
            Verb::ShowAuditHeads => show_audit_heads(&loaded.config).await,
            _ => serve(loaded.config, clock).await,
        }
    })
}

fn load(file: Option<PathBuf>, environment: &Environment) -> Result<Loaded, Failure> {
    let file = file.or_else(|| environment.get("NAKANO_CONFIG").map(PathBuf::from));
    let text = match &file {
        Some(path) => Some(
            std::fs::read_to_string(path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?,
        ),
        None => None,
    };
    config::load(text.as_deref(), environment).map_err(|error| match file {
        Some(path) => format!("{}: {error}", path.display()).into(),
        None => error.into(),
    })
}

fn show(text: &str) -> Result<(), Failure> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}

/// Reads a file of at most `bytes_max`; of a longer one just enough to see that it is.
fn read_bounded(path: &Path, bytes_max: usize) -> Result<Vec<u8>, Failure> {
    use std::io::Read as _;
    let cannot = |error| format!("cannot read {}: {error}", path.display());
    let limit = u64::try_from(bytes_max)?.saturating_add(1);
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .map_err(cannot)?
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    Ok(bytes)
}

async fn import_shelters(
    config: &Config,
    clock: &dyn Clock,
    source: &Source<'_>,
) -> Result<(), Failure> {
    let db = db::open(&config.database, config.database_connections).await?;
    let outcome = import::import(&db, clock, source, &mut std::io::stdout()).await;
    db.close().await;
    outcome?;
    Ok(())
}

async fn grant(
    config: &Config,
    clock: &dyn Clock,
    person: PersonId,
    terms: Terms,
) -> Result<(), Failure> {
    let db = db::open(&config.database, config.database_connections).await?;
    let mut out = std::io::stdout();
    let outcome = command::grant(&db, clock, &SystemRandom, person, terms, &mut out).await;
    db.close().await;
    Ok(outcome?)
}

async fn verify_audit(config: &Config, heads: Option<PathBuf>) -> Result<(), Failure> {
    let kept = match heads {
        Some(file) => {
            let text = String::from_utf8(read_bounded(&file, HEADS_BYTES_MAX)?)?;
            Heads::read(&text).map_err(|error| format!("{}: {error}", file.display()))?
        }
        None => Heads::default(),
    };
    let db = db::open(&config.database, config.database_connections).await?;
    let outcome = audit::verify(&db, &kept).await;
    db.close().await;
    show(&format!("{}\n", outcome?))
}

async fn show_audit_heads(config: &Config) -> Result<(), Failure> {
    let db = db::open(&config.database, config.database_connections).await?;
    let heads = audit::heads(&db).await;
    db.close().await;
    show(&heads?.to_string())
}

async fn serve(config: Config, clock: Arc<dyn Clock>) -> Result<(), Failure> {
    let db = db::open(&config.database, config.database_connections).await?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    tracing::info!(
        event = "server.started",
        version = env!("CARGO_PKG_VERSION"),
        listen = %listener.local_addr()?,
        public_url = config.public_url,
        database = %config.database,
        site_dir = %config.site_dir.display(),
    );
    let connections = Connections {
        at_once: usize::try_from(config.connections_at_once.get())?,
        shutdown_time_max: config.shutdown_time_max,
    };
    let app = App::new(config, db.clone(), clock, Arc::new(SystemRandom));
    let hints = app.hints();
    if !app.has_passkeys() {
        tracing::warn!(event = "auth.no_passkeys");
    }
    let router = router::build(app);
    let stop = stop_signal()?;
    let stop = async move {
        stop.await;
        hints.stop();
    };
    let ended = listen::serve(listener, router, connections, stop).await;
    db.close().await;
    match ended {
        Ended::Finished => tracing::info!(event = "server.stopped"),
        Ended::CutOff => tracing::warn!(event = "server.cut_off"),
    }
    Ok(())
}

/// Completes at the first SIGTERM or SIGINT; the handlers are in place when this returns.
fn stop_signal() -> Result<impl Future<Output = ()>, Failure> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        let signal = tokio::select! {
            _ = terminate.recv() => "SIGTERM",
            _ = interrupt.recv() => "SIGINT",
        };
        tracing::info!(event = "server.stopping", signal);
    })
}
