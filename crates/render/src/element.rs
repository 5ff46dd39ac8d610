//! The element with its content: what the viewer draws, drawn natively.

use crate::formats::Cldr;
use crate::html::{attribute, script_json};
use crate::mend::mend;
use article_viewer::ui::{
    Arrival, Dispatch, HeadlineClick, HeadlineSource, Host, HostOptions, LazyNames, Loaded, Locale,
    ReaderEvent, Screen, State, Viewer, ViewerProps, direction, opens,
};
use article_viewer_countries::Gazetteer;
use article_viewer_headlines::{Names, Store};
use article_viewer_model::{Article, Headlines};
use std::cell::RefCell;
use std::rc::Rc;
use yew::LocalServerRenderer;

/// The element's attributes, and where the viewer finds the article.
#[derive(Debug, Clone)]
pub struct Element {
    /// Cards open at first: `all`, `first`, `none`, or ids separated by spaces. Every answer stands open in the HTML; the
    /// sheet closes the others where there are scripts.
    pub open: String,
    /// Level of the headline, 1 to 4.
    pub heading_level: u8,
    /// The element's id, which goes before the ids of what is in it; empty for none.
    pub id: String,
    /// The interface's language, BCP 47; empty for the article's.
    pub language: String,
    /// It leads to articles and is none: its list stands in the page's middle.
    pub is_index: bool,
    /// The article for the viewer.
    pub data: Data,
}

/// Where the viewer finds the article that it draws.
#[derive(Debug, Clone)]
pub enum Data {
    /// At this address.
    Address(String),
    /// In the element, as JSON.
    Inside(String),
}

/// Phrases of the languages that have some.
const MESSAGES: [(&str, &[u8]); 4] = [
    ("az", include_bytes!("../../../static/messages/az.json")),
    ("fa", include_bytes!("../../../static/messages/fa.json")),
    ("ru", include_bytes!("../../../static/messages/ru.json")),
    ("tr", include_bytes!("../../../static/messages/tr.json")),
];

/// The element: `<article-viewer …>` to `</article-viewer>`.
pub fn element(article: &Rc<Article>, wishes: &Element) -> String {
    let (src, inside) = match &wishes.data {
        Data::Address(address) => (attribute("src", address), String::new()),
        Data::Inside(json) => {
            let json = script_json(json);
            (
                String::new(),
                format!("<script type=\"application/json\">{json}</script>\n"),
            )
        }
    };
    let id = attribute("id", &wishes.id);
    let open = attribute("open", &wishes.open);
    // Said in so many words: a page that takes the element in may speak another language.
    let locale = locale(article, &wishes.language);
    let lang = attribute("lang", &locale.language());
    let class = attribute("class", if wishes.is_index { "index" } else { "" });
    let level = wishes.heading_level;
    let content = content(article, wishes, locale);
    format!(
        "<article-viewer{id}{class}{src}{lang}{open} no-shadow heading-level=\"{level}\">\n{inside}{content}\n</article-viewer>\n"
    )
}

fn content(article: &Rc<Article>, wishes: &Element, locale: Locale) -> String {
    let props = ViewerProps {
        generation: 0,
        screen: Screen::Article(Rc::new(loaded(article, wishes, locale))),
    };
    let renderer = LocalServerRenderer::<Viewer>::with_props(props).hydratable(false);
    mend(&pollster::block_on(renderer.render()))
}

fn loaded(article: &Rc<Article>, wishes: &Element, locale: Locale) -> Loaded {
    let mut store = Store::default();
    let mut arrival = Arrival::Loading;
    if let Headlines::List(items) = &article.headlines {
        arrival = Arrival::Whole;
        for item in items {
            store.push(item);
        }
    }
    store.tag(Gazetteer::english(), usize::MAX);
    let ids = article.card_ids();
    let mut state = State::new(ids.len());
    state.open = opens(&wishes.open, &ids);
    let options = HostOptions {
        heading_level: wishes.heading_level.into(),
        id: wishes.id.as_str().into(),
        rendered: true,
        ..HostOptions::default()
    };
    let tagging = arrival == Arrival::Loading;
    Loaded {
        article: article.clone(),
        headlines: HeadlineSource {
            store: Rc::new(RefCell::new(store)),
            arrival,
            tagging,
        },
        names: Rc::new(LazyNames::new(Box::new(Names::default))),
        options: HostOptions {
            scope: options.card_id("av").into(),
            ..options
        },
        locale,
        initial: Rc::new(state),
        host: Rc::new(Nobody),
    }
}

/// The language that the viewer will speak there: the one that is asked for, else the article's, else English where it has
/// no phrases.
fn locale(article: &Article, asked: &str) -> Locale {
    let language = match asked {
        "" => article.in_language.as_deref().unwrap_or("en"),
        language => language,
    };
    let primary = language.split('-').next().unwrap_or_default();
    let file = MESSAGES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(primary))
        // As `src/embed/resources.rs` has it.
        .filter(|_| direction(language) == direction(&primary.to_ascii_lowercase()));
    match file {
        Some((_, phrases)) => Locale::new(language, &[phrases], Box::new(Cldr::new(language))),
        None if primary.eq_ignore_ascii_case("en") => {
            Locale::new(language, &[], Box::new(Cldr::new(language)))
        }
        None => Locale::new("en", &[], Box::new(Cldr::new("en"))),
    }
}

/// Nobody hears a page in which no script runs yet.
struct Nobody;

impl Host for Nobody {
    fn ready(&self, _: &Dispatch) {}
    fn report(&self, _: &State, _: Vec<ReaderEvent>, _: usize) {}
    fn follow(&self, _: &HeadlineClick) -> bool {
        true
    }
    fn follow_card(&self, _: &str, _: &str) -> bool {
        true
    }
    fn retry(&self) {}
}
