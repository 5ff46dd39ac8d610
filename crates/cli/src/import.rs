//! `article-viewer import`: saved pages to article JSON, and their account to stderr.

use crate::arguments::{From, Import as Call};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::input::{Source, line_of};
use crate::output::{self, counted};
use article_viewer_import::{Fate, Format, Import, Line, import_feed, import_text};
use article_viewer_model::{Block, Headlines};
use std::path::Path;

/// Imports pages.
pub(crate) fn run(call: &Call) -> Result<Outcome, Failure> {
    if call.headlines {
        return feeds(call);
    }
    let folder = call.output.as_deref().filter(|path| path.is_dir());
    match &call.pages[..] {
        [page] if !page.is_folder() && folder.is_none() => {
            let imported = import(page, call.from)?;
            write(call, &imported.json)?;
            output::to_stderr(&imported.account);
            Ok(Outcome::Good)
        }
        _ => many(call),
    }
}

/// Reads feeds into one list of headlines.
fn feeds(call: &Call) -> Result<Outcome, Failure> {
    let mut items = Vec::new();
    for source in &call.pages {
        let bytes = source.bytes()?;
        let feed = import_feed(&bytes).map_err(|error| {
            let line = error.offset.map(|at| line_of(&bytes, at));
            source.failure(line, error.to_string())
        })?;
        for left in &feed.left_out {
            let (file, entry) = (source.name(), left.entry);
            output::to_stderr(&format!("{file}: entry {entry}: {}\n", left.what));
        }
        items.extend(feed.items);
    }
    write(call, &output::json(&items)?)?;
    output::to_stderr(&format!(
        "{}\n",
        counted(items.len(), "headline", "headlines")
    ));
    Ok(Outcome::Good)
}

/// Writes to the file that `-o` names; without it, or where that is `-`, to stdout.
fn write(call: &Call, json: &str) -> Result<(), Failure> {
    match call.output.as_deref() {
        Some(path) if path != Path::new("-") => output::to_file(path, json),
        _ => output::to_stdout(json),
    }
}

/// Imports several pages into a folder. What is wrong with one keeps no other back.
fn many(call: &Call) -> Result<Outcome, Failure> {
    let Some(folder) = &call.output else {
        return Err(Failure::call(
            "several pages need a folder for their articles: -o DIR",
        ));
    };
    let files = files::find(&call.pages, &["txt"])?;
    let targets = output::Targets::new(folder, files.iter().map(|file| &*file.below))?;
    let done = files::each(&files, |file| {
        let target = targets.of(&file.below);
        if !call.force && target.exists() {
            return Err(Failure::call(format!(
                "{}: stands there already; --force overwrites it",
                target.display()
            )));
        }
        let imported = import(&file.source, call.from)?;
        output::to_file_in_new_folder(&target, &imported.json)
    });
    let failures: Vec<&Failure> = done.iter().filter_map(|done| done.as_ref().err()).collect();
    for failure in &failures {
        output::tell(failure);
    }
    output::to_stderr(&format!(
        "{}: {} imported, {} not\n",
        output::counted(files.len(), "page", "pages"),
        files.len() - failures.len(),
        failures.len(),
    ));
    Ok(Outcome::of_input(failures.is_empty()))
}

/// The article of a page as JSON, and its account.
struct Imported {
    json: String,
    account: String,
}

fn import(page: &Source, from: From) -> Result<Imported, Failure> {
    const NOT_YET: &str = "pages in HTML are not read yet; save the page as text";
    if from == From::Html {
        return Err(Failure::call(format!("--from html: {NOT_YET}")));
    }
    let text = page.text()?;
    if from == From::Auto && Format::of(&text) == Format::Html {
        return Err(page.failure(
            None,
            format!("this is HTML; {NOT_YET}, or say --from text if it is one"),
        ));
    }
    let import =
        import_text(&text).map_err(|error| page.failure(error.line(), error.to_string()))?;
    Ok(Imported {
        json: output::json(&import.article)?,
        account: account(&page.name(), &import),
    })
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
