//! The kind of each passage of a page. The steps come in the order in which they help each other: what belongs to the page
//! goes first, then the headline is found, then the lists at the end, then who speaks in between, and last what stands
//! above the first question.

mod marked;
mod top;

use crate::account::{Guess, Reason};
use crate::chrome;
use crate::credits::Byline;
use crate::data::fold;
use crate::dateline::Dateline;
use crate::day::When;
use crate::dialogue;
use crate::head::{self, Candidate, Says};
use crate::label::{Label, Mark};
use crate::language;
use crate::markup::Kind;
use crate::page::Page;
use crate::passage::Passage;
use crate::rows::{Listed, Row};
use crate::sections::{self, Section};
use crate::shape;
use crate::speakers::cast::cast;
use crate::speakers::{Known, Spoken};
use crate::tail;
use crate::told::Told;
use crate::turns::{self, Place, Speech};
use article_viewer_model::Image;
use std::rc::Rc;

/// The kind of a passage.
#[derive(Debug)]
pub(crate) enum What<'a> {
    /// The same as the passage with this index.
    Repeated(usize),
    Dropped(Reason),
    Headline(String),
    Description,
    Published(When),
    Modified(When),
    /// A dateline, and the paragraph that it begins, if it begins one.
    Dateline(Dateline<'a>),
    /// Who wrote it, and perhaps when.
    Byline(Byline, Option<When>),
    Paragraph,
    Heading,
    Speech(Speech),
    Related(&'a str),
    Item(&'a str),
    Link,
    ListDate,
    More,
    Image(Box<Image>),
    /// A quotation, and who said it.
    Quote(Option<Rc<str>>),
}

/// The kind of each passage, and the guesses that it took.
pub(crate) struct Sorted<'a> {
    pub(crate) what: Vec<What<'a>>,
    pub(crate) guesses: Vec<Vec<Guess>>,
    /// The site's name, from the page's title.
    pub(crate) publisher: Option<String>,
}

/// How many passages under the headline may hold dateline, byline and dates.
const HEAD: usize = 10;

/// Gives each passage its kind. One that nothing is known about is a paragraph.
pub(crate) fn sort<'a>(page: &'a Page<'a>, told: &'a Told) -> Sorted<'a> {
    let passages = &page.passages;
    let mut sorting = Sorting {
        passages,
        what: passages.iter().map(|_| None).collect(),
        guesses: passages.iter().map(|_| Vec::new()).collect(),
        doubled: vec![false; passages.len()],
        publisher: None,
        told,
    };
    let headline = if let Some(stated) = &page.stated {
        sorting.stated(stated);
        sorting.drop_doubles();
        stated.headline.as_deref().map(str::to_owned)
    } else {
        sorting.drop_what_is_the_pages();
        sorting.drop_doubles();
        sorting.headline()
    };
    sorting.text(headline.as_deref());
    if let Some(stated) = &page.stated {
        sorting.stated_credits(stated);
    }
    sorting.marked_up();
    Sorted {
        what: sorting
            .what
            .into_iter()
            .map(|what| what.unwrap_or(What::Paragraph))
            .collect(),
        guesses: sorting.guesses,
        publisher: sorting.publisher,
    }
}

struct Sorting<'a> {
    passages: &'a [Passage],
    what: Vec<Option<What<'a>>>,
    guesses: Vec<Vec<Guess>>,
    /// The same line stood below once more.
    doubled: Vec<bool>,
    publisher: Option<String>,
    /// The roles that an editor has told.
    told: &'a Told,
}

impl<'a> Sorting<'a> {
    fn live(&self) -> Vec<usize> {
        (0..self.passages.len())
            .filter(|at| self.what[*at].is_none())
            .collect()
    }

    fn text_of(&self, at: usize) -> &'a str {
        &self.passages[at].text
    }

    fn label_of(&self, at: usize) -> Option<&'a Label> {
        self.passages[at].label.as_ref()
    }

    fn drop_what_is_the_pages(&mut self) {
        for at in 0..self.passages.len() {
            let text = self.text_of(at);
            // A number under a label that stands alone is an answer ("Age?" "40").
            let answers = at > 0
                && self.label_of(at - 1).is_some_and(|label| {
                    label.text.is_empty() && (label.mark != Mark::Alone || label.sure)
                })
                || self.label_of(at).is_some_and(|label| label.sure);
            self.what[at] = if self.passages[at].time_of.is_some() {
                Some(What::Dropped(Reason::Time))
            } else if shape::is_rule(text) {
                Some(What::Dropped(Reason::Rule))
            } else if sections::section(text).is_none() && chrome::is_chrome(text) && !answers {
                Some(What::Dropped(Reason::Chrome))
            } else {
                None
            };
        }
        // A page of nothing but such lines is all that there is to read.
        if self.live().is_empty() {
            for what in &mut self.what {
                *what = None;
            }
        }
    }

    /// Drops the second of two lines that are the same: titles and pictures' texts are saved beside what they title.
    fn drop_doubles(&mut self) {
        let mut last: Option<(usize, String)> = None;
        for at in self.live() {
            let text = self.text_of(at);
            let folded = fold(text);
            match &last {
                Some((first, above))
                    if *above == folded
                        && text.chars().count() >= 8
                        && !self.is_set_as_text(at)
                        && self.label_of(at).is_none_or(|label| !label.sure) =>
                {
                    self.what[at] = Some(What::Repeated(*first));
                    self.doubled[*first] = true;
                }
                _ => last = Some((at, folded)),
            }
        }
    }

    /// A paragraph of several sentences in a page that has markup, which is no title and stands there twice on purpose.
    fn is_set_as_text(&self, at: usize) -> bool {
        let markup = self.passages[at].markup.as_ref();
        markup.is_some_and(|markup| markup.kind == Kind::Paragraph)
            && !shape::is_one_sentence(self.text_of(at))
    }

    /// Finds the headline and drops what stands above it.
    fn headline(&mut self) -> Option<String> {
        let live = self.live();
        let candidates: Vec<Candidate> = live
            .iter()
            .map(|at| Candidate {
                text: self.text_of(*at),
                doubled: self.doubled[*at],
                label: self.label_of(*at),
            })
            .collect();
        let headline = head::headline(&candidates)?;
        for at in &live[..headline.at] {
            self.what[*at] = Some(What::Dropped(Reason::AboveHeadline));
        }
        let at = live[headline.at];
        if let Some(again) = headline.again {
            if headline.between_is_page {
                for at in &live[headline.at + 1..again] {
                    self.what[*at] = Some(What::Dropped(Reason::AboveHeadline));
                }
            }
            self.repeat(live[again], at);
        }
        if let Some(name) = headline.publisher {
            self.guesses[at].push(Guess::Publisher(name.clone()));
            self.publisher = Some(name);
        }
        self.what[at] = Some(What::Headline(headline.text.clone()));
        Some(headline.text)
    }

    /// Says that a passage is the same as an earlier one, and so is whatever is the same as it.
    fn repeat(&mut self, again: usize, first: usize) {
        for what in &mut self.what[again..] {
            if matches!(what, Some(What::Repeated(of)) if *of == again) {
                *what = Some(What::Repeated(first));
            }
        }
        self.what[again] = Some(What::Repeated(first));
    }

    /// Everything under the headline.
    fn text(&mut self, headline: Option<&str>) {
        let live = self.live();
        let labels: Vec<Option<&Label>> = live.iter().map(|at| self.label_of(*at)).collect();
        let rows: Vec<Row> = live
            .iter()
            .zip(&labels)
            .map(|(at, label)| Row {
                text: self.text_of(*at),
                gap: self.passages[*at].gap,
                parted: *at > 0
                    && matches!(self.what[*at - 1], Some(What::Dropped(_)))
                    && self.text_of(*at - 1).chars().any(char::is_alphabetic),
                doubled: self.doubled[*at],
                label: *label,
            })
            .collect();
        let has_markup = self.passages.iter().any(|passage| passage.markup.is_some());
        // Lists stand apart where the page has markup; what is left of them in the text has a heading that says so.
        let end = if has_markup && !self.ends_in_lists(&live, &rows) {
            rows.len()
        } else {
            self.lists(&live, &rows)
        };
        if !has_markup {
            self.asides(&live[..end]);
        }

        let spoken_at: Vec<usize> = (0..end)
            .filter(|row| self.what[live[*row]].is_none())
            .collect();
        let head: Vec<(usize, Says<'a>)> = spoken_at
            .iter()
            .take(HEAD)
            .map(|row| (*row, head::says(self.text_of(live[*row]))))
            .filter(|(_, says)| *says != Says::Text)
            .collect();
        let spoken: Vec<Spoken> = spoken_at
            .iter()
            .map(|row| Spoken {
                text: rows[*row].text,
                label: labels[*row],
                after_rule: live[*row] > 0
                    && matches!(self.what[live[*row] - 1], Some(What::Dropped(Reason::Rule))),
            })
            .collect();
        let places = head.iter().filter_map(|(_, says)| match says {
            Says::Dateline(found) if !shape::is_question(found.text) => Some(&found.places),
            _ => None,
        });
        let texts = self.passages.iter().map(|passage| passage.text.as_str());
        let known = Known {
            headline: headline.unwrap_or(""),
            places: places.flatten().map(|place| (*place).to_owned()).collect(),
            language: language::language(texts),
            told: self.told,
        };
        // What stands above dateline and byline asks nobody.
        let last = head.iter().map(|(row, _)| *row).max();
        let last = last.and_then(|last| spoken_at.iter().position(|row| *row == last));
        let mut placed = self
            .stated_roles(&live, &spoken, &spoken_at)
            .unwrap_or_else(|| interview(&spoken, &known, last.map_or(0, |at| at + 1)));

        self.part_at_headings(&live, &spoken_at, &mut placed);
        let first_speech = placed
            .iter()
            .position(|(place, _)| matches!(place, Place::Speech(_)));
        for (row, (place, guesses)) in spoken_at.iter().zip(placed) {
            let at = live[*row];
            self.guesses[at].extend(guesses);
            match place {
                Place::Text => {}
                Place::Heading => self.what[at] = Some(What::Heading),
                Place::Byline(byline) => self.what[at] = Some(What::Byline(byline, None)),
                Place::Speech(speech) => self.what[at] = Some(What::Speech(speech)),
            }
        }
        let above = first_speech.unwrap_or(spoken_at.len());
        let head: Vec<(usize, Says<'a>)> = head
            .into_iter()
            .filter(|(row, _)| spoken_at[..above].contains(row))
            .collect();
        let last_told = head.iter().map(|(row, _)| *row).max();
        self.head(&live, head);
        if !has_markup {
            self.standfirst(&live, &spoken_at[..above], last_told);
            self.headings(&live, &spoken_at, above);
        }
        if first_speech.is_some() {
            self.unused_labels(&live, &spoken_at, &labels);
        }
        for at in 0..self.what.len() {
            let of = self.passages[at].time_of;
            if of.is_some_and(|of| !matches!(self.what[of], Some(What::Speech(_)))) {
                self.what[at] = Some(What::Dropped(Reason::Chrome));
            }
        }
    }

    /// Below the last long paragraph of a page stands the heading of a list, a story twice, or a run of paragraphs that each
    /// look like a headline.
    fn ends_in_lists(&self, live: &[usize], rows: &[Row]) -> bool {
        const RUN: usize = 8;
        let section = |row: &Row| sections::section(row.text);
        let is_list = |row: &Row| matches!(section(row), Some(Section::Related | Section::Latest));
        let is_long = |row: &Row| shape::is_sentence(row.text) && shape::words(row.text) > 20;
        let from = rows.iter().rposition(is_long).map_or(0, |at| at + 1);
        let is_paragraph = |at: usize| {
            let markup = self.passages[at].markup.as_ref();
            markup.is_some_and(|markup| markup.kind == Kind::Paragraph)
        };
        let mut run = 0;
        rows[from..].iter().zip(&live[from..]).any(|(row, at)| {
            let is_story = is_paragraph(*at) && shape::is_headline(row.text) && row.label.is_none();
            run = if is_story { run + 1 } else { 0 };
            is_list(row) || row.doubled || run >= RUN
        })
    }

    /// The lists at the end of the page; returns the row where they begin.
    fn lists(&mut self, live: &[usize], rows: &[Row]) -> usize {
        let Some(tail) = tail::tail(rows) else {
            return rows.len();
        };
        let mut under_related = false;
        for (row, (what, guess)) in (tail.start..).zip(tail.rows) {
            let at = live[row];
            under_related = what == Listed::Related || (under_related && what != Listed::Headline);
            let story = without_bullet(self.text_of(at));
            self.what[at] = Some(match what {
                Listed::Related => What::Related(story),
                Listed::Headline => What::Item(story),
                Listed::More => What::More,
                Listed::Link => What::Link,
                // A related story has no date in the article.
                Listed::Dated if under_related => What::Dropped(Reason::Chrome),
                Listed::Dated => What::ListDate,
                Listed::Heading => What::Dropped(Reason::ListHeading),
                Listed::Below => What::Dropped(Reason::BelowLists),
            });
            self.guesses[at].extend(guess);
        }
        tail.start
    }

    /// Related stories inside the text, and list headings with nothing under them.
    fn asides(&mut self, live: &[usize]) {
        let mut related = false;
        let mut last = None;
        for at in live {
            let text = self.text_of(*at);
            let follows = last.is_none_or(|last| last + 1 == *at) && self.passages[*at].gap < 2;
            last = Some(*at);
            if let Some(section) = sections::section(text) {
                self.what[*at] = Some(What::Dropped(Reason::ListHeading));
                related = section == Section::Related;
            } else if let Some(story) = sections::inline_related(text) {
                self.what[*at] = Some(What::Related(story));
                related = false;
            } else if related
                && follows
                && shape::is_headline(text)
                && self
                    .label_of(*at)
                    .is_none_or(|label| label.mark != Mark::Colon && !label.sure)
            {
                self.what[*at] = Some(What::Related(without_bullet(text)));
            } else {
                related = false;
            }
        }
    }

    /// Says where a line that looks labelled is none.
    fn unused_labels(&mut self, live: &[usize], spoken: &[usize], labels: &[Option<&Label>]) {
        for row in spoken {
            let at = live[*row];
            let Some(label) = labels[*row].filter(|label| label.mark == Mark::Colon) else {
                continue;
            };
            let is_text = match &self.what[at] {
                None | Some(What::Paragraph) => true,
                Some(What::Speech(speech)) => speech.text == self.text_of(at),
                _ => false,
            };
            if is_text && !label.is_no_speaker() && !self.guesses[at].contains(&Guess::Alone) {
                self.guesses[at].push(Guess::NoLabel(label.name.clone()));
            }
        }
    }
}

/// A story without the mark of a list's item.
fn without_bullet(text: &str) -> &str {
    ["• ", "· ", "▪ ", "■ ", "● ", "- ", "* ", "» ", "› ", "> "]
        .iter()
        .find_map(|bullet| text.strip_prefix(bullet))
        .map_or(text, str::trim_start)
}

/// Who says what: by labels, else by dashes, numbers, bold type or question marks below the head.
fn interview(spoken: &[Spoken], known: &Known, head: usize) -> Vec<(Place, Vec<Guess>)> {
    let labelled = turns::places(spoken, cast(spoken, known));
    let speaks = |(place, _): &(Place, _)| matches!(place, Place::Speech(_));
    if labelled.iter().any(speaks) {
        return labelled;
    }
    let texts = spoken.iter().take(2).map(|s| s.text);
    let announced: Vec<&str> = std::iter::once(known.headline).chain(texts).collect();
    let (above, below) = spoken.split_at(head);
    let mut all: Vec<(Place, Vec<Guess>)> = vec![(Place::Text, Vec::new()); above.len()];
    let cues = dialogue::cues(below, &announced.join(" "));
    all.extend(turns::places(below, cues));
    all
}
