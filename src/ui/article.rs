//! The article: head, body, related stories.

use super::body::body;
use super::head::head;
use super::locale::{Locale, direction};
use super::shared::Shared;
use super::state::Dispatch;
use super::text::shared;
use super::viewer::Settings;
use article_viewer_model::{Article, Item};
use yew::prelude::*;

/// What [`ArticlePane`] draws from.
#[derive(Properties, PartialEq)]
pub struct ArticlePaneProps {
    /// The article.
    pub article: Shared<Article>,
    /// Of each card, whether it is open.
    pub open: Vec<bool>,
    /// How many headlines the list beside it has; `None` without a list.
    pub headlines: Option<u32>,
    /// The page's wishes.
    pub settings: Settings,
    /// The interface's language.
    pub locale: Locale,
    /// Takes what the reader does.
    pub dispatch: Dispatch,
}

/// A component of its own, so that typing in the filter does not draw the article again.
#[component]
pub fn ArticlePane(props: &ArticlePaneProps) -> Html {
    let ArticlePaneProps { article, open, headlines, settings, locale, dispatch } = props;
    let language = article.in_language.as_ref();
    html! {
        <article part="article" aria-labelledby={settings.id("headline")}
            lang={language.map(shared)} dir={language.map(|language| direction(language))}>
            { head(article, settings, locale) }
            { body(article, open, *headlines, settings, locale, dispatch) }
            { related(&article.related, settings, locale) }
        </article>
    }
}

fn related(items: &[Item], settings: &Settings, locale: &Locale) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let id = settings.id("related");
    let item = |item: &Item| {
        let words = AttrValue::Rc(item.headline.shared());
        let language = item.in_language.as_ref();
        html! {
            <li part="related-item" lang={language.map(shared)} dir={language.map(|language| direction(language))}>
                if let Some(url) = &item.url { <a href={url.shared()}>{ words }</a> } else { <span>{ words }</span> }
            </li>
        }
    };
    html! {
        <section part="related" aria-labelledby={id.clone()}>
            <@{settings.heading(1)} {id} lang={locale.language()} dir={direction(&locale.language())}>{ locale.text("related") }</@>
            <ul>{ for items.iter().map(item) }</ul>
        </section>
    }
}
