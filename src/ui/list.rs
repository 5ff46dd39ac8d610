//! The headlines that are shown, each with what matched in it marked, and on demand the reason.

use super::element::{Tagged, is_plain, nothing, on, space, tag, words};
use super::locale::{DateStyle, direction};
use super::news::News;
use super::page::Click;
use super::reason::reason;
use article_viewer_headlines::Store;
use article_viewer_model::{Date, decimal};
use std::ops::Range;
use std::rc::Rc;
use yew::Html;
use yew::events::Event;
use yew::virtual_dom::{Listener, ListenerKind};

/// The rows, as many as stand in the page.
pub(crate) fn rows(news: &News<'_>) -> Vec<Html> {
    let store = news.list.store.borrow();
    let rows = news
        .selection
        .rows
        .iter()
        .take(news.state.limit)
        .enumerate();
    rows.map(|(place, row)| item(news, &store, place, *row as usize))
        .collect()
}

fn item(news: &News<'_>, store: &Store, place: usize, index: usize) -> Html {
    let row = store.row(index);
    let shown = news.selection.rows.len();
    // Where not all stand in the page, each says where it stands in the whole.
    let partly = shown > news.state.limit;
    let marks = store.marks(index, &news.state.query, news.selection);
    let mut line = vec![tag!("span", {}, marked(row.headline, &marks))];
    if let Some(date) = row.date_published.and_then(Date::new) {
        let of_year = news
            .article
            .date_published
            .as_ref()
            .map(|date| date.parts().year);
        let style = if Some(date.parts().year) == of_year {
            DateStyle::Day
        } else {
            DateStyle::DayOfYear
        };
        // The space belongs to the link: it is wider than a word's, and goes at a line break.
        line.push(space());
        // Isolated in its direction: else "18 Mehr" would read "Mehr 18" among English headlines.
        let language = news.locale.language();
        line.push(tag!("time", {
            "part" => "headline-date",
            "dir" => direction(&language),
            "lang" => language,
            "datetime" => date.shared(),
        }, [words(&news.locale.date(&date, style))]));
    }
    let line = match row.url {
        Some(url) => {
            let link = tag!("a", { "part" => "headline-link", "href" => url }, line);
            link.on(follow(news, index))
        }
        None => tag!("span", { "part" => "headline-link" }, line),
    };
    let asked =
        !news.state.query.chosen.is_empty() || news.selection.hits.iter().any(|hit| hit.joins);
    tag!("li", {
        "part" => "headline-item",
        "lang" => row.in_language,
        "dir" => row.in_language.map(direction),
        "aria-posinset" => partly.then(|| decimal(place + 1)),
        "aria-setsize" => partly.then(|| decimal(shown)),
    }, [line, if news.state.why && asked { reason(news, &row) } else { nothing() }])
    .keyed(&decimal(index))
}

/// The page may take the way to a headline itself.
fn follow(news: &News<'_>, index: usize) -> Rc<dyn Listener> {
    let (page, list) = (news.page.clone(), news.list.clone());
    on(
        || ListenerKind::onclick,
        Box::new(move |event: Event| {
            if !is_plain(&event) {
                return;
            }
            let click = {
                let store = list.store.borrow();
                let row = store.row(index);
                Click {
                    headline: row.headline.to_owned(),
                    url: row.url.unwrap_or_default().to_owned(),
                    countries: row.countries.to_vec(),
                }
            };
            if !page.follow(&click) {
                event.prevent_default();
            }
        }),
    )
}

fn marked(text: &str, marks: &[Range<usize>]) -> Vec<Html> {
    let mut at = 0;
    let mut out = Vec::with_capacity(marks.len() * 2 + 1);
    for mark in marks {
        if let (Some(before), Some(matched)) = (text.get(at..mark.start), text.get(mark.clone())) {
            if !before.is_empty() {
                out.push(words(before));
            }
            out.push(tag!("mark", { "part" => "mark" }, [words(matched)]));
            at = mark.end;
        }
    }
    out.push(words(text.get(at..).unwrap_or_default()));
    out
}
