//! `article-viewer import`: saved pages to article JSON, and their account to stderr.

use crate::account::{Account, beginning};
use crate::arguments::{From, Import as Call};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::input::{Source, line_of};
use crate::output::{self, counted};
use article_viewer_import::{
    Fate, Format, Line, Told, import_feed, import_html, import_ninjs, import_text_with,
};
use std::path::Path;

/// Imports pages.
pub(crate) fn run(call: &Call) -> Result<Outcome, Failure> {
    if call.headlines {
        return feeds(call);
    }
    if call.speakers == Some(Source::Stdin) && call.pages.contains(&Source::Stdin) {
        return Err(Failure::call(
            "standard input can't be both the page and --speakers; name a FILE for one",
        ));
    }
    let told = match &call.speakers {
        Some(speakers) => told(speakers)?,
        None => Told::default(),
    };
    let folder = call.output.as_deref().filter(|path| path.is_dir());
    match &call.pages[..] {
        [page] if !page.is_folder() && folder.is_none() => {
            let imported = import(page, call, &told)?;
            write(call, &imported.json)?;
            output::to_stderr(&imported.account);
            Ok(Outcome::Good)
        }
        _ => many(call, &told),
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

/// The ends of the names of pages.
const PAGES: &[&str] = &["html", "htm", "xhtml", "txt", "vtt", "srt"];

/// Imports several pages into a folder. What is wrong with one keeps no other back.
fn many(call: &Call, told: &Told) -> Result<Outcome, Failure> {
    let Some(folder) = &call.output else {
        return Err(Failure::call(
            "several pages need a folder for their articles: -o DIR",
        ));
    };
    let files = files::find(&call.pages, PAGES)?;
    let targets = output::Targets::new(folder, files.iter().map(|file| &*file.below))?;
    let done = files::each(&files, |file| {
        let target = targets.of(&file.below);
        if !call.force && target.exists() {
            return Err(Failure::call(format!(
                "{}: stands there already; --force overwrites it",
                target.display()
            )));
        }
        let imported = import(&file.source, call, told)?;
        output::to_file_in_new_folder(&target, &imported.json)?;
        Ok(imported.account)
    });
    if call.explain {
        for account in done.iter().flatten() {
            output::to_stderr(account);
        }
    }
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

fn import(page: &Source, call: &Call, told: &Told) -> Result<Imported, Failure> {
    let text = page.page()?;
    let format = match call.from {
        From::Auto => Format::of(&text),
        From::Text => Format::Text,
        From::Html => Format::Html,
        From::Ninjs => Format::Ninjs,
    };
    let address = call.base_url.as_deref();
    let import = match format {
        Format::Html => import_html(&text, address, told),
        Format::Ninjs => import_ninjs(&text, address, told),
        Format::Text => import_text_with(&text, told),
    };
    let import = import.map_err(|error| page.failure(error.line(), error.to_string()))?;
    if call.strict
        && let Some(line) = import.account.iter().find(|line| is_loss(line))
    {
        let (number, text) = (line.number, beginning(&line.text));
        return Err(page.failure(
            None,
            format!(
                "block {number}: “{text}” would be lost; without --strict it is left out and told"
            ),
        ));
    }
    let mut account = Account::new(page, format);
    account.lines(&import, call.explain);
    account.pictures(&import, page);
    account.speakers(&import, told);
    if let Some(speakers) = &call.speakers {
        account.nobody(&import, told, speakers);
    }
    account.summary(&import);
    Ok(Imported {
        json: output::json(&import.article)?,
        account: account.text(),
    })
}

fn is_loss(line: &Line) -> bool {
    matches!(line.fate, Fate::Dropped(reason) if reason.is_loss())
}

/// Reads names and roles.
fn told(source: &Source) -> Result<Told, Failure> {
    Told::read(&source.text()?).map_err(|error| source.failure(Some(error.line), error.to_string()))
}
