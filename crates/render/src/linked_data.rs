//! What search engines read: a schema.org `NewsArticle` in JSON-LD, with its exchanges as `Question`s.
//!
//! Not `FAQPage`: that is for questions that readers ask, with one right answer
//! (<https://developers.google.com/search/docs/appearance/structured-data/faqpage>).

use crate::address::absolute;
use article_viewer_model::{Article, Exchange, Named, Turn};
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// The article. `address` is the canonical one, `base` that of the page beside which its pictures stand; either is empty where
/// it is not known.
pub(crate) fn linked_data(article: &Article, address: &str, base: &str) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !is_empty {
            out.insert(name.to_owned(), value);
        }
    };
    let words = |text: Option<&Rc<str>>| Value::from(text.map(|text| &**text));
    put("@context", "https://schema.org".into());
    put("@type", "NewsArticle".into());
    put("headline", (&*article.headline).into());
    put("description", words(article.description.as_ref()));
    put("inLanguage", words(article.in_language.as_ref()));
    put("url", address.into());
    put("mainEntityOfPage", address.into());
    put("dateline", words(article.dateline.as_ref()));
    put("locationCreated", words(article.location_created.as_ref()));
    let date = |date: &article_viewer_model::Date| Value::from(&*date.shared());
    put(
        "datePublished",
        article.date_published.as_ref().map_or(Value::Null, date),
    );
    put(
        "dateModified",
        article.date_modified.as_ref().map_or(Value::Null, date),
    );
    let publisher = article.publisher.as_ref();
    let author = |author: &Named| {
        let is_publisher = publisher.is_some_and(|publisher| *publisher.name == *author.name);
        named(
            author,
            if is_publisher {
                "Organization"
            } else {
                "Person"
            },
            address,
        )
    };
    put("author", article.author.iter().map(author).collect());
    put(
        "publisher",
        publisher.map_or(Value::Null, |named_| named(named_, "Organization", address)),
    );
    put(
        "image",
        article
            .image
            .as_ref()
            .map_or(Value::Null, |image| absolute(&image.url, base).into()),
    );
    let ids = article.card_ids();
    let parts = article.exchanges().zip(&ids);
    put(
        "hasPart",
        parts
            .map(|(exchange, id)| question(exchange, id, address))
            .collect(),
    );
    Value::Object(out)
}

fn named(named: &Named, kind: &str, address: &str) -> Value {
    let mut out = json!({ "@type": kind, "name": &*named.name });
    if let Some(url) = &named.url {
        out["url"] = absolute(url, address).into();
    }
    out
}

fn question(exchange: &Exchange, id: &str, address: &str) -> Value {
    let mut out = json!({
        "@type": "Question",
        "url": format!("{address}#{id}"),
        "name": words(&exchange.question),
    });
    speaker(&mut out, &exchange.question);
    let answers = exchange.answers.iter().map(|turn| {
        let mut answer = json!({ "@type": "Answer", "text": words(turn) });
        speaker(&mut answer, turn);
        answer
    });
    out["acceptedAnswer"] = answers.collect();
    out
}

fn speaker(out: &mut Value, turn: &Turn) {
    if let Some(speaker) = &turn.speaker {
        out["author"] = json!({ "@type": "Person", "name": &**speaker });
    }
}

fn words(turn: &Turn) -> String {
    let paragraphs = turn.paragraphs.iter().flatten();
    let words: Vec<String> = paragraphs
        .map(article_viewer_model::Text::to_plain)
        .collect();
    words.join("\n\n")
}
