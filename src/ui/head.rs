//! The head of the article: headline, standfirst, byline, dateline and date, picture.

use super::locale::{DateStyle, Locale};
use super::text::{hangs, shared, text};
use super::viewer::Settings;
use article_viewer_model::{Article, Image, Named};
use yew::prelude::*;

/// The head.
pub fn head(article: &Article, settings: &Settings, locale: &Locale) -> Html {
    html! {
        <header part="head">
            <@{settings.heading(0)} part="headline" id={settings.id("headline")} data-hang={hangs(&article.headline)}>
                { AttrValue::Rc(article.headline.shared()) }
            </@>
            if let Some(description) = &article.description {
                <p part="description">{ shared(description) }</p>
            }
            { byline(article, locale) }
            { dateline(article, locale) }
            if let Some(picture) = &article.image { { image(picture) } }
        </header>
    }
}

fn byline(article: &Article, locale: &Locale) -> Html {
    let name = |named: &Named| match &named.url {
        Some(url) => html! { <a href={url.shared()}>{ AttrValue::Rc(named.name.shared()) }</a> },
        None => html! { AttrValue::Rc(named.name.shared()) },
    };
    // The publisher stands at the end of the authors, unless it is one of them.
    let publisher = article.publisher.iter().filter(|p| article.author.iter().all(|a| *a.name != *p.name));
    if article.author.is_empty() {
        let lone = publisher.map(name).next();
        return lone.map_or_else(Html::default, |lone| html! { <p part="byline">{ lone }</p> });
    }
    let phrase = locale.text("by");
    let (before, after) = phrase.split_once("{names}").unwrap_or(("", ""));
    let names = article.author.iter().chain(publisher).enumerate().map(|(index, named)| {
        html! { <>if index > 0 { { ", " } }{ name(named) }</> }
    });
    html! { <p part="byline">{ before.to_owned() }{ for names }{ after.to_owned() }</p> }
}

/// The dateline as written; the date beside it only if it tells more: a time, or a day that the dateline
/// does not name.
fn dateline(article: &Article, locale: &Locale) -> Html {
    let place = article.dateline.as_ref().or(article.location_created.as_ref());
    let names_day = article.dateline.as_deref().is_some_and(|line| line.contains(char::is_numeric));
    let date = article.date_published.as_ref().filter(|date| !names_day || date.parts().time.is_some());
    if place.is_none() && date.is_none() {
        return Html::default();
    }
    html! {
        <p part="dateline">
            if let Some(place) = place { <span>{ shared(place) }</span>{ " " } }
            if let Some(date) = date {
                <time part="date" datetime={date.shared()}>{ locale.date(date, DateStyle::Long) }</time>
            }
        </p>
    }
}

/// A picture with its caption; its place is kept while it loads where its size is known.
pub fn image(image: &Image) -> Html {
    html! {
        <figure part="image">
            <img
                src={image.url.shared()}
                alt={shared(&image.alt)}
                width={image.width.map(|pixels| pixels.to_string())}
                height={image.height.map(|pixels| pixels.to_string())}
                decoding="async"
            />
            if let Some(caption) = &image.caption {
                <figcaption part="caption">{ text(caption) }</figcaption>
            }
        </figure>
    }
}
