//! The viewer's events and their details.

use super::registry::host_of;
use crate::ui::{Failure, HeadlineClick};
use article_viewer_model::Fault;
use serde::Serialize;
use serde_wasm_bindgen::{preserve, to_value};
use wasm_bindgen::JsValue;

/// An event's detail.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Event<'d> {
    Load {
        #[serde(with = "preserve")]
        article: JsValue,
        warnings: Vec<Warning<'d>>,
    },
    Error {
        kind: &'d str,
        path: &'d str,
        message: &'d str,
        url: &'d str,
    },
    CardToggle {
        id: &'d str,
        open: bool,
    },
    /// The element makes the address absolute.
    CardLink {
        id: &'d str,
        url: &'d str,
    },
    Filter {
        countries: Vec<&'d str>,
        query: &'d str,
        shown: u32,
        total: u32,
    },
    HeadlineLink {
        headline: &'d str,
        url: &'d str,
        countries: Vec<&'d str>,
    },
}

#[derive(Serialize)]
pub(crate) struct Warning<'d> {
    path: &'d str,
    message: &'d str,
}

impl<'d> Event<'d> {
    /// An `av-load`; `article` is the page's own copy.
    pub(crate) fn load(article: JsValue, faults: &'d [Fault]) -> Self {
        let warning = |fault: &'d Fault| Warning {
            path: &fault.path,
            message: &fault.message,
        };
        Self::Load {
            article,
            warnings: faults.iter().map(warning).collect(),
        }
    }

    pub(crate) fn error(failure: &'d Failure) -> Self {
        Self::Error {
            kind: failure.kind.as_str(),
            path: &failure.path,
            message: &failure.message,
            url: &failure.url,
        }
    }

    /// An `av-filter`; `codes` are the query's own.
    pub(crate) fn filter(codes: &'d str, query: &'d str, shown: usize, total: u32) -> Self {
        let codes = codes.split(' ').filter(|code| !code.is_empty());
        Self::Filter {
            countries: codes.collect(),
            query,
            shown: shown as u32,
            total,
        }
    }

    pub(crate) fn headline_link(click: &'d HeadlineClick) -> Self {
        let countries = click.countries.iter();
        Self::HeadlineLink {
            headline: &click.headline,
            url: &click.url,
            countries: countries.map(|country| country.as_str()).collect(),
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Load { .. } => "av-load",
            Self::Error { .. } => "av-error",
            Self::CardToggle { .. } => "av-card-toggle",
            Self::CardLink { .. } => "av-card-link",
            Self::Filter { .. } => "av-filter",
            Self::HeadlineLink { .. } => "av-headline-click",
        }
    }

    /// Fires it; `false` where it can be cancelled and was, or nobody is there any more.
    pub(crate) fn fire(&self, id: u32) -> bool {
        let Some(host) = host_of(id) else {
            return false;
        };
        let detail = to_value(self).unwrap_or(JsValue::NULL);
        host.fire(self.kind(), detail).unwrap_or_default()
    }
}
