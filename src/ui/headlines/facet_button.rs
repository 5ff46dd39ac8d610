//! The button of a facet: a toggle, or, where the filter stands in the page's address, a link to what it would show,
//! which a new tab can open. The link is a button to screen readers all the same: it acts at once, on this page.

use crate::ui::state::Action;
use crate::ui::text::aria;
use crate::ui::view::View;
use article_viewer_headlines::{Facet, Query};
use yew::{Html, html};

pub(super) struct FacetButton {
    pub(super) part: Option<&'static str>,
    pub(super) facet: Facet,
    /// Of a chip: `not` or `off`.
    pub(super) does: Option<&'static str>,
    /// Its name, where its text does not say it.
    pub(super) label: Option<String>,
    /// Where it can be.
    pub(super) chosen: Option<bool>,
    pub(super) action: Action,
}

impl FacetButton {
    pub(super) fn new(facet: Facet, action: Action) -> Self {
        Self {
            part: None,
            facet,
            does: None,
            label: None,
            chosen: None,
            action,
        }
    }

    /// Draws it; `query` is what is chosen now.
    pub(super) fn draw(self, view: &View, query: &Query, children: Html) -> Html {
        let mut after = query.clone();
        self.action.choose(&mut after);
        let href = view.options.address_of(&after);
        let is_link = href.is_some();
        let onclick = if is_link {
            view.on_link(self.action)
        } else {
            view.on_press(self.action)
        };
        html! {
            <@{if is_link { "a" } else { "button" }}
                part={self.part}
                type={(!is_link).then_some("button")}
                role={is_link.then_some("button")}
                {href}
                data-c={self.facet.code()}
                data-do={self.does}
                aria-label={self.label}
                aria-pressed={self.chosen.map(aria)}
                {onclick}
            >
                { children }
            </@>
        }
    }
}
