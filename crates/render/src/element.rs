//! The element with its content.

use crate::mend::mend;
use article_viewer::ui::{
    Dispatch, English, HeadlineClick, HeadlineSource, Host, HostOptions, LazyNames, Loaded, Locale,
    ReaderEvent, Screen, State, Viewer, ViewerProps, opens,
};
use article_viewer_countries::Gazetteer;
use article_viewer_headlines::{Names, Store};
use article_viewer_model::{Article, Headlines};
use std::cell::RefCell;
use std::rc::Rc;
use yew::LocalServerRenderer;

/// The wishes for a rendered element, as its attributes have them.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `all` (or nothing), `first`, `none`, or ids separated by spaces.
    pub open: String,
    /// Level of the headline, 1 to 4.
    pub heading_level: u8,
    /// The element's id, which goes before the ids of cards; empty for none.
    pub id: String,
    /// Address of the article's JSON.
    pub src: String,
}

/// The element's content.
pub fn content(article: &Rc<Article>, options: &Options) -> String {
    let screen = Screen::Article(Rc::new(loaded(article, options)));
    let props = ViewerProps {
        generation: 0,
        screen,
    };
    let renderer = LocalServerRenderer::<Viewer>::with_props(props).hydratable(false);
    mend(&pollster::block_on(renderer.render()))
}

fn loaded(article: &Rc<Article>, options: &Options) -> Loaded {
    let gazetteer = Gazetteer::english();
    let mut store = Store::default();
    if let Headlines::List(items) = &article.headlines {
        for item in items {
            store.push(item);
        }
    }
    store.tag(gazetteer, usize::MAX);
    let ids = article.card_ids();
    let wish = if options.open.is_empty() {
        "all"
    } else {
        &options.open
    };
    let mut state = State::new(ids.len());
    state.open = opens(wish, &ids);
    let drawing = HostOptions {
        heading_level: options.heading_level.into(),
        id: options.id.as_str().into(),
        rendered: true,
        ..HostOptions::default()
    };
    Loaded {
        article: article.clone(),
        headlines: HeadlineSource {
            store: Rc::new(RefCell::new(store)),
            ..HeadlineSource::default()
        },
        names: Rc::new(LazyNames::new(Box::new(Names::default))),
        options: HostOptions {
            scope: drawing.card_id("av").into(),
            ..drawing
        },
        locale: Locale::new("en", &[], Box::new(English::new(gazetteer))),
        initial: Rc::new(state),
        host: Rc::new(Nobody),
    }
}

/// A page that no script runs in yet hears nothing.
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
/// The element's content.
pub fn element(article: &Rc<Article>, options: &Options) -> String {
    content(article, options)
}
