//! The lines under the headline as `src/ui/article/head.rs` draws them, and pictures.

use super::node::{has_part, is_silent, plain};
use super::reader::Reader;
use crate::account::{Part, Reason};
use article_viewer_model::{Article, Image, Link, Named, NonBlank, Text};
use dom_query::NodeRef;

fn line<'d>(root: &NodeRef<'d>, part: &str) -> Option<NodeRef<'d>> {
    root.descendants_it().find(|node| has_part(node, part))
}

/// Place and date. What the line shows counts, for somebody may have changed it; that it shows a dateline or where the
/// article was written is noted.
pub(super) fn dateline(root: &NodeRef, article: &mut Article, reader: &mut Reader) {
    let is_date = |node: &NodeRef| has_part(node, "date");
    let line = line(root, "dateline");
    let shown = line.and_then(|line| {
        let mut text = String::new();
        super::node::gather(&line, &is_date, &mut text);
        // The component adds the space before the date.
        let place = text.strip_suffix(' ').unwrap_or(&text);
        NonBlank::new(place).map(|place| place.shared())
    });
    let noted = |name| Some(NonBlank::new(&*root.attr(name)?)?.shared());
    let (dateline, location) = (noted("data-dateline"), noted("data-location"));
    (article.dateline, article.location_created) = match (dateline, location) {
        (None, Some(location)) => (None, shown.or(Some(location))),
        (dateline, location) => (shown.or(dateline), location),
    };
    let told = article
        .dateline
        .as_ref()
        .or(article.location_created.as_ref());
    if let Some(told) = told.cloned() {
        reader.keep(&told, Part::Dateline);
    }
    // The date that is noted is shown as well; where the notes are gone, it is had from there.
    let time = line.and_then(|line| line.descendants_it().find(is_date));
    if let Some(time) = time.filter(|_| article.date_published.is_none()) {
        article.date_published = reader.date(&time, "datetime");
    }
    if let Some(date) = &article.date_published {
        reader.keep(date, Part::Date);
    }
}

/// The names of the byline: the authors, of whom the article notes how many there are, then the publisher, unless it is an
/// author as well.
pub(super) fn byline(root: &NodeRef, article: &mut Article, reader: &mut Reader) {
    let noted = root
        .attr("data-publisher")
        .and_then(|name| NonBlank::new(&*name));
    let authors = reader.attribute(root, "data-authors", |digits| digits.parse().ok());
    let line = line(root, "byline");
    let mut names = line.as_ref().map(names).unwrap_or_default();
    let is_shown = noted.is_some() && authors.is_some_and(|authors: usize| names.len() > authors);
    let shown = if is_shown { names.pop() } else { None };
    let mut named = |node: NodeRef| {
        let name = NonBlank::new(plain(&node))?;
        reader.keep(&name, Part::Byline);
        Some(Named {
            name,
            url: page_of(&node, reader),
        })
    };
    article.author = names.into_iter().filter_map(&mut named).collect();
    article.publisher = shown.and_then(named).or_else(|| {
        let url = reader.link(root, "data-publisher-url");
        Some(Named { name: noted?, url })
    });
}

fn page_of(name: &NodeRef, reader: &mut Reader) -> Option<Link> {
    name.has_attr("href").then(|| reader.link(name, "href"))?
}

/// The elements of the names. Between two stands a comma. What the language says of authors stands before them, in all
/// languages of the messages that say anything: a test in `crates/render` looks. So with it the elements are even in number.
fn names<'d>(line: &NodeRef<'d>) -> Vec<NodeRef<'d>> {
    let parts = line.children_it(false).filter(|node| !is_silent(node));
    let parts: Vec<NodeRef> = parts.collect();
    if parts
        .iter()
        .any(|node| !node.is_element() || node.has_name("font"))
    {
        // Somebody wrote another line.
        return vec![*line];
    }
    let words = usize::from(parts.len().is_multiple_of(2));
    parts.into_iter().skip(words).step_by(2).collect()
}

/// A picture; the text under it where there is no picture.
pub(super) fn image(figure: &NodeRef, reader: &mut Reader) -> Result<Image, Option<Text>> {
    let find = |name: &str| figure.descendants_it().find(|node| node.has_name(name));
    let caption = find("figcaption").and_then(|node| reader.text(&node, Part::Image));
    let Some(picture) = find("img") else {
        reader.lose("a figure without its picture", Reason::Damaged);
        return Err(caption);
    };
    let Some(url) = reader.picture(&picture) else {
        return Err(caption);
    };
    reader.keep(&format!("[picture {}]", &*url), Part::Image);
    Ok(Image {
        url,
        alt: picture
            .attr("alt")
            .map_or_else(|| "".into(), |alt| (*alt).into()),
        caption,
        width: reader.number(&picture, "width", 1),
        height: reader.number(&picture, "height", 1),
    })
}
