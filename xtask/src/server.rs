//! nakano-server as a neighbour: compiled, started on a free port with a database of its own, asked
//! until it answers, and ended.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    child::{self, Running},
    failure::Failure,
    files,
    places::Places,
};

/// How long a server may take until it answers.
const START_MAX: Duration = Duration::from_secs(20);

/// Pause between two questions whether it answers.
const LOOK: Duration = Duration::from_millis(50);

/// Which build of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// Optimised: what people run, and what is measured.
    Release,
    /// Quick to compile: what is tried out and tested.
    Debug,
}

/// Compiles the server and returns its path.
pub(crate) fn compile(places: &Places, build: Build) -> Result<PathBuf, Failure> {
    let (options, folder): (&[&str], _) = match build {
        Build::Release => (&["--release"], "release"),
        Build::Debug => (&[], "debug"),
    };
    let mut cargo = Command::new("cargo");
    child::run(
        child::without_cargo(&mut cargo)
            .args(["build", "--quiet", "--package", "nakano-server"])
            .args(options)
            .current_dir(places.root()),
    )?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| places.at("target"), PathBuf::from);
    Ok(target.join(folder).join("nakano-server"))
}

/// A server that ends with this value.
#[derive(Debug)]
pub(crate) struct Server {
    // Ended before its folder is removed.
    running: Option<Running>,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// Starts a server of a site with an empty database, and waits until it answers.
    pub(crate) fn start(places: &Places, binary: &Path, site: &Path) -> Result<Self, Failure> {
        let port = free_port()?;
        let folder = places.at(&format!("target/servers/{}-{port}", std::process::id()));
        files::make_folder(&folder)?;
        let mut command = Command::new(binary);
        command
            .arg("serve")
            .current_dir(places.root())
            .stdout(std::io::stderr())
            .env("NAKANO_LISTEN", format!("127.0.0.1:{port}"))
            .env("NAKANO_PUBLIC_URL", format!("http://localhost:{port}"))
            .env("NAKANO_SITE_DIR", site)
            .env("NAKANO_DATABASE", format!("sqlite:{}", folder.join("nakano.db").display()))
            .env("NAKANO_LOG_LEVEL", "warn");
        let running = Running::start(&mut command)?;
        let mut server = Self { running: Some(running), folder, port };
        server.wait()?;
        Ok(server)
    }

    /// Where it answers. `localhost`, since service workers need a secure context.
    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    fn wait(&mut self) -> Result<(), Failure> {
        let started = Instant::now();
        while started.elapsed() < START_MAX {
            if self.running.as_mut().is_none_or(|running| running.ended().is_some()) {
                break;
            }
            if answers(self.port) {
                return Ok(());
            }
            std::thread::park_timeout(LOOK);
        }
        Err(Failure::Program {
            line: "nakano-server serve".into(),
            status: "no answer from /api/health".into(),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.running = None;
        // What cannot be removed lies under target/ and harms nobody.
        drop(files::remove(&self.folder));
    }
}

/// Whether a port can be listened on.
pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

/// A port nobody listens on, as the system gives it.
pub(crate) fn free_port() -> Result<u16, Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(Failure::at("127.0.0.1:0"))?;
    Ok(listener.local_addr().map_err(Failure::at("127.0.0.1:0"))?.port())
}

/// Whether `/api/health` says 200.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(START_MAX))?;
        stream.write_all(
            b"GET /api/health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
        )?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}
