//! Playwright's JSON report, counted.

use serde::Deserialize;

use super::tally::{NO_REASON, Skip, Tally};

#[derive(Debug, Deserialize)]
struct Report {
    #[serde(default)]
    suites: Vec<Suite>,
    /// What went wrong outside of any test.
    #[serde(default)]
    errors: Vec<serde_json::Value>,
}

#[derive(Debug, Deserialize)]
struct Suite {
    #[serde(default)]
    suites: Vec<Suite>,
    #[serde(default)]
    specs: Vec<Spec>,
}

#[derive(Debug, Deserialize)]
struct Spec {
    title: String,
    tests: Vec<Test>,
}

#[derive(Debug, Deserialize)]
struct Test {
    /// `expected`, `unexpected`, `flaky` or `skipped`.
    status: String,
    #[serde(default)]
    annotations: Vec<Annotation>,
}

#[derive(Debug, Deserialize)]
struct Annotation {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    description: Option<String>,
}

/// Reads a report. A test that passed only when it was tried again has failed.
pub(super) fn read(json: &str) -> Result<Tally, serde_json::Error> {
    let report: Report = serde_json::from_str(json)?;
    let mut tally = Tally::default();
    report.suites.iter().for_each(|suite| add(suite, &mut tally));
    Ok(tally.ended(report.errors.is_empty()))
}

fn add(suite: &Suite, tally: &mut Tally) {
    for spec in &suite.specs {
        for test in &spec.tests {
            match test.status.as_str() {
                "expected" => tally.passed += 1,
                "skipped" => tally.skipped.push(skip(spec, test)),
                _ => tally.failed += 1,
            }
        }
    }
    suite.suites.iter().for_each(|inner| add(inner, tally));
}

fn skip(spec: &Spec, test: &Test) -> Skip {
    let said = test.annotations.iter().find(|it| matches!(it.kind.as_str(), "skip" | "fixme"));
    let reason = said.and_then(|it| it.description.clone()).unwrap_or_else(|| NO_REASON.into());
    Skip { name: spec.title.clone(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted_through_all_its_suites() {
        let json = r#"{"errors": [], "stats": {}, "suites": [{"title": "a", "specs": [
            {"title": "one", "tests": [{"status": "expected"}]},
            {"title": "two", "tests": [{"status": "flaky"}]}],
            "suites": [{"specs": [
              {"title": "three", "tests": [{"status": "unexpected"}]},
              {"title": "four", "tests": [{"status": "skipped",
                "annotations": [{"type": "skip", "description": "no camera"}]}]},
              {"title": "five", "tests": [{"status": "skipped", "annotations": []}]}]}]}]}"#;
        let skip = |name: &str, reason: &str| Skip { name: name.into(), reason: reason.into() };
        let skipped = vec![skip("four", "no camera"), skip("five", NO_REASON)];
        assert_eq!(read(json).unwrap(), Tally { passed: 1, failed: 2, skipped });
    }

    #[test]
    fn an_error_outside_of_tests_is_a_failure() {
        let tally = read(r#"{"suites": [], "errors": [{"message": "no tests found"}]}"#).unwrap();
        assert_eq!(tally.failed, 1);
    }
}
