//! The account of a page: what became of each of its lines, and what had to be guessed. The words here are the
//! ones that the tool prints.

use std::fmt;

/// One line of the page, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// The line as it stands in the page, without its end.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// What the page does not say and the importer had to decide.
    pub guesses: Vec<Guess>,
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing stands in it.
    Blank,
    /// It stands in the article, as one thing or more (a dateline and the paragraph that it begins).
    Kept(Vec<Part>),
    /// It repeats another line, whose number this is.
    Repeated(usize),
    /// It is left out.
    Dropped(Reason),
}

/// What a kept line is in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The article's headline.
    Headline,
    /// The standfirst.
    Description,
    /// Place and day, and whom they credit.
    Dateline,
    /// Its day of publication or of change.
    Date,
    /// Who wrote it.
    Byline,
    /// Running text.
    Paragraph,
    /// A heading between blocks.
    Heading,
    /// A paragraph of a question.
    Question,
    /// A paragraph of an answer.
    Answer,
    /// A related story.
    Related,
    /// A headline of the list.
    HeadlineItem,
    /// The address of the related story or headline above it.
    Link,
    /// The day of the related story or headline above it.
    ListDate,
    /// The label of the link to all headlines.
    MoreHeadlines,
    /// A picture.
    Image,
    /// A quotation that stands by itself.
    Quote,
}

/// Why a line is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It belongs to the page: a menu, a button, a notice.
    Chrome,
    /// It stands above the headline.
    AboveHeadline,
    /// It stands under the text and the lists of headlines.
    BelowLists,
    /// It heads a list.
    ListHeading,
    /// It is the time at which the turn beside it begins, and kept there.
    Time,
    /// It only parts what stands above from what stands below.
    Rule,
    /// It says once more what the page's headline, standfirst or byline says.
    Stated,
    /// It stands beside the text: links to other pages, an advertisement, a form.
    Beside,
    /// A video, a frame or a form, for which an article has no block.
    Embedded,
    /// A page that this viewer rendered says that it could not be read, or somebody has damaged it there.
    Damaged,
    /// It is known to be, but does not stand in the page.
    Elsewhere,
    /// A sentence in the middle of the text, which could not be told from what stands beside it.
    Lost,
}

impl Reason {
    /// Something of the article itself is lost, not of the page around it.
    pub fn is_loss(self) -> bool {
        matches!(
            self,
            Self::Embedded | Self::Lost | Self::Damaged | Self::Elsewhere
        )
    }
}

/// What the importer decided without being told.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Guess {
    /// This viewer rendered the page.
    Rendered,
    /// The page begins with a question, which stands for the headline.
    NoHeadline,
    /// Nothing but its form says that this is the standfirst.
    Standfirst,
    /// The name after the headline is the publisher's.
    Publisher(String),
    /// A day without its year, of another calendar, or with day and month in an order that can't be told.
    NoDate,
    /// The date keeps no room for these words.
    LeftOut(String),
    /// Whom a label means.
    Speaker {
        /// The label.
        label: String,
        /// The name that it stands for.
        name: String,
    },
    /// A question without a label; who asks it, where the page has a name for them.
    UnmarkedQuestion(Option<String>),
    /// An answer without a label; who gives it, where the page has a name for them.
    UnmarkedAnswer(Option<String>),
    /// The page has no labels; its questions and answers are known by these signs.
    Unlabelled(Sign),
    /// It ends as a question does, but stands in an answer without a label.
    QuestionInAnswer,
    /// A question that nobody answers, or an answer that nobody asked for.
    Alone,
    /// Whoever asks elsewhere speaks in answer to another who asks.
    Reply,
    /// It stands in brackets in a line of its own: what happens, and nobody's words.
    Direction,
    /// It looks like a label, but the page does not use it as one.
    NoLabel(String),
    /// Short and without an end, so a heading.
    Heading,
    /// It stands under the last answer and seems to be none of it.
    Closing,
    /// A run of short lines, taken for related stories.
    RelatedStories,
    /// A run of short lines, taken for headlines.
    Headlines,
    /// The language of the page, by its commonest words: a BCP 47 tag.
    Language(String),
}

impl Guess {
    /// It says who speaks, or that nobody does.
    pub fn is_of_speakers(&self) -> bool {
        matches!(
            self,
            Self::Speaker { .. }
                | Self::UnmarkedQuestion(Some(_))
                | Self::UnmarkedAnswer(Some(_))
                | Self::Reply
                | Self::NoLabel(_)
        )
    }
}

/// What tells question from answer where nothing says who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Dashes at the start of turns.
    Dashes,
    /// Numbers before the questions.
    Numbers,
    /// Questions in bold type.
    Bold,
    /// Short paragraphs that end in a question mark.
    QuestionMarks,
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dashes => "dashes",
            Self::Numbers => "numbers",
            Self::Bold => "bold type and question marks",
            Self::QuestionMarks => "question marks",
        })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Headline => "the headline",
            Self::Description => "the standfirst",
            Self::Dateline => "the dateline",
            Self::Date => "a date",
            Self::Byline => "the byline",
            Self::Paragraph => "a paragraph",
            Self::Heading => "a heading",
            Self::Question => "a question",
            Self::Answer => "an answer",
            Self::Related => "a related story",
            Self::HeadlineItem => "a headline of the list",
            Self::Link => "the address of the story above",
            Self::ListDate => "the day of the story above",
            Self::MoreHeadlines => "the link to all headlines",
            Self::Image => "a picture",
            Self::Quote => "a quotation",
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chrome => "part of the page, not of the article",
            Self::AboveHeadline => "above the headline",
            Self::BelowLists => "below the text and its lists",
            Self::ListHeading => "heads a list",
            Self::Time => "the time of the turn beside it, and kept there",
            Self::Rule => "only a rule",
            Self::Stated => "says the headline, the standfirst or the byline once more",
            Self::Beside => "beside the text",
            Self::Embedded => "embedded; an article has no block for it",
            Self::Damaged => "could not be read",
            Self::Elsewhere => "not in this page",
            Self::Lost => {
                "a sentence in the middle of the text, and not certain to be a part of it"
            }
        })
    }
}

impl fmt::Display for Guess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unmarked = |f: &mut fmt::Formatter<'_>, what: &str, name: &Option<String>| match name {
            Some(name) => write!(f, "{what} without a label, taken for {name}'s"),
            None => write!(f, "{what} without a label"),
        };
        match self {
            Self::Rendered => {
                f.write_str("this viewer rendered the page; the article is read as it stands there")
            }
            Self::NoHeadline => f.write_str("no headline; the first question stands for it"),
            Self::Standfirst => f.write_str("taken for the standfirst"),
            Self::Publisher(name) => write!(f, "“{name}” is taken for the publisher"),
            Self::NoDate => f.write_str("no certain date, so it is kept as it is written"),
            Self::LeftOut(words) => write!(f, "“{words}” is left out of the date"),
            Self::Speaker { label, name } => {
                write!(f, "“{label}” is taken for {name}, here and below")
            }
            Self::UnmarkedQuestion(name) => unmarked(f, "a question", name),
            Self::UnmarkedAnswer(name) => unmarked(f, "an answer", name),
            Self::Unlabelled(sign) => {
                write!(
                    f,
                    "no labels; from here on {sign} tell question from answer"
                )
            }
            Self::QuestionInAnswer => {
                f.write_str("a question without a label, kept in the answer where it stands")
            }
            Self::Alone => {
                f.write_str("a question or an answer without its other side, kept as a paragraph")
            }
            Self::Reply => f.write_str(
                "whoever asks elsewhere answers another here, or asks beside them; --speakers settles who asks",
            ),
            Self::Direction => f.write_str("in brackets, so taken for nobody's words"),
            Self::NoLabel(label) => {
                write!(f, "“{label}:” is taken for text, not for a speaker")
            }
            Self::Heading => f.write_str("taken for a heading"),
            Self::Closing => f.write_str("taken for a closing note, not for a part of the answer"),
            Self::RelatedStories => {
                f.write_str("from here on short lines are taken for related stories")
            }
            Self::Headlines => f.write_str("from here on short lines are taken for headlines"),
            Self::Language(tag) => write!(f, "the language is {tag}, by its commonest words"),
        }
    }
}
