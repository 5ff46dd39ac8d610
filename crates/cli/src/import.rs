//! `article-viewer import`: a saved page to article JSON, and its account to stderr.

use crate::arguments::{From, Import as Call};
use crate::failure::Failure;
use crate::output;
use article_viewer_import::{Fate, Format, Import, Line, import_text};
use article_viewer_model::{Block, Headlines};

/// Imports a page.
pub(crate) fn run(call: &Call) -> Result<(), Failure> {
    const NOT_YET: &str = "pages in HTML are not read yet; save the page as text";
    if call.from == From::Html {
        return Err(Failure::call(format!("--from html: {NOT_YET}")));
    }
    let page = call.page.read()?;
    let file = call.page.name();
    if call.from == From::Auto && Format::of(&page) == Format::Html {
        return Err(Failure::Input {
            file,
            line: None,
            message: format!("this is HTML; {NOT_YET}, or say --from text if it is one"),
        });
    }
    let import = import_text(&page).map_err(|error| Failure::Input {
        file: file.clone(),
        line: error.line(),
        message: error.to_string(),
    })?;
    let json = serde_json::to_string_pretty(&import.article).map_err(|error| Failure::Input {
        file: file.clone(),
        line: None,
        message: error.to_string(),
    })?;
    let json = json + "\n";
    match &call.output {
        Some(path) => output::to_file(path, &json)?,
        None => output::to_stdout(&json)?,
    }
    output::to_stderr(&account(&file, &import));
    Ok(())
}

/// What was dropped or guessed, a line each, and a summary.
fn account(file: &str, import: &Import) -> String {
    let mut told: Vec<String> = Vec::new();
    for line in &import.account {
        let mut tell = |what: String| told.push(format!("{file}:{}: {what}\n", line.number));
        let text = beginning(&line.text);
        match &line.fate {
            Fate::Dropped(reason) => tell(format!("dropped: “{text}” ({reason})")),
            Fate::Repeated(of) => tell(format!("dropped: “{text}” (the same as line {of})")),
            Fate::Blank | Fate::Kept(_) => {}
        }
        for guess in &line.guesses {
            tell(format!("guessed: {guess}"));
        }
    }
    for guess in &import.guesses {
        told.push(format!("{file}: guessed: {guess}\n"));
    }
    told.push(format!("{file}: {}\n", summary(import)));
    told.concat()
}

/// `6 exchanges, 3 related stories, 100 headlines; 5 lines dropped (4 of them repeated), 6 guesses`
fn summary(import: &Import) -> String {
    let article = &import.article;
    let exchanges = article.exchanges().count();
    let paragraphs = article
        .body
        .iter()
        .filter(|block| matches!(block, Block::Paragraph(_)))
        .count();
    let headlines = match &article.headlines {
        Headlines::List(items) => items.len(),
        Headlines::Src(_) => 0,
    };
    let mut parts = vec![counted(exchanges, "exchange", "exchanges")];
    if paragraphs > 0 {
        parts.push(counted(paragraphs, "paragraph", "paragraphs"));
    }
    parts.push(counted(
        article.related.len(),
        "related story",
        "related stories",
    ));
    parts.push(counted(headlines, "headline", "headlines"));
    let lines = |test: fn(&Line) -> bool| import.account.iter().filter(|line| test(line)).count();
    let dropped = lines(|line| matches!(line.fate, Fate::Dropped(_) | Fate::Repeated(_)));
    let repeated = lines(|line| matches!(line.fate, Fate::Repeated(_)));
    let repeated = if repeated > 0 {
        format!(" ({repeated} of them repeated)")
    } else {
        String::new()
    };
    let guesses = import.guesses.len()
        + import
            .account
            .iter()
            .map(|line| line.guesses.len())
            .sum::<usize>();
    format!(
        "{}; {} dropped{repeated}, {}",
        parts.join(", "),
        counted(dropped, "line", "lines"),
        counted(guesses, "guess", "guesses")
    )
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The beginning of a line, so that a message stays one line.
fn beginning(text: &str) -> String {
    const LENGTH: usize = 60;
    let text = text.trim();
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let mut beginning: String = text.chars().take(LENGTH - 1).collect();
    beginning.push('…');
    beginning
}
