//! The page that leads to what was rendered: an article without a body, whose list has them all.

use article_viewer_countries::Gazetteer;
use article_viewer_model::{Article, Date, Headlines, Item, Link, NonBlank};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A page that the index leads to.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The article, as its own page shows it.
    pub article: Rc<Article>,
    /// The page's address, relative to the index.
    pub address: String,
}

/// The index: the newest first, those without a date last; each with its standfirst, and with the countries that headline
/// and standfirst name.
pub fn index(title: NonBlank, mut entries: Vec<Entry>) -> Article {
    let moment = |entry: &Entry| entry.article.date_published.as_ref().map(Date::shared);
    entries.sort_by(|a, b| a.address.cmp(&b.address));
    // ISO 8601 sorts as text, as far as the offsets are the same.
    entries.sort_by_key(|entry| Reverse(moment(entry)));
    let languages: BTreeSet<_> = entries
        .iter()
        .map(|entry| &entry.article.in_language)
        .collect();
    let language = match languages.iter().next() {
        Some(language) if languages.len() == 1 => (*language).clone(),
        _ => None,
    };
    let items = entries.iter().map(|Entry { article, address }| Item {
        description: article.description.clone(),
        url: Link::new(address),
        date_published: article.date_published.clone(),
        in_language: article
            .in_language
            .clone()
            .filter(|own| Some(own) != language.as_ref()),
        countries: Some(countries(article)),
        ..Item::new(article.headline.clone())
    });
    Article {
        headlines: Headlines::List(items.collect()),
        in_language: language.clone(),
        ..Article::new(title)
    }
}

fn countries(article: &Article) -> Vec<Rc<str>> {
    let gazetteer = Gazetteer::english();
    let words = [Some(&*article.headline), article.description.as_deref()];
    let mut codes: Vec<Rc<str>> = Vec::new();
    for mention in words
        .into_iter()
        .flatten()
        .flat_map(|words| gazetteer.tag(words))
    {
        let code = mention.country.as_str();
        if !codes.iter().any(|known| **known == *code) {
            codes.push(code.into());
        }
    }
    codes
}
