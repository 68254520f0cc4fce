//! Every crate we build on has a licence that asks for little, and none brings OpenSSL.

use std::process::Command;

use serde::Deserialize;

use super::{Finding, Tree};
use crate::{child, failure::Failure, places::Places};

/// Licences we take. MPL-2.0 asks for the source of its own files only, which are published as
/// they are; the data licences are those of time zones and certificate lists.
const TAKEN: [&str; 17] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Crates that would tie the server to the OpenSSL of a machine.
const REFUSED: [&str; 3] = ["openssl", "openssl-sys", "native-tls"];

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
}

pub(super) fn look(places: &Places, _: &Tree) -> Vec<Finding> {
    findings(places).unwrap_or_else(Finding::unreadable)
}

fn findings(places: &Places) -> Result<Vec<Finding>, Failure> {
    let mut cargo = Command::new("cargo");
    let json = child::output(
        child::without_cargo(&mut cargo)
            .args(["metadata", "--format-version", "1", "--quiet"])
            .current_dir(places.root()),
    )?;
    let metadata: Metadata =
        serde_json::from_str(&json).map_err(|error| Failure::source("cargo metadata", error))?;
    Ok(metadata.packages.iter().filter_map(judge).collect())
}

fn judge(package: &Package) -> Option<Finding> {
    let name = format!("{} {}", package.name, package.version);
    if REFUSED.contains(&package.name.as_str()) {
        return Some(Finding::of("Cargo.lock", format!("{name} is not taken")));
    }
    let licence = package.license.as_deref().unwrap_or_default();
    (!is_taken(licence)).then(|| Finding::of("Cargo.lock", format!("{name} is under {licence:?}")))
}

/// Whether an SPDX expression can be met with the licences we take. `AND` binds tighter than `OR`.
fn is_taken(expression: &str) -> bool {
    let expression = expression.trim();
    // Before 2016 crates wrote MIT/Apache-2.0 for OR.
    let expression = expression.replace('/', " OR ");
    any_taken(&tokens(&expression))
}

/// Words and parentheses.
fn tokens(expression: &str) -> Vec<String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

fn any_taken(tokens: &[String]) -> bool {
    split(tokens, "OR").iter().any(|part| split(part, "AND").iter().all(|one| one_taken(one)))
}

fn one_taken(tokens: &[String]) -> bool {
    match tokens {
        [open, inside @ .., close] if open == "(" && close == ")" => any_taken(inside),
        _ => TAKEN.contains(&tokens.join(" ").as_str()),
    }
}

/// Parts between an operator that stands outside of parentheses.
fn split<'a>(tokens: &'a [String], operator: &str) -> Vec<&'a [String]> {
    let mut depth = 0_i32;
    tokens
        .split(|token| {
            match token.as_str() {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
            depth == 0 && token == operator
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_taken_when_it_can_be_met() {
        for (expression, want) in [
            ("MIT", true),
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR GPL-2.0) AND (GPL-2.0 OR ISC)", true),
            ("(GPL-2.0 AND MIT) OR LGPL-2.1", false),
            ("Apache-2.0 WITH LLVM-exception OR MIT", true),
            ("Apache-2.0 WITH other-exception", false),
            ("", false),
        ] {
            assert_eq!(is_taken(expression), want, "{expression}");
        }
    }

    #[test]
    fn openssl_is_refused_whatever_its_licence() {
        let package = |name: &str| Package {
            name: name.into(),
            version: "1".into(),
            license: Some("MIT".into()),
        };
        assert!(judge(&package("openssl-sys")).is_some());
        assert!(judge(&package("rustls")).is_none());
    }
}
