//! A card: a heading that holds only a button, and a panel that find-in-page reaches when it is closed.
//!
//! Not `<details>`: screen readers drop a heading inside `<summary>`, and voice control can't name it.
//! Keys are Tab, Enter and Space, as the APG's accordion pattern now has it.

use super::element::{Tagged, all, aria, is_plain, join, nothing, on, press, space, tag, words};
use super::locale::Locale;
use super::page::Page;
use super::settings::Settings;
use super::state::{Action, Dispatch};
use super::text::{fault, label, string, text};
use article_viewer_model::{Exchange, Text, Turn, decimal};
use std::rc::Rc;
use yew::Html;
use yew::events::Event;
use yew::virtual_dom::{Listener, ListenerKind};

/// One card. `index` counts the cards from 0, `id` is the card's own.
pub(crate) fn card(
    exchange: &Exchange,
    (index, own_id, open): (usize, &Rc<str>, bool),
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
    page: &Rc<dyn Page>,
) -> Html {
    let id = settings.card_id(own_id);
    let panel_id = join(&[&id, "-panel"]);
    let missing = locale.text("missing");
    let answerer = exchange
        .answers
        .first()
        .and_then(|answer| answer.speaker.as_ref());

    let question = match exchange.question.paragraphs.first() {
        Some(Ok(text)) => label(text),
        _ => words(&missing),
    };
    let line = tag!("span", { "class" => "line" }, [speaker(exchange.question.speaker.as_ref()), question]);
    let button = tag!("button", {
        "part" => "question",
        "type" => "button",
        "id" => join(&[&id, "-button"]),
        "aria-expanded" => aria(open),
        "aria-controls" => panel_id.clone(),
    }, [
        tag!("span", { "class" => "text" }, [line]),
        tag!("span", { "class" => "sign", "aria-hidden" => "true" }, []),
    ]);
    let read = tag!("span", { "lang" => locale.language() }, [words(&locale.text("readAnswer"))]);
    let number = locale.number(index as u32 + 1);
    let address = join(&[&settings.page, "#", &id]);
    let follow = follow(index, own_id.clone(), address.clone(), dispatch, page);
    let link = tag!("a", {
        "part" => "permalink",
        "href" => address,
        "lang" => locale.language(),
        "aria-label" => locale.phrase("linkTo", &[("n", &number)]),
    }, [tag!("span", {}, [words(&locale.text("link"))])]);
    tag!("section", { "part" => "card", "id" => id.clone() }, [
        tag!(settings.heading(1), {}, [button.on(press(dispatch, Action::Toggle(index)))]),
        rest(&exchange.question),
        tag!("p", { "class" => "invite", "aria-hidden" => "true" }, [speaker(answerer), read]),
        link.on(follow),
        panel(exchange, &panel_id, index, open, &missing),
    ])
    .keyed(&id)
}

/// The page may take the way itself. Where it does not, the browser follows the link, and we go along: a second press
/// of the same one would fire no `hashchange`.
fn follow(
    card: usize,
    id: Rc<str>,
    address: String,
    dispatch: &Dispatch,
    page: &Rc<dyn Page>,
) -> Rc<dyn Listener> {
    let (dispatch, page) = (dispatch.clone(), page.clone());
    on(
        || ListenerKind::onclick,
        Box::new(move |event: Event| {
            if !is_plain(&event) {
                return;
            }
            if page.follow_card(&id, &address) {
                dispatch.emit(Action::Link { card, go: true });
            } else {
                event.prevent_default();
            }
        }),
    )
}

/// `hidden="until-found"` keeps a closed panel within find-in-page's reach.
fn panel(exchange: &Exchange, id: &str, index: usize, open: bool, missing: &str) -> Html {
    let mut children = asked(&exchange.question, missing);
    for answer in &exchange.answers {
        said(answer, missing, &mut children);
    }
    tag!("div", {
        "part" => "answer",
        "id" => id,
        "data-card" => decimal(index),
        "hidden" => (!open).then_some("until-found"),
    }, children)
}

/// What the button can't hold of a question: its further paragraphs, and the links of its first.
fn asked(question: &Turn, missing: &str) -> Vec<Html> {
    let mut out = Vec::new();
    for (index, paragraph) in question.paragraphs.iter().enumerate() {
        match paragraph {
            Ok(words) if index == 0 => out.extend(links(words)),
            Ok(words) => out.push(tag!("p", { "class" => "asked" }, [text(words)])),
            Err(what) => out.push(fault(what, missing)),
        }
    }
    out
}

/// While the card is closed a question is not cut short: what the button can't hold of it is shown under it,
/// to the eye alone, for the panel has it for everybody.
fn rest(question: &Turn) -> Html {
    let further = question.paragraphs.iter().skip(1).flatten();
    let lines: Vec<Html> = further.map(|words| tag!("p", {}, [label(words)])).collect();
    if lines.is_empty() {
        return nothing();
    }
    tag!("div", { "class" => "rest", "aria-hidden" => "true" }, lines)
}

fn links(asked: &Text) -> Option<Html> {
    let mut out = Vec::new();
    for run in asked.0.iter().filter(|run| run.href.is_some()) {
        if !out.is_empty() {
            out.push(words(" · "));
        }
        out.push(text(&Text(vec![run.clone()])));
    }
    (!out.is_empty()).then(|| tag!("p", { "class" => "asked links" }, out))
}

fn said(turn: &Turn, missing: &str, out: &mut Vec<Html>) {
    for (index, paragraph) in turn.paragraphs.iter().enumerate() {
        let name = if index == 0 {
            speaker(turn.speaker.as_ref())
        } else {
            nothing()
        };
        out.push(match paragraph {
            Ok(words) => tag!("p", {}, [name, text(words)]),
            Err(what) => all(vec![name, fault(what, missing)]),
        });
    }
}

/// A name before what is said. The space after it is part of the text that is copied and spoken.
fn speaker(name: Option<&Rc<str>>) -> Html {
    name.map_or_else(nothing, |name| {
        all(vec![
            tag!("span", { "part" => "speaker" }, [string(name)]),
            space(),
        ])
    })
}
