//! Texts and headings.
//!
//! Others write in the page, too: a translator puts every text into elements of its own, and ours leaves the page. So no
//! text of ours has a sibling that we draw, and a text that changes is an element that is replaced as a whole.

use super::locale::direction;
use std::rc::Rc;
use yew::{AttrValue, Html, html};

/// A text in an element of its own, which another text replaces.
pub(crate) fn text(text: impl Into<Rc<str>>) -> Html {
    fn element(text: Rc<str>) -> Html {
        html! { <span key={text.clone()}>{ AttrValue::Rc(text) }</span> }
    }
    element(text.into())
}

/// The space between two things that stand in one line, for the eye, the clipboard and the accessible name.
pub(crate) fn space() -> Html {
    html! { <span>{ " " }</span> }
}

/// A text that stands in its element alone and never changes.
pub(crate) fn only(text: &Rc<str>) -> Html {
    AttrValue::Rc(text.clone()).into()
}

/// The sign of a button that takes something away.
pub(crate) fn cross() -> Html {
    html! { <span class="x" aria-hidden="true"></span> }
}

/// `true` or `false`, as ARIA writes it.
pub(crate) fn aria(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A heading without its level.
#[derive(Default)]
pub(crate) struct Heading {
    pub(crate) part: Option<&'static str>,
    pub(crate) id: Option<String>,
    pub(crate) class: Option<&'static str>,
    /// Where it speaks another language than what is around it.
    pub(crate) language: Option<Rc<str>>,
    /// It begins with a quotation mark, which hangs in the margin.
    pub(crate) hangs: bool,
    /// A link leads here, so it can take the focus.
    pub(crate) is_target: bool,
}

impl Heading {
    /// Draws it as `h1` to `h6`.
    pub(crate) fn draw(self, tag: &'static str, children: Html) -> Html {
        html! {
            <@{tag}
                part={self.part}
                id={self.id}
                Class={self.class}
                dir={self.language.as_deref().map(direction)}
                lang={self.language}
                data-hang={self.hangs.then_some("")}
                tabindex={self.is_target.then_some("-1")}
            >
                { children }
            </@>
        }
    }
}
