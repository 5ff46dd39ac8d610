//! The body of the article: what comes before the first card, the toolbar, and the cards with what stands
//! between them.

use super::card::card;
use super::element::{Tagged, all, join, nothing, press, pressed, space, tag, words};
use super::head::image;
use super::locale::{Locale, direction};
use super::page::Page;
use super::settings::Settings;
use super::state::{Action, Dispatch, Place};
use super::text::{fault, hangs, string, text};
use article_viewer_model::{Article, Block};
use std::rc::Rc;
use yew::Html;

/// The body. `open` says of each card whether it is open, `headlines` how many there are in the list.
pub(crate) fn body(
    article: &Article,
    open: &[bool],
    headlines: Option<u32>,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
    page: &Rc<dyn Page>,
) -> Html {
    let ids = article.card_ids();
    let missing = locale.text("missing");
    let (mut before, mut cards) = (Vec::new(), Vec::new());
    let mut index = 0;
    for block in &article.body {
        if let Block::Exchange(exchange) = block {
            let state = (
                index,
                &ids[index],
                open.get(index).copied().unwrap_or(false),
            );
            cards.push(card(exchange, state, settings, locale, dispatch, page));
            index += 1;
        } else {
            // What stands before the first card is the article's own beginning.
            let list = if index == 0 { &mut before } else { &mut cards };
            list.push(plain(block, settings, &missing));
        }
    }
    let toolbar = toolbar(!cards.is_empty(), headlines, settings, locale, dispatch);
    let cards = if cards.is_empty() {
        nothing()
    } else {
        tag!("div", { "part" => "cards" }, cards)
    };
    all(vec![all(before), toolbar, cards])
}

fn plain(block: &Block, settings: &Settings, missing: &str) -> Html {
    match block {
        Block::Paragraph(words) => tag!("p", { "part" => "paragraph" }, [text(words)]),
        Block::Heading(words) => tag!(settings.heading(1), { "part" => "heading" }, [text(words)]),
        Block::Quote { text: words, cite } => {
            let cite = cite.as_ref().map_or_else(nothing, |cite| {
                tag!("footer", {}, [tag!("cite", {}, [string(cite)])])
            });
            let said = tag!("p", { "data-hang" => hangs(&words.to_plain()) }, [text(words)]);
            tag!("blockquote", { "part" => "quote" }, [said, cite])
        }
        Block::Image(picture) => image(picture),
        Block::Unreadable(what) => fault(what, missing),
        // `body` draws these itself, for it knows their number.
        Block::Exchange(_) => nothing(),
    }
}

fn toolbar(
    cards: bool,
    headlines: Option<u32>,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    let mut tools = Vec::new();
    if cards {
        for (part, key, open) in [
            ("open-all", "openAll", true),
            ("close-all", "closeAll", false),
        ] {
            let set = press(dispatch, Action::SetAll { open, reader: true });
            let button =
                tag!("button", { "part" => part, "type" => "button" }, [words(&locale.text(key))]);
            tools.extend([button.on(set), space()]);
        }
    }
    if let Some(headlines) = headlines {
        let count = locale.count("headlines", headlines, &[]);
        tools.push(jump(
            &settings.id("news"),
            Place::Headlines,
            &count,
            dispatch,
        ));
    }
    if tools.is_empty() {
        nothing()
    } else {
        let language = locale.language();
        let dir = direction(&language);
        tag!("div", { "part" => "toolbar", "lang" => language, "dir" => dir }, tools)
    }
}

/// A link within the viewer. It leaves the page's address alone: the history is the page's.
pub(crate) fn jump(id: &str, place: Place, label: &str, dispatch: &Dispatch) -> Html {
    let link = tag!("a", { "class" => "jump", "href" => join(&["#", id]) }, [words(label)]);
    link.on(pressed(dispatch, Action::Go(place), true))
}
