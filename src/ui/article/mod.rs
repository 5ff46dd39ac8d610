//! The article: its head, what is said before the first question, the cards, related stories.

mod body;
mod card;
mod head;
mod rich_text;
mod toolbar;

use super::foreign::use_unit;
use super::locale::direction;
use super::view::{ByRef, View};
use toolbar::toolbar;
use yew::{Html, Properties, component, html};

#[derive(Properties, PartialEq)]
pub(crate) struct ArticleProps {
    pub(crate) view: View,
    /// Of each card, in their order.
    pub(crate) open: ByRef<Vec<bool>>,
    /// How many headlines the list beside it has; none where there is no list.
    pub(crate) headlines: Option<u32>,
}

/// The article. Opening a card draws that card alone: the other cards are skipped, and all else is the same.
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
            aria-labelledby={view.options.part_id("headline")}
            dir={language.as_deref().map(direction)}
            lang={language}
        >
            { body::beginning(view) }
            { toolbar(view, *headlines) }
            { body::cards(view, open) }
            { body::related(view) }
        </article>
    }
}
