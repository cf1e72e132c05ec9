//! Bytes to text: files come in what the office program of their day wrote.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use serde::Deserialize;

/// How a file's text is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
pub enum Encoded {
    /// Told from the bytes, and from which reading shows the columns that the mapping names.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "utf-16")]
    Utf16,
    #[serde(rename = "big5")]
    Big5,
    #[serde(rename = "gb18030")]
    Gb18030,
}

/// The text, without a byte order mark; `None` where the bytes are no text of that kind.
/// `shows_columns` tells of a reading whether its first line is the one that is looked for.
pub fn text(bytes: &[u8], kind: Encoded, shows_columns: impl Fn(&str) -> bool) -> Option<String> {
    match kind {
        Encoded::Utf8 => read(bytes, UTF_8),
        Encoded::Utf16 => read(bytes, marked(bytes).unwrap_or(UTF_16LE)),
        Encoded::Big5 => read(bytes, BIG5),
        Encoded::Gb18030 => read(bytes, GB18030),
        Encoded::Auto => match marked(bytes) {
            Some(encoding) => read(bytes, encoding),
            None => guess(bytes, shows_columns),
        },
    }
}

fn guess(bytes: &[u8], shows_columns: impl Fn(&str) -> bool) -> Option<String> {
    best(bytes, |text| usize::from(shows_columns(text.lines().next().unwrap_or(""))))
}

/// The reading that shows most of what is looked for, of those that the bytes can be; UTF-8
/// where they are, for hardly anything else is by chance.
pub fn best(bytes: &[u8], shows: impl Fn(&str) -> usize) -> Option<String> {
    if let Some(encoding) = marked(bytes) {
        return read(bytes, encoding);
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Some(text) = read(bytes, UTF_8) {
        return Some(text);
    }
    let readings = [BIG5, GB18030].into_iter().filter_map(|encoding| read(bytes, encoding));
    // The last of equals: more files are in GB18030.
    readings.max_by_key(|text| shows(text))
}

fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .filter(|encoding| [UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

fn read(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    (!broken).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEAD: &str = "客戶單位,成功率";

    fn shows(head: &str) -> bool {
        head.contains("客戶單位")
    }

    #[test]
    fn each_kind_of_file_is_told_by_itself() {
        let text_of = |bytes: &[u8]| text(bytes, Encoded::Auto, shows).unwrap();
        assert_eq!(text_of(HEAD.as_bytes()), HEAD);
        assert_eq!(text_of(format!("\u{feff}{HEAD}").as_bytes()), HEAD);
        assert_eq!(text_of(&BIG5.encode(HEAD).0), HEAD);
        assert_eq!(text_of(&GB18030.encode(HEAD).0), HEAD);
        let wide: Vec<u8> =
            std::iter::once(0xfeff).chain(HEAD.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(text_of(&wide), HEAD);
    }

    #[test]
    fn a_file_in_another_encoding_than_the_mapping_says_is_refused() {
        assert_eq!(text(&BIG5.encode(HEAD).0, Encoded::Utf8, shows), None);
        assert_eq!(text(&GB18030.encode("客户单位").0, Encoded::Utf8, shows), None);
    }

    proptest! {
        #[test]
        fn what_is_utf_8_stays_as_it_is(written in "[a-z0-9,客戶单位\n]{0,60}") {
            prop_assert_eq!(text(written.as_bytes(), Encoded::Auto, shows), Some(written));
        }
    }
}
