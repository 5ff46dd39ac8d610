//! The whole page: head, element, viewer.

use crate::address::absolute;
use crate::element::{Element, element};
use crate::html::{attribute, escaped, script_json};
use crate::linked_data::linked_data;
use article_viewer::ui::direction;
use article_viewer_model::{Article, Block, Date, Text};
use std::rc::Rc;

/// A page's own address, and its files.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The page's own address, absolute; empty where it is not known.
    pub address: String,
    /// What it loads.
    pub files: Files,
    /// A link at the end, to the page that leads here: its address and its words.
    pub back: Option<(String, String)>,
}

/// Addresses of what a page loads, relative to it or absolute.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The style sheets.
    pub styles: Vec<String>,
    /// The viewer's script; none where a page is to be read only.
    pub script: Option<String>,
    /// Modules that the script will ask for.
    pub modules: Vec<String>,
    /// What else it will fetch.
    pub fetched: Vec<String>,
    /// The icon.
    pub icon: Option<String>,
}

/// So many characters of a description are shown by those who show one.
const DESCRIPTION: usize = 200;

/// The page: `<!doctype html>` to `</html>`.
pub fn page(article: &Rc<Article>, wishes: &Element, page: &Page) -> String {
    let language = article.in_language.as_deref().unwrap_or("en");
    let (lang, dir) = (attribute("lang", language), direction(language));
    let head = head(article, page);
    let element = element(article, wishes);
    let back = page.back.as_ref().map(|(address, words)| {
        let (href, words) = (attribute("href", address), escaped(words));
        format!("<footer class=\"site\"><p><a{href}>{words}</a></p></footer>\n")
    });
    let footer = back.unwrap_or_default();
    format!(
        "<!doctype html>\n<html{lang} dir=\"{dir}\">\n<head>\n{head}</head>\n<body>\n<main>\n{element}</main>\n{footer}</body>\n</html>\n"
    )
}

fn head(article: &Article, page: &Page) -> String {
    let address = canonical(article, page);
    let mut lines = vec![
        "<meta charset=\"utf-8\">".to_owned(),
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">".to_owned(),
        format!("<title>{}</title>", escaped(&article.headline)),
    ];
    lines.extend(
        said_of(article, &address, &page.address)
            .into_iter()
            .map(meta),
    );
    lines.extend(links(page, &address));
    if let Some(script) = &page.files.script {
        let src = attribute("src", script);
        lines.push(format!(
            "<script type=\"module\"{src} fetchpriority=\"low\"></script>"
        ));
    }
    let data = script_json(&linked_data(article, &address, &page.address).to_string());
    lines.push(format!(
        "<script type=\"application/ld+json\">{data}</script>\n"
    ));
    lines.join("\n")
}

/// An element `meta`: the attribute that names it, the name, what it says.
type Meta = (&'static str, &'static str, String);

fn meta((kind, name, value): Meta) -> String {
    let (name, value) = (attribute(kind, name), attribute("content", &value));
    format!("<meta{name}{value}>")
}

/// What search engines and other sites say of the page: `description` and `author`, and Open Graph
/// (<https://ogp.me/#type_article>).
fn said_of(article: &Article, address: &str, base: &str) -> Vec<Meta> {
    let description = description(article);
    let date = |date: &Option<Date>| date.as_ref().map(|date| date.to_string());
    let publisher = article.publisher.as_ref();
    let authors = article.author.iter();
    let mut out = vec![("name", "description", description.clone())];
    out.extend(authors.map(|author| ("name", "author", author.name.to_string())));
    out.extend([
        ("property", "og:type", "article".to_owned()),
        ("property", "og:title", article.headline.to_string()),
        ("property", "og:description", description),
        ("property", "og:url", address.to_owned()),
        (
            "property",
            "og:site_name",
            publisher.map_or_else(String::new, |publisher| publisher.name.to_string()),
        ),
        (
            "property",
            "article:published_time",
            date(&article.date_published).unwrap_or_default(),
        ),
        (
            "property",
            "article:modified_time",
            date(&article.date_modified).unwrap_or_default(),
        ),
    ]);
    if let Some(image) = &article.image {
        let picture = absolute(&image.url, base);
        // Others fetch it, so a relative address is none.
        if picture.contains("://") {
            out.push(("property", "og:image", picture));
            out.push(("property", "og:image:alt", image.alt.to_string()));
            out.push(("name", "twitter:card", "summary_large_image".to_owned()));
        }
    }
    out.retain(|(.., value)| !value.is_empty());
    out
}

/// What the page loads. The text paints first: it needs the sheets alone.
fn links(page: &Page, address: &str) -> Vec<String> {
    let link = |rel: &str, address: &str, more: &str| {
        let (rel, href) = (attribute("rel", rel), attribute("href", address));
        format!("<link{rel}{href}{more}>")
    };
    let files = &page.files;
    let mut out = Vec::new();
    if !address.is_empty() {
        out.push(link("canonical", address, ""));
    }
    out.extend(
        files
            .styles
            .iter()
            .map(|style| link("stylesheet", style, "")),
    );
    out.extend(
        files
            .icon
            .iter()
            .map(|icon| link("icon", icon, " type=\"image/svg+xml\"")),
    );
    let low = " fetchpriority=\"low\"";
    out.extend(
        files
            .modules
            .iter()
            .map(|module| link("modulepreload", module, low)),
    );
    let fetched = [" as=\"fetch\" crossorigin", low].concat();
    out.extend(
        files
            .fetched
            .iter()
            .map(|file| link("preload", file, &fetched)),
    );
    out
}

/// The article's own address where it names one, else the page's.
fn canonical(article: &Article, page: &Page) -> String {
    let own = article.url.as_ref().map(|url| absolute(url, &page.address));
    own.filter(|url| url.contains("://"))
        .unwrap_or_else(|| page.address.clone())
}

/// The standfirst, else the beginning of the text.
fn description(article: &Article) -> String {
    if let Some(description) = &article.description {
        return description.to_string();
    }
    let text = article.body.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        Block::Exchange(exchange) => exchange.answers.first()?.paragraphs.iter().flatten().next(),
        _ => None,
    });
    let text = text.map(Text::to_plain).unwrap_or_default();
    match text.char_indices().nth(DESCRIPTION) {
        Some((end, _)) => {
            let cut = &text[..end];
            format!("{}…", cut.rsplit_once(' ').map_or(cut, |(words, _)| words))
        }
        None => text,
    }
}
