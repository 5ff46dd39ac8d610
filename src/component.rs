//! The viewer as a component of a site that is itself written in Yew.

use crate::ui::{
    ByRef, Dispatch, HeadlineClick, HeadlineSource, Host, HostOptions, LazyNames, Loaded, Locale,
    ReaderEvent, Screen, State, Viewer, opens,
};
use article_viewer_countries::Gazetteer;
use article_viewer_headlines::{Names, Query, Store};
use article_viewer_model::{Article, Headlines};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The props of [`ArticleViewer`]. Another `Rc` of an article, another locale or level begins anew; callbacks may
/// change at any time; all else is read with the article.
#[derive(Properties, Clone)]
pub struct ArticleViewerProps {
    /// The article, as [`article_viewer_model::read`] gives it. A list that stands in a file of its own
    /// (`"headlines": { "src": … }`) is the site's to load, and to put into the article.
    pub article: Rc<Article>,
    /// Which words name countries. Without one only headlines that bring their `countries` have any.
    #[prop_or_default]
    pub gazetteer: Option<Rc<Gazetteer>>,
    /// The interface's language; English by default.
    #[prop_or_default]
    pub locale: Option<Locale>,
    /// Level of the headline, 1 to 4.
    #[prop_or(2)]
    pub heading_level: u8,
    /// Cards open at first: `first` (or empty), `all`, `none`, or ids separated by spaces.
    #[prop_or_default]
    pub open: AttrValue,
    /// Goes before the ids of cards in the page, with a hyphen; give each viewer of a page another.
    #[prop_or_default]
    pub id: AttrValue,
    /// The list's filter at first.
    #[prop_or_default]
    pub query: Query,
    /// The reader opened or closed a card: its id, and whether it is open.
    #[prop_or_default]
    pub on_card_toggle: Callback<(Rc<str>, bool)>,
    /// The reader changed the filter: what it is, and how many headlines that shows.
    #[prop_or_default]
    pub on_filter: Callback<(Query, usize)>,
    /// The reader pressed a headline. Where there is such a callback, going there is the site's.
    #[prop_or_default]
    pub on_headline_click: Option<Callback<HeadlineClick>>,
    /// The reader pressed a card's link to itself, by the card's id. Where there is such a callback the fragment of the
    /// address stays as it is, for a site whose router lives there.
    #[prop_or_default]
    pub on_card_link: Option<Callback<Rc<str>>>,
}

impl PartialEq for ArticleViewerProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.article, &other.article)
            && self.heading_level == other.heading_level
            && self.locale == other.locale
            && self.on_card_toggle == other.on_card_toggle
            && self.on_filter == other.on_filter
            && self.on_headline_click == other.on_headline_click
            && self.on_card_link == other.on_card_link
    }
}

/// An article as cards, with its list of headlines: `<ArticleViewer article={…} />`.
///
/// It draws into an `<article-viewer>` element in light DOM, and nothing else of the page is touched: no address, no
/// storage, no request. The site links `static/viewer.css`, which styles it, and takes the crate with
/// `default-features = false, features = ["csr"]`; without `csr` it is only drawn, and hears nobody.
///
/// ```
/// use article_viewer::ArticleViewer;
/// use article_viewer_model::read;
/// use std::rc::Rc;
/// use yew::prelude::*;
///
/// #[function_component]
/// fn Site() -> Html {
///     let json = br#"{ "headline": "Ferry sails again", "body": [] }"#;
///     let article = use_memo((), |()| read(json).article.unwrap());
///     html! { <ArticleViewer {article} /> }
/// }
/// ```
#[function_component]
pub fn ArticleViewer(props: &ArticleViewerProps) -> Html {
    let generation = use_mut_ref(|| 0_u32);
    let latest = use_mut_ref(|| props.clone());
    latest.borrow_mut().clone_from(props);
    let article = ByRef(props.article.clone());
    let begins = (article, props.locale.clone(), props.heading_level);
    let loaded = use_memo(begins, |_| {
        *generation.borrow_mut() += 1;
        loaded(props, latest)
    });
    let (generation, screen) = (*generation.borrow(), Screen::Article(loaded));
    html! {
        <article-viewer class="article-viewer">
            <Viewer {generation} {screen} />
        </article-viewer>
    }
}

fn loaded(props: &ArticleViewerProps, latest: Rc<RefCell<ArticleViewerProps>>) -> Loaded {
    let nothing = Gazetteer::default();
    let gazetteer = props.gazetteer.as_deref().unwrap_or(&nothing);
    let locale = props.locale.clone();
    let locale = locale.unwrap_or_else(|| Locale::english(gazetteer));
    let mut store = Store::default();
    if let Headlines::List(items) = &props.article.headlines {
        for item in items {
            store.push(item);
        }
    }
    store.tag(gazetteer, usize::MAX);
    let mut names = Names::default();
    locale.name_all(&mut names);
    names.extend(gazetteer);
    let ids: Rc<[Rc<str>]> = props.article.card_ids().into();
    let mut state = State::new(ids.len());
    state.open = opens(&props.open, &ids);
    state.query = props.query.clone();
    let options = HostOptions {
        heading_level: props.heading_level.into(),
        id: props.id.as_str().into(),
        ..HostOptions::default()
    };
    Loaded {
        article: props.article.clone(),
        headlines: HeadlineSource {
            store: Rc::new(RefCell::new(store)),
            ..HeadlineSource::default()
        },
        names: Rc::new(LazyNames::new(Box::new(move || names))),
        options: HostOptions {
            scope: options.card_id("av").into(),
            ..options
        },
        locale,
        initial: Rc::new(state),
        host: Rc::new(Site { ids, props: latest }),
    }
}

/// The site, as the viewer tells it things.
struct Site {
    ids: Rc<[Rc<str>]>,
    props: Rc<RefCell<ArticleViewerProps>>,
}

impl Host for Site {
    fn ready(&self, _: &Dispatch) {}

    fn report(&self, state: &State, events: Vec<ReaderEvent>, shown: usize) {
        // A copy, for what a callback does may draw the site anew.
        let props = self.props.borrow().clone();
        for event in events {
            match event {
                ReaderEvent::Card { index, open } => {
                    if let Some(id) = self.ids.get(index) {
                        props.on_card_toggle.emit((id.clone(), open));
                    }
                }
                ReaderEvent::Filter => props.on_filter.emit((state.query.clone(), shown)),
            }
        }
    }

    fn follow(&self, click: &HeadlineClick) -> bool {
        let callback = self.props.borrow().on_headline_click.clone();
        callback
            .map(|callback| callback.emit(click.clone()))
            .is_none()
    }

    fn follow_card(&self, id: &str, _: &str) -> bool {
        let callback = self.props.borrow().on_card_link.clone();
        callback.map(|callback| callback.emit(id.into())).is_none()
    }

    fn retry(&self) {}
}
