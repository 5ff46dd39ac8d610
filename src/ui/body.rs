//! The body of the article: what comes before the first card, the toolbar, and the cards with what stands
//! between them.

use super::card::card;
use super::head::image;
use super::locale::Locale;
use super::state::{Action, Dispatch, Place};
use super::text::{fault, hangs, shared, text};
use super::viewer::Settings;
use article_viewer_model::{Article, Block};
use yew::prelude::*;

/// The body. `open` says of each card whether it is open, `headlines` how many there are in the list.
pub fn body(
    article: &Article,
    open: &[bool],
    headlines: Option<u32>,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    let ids = article.card_ids();
    let first = article.body.iter().position(|block| matches!(block, Block::Exchange(_)));
    let (before, cards) = article.body.split_at(first.unwrap_or(article.body.len()));
    let missing = locale.text("missing");
    let mut index = 0;
    let drawn: Html = cards
        .iter()
        .map(|block| match block {
            Block::Exchange(exchange) => {
                let state = (index, &ids[index], open.get(index).copied().unwrap_or(false));
                index += 1;
                card(exchange, state, settings, locale, dispatch)
            }
            block => plain(block, settings, &missing),
        })
        .collect();
    html! {
        <>
            { for before.iter().map(|block| plain(block, settings, &missing)) }
            { toolbar(!ids.is_empty(), headlines, settings, locale, dispatch) }
            if !cards.is_empty() { <div part="cards">{ drawn }</div> }
        </>
    }
}

fn plain(block: &Block, settings: &Settings, missing: &str) -> Html {
    match block {
        Block::Paragraph(words) => html! { <p part="paragraph">{ text(words) }</p> },
        Block::Heading(words) => {
            html! { <@{settings.heading(1)} part="heading">{ text(words) }</@> }
        }
        Block::Quote { text: words, cite } => html! {
            <blockquote part="quote">
                <p data-hang={hangs(&words.to_plain())}>{ text(words) }</p>
                if let Some(cite) = cite { <footer><cite>{ shared(cite) }</cite></footer> }
            </blockquote>
        },
        Block::Image(picture) => image(picture),
        Block::Unreadable(what) => fault(what, missing),
        // `body` draws these itself, for it knows their number.
        Block::Exchange(_) => Html::default(),
    }
}

fn toolbar(
    cards: bool,
    headlines: Option<u32>,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    if !cards && headlines.is_none() {
        return Html::default();
    }
    let set = |open| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SetAll { open, reader: true }))
    };
    html! {
        <div part="toolbar">
            if cards {
                <button part="open-all" type="button" onclick={set(true)}>{ locale.text("openAll") }</button>
                { " " }
                <button part="close-all" type="button" onclick={set(false)}>{ locale.text("closeAll") }</button>
                { " " }
            }
            if let Some(headlines) = headlines {
                { jump(&settings.id("news"), Place::Headlines, locale.count("headlines", headlines, &[]), dispatch) }
            }
        </div>
    }
}

/// A link within the viewer. It leaves the page's address alone: the history is the page's.
pub fn jump(id: &str, place: Place, words: String, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.dispatch(Action::Go(place));
    });
    html! { <a class="jump" href={["#", id].concat()} {onclick}>{ words }</a> }
}
