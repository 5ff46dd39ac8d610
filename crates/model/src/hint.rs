//! Texts that are read as they are and were hardly meant so: a text written as HTML, an address without a scheme that looks
//! like a host. Such a thing is a warning and costs nothing. Here is how it is known, what is said of it, and how often;
//! nothing here changes a text.

use crate::decimal::decimal;
use crate::fault::short;

/// So many of one kind are told of a list, then how many more there are.
const MOST: usize = 20;

/// The kinds.
#[derive(Clone, Copy)]
pub(crate) enum Hint {
    Html,
    Host,
}

/// How many of each kind a list has had.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally([usize; 2]);

impl Tally {
    /// Counts one more; whether it is still told.
    pub(crate) fn tells(&mut self, hint: Hint) -> bool {
        let count = &mut self.0[hint as usize];
        *count += 1;
        *count <= MOST
    }

    /// The message at the end, on those that were not told.
    pub(crate) fn rest(self) -> impl Iterator<Item = String> {
        self.0
            .into_iter()
            .zip([
                "further texts written as HTML: ",
                "further addresses without a scheme: ",
            ])
            .filter(|(count, _)| *count > MOST)
            .map(|(count, what)| [what, &decimal(count - MOST)].concat())
    }
}

/// The message on a text in which HTML was found.
pub(crate) fn say_html(found: &str) -> String {
    let right = if found.starts_with('&') {
        "write the character itself"
    } else {
        "leave it out"
    };
    [
        "written as HTML (\"",
        short(found),
        "\"); article JSON is plain text, so ",
        right,
    ]
    .concat()
}

/// The message on an address that looks like a host.
pub(crate) fn say_host(address: &str) -> String {
    let address = short(bare(address));
    [
        "\"",
        address,
        "\" has no scheme, so it counts as relative; for the site, write \"https://",
        address,
        "\"",
    ]
    .concat()
}

/// The first entity, tag or comment of a text. `AT&T` and `a < b` have none, and neither has `List<T>`.
///
/// One pass: it looks from each sign only as far as the next, so that no text is slow to read.
pub(crate) fn html(text: &str) -> Option<&str> {
    let mut from = 0;
    let mut comments = true;
    loop {
        let sign = text.as_bytes()[from..]
            .iter()
            .position(|byte| matches!(byte, b'&' | b'<'))?;
        let at = from + sign;
        let (before, rest) = text.split_at(at);
        let before = before.bytes().next_back().unwrap_or(b' ');
        let end = if rest.starts_with('&') {
            entity(rest, before)
        } else if rest.starts_with("<!--") {
            // Where one has no end, no later one has.
            let end = if comments { rest.find("-->") } else { None };
            comments = end.is_some();
            end.map(|end| end + 3)
        } else if is_tag(&rest[1..], before) {
            Some(rest.find('>').map_or(rest.len(), |end| end + 1))
        } else {
            None
        };
        if let Some(end) = end {
            return Some(&rest[..end]);
        }
        from = at + 1;
    }
}

/// The end of the entity that a text begins with, known by its form: HTML has more than two thousand names, and the
/// longest has 31 letters.
fn entity(text: &str, before: u8) -> Option<usize> {
    let end = text.bytes().take(33).position(|byte| byte == b';')?;
    let name = &text.as_bytes()[1..end];
    let good = match name {
        [b'#', b'x' | b'X', hex @ ..] => !hex.is_empty() && hex.iter().all(u8::is_ascii_hexdigit),
        [b'#', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        // `Q&As; more`, `the S&P500; then`: what goes on with a capital after a capital is an abbreviation, unless
        // it is as long as the letters with accents (`T&Uuml;RK`), or one of the few short ones.
        [b'A'..=b'Z', rest @ ..] if before.is_ascii_uppercase() => {
            (rest.len() >= 3 && rest.iter().all(u8::is_ascii_alphabetic))
                || matches!(name, b"AMP" | b"LT" | b"GT" | b"ETH")
        }
        [first, rest @ ..] => {
            first.is_ascii_alphabetic()
                && !rest.is_empty()
                && rest.iter().all(u8::is_ascii_alphanumeric)
        }
        [] => false,
    };
    good.then_some(end + 1)
}

/// HTML's elements, old ones too. Source: <https://html.spec.whatwg.org/#toc-semantics> and `#non-conforming-features`.
const ELEMENTS: &str = "a abbr acronym address area article aside audio b base basefont bdi bdo big blink blockquote \
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt \
    em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i \
    iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noframes noscript \
    object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot \
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time \
    title tr track tt u ul var video wbr";

/// Attributes that stand without a value.
const BARE: &str = "allowfullscreen async autoplay checked controls defer disabled hidden itemscope loop muted \
    noshade nowrap open reversed selected";

fn is_one_of(words: &str, word: &str) -> bool {
    words
        .split_ascii_whitespace()
        .any(|one| one.eq_ignore_ascii_case(word))
}

/// Splits off what is made of such bytes.
fn run(text: &str, is: fn(&u8) -> bool) -> (&str, &str) {
    // A byte that goes on with a letter is never one of ASCII, so the cut is between letters.
    let end = text.bytes().take_while(is).count();
    text.split_at(end)
}

/// A tag begins here, behind `<`.
fn is_tag(text: &str, before: u8) -> bool {
    let opening = text.strip_prefix('/').unwrap_or(text);
    let (name, rest) = run(opening, u8::is_ascii_alphanumeric);
    if name.is_empty() || !is_one_of(ELEMENTS, name) {
        return false;
    }
    let closing = opening.len() < text.len();
    // `List<A>`, `Vec<Button>`: a type of a programming language.
    let is_type = before.is_ascii_alphanumeric()
        && !closing
        && rest.starts_with('>')
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && (name.len() == 1 || name.bytes().any(|byte| byte.is_ascii_lowercase()));
    !is_type && ends_as_tag(rest)
}

/// Behind an element's name come attributes, if anything, and `>`. A value in quotation marks is
/// proof enough; a word without a value is none, for `x<b and c>d` has them too.
fn ends_as_tag(text: &str) -> bool {
    let mut rest = text;
    let mut doubt = false;
    loop {
        let (space, after) = run(rest, |byte| byte.is_ascii_whitespace() || *byte == b'/');
        if after.starts_with('>') {
            return !doubt;
        }
        let (name, after) = run(after, |byte| {
            !byte.is_ascii_whitespace() && !b"\"'<>/=".contains(byte)
        });
        if space.is_empty() || name.is_empty() {
            return false;
        }
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            doubt |= !is_one_of(BARE, name);
            rest = after;
            continue;
        };
        let value = value.trim_ascii_start();
        if value.starts_with(['"', '\'']) {
            return true;
        }
        rest = run(value, |byte| {
            !byte.is_ascii_whitespace() && !b"<>".contains(byte)
        })
        .1;
    }
}

/// Endings of files, which no top-level domain shares, or none that a newspaper has.
const FILES: &str = "html htm shtml xhtml jhtml phtml php asp aspx ashx jsp jspx jsf cfm cgi cms dll ece nsf stm \
    json jsonl geojson xml rdf rss atom yaml yml toml pdf txt csv tsv log doc docx xls xlsx ppt pptx odt ods odp rtf epub \
    jpg jpeg jfif png gif svg webp avif heic bmp ico tif tiff webm ogg ogv oga opus mpg mpeg avi wav flac aac mkv vtt srt \
    js mjs css wasm swf woff ttf gz tgz tar rar exe dmg apk ics vcf kml";

/// Endings of files and top-level domains both: a folder hardly has one, so before a slash it is a host's.
const EITHER: &str = "ai do md mov pl ps py rs sh zip";

fn bare(address: &str) -> &str {
    address.trim_matches(|c: char| c <= ' ')
}

/// An address that counts as relative looks like a host: `www.example.org`, `example.org/a`. A file
/// (`story.html`, `index.php/story`) and what begins as relative addresses do (`/`, `./`, `?`, `#`) does not.
pub(crate) fn is_host(address: &str) -> bool {
    let address = bare(address);
    let end = address
        .find([':', '/', '?', '#', '\\'])
        .unwrap_or(address.len());
    let (host, rest) = address.split_at(end);
    let Some((labels, last)) = host.rsplit_once('.') else {
        return false;
    };
    let is_label = |label: &str| {
        let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii();
        !label.is_empty() && label.chars().all(is_sign)
    };
    if rest.starts_with(':') || !host.split('.').all(is_label) {
        return false;
    }
    if labels
        .get(..4)
        .is_some_and(|www| www.eq_ignore_ascii_case("www."))
    {
        return true;
    }
    // A domain in another script ends in letters of it, or in their code.
    let is_domain = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic() || b > 0x7F)
        || last.starts_with("xn--");
    let is_file = is_one_of(FILES, last) || (!rest.starts_with('/') && is_one_of(EITHER, last));
    is_domain && !is_file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_known_by_its_entities_tags_and_comments() {
        for (text, found) in [
            ("C&ocirc;te d&rsquo;Ivoire", "&ocirc;"),
            ("Trinidad &#038; Tobago", "&#038;"),
            ("It&#x2019;s, it&#X2019;s", "&#x2019;"),
            ("Q&amp;A", "&amp;"),
            ("R&AMP;D", "&AMP;"),
            ("T&Uuml;RK&Iacute;YE", "&Uuml;"),
            ("AT&T &lt;p&gt;", "&lt;"),
            ("&frac12; a mile", "&frac12;"),
            (
                "&CounterClockwiseContourIntegral;",
                "&CounterClockwiseContourIntegral;",
            ),
            ("&&lt;", "&lt;"),
            ("<b>Iran</b> reopens", "<b>"),
            ("Iran</b> reopens", "</b>"),
            ("<B>Iran", "<B>"),
            ("List<A>Iran</A>", "</A>"),
            ("one<BR>two", "<BR>"),
            ("one<br/>two", "<br/>"),
            ("one<br />two", "<br />"),
            ("</p\n>", "</p\n>"),
            ("<h2>A</h2>", "<h2>"),
            ("<a href=\"/x\">", "<a href=\"/x\">"),
            ("<a\nhref = '/x' >", "<a\nhref = '/x' >"),
            ("<a href=/x?y=z>", "<a href=/x?y=z>"),
            ("<img src=\"/x", "<img src=\"/x"),
            (
                "<img alt=\"a < b\" src=\"x\">",
                "<img alt=\"a < b\" src=\"x\">",
            ),
            ("<td nowrap width=3>", "<td nowrap width=3>"),
            ("<p hidden>", "<p hidden>"),
            ("<script>alert(1)</script>", "<script>"),
            ("</SCRIPT>", "</SCRIPT>"),
            ("a < b <em>c</em>", "<em>"),
            ("a <!-- more --> b", "<!-- more -->"),
            ("<!-- <i>", "<i>"),
        ] {
            assert_eq!(html(text), Some(found), "{text}");
        }
    }

    #[test]
    fn plain_text_is_not_taken_for_html() {
        for text in [
            "",
            "AT&T",
            "AT&T; more",
            "Q&A;",
            "Q&As; more",
            "R&D; more",
            "R&Ds; more",
            "the S&P500; then",
            "Marks & Spencer; Boots",
            "a & b; c",
            "a && b;",
            "&",
            "&;",
            "&#;",
            "&#x;",
            "&#xg;",
            "&#12a;",
            "&-a;",
            "&été;",
            "&rsquo",
            "&a234567890123456789012345678901234;",
            "a < b",
            "a<b",
            "a<b, c>d",
            "x<b and c>d",
            "x<b and c=d>e",
            "if a <b c> d",
            "List<T>",
            "List<A>",
            "Map<String, B>",
            "Vec<Button>",
            "<unknown>",
            "<my-element>",
            "<p-value>",
            "<b-side>",
            "<a@example.org>",
            "<https://example.org>",
            "<a/b>",
            "< b >",
            "<3",
            "<>",
            "</>",
            "<",
            "<b",
            "<é>",
            "<-- here",
            "<!-- no end",
            "<!-- <!-- <!--",
        ] {
            assert_eq!(html(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_text_of_signs_is_read_in_one_go() {
        for piece in [
            "&", "&a", "<", "<b ", "<b x ", "<b x=y ", "<a b='", "<!--", "<a\n", "&#1",
        ] {
            let long = piece.repeat(100_000);
            let start = std::time::Instant::now();
            let _ = html(&long);
            assert!(
                start.elapsed().as_secs() < 5,
                "{piece}: {:?}",
                start.elapsed()
            );
        }
    }

    #[test]
    fn a_host_is_told_from_a_file_and_from_what_is_relative() {
        for address in [
            "www.example.org",
            "www.example.org/n/2",
            "WWW.Example.org",
            " www.example.org ",
            "www.example",
            "www.gazeta.pl",
            "www.24.az",
            "example.org",
            "example.org/",
            "example.org/story.html",
            "example.org?a=b",
            "example.org#a",
            "news.example.co.uk/a",
            "gazeta.pl/a",
            "münchen.example/a",
            "пример.рф/а",
            "example.xn--p1ai",
        ] {
            assert!(is_host(address), "{address}");
        }
        for address in [
            "",
            ".",
            "..",
            "www",
            "www.",
            "www.html",
            "/a",
            "/www.example.org",
            "//www.example.org/a",
            "./a.b/c",
            "./www.example.org",
            "../x",
            "../example.org",
            "?www.example.org",
            "#www.example.org",
            "story",
            "story.html",
            "STORY.HTML",
            "story.html?a=b.c",
            "index.php/story",
            "index.php?a",
            "images/a.png",
            "a.png",
            "news.2010/story",
            "a.b/c",
            "v1.2",
            "clip.mp4",
            "notes.md",
            "story.do?id=1",
            "n/example.org",
            ".well-known/a.org",
            "a..org",
            "a b.org",
            "https://www.example.org",
            "http:www.example.org",
            "mailto:desk@example.org",
        ] {
            assert!(!is_host(address), "{address}");
        }
    }
}
