//! `cargo run -p article-viewer-gazetteer`: makes `data/en.gaz` of `article-viewer-countries` from the tables beside it.
//! The format is described where it is read, in `crates/countries/src/format.rs`. Two tables come from CLDR and
//! GeoNames: `fetch.py` makes them anew.

mod tables;
mod wordset;

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

fn main() -> Result<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let gazetteer = tables::gazetteer(&data)?;
    let file = data.join("en.gaz");
    fs::write(&file, &gazetteer).with_context(|| format!("cannot write {}", file.display()))?;
    println!("crates/countries/data/en.gaz: {} bytes", gazetteer.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gazetteer_is_what_its_tables_make() -> Result<()> {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        assert!(
            tables::gazetteer(&data)? == fs::read_to_string(data.join("en.gaz"))?,
            "data/en.gaz is not what its tables make: run `cargo run -p article-viewer-gazetteer`"
        );
        Ok(())
    }
}
