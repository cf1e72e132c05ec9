//! Hours as people type them, and minutes shown as such again.

/// Minutes as hours are typed: `2`, `2.5`; nothing for none.
pub fn hours(minutes: u16) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    match (whole, rest) {
        (0, 0) => String::new(),
        (_, 0) => whole.to_string(),
        _ => {
            let hundredths = (u32::from(rest) * 100 + 30) / 60;
            let text = format!("{whole}.{hundredths:02}");
            text.trim_end_matches('0').to_owned()
        }
    }
}

/// Hours as people type them, with a point, a comma or a colon before minutes.
pub fn minutes(text: &str) -> Option<u16> {
    let text: String = text.trim().chars().map(narrow).collect();
    if text.is_empty() {
        return Some(0);
    }
    if let Some((hours, rest)) = text.split_once(':') {
        let (hours, rest): (u16, u16) = (hours.trim().parse().ok()?, rest.trim().parse().ok()?);
        return (rest < 60).then(|| hours.checked_mul(60)?.checked_add(rest)).flatten();
    }
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((&text, ""));
    let whole: u16 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part = match part.len() {
        0 => 0,
        1 => part.parse::<u16>().ok()? * 10,
        2 => part.parse::<u16>().ok()?,
        _ => return None,
    };
    whole.checked_mul(60)?.checked_add((part * 60 + 50) / 100)
}

/// As it is typed without an input method for wide characters.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '：' => ':',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v5_hours_are_read_as_people_type_them_and_shown_again() {
        for (typed, read) in [
            ("", Some(0)),
            (" 2 ", Some(120)),
            ("2.5", Some(150)),
            ("2,25", Some(135)),
            (".5", Some(30)),
            ("1:30", Some(90)),
            ("２．５", Some(150)),
            ("1:75", None),
            ("two", None),
            ("-1", None),
            ("1.234", None),
            ("99999", None),
        ] {
            assert_eq!(minutes(typed), read, "{typed}");
        }
        for minutes_ in [0, 15, 30, 45, 60, 90, 150, 600] {
            assert_eq!(minutes(&hours(minutes_)), Some(minutes_));
        }
        assert_eq!([hours(150), hours(135), hours(120), hours(0)], ["2.5", "2.25", "2", ""]);
    }
}
