//! `article-viewer import`: saved pages to article JSON, and their account to stderr.

use crate::arguments::{From, Import as Call};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::input::{Source, line_of};
use crate::output::{self, counted};
use article_viewer_import::{
    Fate, Format, Import, Line, Told, import_feed, import_html, import_text_with,
};
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
            let imported = import(page, call)?;
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

/// The ends of the names of pages.
const PAGES: &[&str] = &["html", "htm", "xhtml", "txt", "vtt", "srt"];

/// Imports several pages into a folder. What is wrong with one keeps no other back.
fn many(call: &Call) -> Result<Outcome, Failure> {
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
        let imported = import(&file.source, call)?;
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

fn import(page: &Source, call: &Call) -> Result<Imported, Failure> {
    let text = page.page()?;
    let told = Told::default();
    let is_html = match call.from {
        From::Auto => Format::of(&text) == Format::Html,
        From::Text => false,
        From::Html => true,
    };
    let import = if is_html {
        import_html(&text, call.base_url.as_deref(), &told)
    } else {
        import_text_with(&text, &told)
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
    let mut account = Account {
        place: if is_html { ": block " } else { ":" },
        file: page.name(),
        told: Vec::new(),
    };
    account.lines(&import, call.explain);
    account.pictures(&import, page);
    account.tell("", &summary(&import));
    Ok(Imported {
        json: output::json(&import.article)?,
        account: account.told.concat(),
    })
}

fn is_loss(line: &Line) -> bool {
    matches!(line.fate, Fate::Dropped(reason) if reason.is_loss())
}

/// What is told of a page, a line each.
struct Account {
    file: String,
    /// What stands between the file's name and a number.
    place: &'static str,
    told: Vec<String>,
}

impl Account {
    fn tell(&mut self, place: &str, what: &str) {
        let file = &self.file;
        self.told.push(format!("{file}{place}: {what}\n"));
    }

    /// What was dropped or guessed; with `explain` what was kept, too.
    fn lines(&mut self, import: &Import, explain: bool) {
        for line in &import.account {
            let place = format!("{}{}", self.place, line.number);
            let text = beginning(&line.text);
            match &line.fate {
                Fate::Dropped(reason) => {
                    self.tell(&place, &format!("dropped: “{text}” ({reason})"))
                }
                Fate::Repeated(of) => self.tell(
                    &place,
                    &format!("dropped: “{text}” (the same as line {of})"),
                ),
                Fate::Kept(parts) if explain => {
                    let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
                    self.tell(
                        &place,
                        &format!("kept as {}: “{text}”", parts.join(" and ")),
                    );
                }
                Fate::Blank | Fate::Kept(_) => {}
            }
            for guess in &line.guesses {
                self.tell(&place, &format!("guessed: {guess}"));
            }
        }
        for guess in &import.guesses {
            self.tell("", &format!("guessed: {guess}"));
        }
    }

    /// Pictures that a browser should have saved beside the page, and that are not there.
    fn pictures(&mut self, import: &Import, page: &Source) {
        let Some(folder) = page.folder() else {
            return;
        };
        let of_body = import.article.body.iter().filter_map(|block| match block {
            Block::Image(image) => Some(image),
            _ => None,
        });
        for image in import.article.image.iter().chain(of_body) {
            let address = &*image.url;
            let is_file = !address.contains(':') && !address.starts_with('/');
            if is_file && !folder.join(output::file_name(address)).exists() {
                self.tell("", &format!("the picture “{address}” is not there"));
            }
        }
    }
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
