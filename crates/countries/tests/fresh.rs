//! The generated gazetteer is what its sources make.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

#[path = "../../../xtask/src/gazetteer.rs"]
mod gazetteer;

#[test]
fn the_gazetteer_is_up_to_date() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let made = gazetteer::build(&data).unwrap();
    let stored = std::fs::read_to_string(data.join("en.gaz")).unwrap();
    assert!(
        made == stored,
        "data/en.gaz is not what its tables make: run `cargo xtask gazetteer`"
    );
}
