//! A page as passages: lines cut and numbered as editors do, entities decoded, spaces made one, and the lines
//! of a text that was wrapped at a fixed width joined again. Nothing is left out here but white space.

use crate::chrome;
use crate::entity::decode;
use crate::label;
use crate::markup::Stated;
use crate::passage::Passage;
use crate::sections;
use crate::shape;
use crate::transcript;
use article_viewer_model::takes_no_room;
use std::borrow::Cow;

/// A page: its passages in order, and its lines as they were written.
pub(crate) struct Page<'a> {
    pub(crate) lines: Vec<Cow<'a, str>>,
    pub(crate) passages: Vec<Passage>,
    /// What the page says of itself, and which needs no finding.
    pub(crate) stated: Option<Stated>,
}

impl<'a> Page<'a> {
    /// Cuts a text into passages.
    pub(crate) fn new(text: &'a str) -> Self {
        let lines = lines(text.strip_prefix('\u{FEFF}').unwrap_or(text));
        let mut passages = Vec::new();
        let mut gap = 0;
        for (index, line) in lines.iter().enumerate() {
            let text = clean(line);
            if text.is_empty() {
                gap += 1;
            } else {
                let number = index + 1;
                passages.push(Passage::new((number, number), gap, text));
                gap = 0;
            }
        }
        Self {
            passages: transcript::label(unwrap(passages)),
            lines: lines.into_iter().map(Cow::Borrowed).collect(),
            stated: None,
        }
    }
}

/// The lines of a text, ended by LF, CR LF or CR. An end of line at the very end begins no further line.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        lines.push(&rest[..at]);
        let end = if rest[at..].starts_with("\r\n") {
            at + 2
        } else {
            at + 1
        };
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// A line without entities and without anything invisible at its ends. Several spaces or a tab are one tab. Spaces
/// that don't break stay inside.
fn clean(line: &str) -> String {
    let decoded = decode(line);
    let mut text = String::with_capacity(decoded.len());
    for c in decoded.chars() {
        let stays = matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{3000}');
        if c.is_whitespace() || c.is_control() {
            if text.ends_with(char::is_whitespace) || c == '\t' {
                text.truncate(text.trim_end().len());
                text.push('\t');
            } else {
                text.push(if stays { c } else { ' ' });
            }
        } else {
            text.push(c);
        }
    }
    text.trim_matches(|c: char| c.is_whitespace() || takes_no_room(c))
        .to_owned()
}

/// Joins the lines of paragraphs that were wrapped at a fixed width. They are known by what wrapping means: a line
/// ends where the next one's first word would not have fitted. A list of headlines fails that at once.
fn unwrap(passages: Vec<Passage>) -> Vec<Passage> {
    let Some(width) = width(&passages) else {
        return passages;
    };
    let mut joined: Vec<Passage> = Vec::with_capacity(passages.len());
    let mut passages = passages.into_iter().peekable();
    while let Some(first) = passages.next() {
        let mut block = vec![first];
        while let Some(next) = passages.next_if(|next| next.gap == 0) {
            block.push(next);
        }
        let breaks = block
            .windows(2)
            .filter(|pair| fits(&pair[0], &pair[1], width))
            .count();
        let is_list = block.len() > 2 && breaks * 2 >= block.len() - 1;
        let mut last = String::new();
        for passage in block {
            let text = passage.text.clone();
            match joined.last_mut() {
                Some(above)
                    if !is_list && passage.gap == 0 && continues(&last, &passage.text, width) =>
                {
                    above.text.push(' ');
                    above.text.push_str(&passage.text);
                    above.lines.1 = passage.lines.1;
                }
                _ => joined.push(passage),
            }
            last = text;
        }
    }
    joined
}

/// A line goes on with the sentence of the line above, which was full. A label or a dash under the end of a
/// sentence begins anew, and so does what stands under a heading of the page.
fn continues(above: &str, below: &str, width: usize) -> bool {
    let begins_anew = shape::is_sentence(above)
        && (label::read(below).is_some() || shape::begins_with_dash(below).is_some());
    let stands_alone = |line| sections::section(line).is_some() || chrome::is_chrome(line);
    !would_fit(above, below, width) && !begins_anew && !stands_alone(above) && !stands_alone(below)
}

fn fits(above: &Passage, below: &Passage, width: usize) -> bool {
    would_fit(&above.text, &below.text, width)
}

/// The first word of the line below would have fitted into the line above, or that line was not filled: it is
/// much shorter, or longer than the page is wide.
fn would_fit(above: &str, below: &str, width: usize) -> bool {
    let word = below.split_whitespace().next().unwrap_or(below);
    let length = above.chars().count();
    length * 2 < width || length > width || length + 1 + word.chars().count() <= width
}

/// The width at which the page was wrapped, if it was: that of the longest line above one that begins in the middle of a
/// sentence, with a small letter, where all such lines were full.
fn width(passages: &[Passage]) -> Option<usize> {
    let inside: Vec<(&Passage, &Passage, bool)> = passages
        .windows(2)
        .filter(|pair| pair[1].gap == 0 && pair[0].text.contains(' '))
        .filter_map(|pair| {
            let first = pair[1].text.chars().find(|c| c.is_alphabetic())?;
            (!first.is_uppercase()).then_some((&pair[0], &pair[1], first.is_lowercase()))
        })
        .collect();
    let longest = inside
        .iter()
        .map(|(above, ..)| above.text.chars().count())
        .max();
    let width = longest.filter(|width| (40..=132).contains(width))?;
    let (mut full, mut full_without_case) = (0, 0);
    for (above, below, is_lowercase) in &inside {
        if !fits(above, below, width) {
            *(if *is_lowercase {
                &mut full
            } else {
                &mut full_without_case
            }) += 1;
        }
    }
    // Where no case tells a sentence's middle, more lines must agree.
    let wrapped = full >= 2 || full_without_case >= 4;
    let short = inside.len() - full - full_without_case;
    (wrapped && short * 10 <= full + full_without_case).then_some(width)
}

#[cfg(test)]
#[path = "../tests/unit/page.rs"]
mod tests;
