//! Who hosts a viewer: what it is told, and what it is asked.

use super::locale::Locale;
use super::state::{Dispatch, ReaderEvent, State};
use super::text::text;
use article_viewer_countries::Country;
use std::rc::Rc;
use yew::{Callback, Html, html};

/// A headline's link was pressed.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadlineClick {
    /// The headline.
    pub headline: String,
    /// Where it leads.
    pub url: String,
    /// Its countries.
    pub countries: Vec<Country>,
}

/// The host of a viewer.
pub trait Host {
    /// The article stands; `dispatch` acts on its state.
    fn ready(&self, dispatch: &Dispatch);
    /// The state has changed. `events` is what the reader did; `shown` headlines are shown now.
    fn report(&self, state: &State, events: Vec<ReaderEvent>, shown: usize);
    /// A headline's link was pressed; `false` if the host goes there itself.
    fn follow(&self, click: &HeadlineClick) -> bool;
    /// A card's link to itself was pressed: the card's id, and the link's address as it is written. `false` if the
    /// host takes the way itself, as one must whose router lives in the fragment.
    fn follow_card(&self, id: &str, url: &str) -> bool;
    /// "Retry" was pressed.
    fn retry(&self);
}

/// The button that tries again.
pub(crate) fn retry_button(locale: &Locale, host: &Rc<dyn Host>) -> Html {
    let host = host.clone();
    let onclick = Callback::from(move |_| host.retry());
    html! { <button part="retry" type="button" {onclick}>{ text(locale.text("retry")) }</button> }
}
