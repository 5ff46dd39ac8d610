//! A card: a heading that holds only a button, and a panel that find-in-page reaches when it is closed.
//!
//! Not `<details>`: screen readers drop a heading inside `<summary>`, and voice control can't name it.
//! Keys are Tab, Enter and Space, as the APG's accordion pattern now has it.

use super::rich_text::{fault, plain_text, rich_text};
use crate::ui::foreign::use_unit;
use crate::ui::state::Action;
use crate::ui::text::{Heading, aria, only, space, text};
use crate::ui::view::{View, is_plain};
use article_viewer_model::{Block, Exchange, Text, Turn, decimal};
use std::rc::Rc;
use yew::events::MouseEvent;
use yew::{Callback, Html, Properties, component, html};

#[derive(Properties, PartialEq)]
pub(super) struct CardProps {
    pub(super) view: View,
    /// Where its exchange stands in the body.
    pub(super) block: usize,
    /// Counts the cards from 0.
    pub(super) index: usize,
    pub(super) open: bool,
}

/// One card.
#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let CardProps {
        view, index, open, ..
    } = props;
    let (root, key) = use_unit(&view.foreign);
    let Some(Block::Exchange(exchange)) = view.article.body.get(props.block) else {
        return Html::default();
    };
    let id = view.options.card_id(&view.card_ids[*index]);
    let locale = &view.locale;
    let options = &view.options;
    // The sheet closes what is closed where there are scripts, which can open it again.
    let stands_open = *open || options.writes_html();
    let answerer = exchange
        .answers
        .first()
        .and_then(|answer| answer.speaker.as_ref());
    let question = match exchange.question.paragraphs.first() {
        Some(Ok(words)) => plain_text(words, view),
        _ => text(locale.text("missing")),
    };
    let panel_id = [&id, "-panel"].concat();
    let button = html! {
        <button
            part="question"
            type="button"
            id={[&id, "-button"].concat()}
            aria-expanded={aria(stands_open)}
            aria-controls={panel_id.clone()}
            onclick={view.on_press(Action::Toggle(*index))}
        >
            <span class="text">
                <span class="line">{ speaker(exchange.question.speaker.as_ref()) }{ question }</span>
            </span>
            <span class="sign" aria-hidden="true"></span>
        </button>
    };
    html! {
        <section
            ref={root}
            {key}
            part="card"
            id={id.clone()}
            data-open={open.then_some("")}
            data-closed={(stands_open && !*open).then_some("")}
            data-id={options.note(|| exchange.id.clone())}
            data-start={options.note(|| seconds(&exchange.question))}
        >
            { Heading::default().draw(view.options.heading(1), button) }
            { further_question(&exchange.question, view) }
            <p class="invite" aria-hidden="true">
                { speaker(answerer) }
                <span lang={locale.language()}>{ text(locale.text("readAnswer")) }</span>
            </p>
            { permalink(view, *index, &id) }
            // Yew takes `hidden` for a switch; an attribute's name may be written in capitals all the same.
            <div
                part="answer"
                id={panel_id}
                data-card={decimal(*index)}
                Hidden={(!stands_open).then_some("until-found")}
            >
                { panel(exchange, view) }
            </div>
        </section>
    }
}

/// The link to the card. The host may take the way itself. Where it does not, the browser follows the link, and we go
/// along: a second press of the same one would fire no `hashchange`.
fn permalink(view: &View, card: usize, id: &str) -> Html {
    let language = view.locale.language();
    let number = view.locale.number(card as u32 + 1);
    let href: Rc<str> = [&*view.options.page, "#", id].concat().into();
    let onclick = {
        let (view, href) = (view.clone(), href.clone());
        Callback::from(move |press: MouseEvent| {
            if !is_plain(&press) {
                return;
            }
            if view.host.follow_card(&view.card_ids[card], &href) {
                view.dispatch.emit(Action::Link { card, go: true });
            } else {
                press.prevent_default();
            }
        })
    };
    let label = view.locale.phrase("linkTo", &[("n", &number)]);
    html! {
        <a part="permalink" {href} lang={language} aria-label={label} {onclick}>
            { text(view.locale.text("link")) }
        </a>
    }
}

fn panel(exchange: &Exchange, view: &View) -> Html {
    let asked = exchange.question.paragraphs.iter().enumerate();
    let asked = asked.map(|(index, paragraph)| match paragraph {
        Ok(words) if index == 0 => links(words),
        Ok(words) => html! { <p class="asked">{ rich_text(words) }</p> },
        Err(what) => fault(what, view),
    });
    html! {
        <>
            { for asked }
            { for exchange.answers.iter().map(|answer| answer_paragraphs(answer, view)) }
        </>
    }
}

/// While the card is closed a question is not cut short: what the button can't hold of it is shown under it,
/// to the eye alone, for the panel has it for everybody.
fn further_question(question: &Turn, view: &View) -> Html {
    let further = question.paragraphs.iter().skip(1).flatten();
    let lines: Vec<Html> = further
        .map(|words| html! { <p>{ plain_text(words, view) }</p> })
        .collect();
    html! {
        if !lines.is_empty() {
            <div class="rest" aria-hidden="true">{ lines }</div>
        }
    }
}

/// The links of a question's first paragraph, which its button can't hold.
fn links(asked: &Text) -> Html {
    let mut links = Vec::new();
    for run in asked.0.iter().filter(|run| run.href.is_some()) {
        if !links.is_empty() {
            links.push(text(" · "));
        }
        links.push(rich_text(&Text(vec![run.clone()])));
    }
    html! {
        if !links.is_empty() {
            <p class="asked links">{ links }</p>
        }
    }
}

fn answer_paragraphs(turn: &Turn, view: &View) -> Html {
    let lines = turn.paragraphs.iter().enumerate();
    let line = |(index, paragraph): (usize, &Result<Text, _>)| {
        let name = turn.speaker.as_ref().filter(|_| index == 0);
        // Where a turn begins: nothing else tells two of one speaker apart.
        let begins = || (index == 0).then(|| seconds(turn).unwrap_or_default());
        let begins = view.options.note(begins);
        match paragraph {
            // A text that stands alone needs no element of its own.
            Ok(words) if name.is_none() => html! { <p data-turn={begins}>{ rich_text(words) }</p> },
            Ok(words) => {
                html! { <p data-turn={begins}>{ speaker(name) }<span>{ rich_text(words) }</span></p> }
            }
            Err(what) => html! { <>{ speaker(name) }{ fault(what, view) }</> },
        }
    };
    html! { { for lines.map(line) } }
}

/// When a turn begins.
fn seconds(turn: &Turn) -> Option<String> {
    turn.start.map(|start| decimal(start as usize))
}

/// A name before what is said. The space after it is part of the text that is copied and spoken.
fn speaker(name: Option<&Rc<str>>) -> Html {
    html! {
        if let Some(name) = name {
            <span part="speaker">{ only(name) }</span>
            { space() }
        }
    }
}
