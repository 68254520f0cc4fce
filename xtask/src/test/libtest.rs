//! What `cargo test` says, counted: one closing line for each test program, one line for each test.

use super::tally::{NO_REASON, Skip, Tally};

/// Reads the whole output.
pub(super) fn read(output: &str) -> Tally {
    output.lines().fold(Tally::default(), |mut tally, line| {
        if let Some(counts) = line.strip_prefix("test result: ") {
            tally.passed += count(counts, "passed");
            tally.failed += count(counts, "failed");
        } else if let Some(skip) = ignored(line) {
            tally.skipped.push(skip);
        }
        tally
    })
}

/// The number before a word in `ok. 12 passed; 0 failed; 1 ignored; …`.
fn count(counts: &str, word: &str) -> usize {
    let words: Vec<&str> =
        counts.split(|letter: char| letter.is_whitespace() || letter == ';').collect();
    words
        .windows(2)
        .find(|pair| matches!(pair, [_, found] if *found == word))
        .and_then(|pair| pair.first()?.parse().ok())
        .unwrap_or(0)
}

/// `test NAME ... ignored` or `test NAME ... ignored, REASON`.
fn ignored(line: &str) -> Option<Skip> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let rest = outcome.strip_prefix("ignored")?;
    let reason = rest.strip_prefix(", ").unwrap_or(NO_REASON);
    Some(Skip { name: name.trim_end_matches(" - should panic").into(), reason: reason.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_test_programs_are_added_up() {
        let output = "\
running 3 tests
test a::b ... ok
test a::c ... ignored
test a::d ... ignored, needs a printer

test result: ok. 1 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s

running 2 tests
test e ... FAILED
test f ... ok
test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 9 filtered out; finished in 1.0s
";
        let skip = |name: &str, reason: &str| Skip { name: name.into(), reason: reason.into() };
        let skipped = vec![skip("a::c", NO_REASON), skip("a::d", "needs a printer")];
        assert_eq!(read(output), Tally { passed: 2, failed: 1, skipped });
    }

    #[test]
    fn output_without_tests_counts_nothing() {
        assert_eq!(read("error: could not compile\n"), Tally::default());
    }
}
