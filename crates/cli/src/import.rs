//! `article-viewer import`: a saved page to article JSON, and its account to stderr.

use crate::arguments::{From, Import as Call};
use crate::failure::Failure;
use crate::input::Source;
use crate::output;
use article_viewer_import::{Fate, Format, Guess, Import, Line, Told, ToldRole, import_text_with};
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
    let (told, told_file) = match &call.speakers {
        Some(source) => (told(source)?, source.name()),
        None => (Told::default(), String::new()),
    };
    let import = import_text_with(&page, &told).map_err(|error| Failure::Input {
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
    let speakers = speakers(&import, &told);
    output::to_stderr(&account(&file, &import, &speakers));
    for (line, name) in told.names() {
        if told.role(name) != Some(ToldRole::Nobody) && !speaks(&import, name) {
            output::to_stderr(&format!(
                "{told_file}:{line}: nobody is called “{name}” in this page\n"
            ));
        }
    }
    Ok(())
}

/// Reads names and roles.
fn told(source: &Source) -> Result<Told, Failure> {
    Told::read(&source.read()?).map_err(|error| Failure::Input {
        file: source.name(),
        line: Some(error.line),
        message: error.to_string(),
    })
}

/// Everybody who speaks, in order, and what they do; then who was said to be nobody.
fn speakers<'a>(import: &'a Import, told: &'a Told) -> Vec<(&'a str, ToldRole)> {
    let mut speakers: Vec<(&str, ToldRole)> = Vec::new();
    for exchange in import.article.exchanges() {
        let question = (&exchange.question, ToldRole::Asks);
        let answers = exchange
            .answers
            .iter()
            .map(|turn| (turn, ToldRole::Answers));
        for (turn, role) in std::iter::once(question).chain(answers) {
            let Some(name) = turn.speaker.as_deref() else {
                continue;
            };
            match speakers.iter_mut().find(|(other, _)| *other == name) {
                // Whoever asks may answer now and then.
                Some((_, known)) if role == ToldRole::Asks => *known = role,
                Some(_) => {}
                None => speakers.push((name, role)),
            }
        }
    }
    let nobody = told.names().map(|(_, name)| (name, ToldRole::Nobody));
    speakers.extend(nobody.filter(|(name, role)| told.role(name) == Some(*role)));
    speakers
}

/// Somebody has this name, or a longer one that it is a part of.
fn speaks(import: &Import, name: &str) -> bool {
    let name = name.to_lowercase();
    import.article.exchanges().any(|exchange| {
        let mut turns = std::iter::once(&exchange.question).chain(&exchange.answers);
        turns.any(|turn| {
            let speaker = turn.speaker.as_deref().map(str::to_lowercase);
            speaker.is_some_and(|speaker| speaker.contains(&name) || name.contains(&speaker))
        })
    })
}

/// What was dropped or guessed, a line each, and a summary.
fn account(file: &str, import: &Import, speakers: &[(&str, ToldRole)]) -> String {
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
    let is_guessed = import.account.iter().flat_map(|line| &line.guesses);
    if speakers.len() > 2 || is_guessed.clone().any(Guess::is_of_speakers) {
        for (name, role) in speakers {
            told.push(format!("{file}: speaker: {name}: {}\n", role.word()));
        }
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
