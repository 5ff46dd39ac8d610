//! The looks of a text, whatever it says: how it ends, how long it is, whether a name, a heading or a
//! headline could look like this. In every script that has such marks.

/// Quotation marks, brackets and marks of emphasis, which may follow the mark that ends a sentence.
fn closes(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '\''
                | '’'
                | '”'
                | '»'
                | '«'
                | '“'
                | '›'
                | ')'
                | ']'
                | '}'
                | '」'
                | '』'
                | '*'
                | '_'
        )
}

fn asks(c: char) -> bool {
    matches!(c, '?' | '؟' | '\u{FF1F}' | '՞')
}

fn stops(c: char) -> bool {
    asks(c)
        || matches!(
            c,
            '.' | '!' | '…' | ';' | ':' | '。' | '\u{FF01}' | '۔' | '।' | '։' | '؛'
        )
}

/// The marks that the text ends in, without closing quotes and brackets: `?!` of `“Why?!”`.
fn last_marks(text: &str) -> &str {
    let text = text.trim_end_matches(closes);
    &text[text.trim_end_matches(stops).len()..]
}

/// It ends as a question does. Armenian's mark stands inside the last word, and Japanese may do with "ka".
pub(crate) fn is_question(text: &str) -> bool {
    last_marks(text).contains(asks)
        || text
            .trim_end_matches(closes)
            .trim_end_matches('。')
            .ends_with('か')
        || text
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|word| word.contains('՞'))
}

/// It ends as a sentence does.
pub(crate) fn is_sentence(text: &str) -> bool {
    !last_marks(text).is_empty()
}

/// No sentence ends before its end. A full stop after an initial or a short word with a capital (`Oct. 10`,
/// `T. Name`) ends none.
pub(crate) fn is_one_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let Some(next) = words.peek() else { break };
        if is_sentence(word)
            && !word.ends_with([':', ';', '؛'])
            && !is_shortened(word)
            && begins_upper(next)
        {
            return false;
        }
    }
    true
}

/// `Oct.`, `T.`, `U.S.`
fn is_shortened(word: &str) -> bool {
    word.ends_with('.')
        && word.chars().filter(|c| c.is_alphanumeric()).count() <= 3
        && (word
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_uppercase)
            || word.matches('.').count() > 1)
}

/// How many words it has.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Its first letter or digit is none of lower case. In scripts without case that is every word.
pub(crate) fn begins_upper(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase())
}

/// Its script tells capitals from small letters.
pub(crate) fn has_case(text: &str) -> bool {
    text.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// It stands in capitals: two letters or more, none of them small.
pub(crate) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 2 && !text.chars().any(char::is_lowercase)
}

/// Its letters are of a script that writes no spaces between words.
fn has_no_spaces(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}'))
}

/// It could be a headline in a list: short, no sentence (a question may be), begun with a capital.
pub(crate) fn is_headline(text: &str) -> bool {
    let ends = last_marks(text);
    let long = if has_no_spaces(text) { 60 } else { 180 };
    text.chars().count() <= long
        && words(text) <= 25
        && (ends.is_empty() || ends.contains(asks) || ends == "!")
        && begins_upper(text)
        && begins_with_long_dash(text).is_none()
}

/// It could be a headline that ends in a full stop after a shortened word ("… technological coop.").
pub(crate) fn is_headline_with_stop(text: &str) -> bool {
    words(text) <= 14 && text.ends_with('.') && begins_upper(text) && is_one_sentence(text)
}

/// It could head what follows: a few words, not ended.
pub(crate) fn is_heading(text: &str) -> bool {
    words(text) <= 8
        && text.chars().count() <= 70
        && (!has_no_spaces(text) || text.chars().count() <= 20)
        && !is_sentence(text)
        && begins_upper(text)
        && !text.ends_with([',', '،', '"', '”', '»'])
}

/// Whether the sign is a dash that begins a turn: one sign may be drawn by two.
fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '‒' | '─' | '━' | 'ー' | '⸺' | '－')
}

/// The text behind the dash that a turn of a dialogue begins with: `— …`, `– …`, `―…`, `――…`.
pub(crate) fn begins_with_long_dash(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(is_dash)?.trim_start_matches(is_dash);
    let spoken = rest.trim_start();
    // "—5 °C" and "–––" begin no speech.
    (spoken
        .chars()
        .next()
        .is_some_and(|c| !c.is_numeric() || rest.len() > spoken.len())
        && spoken.chars().any(char::is_alphanumeric))
    .then_some(spoken)
}

/// It begins with two dashes, as questions do in Japanese.
pub(crate) fn begins_with_double_dash(text: &str) -> bool {
    text.chars().take(2).filter(|c| is_dash(*c)).count() == 2
}

/// The same for a dash of the keyboard, `- …`, which marks the items of a list as well.
pub(crate) fn begins_with_dash(text: &str) -> Option<&str> {
    begins_with_long_dash(text).or_else(|| {
        let spoken = text
            .strip_prefix("- ")
            .or_else(|| text.strip_prefix("-- "))?;
        spoken
            .chars()
            .any(char::is_alphanumeric)
            .then(|| spoken.trim_start())
    })
}

/// A sign that East Asian papers put before questions and answers.
pub(crate) fn is_turn_sign(c: char) -> bool {
    "▲△▶▷►▻◆◇●○■□★☆◎▼▽".contains(c)
}

/// The mark that a turn begins with, and its words: a dash of any kind is `—`, one of the keyboard `-`.
pub(crate) fn turn_mark(text: &str) -> Option<(char, &str)> {
    if let Some(spoken) = begins_with_long_dash(text) {
        return Some(('—', spoken));
    }
    if let Some(spoken) = begins_with_dash(text) {
        return Some(('-', spoken));
    }
    let sign = text.chars().next().filter(|c| is_turn_sign(*c))?;
    let spoken = text[sign.len_utf8()..].trim_start();
    spoken
        .chars()
        .any(char::is_alphanumeric)
        .then_some((sign, spoken))
}

/// It stands in the quotation marks of Chinese, Japanese or Korean.
pub(crate) fn is_quoted(text: &str) -> bool {
    text.starts_with(['「', '『', '“', '"', '«'])
        && text.ends_with(['」', '』', '”', '"', '»', '。'])
}

/// It begins or ends with words in the quotation marks of a story. In Chinese, Japanese and Korean those may be a turn.
pub(crate) fn tells_speech(text: &str) -> bool {
    text.starts_with(['“', '"', '«', '„', '‘']) || text.ends_with(['”', '"', '»', '’'])
}

/// The number that a question of a list begins with, and the question: `1. …`, `2) …`, `(3) …`, `４．…`.
pub(crate) fn number(text: &str) -> Option<(u32, &str)> {
    let text = bold(text).unwrap_or(text);
    let text = text.strip_prefix(['(', '（']).unwrap_or(text);
    let digits = text.chars().take_while(|c| c.is_numeric()).take(3);
    let (mut number, mut length) = (0, 0);
    for digit in digits {
        let value = digit
            .to_digit(10)
            .or_else(|| (u32::from(digit)).checked_sub(0xFF10));
        number = number * 10 + value.filter(|value| *value < 10)?;
        length += digit.len_utf8();
    }
    let rest = text[length..].strip_prefix(['.', ')', '、', '．', '）', '/', ':']);
    let said = rest.filter(|rest| !rest.starts_with(|c: char| c.is_numeric()))?;
    (length > 0 && said.chars().any(char::is_alphabetic)).then(|| (number, said.trim_start()))
}

/// The text between `**` and `**`, or `__` and `__`, where that is the whole text.
pub(crate) fn bold(text: &str) -> Option<&str> {
    ["**", "__"].iter().find_map(|mark| {
        let inner = text.strip_prefix(mark)?.strip_suffix(mark)?.trim();
        (!inner.contains(mark) && inner.chars().any(char::is_alphanumeric)).then_some(inner)
    })
}

/// The text of a heading in Markdown: `## Text`.
pub(crate) fn hashed(text: &str) -> Option<&str> {
    let heading = text.trim_start_matches('#');
    let marks = text.len() - heading.len();
    ((1..=6).contains(&marks)
        && heading.starts_with(' ')
        && heading.chars().any(char::is_alphanumeric))
    .then(|| heading.trim())
}

/// It only parts what stands above from what stands below: `* * *`, `———`, `• • •`.
pub(crate) fn is_rule(text: &str) -> bool {
    text.chars().filter(|c| !c.is_whitespace()).count() >= 3
        && text.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '*' | '-' | '–' | '—' | '_' | '=' | '~' | '•' | '·' | '#' | '.' | '⁂' | '+'
                )
        })
}

/// It is one address and nothing else.
pub(crate) fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::rows;

    #[test]
    fn a_text_is_known_by_its_look() {
        for row in rows(include_str!("../tests/tables/shapes.txt")) {
            let [name, expected, text] = row[..] else {
                panic!("{row:?}")
            };
            let holds = match name {
                "is_question" => is_question(text),
                "is_headline" => is_headline(text),
                "is_one_sentence" => is_one_sentence(text),
                "is_rule" => is_rule(text),
                "begins_with_dash" => begins_with_dash(text).is_some(),
                _ => panic!("no such function: {name}"),
            };
            assert_eq!(if holds { "yes" } else { "no" }, expected, "{name}: {text}");
        }
        assert_eq!(begins_with_dash("–And then?"), Some("And then?"));
        assert_eq!(begins_with_long_dash("――最初は"), Some("最初は"));
        assert_eq!(number("３）最初は"), Some((3, "最初は")));
    }
}
