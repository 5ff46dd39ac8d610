//! A list of headlines, as `headlines-src` names one: an array, read by the viewer's own reader.

use article_viewer_model::{Fault, Item, ListReader};

/// Whether JSON is such a list, and no article.
pub(crate) fn is_list(json: &[u8]) -> bool {
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    json.trim_ascii_start().starts_with(b"[")
}

/// Its items, and all that is wrong with it.
pub(crate) fn read(json: &[u8]) -> (Vec<Item>, Vec<Fault>) {
    let mut list = ListReader::default();
    list.extend(json);
    let mut items = Vec::new();
    while let Some(item) = list.next(&|address| Some(address.to_owned())) {
        items.extend(item);
    }
    (items, list.finish())
}
