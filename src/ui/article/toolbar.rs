//! Above the cards: open all, close all, and on a phone the way to the list.

use crate::ui::locale::direction;
use crate::ui::state::{Action, FocusTarget};
use crate::ui::text::text;
use crate::ui::view::View;
use yew::{Html, html};

/// The toolbar. `headlines` is how many there are in the list, where there is one.
pub(super) fn toolbar(view: &View, headlines: Option<u32>) -> Html {
    let locale = &view.locale;
    let language = locale.language();
    let set_all = |part: &'static str, key: &str, open: bool| {
        let onclick = view.on_press(Action::PressAll { open });
        html! { <button {part} type="button" {onclick}>{ text(locale.text(key)) }</button> }
    };
    let has_cards = !view.card_ids.is_empty();
    html! {
        if has_cards || headlines.is_some() {
            <div part="toolbar" dir={direction(&language)} lang={language}>
                if has_cards {
                    { set_all("open-all", "openAll", true) }
                    { set_all("close-all", "closeAll", false) }
                }
                if let Some(headlines) = headlines {
                    { view.link_to(FocusTarget::Headlines, locale.count("headlines", headlines, &[])) }
                }
            </div>
        }
    }
}
