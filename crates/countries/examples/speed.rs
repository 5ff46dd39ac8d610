//! How long tagging takes: reads headlines from standard input, tags them until a second has passed, and prints the
//! time a headline.

use article_viewer_countries::Gazetteer;
use std::io::Read;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let headlines: Vec<&str> = text.lines().collect();
    let start = Instant::now();
    let gazetteer = Gazetteer::english();
    println!("gazetteer read in {} µs", start.elapsed().as_micros());
    let start = Instant::now();
    let (mut count, mut mentions) = (0_u64, 0_usize);
    while start.elapsed().as_millis() < 1000 {
        for headline in &headlines {
            mentions += gazetteer.tag(headline).len();
            count += 1;
        }
    }
    let nanoseconds = start.elapsed().as_nanos() / u128::from(count.max(1));
    println!("{nanoseconds} ns a headline, {count} headlines, {mentions} mentions");
    Ok(())
}
