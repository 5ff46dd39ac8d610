//! Yew roots, pooled: `AppHandle::destroy` leaks its listeners by design, so no root is destroyed. One that
//! is not in use draws nothing, stands outside the page, and serves the next mount.

use crate::ui::{Screen, Viewer, ViewerProps};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

/// A root and the element that it draws into.
pub(crate) struct Root {
    element: Element,
    app: yew::AppHandle<Viewer>,
    generation: u32,
}

thread_local! {
    static SPARE: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
    static GENERATION: Cell<u32> = const { Cell::new(1) };
}

impl Root {
    /// A root from the pool, else a new one.
    pub(crate) fn take() -> Result<Self, JsValue> {
        if let Some(root) = SPARE.with(|spare| spare.borrow_mut().pop()) {
            return Ok(root);
        }
        let document = web_sys::window()
            .and_then(|window| window.document())
            .ok_or("there is no document")?;
        let element = document.create_element("div")?;
        element.set_class_name("av-root");
        let props = ViewerProps {
            generation: 0,
            screen: Screen::Empty,
        };
        let app = yew::Renderer::<Viewer>::with_root_and_props(element.clone(), props).render();
        Ok(Self {
            element,
            app,
            generation: 0,
        })
    }

    /// Puts it before all else in `place`.
    pub(crate) fn place(&self, place: &Node) {
        let _ = place.insert_before(&self.element, place.first_child().as_ref());
    }

    /// Draws something else than before, from its beginning.
    pub(crate) fn draw(&mut self, screen: Screen) {
        self.generation = GENERATION.with(|next| next.replace(next.get() + 1));
        self.update(screen);
    }

    /// Draws the same thing with other props: its state is kept.
    pub(crate) fn update(&mut self, screen: Screen) {
        self.app.update(ViewerProps {
            generation: self.generation,
            screen,
        });
    }

    /// Gives it back.
    pub(crate) fn give_back(mut self) {
        self.draw(Screen::Empty);
        self.leave();
        SPARE.with(|spare| spare.borrow_mut().push(self));
    }

    /// Takes it out of the page without giving it back.
    pub(crate) fn leave(&self) {
        // Not by `remove`, which some libraries replace by one that throws outside the page.
        if let Some(parent) = self.element.parent_node() {
            let _ = parent.remove_child(&self.element);
        }
    }
}
