//! From sorted passages to the article and the account. Passages are taken in order, each exactly once, so that what is
//! not accounted for as left out stands in the article.

use crate::account::{Fate, Guess, Line, Part};
use crate::credits::Sender;
use crate::data::fold;
use crate::head;
use crate::import::{Import, ImportError};
use crate::language;
use crate::markup::Stated;
use crate::page::Page;
use crate::passage::Passage;
use crate::shape;
use crate::sort::{Sorted, What};
use crate::speakers::Role;
use crate::turns::Speech;
use article_viewer_model::{
    Article, Block, Exchange, Headlines, Image, Item, Link, Named, NonBlank, Run, Text, Turn,
};
use std::rc::Rc;

/// Makes the article of a page and its account.
pub(crate) fn assemble(page: &Page, sorted: Sorted) -> Result<Import, ImportError> {
    let Some(first) = page.passages.first() else {
        return Err(ImportError::Blank);
    };
    let mut account: Vec<Line> = page
        .lines
        .iter()
        .enumerate()
        .map(|(index, text)| Line {
            number: index + 1,
            text: text.to_string(),
            fate: Fate::Blank,
            guesses: Vec::new(),
        })
        .collect();

    let mut desk = page.stated.as_ref().map(Desk::of).unwrap_or_default();
    let mut headline_line = first.lines.0;
    for ((passage, what), guesses) in page.passages.iter().zip(sorted.what).zip(sorted.guesses) {
        if matches!(what, What::Headline(_)) {
            headline_line = passage.lines.0;
        }
        let fate = match what {
            What::Repeated(of) => Fate::Repeated(page.passages[of].lines.0),
            What::Dropped(reason) => Fate::Dropped(reason),
            kept => Fate::Kept(desk.keep(kept, passage)),
        };
        let (from, to) = passage.lines;
        for line in &mut account[from - 1..to] {
            match (&mut line.fate, &fate) {
                // Two turns in one line.
                (Fate::Kept(parts), Fate::Kept(more)) => parts.extend(more),
                (line, _) => *line = fate.clone(),
            }
        }
        account[from - 1].guesses.extend(guesses);
    }
    desk.finish(sorted.publisher, account, headline_line)
}

/// The article while it is put together.
#[derive(Default)]
struct Desk {
    headline: Option<NonBlank>,
    description: Option<Rc<str>>,
    dateline: Option<Rc<str>>,
    located: Option<Rc<str>>,
    published: Option<article_viewer_model::Date>,
    modified: Option<article_viewer_model::Date>,
    authors: Vec<Named>,
    publisher: Option<Named>,
    body: Vec<Block>,
    related: Vec<Item>,
    headlines: Vec<Item>,
    more: Option<Named>,
    url: Option<Link>,
    image: Option<Image>,
    language: Option<Rc<str>>,
    /// The last story is a related one, for the address under it.
    last_is_related: bool,
}

fn named(name: &str) -> Option<Named> {
    Some(Named {
        name: NonBlank::new(name)?,
        url: None,
    })
}

impl Desk {
    /// What a page in HTML states is not looked for.
    fn of(stated: &Stated) -> Self {
        Self {
            headline: stated.headline.clone(),
            description: stated.description.clone(),
            published: stated.published.clone(),
            modified: stated.modified.clone(),
            authors: stated.authors.clone(),
            publisher: stated.publisher.clone(),
            related: stated.related.clone(),
            headlines: stated.headlines.clone(),
            url: stated.url.clone(),
            image: stated.image.clone(),
            language: stated.language.clone(),
            ..Self::default()
        }
    }

    /// Puts a passage where it belongs; returns what it is there.
    fn keep(&mut self, what: What, passage: &Passage) -> Vec<Part> {
        let text = &*passage.text;
        match what {
            What::Headline(headline) => {
                self.headline = NonBlank::new(headline).or_else(|| NonBlank::new(text));
                vec![Part::Headline]
            }
            What::Description => {
                self.description = Some(head::unmarked(text).into());
                vec![Part::Description]
            }
            What::Published(when) => {
                self.published = self.published.take().or(when.date);
                vec![Part::Date]
            }
            What::Modified(when) => {
                self.modified = self.modified.take().or(when.date);
                vec![Part::Date]
            }
            What::Dateline(found) => {
                self.dateline = Some(found.written.into());
                let located = found.located();
                self.located = (!located.is_empty()).then(|| located.into());
                if self.published.is_none() {
                    self.published.clone_from(&found.date);
                }
                self.sent_by(&found.sender);
                if found.text.is_empty() {
                    return vec![Part::Dateline];
                }
                self.body.push(Block::Paragraph(words(passage, found.text)));
                vec![Part::Dateline, Part::Paragraph]
            }
            What::Byline(byline, when) => {
                if let Some(when) = when {
                    self.published = self.published.take().or(when.date);
                }
                for name in byline.names.iter().filter_map(|name| named(name)) {
                    if !self.authors.contains(&name) {
                        self.authors.push(name);
                    }
                }
                if self.publisher.is_none() {
                    self.publisher = byline.publisher.as_deref().and_then(named);
                }
                vec![Part::Byline]
            }
            What::Heading => {
                let heading = words(passage, head::unmarked(text));
                self.body.push(Block::Heading(heading));
                vec![Part::Heading]
            }
            What::Speech(speech) => vec![self.say(speech, passage)],
            What::Image(image) => {
                self.body.push(Block::Image(*image));
                vec![Part::Image]
            }
            What::Quote(cite) => {
                let text = words(passage, text);
                self.body.push(Block::Quote { text, cite });
                vec![Part::Quote]
            }
            What::Related(story) => {
                self.related.extend(listed(story, passage));
                self.last_is_related = true;
                vec![Part::Related]
            }
            What::Item(story) => {
                self.headlines.extend(listed(story, passage));
                self.last_is_related = false;
                vec![Part::HeadlineItem]
            }
            What::Link => self.link(text),
            What::ListDate => self.list_date(text),
            What::More => {
                let label =
                    head::unmarked(text).trim_end_matches([':', '»', '›', '>', '→', '…', ' ']);
                self.more = named(label);
                vec![Part::MoreHeadlines]
            }
            What::Paragraph | What::Repeated(_) | What::Dropped(_) => {
                self.body.push(Block::Paragraph(words(passage, text)));
                vec![Part::Paragraph]
            }
        }
    }

    fn sent_by(&mut self, sender: &Sender) {
        if let Some(author) = sender.author.as_deref().and_then(named) {
            self.authors.push(author);
        }
        if let Some(publisher) = sender.publisher.as_deref().and_then(named) {
            self.publisher = Some(publisher);
        }
    }

    /// A paragraph of a question or an answer. An answer that no question stands above is a paragraph.
    fn say(&mut self, speech: Speech, passage: &Passage) -> Part {
        let Speech {
            role,
            speaker,
            begins,
            start,
            text,
        } = speech;
        let paragraphs: Vec<_> = NonBlank::new(text.as_str())
            .map(|_| {
                Ok(match &passage.markup {
                    Some(markup) => markup.spoken(shape::bold(&text).unwrap_or(&text)),
                    None => words(passage, &text),
                })
            })
            .into_iter()
            .collect();
        let (part, turn) = match role {
            Role::Asks => {
                if begins {
                    let question = Turn {
                        speaker,
                        start,
                        paragraphs: Vec::new(),
                    };
                    self.body.push(Block::Exchange(Exchange {
                        id: None,
                        question,
                        answers: Vec::new(),
                    }));
                }
                (
                    Part::Question,
                    self.exchange().map(|exchange| &mut exchange.question),
                )
            }
            Role::Answers | Role::Nobody => {
                let exchange = self.exchange();
                let turn = exchange.and_then(|exchange| {
                    if begins || exchange.answers.is_empty() {
                        exchange.answers.push(Turn {
                            speaker,
                            start,
                            paragraphs: Vec::new(),
                        });
                    }
                    exchange.answers.last_mut()
                });
                (Part::Answer, turn)
            }
        };
        if let Some(turn) = turn {
            turn.paragraphs.extend(paragraphs);
            part
        } else {
            self.body.push(Block::Paragraph(words(passage, &text)));
            Part::Paragraph
        }
    }

    /// The exchange that goes on: the last block that is one, whatever heading stands below it.
    fn exchange(&mut self) -> Option<&mut Exchange> {
        self.body.iter_mut().rev().find_map(|block| match block {
            Block::Exchange(exchange) => Some(exchange),
            _ => None,
        })
    }

    /// The story that an address or a day stands under.
    fn last_story(&mut self) -> Option<&mut Item> {
        let stories = if self.last_is_related {
            &mut self.related
        } else {
            &mut self.headlines
        };
        stories.last_mut()
    }

    fn list_date(&mut self, text: &str) -> Vec<Part> {
        let date = crate::day::when(text).and_then(|when| when.date);
        match self.last_story() {
            Some(story) if story.date_published.is_none() && date.is_some() => {
                story.date_published = date;
                vec![Part::ListDate]
            }
            _ => {
                self.body.push(Block::Paragraph(Text::plain(text)));
                vec![Part::Paragraph]
            }
        }
    }

    fn link(&mut self, text: &str) -> Vec<Part> {
        match (self.last_story(), Link::new(text)) {
            (Some(story), Some(link)) if story.url.is_none() => {
                story.url = Some(link);
                vec![Part::Link]
            }
            _ => {
                self.body.push(Block::Paragraph(Text::plain(text)));
                vec![Part::Paragraph]
            }
        }
    }

    fn finish(
        self,
        publisher: Option<String>,
        mut account: Vec<Line>,
        headline_line: usize,
    ) -> Result<Import, ImportError> {
        let no_text = ImportError::NoText {
            line: headline_line,
        };
        let headline = if let Some(headline) = self.headline.clone() {
            headline
        } else {
            head_without_headline(&mut account);
            self.first_words().ok_or(no_text)?
        };
        if self.body.is_empty()
            && self.related.is_empty()
            && self.headlines.is_empty()
            && self.description.is_none()
        {
            return Err(no_text);
        }
        let mut article = Article::new(headline);
        article.description = self.description;
        article.dateline = self.dateline;
        article.location_created = self.located;
        article.date_published = self.published;
        article.date_modified = self.modified;
        article.author = self.authors;
        article.publisher = match (publisher.and_then(|name| named(&name)), self.publisher) {
            // A site that runs an agency's text publishes it.
            (Some(site), Some(agency)) if fold(&site.name) != fold(&agency.name) => {
                article.author.push(agency);
                Some(site)
            }
            (site, agency) => site.or(agency),
        };
        article.body = self.body;
        article.related = self.related;
        article.headlines = Headlines::List(self.headlines);
        article.more_headlines = self.more;
        article.url = self.url;
        article.image = self.image;
        let mut guesses = Vec::new();
        article.in_language = self.language.or_else(|| {
            let tag = language_of(&article)?;
            guesses.push(Guess::Language(tag.to_owned()));
            Some(tag.into())
        });
        Ok(Import {
            article,
            account,
            guesses,
        })
    }

    /// The words that stand for a headline where the page has none.
    fn first_words(&self) -> Option<NonBlank> {
        self.body.iter().find_map(|block| match block {
            Block::Paragraph(text) | Block::Heading(text) => NonBlank::new(text.to_plain()),
            Block::Exchange(exchange) => exchange
                .question
                .paragraphs
                .iter()
                .flatten()
                .find_map(|text| NonBlank::new(text.to_plain())),
            _ => None,
        })
    }
}

/// A story of a list, with its link where the page has one.
fn listed(story: &str, passage: &Passage) -> Option<Item> {
    let headline = NonBlank::new(story).or_else(|| NonBlank::new(passage.text.as_str()))?;
    let runs = passage.markup.as_ref().map(|markup| markup.runs.iter());
    Some(Item {
        url: runs.and_then(|mut runs| runs.find_map(|run| run.href.clone())),
        ..Item::new(headline)
    })
}

/// Says of the first line that is kept that it stands for the headline as well.
fn head_without_headline(account: &mut [Line]) {
    for line in account {
        if let Fate::Kept(parts) = &mut line.fate {
            parts.insert(0, Part::Headline);
            line.guesses.insert(0, Guess::NoHeadline);
            return;
        }
    }
}

/// Words of a passage, with the links and the emphasis that they have there. In a page of text a whole paragraph may be
/// bold.
fn words(passage: &Passage, text: &str) -> Text {
    if let Some(markup) = &passage.markup {
        return markup.words(shape::bold(text).unwrap_or(text));
    }
    match shape::bold(text) {
        Some(inner) => Text(vec![Run {
            strong: true,
            ..Run::plain(inner)
        }]),
        None => Text::plain(text),
    }
}

/// The language of what is read.
fn language_of(article: &Article) -> Option<&'static str> {
    let mut texts: Vec<String> = vec![article.headline.to_string()];
    texts.extend(article.description.iter().map(ToString::to_string));
    for block in &article.body {
        match block {
            Block::Paragraph(text) | Block::Heading(text) => texts.push(text.to_plain()),
            Block::Exchange(exchange) => {
                for turn in std::iter::once(&exchange.question).chain(&exchange.answers) {
                    texts.extend(turn.paragraphs.iter().flatten().map(Text::to_plain));
                }
            }
            _ => {}
        }
    }
    language::language(texts.iter().map(String::as_str))
}
