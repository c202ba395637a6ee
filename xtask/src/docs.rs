//! `cargo xtask docs`: what the papers and the JSON Schemas say of the documents, from the table that the reader
//! checks them by. Prose is written by hand; what stands between markers in `docs/FORMAT.md` is written here.

mod problems;
mod schema;
mod tables;

use std::path::PathBuf;

use cadre_pay::read::shape::{Field, Kind, QUARTER, SCHEME, Shape};

use crate::Done;
use crate::run::{read_text, root, write};

/// Writes the tables of `docs/FORMAT.md` anew, and the schemas.
pub(crate) fn docs() -> Done {
    schemas()?;
    let (written, fresh) = (read_text(&format_guide())?, fresh_guide()?);
    if written == fresh {
        println!("docs/FORMAT.md: unchanged");
        return Ok(());
    }
    write(&format_guide(), fresh)?;
    println!("docs/FORMAT.md: tables written");
    Ok(())
}

/// Whether the tables of `docs/FORMAT.md` still say what the core does.
pub(crate) fn check() -> Done {
    if read_text(&format_guide())? == fresh_guide()? {
        return Ok(());
    }
    Err("the tables of docs/FORMAT.md are stale: run `cargo xtask docs`".to_owned())
}

/// Writes the JSON Schemas of both documents into the package.
pub(crate) fn schemas() -> Done {
    for (name, about, shape) in [("scheme", "rules", &SCHEME), ("quarter", "facts of a quarter", &QUARTER)] {
        let schema = schema::document(name, about, shape);
        let text = serde_json::to_string_pretty(&schema).map_err(|error| format!("{name}.schema.json: {error}"))?;
        write(&root().join(format!("pkg/dist/schema/{name}.schema.json")), text + "\n")?;
    }
    Ok(())
}

fn format_guide() -> PathBuf {
    root().join("docs/FORMAT.md")
}

fn fresh_guide() -> Done<String> {
    tables::fill(&read_text(&format_guide())?, &problems::table()?)
}

/// The shape and every shape inside it, each once, in the order in which they are met.
fn shapes_below(shape: &'static Shape) -> Vec<&'static Shape> {
    fn add(shape: &'static Shape, met: &mut Vec<&'static Shape>) {
        if met.iter().any(|known| known.name == shape.name) {
            return;
        }
        met.push(shape);
        shape.fields.iter().for_each(|field: &Field| look_into(&field.kind, met));
    }
    fn look_into(kind: &'static Kind, met: &mut Vec<&'static Shape>) {
        match kind {
            Kind::Object(shape) => add(shape, met),
            Kind::Value(inner) | Kind::Nullable(inner) | Kind::List(inner, _) | Kind::Map(inner) => {
                look_into(inner, met);
            }
            _ => {}
        }
    }
    let mut met = Vec::new();
    add(shape, &mut met);
    met
}
