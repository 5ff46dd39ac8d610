//! The runs of a text as `src/ui/article/rich_text.rs` draws them: each is one element of its paragraph, or the text of the
//! paragraph itself where it is the only one and has no marks.

use super::node::{is_silent, words};
use article_viewer_model::Run;
use dom_query::NodeRef;

/// Gives a run the marks of an element around it.
pub(super) type Mark<'m> = dyn FnMut(&NodeRef, &mut Run) + 'm;

/// The emphasis of an element; an editor's program may have its own names for it.
pub(super) fn marks(node: &NodeRef, run: &mut Run) {
    run.em |= node.has_name("em") || node.has_name("i");
    run.strong |= node.has_name("strong") || node.has_name("b");
}

/// The runs of these nodes. What others put in a text (a translator's `<font>`, a picture for an emoji) parts no run.
pub(super) fn runs<'d>(nodes: impl Iterator<Item = NodeRef<'d>>, mark: &mut Mark) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // The last run is others', who may go on with it.
    let mut is_open = false;
    for node in nodes {
        let mut pieces = Vec::new();
        collect(
            &node,
            &Run::plain(""),
            &mut Pieces {
                mark,
                into: &mut pieces,
            },
        );
        let names = ["span", "em", "strong", "a"];
        let is_run = names.iter().any(|name| node.has_name(name));
        if !is_run {
            pieces.retain(|run| !run.text.is_empty());
        }
        for (index, piece) in pieces.into_iter().enumerate() {
            match runs.last_mut() {
                Some(last) if index == 0 && is_open && !is_run && has_same_marks(last, &piece) => {
                    last.text = [&*last.text, &*piece.text].concat().into();
                }
                _ => runs.push(piece),
            }
            is_open = !is_run;
        }
        is_open &= !is_run;
    }
    runs
}

/// The pieces of one node, each with other marks than the one before.
struct Pieces<'p, 'm> {
    mark: &'p mut Mark<'m>,
    into: &'p mut Vec<Run>,
}

fn collect(node: &NodeRef, around: &Run, pieces: &mut Pieces) {
    if let Some(text) = words(node) {
        push(
            pieces.into,
            Run {
                text: text.into(),
                ..around.clone()
            },
        );
        return;
    }
    if !node.is_element() || is_silent(node) {
        return;
    }
    let mut here = around.clone();
    (pieces.mark)(node, &mut here);
    // A run without a word is one all the same.
    push(pieces.into, here.clone());
    for child in node.children_it(false) {
        collect(&child, &here, pieces);
    }
}

/// Adds a piece, or lets the last one go on. One without words gives way to the next, and to the one before.
fn push(pieces: &mut Vec<Run>, piece: Run) {
    match pieces.last_mut() {
        Some(last) if last.text.is_empty() => *last = piece,
        Some(last) if has_same_marks(last, &piece) => {
            last.text = [&*last.text, &*piece.text].concat().into();
        }
        Some(_) if piece.text.is_empty() => {}
        _ => pieces.push(piece),
    }
}

fn has_same_marks(one: &Run, other: &Run) -> bool {
    let bare = |run: &Run| Run {
        text: "".into(),
        ..run.clone()
    };
    bare(one) == bare(other)
}
