//! The head of the article: headline, standfirst, byline, dateline and date, picture.

use super::rich_text::{hangs, rich_text};
use crate::ui::locale::{DateStyle, direction};
use crate::ui::text::{Heading, only, text};
use crate::ui::view::View;
use article_viewer_model::{Date, Image, Named, decimal};
use yew::{Html, html};

/// The head.
pub(super) fn head(view: &View) -> Html {
    let article = &view.article;
    let headline = Heading {
        part: Some("headline"),
        id: Some(view.options.part_id("headline")),
        hangs: hangs(&article.headline),
        // The link at the end of the list leads here.
        is_target: true,
        ..Heading::default()
    };
    html! {
        <header part="head">
            { headline.draw(view.options.heading(0), only(&article.headline.shared())) }
            if let Some(description) = &article.description {
                <p part="description">{ only(description) }</p>
            }
            { byline(view) }
            { dateline(view) }
            { for article.image.as_ref().map(image) }
        </header>
    }
}

fn byline(view: &View) -> Html {
    let article = &view.article;
    // The publisher stands at the end of the authors, unless it is one of them.
    let publisher = article
        .publisher
        .iter()
        .filter(|publisher| article.author.iter().all(|a| *a.name != *publisher.name));
    let mut names = Vec::new();
    for named in article.author.iter().chain(publisher) {
        if !names.is_empty() {
            names.push(text(view.locale.text("comma")));
        }
        names.push(name(named));
    }
    if names.is_empty() {
        return Html::default();
    }
    let has_author = !article.author.is_empty();
    let by = has_author.then(|| view.locale.around("by"));
    let (before, after) = by.unwrap_or_default();
    html! { <p part="byline">{ around(before) }{ names }{ around(after) }</p> }
}

/// The words before or after a phrase's gap.
fn around(words: &str) -> Html {
    if words.is_empty() {
        Html::default()
    } else {
        text(words)
    }
}

fn name(named: &Named) -> Html {
    let name = only(&named.name.shared());
    match &named.url {
        Some(url) => html! { <a href={url.shared()}>{ name }</a> },
        None => html! { <span>{ name }</span> },
    }
}

/// The dateline as written; the date beside it only if it tells more: a time, or a day that the dateline
/// does not name.
fn dateline(view: &View) -> Html {
    let article = &view.article;
    let place = article.dateline.as_ref();
    let place = place.or(article.location_created.as_ref());
    let line = article.dateline.as_deref().unwrap_or_default();
    let tells_more = |date: &&Date| !line.contains(is_digit) || date.parts().time.is_some();
    let date = article.date_published.as_ref().filter(tells_more);
    let language = view.locale.language();
    html! {
        if place.is_some() || date.is_some() {
            <p part="dateline">
                if let Some(place) = place {
                    // The space is part of it: what follows a thing here has a mark before it.
                    <span>{ [&**place, " "].concat() }</span>
                }
                if let Some(date) = date {
                    <time part="date" dir={direction(&language)} lang={language} datetime={date.shared()}>
                        { text(view.locale.date(date, DateStyle::Long)) }
                    </time>
                }
            </p>
        }
    }
}

/// A picture with its caption; its place is kept while it loads where its size is known.
pub(super) fn image(image: &Image) -> Html {
    let pixels = |pixels: Option<u32>| pixels.map(|pixels| decimal(pixels as usize));
    html! {
        <figure part="image">
            <img
                src={image.url.shared()}
                alt={image.alt.clone()}
                width={pixels(image.width)}
                height={pixels(image.height)}
                decoding="async"
            />
            if let Some(caption) = &image.caption {
                <figcaption part="caption">{ rich_text(caption) }</figcaption>
            }
        </figure>
    }
}

/// Latin, Arabic, Persian and Devanagari digits.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '०'..='९')
}
