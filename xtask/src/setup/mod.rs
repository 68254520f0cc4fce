//! `setup`: what is missing on this machine is installed, told in one line each.
//!
//! Tools are kept per machine and version, never per checkout. What cannot be had ends with one
//! sentence that says which tool and how to get it.

mod browser_tests;
mod cargo_tools;
mod compiler;
mod debian;
mod node;

use crate::{failure::Failure, places::Places};

/// What a command needs before it can work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Compiler, splitter, wasm-bindgen, wasm-opt: to build the site.
    Build,
    /// Chromium, Japanese fonts and the packages of `end2end/`.
    Browser,
    /// PostgreSQL's server programs.
    Postgres,
}

/// Installs everything the project can use.
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    if !options.is_empty() {
        return Err(Failure::Usage("setup takes no options".into()));
    }
    ensure(places, &[Need::Build, Need::Browser, Need::Postgres])?;
    println!("everything is here");
    Ok(())
}

/// Installs what is needed and not there. Says nothing where nothing is missing.
pub(crate) fn ensure(places: &Places, needs: &[Need]) -> Result<(), Failure> {
    for need in needs {
        match need {
            Need::Build => {
                node::check()?;
                compiler::ensure(places)?;
                cargo_tools::ensure(places)?;
                node::ensure_wasm_opt(places)?;
            }
            Need::Browser => {
                node::check()?;
                browser_tests::ensure(places)?;
            }
            Need::Postgres => debian::ensure(&debian::POSTGRES)?,
        }
    }
    Ok(())
}
