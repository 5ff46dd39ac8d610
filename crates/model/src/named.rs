//! People and organisations, and links with a label.

use crate::link::Link;
use crate::text::NonBlank;
#[cfg(any(test, feature = "schema"))]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A person or an organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(JsonSchema))]
pub struct Named {
    /// The name, as it is shown.
    pub name: NonBlank,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Link>,
}

#[cfg(any(test, feature = "schema"))]
#[allow(dead_code)] // Only its schema is made.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
pub(crate) enum Authors {
    /// One author may stand without the list.
    One(Named),
    List(Vec<Named>),
}

/// A link whose name is called its label.
#[expect(clippy::ref_option, reason = "serde hands a field over as it is")]
pub(crate) fn labelled<S: Serializer>(
    named: &Option<Named>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let labelled = named
        .as_ref()
        .map(|Named { name, url }| Labelled { label: name, url });
    labelled.serialize(serializer)
}

#[derive(Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(schemars::JsonSchema),
    schemars(inline)
)]
pub(crate) struct Labelled<'n> {
    /// The words of the link, such as `All news`.
    label: &'n NonBlank,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: &'n Option<Link>,
}
