//! The list of headlines with its filter: the heading and the field, the sentence, the table, the list.

use super::body::jump;
use super::element::{Tagged, join, nothing, press, space, tag, words};
use super::filter::{field, sentence};
use super::list::rows;
use super::locale::{Locale, direction};
use super::page::{Page, retry};
use super::settings::Settings;
use super::state::{Action, Dispatch, PAGE, Place, State};
use super::table::table;
use super::text::string;
use article_viewer_headlines::{Facet, Query, Selection, Store};
use article_viewer_model::Article;
use std::cell::RefCell;
use std::rc::Rc;
use yew::{Html, NodeRef};

/// The list that the view draws: one store, which may grow while it is shown.
#[derive(Clone)]
pub struct List {
    /// The headlines.
    pub store: Rc<RefCell<Store>>,
    /// More are on their way.
    pub loading: bool,
    /// Why no more will come.
    pub failed: Option<Rc<str>>,
}

impl List {
    /// Whether there is anything to show: headlines, or the hope of some, or why there are none.
    pub fn is_shown(&self) -> bool {
        self.loading || self.failed.is_some() || !self.store.borrow().is_empty()
    }

    /// How many headlines there are.
    pub fn count(&self) -> u32 {
        self.store.borrow().len() as u32
    }
}

/// What the list is drawn from besides its store.
pub(crate) struct News<'n> {
    /// The headlines.
    pub(crate) list: &'n List,
    /// What the reader typed and chose, and how they look at it.
    pub(crate) state: &'n State,
    /// What that shows.
    pub(crate) selection: &'n Selection,
    /// The article beside it, whose language and year the headlines need not repeat.
    pub(crate) article: &'n Article,
    /// The page's wishes.
    pub(crate) settings: &'n Settings,
    /// The interface's language.
    pub(crate) locale: &'n Locale,
    /// Takes what the reader does.
    pub(crate) dispatch: &'n Dispatch,
    /// Hears of presses that are the page's to answer.
    pub(crate) page: &'n Rc<dyn Page>,
}

/// The whole of it; `facets` are those that the table shows, `pane` finds the section in the page. The live region is filled after drawing, once the
/// reader has paused.
pub(crate) fn news(news: &News<'_>, said: &Said, facets: &[Facet], pane: &NodeRef) -> Html {
    let News {
        list: headlines,
        state,
        selection,
        settings,
        locale,
        dispatch,
        ..
    } = *news;
    let title = settings.id("news-title");
    let heading = tag!(settings.heading(1), { "id" => title.clone() }, [words(&locale.text("headlinesTitle"))]);
    let bar = tag!("div", { "class" => "bar" }, [
        heading,
        field(&state.query, selection, settings, locale, dispatch),
        sentence(&state.query, said, state.why, settings, locale, dispatch),
        tag!("p", { "class" => "vh said-aloud", "role" => "status" }, []),
    ]);
    let filter = tag!("search", { "part" => "filter" }, [bar, table(news, facets)]);
    let nothing_found = said.shown == 0 && said.total > 0;
    let language = news.article.in_language.clone();
    let list = tag!("ol", {
        "part" => "headlines",
        "aria-labelledby" => title.clone(),
        "dir" => language.as_deref().map(direction),
        "lang" => language,
    }, rows(news));
    tag!("section", {
        "class" => "news",
        "id" => settings.id("news"),
        "aria-labelledby" => title,
        "tabindex" => "-1",
        "aria-busy" => headlines.loading.then_some("true"),
    }, [
        headlines.failed.as_ref().map_or_else(nothing, |why| failed(why, locale, news.page)),
        filter,
        if nothing_found { empty(said, locale, dispatch) } else { nothing() },
        list,
        further(said, state, locale, dispatch),
        end(news),
    ])
    .found_by(pane)
}

fn failed(why: &Rc<str>, locale: &Locale, page: &Rc<dyn Page>) -> Html {
    tag!("div", { "part" => "notice" }, [
        tag!("p", {}, [words(&locale.text("listFailed")), space(), tag!("code", {}, [string(why)])]),
        retry(locale, page),
    ])
}

fn end(news: &News<'_>) -> Html {
    let mut parts = Vec::new();
    if let Some(more) = &news.article.more_headlines {
        let label = string(&more.name.shared());
        parts.push(match &more.url {
            Some(url) => tag!("a", { "part" => "more-headlines", "href" => url.shared() }, [label]),
            None => tag!("span", { "part" => "more-headlines" }, [label]),
        });
        parts.push(space());
    }
    let back = news.locale.text("back");
    parts.push(jump(
        &news.settings.id("headline"),
        Place::Article,
        &back,
        news.dispatch,
    ));
    tag!("p", { "class" => "end" }, parts)
}

/// The sentence that says what is shown, and its parts.
#[derive(Default)]
#[cfg_attr(not(feature = "web"), allow(dead_code))] // Natively nothing is spoken.
pub(crate) struct Said {
    /// How many headlines are shown.
    pub(crate) shown: u32,
    /// How many there are.
    pub(crate) total: u32,
    /// `12 of 100 headlines`, or `100 headlines, 31 countries` where nothing is filtered.
    pub(crate) sentence: String,
    /// `Türkiye, not Russia, “oil”`; empty where nothing is filtered.
    pub(crate) choices: String,
    /// Why nothing is shown.
    pub(crate) nothing: String,
    /// A country is chosen or joined, so that "Why?" has an answer.
    pub(crate) has_reasons: bool,
    whole: String,
}

impl Said {
    pub(crate) fn new(
        store: &Store,
        query: &Query,
        selection: &Selection,
        locale: &Locale,
    ) -> Self {
        let (shown, total) = (selection.rows.len() as u32, store.len() as u32);
        let text = query.text.trim();
        let quoted = locale.phrase("quoted", &[("text", text)]);
        let chosen: Vec<String> = query
            .facets(true)
            .map(|facet| facet_name(facet, locale))
            .collect();
        let mut choices: Vec<String> = query
            .chosen
            .iter()
            .map(|(facet, wanted)| {
                let name = facet_name(*facet, locale);
                if *wanted {
                    name
                } else {
                    locale.phrase("not", &[("name", &name)])
                }
            })
            .collect();
        if !text.is_empty() {
            choices.push(quoted.clone());
        }
        let choices = choices.join(&locale.text("comma"));
        let sentence = if choices.is_empty() {
            let headlines = locale.count("headlines", total, &[]);
            match selection.countries().len() as u32 {
                0 => headlines,
                countries => locale.count("inCountries", countries, &[("headlines", &headlines)]),
            }
        } else {
            locale.count("shown", total, &[("shown", &locale.number(shown))])
        };
        let nothing = match (chosen.is_empty(), text.is_empty()) {
            _ if query.facets(true).any(|facet| facet == Facet::NoCountry) => {
                locale.text("emptyElse")
            }
            (false, true) => {
                locale.phrase("emptyNames", &[("countries", &either(&chosen, locale))])
            }
            (true, false) => locale.phrase("emptyText", &[("text", &quoted)]),
            (false, false) => locale.phrase(
                "emptyBoth",
                &[("countries", &either(&chosen, locale)), ("text", &quoted)],
            ),
            (true, true) => locale.text("emptyElse"),
        };
        let whole = if choices.is_empty() {
            sentence.clone()
        } else {
            locale.phrase("shownFor", &[("shown", &sentence), ("choices", &choices)])
        };
        let has_reasons =
            shown > 0 && (!query.chosen.is_empty() || selection.hits.iter().any(|hit| hit.joins));
        Self {
            shown,
            total,
            sentence,
            choices,
            nothing,
            has_reasons,
            whole,
        }
    }

    #[cfg_attr(not(feature = "web"), allow(dead_code))]
    /// What a screen reader speaks: the whole sentence, and why nothing is found.
    pub(crate) fn spoken(&self) -> String {
        if self.shown == 0 && self.total > 0 {
            join(&[&self.whole, ". ", &self.nothing])
        } else {
            self.whole.clone()
        }
    }
}

/// `Türkiye`, `Türkiye or Georgia`, `Armenia, Türkiye or Georgia`.
fn either(names: &[String], locale: &Locale) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => locale.phrase(
            "or",
            &[
                ("first", &first.join(&locale.text("comma"))),
                ("last", last),
            ],
        ),
    }
}

/// What a facet is called.
pub(crate) fn facet_name(facet: Facet, locale: &Locale) -> String {
    match facet {
        Facet::Country(country) => locale.country(country),
        Facet::NoCountry => locale.text("noCountry"),
    }
}

fn empty(said: &Said, locale: &Locale, dispatch: &Dispatch) -> Html {
    let label = words(&locale.count("showAll", said.total, &[]));
    let clear = tag!("button", { "type" => "button", "class" => "clear" }, [label]);
    tag!("div", { "part" => "empty" }, [
        tag!("p", {}, [words(&said.nothing)]),
        tag!("p", {}, [clear.on(press(dispatch, Action::ClearAll))]),
    ])
}

/// A very long list stands in the page piece by piece.
fn further(said: &Said, state: &State, locale: &Locale, dispatch: &Dispatch) -> Html {
    let left = (said.shown as usize).saturating_sub(state.limit).min(PAGE) as u32;
    if left == 0 {
        return nothing();
    }
    let label = words(&locale.count("showMore", left, &[]));
    let more = tag!("button", { "type" => "button", "class" => "clear" }, [label]);
    tag!("p", {}, [more.on(press(dispatch, Action::More))])
}
