//! The body of the article: what comes before the first card, and the cards with what stands between them.

use super::card::Card;
use super::head::{head, image};
use super::rich_text::{fault, hangs, rich_text};
use crate::ui::locale::direction;
use crate::ui::text::{Heading, only, text};
use crate::ui::view::{ByRef, View};
use article_viewer_model::{Block, Item};
use yew::{Html, html};

/// The head, and what stands before the first card.
pub(super) fn beginning(view: &View) -> Html {
    let is_card = |block: &&Block| matches!(block, Block::Exchange(_));
    let before = view.article.body.iter().take_while(|block| !is_card(block));
    html! {
        <>
            { head(view) }
            { for before.map(|block| passage(block, view)) }
        </>
    }
}

/// The cards, and what stands between them and after the last.
pub(super) fn cards(view: &View, open: &ByRef<Vec<bool>>) -> Html {
    let is_card = |block: &Block| matches!(block, Block::Exchange(_));
    let body = &view.article.body;
    let Some(first) = body.iter().position(is_card) else {
        return Html::default();
    };
    let mut card = 0;
    let blocks = (first..body.len()).map(|block| {
        if is_card(&body[block]) {
            let index = card;
            card += 1;
            let open = open.get(index) == Some(&true);
            html! { <Card key={block} view={view.clone()} {block} {index} {open} /> }
        } else {
            html! { <key={block}>{ passage(&body[block], view) }</> }
        }
    });
    html! { <div part="cards">{ for blocks }</div> }
}

fn passage(block: &Block, view: &View) -> Html {
    match block {
        Block::Paragraph(words) => html! { <p part="paragraph">{ rich_text(words) }</p> },
        Block::Heading(words) => {
            let heading = Heading {
                part: Some("heading"),
                ..Heading::default()
            };
            heading.draw(view.options.heading(1), rich_text(words))
        }
        Block::Quote { text: words, cite } => html! {
            <blockquote part="quote">
                <p data-hang={hangs(&words.to_plain()).then_some("")}>{ rich_text(words) }</p>
                if let Some(cite) = cite {
                    <footer><cite>{ only(cite) }</cite></footer>
                }
            </blockquote>
        },
        Block::Image(picture) => image(picture),
        Block::Unreadable(what) => fault(what, view),
        // Drawn as a card.
        Block::Exchange(_) => Html::default(),
    }
}

/// Related stories.
pub(super) fn related(view: &View) -> Html {
    let id = view.options.part_id("related");
    let title = Heading {
        id: Some(id.clone()),
        language: Some(view.locale.language()),
        ..Heading::default()
    };
    html! {
        if !view.article.related.is_empty() {
            <section part="related" aria-labelledby={id}>
                { title.draw(view.options.heading(1), text(view.locale.text("related"))) }
                <ul>{ for view.article.related.iter().map(|item| related_item(item, view)) }</ul>
            </section>
        }
    }
}

fn related_item(item: &Item, view: &View) -> Html {
    let headline = only(&item.headline.shared());
    let language = item.in_language.clone();
    html! {
        <li
            part="related-item"
            dir={language.as_deref().map(direction)}
            lang={language}
            data-description={view.options.note(|| item.description.clone())}
            data-published={view.options.note(|| Some(item.date_published.as_ref()?.shared()))}
            data-countries={view.options.note(|| item.countries.as_ref().map(|codes| codes.join(" ")))}
        >
            if let Some(url) = &item.url {
                <a href={url.shared()}>{ headline }</a>
            } else {
                <span>{ headline }</span>
            }
        </li>
    }
}
