//! Addresses made absolute. The browser's own `URL` does it; most need nothing, and are passed by, for a list has a
//! hundred thousand of them (docs/decisions/plain-addresses.md).

use web_sys::Url;

/// Makes addresses absolute against a base.
pub(crate) fn resolver(base: &str) -> impl Fn(&str) -> Option<String> + '_ {
    let origin = Url::new(base).map(|base| base.origin()).ok();
    let origin = origin.filter(|origin| rest_of_http(origin).is_some());
    move |address| {
        if is_canonical(address) {
            return Some(address.to_owned());
        }
        if let Some(origin) = &origin
            && is_canonical_path(address)
        {
            return Some([origin, address].concat());
        }
        let url = Url::new_with_base(address, base).ok()?;
        Some(url.href())
    }
}

/// `true` only if the URL parser would give an absolute address back as it is. Some of those are not recognised, which costs
/// time and nothing else.
fn is_canonical(address: &str) -> bool {
    rest_of_http(address)
        .and_then(|rest| rest.find('/').map(|slash| rest.split_at(slash)))
        .is_some_and(|(host, path)| is_canonical_host(host) && is_canonical_path(path))
}

fn rest_of_http(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("http")?;
    rest.strip_prefix("s").unwrap_or(rest).strip_prefix("://")
}

/// No port, no capitals, nothing that is a number (an IPv4 address may be written in many ways) or in Punycode.
/// Source: <https://url.spec.whatwg.org/#host-parsing>.
fn is_canonical_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        !label.is_empty() && label.bytes().all(plain) && !label.starts_with("xn--")
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.split('.').all(is_label)
        && last
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_lowercase())
}

/// A path from the root, with its query and fragment: nothing that is percent-encoded, and no dots to be followed.
fn is_canonical_path(path: &str) -> bool {
    let is_plain = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b'/' | b'-' | b'_' | b'.' | b'~' | b'?' | b'=' | b'&' | b'+' | b',' | b'#'
            )
    };
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(is_plain)
        && !path
            .split(['/', '?', '#'])
            .any(|part| matches!(part, "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An address a line; what stands first in it says whether the URL parser would keep it as it is.
    const ADDRESSES: &str = r"
keeps   https://example.org/
keeps   http://news.example.co.uk/2026/11/26/a-story_1.html
keeps   https://example.org/s?id=1&page=2#top
keeps   https://3sat.example/a..b/.well-known/c.
changes https://example.org
changes HTTPS://example.org/
changes https://Example.org/
changes https://example.org:443/
changes https://user@example.org/
changes https://1.2/
changes https://0x7f.1/
changes https://xn--a.example/
changes https://example.org./
changes https://münchen.example/
changes https://example.org/a/../b
changes https://example.org/a/.
changes https://example.org/%2e
changes https://example.org/ä
changes https://example.org/a b
changes https://example.org\a/
changes https:///example.org/
changes httpx://example.org/
changes javascript:alert(1)//
changes //example.org/
changes a
changes /\example.org
changes /../a
changes ?a
";

    #[test]
    fn only_addresses_that_the_url_parser_keeps_pass_it_by() {
        for line in ADDRESSES
            .trim()
            .lines()
            .chain(["changes ", "changes /a\tb"])
        {
            let (outcome, address) = line.split_once(' ').unwrap();
            let address = address.trim_start_matches(' ');
            assert_eq!(is_canonical(address), outcome == "keeps", "{line}");
            assert!(outcome == "keeps" || !is_canonical_path(address), "{line}");
        }
    }
}
