//! The article: head, body, related stories.

use super::body::body;
use super::element::{nothing, tag, words};
use super::head::head;
use super::locale::{Locale, direction};
use super::page::Page;
use super::settings::Settings;
use super::state::Dispatch;
use super::text::string;
use article_viewer_model::{Article, Item};
use std::rc::Rc;
use yew::Html;

/// The article. `open` says of each card whether it is open, `headlines` how many the list beside it has.
pub(crate) fn article(
    article: &Article,
    open: &[bool],
    headlines: Option<u32>,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
    page: &Rc<dyn Page>,
) -> Html {
    let language = article.in_language.clone();
    tag!("article", {
        "part" => "article",
        "aria-labelledby" => settings.id("headline"),
        "dir" => language.as_deref().map(direction),
        "lang" => language,
    }, [
        head(article, settings, locale),
        body(article, open, headlines, settings, locale, dispatch, page),
        related(&article.related, settings, locale),
    ])
}

fn related(items: &[Item], settings: &Settings, locale: &Locale) -> Html {
    if items.is_empty() {
        return nothing();
    }
    let id = settings.id("related");
    let title = tag!(settings.heading(1), {
        "id" => id.clone(),
        "lang" => locale.language(),
        "dir" => direction(&locale.language()),
    }, [words(&locale.text("related"))]);
    let list = tag!("ul", {}, items.iter().map(item).collect());
    tag!("section", { "part" => "related", "aria-labelledby" => id }, [title, list])
}

fn item(item: &Item) -> Html {
    let headline = string(&item.headline.shared());
    let line = match &item.url {
        Some(url) => tag!("a", { "href" => url.shared() }, [headline]),
        None => tag!("span", {}, [headline]),
    };
    let language = item.in_language.clone();
    tag!("li", {
        "part" => "related-item",
        "dir" => language.as_deref().map(direction),
        "lang" => language,
    }, [line])
}
