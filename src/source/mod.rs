//! From an address, a `Response`, text or an object to an article, or to the reason why there is none. Nothing here draws
//! or touches the page.

mod address;
mod article;
mod list;
mod object;
mod request;

pub use article::{Original, ReadArticle, read_object, read_response, read_text};
pub use list::{ListEnd, read_list};
pub use request::{Trouble, fetch};

pub(crate) use object::Given;
pub(crate) use request::network;
