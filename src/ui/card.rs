//! A card: a heading that holds only a button, and a panel that find-in-page reaches when it is closed.
//!
//! Not `<details>`: screen readers drop a heading inside `<summary>`, and voice control can't name it.
//! Keys are Tab, Enter and Space, as the APG's accordion pattern now has it.

use super::locale::Locale;
use super::state::{Action, Dispatch};
use super::text::{fault, label, shared, text};
use super::viewer::Settings;
use article_viewer_model::{Exchange, Fault, Text, Turn};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// One card. `index` counts the cards from 0, `id` is the card's own.
pub fn card(
    exchange: &Exchange,
    (index, id, open): (usize, &Rc<str>, bool),
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    let id = settings.card_id(id);
    let panel_id = AttrValue::from([&id, "-panel"].concat());
    let missing = locale.text("missing");

    let toggle = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Toggle(index)))
    };
    // The browser follows the link itself; a second press of the same one would fire no `hashchange`.
    let follow = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Link { card: index, go: true }))
    };

    let question = exchange.question.paragraphs.first();
    let answerer = exchange.answers.first().and_then(|answer| answer.speaker.as_ref());
    let number = locale.number(index as u32 + 1);
    html! {
        <section part="card" id={id.clone()} key={&*id}>
            <@{settings.heading(1)}>
                <button part="question" type="button" id={[&id, "-button"].concat()} onclick={toggle}
                    aria-expanded={if open { "true" } else { "false" }} aria-controls={panel_id.clone()}>
                    <span class="text"><span class="line">
                        { speaker(exchange.question.speaker.as_ref()) }
                        { match question { Some(Ok(text)) => label(text), _ => html! { missing.clone() } } }
                    </span></span>
                    <span class="sign" aria-hidden="true"></span>
                </button>
            </@>
            <p class="invite" aria-hidden="true">{ speaker(answerer) }<span>{ locale.text("readAnswer") }</span></p>
            <a part="permalink" href={["#", &id].concat()} onclick={follow}
                aria-label={locale.phrase("linkTo", &[("n", &number)])}><span>{ locale.text("link") }</span></a>
            { panel(exchange, panel_id, index, open, &missing) }
        </section>
    }
}

/// The panel. `hidden="until-found"` is no boolean, so it can't be said in `html!`.
fn panel(exchange: &Exchange, id: AttrValue, index: usize, open: bool, missing: &str) -> Html {
    let mut panel = VTag::new("div");
    panel.add_attribute("part", "answer");
    panel.add_attribute("id", id);
    panel.add_attribute("data-card", index.to_string());
    if !open {
        panel.add_attribute("hidden", "until-found");
    }
    panel.add_children(asked(&exchange.question, missing));
    for answer in &exchange.answers {
        panel.add_children(said(answer, missing));
    }
    panel.into()
}

/// What the button can't hold of a question: its further paragraphs, and the links of its first.
fn asked<'q>(question: &'q Turn, missing: &'q str) -> impl Iterator<Item = Html> + 'q {
    let paragraphs = &question.paragraphs;
    let links = paragraphs.first().filter(|first| match first {
        Ok(text) => text.0.iter().any(|run| run.href.is_some()),
        Err(_) => true,
    });
    let links = links.map(move |first| match first {
        Ok(text) => linked(text),
        Err(fault_) => fault(fault_, missing),
    });
    links.into_iter().chain(paragraphs.iter().skip(1).map(move |paragraph| match paragraph {
        Ok(words) => html! { <p class="asked">{ text(words) }</p> },
        Err(fault_) => fault(fault_, missing),
    }))
}

fn linked(words: &Text) -> Html {
    let links = Text(words.0.iter().filter(|run| run.href.is_some()).cloned().collect());
    let links = links.0.into_iter().enumerate().map(|(index, run)| {
        html! { <>if index > 0 { { " · " } }{ text(&Text(vec![run])) }</> }
    });
    html! { <p class="asked links">{ for links }</p> }
}

fn said<'t>(turn: &'t Turn, missing: &'t str) -> impl Iterator<Item = Html> + 't {
    turn.paragraphs.iter().enumerate().map(move |(index, paragraph)| {
        let name = if index == 0 { speaker(turn.speaker.as_ref()) } else { Html::default() };
        match paragraph {
            Ok(words) => html! { <p>{ name }{ text(words) }</p> },
            Err(fault_) => unreadable(fault_, name, missing),
        }
    })
}

fn unreadable(fault_: &Fault, name: Html, missing: &str) -> Html {
    html! { <>{ name }{ fault(fault_, missing) }</> }
}

/// A name before what is said. The space after it is part of the text that is copied and spoken.
fn speaker(name: Option<&Rc<str>>) -> Html {
    name.map_or_else(Html::default, |name| html! { <><span part="speaker">{ shared(name) }</span>{ " " }</> })
}
