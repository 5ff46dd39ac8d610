//! The lists: related stories, and the headlines as `src/ui/headlines/headline_row.rs` draws them.

use super::node::{gather, has_part, plain};
use super::reader::Reader;
use crate::account::{Part, Reason};
use article_viewer_model::{Item, Named, NonBlank};
use dom_query::NodeRef;
use std::rc::Rc;

/// The related stories, in the article.
pub(super) fn related(root: &NodeRef, reader: &mut Reader) -> Vec<Item> {
    let mut sections = root.descendants_it();
    let Some(section) = sections.find(|node| has_part(node, "related")) else {
        return Vec::new();
    };
    let rows = section.descendants_it().filter(|node| node.has_name("li"));
    let rows = rows.filter_map(|row| {
        let date = reader.date(&row, "data-published");
        let noted = reader.attribute(&row, "data-description", |text| NonBlank::new(text));
        let mut item = item(&row, Part::Related, reader)?;
        item.description = item.description.or(noted.map(|text| text.shared()));
        item.date_published = item.date_published.or(date);
        Some(item)
    });
    rows.collect()
}

/// The headlines beside the article. A page has the first 2,000 of a longer list, and says how many there are.
pub(super) fn headlines(viewer: &NodeRef, reader: &mut Reader) -> Vec<Item> {
    let rows = viewer
        .descendants_it()
        .filter(|node| has_part(node, "headline-item"));
    let rows: Vec<NodeRef> = rows.collect();
    let items: Vec<Item> = rows
        .iter()
        .filter_map(|row| item(row, Part::HeadlineItem, reader))
        .collect();
    let all = rows
        .last()
        .and_then(|row| row.attr("aria-setsize")?.parse().ok());
    let left = all.unwrap_or(0_usize).saturating_sub(rows.len());
    if left > 0 {
        reader.lose(&format!("[{left} further headlines]"), Reason::Elsewhere);
    }
    items
}

/// The link below the headlines; where there are none, it is noted.
pub(super) fn more(viewer: &NodeRef, root: &NodeRef, reader: &mut Reader) -> Option<Named> {
    let mut links = viewer.descendants_it();
    if let Some(link) = links.find(|node| has_part(node, "more-headlines")) {
        let name = NonBlank::new(plain(&link))?;
        reader.keep(&name, Part::MoreHeadlines);
        let url = reader.link(&link, "href");
        return Some(Named { name, url });
    }
    let name = reader.attribute(root, "data-more", |name| NonBlank::new(name))?;
    let url = reader.link(root, "data-more-url");
    Some(Named { name, url })
}

fn item(row: &NodeRef, part: Part, reader: &mut Reader) -> Option<Item> {
    let mut text = String::new();
    let is_beside = |node: &NodeRef| {
        let is_under = node.has_class("under") || has_part(node, "reason");
        node.has_name("time") || node.has_class("gap") || is_under
    };
    gather(row, &is_beside, &mut text);
    let headline = NonBlank::new(text)?;
    reader.keep(&headline, part);
    let find = |name: &str| row.descendants_it().find(|node| node.has_attr(name));
    let codes = row.attr("data-countries");
    let under = row.descendants_it().find(|node| node.has_class("under"));
    Some(Item {
        headline,
        description: under.and_then(|under| reader.phrase(&under, Part::Description)),
        url: find("href").and_then(|link| reader.link(&link, "href")),
        date_published: find("datetime").and_then(|time| reader.date(&time, "datetime")),
        in_language: reader.language(row),
        countries: codes.map(|codes| codes.split_ascii_whitespace().map(Rc::from).collect()),
    })
}
