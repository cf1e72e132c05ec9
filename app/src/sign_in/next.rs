//! Where someone wanted to go before they were asked to sign in.

/// The place to go on to: `wanted` where that is a page of ours, else the first page. An
/// address of another site never passes, in any of the ways browsers read one.
pub fn local(wanted: &str) -> &str {
    let outside = wanted.starts_with("//")
        || wanted.contains('\\')
        || wanted.chars().any(|c| c.is_control() || c.is_whitespace());
    let door = ["/sign-in", "/welcome", "/demo", "/join", "/api/", "/live"];
    let loops = door.iter().any(|door| wanted.starts_with(door));
    if wanted.starts_with('/') && !outside && !loops { wanted } else { "/" }
}

/// The sign-in page, which goes on to `wanted` afterwards.
pub fn sign_in_address(wanted: &str) -> String {
    match local(wanted) {
        "/" => "/sign-in".to_owned(),
        wanted => format!("/sign-in?next={}", encoded(wanted)),
    }
}

/// Percent-encodes all but what stands for itself in a query.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_ours_are_gone_on_to() {
        for wanted in ["/", "/funnel?rep=1&q=恆泰", "/settings", "/funnel?next=//x"] {
            assert_eq!(local(wanted), wanted);
        }
        for wanted in [
            "",
            "funnel",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/ /evil.example",
            "\n//evil.example",
            "/sign-in?next=/sign-in",
            "/api/sign_out",
        ] {
            assert_eq!(local(wanted), "/", "{wanted:?}");
        }
    }

    #[test]
    fn the_way_back_survives_the_address() {
        assert_eq!(sign_in_address("/"), "/sign-in");
        assert_eq!(sign_in_address("/funnel?q=a&b"), "/sign-in?next=/funnel%3Fq%3Da%26b");
        assert_eq!(sign_in_address("//evil.example"), "/sign-in");
    }
}
