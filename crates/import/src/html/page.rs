//! A page in HTML as passages, each with its markup, and what the page states.

use super::address::{Base, saved_from};
use super::blocks::Block;
use super::body::{Body, body};
use super::lists::lists;
use super::metadata::{Metadata, metadata};
use crate::credits;
use crate::data::fold;
use crate::label::{self, Mark};
use crate::markup::{Kind, Markup, Standing, Stated};
use crate::page::Page;
use crate::passage::Passage;
use crate::shape;
use crate::transcript;
use article_viewer_model::{Image, Link, Named, NonBlank};
use dom_query::Document;
use std::borrow::Cow;
use std::rc::Rc;

/// Why a page in HTML has no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoPage {
    /// Its elements are nested deeper than any page's.
    Nested,
    /// It is hardly more than `&` and `<`.
    Signs,
    /// No part of it is a text.
    NoText,
    /// It asks for a password, and has hardly any text.
    Login,
}

/// Elements that stand in one another: pages of news have 60. A tree of 100,000 takes minutes to build.
const DEEPEST: usize = 1000;
/// So many `&` and `<` a page may have in its texts: news have a few thousand. The time that html5ever takes to write them
/// grows with their square, to 5 s here.
const MOST_SIGNS: usize = 100_000;
/// A standfirst may stand among so many of the first blocks.
const FIRST: usize = 6;
/// A page with fewer words that are no links has no article.
const FEWEST_WORDS: usize = 12;
/// So many words a page behind a login may show.
const FEW_WORDS: usize = 120;

/// Reads a page; `address` is its own, where the caller knows it.
pub(crate) fn page(html: &str, address: Option<&str>) -> Result<Page<'static>, NoPage> {
    if depth(html) > DEEPEST {
        return Err(NoPage::Nested);
    }
    if signs(html) > MOST_SIGNS {
        return Err(NoPage::Signs);
    }
    let document = Document::from(html);
    let base = Base::of(&document, html, address);
    let found = body(&document, &base);
    let words: usize = found
        .iter()
        .flat_map(|body| &body.blocks)
        .filter(|(block, standing)| *standing == Standing::Text && !block.is_linked())
        .map(|(block, _)| block.text())
        .map(|text| shape::words(&text).max(text.chars().count() / 8))
        .sum();
    if words < FEW_WORDS && document.select("input[type=\"password\"]").exists() {
        return Err(NoPage::Login);
    }
    let body = found
        .filter(|_| words >= FEWEST_WORDS)
        .ok_or(NoPage::NoText)?;
    let metadata = metadata(&document, &base);
    let title = headline(&document, &body.title, &metadata);
    let mut stated = stated(&body, title, metadata, &base);
    stated.url = stated.url.or_else(|| Link::new(&saved_from(html)?));
    Ok(of_blocks(body.blocks.into_iter(), stated))
}

/// A page of these blocks, each with where it stands.
pub(super) fn of_blocks(
    blocks: impl Iterator<Item = (Block, Standing)>,
    stated: Stated,
) -> Page<'static> {
    let mut lines = Vec::new();
    let mut passages = Vec::new();
    for (block, standing) in blocks {
        lines.push(Cow::Owned(shown(&block)));
        let number = lines.len();
        let mut passage = Passage::new((number, number), 1, said(&block));
        passage.markup = Some(Rc::new(Markup {
            kind: block.kind,
            role: block.role,
            standing,
            runs: block.runs,
        }));
        passages.push(passage);
    }
    Page {
        lines,
        passages: transcript::label(passages),
        stated: Some(stated),
    }
}

/// How deep elements stand in one another at most, by the tags of those that must be closed, before a tree is made of them.
fn depth(html: &str) -> usize {
    // Those that have no end tag, or may leave it out.
    const OPEN: [&str; 33] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "p", "li", "dd", "dt", "option", "optgroup", "tr", "td", "th", "tbody",
        "thead", "tfoot", "colgroup", "rt", "rp", "html", "head", "body", "path", "use",
    ];
    let (mut deepest, mut depth) = (0, 0_usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closes = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        if name == "script" && !closes {
            // What looks like a tag in a script is none.
            rest = rest.find("</script").map_or("", |at| &rest[at..]);
        } else if name.starts_with(|c: char| c.is_ascii_alphabetic())
            && !OPEN.contains(&&*name)
            && !is_heading(&name)
            && !closes_itself(rest)
        {
            depth = if closes {
                depth.saturating_sub(1)
            } else {
                depth + 1
            };
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// How many `&` stand in a page, and `<` that begin no tag.
fn signs(html: &str) -> usize {
    let next = html.bytes().skip(1).chain([b' ']);
    let is_sign = |(byte, next): &(u8, u8)| match byte {
        b'&' => true,
        b'<' => !(next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')),
        _ => false,
    };
    html.bytes().zip(next).filter(is_sign).count()
}

/// `<circle r="1"/>`
fn closes_itself(tag: &str) -> bool {
    // No attribute of a drawing is longer, and a page may be nothing but signs.
    const LONGEST: usize = 4096;
    let end = tag.bytes().take(LONGEST).position(|byte| byte == b'>');
    end.is_some_and(|end| tag[..end].ends_with('/'))
}

/// `h1` to `h6`: one ends another.
fn is_heading(name: &str) -> bool {
    name.strip_prefix('h')
        .is_some_and(|level| level.len() == 1 && level.as_bytes()[0].is_ascii_digit())
}

/// What the account calls a block.
fn shown(block: &Block) -> String {
    match &block.kind {
        Kind::Image(image) => format!("[picture {}]", &*image.url),
        Kind::Embedded(tag) => format!("<{tag}>"),
        _ => block.text(),
    }
}

/// The text as the rules for every page take it: what is set in bold or as a heading has the marks that bold type has in
/// text, and a name in an element of its own has the colon of a label.
fn said(block: &Block) -> String {
    let text = block.text();
    if matches!(block.kind, Kind::Image(_) | Kind::Embedded(_)) {
        return shown(block);
    }
    if label::read(&text).is_some_and(|label| label.mark == Mark::Colon) {
        return text;
    }
    if let Some((name, rest)) = block
        .named
        .and_then(|end| text.split_at_checked(end))
        .filter(|(name, _)| (1..=5).contains(&shape::words(name)))
    {
        return format!("{}: {}", name.trim(), rest.trim());
    }
    if block.is_strong() || block.kind == Kind::Heading {
        return format!("**{}**", text.trim());
    }
    match block.runs.as_slice() {
        [name, rest @ ..]
            if (name.strong || name.em)
                && shape::words(&name.text) <= 4
                && shape::begins_upper(&name.text)
                && !shape::is_sentence(name.text.trim())
                && rest.first().is_some_and(|next| {
                    shape::begins_upper(next.text.trim_start_matches([' ', '—', '–', '-', '|']))
                }) =>
        {
            let rest: String = rest.iter().map(|run| &*run.text).collect();
            format!(
                "{}: {}",
                name.text.trim(),
                rest.trim_start_matches([' ', '—', '–', '-', '|'])
            )
        }
        _ => match block.wide.and_then(|at| text.split_at_checked(at)) {
            Some((label, rest)) => format!("{label}\t{}", rest.trim_start()),
            None => text,
        },
    }
}

/// The headline: an `<h1>` that the page's title repeats, since a title may name the site as well; else the title without
/// that name.
fn headline(document: &Document, title: &str, metadata: &Metadata) -> Option<String> {
    let title = super::tags::nonblank(title).or_else(|| metadata.headline.clone())?;
    let folded = fold(&title);
    let headings = document.select("h1");
    let repeated = headings.nodes().iter().find_map(|heading| {
        let text = super::tags::nonblank(&heading.text())?;
        let one = fold(&text);
        let site = metadata.publisher.as_ref().map(|(site, _)| fold(site));
        let parted = |rest: &str| {
            !rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
                && rest.trim().contains(is_joint)
                && site.as_ref().is_none_or(|site| rest.contains(site))
        };
        let begins = folded.strip_prefix(&one).is_some_and(parted);
        let ends = folded.strip_suffix(&one).is_some_and(parted);
        (shape::words(&text) > 1 && (begins || ends)).then_some(text)
    });
    let without_site = || {
        let (site, _) = metadata.publisher.as_ref()?;
        let rest = title.strip_suffix(site.as_str())?.trim_end();
        let rest = rest.strip_suffix(is_joint)?.trim_end();
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    repeated.or_else(without_site).or(Some(title))
}

/// What parts a headline from the site's name.
fn is_joint(c: char) -> bool {
    matches!(c, '|' | '-' | '–' | '—' | '·' | '•' | '»' | '«' | ':' | '/')
}

fn stated(body: &Body, headline: Option<String>, metadata: Metadata, base: &Base) -> Stated {
    let mut again: Vec<String> = [headline.as_deref(), metadata.headline.as_deref()]
        .into_iter()
        .flatten()
        .map(fold)
        .collect();
    let first: Vec<String> = body
        .blocks
        .iter()
        .filter(|(_, standing)| *standing == Standing::Text)
        .map(|(block, _)| fold(&block.text()))
        .filter(|text| !text.is_empty())
        .take(FIRST)
        .collect();
    // What stands on the page counts before what is written for search engines.
    again.extend(body.standfirst.as_deref().map(fold));
    let description = body.standfirst.clone().or_else(|| {
        metadata
            .description
            .filter(|description| is_standfirst(description, &again, &first))
    });
    let mut authors: Vec<Named> = metadata
        .authors
        .into_iter()
        .flat_map(|(name, url)| named_as_written(&name, url.as_ref()))
        .collect();
    if authors.is_empty() {
        authors = body
            .byline
            .iter()
            .flat_map(|byline| named_as_written(byline, None))
            .collect();
    }
    again.extend(body.byline.as_deref().map(fold));
    again.extend(authors.iter().map(|author| fold(&author.name)));
    let lists = lists(&body.beside, base);
    Stated {
        headline: headline.and_then(NonBlank::new),
        description: description.map(Into::into),
        authors,
        publisher: metadata.publisher.and_then(|(name, url)| {
            Some(Named {
                name: NonBlank::new(name)?,
                url,
            })
        }),
        published: metadata.published,
        modified: metadata.modified,
        language: metadata.language.map(Into::into),
        url: metadata.url,
        image: metadata.image.map(|url| Image {
            url,
            alt: "".into(),
            caption: None,
            width: None,
            height: None,
        }),
        related: lists.related,
        headlines: lists.headlines,
        again,
    }
}

/// A description that says more than the headline, is not cut off, and does not stand in the text as well.
fn is_standfirst(description: &str, headlines: &[String], first: &[String]) -> bool {
    let folded = fold(description);
    let words = folded.trim_end_matches(['.', '…', ' ']);
    let is_cut = folded.ends_with('…') || folded.ends_with("...");
    let stands = |texts: &[String]| texts.iter().any(|text| text.starts_with(words));
    !is_cut && shape::words(words) >= 4 && !stands(headlines) && !stands(first)
}

fn is_person(name: &str) -> bool {
    (2..=3).contains(&shape::words(name)) && !shape::is_capitals(name)
}

/// `By Anna Berg and Lars Holm` as two names; what is no byline of names is kept as one.
pub(super) fn named_as_written(written: &str, url: Option<&Link>) -> Vec<Named> {
    let bare = credits::after(credits::Credit::Author, written)
        .unwrap_or(written)
        .trim();
    let names = match credits::byline(bare) {
        // A page's own list of authors names no paper.
        Some(mut byline) if byline.publisher.as_deref().is_some_and(is_person) => {
            byline.names.extend(byline.publisher);
            byline.names
        }
        // "Anna Berg & Lars Holm" are two, "Ships & Men" is a paper.
        Some(byline)
            if !byline.names.is_empty()
                && (byline.names.len() == 1
                    || byline.names.iter().all(|name| shape::words(name) > 1)) =>
        {
            byline.names
        }
        _ => vec![bare.to_owned()],
    };
    names
        .into_iter()
        .filter_map(|name| {
            Some(Named {
                name: NonBlank::new(name)?,
                url: url.cloned(),
            })
        })
        .collect()
}
