//! Changes that others make in our drawing. Translators, emoji scripts and writing assistants add and replace nodes, hosts
//! move them. Texts are safe by how they are drawn (see `text`); but Yew puts a node before the sibling that it drew,
//! and panics where that is gone. So before anything is compared with the page, whatever has lost or moved an element of
//! ours is found, and is then drawn anew as a whole.
//!
//! A `MutationObserver` tells ours from theirs by when they come: from the update that begins a drawing to Yew's
//! `rendered` all is ours, and nobody listens, for each record would cost as much as the change that it tells of.

use js_sys::{Array, WeakSet};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList};
use yew::{NodeRef, hook, use_mut_ref, use_node_ref};

/// The elements that are drawn anew as a whole. Each is the root of a component, or of the viewer.
const UNITS: &str = ".av, [part~=\"article\"], [part~=\"card\"], .news, [part~=\"filter\"], \
    [part~=\"country-list\"] > li, [part~=\"headlines\"] > li";

/// The changes of others in one viewer. Natively there are none.
#[derive(Clone, Default)]
pub(crate) struct ForeignChanges(Rc<RefCell<Option<Watch>>>);

struct Watch {
    observer: MutationObserver,
    /// The element that holds the viewer.
    around: Node,
    marks: Rc<Marks>,
    /// No drawing is under way.
    listens: Cell<bool>,
    _record: Closure<dyn FnMut(Array)>,
}

/// Which elements are whose, and which have to be drawn anew.
struct Marks {
    /// Added by others.
    theirs: WeakSet<Node>,
    /// Drawn by us, and taken out by others.
    taken: WeakSet<Node>,
    broken: WeakSet<Node>,
    /// Nodes taken out, each with the element that is drawn anew for it.
    lost: RefCell<Vec<(Node, Node)>>,
    /// One is broken, so that it is worth asking which.
    any: Cell<bool>,
}

impl ForeignChanges {
    /// Begins to watch what is drawn into `around`.
    pub(crate) fn watch(&self, around: Node) {
        let marks = Rc::new(Marks {
            theirs: WeakSet::new_typed(),
            taken: WeakSet::new_typed(),
            broken: WeakSet::new_typed(),
            lost: RefCell::default(),
            any: Cell::new(false),
        });
        let record = {
            let marks = marks.clone();
            Closure::<dyn FnMut(Array)>::new(move |records: Array| {
                marks.read(&records);
            })
        };
        if let Ok(observer) = MutationObserver::new(record.as_ref().unchecked_ref()) {
            let watch = Watch {
                observer,
                around,
                marks,
                listens: Cell::new(false),
                _record: record,
            };
            watch.listen();
            *self.0.borrow_mut() = Some(watch);
        }
    }

    /// Reads what others have done since the last drawing, and stops listening: the next one begins.
    pub(crate) fn begin(&self) {
        if let Some(watch) = &*self.0.borrow()
            && watch.listens.replace(false)
        {
            watch.marks.read(&watch.observer.take_records());
            watch.observer.disconnect();
        }
    }

    /// Listens again: a drawing has ended.
    pub(crate) fn end(&self) {
        if let Some(watch) = &*self.0.borrow() {
            watch.listen();
        }
    }

    /// `true` once where others have broken what stands in `root`, so that it has to be drawn anew.
    pub(crate) fn broke(&self, root: &NodeRef) -> bool {
        match &*self.0.borrow() {
            Some(watch) if watch.marks.any.get() => {
                root.get().is_some_and(|root| watch.marks.mend(&root))
            }
            _ => false,
        }
    }

    /// `true` once where others have taken the viewer's own root away.
    pub(crate) fn broke_around(&self) -> bool {
        self.0
            .borrow()
            .as_ref()
            .is_some_and(|watch| watch.marks.mend(&watch.around))
    }
}

impl Watch {
    fn listen(&self) {
        if !self.listens.replace(true) {
            let init = MutationObserverInit::new();
            init.set_child_list(true);
            init.set_subtree(true);
            let _ = self.observer.observe_with_options(&self.around, &init);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Marks {
    fn read(&self, records: &Array) {
        for record in records.iter() {
            let record: MutationRecord = record.unchecked_into();
            let Some(at) = record.target() else { continue };
            let mut lost = Vec::new();
            let mut is_broken = false;
            for node in elements(record.removed_nodes().as_ref()) {
                if !self.theirs.has(&node) && !self.is_theirs(&at) {
                    self.taken.add(&node);
                    is_broken = true;
                    lost.push(node);
                }
            }
            for node in elements(record.added_nodes().as_ref()) {
                if self.taken.has(&node) {
                    is_broken = true;
                } else {
                    self.theirs.add(&node);
                }
            }
            if is_broken {
                let element = at.dyn_ref::<Element>().cloned();
                let unit = element.and_then(|element| element.closest(UNITS).ok().flatten());
                let unit = unit.map_or(at, Node::from);
                self.broken.add(&unit);
                let lost = lost.into_iter().map(|node| (node, unit.clone()));
                self.lost.borrow_mut().extend(lost);
                self.any.set(true);
            }
        }
    }

    /// `true` once where an element is broken and to be drawn anew. Nodes that were moved out of it go: nothing hears them.
    fn mend(&self, unit: &Node) -> bool {
        if !self.broken.delete(unit) {
            return false;
        }
        self.lost.borrow_mut().retain(|(node, of)| {
            let is_its = of == unit;
            if is_its && let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
            !is_its
        });
        true
    }

    /// The node stands in something that others have added.
    fn is_theirs(&self, node: &Node) -> bool {
        let mut at = Some(node.clone());
        while let Some(node) = at {
            if self.theirs.has(&node) {
                return true;
            }
            at = node.parent_node();
        }
        false
    }
}

/// The elements of a list of nodes. Texts are never compared in their place.
fn elements(nodes: &NodeList) -> impl Iterator<Item = Node> + '_ {
    (0..nodes.length())
        .filter_map(|index| nodes.item(index))
        .filter(|node| node.node_type() == Node::ELEMENT_NODE)
}

/// The root of a component's drawing and its key, which is a new one once others have broken what stands there.
#[hook]
pub(crate) fn use_unit(foreign: &ForeignChanges) -> (NodeRef, u32) {
    let root = use_node_ref();
    let key = use_mut_ref(|| 0);
    if foreign.broke(&root) {
        *key.borrow_mut() += 1;
    }
    let key = *key.borrow();
    (root, key)
}
