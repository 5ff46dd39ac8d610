//! The article as plain text, as people write an interview down.

use article_viewer_model::{Article, Block, Date, Image, Text, Turn};

/// The article: headline, standfirst, byline, body; a blank line between paragraphs.
pub fn text(article: &Article) -> String {
    let mut out: Vec<String> = vec![article.headline.to_string()];
    out.extend(article.description.as_deref().map(str::to_owned));
    let names: Vec<&str> = article.author.iter().map(|author| &*author.name).collect();
    if !names.is_empty() {
        out.push(names.join(", "));
    }
    let place = article
        .dateline
        .as_ref()
        .or(article.location_created.as_ref());
    let date = article.date_published.as_ref().map(Date::shared);
    let line: Vec<&str> = place
        .map(|place| &**place)
        .into_iter()
        .chain(date.as_deref())
        .collect();
    if !line.is_empty() {
        out.push(line.join(", "));
    }
    for block in &article.body {
        match block {
            Block::Paragraph(words) | Block::Heading(words) => out.push(words.to_plain()),
            Block::Quote { text, cite } => {
                let cite = cite
                    .as_ref()
                    .map(|cite| format!(" ({cite})"))
                    .unwrap_or_default();
                out.push(format!("“{}”{cite}", text.to_plain()));
            }
            Block::Image(image) => out.extend(picture(image)),
            Block::Exchange(exchange) => {
                for turn in std::iter::once(&exchange.question).chain(&exchange.answers) {
                    said(turn, &mut out);
                }
            }
            Block::Unreadable(fault) => out.push(format!("[{fault}]")),
        }
    }
    out.join("\n\n") + "\n"
}

fn picture(image: &Image) -> Option<String> {
    let caption = image.caption.as_ref().map(Text::to_plain);
    let words = caption.unwrap_or_else(|| image.alt.to_string());
    (!words.is_empty()).then(|| format!("[{words}]"))
}

fn said(turn: &Turn, out: &mut Vec<String>) {
    for (index, paragraph) in turn.paragraphs.iter().enumerate() {
        let words = match paragraph {
            Ok(words) => words.to_plain(),
            Err(fault) => format!("[{fault}]"),
        };
        match &turn.speaker {
            Some(speaker) if index == 0 => out.push(format!("{speaker}: {words}")),
            _ => out.push(words),
        }
    }
}
