//! Reading from a tree that somebody else has made: of a JavaScript object, say.

use crate::json::Node;
use crate::read::walk::Resolve;
use crate::read::{Reading, read_node};

/// Reads an article from a tree. The places of its faults are as true as those of the tree's values.
pub fn read_tree(node: &Node<'_>, resolve: Resolve<'_>) -> Reading {
    read_node(node, resolve)
}
