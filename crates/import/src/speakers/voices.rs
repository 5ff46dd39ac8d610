//! Names as voices: the labels of a page that could name somebody, with all forms of one name together. Whether they
//! do, `cast` decides.

use super::{Known, Role, Spoken, WordCues, role_of};
use crate::data::fold;
use crate::label::{Label, Mark};
use crate::name;
use crate::shape;
use crate::told::ToldRole;
use std::collections::{HashMap, HashSet};

/// More names than this are no interview's.
pub(super) const MANY: usize = 200;

/// How much a label's form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// It is none unless it comes back and takes turns.
    Weak,
    /// It may be one of the first question and answer, the only ones that are labelled.
    Opening,
    /// A colon, or no doubt.
    Colon,
}

/// Everything that one name says.
pub(super) struct Voice {
    /// The fullest form of the name on the page.
    pub(super) name: String,
    /// The positions of its labels.
    pub(super) at: Vec<usize>,
    /// A label says more of whom it names, as the first one of a broadcast does.
    described: bool,
    /// The role that the label's word names ("Interviewer").
    pub(super) role: Option<Role>,
    /// The weakest of its labels.
    pub(super) hold: Hold,
    /// One of its labels leaves no doubt.
    pub(super) sure: bool,
    /// What an editor has told.
    pub(super) told: Option<ToldRole>,
}

/// The names that could be voices, with all forms of one name together.
pub(super) fn voices(spoken: &[Spoken], words: &WordCues, of: &Known) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let told = |label: &Label| {
        let told = of.told.role(&label.name);
        told.or_else(|| of.told.role(called(&label.name)))
    };
    for (at, label) in spoken
        .iter()
        .enumerate()
        .filter_map(|(at, s)| Some((at, s.label?)))
    {
        if words.is_at(at) || (label.is_no_speaker() && told(label).is_none()) {
            continue;
        }
        // A name in a line of its own speaks the sentence below it; the words of a menu have none.
        if label.mark == Mark::Alone
            && !label.sure
            && !spoken
                .get(at + 1)
                .is_some_and(|below| shape::is_sentence(below.text))
        {
            continue;
        }
        let key = fold(called(&label.name));
        let index = *known.entry(key).or_insert_with(|| {
            voices.push(Voice {
                name: called(&label.name).to_owned(),
                at: Vec::new(),
                role: role_of(&label.words, words.language, false),
                hold: Hold::Colon,
                described: false,
                sure: false,
                told: None,
            });
            voices.len() - 1
        });
        let voice = &mut voices[index];
        voice.at.push(at);
        voice.hold = voice.hold.min(match label.mark {
            _ if label.sure => Hold::Colon,
            Mark::Colon => Hold::Colon,
            Mark::StopDash => Hold::Opening,
            _ => Hold::Weak,
        });
        voice.described |= label.name.contains([',', '،']);
        voice.sure |= label.sure;
        voice.told = voice.told.or(told(label));
        if called(&label.name).len() > voice.name.len() {
            called(&label.name).clone_into(&mut voice.name);
        }
    }
    unify(voices)
}

/// The name in a label, without what describes whom it names.
pub(super) fn called(name: &str) -> &str {
    name.split([',', '،']).next().unwrap_or(name).trim()
}

/// Puts "Berg", "A. Berg" and "A.B." to "Anna Berg", where that is the only name they can mean.
fn unify(mut voices: Vec<Voice>) -> Vec<Voice> {
    if voices.len() > MANY {
        return voices;
    }
    let names: Vec<Vec<String>> = voices.iter().map(|voice| name_words(&voice.name)).collect();
    // Two forms that follow each other are two people: nobody answers themselves.
    let mut order: Vec<(usize, usize)> = voices
        .iter()
        .enumerate()
        .flat_map(|(index, voice)| voice.at.iter().map(move |at| (*at, index)))
        .collect();
    order.sort_unstable();
    let beside: HashSet<(usize, usize)> = order
        .windows(2)
        .map(|pair| (pair[0].1, pair[1].1))
        .collect();
    for short in 0..voices.len() {
        let mut fuller = (0..voices.len()).filter(|long| {
            *long != short
                && voices[short].role.is_none()
                && name::code(&voices[*long].name).is_none()
                && !voices[*long].at.is_empty()
                && stands_for(&names[short], &names[*long])
        });
        if let (Some(long), None) = (fuller.next(), fuller.next())
            && !beside.contains(&(short, long))
            && !beside.contains(&(long, short))
        {
            let at = std::mem::take(&mut voices[short].at);
            let Voice {
                hold, sure, told, ..
            } = voices[short];
            // "MAYOR KARIN OLSEN, BERGEN:" and then "OLSEN:": the page's own short form has no title.
            if voices[long].described && names[long].len() > 2 {
                let name = voices[short].name.clone();
                voices[long].name = name;
            }
            voices[long].hold = hold.min(voices[long].hold);
            voices[long].sure |= sure;
            voices[long].told = voices[long].told.or(told);
            voices[long].at.extend(at);
            voices[long].at.sort_unstable();
        }
    }
    voices.retain(|voice| !voice.at.is_empty());
    voices
}

fn name_words(name: &str) -> Vec<String> {
    called(name)
        .split(|c: char| c.is_whitespace() || c == '.')
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect()
}

fn stands_for(short: &[String], long: &[String]) -> bool {
    let initial = |word: &String| word.chars().count() == 1;
    if long.iter().all(initial) {
        return false;
    }
    if short.iter().all(initial) {
        return short.len() == long.len()
            && short.len() > 1
            && short
                .iter()
                .zip(long)
                .all(|(s, l)| l.starts_with(s.as_str()));
    }
    let fewer_letters =
        short.iter().map(String::len).sum::<usize>() < long.iter().map(String::len).sum();
    fewer_letters
        && short.iter().all(|s| {
            long.contains(s) || (initial(s) && long.iter().any(|l| l.starts_with(s.as_str())))
        })
}

/// One of the texts names somebody so: the words of a full name, or a surname after a first name.
pub(super) fn is_named(name: &str, texts: &[&str]) -> bool {
    let wanted = name_words(name);
    texts.iter().any(|text| {
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || c == '.')
            .filter(|word| !word.is_empty())
            .collect();
        let bare = |word: &str| {
            fold(
                word.trim_matches(|c: char| !c.is_alphanumeric())
                    .trim_end_matches("'s")
                    .trim_end_matches("’s"),
            )
        };
        words
            .windows(wanted.len().max(1))
            .enumerate()
            .any(|(at, window)| {
                window
                    .iter()
                    .zip(&wanted)
                    .all(|(word, wanted)| bare(word) == *wanted)
                    && (wanted.len() > 1
                        || !shape::has_case(name)
                        || (at > 0
                            && shape::begins_upper(words[at - 1])
                            && words[at - 1].chars().all(|c| c.is_alphabetic() || c == '-')
                            && words[at - 1].chars().count() > 1))
            })
    })
}
