//! A PostgreSQL cluster of this run's own: a temporary folder, a free port, gone at the end.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{child, failure::Failure, server};

/// Where Debian keeps the server programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// The user the cluster belongs to. PostgreSQL refuses to run as root.
const USER: &str = "postgres";

/// Stopped and removed when this value goes.
pub(super) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
    as_root: bool,
}

impl Cluster {
    /// Makes and starts a cluster.
    pub(super) fn start() -> Result<Self, Failure> {
        let cluster = Self {
            programs: programs()?,
            folder: env::temp_dir().join(format!("nakano-postgres-{}", std::process::id())),
            port: server::free_port()?,
            as_root: is_root()?,
        };
        let folder = cluster.folder.display().to_string();
        cluster.command("initdb", |initdb| {
            initdb.args(["--pgdata", &folder, "--username", USER, "--auth", "trust"]);
            initdb.args(["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]);
        })?;
        // Safe against a crash it need not be, quick it should be.
        let options = format!(
            "-p {} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off \
             -c synchronous_commit=off -c max_connections=200",
            cluster.port
        );
        let log = cluster.folder.join("log").display().to_string();
        cluster.command("pg_ctl", |pg_ctl| {
            pg_ctl.args(["start", "--wait", "--pgdata", &folder, "--log", &log]);
            pg_ctl.args(["--options", &options]);
        })?;
        Ok(cluster)
    }

    /// The address of a database on it, as somebody who may make others.
    pub(super) fn url(&self) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/postgres", self.port)
    }

    fn command(&self, program: &str, with: impl FnOnce(&mut Command)) -> Result<(), Failure> {
        let path = self.programs.join(program);
        let mut command = as_user(&path, self.as_root);
        with(&mut command);
        // The server it starts would keep our pipes open.
        child::pass_on(command.stdout(Stdio::null()).stdin(Stdio::null()).current_dir("/"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let folder = self.folder.display().to_string();
        // A cluster that never started has nothing to stop.
        drop(self.command("pg_ctl", |pg_ctl| {
            pg_ctl.args(["stop", "--mode", "immediate", "--wait", "--pgdata", &folder]);
        }));
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// The program as root runs it: as the user of the cluster.
fn as_user(path: &Path, as_root: bool) -> Command {
    if as_root {
        let mut command = Command::new("runuser");
        command.args(["-u", USER, "--"]).arg(path);
        command
    } else {
        Command::new(path)
    }
}

fn is_root() -> Result<bool, Failure> {
    Ok(child::output(Command::new("id").arg("-u"))?.trim() == "0")
}

/// The folder of the newest version's programs.
fn programs() -> Result<PathBuf, Failure> {
    let entries = std::fs::read_dir(VERSIONS).map_err(Failure::at(VERSIONS))?;
    let versions = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let number: u32 = path.file_name()?.to_str()?.parse().ok()?;
        Some((number, path.join("bin")))
    });
    versions.max().map(|(_, programs)| programs).ok_or_else(|| Failure::Tool {
        tool: "PostgreSQL".into(),
        how: "install it with `apt-get install postgresql`".into(),
    })
}
