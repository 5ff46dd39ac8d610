//! A choice of the filter: a button, or, where the filter stands in the page's address, a link to what it would show,
//! which a new tab can open. The link is a button to screen readers all the same: it acts at once, on this page.

use super::element::{Tagged, pressed, tag};
use super::settings::Settings;
use super::state::{Action, Dispatch};
use article_viewer_headlines::{Facet, Query};
use yew::Html;

/// What a choice is drawn from.
pub(crate) struct Choice {
    /// The part that it is, if it is one.
    pub(crate) part: Option<&'static str>,
    /// The country that it is about.
    pub(crate) facet: Facet,
    /// What it does to a chip: `not` or `off`.
    pub(crate) does: Option<&'static str>,
    /// Its name, where its text does not say it.
    pub(crate) label: Option<String>,
    /// Whether it is chosen, where it can be.
    pub(crate) chosen: Option<&'static str>,
    /// What a press does.
    pub(crate) action: Action,
}

impl Choice {
    pub(crate) fn draw(
        self,
        children: Vec<Html>,
        query: &Query,
        settings: &Settings,
        dispatch: &Dispatch,
    ) -> Html {
        let mut after = query.clone();
        self.action.choose(&mut after);
        let address = settings.address_of(&after);
        let linked = address.is_some();
        let drawn = tag!(if linked { "a" } else { "button" }, {
            "part" => self.part,
            "type" => (!linked).then_some("button"),
            "role" => linked.then_some("button"),
            "href" => address,
            "data-c" => self.facet.code(),
            "data-do" => self.does,
            "aria-label" => self.label,
            "aria-pressed" => self.chosen,
        }, children);
        drawn.on(pressed(dispatch, self.action, linked))
    }
}
