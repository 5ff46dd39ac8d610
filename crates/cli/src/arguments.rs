//! What the call asks for, as `clap` reads it. Nothing is opened here.

use crate::input::Source;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Saved news pages to articles, articles checked and rendered; headlines to countries.
#[derive(Debug, Parser)]
#[command(name = "article-viewer", version, arg_required_else_help = true, after_help = EXIT_STATUS)]
pub(crate) struct Call {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the tool is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import(Import),
    Check(Check),
    Tag(Tag),
    Render(Render),
    /// Prints the completions of a shell.
    #[command(after_help = "Example:
  article-viewer completions bash > ~/.local/share/bash-completion/completions/article-viewer")]
    Completions {
        /// The shell.
        shell: Shell,
    },
}

const EXIT_STATUS: &str = "Exit status: 0 done, 1 the input is at fault, 2 the call is.";

/// Makes article JSON of a saved news page.
///
/// What was dropped, repeated or guessed goes to stderr, a line each, as `FILE:LINE: what`; and, where speakers were
/// guessed or are more than two, what each does, as `FILE: speaker: NAME: asks`.
#[derive(Debug, Args)]
#[command(after_help = IMPORT_EXAMPLES)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct Import {
    /// Saved pages, folders of them, or - for standard input.
    #[arg(required = true, value_name = "FILE", value_parser = source())]
    pub(crate) pages: Vec<Source>,
    /// What the pages are.
    #[arg(long, value_name = "KIND", value_enum, default_value_t = From::Auto)]
    pub(crate) from: From,
    /// Where the article goes, whole or not at all; stdout without it. A folder where several pages are read: their
    /// names with .json.
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(crate) output: Option<PathBuf>,
    /// The page's own address, from which its relative links lead; without it, what the page says.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(crate) base_url: Option<String>,
    /// Who asks and who answers: a name and asks, answers or nobody a line, as in “Olsen: answers”. An account of the page is
    /// such a file, put right or not.
    #[arg(long, value_name = "FILE", value_parser = source())]
    pub(crate) speakers: Option<Source>,
    /// Tells of every line or block what became of it, kept or dropped.
    #[arg(long)]
    pub(crate) explain: bool,
    /// A loss is an error: a sentence left out of the middle of the text, or a video or a form in it, for which an
    /// article has no block.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Overwrites what stands in the folder of -o.
    #[arg(long)]
    pub(crate) force: bool,
    /// Reads a feed (RSS, Atom, JSON Feed), and writes the list of headlines that `headlines-src` names.
    #[arg(long)]
    pub(crate) headlines: bool,
}

const IMPORT_EXAMPLES: &str = "Examples:
  article-viewer import interview.html -o interview.json
  article-viewer import interview.txt --explain
  article-viewer import - < interview.txt | article-viewer check -
  article-viewer import saved-pages/ -o articles/
  article-viewer import --headlines feed.xml -o headlines.json";

/// The kind of page that the call says it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    /// Told by its beginning
    Auto,
    /// Text, as “Save as” or copying gives it, and the exports of recorders; subtitles
    Text,
    /// HTML, as a browser saves it
    Html,
    /// A news item in JSON, as agencies send it (IPTC ninjs)
    Ninjs,
}

/// Says all that is wrong with articles, or with lists of headlines, before anybody sees them.
///
/// A line a fault, `FILE:LINE:COLUMN: JSON-path: message`: what was found, and what would be right. Errors come first; a warning,
/// which costs the reader nothing, ends in [warning]. Exit status 1 if there is an error.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  article-viewer check article.json
  article-viewer check articles/ --format json")]
pub(crate) struct Check {
    /// Article JSON, folders of it, or - for standard input.
    #[arg(required = true, value_name = "FILE", value_parser = source())]
    pub(crate) files: Vec<Source>,
    /// How faults are told.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// How faults are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line each
    Text,
    /// One JSON array of objects: file, line, column, path, severity, message
    Json,
}

/// Says which countries headlines name.
///
/// Each headline gives one line: its countries' codes, sorted and joined by a space, a tab, the headline.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  article-viewer tag headlines.txt
  echo 'Solar plant for Karaganda' | article-viewer tag --explain")]
pub(crate) struct Tag {
    /// Headlines, one a line, or article JSON or a list of headlines that has them; standard input without it.
    #[arg(value_name = "FILE", value_parser = source(), default_value = "-")]
    pub(crate) headlines: Source,
    /// Under each headline, every name found and what it is to its country, or why it doesn't count.
    #[arg(long)]
    pub(crate) explain: bool,
}

/// Makes pages of articles that read without scripts, and that the viewer takes over.
///
/// The page has the whole article and its headlines as HTML, for readers, search engines and archives; beside it stand the
/// article's JSON, its pictures, the style sheet and the viewer. Of several articles each gets a folder, and an index leads to
/// them.
#[derive(Debug, Args)]
#[command(after_help = RENDER_EXAMPLES)]
pub(crate) struct Render {
    /// Article JSON, folders of it, or - for standard input.
    #[arg(required = true, value_name = "FILE", value_parser = source())]
    pub(crate) articles: Vec<Source>,
    /// The folder for the pages: whole or not at all. With --fragment or --text a file; stdout without it.
    #[arg(short, long, value_name = "DIR|FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The viewer that takes the pages over: a folder, which is copied, or the address of a folder or of its script
    /// (…/article-viewer.js). By default ./dist, which `cargo xtask build` makes.
    #[arg(long, value_name = "DIR|URL")]
    pub(crate) viewer: Option<String>,
    /// Cards open at first: all, first, none, or ids separated by spaces. Without scripts all are.
    #[arg(long, value_name = "CARDS", default_value = "all")]
    pub(crate) open: String,
    /// Where the folder will be published, for the pages' canonical addresses and pictures.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(crate) base_url: Option<String>,
    /// The interface's language; without it, the article's.
    #[arg(long, value_name = "TAG", default_value = "")]
    pub(crate) lang: String,
    #[command(flatten)]
    pub(crate) part: Part,
    /// The index's headline.
    #[arg(long, value_name = "WORDS", default_value = "Articles")]
    pub(crate) title: String,
    /// A block that can't be read is no error; a line stands in its place either way.
    #[arg(long)]
    pub(crate) lenient: bool,
    /// Overwrites what stands in the folder of -o.
    #[arg(long)]
    pub(crate) force: bool,
}

/// Less than a page.
#[derive(Debug, Args)]
pub(crate) struct Part {
    /// Writes the element with its content alone, for a template that links sheet and script itself.
    #[arg(long, conflicts_with = "text")]
    pub(crate) fragment: bool,
    /// Goes before the ids in a fragment, so that two can stand on one page.
    #[arg(long, value_name = "ID", default_value = "", requires = "fragment")]
    pub(crate) id_prefix: String,
    /// The address of the article's JSON for a fragment; without it, the JSON stands in the fragment.
    #[arg(long, value_name = "URL", requires = "fragment")]
    pub(crate) src: Option<String>,
    /// Level of a fragment's headline.
    #[arg(long, value_name = "1-4", default_value_t = 1, requires = "fragment",
        value_parser = clap::value_parser!(u8).range(1..=4))]
    pub(crate) heading_level: u8,
    /// Writes plain text.
    #[arg(long)]
    pub(crate) text: bool,
}

const RENDER_EXAMPLES: &str = "Examples:
  article-viewer render interview.json -o site/
  article-viewer render articles/ -o site/ --base-url https://example.org/interviews/ --open first
  article-viewer render interview.json --fragment --id-prefix story
  article-viewer render interview.json --text";

fn web_address(address: &str) -> Result<String, String> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web
        .then(|| address.to_owned())
        .ok_or_else(|| "an address begins with https:// or http://".to_owned())
}

fn source() -> impl clap::builder::TypedValueParser<Value = Source> {
    use clap::builder::TypedValueParser;
    clap::builder::OsStringValueParser::new().map(Source::of)
}
