//! A card as `src/ui/article/card.rs` draws it: the question in its button, and in its panel what else was asked, then the
//! answers.

use super::node::{has_part, is_silent, plain};
use super::reader::Reader;
use crate::account::{Part, Reason};
use article_viewer_model::{Block, Exchange, NonBlank, Run, Turn};
use dom_query::NodeRef;
use std::rc::Rc;

/// The exchange of a card; the paragraphs of one that has lost its question or its answers.
pub(super) fn exchange(card: &NodeRef, reader: &mut Reader) -> Vec<Block> {
    let id = reader.id(card);
    let start = reader.number(card, "data-start", 0);
    let find = |part: &str| card.descendants_it().find(|node| has_part(node, part));
    let mut sheet = Sheet {
        reader,
        question: turn(None),
        answers: Vec::new(),
    };
    sheet.question.start = start;
    let panel = find("answer");
    if let Some(button) = find("question") {
        sheet.asked(&button, panel.as_ref());
    }
    if let Some(panel) = panel {
        sheet.panel(&panel);
    }
    // What an editor has put into the card beside them.
    for node in card.children_it(false) {
        let is_ours = |node: &NodeRef| has_part(node, "question") || has_part(node, "answer");
        let is_known =
            has_part(&node, "permalink") || node.has_class("rest") || node.has_class("invite");
        if !is_known && !is_ours(&node) && !node.descendants_it().any(|node| is_ours(&node)) {
            sheet.answer(&node);
        }
    }
    sheet.blocks(id)
}

/// A card while it is read.
struct Sheet<'r> {
    reader: &'r mut Reader,
    question: Turn,
    answers: Vec<Turn>,
}

fn turn(speaker: Option<Rc<str>>) -> Turn {
    Turn {
        speaker,
        start: None,
        paragraphs: Vec::new(),
    }
}

impl Sheet<'_> {
    /// The question in the button. Where it could not be read, the button says so as the panel does.
    fn asked(&mut self, button: &NodeRef, panel: Option<&NodeRef>) {
        let mut inside = button.descendants_it();
        let line = inside
            .find(|node| node.has_class("line"))
            .unwrap_or(*button);
        let spoken = Spoken::of(&line);
        self.question.speaker = spoken.speaker;
        let mut missing = panel.into_iter().flat_map(NodeRef::descendants_it);
        let missing = missing.find(|node| has_part(node, "error"));
        let missing = missing.and_then(|error| Some(plain(&error.first_element_child()?)));
        let words: String = spoken.words.iter().map(plain).collect();
        if missing.is_none_or(|missing| missing != words) {
            let text = self
                .reader
                .text_of(spoken.words.into_iter(), Part::Question);
            self.question.paragraphs.extend(text.map(Ok));
        }
    }

    fn panel(&mut self, panel: &NodeRef) {
        for node in panel.children_it(false) {
            let is_paragraph = |node: &NodeRef| node.has_name("p");
            if is_silent(&node) || (node.has_class("asked") && node.has_class("links")) {
                // The links stand in the question itself.
            } else if node.has_class("asked") {
                let text = self.reader.text(&node, Part::Question);
                self.question.paragraphs.extend(text.map(Ok));
            } else if has_part(&node, "error") {
                self.reader.lose(&plain(&node), Reason::Damaged);
            } else if has_part(&node, "speaker") {
                // What he said could not be read.
                let name = self.reader.phrase(&node, Part::Answer);
                self.answers.push(turn(name));
            } else if !is_paragraph(&node) && node.descendants_it().any(|node| is_paragraph(&node))
            {
                self.panel(&node);
            } else {
                self.answer(&node);
            }
        }
    }

    /// A paragraph of an answer, which may begin a turn.
    fn answer(&mut self, paragraph: &NodeRef) {
        let start = self.reader.number(paragraph, "data-turn", 0);
        let spoken = Spoken::of(paragraph);
        let Some(text) = self.reader.text_of(spoken.words.into_iter(), Part::Answer) else {
            let name = spoken.speaker.unwrap_or_default();
            self.reader.lose(&name, Reason::Damaged);
            return;
        };
        if paragraph.has_attr("data-turn") || spoken.speaker.is_some() || self.answers.is_empty() {
            let begun = turn(spoken.speaker);
            self.answers.push(Turn { start, ..begun });
        }
        if let Some(turn) = self.answers.last_mut() {
            turn.paragraphs.push(Ok(text));
        }
    }

    fn blocks(self, id: Option<Rc<str>>) -> Vec<Block> {
        let Self {
            reader,
            question,
            mut answers,
        } = self;
        answers.retain(|turn| {
            let is_empty = turn.paragraphs.is_empty();
            if is_empty {
                reader.lose(turn.speaker.as_deref().unwrap_or_default(), Reason::Damaged);
            }
            !is_empty
        });
        if !question.paragraphs.is_empty() && !answers.is_empty() {
            let exchange = Exchange {
                id,
                question,
                answers,
            };
            return vec![Block::Exchange(exchange)];
        }
        let said = std::iter::once(question).chain(answers).flat_map(|turn| {
            let mut speaker = turn.speaker;
            turn.paragraphs.into_iter().flatten().map(move |mut text| {
                if let Some(name) = speaker.take() {
                    text.0.insert(0, Run::plain([&*name, ": "].concat()));
                }
                Block::Paragraph(text)
            })
        });
        said.collect()
    }
}

/// What stands in a line: a name and a space, if the speaker is named, and what is said.
struct Spoken<'d> {
    speaker: Option<Rc<str>>,
    words: Vec<NodeRef<'d>>,
}

impl<'d> Spoken<'d> {
    fn of(line: &NodeRef<'d>) -> Self {
        if !line.is_element() {
            return Self {
                speaker: None,
                words: vec![*line],
            };
        }
        let mut speaker = None;
        let mut words: Vec<NodeRef<'d>> = Vec::new();
        let mut is_space = false;
        for node in line.children_it(false) {
            if words.is_empty() && has_part(&node, "speaker") {
                speaker = NonBlank::new(plain(&node)).map(|name| name.shared());
                is_space = true;
            } else if !(std::mem::take(&mut is_space) && plain(&node).trim().is_empty()) {
                words.push(node);
            }
        }
        // The words of a question, and those beside a name, have an element of their own around them.
        let is_around = speaker.is_some() || line.has_class("line");
        match words.as_slice() {
            [only] if is_around && only.has_name("span") && !only.has_attr("lang") => {
                words = only.children_it(false).collect();
            }
            _ => {}
        }
        Self { speaker, words }
    }
}
