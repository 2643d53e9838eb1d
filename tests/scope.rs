//! Scope changes as a lawyer would tell them: one file a case, two texts and the findings expected, exactly these.
//!
//! A case opens with a title, then `--- old`, `--- new` and `--- findings`. A finding is a line: facet, value, direction; a
//! value of `*` stands for any. No lines mean that nothing may be found. `--- affected`, where it is given, names the first
//! words of every clause whose meaning moved with a definition.

use clausescope::comparison::{Options, compare, laws};
use clausescope::document::Document;
use clausescope::messages::{Language, Messages};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_case_is_told_exactly() {
    let mut paths: Vec<_> =
        fs::read_dir("tests/scope").expect("the cases are there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    assert!(paths.len() >= 20, "only {} cases were found", paths.len());
    let mut wrong = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a case can be read");
        let (before, findings) = text.split_once("--- findings\n").expect("a case names its findings");
        let (findings, affected) = findings.split_once("--- affected\n").unwrap_or((findings, ""));
        let (old, new) = before.split_once("--- new\n").expect("a case has a new text");
        let (_, old) = old.split_once("--- old\n").expect("a case has an old text");
        let comparison = compare(
            &Document::from_markdown("old.md", old),
            &Document::from_markdown("new.md", new),
            &Options::default(),
        );
        assert_eq!(laws::check(&comparison), None, "{}", path.display());
        let mut told: Vec<String> = comparison
            .findings
            .iter()
            .map(|finding| {
                let direction = serde_json::to_value(finding.direction).expect("a direction has a name");
                format!("{} {} {}", finding.facet.name(), finding.value, direction.as_str().expect("it is a string"))
            })
            .collect();
        let french = Messages::of(Language::French);
        for finding in &comparison.findings {
            // The phrase of the lexicon stays in the language of the terms.
            let rule = finding.rule.split(": “").next().unwrap_or_default();
            if french.find_told(rule).is_none() {
                wrong.push(format!("{}: no French for the rule “{}”", path.display(), finding.rule));
            }
        }
        let mut missing = Vec::new();
        for expected in findings.lines().filter(|line| !line.trim().is_empty()) {
            let parts: Vec<&str> = expected.split_whitespace().collect();
            let place = told.iter().position(|line| {
                let said: Vec<&str> = line.split(' ').collect();
                said.iter().zip(&parts).all(|(said, asked)| *asked == "*" || said == asked)
            });
            match place {
                Some(place) => drop(told.remove(place)),
                None => missing.push(expected.to_owned()),
            }
        }
        let moved: BTreeSet<&str> = comparison
            .findings
            .iter()
            .flat_map(|finding| &finding.affected)
            .map(|id| comparison.clause(id).expect("an affected clause is there").text.as_str())
            .collect();
        let named = moved.len() == affected.lines().count()
            && affected.lines().all(|first| moved.iter().any(|text| text.starts_with(first)));
        if !named {
            wrong.push(format!("{}: the clauses affected are {moved:?}", path.display()));
        }
        if !missing.is_empty() || !told.is_empty() {
            wrong.push(format!("{}: missing {missing:?}, unasked {told:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
