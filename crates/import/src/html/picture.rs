//! The picture that an element shows, and what is its caption.

use super::address::{Base, is_saved_beside};
use article_viewer_model::{Image, ImageLink};
use dom_query::NodeRef;

/// A caption may have so many words; what has more is text.
const LONGEST: usize = 80;

/// It is a caption or a picture's credit, by its tag or by the names that such elements have.
pub(crate) fn is_caption(name: &str, element: &NodeRef) -> bool {
    let is_named = |attribute: &str| {
        element.attr(attribute).is_some_and(|names| {
            let mut names = names.split_ascii_whitespace().map(str::to_ascii_lowercase);
            names.any(|name| name.contains("caption") || name.contains("image__credit"))
        })
    };
    (name == "figcaption" || is_named("class") || is_named("itemprop") || is_named("data-testid"))
        && crate::shape::words(&element.text()) <= LONGEST
        && !element.descendants_it().any(|node| node.has_name("img"))
}

/// What stands in a picture's place until a script has loaded it.
fn is_placeholder(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    [
        "placeholder",
        "spacer",
        "blank.",
        "1x1",
        "pixel.",
        "transparent.",
    ]
    .iter()
    .any(|part| name.contains(part))
}

/// The picture that an `<img>` shows; scripts put the address in its place later, so it may stand elsewhere.
pub(crate) fn picture(img: &NodeRef, base: &Base) -> Option<Image> {
    let attribute = |name: &str| {
        img.attr(name)
            .and_then(|value| super::tags::nonblank(&value))
    };
    let size = |name: &str| {
        attribute(name)
            .and_then(|size| size.trim_end_matches("px").parse::<u32>().ok())
            .filter(|size| *size > 0)
    };
    let (width, height) = (size("width"), size("height"));
    // Signs, faces, and pixels that count readers.
    if width.or(height).is_some_and(|size| size < 100) {
        return None;
    }
    let set = |value: String| {
        let last = value
            .split(", ")
            .last()?
            .trim()
            .split(' ')
            .next()?
            .to_owned();
        Some(last)
    };
    let sources = [
        "src",
        "data-src",
        "data-original",
        "data-lazy-src",
        "data-src-large",
        "data-srcset",
        "srcset",
    ];
    let address = sources.iter().find_map(|name| {
        let value = attribute(name)?;
        let value = if name.ends_with("srcset") {
            set(value)?
        } else {
            value
        };
        let is_none = ["data:", "blob:", "about:"]
            .iter()
            .any(|scheme| value.starts_with(scheme));
        (!is_none && !is_placeholder(&value)).then_some(value)
    })?;
    let address = if is_saved_beside(&address) {
        address.trim_start_matches("./").to_owned()
    } else {
        base.absolute(&address)?
    };
    let mut image = Image {
        url: ImageLink::new(&address)?,
        alt: "".into(),
        caption: None,
        width: None,
        height: None,
    };
    image.alt = attribute("alt").unwrap_or_default().into();
    if let (Some(width), Some(height)) = (width, height) {
        image.width = Some(width);
        image.height = Some(height);
    }
    Some(image)
}
