//! What the call asks for. Nothing is opened here.

use crate::failure::Failure;
use crate::input::Source;
use lexopt::{Arg, Parser, ValueExt};
use std::path::PathBuf;

/// What the tool is to do.
#[derive(Debug)]
pub(crate) enum Call {
    Help(&'static str),
    Version,
    Import(Import),
    Tag(Tag),
}

/// `import FILE|- [--from auto|text|html] [--speakers FILE] [-o FILE]`
#[derive(Debug)]
pub(crate) struct Import {
    pub(crate) page: Source,
    pub(crate) from: From,
    /// Names and roles.
    pub(crate) speakers: Option<Source>,
    /// None: stdout.
    pub(crate) output: Option<PathBuf>,
}

/// The kind of page that the call says it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    Auto,
    Text,
    Html,
}

/// `tag [FILE|-] [--explain]`
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) headlines: Source,
    pub(crate) explain: bool,
}

const HELP: &str = "\
Saved news pages to articles, headlines to countries.

usage: article-viewer import FILE|- [--from auto|text|html] [--speakers FILE] [-o FILE]
       article-viewer tag [FILE|-] [--explain]
       article-viewer --help | --version

import   makes article JSON of a saved page; says on stderr what was dropped or guessed
tag      says which countries headlines name

`article-viewer COMMAND --help` tells more. Exit status: 0 done, 1 the input is at fault, 2 the call is.
";

const IMPORT_HELP: &str = "\
Makes article JSON of a saved page.

usage: article-viewer import FILE|- [--from auto|text|html] [--speakers FILE] [-o FILE]

FILE           the page, UTF-8; - reads standard input
--from KIND    what the page is: text, html, or auto, which tells them apart (HTML is not read yet)
--speakers FILE
               who asks and who answers: a name and asks, answers or nobody a line, as in “Olsen: answers”; an account
               of the page can be given, put right or not
-o, --output FILE
               where the article goes, whole or not at all; standard output without it

What was dropped, repeated or guessed goes to stderr, a line each, as FILE:LINE: what; and, where speakers were guessed or
are more than two, what each does, as FILE: speaker: NAME: asks.
";

const TAG_HELP: &str = "\
Says which countries headlines name.

usage: article-viewer tag [FILE|-] [--explain]

FILE        headlines, one a line, UTF-8; standard input without it
--explain   under each headline, every name found and what it is to its country, or why it doesn't count

Each headline gives one line: its countries' codes, sorted and joined by a space, a tab, the headline.
";

/// Reads the call.
pub(crate) fn read(mut parser: Parser) -> Result<Call, Failure> {
    match parser.next().map_err(wrong)? {
        None => Err(Failure::call(
            "no command; call `article-viewer import FILE`, `article-viewer tag FILE` or `article-viewer --help`",
        )),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Call::Help(HELP)),
        Some(Arg::Short('V') | Arg::Long("version")) => Ok(Call::Version),
        Some(Arg::Value(command)) => match command.to_str() {
            Some("import") => import(&mut parser),
            Some("tag") => tag(&mut parser),
            _ => Err(Failure::call(format!(
                "no command “{}”; the commands are import and tag",
                command.to_string_lossy()
            ))),
        },
        Some(other) => Err(wrong(other.unexpected())),
    }
}

fn import(parser: &mut Parser) -> Result<Call, Failure> {
    let (mut page, mut from, mut output) = (None, From::Auto, None);
    let mut speakers = None;
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Call::Help(IMPORT_HELP)),
            Arg::Short('o') | Arg::Long("output") => {
                output = Some(PathBuf::from(parser.value().map_err(wrong)?));
            }
            Arg::Long("speakers") => {
                speakers = Some(Source::of(parser.value().map_err(wrong)?));
            }
            Arg::Long("from") => {
                let kind = parser.value().and_then(ValueExt::string).map_err(wrong)?;
                from = match kind.as_str() {
                    "auto" => From::Auto,
                    "text" => From::Text,
                    "html" => From::Html,
                    _ => {
                        return Err(Failure::call(format!(
                            "--from {kind}: no such kind of page; it is auto, text or html"
                        )));
                    }
                };
            }
            Arg::Value(file) if page.is_none() => page = Some(Source::of(file)),
            Arg::Value(file) => {
                return Err(Failure::call(format!(
                    "import takes one page; “{}” is a second one",
                    file.to_string_lossy()
                )));
            }
            other => return Err(wrong(other.unexpected())),
        }
    }
    let page =
        page.ok_or_else(|| Failure::call("import needs a page: a FILE, or - for standard input"))?;
    if let (Source::Stdin, Some(Source::Stdin)) = (&page, &speakers) {
        return Err(Failure::call(
            "standard input can't be both the page and --speakers; name a FILE for one",
        ));
    }
    // `-o -` is standard output, as `-` is standard input.
    let output = output.filter(|path| path.as_os_str() != "-");
    Ok(Call::Import(Import {
        page,
        from,
        speakers,
        output,
    }))
}

fn tag(parser: &mut Parser) -> Result<Call, Failure> {
    let (mut headlines, mut explain) = (None, false);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Call::Help(TAG_HELP)),
            Arg::Long("explain") => explain = true,
            Arg::Value(file) if headlines.is_none() => headlines = Some(Source::of(file)),
            Arg::Value(file) => {
                return Err(Failure::call(format!(
                    "tag takes one file; “{}” is a second one",
                    file.to_string_lossy()
                )));
            }
            other => return Err(wrong(other.unexpected())),
        }
    }
    Ok(Call::Tag(Tag {
        headlines: headlines.unwrap_or(Source::Stdin),
        explain,
    }))
}

fn wrong(error: lexopt::Error) -> Failure {
    let message = match error {
        lexopt::Error::UnexpectedOption(option) => format!("no option {option}"),
        lexopt::Error::MissingValue {
            option: Some(option),
        } => format!("{option} needs a value"),
        other => other.to_string(),
    };
    Failure::Call(format!(
        "{message}; `article-viewer --help` shows what there is"
    ))
}
