//! The list of headlines with its filter: the heading and the field, the sentence, the table, the list.

mod chips;
mod explanation;
mod facet_button;
mod facets;
mod headline_row;
mod highlight;
mod in_page;
mod results;
mod search_box;
mod status;

pub(crate) use facets::{arranged, ranked};
pub(crate) use in_page::InPage;
pub(crate) use results::Results;
pub use results::{Arrival, HeadlineSource};
pub(crate) use status::Status;

use super::foreign::use_unit;
use super::host::retry_button;
use super::locale::direction;
use super::state::{Action, FIRST_ROWS, FocusTarget};
use super::text::{Heading, only, space, text};
use super::view::{ByRef, View};
use article_viewer_model::decimal;
use chips::status;
use facets::facets;
use headline_row::{HeadlineRow, Item, ListItem};
use search_box::search_box;
use std::ops::Range;
use std::rc::Rc;
use yew::virtual_dom::Key;
use yew::{Html, Properties, component, html};

#[derive(Properties, PartialEq)]
pub(crate) struct HeadlinesProps {
    pub(crate) view: View,
    pub(crate) results: ByRef<Results>,
    /// The first screen of them after a key, more once the reader rests.
    pub(crate) in_page: InPage,
}

/// The whole column.
#[component]
pub(crate) fn Headlines(props: &HeadlinesProps) -> Html {
    let HeadlinesProps {
        view,
        results,
        in_page,
    } = props;
    let (root, key) = use_unit(&view.foreign);
    let title = view.options.part_id("news-title");
    let status = &results.status;
    let arrival = &results.source.arrival;
    html! {
        <section
            ref={root}
            {key}
            class="news"
            id={view.options.part_id("news")}
            aria-labelledby={title.clone()}
            tabindex="-1"
            aria-busy={(*arrival == Arrival::Loading).then_some("true")}
        >
            if let Arrival::Failed(why) = arrival {
                { failed(view, why) }
            }
            if *arrival == Arrival::Cut {
                <p part="notice">{ text(view.locale.text("listTooLong")) }</p>
            }
            <Filter
                view={view.clone()}
                results={results.clone()}
                all_facets={in_page.all_facets}
            />
            if status.shown == 0 && status.total > 0 {
                { empty(view, status) }
            }
            { list(props) }
            { further(view, results) }
            { end(view) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    view: View,
    results: ByRef<Results>,
    all_facets: bool,
}

/// The heading, the field, the sentence and the table. The live region is filled after drawing, once the reader has
/// paused, and its text is no part of the drawing.
#[component]
fn Filter(
    FilterProps {
        view,
        results,
        all_facets,
    }: &FilterProps,
) -> Html {
    let (root, key) = use_unit(&view.foreign);
    let heading = Heading {
        id: Some(view.options.part_id("news-title")),
        ..Heading::default()
    };
    html! {
        <search ref={root} {key} part="filter">
            <div class="bar">
                { heading.draw(view.options.heading(1), text(view.locale.text("headlinesTitle"))) }
                { search_box(view, results) }
                { status(view, results) }
                <p class="vh said-aloud" role="status"></p>
            </div>
            { facets(view, results, *all_facets) }
        </search>
    }
}

fn list(
    HeadlinesProps {
        view,
        results,
        in_page,
    }: &HeadlinesProps,
) -> Html {
    let store = results.source.store.borrow();
    let rows = &results.selection.rows;
    let explained = (results.list.why && results.has_reasons()).then(|| results.clone());
    let is_part = rows.len() > results.list.limit;
    let marks = results.marks(&store, in_page.rows());
    let row = |place: usize| {
        Some(HeadlineRow {
            store: results.store(),
            row: *rows.get(place)? as usize,
            marks: marks.get(place)?.clone(),
            explained: explained.clone(),
            position: is_part.then_some((place + 1, rows.len())),
        })
    };
    let item = |key: Key, item: Item| html! { <ListItem {key} view={view.clone()} {item} /> };
    let block = |(key, rows): (usize, Range<usize>)| {
        let rows = rows.filter_map(row).collect();
        item(["block", &decimal(key)].concat().into(), Item::Block(rows))
    };
    let single = |row: HeadlineRow| item(row.row.into(), Item::Row(row));
    let language = view.article.in_language.clone();
    html! {
        <ol
            part="headlines"
            role="list"
            aria-labelledby={view.options.part_id("news-title")}
            dir={language.as_deref().map(direction)}
            lang={language}
        >
            { for in_page.plain().filter_map(row).map(single) }
            { for in_page.blocks().map(block) }
        </ol>
    }
}

fn failed(view: &View, why: &Rc<str>) -> Html {
    html! {
        <div part="notice">
            <p>{ text(view.locale.text("listFailed")) }{ space() }<code>{ text(why.clone()) }</code></p>
            { retry_button(&view.locale, &view.host) }
        </div>
    }
}

fn empty(view: &View, status: &Status) -> Html {
    let label = view.locale.count("showAll", status.total, &[]);
    html! {
        <div part="empty">
            <p>{ text(&*status.nothing) }</p>
            <p>
                <button type="button" class="clear" onclick={view.on_press(Action::ClearAll)}>{ text(label) }</button>
            </p>
        </div>
    }
}

/// A very long list stands in the page piece by piece.
fn further(view: &View, results: &Results) -> Html {
    let left = (results.status.shown as usize).saturating_sub(results.list.limit);
    let label = view
        .locale
        .count("showMore", left.min(FIRST_ROWS) as u32, &[]);
    html! {
        if left > 0 {
            <p>
                <button type="button" class="clear" onclick={view.on_press(Action::More)}>{ text(label) }</button>
            </p>
        }
    }
}

fn end(view: &View) -> Html {
    html! {
        <p class="end">
            if let Some(more) = &view.article.more_headlines {
                if let Some(url) = &more.url {
                    <a part="more-headlines" href={url.shared()}>{ only(&more.name.shared()) }</a>
                } else {
                    <span part="more-headlines">{ only(&more.name.shared()) }</span>
                }
            }
            { view.link_to(FocusTarget::Article, view.locale.text("back")) }
        </p>
    }
}
