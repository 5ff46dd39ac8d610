//! Addresses.

/// An address made absolute by the page's own; as it is where that is not known.
pub(crate) fn absolute(address: &str, base: &str) -> String {
    let base = url::Url::parse(base).ok();
    let joined = base.and_then(|base| base.join(address).ok());
    joined.map_or_else(|| address.to_owned(), Into::into)
}
