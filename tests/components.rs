//! The viewer's component in a real browser: what it draws, and what it does when it is used. Native tests
//! stand beside what they test; what needs the whole page stands in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, missing_docs)]

use article_viewer::source::read_object;
use article_viewer::ui::{
    Dispatch, Formats, HeadlineClick, HeadlineSource, Host, HostOptions, LazyNames, Loaded, Locale,
    ReaderEvent, Screen, State, Viewer, ViewerProps,
};
use article_viewer_countries::{Country, Gazetteer};
use article_viewer_headlines::{Names, Store};
use article_viewer_model::{Headlines, read};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent,
    KeyboardEventInit,
};
use yew::platform::time::sleep;

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = r#"{
  "headline": "Pilots of the harbour",
  "body": [
    { "type": "paragraph", "text": "Before the first question." },
    { "type": "exchange",
      "question": { "speaker": "Wire", "paragraphs": ["How deep is it?", "And in spring?"] },
      "answers": [{ "speaker": "Pilot", "paragraphs": ["Nine metres.", "Ten."] }] },
    { "type": "exchange", "id": "ice",
      "question": { "paragraphs": [["See ", { "text": "the chart", "href": "https://example.org/chart" }]] },
      "answers": [{ "paragraphs": ["Ice in a closed card."] }] },
    { "type": "paragraph" }
  ],
  "headlines": [
    { "headline": "Istanbul opens a pier", "url": "https://example.org/1" },
    { "headline": "Women race in Baku" },
    { "headline": "Oil steadies" },
    { "headline": "Turkish ferries sail", "datePublished": "2010-10-09" }
  ]
}"#;

/// What the page heard.
#[derive(Default)]
struct Heard {
    dispatch: RefCell<Option<Dispatch>>,
    events: RefCell<Vec<ReaderEvent>>,
    shown: RefCell<usize>,
    clicks: RefCell<Vec<HeadlineClick>>,
}

impl Host for Heard {
    fn ready(&self, dispatch: &Dispatch) {
        *self.dispatch.borrow_mut() = Some(dispatch.clone());
    }
    fn report(&self, _: &State, events: Vec<ReaderEvent>, shown: usize) {
        self.events.borrow_mut().extend(events);
        *self.shown.borrow_mut() = shown;
    }
    fn follow(&self, click: &HeadlineClick) -> bool {
        self.clicks.borrow_mut().push(click.clone());
        false
    }
    fn follow_card(&self, _: &str, _: &str) -> bool {
        true
    }
    fn retry(&self) {}
}

struct Drawn {
    root: Element,
    page: Rc<Heard>,
}

impl Drawn {
    /// Draws the article into the page.
    async fn new() -> Self {
        let article = read(ARTICLE.as_bytes()).article.unwrap();
        let gazetteer = Gazetteer::english();
        let locale = Locale::english(gazetteer);
        let mut store = Store::default();
        let Headlines::List(items) = &article.headlines else {
            panic!("a list")
        };
        for item in items {
            store.push(item);
        }
        store.tag(gazetteer, usize::MAX);
        let mut names = Names::default();
        locale.name_all(&mut names);
        names.extend(gazetteer);
        let page = Rc::new(Heard::default());
        let loaded = Loaded {
            initial: Rc::new(State::new(article.card_ids().len())),
            article: Rc::new(article),
            headlines: HeadlineSource {
                store: Rc::new(RefCell::new(store)),
                ..HeadlineSource::default()
            },
            names: Rc::new(LazyNames::new(Box::new(move || names))),
            options: HostOptions {
                scope: "av1".into(),
                ..HostOptions::default()
            },
            locale,
            host: page.clone(),
        };
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let props = ViewerProps {
            generation: 1,
            screen: Screen::Article(Rc::new(loaded)),
        };
        yew::Renderer::<Viewer>::with_root_and_props(root.clone(), props).render();
        let drawn = Self { root, page };
        drawn.settle().await;
        drawn
    }

    /// Waits until nothing more changes: a slow machine draws later than a fast one.
    async fn settle(&self) {
        let mut still = 0;
        while still < 5 {
            let before = self.root.inner_html();
            sleep(Duration::from_millis(20)).await;
            still = if self.root.inner_html() == before {
                still + 1
            } else {
                0
            };
        }
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.item(index).unwrap().unchecked_into())
            .collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        self.all(selector)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("no {selector}"))
    }

    fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap()
    }

    async fn click(&self, selector: &str) {
        self.one(selector).click();
        self.settle().await;
    }

    async fn type_text(&self, text: &str) {
        let input: HtmlInputElement = self.one("[part~=filter-input]").unchecked_into();
        input.set_value(text);
        let bubbles = web_sys::InputEventInit::new();
        bubbles.set_bubbles(true);
        let event = InputEvent::new_with_event_init_dict("input", &bubbles).unwrap();
        input.dispatch_event(&event).unwrap();
        self.settle().await;
    }

    async fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.one("[part~=filter-input]")
            .dispatch_event(&event)
            .unwrap();
        self.settle().await;
    }

    fn headlines(&self) -> Vec<String> {
        let links = self.all("[part~=headline-item] [part~=headline-link] > span");
        links
            .iter()
            .map(|link| link.text_content().unwrap())
            .collect()
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.root.remove();
    }
}

#[wasm_bindgen_test]
async fn a_question_opens_its_card_and_the_page_hears_of_it() {
    let drawn = Drawn::new().await;
    let button = drawn.one("#q1-button");
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(
        drawn.one("#q1-panel").get_attribute("hidden").as_deref(),
        Some("until-found")
    );
    drawn.click("#q1-button").await;
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    assert!(!drawn.one("#q1-panel").has_attribute("hidden"));
    assert_eq!(
        *drawn.page.events.borrow(),
        [ReaderEvent::Card {
            index: 0,
            open: true
        }]
    );
}

#[wasm_bindgen_test]
async fn the_button_holds_the_first_paragraph_and_the_panel_the_rest() {
    let drawn = Drawn::new().await;
    assert_eq!(
        drawn.text("#q1-button .line").trim(),
        "Wire How deep is it?"
    );
    assert_eq!(
        drawn.text("#q1-panel").trim(),
        "And in spring?Pilot Nine metres.Ten."
    );
    assert_eq!(drawn.text("#ice-button .line"), "See the chart");
    assert!(
        drawn.all("#ice-button a").is_empty(),
        "a button holds no link"
    );
    assert_eq!(drawn.text("#ice-panel .links a"), "the chart");
}

#[wasm_bindgen_test]
async fn a_card_that_find_in_page_opens_is_not_reported_as_the_readers() {
    let drawn = Drawn::new().await;
    let panel = drawn.one("#ice-panel");
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    panel
        .dispatch_event(&Event::new_with_event_init_dict("beforematch", &bubbles).unwrap())
        .unwrap();
    panel.remove_attribute("hidden").unwrap();
    drawn.settle().await;
    assert_eq!(
        drawn
            .one("#ice-button")
            .get_attribute("aria-expanded")
            .as_deref(),
        Some("true")
    );
    assert!(drawn.page.events.borrow().is_empty());
    drawn.click("#ice-button").await;
    assert_eq!(
        panel.get_attribute("hidden").as_deref(),
        Some("until-found"),
        "it closes again"
    );
}

#[wasm_bindgen_test]
async fn a_block_that_can_t_be_read_leaves_a_line_with_its_path() {
    let drawn = Drawn::new().await;
    assert!(
        drawn
            .text("[part~=error]")
            .contains("body[3].text: missing")
    );
    assert_eq!(drawn.all("[part~=card]").len(), 2);
}

#[wasm_bindgen_test]
async fn typing_shows_what_has_the_word_and_what_is_in_the_country() {
    let drawn = Drawn::new().await;
    let input = drawn.one("[part~=filter-input]");
    for (typed, expected) in [
        ("oman", &[][..]),
        ("turk", &["Istanbul opens a pier", "Turkish ferries sail"]),
        ("istanbul", &["Istanbul opens a pier"]),
        (
            "",
            &[
                "Istanbul opens a pier",
                "Women race in Baku",
                "Oil steadies",
                "Turkish ferries sail",
            ],
        ),
    ] {
        drawn.type_text(typed).await;
        assert_eq!(drawn.headlines(), expected, "{typed}");
        assert_eq!(*drawn.page.shown.borrow(), expected.len(), "{typed}");
    }
    assert!(
        input.is_same_node(Some(&drawn.one("[part~=filter-input]"))),
        "the field stays the same"
    );
}

#[wasm_bindgen_test]
async fn enter_chooses_the_first_country_that_the_text_names() {
    let drawn = Drawn::new().await;
    drawn.type_text("istan").await;
    drawn.press("Enter").await;
    assert_eq!(drawn.text("[part~=chip] [data-do=not]"), "Türkiye");
    assert_eq!(drawn.headlines().len(), 2);
    let marks: Vec<String> = drawn
        .all("[part~=mark]")
        .iter()
        .filter_map(|mark| mark.text_content())
        .collect();
    assert_eq!(marks, ["Istanbul", "Turkish"]);
    drawn.click("[part~=why]").await;
    assert_eq!(
        drawn.text("[part~=reason]").trim(),
        "Türkiye: Istanbul, a city"
    );
    drawn.click("[part~=chip] [data-do=not]").await;
    assert_eq!(drawn.headlines(), ["Women race in Baku", "Oil steadies"]);
    drawn.press("Escape").await;
    assert_eq!(drawn.headlines().len(), 4);
}

#[wasm_bindgen_test]
async fn the_page_may_take_the_way_to_a_headline() {
    let drawn = Drawn::new().await;
    drawn.click("a[part~=headline-link]").await;
    let clicks = drawn.page.clicks.borrow();
    assert_eq!(clicks[0].headline, "Istanbul opens a pier");
    assert_eq!(clicks[0].countries, [Country::new("TR").unwrap()]);
}

#[wasm_bindgen_test]
fn english_writes_numbers_as_headlines_do() {
    let english = article_viewer::ui::English::new(Gazetteer::english());
    assert_eq!(english.number(100_000), "100,000");
}

/// A site written in Yew, which counts what its viewer tells it.
#[yew::function_component]
fn Site() -> yew::Html {
    use yew::prelude::*;
    let article = use_memo((), |()| read(ARTICLE.as_bytes()).article.unwrap());
    let gazetteer = use_memo((), |()| {
        Gazetteer::from_bytes(include_bytes!("../crates/countries/data/en.gaz")).unwrap()
    });
    let told = use_state(String::new);
    let on_card_toggle = {
        let told = told.clone();
        use_callback((), move |(id, open): (Rc<str>, bool), ()| {
            told.set(format!("{id} {open}"));
        })
    };
    html! {
        <>
            <p class="told">{ &*told }</p>
            <article_viewer::ArticleViewer {article} {gazetteer} {on_card_toggle} open="ice" id="deep" />
        </>
    }
}

#[wasm_bindgen_test]
async fn a_site_in_yew_has_the_viewer_as_a_component() {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<Site>::with_root(root.clone()).render();
    let site = Drawn {
        root,
        page: Rc::new(Heard::default()),
    };
    site.settle().await;
    let open = |id: &str| {
        let card = site.one(&format!("article-viewer #deep-{id} [part~=question]"));
        card.get_attribute("aria-expanded").unwrap()
    };
    assert_eq!([open("q1"), open("ice")], ["false", "true"]);
    assert_eq!(site.all("[part~=headline-item]").len(), 4);
    assert_eq!(site.text("[data-c=TR] [part~=count]"), "2");
    // What the site draws anew at a toggle does not begin the viewer anew.
    site.click("#deep-q1 [part~=question]").await;
    assert_eq!(site.text(".told"), "q1 true");
    assert_eq!([open("q1"), open("ice")], ["true", "true"]);
}

/// Objects as a page makes them, each with what becomes of it: its copy as JSON, or the fault.
const OBJECTS: &str = r#"
{ headline: "A", body: [] }                                   | {"headline":"A","body":[]}
{ headline: "A", body: [], f() {}, s: Symbol(), u: undefined } | {"headline":"A","body":[]}
{ headline: "A", body: [], x: [undefined, eval, NaN, -0, 1e21] } | {"headline":"A","body":[],"x":[null,null,null,0,1e+21]}
{ headline: "A", body: [], at: new Date(0) }                  | {"headline":"A","body":[],"at":"1970-01-01T00:00:00.000Z"}
{ headline: "A", body: Object.assign([], { toJSON: () => 7 }) } | {"headline":"A","body":[]}
JSON.parse('{ "headline": "A", "body": [], "__proto__": {} }') | {"headline":"A","body":[]}
{ headline: "A" }                                             | article body: missing; an article needs a body, a list of blocks
{ body: [], get headline() { throw new Error("not today"); } } | json headline: not JSON: Error: not today
{ body: [{}, { text: [1n] }] }                                | json body[1].text[0]: not JSON: a BigInt
{ body: { get a() { throw { toString: null }; } } }           | json body.a: not JSON:
{ body: revoked() }                                           | json body: not JSON: TypeError: Cannot perform 'IsArray' on a proxy that has been revoked
{ headline: "A", body: new Proxy([], { get: () => Symbol() }) } | {"headline":"A","body":[]}
circular()                                                    | json
nested(20000)                                                 | json
undefined                                                     | article : expected an article, which is an object, found null
"text"                                                        | article : expected an article, which is an object, found a text
"#;

#[wasm_bindgen_test]
fn an_object_of_the_page_is_read_as_json_would_have_it() {
    let make = "
        const revoked = () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; };
        const circular = () => { const value = {}; value.self = value; return value; };
        const nested = (depth) => { let value = []; while (depth--) value = [value]; return value; };
        return (";
    for case in OBJECTS.trim().lines() {
        let (object, expected) = case.split_once('|').unwrap();
        let object = js_sys::Function::new_no_args(&[make, object, ")"].concat())
            .call0(&JsValue::NULL)
            .unwrap();
        let read = match read_object(object, "https://example.org/") {
            Ok(read) => String::from(js_sys::JSON::stringify(&read.original.to_js()).unwrap()),
            Err(failure) => {
                assert_eq!(failure.position, None, "{case}");
                let kind = failure.kind.as_str();
                format!("{kind} {}: {}", failure.path, failure.message)
            }
        };
        // Of what is circular or deep the path is long.
        let is_as_expected = match expected.trim() {
            "json" => read.starts_with("json ") && read.ends_with("circular or too large"),
            expected => read.trim() == expected,
        };
        assert!(is_as_expected, "{case}: {read}");
    }
}
