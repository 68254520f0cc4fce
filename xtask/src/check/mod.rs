//! `check`: the rules of the house that a machine can see, each in a file of its own.
//!
//! What rustfmt and clippy see is theirs; what only a person sees is for reviews.

mod content;
mod dependencies;
mod licences;
mod lines;
mod links;
mod locales;
mod migrations;
mod openings;
mod outside;
mod rooms;
mod tree;

use std::fmt;

use crate::{failure::Failure, places::Places};
use tree::Tree;

/// A place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Path in the checkout.
    path: String,
    /// Line from 1; 0 when it is the file as a whole.
    line: usize,
    /// What is wrong.
    what: String,
}

impl Finding {
    /// Something wrong in a line, counted from 0 as `enumerate` does.
    fn at(path: &str, index: usize, what: impl Into<String>) -> Self {
        Self { path: path.into(), line: index + 1, what: what.into() }
    }

    /// Something wrong with a file as a whole.
    fn of(path: &str, what: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, what: what.into() }
    }

    /// What a rule wanted to look at cannot be read, which is a finding too.
    #[expect(clippy::needless_pass_by_value, reason = "the shape of unwrap_or_else")]
    fn unreadable(failure: Failure) -> Vec<Self> {
        vec![Self::of("", failure.to_string())]
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// A rule: its name, and the function that looks.
type Rule = (&'static str, fn(&Places, &Tree) -> Vec<Finding>);

const RULES: &[Rule] = &[
    ("every file says what it is", openings::look),
    ("no line is too long or left for later", lines::look),
    ("rooms keep their direction", rooms::look),
    ("every text exists in every language and is used", locales::look),
    ("the content holds together and can be read aloud", content::look),
    ("migrations come in pairs", migrations::look),
    ("every dependency has its reason", dependencies::look),
    ("every dependency has a licence we take", licences::look),
    ("nothing points outside the checkout", outside::look),
    ("what is linked is there", links::look),
];

/// How many rules held, and how many did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) held: usize,
    pub(crate) broken: usize,
}

/// `check`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    if !options.is_empty() {
        return Err(Failure::Usage("check takes no options".into()));
    }
    match check(places)?.broken {
        0 => Ok(()),
        broken => Err(Failure::Findings(broken)),
    }
}

/// Looks at everything and prints what it finds.
pub(crate) fn check(places: &Places) -> Result<Outcome, Failure> {
    let tree = Tree::read(places)?;
    let mut outcome = Outcome { held: 0, broken: 0 };
    for (name, look) in RULES {
        let findings = look(places, &tree);
        println!("{} {name}", if findings.is_empty() { "ok    " } else { "BROKEN" });
        for finding in &findings {
            println!("       {finding}");
        }
        *(if findings.is_empty() { &mut outcome.held } else { &mut outcome.broken }) += 1;
    }
    Ok(outcome)
}
