//! `clausescope schema`: the JSON Schema of the public format.

use super::output::{Output, print};
use super::{CommandError, Status};
use crate::report::json::JsonReport;
use clap::Args;

/// Prints the JSON Schema of what `compare --format json` and `report --format json` print
#[derive(Debug, Args)]
pub struct Schema {
    #[command(flatten)]
    output: Output,
}

impl Schema {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        self.output.check(&[])?;
        let mut schema = serde_json::to_string_pretty(&schemars::schema_for!(JsonReport))
            .expect("a schema has only string keys and finite numbers");
        schema.push('\n');
        match self.output.output {
            Some(_) => self.output.write("json", schema.as_bytes())?,
            None => print(schema.as_bytes())?,
        }
        Ok(Status::Same)
    }
}
