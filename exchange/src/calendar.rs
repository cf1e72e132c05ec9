//! A calendar as other programs read it: RFC 5545, its texts escaped, its lines folded.

use std::fmt::Write as _;

use domain::day::{Day, Millis};

/// One entry of a calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The same for the same entry for good.
    pub uid: String,
    /// Grows when it changes.
    pub sequence: u32,
    pub written: Millis,
    pub when: When,
    pub summary: String,
    pub description: String,
    /// It does not take place.
    pub cancelled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// Some time of a day.
    Day(Day),
    /// From an instant on, for so many minutes.
    Span(Millis, u16),
}

/// Most bytes of a line before it is folded, as the standard has it.
const LINE: usize = 75;

/// The whole calendar under a name.
pub fn write(name: &str, events: &[Event]) -> String {
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Loudou//Visits//EN", "METHOD:PUBLISH"]
    {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", escaped(&event.uid)));
        line(&mut out, &format!("SEQUENCE:{}", event.sequence));
        line(&mut out, &format!("DTSTAMP:{}", instant(event.written)));
        match event.when {
            When::Day(day) => {
                line(&mut out, &format!("DTSTART;VALUE=DATE:{}", date(day)));
                line(&mut out, &format!("DTEND;VALUE=DATE:{}", date(day.plus(1))));
            }
            When::Span(from, minutes) => {
                let until = Millis(from.0.saturating_add(i64::from(minutes) * 60_000));
                line(&mut out, &format!("DTSTART:{}", instant(from)));
                line(&mut out, &format!("DTEND:{}", instant(until)));
            }
        }
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.description.is_empty() {
            line(&mut out, &format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        if event.cancelled {
            line(&mut out, "STATUS:CANCELLED");
        }
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// `20261128`
fn date(day: Day) -> String {
    day.iso().replace('-', "")
}

/// `20261128T013000Z`
fn instant(at: Millis) -> String {
    let minute = at.minute_of_day(0);
    let second = at.0.rem_euclid(60_000) / 1_000;
    format!("{}T{:02}{:02}{second:02}Z", date(at.day(0)), minute / 60, minute % 60)
}

/// A text as a value: no line, comma or semicolon of it is one of the calendar's.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line, folded between characters where it is longer than the standard allows.
fn line(out: &mut String, text: &str) {
    let mut room = LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    let _ = write!(out, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(summary: &str) -> Event {
        Event {
            uid: "1@loudou".to_owned(),
            sequence: 2,
            written: Millis(1_790_000_000_000),
            when: When::Span(Millis(1_790_000_000_000), 90),
            summary: summary.to_owned(),
            description: String::new(),
            cancelled: false,
        }
    }

    /// What a reader makes of it: lines unfolded, then the value of a name.
    fn value(calendar: &str, name: &str) -> Option<String> {
        let unfolded = calendar.replace("\r\n ", "");
        let found = unfolded.split("\r\n").find_map(|line| line.strip_prefix(name))?;
        let mut out = String::new();
        let mut chars = found.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next()? {
                    'n' => out.push('\n'),
                    c => out.push(c),
                },
                c => out.push(c),
            }
        }
        Some(out)
    }

    #[test]
    fn an_entry_has_its_time_in_utc_or_its_day() {
        let calendar = write("週計畫", &[event("恆泰")]);
        assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(calendar.contains("\r\nDTSTART:20260921T141320Z\r\n"));
        assert!(calendar.contains("\r\nDTEND:20260921T154320Z\r\n"));
        assert!(calendar.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        let day = Day::from_iso("2026-12-31").unwrap();
        let calendar = write("", &[Event { when: When::Day(day), cancelled: true, ..event("x") }]);
        assert!(calendar.contains("\r\nDTSTART;VALUE=DATE:20261231\r\n"));
        assert!(calendar.contains("\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(calendar.contains("\r\nSTATUS:CANCELLED\r\n"));
    }

    #[test]
    fn no_text_becomes_a_line_of_the_calendar() {
        let calendar = write("", &[event("a\r\nEND:VCALENDAR;b,c\\d\u{7}")]);
        assert_eq!(calendar.matches("\r\nEND:VCALENDAR").count(), 1);
        assert!(calendar.contains("SUMMARY:a\\nEND:VCALENDAR\\;b\\,c\\\\d\r\n"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_no_line_is_too_long(text in "[^\\p{C}]{0,200}") {
            let calendar = write("", &[event(&text)]);
            prop_assert!(calendar.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(value(&calendar, "SUMMARY:"), Some(text));
        }
    }
}
