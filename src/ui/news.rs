//! The list of headlines with its filter: the heading and the field, the sentence, the table, the list.

use super::body::jump;
use super::filter::{field, sentence};
use super::hooks::{use_announcer, use_top_on_typing};
use super::list::list;
use super::locale::{Locale, direction};
use super::shared::Shared;
use super::state::{Action, Dispatch, Place};
use super::table::table;
use super::text::shared;
use super::viewer::{Click, Settings};
use article_viewer_headlines::{Facet, Names, Query, Selection, Store};
use article_viewer_model::Named;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The list that the view draws: one store, which may grow while it is shown.
#[derive(Clone)]
pub struct List {
    /// The headlines.
    pub store: Rc<RefCell<Store>>,
    /// Counts up whenever the store changes.
    pub version: u32,
    /// More are on their way.
    pub loading: bool,
    /// Why no more will come.
    pub failed: Option<Rc<str>>,
}

impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && (self.version, self.loading, &self.failed) == (other.version, other.loading, &other.failed)
    }
}

impl List {
    /// Whether there is anything to show: headlines, or the hope of some, or why there are none.
    pub fn is_shown(&self) -> bool {
        self.loading || self.failed.is_some() || !self.store.borrow().is_empty()
    }

    /// How many headlines there are.
    pub fn len(&self) -> u32 {
        self.store.borrow().len() as u32
    }
}

/// What [`NewsPane`] draws from.
#[derive(Properties, PartialEq)]
pub struct NewsPaneProps {
    /// The headlines.
    pub list: List,
    /// What countries are called.
    pub names: Shared<Names>,
    /// What the list is filtered by.
    pub query: Query,
    /// Reasons are shown.
    pub why: bool,
    /// All countries are shown.
    pub all_countries: bool,
    /// How many headlines stand in the page at most.
    pub limit: usize,
    /// The reader has acted, so that changes are announced.
    pub acted: bool,
    /// The language of the headlines.
    pub in_language: Option<Rc<str>>,
    /// The year of the article, which dates need not repeat.
    pub year: Option<u16>,
    /// The link to all headlines.
    pub more: Option<Named>,
    /// The page's wishes.
    pub settings: Settings,
    /// The interface's language.
    pub locale: Locale,
    /// Takes what the reader does.
    pub dispatch: Dispatch,
    /// A headline's link was pressed; `false` if the page takes care of it.
    pub onfollow: Callback<Click, bool>,
    /// "Retry" was pressed where the list could not be loaded.
    pub onretry: Callback<()>,
    /// What the query selects, for the page's events.
    pub onselect: Callback<Shared<Selection>>,
}

/// A component of its own, so that opening a card does not draw the list again.
#[component]
pub fn NewsPane(props: &NewsPaneProps) -> Html {
    let NewsPaneProps { list: headlines, names, query, locale, settings, dispatch, .. } = props;
    let selection = use_memo((headlines.clone(), query.clone(), names.clone()), |(list, query, names)| {
        Shared::new(list.store.borrow().select(query, names))
    });
    let selection = (*selection).clone();
    {
        let onselect = props.onselect.clone();
        use_effect_with(selection.clone(), move |selection| onselect.emit(selection.clone()));
    }
    let pane = use_node_ref();
    use_top_on_typing(&pane, &query.text);

    let said = Said::new(&headlines.store.borrow(), query, &selection, locale);
    let announced = use_announcer(&said.spoken(), props.acted);
    let title = settings.id("news-title");
    let language = props.in_language.as_ref();
    let retry = props.onretry.reform(|_: MouseEvent| ());
    html! {
        <section class="news" id={settings.id("news")} aria-labelledby={title.clone()} tabindex="-1" ref={pane}
            aria-busy={headlines.loading.then_some("true")}>
            if let Some(why) = &headlines.failed {
                <div part="notice">
                    <p>{ locale.text("listFailed") }{ " " }<code>{ shared(why) }</code></p>
                    <button part="retry" type="button" onclick={retry}>{ locale.text("retry") }</button>
                </div>
            }
            <search part="filter">
                <div class="bar">
                    <@{settings.heading(1)} id={title.clone()}>{ locale.text("headlinesTitle") }</@>
                    { field(query, &selection, settings, locale, dispatch) }
                    { sentence(query, &said, props.why, locale, dispatch) }
                    <p class="vh said-aloud" role="status">{ (*announced).clone() }</p>
                </div>
                { table(query, &selection, names, props.all_countries, settings, locale, dispatch) }
            </search>
            if said.shown == 0 && said.total > 0 { { empty(&said, locale, dispatch) } }
            <ol part="headlines" aria-labelledby={title}
                lang={language.map(shared)} dir={language.map(|language| direction(language))}>
                { list(props, &selection) }
            </ol>
            if said.shown as usize > props.limit { { further(&said, props, locale, dispatch) } }
            <p class="end">
                if let Some(more) = &props.more {
                    if let Some(url) = &more.url {
                        <a part="more-headlines" href={url.shared()}>{ AttrValue::Rc(more.name.shared()) }</a>
                    } else {
                        <span part="more-headlines">{ AttrValue::Rc(more.name.shared()) }</span>
                    }
                }
                { " " }
                { jump(&settings.id("headline"), Place::Article, locale.text("back"), dispatch) }
            </p>
        </section>
    }
}

/// The sentence that says what is shown, and its parts.
pub struct Said {
    /// How many headlines are shown.
    pub shown: u32,
    /// How many there are.
    pub total: u32,
    /// `12 of 100 headlines`, or `100 headlines, 31 countries` where nothing is filtered.
    pub sentence: String,
    /// `Türkiye, not Russia, “oil”`; empty where nothing is filtered.
    pub choices: String,
    /// Why nothing is shown.
    pub nothing: String,
    /// A country is chosen or joined, so that "Why?" has an answer.
    pub has_reasons: bool,
    whole: String,
}

impl Said {
    fn new(store: &Store, query: &Query, selection: &Selection, locale: &Locale) -> Self {
        let (shown, total) = (selection.rows.len() as u32, store.len() as u32);
        let text = query.text.trim();
        let quoted = locale.phrase("quoted", &[("text", text)]);
        let chosen: Vec<String> = query.facets(true).map(|facet| facet_name(facet, locale)).collect();
        let mut choices: Vec<String> = query
            .chosen
            .iter()
            .map(|(facet, wanted)| {
                let name = facet_name(*facet, locale);
                if *wanted { name } else { locale.phrase("not", &[("name", &name)]) }
            })
            .collect();
        if !text.is_empty() {
            choices.push(quoted.clone());
        }
        let choices = choices.join(", ");
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
            _ if query.facets(true).any(|facet| facet == Facet::NoCountry) => locale.text("emptyElse"),
            (false, true) => locale.phrase("emptyNames", &[("countries", &either(&chosen, locale))]),
            (true, false) => locale.phrase("emptyText", &[("text", &quoted)]),
            (false, false) => {
                locale.phrase("emptyBoth", &[("countries", &either(&chosen, locale)), ("text", &quoted)])
            }
            (true, true) => locale.text("emptyElse"),
        };
        let whole = if choices.is_empty() {
            sentence.clone()
        } else {
            locale.phrase("shownFor", &[("shown", &sentence), ("choices", &choices)])
        };
        let has_reasons = shown > 0
            && (!query.chosen.is_empty() || selection.hits.iter().any(|hit| hit.joins));
        Self { shown, total, sentence, choices, nothing, has_reasons, whole }
    }

    /// What a screen reader speaks: the whole sentence, and why nothing is found.
    fn spoken(&self) -> String {
        if self.shown == 0 && self.total > 0 { [&self.whole, ". ", &self.nothing].concat() } else { self.whole.clone() }
    }
}

/// `Türkiye`, `Türkiye or Georgia`, `Armenia, Türkiye or Georgia`.
fn either(names: &[String], locale: &Locale) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => locale.phrase("or", &[("first", &first.join(", ")), ("last", last)]),
    }
}

/// What a facet is called.
pub fn facet_name(facet: Facet, locale: &Locale) -> String {
    match facet {
        Facet::Country(country) => locale.country(country),
        Facet::NoCountry => locale.text("noCountry"),
    }
}

fn empty(said: &Said, locale: &Locale, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let clear = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ClearAll));
    html! {
        <div part="empty">
            <p>{ said.nothing.clone() }</p>
            <p><button type="button" class="clear" onclick={clear}>{ locale.count("showAll", said.total, &[]) }</button></p>
        </div>
    }
}

fn further(said: &Said, props: &NewsPaneProps, locale: &Locale, dispatch: &Dispatch) -> Html {
    let left = (said.shown as usize - props.limit).min(super::state::PAGE) as u32;
    let dispatch = dispatch.clone();
    let more = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::More));
    html! { <p><button type="button" class="clear" onclick={more}>{ locale.count("showMore", left, &[]) }</button></p> }
}
