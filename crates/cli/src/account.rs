//! What is told of an import on stderr: what was dropped or guessed, who speaks, a summary; a line each.

use crate::input::Source;
use crate::output::{self, counted};
use article_viewer_import::{Fate, Format, Guess, Import, Line, Told, ToldRole};
use article_viewer_model::{Block, Headlines};

/// What is told of a page, a line each.
pub(crate) struct Account {
    file: String,
    /// What stands between the file's name and a number.
    place: &'static str,
    told: Vec<String>,
}

impl Account {
    /// Of a page: its lines are counted where it is text, else its blocks.
    pub(crate) fn new(page: &Source, format: Format) -> Self {
        Self {
            file: page.name(),
            place: if format == Format::Text {
                ":"
            } else {
                ": block "
            },
            told: Vec::new(),
        }
    }

    /// All that was told.
    pub(crate) fn text(&self) -> String {
        self.told.concat()
    }

    pub(crate) fn summary(&mut self, import: &Import) {
        self.tell("", &summary(import));
    }

    /// Names that an editor tells of and nobody has.
    pub(crate) fn nobody(&mut self, import: &Import, told: &Told, file: &Source) {
        for (line, name) in told.names() {
            if told.role(name) != Some(ToldRole::Nobody) && !speaks(import, name) {
                let file = file.name();
                self.told.push(format!(
                    "{file}:{line}: nobody is called “{name}” in this page\n"
                ));
            }
        }
    }

    fn tell(&mut self, place: &str, what: &str) {
        let file = &self.file;
        self.told.push(format!("{file}{place}: {what}\n"));
    }

    /// What was dropped or guessed; with `explain` what was kept, too.
    pub(crate) fn lines(&mut self, import: &Import, explain: bool) {
        for line in &import.account {
            let place = format!("{}{}", self.place, line.number);
            let text = beginning(&line.text);
            match &line.fate {
                Fate::Dropped(reason) => {
                    self.tell(&place, &format!("dropped: “{text}” ({reason})"));
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

    /// What each speaker does, where that was guessed or they are more than two.
    pub(crate) fn speakers(&mut self, import: &Import, told: &Told) {
        let speakers = speakers(import, told);
        let guesses = import.account.iter().flat_map(|line| &line.guesses);
        if speakers.len() > 2 || guesses.clone().any(Guess::is_of_speakers) {
            for (name, role) in &speakers {
                self.tell("", &format!("speaker: {name}: {}", role.word()));
            }
        }
    }

    /// Pictures that a browser should have saved beside the page, and that are not there.
    pub(crate) fn pictures(&mut self, import: &Import, page: &Source) {
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
pub(crate) fn beginning(text: &str) -> String {
    const LENGTH: usize = 60;
    let text = text.trim();
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let mut beginning: String = text.chars().take(LENGTH - 1).collect();
    beginning.push('…');
    beginning
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
