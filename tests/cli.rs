//! The command line, as transcripts (`tests/cli/*.trycmd`), and what transcripts cannot show.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

mod cli {
    mod reporting;
    mod schema;
    mod writing;
}

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd");
}
