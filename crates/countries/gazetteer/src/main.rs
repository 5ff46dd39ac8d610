//! `cargo run -p article-viewer-gazetteer [-- --fetch]`: makes `data/en.gaz` of `article-viewer-countries` from the
//! tables beside it, without network. With `--fetch` it first makes the two tables that come from CLDR and GeoNames.
//! The format of `en.gaz` is described where it is read, in `crates/countries/src/gazetteer.rs`.

mod fetch;
mod tables;
mod wordset;

use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::Path;

fn main() -> Result<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    match &env::args().skip(1).collect::<Vec<_>>()[..] {
        [] => {}
        [option] if option == "--fetch" => fetch::tables(&data)?,
        _ => bail!("the only option is --fetch"),
    }
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
