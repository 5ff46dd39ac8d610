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
        let onclick = view.on_press(Action::SetAll { open, reader: true });
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
                    { jump(view, FocusTarget::Headlines, &locale.count("headlines", headlines, &[])) }
                }
            </div>
        }
    }
}

/// A link within the viewer. It leaves the page's address alone: the history is the page's.
pub(crate) fn jump(view: &View, target: FocusTarget, label: &str) -> Html {
    let id = match target {
        FocusTarget::Article => "headline",
        _ => "news",
    };
    let href = ["#", &view.options.id(id)].concat();
    html! { <a class="jump" {href} onclick={view.on_link(Action::Focus(target))}>{ text(label) }</a> }
}
