//! The viewer as a whole: its state, the article beside the list, and what the page is told.

use super::article::ArticlePane;
use super::error::{Failure, error};
use super::hooks::{use_found, use_goal};
use super::locale::{Locale, direction};
use super::news::{List, NewsPane};
use super::shared::Shared;
use super::state::{Act, Dispatch, State};
use article_viewer_countries::Country;
use article_viewer_headlines::{Names, Selection};
use article_viewer_model::Article;
use std::rc::Rc;
use yew::prelude::*;

/// What the page wishes of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Level of the headline, 1 to 4; what stands below follows.
    pub heading_level: u8,
    /// Goes before a card's id in the page: empty, or the element's id and a hyphen.
    pub card_prefix: Rc<str>,
    /// Goes before the ids of all else, and is no other viewer's.
    pub scope: Rc<str>,
}

impl Settings {
    /// The tag of a heading so many levels below the headline.
    pub fn heading(&self, below: u8) -> &'static str {
        match self.heading_level + below {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    /// The id of a part other than a card.
    pub fn id(&self, part: &str) -> AttrValue {
        AttrValue::from([&*self.scope, "-", part].concat())
    }

    /// The id of a card in the page, which a link to it names.
    pub fn card_id(&self, id: &str) -> AttrValue {
        AttrValue::from([&*self.card_prefix, id].concat())
    }
}

/// A headline's link was pressed.
#[derive(Debug, Clone, PartialEq)]
pub struct Click {
    /// The headline.
    pub headline: String,
    /// Where it leads.
    pub url: String,
    /// Its countries.
    pub countries: Vec<Country>,
}

/// What the page learns after each drawing that changed something.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The state of now.
    pub state: State,
    /// What the list shows.
    pub selection: Option<Shared<Selection>>,
    /// What the reader did since the last report.
    pub acts: Vec<Act>,
}

/// What [`View`] draws from.
#[derive(Properties, Clone, PartialEq)]
pub struct ViewProps {
    /// The article.
    pub article: Shared<Article>,
    /// The headlines.
    pub list: List,
    /// What countries are called.
    pub names: Shared<Names>,
    /// The page's wishes.
    pub settings: Settings,
    /// The interface's language.
    pub locale: Locale,
    /// What it starts from.
    pub initial: State,
    /// Gives the page the means to act on the state, once it is drawn.
    #[prop_or_default]
    pub onready: Callback<Dispatch>,
    /// Tells the page what has changed.
    #[prop_or_default]
    pub onreport: Callback<Report>,
    /// A headline's link was pressed; `false` if the page takes care of it.
    #[prop_or(Callback::from(|_| true))]
    pub onfollow: Callback<Click, bool>,
    /// The list should be loaded again.
    #[prop_or_default]
    pub onretry: Callback<()>,
}

/// One article with its headlines. What it shows follows from its props and its [`State`].
#[component]
pub fn View(props: &ViewProps) -> Html {
    let initial = props.initial.clone();
    let state = use_reducer(move || initial);
    let dispatch = state.dispatcher();
    let selection = use_state(|| None::<Shared<Selection>>);
    let root = use_node_ref();

    use_found(&root, &dispatch);
    use_goal(&root, state.goal.as_ref(), &props.settings);
    {
        let (onready, dispatch) = (props.onready.clone(), dispatch.clone());
        use_effect_with((), move |()| onready.emit(dispatch));
    }
    {
        let onreport = props.onreport.clone();
        let now = ((*state).clone(), (*selection).clone());
        use_effect_with(now, move |(state, selection)| {
            let acts = state.outbox.take();
            onreport.emit(Report { state: state.clone(), selection: selection.clone(), acts });
        });
    }
    let onselect = {
        let selection = selection.setter();
        use_callback((), move |selected: Shared<Selection>, ()| selection.set(Some(selected)))
    };

    let ViewProps { article, list, names, settings, locale, .. } = props;
    let shown = list.is_shown();
    let language = locale.language();
    html! {
        <div class="av" lang={language.clone()} dir={direction(&language)} ref={root}>
            <ArticlePane article={article.clone()} open={state.open.clone()} headlines={shown.then(|| list.len())}
                settings={settings.clone()} locale={locale.clone()} dispatch={dispatch.clone()} />
            if shown {
                <NewsPane list={list.clone()} names={names.clone()} query={state.query.clone()} why={state.why}
                    all_countries={state.all_countries} limit={state.limit} acted={state.acted}
                    in_language={article.in_language.clone()}
                    year={article.date_published.as_ref().map(|date| date.parts().year)}
                    more={article.more_headlines.clone()} settings={settings.clone()} locale={locale.clone()} {dispatch}
                    onfollow={props.onfollow.clone()} onretry={props.onretry.clone()} {onselect} />
            }
        </div>
    }
}

/// What a root draws.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// Nothing: the root waits in the pool.
    Empty,
    /// An article.
    View(ViewProps),
    /// Why there is none.
    Error {
        /// What failed.
        failure: Failure,
        /// The page's wishes.
        settings: Settings,
        /// The interface's language.
        locale: Locale,
        /// "Retry" was pressed.
        onretry: Callback<()>,
    },
}

/// What [`Shell`] draws from.
#[derive(Properties, Clone, PartialEq)]
pub struct ShellProps {
    /// Tells one use of the root from the next.
    pub turn: u32,
    /// What to draw.
    pub stage: Stage,
}

/// One a root. A root is used again and again, for Yew can't give one back without a leak.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    match &props.stage {
        Stage::Empty => Html::default(),
        Stage::View(view) => html! { <View key={props.turn} ..view.clone() /> },
        Stage::Error { failure, settings, locale, onretry } => html! {
            <div class="av">{ error(failure, settings, locale, onretry) }</div>
        },
    }
}
