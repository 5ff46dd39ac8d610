//! The article: its head, what is said before the first question, the cards, related stories.

mod body;
mod card;
mod head;
mod rich_text;
mod toolbar;

use super::foreign::use_unit;
use super::locale::direction;
use super::view::{ByRef, View};
use body::Passages;
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
