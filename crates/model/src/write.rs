//! From an article to JSON: two spaces of indent, absent fields left out, schema.org's names.

use crate::article::{Article, Block, Headlines, Image, Item, Named, Run, Text, Turn};
use std::fmt::Write;

/// The article as JSON that [`read`](crate::read) reads back to the same article, with a newline at the end.
///
/// A block or paragraph that could not be read ([`Block::Unreadable`]) has no JSON, and is left out.
pub fn to_json(article: &Article) -> String {
    let mut out = Writer {
        json: String::new(),
        depth: 0,
        fresh: true,
    };
    out.object(|w| {
        w.key("version").raw("1");
        w.string("headline", Some(&article.headline));
        w.string("description", article.description.as_deref());
        w.string("dateline", article.dateline.as_deref());
        w.string("locationCreated", article.location_created.as_deref());
        w.string("datePublished", article.date_published.as_deref());
        w.string("dateModified", article.date_modified.as_deref());
        w.string("inLanguage", article.in_language.as_deref());
        w.list("author", &article.author, |w, author| {
            w.named("name", author);
        });
        if let Some(publisher) = &article.publisher {
            w.key("publisher").named("name", publisher);
        }
        w.string("url", article.url.as_deref());
        if let Some(image) = &article.image {
            w.key("image").object(|w| w.image(image));
        }
        w.key("body").array(&article.body, Writer::block);
        w.list("related", &article.related, Writer::item);
        match &article.headlines {
            Headlines::List(items) => w.list("headlines", items, Writer::item),
            Headlines::Src(src) => w.key("headlines").object(|w| w.string("src", Some(src))),
        }
        if let Some(more) = &article.more_headlines {
            w.key("moreHeadlines").named("label", more);
        }
    });
    out.json.push('\n');
    out.json
}

struct Writer {
    json: String,
    depth: usize,
    /// Nothing stands in the open list or object yet.
    fresh: bool,
}

impl Writer {
    fn raw(&mut self, json: &str) {
        self.json.push_str(json);
    }

    fn quoted(&mut self, text: &str) {
        self.json.push('"');
        for c in text.chars() {
            match c {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                '\n' => self.raw("\\n"),
                '\r' => self.raw("\\r"),
                '\t' => self.raw("\\t"),
                // U+2028 and U+2029 end lines in scripts of before 2019; harmless to escape, and so are controls.
                c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                    let _ = write!(self.json, "\\u{:04x}", c as u32);
                }
                c => self.json.push(c),
            }
        }
        self.json.push('"');
    }

    fn line(&mut self) {
        if !self.fresh {
            self.json.push(',');
        }
        self.fresh = false;
        self.json.push('\n');
        for _ in 0..self.depth {
            self.json.push_str("  ");
        }
    }

    fn nested(&mut self, open: char, close: char, fill: impl FnOnce(&mut Self)) {
        self.json.push(open);
        self.depth += 1;
        self.fresh = true;
        fill(self);
        self.depth -= 1;
        if !self.fresh {
            self.json.push('\n');
            for _ in 0..self.depth {
                self.json.push_str("  ");
            }
        }
        self.fresh = false;
        self.json.push(close);
    }

    fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.nested('{', '}', fill);
    }

    fn array<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.nested('[', ']', |w| {
            for item in items {
                each(w, item);
            }
        });
    }

    fn key(&mut self, name: &str) -> &mut Self {
        self.line();
        self.quoted(name);
        self.raw(": ");
        self
    }

    fn string(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.key(name).quoted(text);
        }
    }

    /// A list that is left out where it is empty.
    fn list<T>(&mut self, name: &str, items: &[T], each: impl FnMut(&mut Self, &T)) {
        if !items.is_empty() {
            let each = each_on_its_line(each);
            self.key(name).array(items, each);
        }
    }

    fn named(&mut self, key: &str, named: &Named) {
        self.object(|w| {
            w.string(key, Some(&named.name));
            w.string("url", named.url.as_deref());
        });
    }

    fn item(&mut self, item: &Item) {
        self.object(|w| {
            w.string("headline", Some(&item.headline));
            w.string("url", item.url.as_deref());
            w.string("datePublished", item.date_published.as_deref());
            w.string("inLanguage", item.in_language.as_deref());
            if let Some(codes) = &item.countries {
                w.key("countries").array(codes, |w, code| {
                    w.line();
                    w.quoted(code);
                });
            }
        });
    }

    fn text(&mut self, text: &Text) {
        let is_plain =
            |run: &Run| run.href.is_none() && !run.em && !run.strong && run.lang.is_none();
        match text.0.as_slice() {
            [run] if is_plain(run) => self.quoted(&run.text),
            runs => self.array(runs, |w, run| {
                w.line();
                if is_plain(run) {
                    w.quoted(&run.text);
                    return;
                }
                w.object(|w| {
                    w.string("text", Some(&run.text));
                    w.string("href", run.href.as_deref());
                    if run.em {
                        w.key("em").raw("true");
                    }
                    if run.strong {
                        w.key("strong").raw("true");
                    }
                    w.string("lang", run.lang.as_deref());
                });
            }),
        }
    }

    fn turn(&mut self, turn: &Turn) {
        self.object(|w| {
            w.string("speaker", turn.speaker.as_deref());
            let readable: Vec<&Text> = turn.paragraphs.iter().flatten().collect();
            w.key("paragraphs").array(&readable, |w, text| {
                w.line();
                w.text(text);
            });
        });
    }

    fn image(&mut self, image: &Image) {
        self.string("url", Some(&image.url));
        self.string("alt", (!image.alt.is_empty()).then_some(&*image.alt));
        if let Some(caption) = &image.caption {
            self.key("caption").text(caption);
        }
        for (name, pixels) in [("width", image.width), ("height", image.height)] {
            if let Some(pixels) = pixels {
                self.key(name).raw(&pixels.to_string());
            }
        }
    }

    fn block(&mut self, block: &Block) {
        if matches!(block, Block::Unreadable(_)) {
            return;
        }
        self.line();
        self.object(|w| match block {
            Block::Paragraph(text) => {
                w.string("type", Some("paragraph"));
                w.key("text").text(text);
            }
            Block::Heading(text) => {
                w.string("type", Some("heading"));
                w.key("text").text(text);
            }
            Block::Quote { text, cite } => {
                w.string("type", Some("quote"));
                w.key("text").text(text);
                w.string("cite", cite.as_deref());
            }
            Block::Image(image) => {
                w.string("type", Some("image"));
                w.image(image);
            }
            Block::Exchange(exchange) => {
                w.string("type", Some("exchange"));
                w.string("id", exchange.id.as_deref());
                w.key("question").turn(&exchange.question);
                w.list("answers", &exchange.answers, Writer::turn);
            }
            Block::Unreadable(_) => {}
        });
    }
}

fn each_on_its_line<T>(mut each: impl FnMut(&mut Writer, &T)) -> impl FnMut(&mut Writer, &T) {
    move |w, item| {
        w.line();
        each(w, item);
    }
}
