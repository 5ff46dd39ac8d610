//! The article: its head, what is said before the first question, the cards, related stories.

mod body;
mod card;
mod head;
mod rich_text;
mod toolbar;

use super::foreign::use_unit;
use super::locale::direction;
use super::view::{ByRef, View};
use article_viewer_model::{Article as Data, Headlines, decimal};
use std::rc::Rc;
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
    let data = &view.article;
    let language = data.in_language.clone();
    let note = |of: fn(&Data) -> Option<Rc<str>>| view.options.note(|| of(data));
    // The link under the list, where there is no list.
    let unseen = || data.more_headlines.as_ref().filter(|_| headlines.is_none());
    html! {
        <article
            ref={root}
            {key}
            part="article"
            aria-labelledby={view.options.part_id("headline")}
            dir={language.as_deref().map(direction)}
            lang={language}
            data-url={note(|data| Some(data.url.as_ref()?.shared()))}
            data-published={note(|data| Some(data.date_published.as_ref()?.shared()))}
            data-modified={note(|data| Some(data.date_modified.as_ref()?.shared()))}
            data-dateline={note(|data| data.dateline.clone())}
            data-location={note(|data| data.location_created.clone())}
            data-publisher={note(|data| Some(data.publisher.as_ref()?.name.shared()))}
            data-publisher-url={note(|data| Some(data.publisher.as_ref()?.url.as_ref()?.shared()))}
            data-src={note(list_address)}
            data-more={view.options.note(|| Some(unseen()?.name.shared()))}
            data-more-url={view.options.note(|| Some(unseen()?.url.as_ref()?.shared()))}
            data-authors={view.options.note(|| Some(decimal(data.author.len())))}
        >
            { body::beginning(view) }
            { toolbar(view, *headlines) }
            { body::cards(view, open) }
            { body::related(view) }
        </article>
    }
}

/// Where the list stands, if not in the article.
fn list_address(article: &Data) -> Option<Rc<str>> {
    match &article.headlines {
        Headlines::Src(link) => Some(link.shared()),
        Headlines::List(_) => None,
    }
}
