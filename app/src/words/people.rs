//! People in a few signs: what a face shows where there is no picture.

/// The first character of a name in Chinese, Japanese or Korean script;
/// else the initials of the first and the last word, as they are written: `style/ui/face.css` makes
/// them capitals, for which the program would need a table of 11 kB.
#[must_use]
pub fn initials(name: &str) -> String {
    let Some(first) = name.chars().find(|c| c.is_alphanumeric()) else {
        return String::new();
    };
    if is_cjk(first) {
        return first.to_string();
    }
    let mut words =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_face_shows_one_character_or_two_initials() {
        for (name, shown) in [
            ("陳美玲", "陳"),
            ("欧阳 修", "欧"),
            ("𠮷田", "𠮷"),
            ("Anna Snelling", "AS"),
            ("Anna Maria de Souza", "AS"),
            ("  darcel  schlecht ", "ds"),
            ("élodie", "é"),
            ("(Test) Person", "TP"),
            ("", ""),
            (" – ", ""),
        ] {
            assert_eq!(initials(name), shown, "{name}");
        }
    }
}
