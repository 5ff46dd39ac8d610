//! The article: its head, what is said before the first question, the cards, related stories.

mod body;
mod card;
mod head;
mod rich_text;
mod toolbar;

pub(crate) use toolbar::jump;

use super::foreign::use_unit;
use super::locale::direction;
use super::text::{Heading, only, text};
use super::view::{ByRef, View};
use article_viewer_model::{Article as Data, Item};
use body::Passages;
use toolbar::toolbar;
use yew::{Html, Properties, component, html};

/// What an article is drawn from.
#[derive(Properties, PartialEq)]
pub(crate) struct ArticleProps {
    pub(crate) view: View,
    /// Whether each card is open, in their order.
    pub(crate) open: ByRef<Vec<bool>>,
    /// How many headlines the list beside it has; none where there is no list.
    pub(crate) headlines: Option<u32>,
}

/// The article. Opening a card draws that card alone: all else is skipped, or is the same.
#[component]
pub(crate) fn Article(
    ArticleProps {
        view,
        open,
        headlines,
    }: &ArticleProps,
) -> Html {
    let (root, key) = use_unit(&view.foreign);
    let language = view.article.in_language.clone();
    html! {
        <article
            ref={root}
            {key}
            part="article"
            aria-labelledby={view.options.id("headline")}
            dir={language.as_deref().map(direction)}
            lang={language}
        >
            <Passages view={view.clone()} part={body::Part::Beginning} />
            { toolbar(view, *headlines) }
            { body::cards(view, open) }
            <Passages view={view.clone()} part={body::Part::Related} />
        </article>
    }
}

/// Related stories.
fn related(article: &Data, view: &View) -> Html {
    let id = view.options.id("related");
    let title = Heading {
        id: Some(id.clone()),
        language: Some(view.locale.language()),
        ..Heading::default()
    };
    html! {
        if !article.related.is_empty() {
            <section part="related" aria-labelledby={id}>
                { title.draw(view.options.heading(1), text(view.locale.text("related"))) }
                <ul>{ for article.related.iter().map(related_item) }</ul>
            </section>
        }
    }
}

fn related_item(item: &Item) -> Html {
    let headline = only(&item.headline.shared());
    let language = item.in_language.clone();
    html! {
        <li part="related-item" dir={language.as_deref().map(direction)} lang={language}>
            if let Some(url) = &item.url {
                <a href={url.shared()}>{ headline }</a>
            } else {
                <span>{ headline }</span>
            }
        </li>
    }
}
