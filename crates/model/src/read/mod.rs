//! From JSON to an article: one walk over the tree, which notes every fault with its path and goes on.

mod article;
mod block;
mod item;
mod value;
pub(crate) mod walk;

use crate::article::Article;
use crate::fault::{Fault, Severity};
use crate::json::{Node, parse};
use walk::{Resolve, Walk};

/// An article, unless a fault of [`Severity::Article`] or worse is among the faults.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article, as much of it as could be read.
    pub article: Option<Article>,
    /// All that is wrong, in the order of the file's fields as this reader takes them.
    pub faults: Vec<Fault>,
    /// The places in the article's own list of headlines whose items were left out, in order.
    pub left_out: Vec<usize>,
}

/// Reads an article; relative addresses are kept as they are.
pub fn read(bytes: &[u8]) -> Reading {
    read_with(bytes, &|address| Some(address.to_owned()))
}

/// Reads an article; `resolve` makes relative addresses absolute.
pub fn read_with(bytes: &[u8], resolve: Resolve<'_>) -> Reading {
    match parse(bytes) {
        Ok(node) => read_node(&node, resolve),
        Err(error) => {
            let fault = Fault {
                severity: Severity::Json,
                path: String::new(),
                message: error.message(),
                offset: error.offset,
            };
            Reading {
                article: None,
                faults: vec![fault],
                left_out: Vec::new(),
            }
        }
    }
}

/// Reads an article from a tree.
pub(crate) fn read_node(node: &Node<'_>, resolve: Resolve<'_>) -> Reading {
    let mut walk = Walk::new(resolve);
    let article = walk.article(node);
    let (faults, left_out) = walk.end();
    Reading {
        article,
        faults,
        left_out,
    }
}
