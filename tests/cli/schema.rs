//! What `compare --format json` prints is what `schema` says.

use serde_json::Value;
use std::process::Command;

fn printed(arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausescope"));
    let output = command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The first place where a value is not what a schema says; the keywords are those that the program's schema uses.
fn misfit(root: &Value, schema: &Value, value: &Value, path: &str) -> Option<String> {
    let schema = schema.as_object()?;
    for (keyword, rule) in schema {
        let wrong = match keyword.as_str() {
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().strip_prefix('#').unwrap()).unwrap();
                misfit(root, target, value, path)
            }
            "type" => {
                let types: Vec<&str> = rule.as_str().map_or_else(
                    || rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect(),
                    |name| vec![name],
                );
                let fits = types.iter().any(|name| is_type(value, name));
                (!fits).then(|| format!("{path} is not of type {types:?}"))
            }
            "const" => (rule != value).then(|| format!("{path} is not {rule}")),
            "enum" => (!rule.as_array().unwrap().contains(value)).then(|| format!("{path} is none of {rule}")),
            "minimum" => value
                .as_f64()
                .filter(|number| *number < rule.as_f64().unwrap())
                .map(|number| format!("{path} is {number}, below {rule}")),
            "maximum" => value
                .as_f64()
                .filter(|number| *number > rule.as_f64().unwrap())
                .map(|number| format!("{path} is {number}, above {rule}")),
            "maxItems" | "minItems" => value.as_array().and_then(|items| {
                let (count, bound) = (items.len() as u64, rule.as_u64().unwrap());
                let wrong = if keyword == "maxItems" { count > bound } else { count < bound };
                wrong.then(|| format!("{path} has {count} items"))
            }),
            "oneOf" | "anyOf" => {
                let fit =
                    rule.as_array().unwrap().iter().filter(|one| misfit(root, one, value, path).is_none()).count();
                (fit == 0 || (keyword == "oneOf" && fit > 1)).then(|| format!("{path} fits {fit} of {keyword}"))
            }
            "required" => {
                let missing = rule.as_array().unwrap().iter().find(|key| value.get(key.as_str().unwrap()).is_none());
                missing.map(|key| format!("{path} lacks {key}"))
            }
            "items" => value.as_array().and_then(|items| {
                items.iter().enumerate().find_map(|(at, item)| misfit(root, rule, item, &format!("{path}/{at}")))
            }),
            "prefixItems" => value.as_array().and_then(|items| {
                let rules = rule.as_array().unwrap().iter();
                items.iter().zip(rules).find_map(|(item, rule)| misfit(root, rule, item, path))
            }),
            "properties" => value.as_object().and_then(|object| {
                let known = rule.as_object().unwrap();
                let stranger = object.keys().find(|key| !known.contains_key(*key));
                stranger.map(|key| format!("{path} has {key}, which the schema does not describe")).or_else(|| {
                    object.iter().find_map(|(key, part)| misfit(root, &known[key], part, &format!("{path}/{key}")))
                })
            }),
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => None,
            other => Some(format!("this test does not know the keyword {other}")),
        };
        if wrong.is_some() {
            return wrong;
        }
    }
    None
}

fn is_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

#[test]
fn json_holds_to_the_schema() {
    let schema = printed(&["schema"]);
    for (old, new) in [
        ("assets/sample/old.md", "assets/sample/new.md"),
        ("tests/reading/page.html", "tests/reading/plain.txt"),
        ("tests/fixtures/window/coupon-old.md", "tests/reading/markdown.md"),
    ] {
        let comparison = printed(&["compare", old, new, "--format", "json"]);
        assert_eq!(misfit(&schema, &schema, &comparison, ""), None, "{old} {new}");
    }
}

#[test]
fn json_with_notes_holds_to_the_schema() {
    let folder = super::reporting::with_project();
    let project = folder.path().join("work.clausescope");
    let settings = ["--format", "json", "--date", "2025-04-01", "--author", "Jo Doe", "--title", "Terms"];
    let report = printed(&[&["report", project.to_str().unwrap()][..], &settings].concat());
    assert!(report["review"]["findings"][0]["note"].is_string() && report["report"]["date"].is_string(), "{report}");
    let schema = printed(&["schema"]);
    assert_eq!(misfit(&schema, &schema, &report, ""), None);
}

#[test]
fn a_comparison_that_lacks_something_does_not_hold_to_the_schema() {
    let schema = printed(&["schema"]);
    let comparison = printed(&["compare", "assets/sample/old.md", "assets/sample/new.md", "--format", "json"]);
    let spoiled = |spoil: fn(&mut Value)| {
        let mut wrong = comparison.clone();
        spoil(&mut wrong);
        misfit(&schema, &schema, &wrong, "")
    };
    assert!(spoiled(|value| drop(value.as_object_mut().unwrap().remove("verdict"))).is_some());
    assert!(spoiled(|value| value["changes"][0]["kind"] = "changed".into()).is_some());
    assert!(spoiled(|value| value["old"]["bytes"] = (-1).into()).is_some());
    assert!(spoiled(|value| value["new"]["clauses"][2]["colour"] = "red".into()).is_some());
}
