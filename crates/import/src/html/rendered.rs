//! A page that this viewer rendered: the article is read back from its markup as it stands, without any rule for other
//! pages. What the components in `src/ui/article` and `src/ui/headlines` draw is known here, and what `HostOptions::note`
//! writes beside it. Whatever others have put between is kept as a paragraph, and what cannot be read is told.

mod card;
mod head;
mod lists;
mod node;
mod reader;
mod words;

use super::address::saved_from;
use super::page::{DEEPEST, depth};
use crate::account::{Line, Part, Reason};
use article_viewer_model::{Article, Block, Headlines, NonBlank};
use dom_query::{Document, NodeRef};
use node::{has_part, is_silent, plain};
use reader::Reader;
use url::Url;

/// The article of a page that this viewer rendered, and the account of the page; none where it is another's, or has no
/// headline.
pub(crate) fn rendered(html: &str, address: Option<&str>) -> Option<(Article, Vec<Line>)> {
    // Most pages are others', and need no tree of their own here. However many signs a page has, its tree is soon made.
    if !html.contains("part=") || depth(html) > DEEPEST {
        return None;
    }
    let document = Document::from(html);
    let roots = document.select(".av article[part~=\"article\"]");
    let (root, headline) = roots.nodes().iter().find_map(|root| {
        let parts = root.descendants_it();
        let mut headlines = parts.filter(|node| has_part(node, "headline"));
        let headline = headlines.find_map(|node| NonBlank::new(plain(&node)))?;
        Some((*root, headline))
    })?;
    let page = Page {
        viewer: around(&root),
        root,
    };
    let mut reader = Reader::new(base(&document, html, address));
    let article = page.article(headline, &mut reader);
    page.beside(&document, &mut reader);
    Some((article, reader.lines))
}

/// What relative addresses are relative to, if somebody says so. The canonical address is the article's own and does not:
/// the page may lie elsewhere, with its pictures.
fn base(document: &Document, html: &str, given: Option<&str>) -> Option<Url> {
    let stated = || {
        Some(
            document
                .select_single("base[href]")
                .attr("href")?
                .to_string(),
        )
    };
    let candidates = [given.map(str::to_owned), stated(), saved_from(html)];
    let mut candidates = candidates.into_iter().flatten();
    candidates.find_map(|address| {
        Url::parse(address.trim())
            .ok()
            .filter(|url| !url.cannot_be_a_base())
    })
}

/// The viewer that the article stands in.
fn around<'d>(root: &NodeRef<'d>) -> NodeRef<'d> {
    let mut above = root.ancestors_it(None);
    above.find(|node| node.has_class("av")).unwrap_or(*root)
}

/// A rendered page.
struct Page<'d> {
    viewer: NodeRef<'d>,
    root: NodeRef<'d>,
}

impl Page<'_> {
    fn article(&self, headline: NonBlank, reader: &mut Reader) -> Article {
        let mut article = Article::new(headline);
        let notes = self.root;
        article.in_language = reader.language(&notes);
        article.url = reader.link(&notes, "data-url");
        article.date_published = reader.date(&notes, "data-published");
        article.date_modified = reader.date(&notes, "data-modified");
        let mut body = Body {
            article,
            reader,
            has_headline: false,
        };
        body.blocks(&self.root);
        let Body { mut article, .. } = body;
        head::dateline(&self.root, &mut article, reader);
        head::byline(&self.root, &mut article, reader);
        article.related = lists::related(&self.root, reader);
        article.headlines = match reader.link(&notes, "data-src") {
            Some(address) => Headlines::Src(address),
            None => Headlines::List(lists::headlines(&self.viewer, reader)),
        };
        article.more_headlines = lists::more(&self.viewer, &self.root, reader);
        article
    }

    /// What stands around the viewer is told in one line.
    fn beside(&self, document: &Document, reader: &mut Reader) {
        let mut text = String::new();
        for node in document.select("body").nodes() {
            node::gather(node, &|node| node.id == self.viewer.id, &mut text);
        }
        reader.lose(&text, Reason::Beside);
    }
}

/// The body while it is read.
struct Body<'r> {
    article: Article,
    reader: &'r mut Reader,
    has_headline: bool,
}

impl Body<'_> {
    fn blocks(&mut self, root: &NodeRef) {
        for node in root.children_it(false) {
            if !is_silent(&node) {
                self.block(&node);
            }
        }
    }

    fn block(&mut self, node: &NodeRef) {
        let part = node.attr("part").unwrap_or_default();
        let mut parts = part.split_ascii_whitespace();
        // What says nothing of itself, and holds what does.
        let holds = |node: &NodeRef| node.descendants_it().any(|node| node.has_attr("part"));
        match parts.next().unwrap_or_default() {
            // Read by themselves.
            "byline" | "dateline" | "related" | "toolbar" => {}
            "headline" if !self.has_headline => {
                self.has_headline = true;
                self.reader.keep(&plain(node), Part::Headline);
            }
            "description" if self.article.description.is_none() => {
                self.article.description = self.reader.phrase(node, Part::Description);
            }
            "headline" | "heading" => self.text(node, Part::Heading, Block::Heading),
            "paragraph" | "description" => self.text(node, Part::Paragraph, Block::Paragraph),
            "quote" => self.quote(node),
            "image" => self.image(node),
            "card" => {
                let blocks = card::exchange(node, self.reader);
                self.article.body.extend(blocks);
            }
            "error" => self.reader.lose(&plain(node), Reason::Damaged),
            _ if holds(node) => self.blocks(node),
            _ => self.text(node, Part::Paragraph, Block::Paragraph),
        }
    }

    fn text(&mut self, node: &NodeRef, part: Part, block: fn(article_viewer_model::Text) -> Block) {
        if let Some(text) = self.reader.text(node, part) {
            self.article.body.push(block(text));
        }
    }

    fn quote(&mut self, node: &NodeRef) {
        let cite = node.children_it(false).find(|node| node.has_name("footer"));
        let quoted = |node: &NodeRef| !node.has_name("footer") && !is_silent(node);
        let mut cite = cite.and_then(|cite| self.reader.phrase(&cite, Part::Quote));
        for node in node.children_it(false).filter(quoted) {
            if let Some(text) = self.reader.text(&node, Part::Quote) {
                let cite = cite.take();
                self.article.body.push(Block::Quote { text, cite });
            }
        }
        // Somebody took the quotation away.
        if let Some(text) = cite {
            self.reader.lose(&text, Reason::Damaged);
        }
    }

    /// The first picture in the head leads the article.
    fn image(&mut self, node: &NodeRef) {
        let mut above = node.ancestors_it(None);
        let in_head = above.any(|node| has_part(&node, "head"));
        match head::image(node, self.reader) {
            Ok(image) if in_head && self.article.image.is_none() => {
                self.article.image = Some(image);
            }
            Ok(image) => self.article.body.push(Block::Image(image)),
            Err(Some(caption)) => self.article.body.push(Block::Paragraph(caption)),
            Err(None) => {}
        }
    }
}
