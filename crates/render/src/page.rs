//! The whole page: head, element, viewer.

use crate::element::{Element, element};
use crate::html::{attribute, escaped, script_json};
use crate::linked_data::linked_data;
use article_viewer::ui::direction;
use article_viewer_model::{Article, Block, Text};
use std::rc::Rc;

/// A page's own address, and its files.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The page's own address, absolute; empty where it is not known.
    pub address: String,
    /// What it loads.
    pub files: Files,
    /// Markup for the end of the body, such as a link back.
    pub footer: String,
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
    let Page { footer, .. } = page;
    format!(
        "<!doctype html>\n<html{lang} dir=\"{dir}\">\n<head>\n{head}</head>\n<body>\n<main>\n{element}</main>\n{footer}</body>\n</html>\n"
    )
}

fn head(article: &Article, page: &Page) -> String {
    let address = canonical(article, page);
    let description = description(article);
    let mut out = String::from(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    out += &format!("<title>{}</title>\n", escaped(&article.headline));
    let mut meta = |kind: &str, name: &str, value: &str| {
        if !value.is_empty() {
            let (name, value) = (attribute(kind, name), attribute("content", value));
            out += &format!("<meta{name}{value}>\n");
        }
    };
    meta("name", "description", &description);
    for author in &article.author {
        meta("name", "author", &author.name);
    }
    meta("property", "og:type", "article");
    meta("property", "og:title", &article.headline);
    meta("property", "og:description", &description);
    meta("property", "og:url", &address);
    let publisher = article.publisher.as_ref();
    meta(
        "property",
        "og:site_name",
        publisher.map_or("", |publisher| &publisher.name),
    );
    if let Some(image) = &article.image {
        // Others fetch it, so a relative address is none.
        let image_address = absolute(&image.url, &address);
        if image_address.contains("://") {
            meta("property", "og:image", &image_address);
            meta("property", "og:image:alt", &image.alt);
            meta("name", "twitter:card", "summary_large_image");
        }
    }
    let dates = [
        ("article:published_time", &article.date_published),
        ("article:modified_time", &article.date_modified),
    ];
    for (name, date) in dates {
        meta(
            "property",
            name,
            &date.as_ref().map(|date| date.shared()).unwrap_or_default(),
        );
    }
    let mut link = |rel: &str, address: &str, more: &str| {
        if !address.is_empty() {
            let (rel, href) = (attribute("rel", rel), attribute("href", address));
            out += &format!("<link{rel}{href}{more}>\n");
        }
    };
    link("canonical", &address, "");
    for style in &page.files.styles {
        link("stylesheet", style, "");
    }
    link(
        "icon",
        page.files.icon.as_deref().unwrap_or_default(),
        " type=\"image/svg+xml\"",
    );
    // The text paints first: it needs none of this.
    for module in &page.files.modules {
        link("modulepreload", module, " fetchpriority=\"low\"");
    }
    if let Some(script) = &page.files.script {
        let src = attribute("src", script);
        out += &format!("<script type=\"module\"{src} fetchpriority=\"low\"></script>\n");
    }
    let data = script_json(&linked_data(article, &address).to_string());
    out += &format!("<script type=\"application/ld+json\">{data}</script>\n");
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

/// An address made absolute by the page's own; as it is where that is not known.
pub(crate) fn absolute(address: &str, base: &str) -> String {
    let base = url::Url::parse(base).ok();
    let joined = base.and_then(|base| base.join(address).ok());
    joined.map_or_else(|| address.to_owned(), Into::into)
}
