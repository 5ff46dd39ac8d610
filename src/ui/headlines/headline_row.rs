//! A headline that is shown, with what matched in it marked, and on demand the reason.

use super::explanation::explanation;
use super::highlight::highlight;
use super::results::{Marks, Results};
use crate::ui::foreign::use_unit;
use crate::ui::host::HeadlineClick;
use crate::ui::locale::{DateStyle, direction};
use crate::ui::view::{ByRef, View, is_plain};
use article_viewer_headlines::{Row, Store};
use article_viewer_model::{Date, decimal};
use std::cell::RefCell;
use yew::events::MouseEvent;
use yew::virtual_dom::Key;
use yew::{Callback, Html, NodeRef, Properties, component, html};

/// Little, so that a key press passes over those that stay the same.
#[derive(PartialEq)]
pub(super) struct HeadlineRow {
    pub(super) store: ByRef<RefCell<Store>>,
    /// Its number in the store.
    pub(super) row: usize,
    /// The bytes of its headline that are marked.
    pub(super) marks: Marks,
    /// The results that explain it, where reasons are asked for.
    pub(super) explained: Option<ByRef<Results>>,
    /// Its place and the number of all, where not all stand in the page.
    pub(super) position: Option<(usize, usize)>,
}

/// An item of the list.
#[derive(PartialEq)]
pub(super) enum Item {
    Row(HeadlineRow),
    /// Headlines out of sight, drawn together and dropped together. To screen readers they are items of the one list.
    Block(Vec<HeadlineRow>),
}

#[derive(Properties, PartialEq)]
pub(super) struct ListItemProps {
    pub(super) view: View,
    pub(super) item: Item,
}

/// One headline, or a block of them.
#[component]
pub(super) fn ListItem(ListItemProps { view, item }: &ListItemProps) -> Html {
    let (root, key) = use_unit(&view.foreign);
    match item {
        Item::Row(row) => headline_row(view, row, root, key.into()),
        Item::Block(rows) => {
            let rows = rows
                .iter()
                .map(|row| headline_row(view, row, NodeRef::default(), row.row.into()));
            html! {
                <li ref={root} {key} class="rows" role="none">
                    <ol role="none">{ for rows }</ol>
                </li>
            }
        }
    }
}

fn headline_row(view: &View, props: &HeadlineRow, root: NodeRef, key: Key) -> Html {
    let store = props.store.borrow();
    let row = store.row(props.row);
    let line = html! {
        <>
            { highlight(row.headline, &props.marks) }
            { date(view, &row) }
        </>
    };
    html! {
        <li
            ref={root}
            {key}
            part="headline-item"
            role="listitem"
            lang={row.in_language.map(str::to_owned)}
            dir={row.in_language.map(direction)}
            aria-posinset={props.position.map(|(place, _)| decimal(place))}
            aria-setsize={props.position.map(|(_, all)| decimal(all))}
            data-countries={view.options.note(|| given(&row))}
        >
            if let Some(url) = row.url {
                <a part="headline-link" href={url.to_owned()} onclick={follow(view, props)}>{ line }</a>
            } else {
                <span part="headline-link">{ line }</span>
            }
            if let Some(description) = row.description {
                <p class="under">{ description.to_owned() }</p>
            }
            if let Some(results) = &props.explained {
                { explanation(view, results, &row) }
            }
        </li>
    }
}

/// The countries that the publisher has given.
fn given(row: &Row<'_>) -> Option<String> {
    let codes = || row.countries.iter().map(|country| country.as_str());
    row.given.then(|| codes().collect::<Vec<_>>().join(" "))
}

/// The date, without the year where that is the article's own.
fn date(view: &View, row: &Row<'_>) -> Html {
    let Some(date) = row.date_published.and_then(Date::new) else {
        return Html::default();
    };
    let own = view.article.date_published.as_ref();
    let style = match own {
        Some(own) if own.parts().year == date.parts().year => DateStyle::Day,
        _ => DateStyle::DayOfYear,
    };
    let language = view.locale.language();
    let around = row.in_language.or(view.article.in_language.as_deref());
    let language = (around != Some(&*language)).then_some(language);
    // The space is wider than a word's, and goes at a line break. The date is isolated in its direction: else
    // "18 Mehr" would read "Mehr 18" among English headlines.
    let shown = view.locale.date(&date, style);
    html! {
        <>
            <i class="gap">{ " " }</i>
            <time
                key={shown.clone()}
                part="headline-date"
                dir={language.as_deref().map(direction)}
                lang={language}
                datetime={date.shared()}
            >
                { shown }
            </time>
        </>
    }
}

/// The host may take the way to a headline itself.
fn follow(view: &View, props: &HeadlineRow) -> Callback<MouseEvent> {
    let (view, store, row) = (view.clone(), props.store.clone(), props.row);
    Callback::from(move |press: MouseEvent| {
        if !is_plain(&press) {
            return;
        }
        let click = {
            let store = store.borrow();
            let row = store.row(row);
            HeadlineClick {
                headline: row.headline.to_owned(),
                url: row.url.unwrap_or_default().to_owned(),
                countries: row.countries.to_vec(),
            }
        };
        if !view.host.follow(&click) {
            press.prevent_default();
        }
    })
}
