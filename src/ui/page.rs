//! The page as the viewer knows it: what it is told, and what it is asked.

use super::element::{Tagged, on, tag, words};
use super::locale::Locale;
use super::state::{Act, Dispatch, State};
use article_viewer_countries::Country;
use std::rc::Rc;
use yew::Html;
use yew::virtual_dom::ListenerKind;

/// A headline's link was pressed.
#[derive(Debug, Clone, PartialEq)]
pub struct Click {
    /// The headline.
    pub headline: String,
    /// Where it leads.
    pub url: String,
    /// Its countries.
    pub countries: Vec<Country>,
}

/// Whoever hosts a viewer.
pub trait Page {
    /// The article stands; `dispatch` acts on its state.
    fn ready(&self, dispatch: &Dispatch);
    /// The state has changed. `acts` is what the reader did; `shown` headlines are shown now.
    fn report(&self, state: &State, acts: Vec<Act>, shown: usize);
    /// A headline's link was pressed; `false` if the page goes there itself.
    fn follow(&self, click: &Click) -> bool;
    /// A card's link to itself was pressed: the card's id, and the link's address as it is written. `false` if the
    /// page takes the way itself, as one must whose router lives in the fragment.
    fn follow_card(&self, id: &str, url: &str) -> bool;
    /// "Retry" was pressed.
    fn retry(&self);
}

/// The button that tries again.
pub(crate) fn retry(locale: &Locale, page: &Rc<dyn Page>) -> Html {
    let page = page.clone();
    let button =
        tag!("button", { "part" => "retry", "type" => "button" }, [words(&locale.text("retry"))]);
    button.on(on(
        || ListenerKind::onclick,
        Box::new(move |_| page.retry()),
    ))
}
