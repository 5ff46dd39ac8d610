//! The viewer as a whole: its state, the article beside the list, and what the page is told.
//!
//! One component, and a plain one: its hooks' twins would cost a kilobyte of download each.

use super::after::After;
use super::article::article;
use super::element::{Tagged, nothing, tag};
use super::error::{Failure, error};
use super::locale::{Locale, direction};
use super::news::{List, News, Said, news};
use super::page::Page;
use super::settings::Settings;
use super::state::{Action, Dispatch, State};
use super::table::arranged;
use article_viewer_headlines::{Facet, Names, Selection};
use article_viewer_model::Article;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// One article with its headlines, and all that its drawing needs.
#[derive(Clone)]
pub struct Story {
    /// The article.
    pub article: Rc<Article>,
    /// The headlines.
    pub list: List,
    /// What countries are called.
    pub names: Rc<Names>,
    /// The page's wishes.
    pub settings: Settings,
    /// The interface's language.
    pub locale: Locale,
    /// What it starts from.
    pub initial: Rc<State>,
    /// Who hosts it.
    pub page: Rc<dyn Page>,
}

/// Why there is no article, and all that saying so needs.
#[derive(Clone)]
pub struct Refusal {
    /// What failed.
    pub failure: Failure,
    /// The page's wishes.
    pub settings: Settings,
    /// The interface's language.
    pub locale: Locale,
    /// Who hosts it.
    pub page: Rc<dyn Page>,
}

/// What a root draws.
#[derive(Clone)]
pub enum Stage {
    /// Nothing: the root waits in the pool.
    Empty,
    /// An article.
    Story(Rc<Story>),
    /// Why there is none.
    Refusal(Rc<Refusal>),
}

/// What [`Viewer`] draws from.
#[derive(Properties, Clone)]
pub struct ViewerProps {
    /// Tells one use of the root from the next: a new turn starts from the story's initial state.
    pub turn: u32,
    /// What to draw.
    pub stage: Stage,
}

impl PartialEq for ViewerProps {
    fn eq(&self, other: &Self) -> bool {
        self.turn == other.turn
            && match (&self.stage, &other.stage) {
                (Stage::Empty, Stage::Empty) => true,
                (Stage::Story(a), Stage::Story(b)) => Rc::ptr_eq(a, b),
                (Stage::Refusal(a), Stage::Refusal(b)) => Rc::ptr_eq(a, b),
                _ => false,
            }
    }
}

/// A viewer: what it shows follows from its props and its [`State`]. A root holds one, and is used again and
/// again, for Yew can't give one back without a leak.
pub struct Viewer {
    state: State,
    selection: Selection,
    said: Said,
    /// The facets that the table shows, in its order.
    facets: Vec<Facet>,
    /// The article as it was last built; typing in the filter does not build it again.
    article: RefCell<Option<Html>>,
    dispatch: Dispatch,
    root: NodeRef,
    pane: NodeRef,
    after: After,
}

impl Viewer {
    fn select(&mut self, story: &Story) {
        let store = story.list.store.borrow();
        self.selection = store.select(&self.state.query, &story.names);
        self.said = Said::new(&store, &self.state.query, &self.selection, &story.locale);
    }

    fn arrange(&mut self, story: &Story) {
        self.facets = arranged(&self.state, &self.selection, &story.locale);
    }

    fn start(&mut self, ctx: &Context<Self>) {
        self.article.take();
        self.after = After::default();
        if let Stage::Story(story) = &ctx.props().stage {
            self.state = (*story.initial).clone();
            self.select(story);
            self.arrange(story);
        }
    }

    fn article(&self, story: &Story) -> Html {
        let headlines = story.list.is_shown().then(|| story.list.count());
        article(
            &story.article,
            &self.state.open,
            headlines,
            &story.settings,
            &story.locale,
            &self.dispatch,
            &story.page,
        )
    }
}

impl Component for Viewer {
    type Message = Action;
    type Properties = ViewerProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut viewer = Self {
            state: State::default(),
            selection: Selection::default(),
            said: Said::default(),
            facets: Vec::new(),
            article: RefCell::default(),
            dispatch: ctx.link().callback(|action| action),
            root: NodeRef::default(),
            pane: NodeRef::default(),
            after: After::default(),
        };
        viewer.start(ctx);
        viewer
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ViewerProps) -> bool {
        if ctx.props().turn == old.turn {
            self.article.take();
            if let Stage::Story(story) = &ctx.props().stage {
                self.select(story);
                // The list has grown: nothing moves under the reader's pointer, nor with the focus.
                if !self.after.holds_table(&self.root, &self.dispatch) {
                    self.arrange(story);
                }
            }
        } else {
            self.start(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let Stage::Story(story) = &ctx.props().stage else {
            return false;
        };
        let (query, open) = (self.state.query.clone(), self.state.open.clone());
        self.state.apply(action);
        if self.state.query != query {
            self.select(story);
        }
        if self.state.open != open {
            self.article.take();
        }
        self.arrange(story);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match &ctx.props().stage {
            Stage::Empty => nothing(),
            Stage::Refusal(refusal) => {
                let Refusal {
                    failure,
                    settings,
                    locale,
                    page,
                } = &**refusal;
                tag!("div", { "class" => "av" }, [error(failure, settings, locale, page)])
            }
            Stage::Story(story) => {
                let headlines = if story.list.is_shown() {
                    let parts = News {
                        list: &story.list,
                        state: &self.state,
                        selection: &self.selection,
                        article: &story.article,
                        settings: &story.settings,
                        locale: &story.locale,
                        dispatch: &self.dispatch,
                        page: &story.page,
                    };
                    news(&parts, &self.said, &self.facets, &self.pane)
                } else {
                    nothing()
                };
                let article = self
                    .article
                    .borrow_mut()
                    .get_or_insert_with(|| self.article(story))
                    .clone();
                let language = story.locale.language();
                tag!("div", {
                    "class" => "av",
                    "dir" => direction(&language),
                    "lang" => language,
                }, [article, headlines])
                .found_by(&self.root)
            }
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let Stage::Story(story) = &ctx.props().stage else {
            return;
        };
        let acts = std::mem::take(&mut self.state.outbox);
        self.after.drawn(
            &self.root,
            &self.pane,
            &self.state,
            &self.said,
            &story.settings,
            &self.dispatch,
        );
        if self.after.is_first() {
            story.page.ready(&self.dispatch);
        }
        if self.after.is_news(self.state.changes) {
            story
                .page
                .report(&self.state, acts, self.selection.rows.len());
        }
    }
}
