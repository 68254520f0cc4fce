//! `build`: from sources to the folder the server serves.
//!
//! Every step adds to one [`site::Site`] in memory; only the last one writes. The same sources give
//! the same bytes.

mod assets;
mod compress;
mod content;
mod emergency;
mod glue;
mod key;
pub(crate) mod locale;
mod names;
mod program;
mod publish;
mod release;
mod scanner;
mod site;
mod stamp;
mod style;
mod wasm_opt;

use std::{fs::File, path::PathBuf};

use crate::{
    content::Library,
    failure::Failure,
    files,
    places::Places,
    setup::{self, Need},
};

/// Which site to make, and where.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// Compiled in a hurry: no optimisation for size, no compression.
    pub(crate) quick: bool,
    /// With the page of all components, `/ui`.
    pub(crate) ui: bool,
    /// The folder to swap in.
    pub(crate) dist: PathBuf,
}

impl Plan {
    /// What residents get.
    pub(crate) fn release(places: &Places) -> Self {
        Self { quick: false, ui: false, dist: places.at("dist") }
    }

    /// One word for the kind, as folder and stamp names have it.
    fn kind(&self) -> String {
        let speed = if self.quick { "quick" } else { "release" };
        if self.ui { format!("{speed}-ui") } else { speed.to_owned() }
    }
}

/// `build [--ui] [--quick] [--dist DIR]`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    let mut plan = Plan::release(places);
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match (word.as_str(), words.as_slice()) {
            ("--ui", _) => plan.ui = true,
            ("--quick", _) => plan.quick = true,
            ("--dist", [folder, ..]) => {
                plan.dist = places.at(folder);
                words.next();
            }
            _ => return Err(Failure::Usage(format!("build does not know {word}"))),
        }
    }
    setup::ensure(places, &[Need::Build])?;
    build(places, &plan)
}

/// Makes the site and swaps it in. When a step fails, the old site stays.
pub(crate) fn build(places: &Places, plan: &Plan) -> Result<(), Failure> {
    let _turn = turn(places)?;
    let key = key::Key::load(places)?;
    let program = program::build(places, plan, &key.public_hex())?;
    let mut site = site::Site::default();
    program::lay(places, &program, &mut site)?;
    assets::lay(places, &mut site)?;
    scanner::lay(places, plan, &mut site)?;
    let library = Library::read(places)?;
    content::lay(places, &library, &key, &mut site)?;
    emergency::lay(&library, &mut site)?;
    names::rename(&mut site)?;
    release::lay(&mut site)?;
    publish::publish(places, &site, !plan.quick, &plan.dist)
}

/// One build at a time in a checkout: a second one waits, and then finds most of its work done.
fn turn(places: &Places) -> Result<File, Failure> {
    let path = places.at("target/build.lock");
    files::make_folder(&places.at("target"))?;
    let file = File::create(&path).map_err(Failure::at(&path))?;
    if file.try_lock().is_err() {
        eprintln!("build: waiting for another build to end");
        file.lock().map_err(Failure::at(&path))?;
    }
    Ok(file)
}

/// Where the scanner's glue and WASM lie before they are part of a site.
pub(crate) fn scanner_folder(places: &Places) -> PathBuf {
    places.at(scanner::FOLDER)
}
