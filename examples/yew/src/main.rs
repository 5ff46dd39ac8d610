//! A small site in Yew: its own heading, an article by the viewer's component, and a line that says what the reader
//! did last.

use article_viewer::ArticleViewer;
use article_viewer_countries::Gazetteer;
use article_viewer_headlines::Query;
use article_viewer_model::read;
use std::rc::Rc;
use yew::prelude::*;

/// The article; a real site would fetch it.
const ARTICLE: &[u8] = include_bytes!("../../../static/samples/interview.json");
/// Which words name countries.
const ENGLISH: &[u8] = include_bytes!("../../../crates/countries/data/en.gaz");

#[function_component]
fn Site() -> Html {
    let done = use_state(|| "Nothing yet.".to_owned());
    // Read once: another `Rc` would begin the article anew.
    let article = use_memo((), |()| read(ARTICLE).article.map(Rc::new));
    let gazetteer = use_memo((), |()| Gazetteer::from_bytes(ENGLISH).unwrap_or_default());
    let on_card_toggle = {
        let done = done.clone();
        use_callback((), move |(id, open): (Rc<str>, bool), ()| {
            let what = if open { "Opened" } else { "Closed" };
            done.set(format!("{what} {id}."));
        })
    };
    let on_filter = {
        let done = done.clone();
        use_callback((), move |(query, shown): (Query, usize), ()| {
            done.set(format!(
                "{shown} headlines for “{}” {}",
                query.text,
                query.codes()
            ));
        })
    };
    let story = match &*article {
        Some(article) => html! {
            <ArticleViewer article={article.clone()} {gazetteer} {on_card_toggle} {on_filter} />
        },
        None => html! { <p>{ "The article cannot be read." }</p> },
    };
    html! {
        <>
            <header><h1>{ "Our paper" }</h1><p id="done">{ &*done }</p></header>
            <main>{ story }</main>
        </>
    }
}

fn main() {
    yew::Renderer::<Site>::new().render();
}
