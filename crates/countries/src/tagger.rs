//! The tagger: from the words of a text to the countries that it names. One pass finds the forms, whole words
//! and longest match; then each is judged by the `rules`.

use crate::gazetteer::{COMMA, EXACT, Gazetteer, PHRASE, Pattern, STOP, THE};
use crate::mention::Mention;
use crate::rules::context::{Case, Context, EDIBLE, Found, INSTITUTION, PRONOUN, case};
use crate::rules::rule::{Candidate, Rule};
use crate::words::{CAPITAL, Gap, INNER_CAPITAL, LOWER, POINTS, UNKNOWN, Word};
use std::ops::Range;

impl Gazetteer {
    /// The countries that a text names, in the order in which it names them; one pass. Mentions do not
    /// overlap, unless one form names two countries.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use article_viewer_countries::Gazetteer;
    /// let mentions = Gazetteer::english().tag("Turkish cement in demand in Turkmenistan’s markets");
    /// let codes: Vec<_> = mentions.iter().map(|mention| mention.country.as_str()).collect();
    /// assert_eq!(codes, ["TR", "TM"]);
    /// # }
    /// ```
    pub fn tag(&self, text: &str) -> Vec<Mention> {
        let (words, found) = judged(self, text, false);
        let standing = found.iter().filter(|found| found.rejected.is_none());
        standing
            .filter_map(|found| mention(&words, found))
            .collect()
    }

    /// Like [`tag`](Self::tag), with the candidates that a rule rejected, each with that rule.
    pub fn explain(&self, text: &str) -> Vec<Candidate> {
        let (words, found) = judged(self, text, true);
        let candidate = |found: &Found| {
            Some(Candidate {
                mention: mention(&words, found)?,
                rejected: found.rejected,
            })
        };
        found.iter().filter_map(candidate).collect()
    }
}

fn mention(words: &[Word], found: &Found) -> Option<Mention> {
    let first = words.get(found.start as usize)?;
    let last = words.get((found.end as usize).checked_sub(1)?)?;
    let range = first.start as usize..last.end as usize;
    Some(Mention {
        country: found.country,
        range,
        form: found.form,
        kind: found.kind,
    })
}

fn judged(gazetteer: &Gazetteer, text: &str, explained: bool) -> (Vec<Word>, Vec<Found>) {
    let mut words = Vec::with_capacity(24);
    gazetteer.vocabulary.scan(text, &mut words);
    let mut found = Vec::new();
    let context = Context {
        gazetteer,
        text,
        words: &words,
        case: case(&words),
    };
    context.find(explained, &mut found);
    for at in 0..found.len() {
        if found[at].rejected.is_none() {
            let rejected = context.judge(&found, at);
            found[at].rejected = rejected;
        }
    }
    (words, found)
}

impl Context<'_> {
    /// A pattern matches the words from `at` on.
    fn matches(&self, at: usize, pattern: &Pattern) -> bool {
        let gazetteer = self.gazetteer;
        let Some(words) = self.words.get(at..at + usize::from(pattern.len)) else {
            return false;
        };
        let phrase = pattern.target == PHRASE;
        gazetteer
            .elements(pattern)
            .iter()
            .zip(words)
            .enumerate()
            .all(|(i, (&element, word))| {
                if i == 0 {
                    return true;
                }
                let joined = match word.gap {
                    Gap::Space => true,
                    // A phrase does not reach across a hyphen: `Japan-China cabinet-level talks`.
                    Gap::Hyphen => !phrase || Gazetteer::hyphenated(element),
                    // `St. Lucia`, `S.Korean`: a point only after a word that is cut short.
                    Gap::Point => words
                        .get(i - 1)
                        .is_some_and(|before| before.end - before.start <= 2),
                    _ => false,
                };
                joined && gazetteer.fits(element, word.id)
            })
    }

    /// The text shows what a form asks: the capitals, points, accents and comma of its own spelling.
    fn spelled(&self, at: usize, pattern: &Pattern) -> bool {
        let (text, words) = (self.text, self.words);
        let asks = |flag| pattern.spelling & flag != 0;
        let (Some(word), Some(last)) =
            (words.get(at), words.get(at + usize::from(pattern.len) - 1))
        else {
            return false;
        };
        if asks(THE) {
            return words.get(at + 1).is_some_and(|word| word.is(CAPITAL));
        }
        if asks(COMMA) {
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            let after_name = words.get(before).is_some_and(|word| word.is(CAPITAL));
            if word.gap != Gap::Comma || !after_name {
                return false;
            }
            // Without its points, `IN` among capitals is a word; so is `Miss` but behind a county or a school.
            let pointed = text.as_bytes().get(last.end as usize) == Some(&b'.');
            let told = if asks(STOP) {
                pointed || self.is(before, INSTITUTION)
            } else {
                word.is(POINTS) || words.iter().any(|word| word.is(LOWER))
            };
            if !told {
                return false;
            }
        }
        if asks(EXACT) {
            let form = self
                .gazetteer
                .form(pattern.target)
                .map_or("", |(form, _, _)| form);
            return text.get(word.start as usize..last.end as usize) == Some(form);
        }
        (!asks(CAPITAL) || word.is(CAPITAL))
            && (!asks(POINTS) || word.is(POINTS))
            && !(asks(INNER_CAPITAL) && word.is(LOWER))
    }

    /// A phrase means no country where it stands. It reaches to no hyphen (`a Turkey-based firm`); the pronoun
    /// "us" needs a headline in capitals; a capital that says something makes "Turkey" the country.
    fn means_nothing(&self, at: usize, len: usize) -> bool {
        let case = self.case;
        if self
            .words
            .get(at + len)
            .is_some_and(|word| word.gap == Gap::Hyphen)
        {
            return false;
        }
        self.words
            .iter()
            .enumerate()
            .skip(at)
            .take(len)
            .all(|(i, word)| {
                let classes = self.gazetteer.vocabulary.classes(word.id);
                if classes & PRONOUN != 0 {
                    case == Case::Capitals && !word.is(POINTS)
                } else {
                    classes & EDIBLE == 0 || case != Case::Sentence || i == 0 || !word.is(CAPITAL)
                }
            })
    }

    /// Finds the forms: at each word the longest pattern, be it a form or a phrase that means no country. With
    /// `explained`, also the forms that such a phrase or a longer name swallows.
    fn find(&self, explained: bool, found: &mut Vec<Found>) {
        let (gazetteer, words) = (self.gazetteer, self.words);
        let mut at = 0;
        let mut form_end = 0;
        while let Some(word) = words.get(at) {
            let mut taken = 0;
            let mut phrase = false;
            let before = found.len();
            let mut number = if word.id == UNKNOWN {
                u32::MAX
            } else {
                gazetteer.vocabulary.pattern(word.id)
            };
            while let Some(pattern) = gazetteer.patterns.get(number as usize) {
                number = pattern.next;
                let len = usize::from(pattern.len);
                if len < taken && !explained {
                    break;
                }
                if !self.matches(at, pattern) {
                    continue;
                }
                if pattern.target == PHRASE {
                    // Nor does a phrase begin behind a country and a hyphen: `US-China cabinet talks`.
                    let behind_country = word.gap == Gap::Hyphen && form_end == at && at > 0;
                    if len >= taken && !behind_country && self.means_nothing(at, len) {
                        phrase = true;
                        taken = len;
                        if !explained {
                            break;
                        }
                    }
                    continue;
                }
                let Some((_, country, kind)) = gazetteer.form(pattern.target) else {
                    continue;
                };
                let rejected = if !self.spelled(at, pattern) {
                    Some(Rule::Spelling)
                } else if len < taken {
                    Some(if phrase {
                        Rule::Phrase
                    } else {
                        Rule::LongerName
                    })
                } else {
                    taken = len;
                    None
                };
                // "In" and "or" are no candidates for states, though IN and OR are their abbreviations in datelines.
                let word = rejected == Some(Rule::Spelling) && pattern.spelling & COMMA != 0;
                if rejected.is_some() && !explained || word {
                    continue;
                }
                let end = (at + len) as u32;
                let (alternative, combining) = (pattern.is_alternative(), pattern.is_combining());
                let twice = |other: &Found| {
                    other.start == at as u32 && other.end == end && other.country == country
                };
                if !found.iter().skip(before).any(twice) {
                    let (start, form) = (at as u32, pattern.target);
                    found.push(Found {
                        start,
                        end,
                        form,
                        country,
                        kind,
                        alternative,
                        combining,
                        rejected,
                    });
                }
            }
            if phrase {
                // A form as long as the phrase loses to it.
                if explained {
                    for loser in found
                        .iter_mut()
                        .skip(before)
                        .filter(|form| form.rejected.is_none())
                    {
                        loser.rejected = Some(Rule::Phrase);
                    }
                } else {
                    found.truncate(before);
                }
            } else if taken > 0 {
                form_end = at + taken;
            }
            if explained && taken > 1 {
                let rule = if phrase {
                    Rule::Phrase
                } else {
                    Rule::LongerName
                };
                self.swallowed(at + 1..at + taken, rule, found);
            }
            at += taken.max(1);
        }
    }

    /// Adds the single forms inside what a longer match took, rejected by `rule`, for the explanation.
    fn swallowed(&self, range: Range<usize>, rule: Rule, found: &mut Vec<Found>) {
        let (gazetteer, words) = (self.gazetteer, self.words);
        for at in range {
            let mut number = words
                .get(at)
                .map_or(u32::MAX, |word| gazetteer.vocabulary.pattern(word.id));
            while let Some(pattern) = gazetteer.patterns.get(number as usize) {
                number = pattern.next;
                if pattern.len == 1
                    && pattern.target != PHRASE
                    && self.spelled(at, pattern)
                    && let Some((_, country, kind)) = gazetteer.form(pattern.target)
                {
                    found.push(Found {
                        start: at as u32,
                        end: at as u32 + 1,
                        form: pattern.target,
                        country,
                        kind,
                        alternative: false,
                        combining: false,
                        rejected: Some(rule),
                    });
                }
            }
        }
    }
}
