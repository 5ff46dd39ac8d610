//! The head of the article: headline, standfirst, byline, dateline and date, picture.

use super::element::{nothing, space, tag, words};
use super::locale::{DateStyle, Locale, direction};
use super::settings::Settings;
use super::text::{hangs, string, text};
use article_viewer_model::{Article, Image, Named, decimal};
use yew::Html;

/// The head.
pub(crate) fn head(article: &Article, settings: &Settings, locale: &Locale) -> Html {
    let headline = tag!(
        settings.heading(0),
        {
            "part" => "headline",
            "id" => settings.id("headline"),
            "data-hang" => hangs(&article.headline),
            // The link at the end of the list leads here.
            "tabindex" => "-1",
        },
        [string(&article.headline.shared())]
    );
    let description = article.description.as_ref();
    let description = description.map_or_else(
        nothing,
        |description| tag!("p", { "part" => "description" }, [string(description)]),
    );
    let picture = article.image.as_ref().map_or_else(nothing, image);
    tag!("header", { "part" => "head" }, [
        headline,
        description,
        byline(article, locale),
        dateline(article, locale),
        picture,
    ])
}

fn byline(article: &Article, locale: &Locale) -> Html {
    // The publisher stands at the end of the authors, unless it is one of them.
    let publisher = article
        .publisher
        .iter()
        .filter(|p| article.author.iter().all(|a| *a.name != *p.name));
    let mut names = Vec::new();
    for named in article.author.iter().chain(publisher) {
        if !names.is_empty() {
            names.push(words(&locale.text("comma")));
        }
        names.push(name(named));
    }
    if names.is_empty() {
        return nothing();
    }
    if !article.author.is_empty() {
        let (before, after) = locale.around("by");
        names.insert(0, words(before));
        names.push(words(after));
    }
    tag!("p", { "part" => "byline" }, names)
}

fn name(named: &Named) -> Html {
    let name = string(&named.name.shared());
    match &named.url {
        Some(url) => tag!("a", { "href" => url.shared() }, [name]),
        None => name,
    }
}

/// The dateline as written; the date beside it only if it tells more: a time, or a day that the dateline
/// does not name.
fn dateline(article: &Article, locale: &Locale) -> Html {
    let mut parts = Vec::new();
    if let Some(place) = article
        .dateline
        .as_ref()
        .or(article.location_created.as_ref())
    {
        parts.push(tag!("span", {}, [string(place)]));
        parts.push(space());
    }
    let names_day = article
        .dateline
        .as_deref()
        .is_some_and(|line| line.contains(is_digit));
    if let Some(date) = &article.date_published
        && (!names_day || date.parts().time.is_some())
    {
        let shown = words(&locale.date(date, DateStyle::Long));
        let language = locale.language();
        parts.push(tag!("time", {
            "part" => "date",
            "dir" => direction(&language),
            "lang" => language,
            "datetime" => date.shared(),
        }, [shown]));
    }
    if parts.is_empty() {
        nothing()
    } else {
        tag!("p", { "part" => "dateline" }, parts)
    }
}

/// A picture with its caption; its place is kept while it loads where its size is known.
pub(crate) fn image(image: &Image) -> Html {
    let pixels = |pixels: Option<u32>| pixels.map(|pixels| decimal(pixels as usize));
    let picture = tag!("img", {
        "src" => image.url.shared(),
        "alt" => image.alt.clone(),
        "width" => pixels(image.width),
        "height" => pixels(image.height),
        "decoding" => "async",
    }, []);
    let caption = image.caption.as_ref();
    let caption = caption.map_or_else(
        nothing,
        |caption| tag!("figcaption", { "part" => "caption" }, [text(caption)]),
    );
    tag!("figure", { "part" => "image" }, [picture, caption])
}

/// Latin, Arabic, Persian and Devanagari digits.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '०'..='९')
}
