//! `seed`: the shelters of `content/` go into the database of `run`, by the server's own importer.

use std::process::Command;

use crate::{
    child,
    failure::Failure,
    files,
    places::Places,
    server::{self, Build},
};

/// `seed`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    if !options.is_empty() {
        return Err(Failure::Usage("seed takes no options".into()));
    }
    let binary = server::compile(places, Build::Release)?;
    files::make_folder(&places.at("var"))?;
    child::pass_on(
        Command::new(binary)
            .args(["import", "shelters", "content/shelter/places.csv"])
            .current_dir(places.root()),
    )
}
