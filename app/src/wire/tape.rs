//! JSON as a row of marks: what a text holds, in the order in which it stands there.

use std::borrow::Cow;

/// Deeper than anything the server says.
const DEEPEST: usize = 128;

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Mark<'a> {
    Null,
    Bool(bool),
    /// As it is written; whoever wants it says as what.
    Number(&'a str),
    Text(Cow<'a, str>),
    /// Elements follow, then [`Mark::End`].
    List,
    /// Keys, each a text, and values follow in turn, then [`Mark::End`].
    Map,
    End,
}

/// The marks of one value; `None` where the text is none.
pub(super) fn marks(text: &str) -> Option<Vec<Mark<'_>>> {
    let mut tape = Tape { text, at: 0, marks: Vec::new() };
    tape.value(0)?;
    tape.skip_space();
    (tape.at == text.len()).then_some(tape.marks)
}

struct Tape<'a> {
    text: &'a str,
    at: usize,
    marks: Vec<Mark<'a>>,
}

impl<'a> Tape<'a> {
    /// What stands here; 0 at the end.
    fn here(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while matches!(self.here(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Option<()> {
        self.skip_space();
        let mark = match self.here() {
            b'{' => return self.several(Mark::Map, b'}', depth),
            b'[' => return self.several(Mark::List, b']', depth),
            b'"' => Mark::Text(self.text()?),
            b't' => self.word("true", Mark::Bool(true))?,
            b'f' => self.word("false", Mark::Bool(false))?,
            b'n' => self.word("null", Mark::Null)?,
            _ => Mark::Number(self.number()?),
        };
        self.marks.push(mark);
        Some(())
    }

    fn several(&mut self, kind: Mark<'a>, end: u8, depth: usize) -> Option<()> {
        if depth == DEEPEST {
            return None;
        }
        let keyed = kind == Mark::Map;
        self.marks.push(kind);
        self.at += 1;
        self.skip_space();
        let mut more = self.here() != end;
        while more {
            if keyed {
                self.skip_space();
                let key = self.text()?;
                self.marks.push(Mark::Text(key));
                self.skip_space();
                self.pass(b':')?;
            }
            self.value(depth + 1)?;
            self.skip_space();
            more = self.here() == b',';
            self.at += usize::from(more);
        }
        self.pass(end)?;
        self.marks.push(Mark::End);
        Some(())
    }

    fn pass(&mut self, byte: u8) -> Option<()> {
        let is = self.here() == byte;
        self.at += usize::from(is);
        is.then_some(())
    }

    fn word(&mut self, word: &str, mark: Mark<'a>) -> Option<Mark<'a>> {
        let is = self.text[self.at..].starts_with(word);
        self.at += word.len();
        is.then_some(mark)
    }

    fn number(&mut self) -> Option<&'a str> {
        let from = self.at;
        while matches!(self.here(), b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') {
            self.at += 1;
        }
        (self.at > from).then(|| &self.text[from..self.at])
    }

    /// What stands between quotes.
    fn text(&mut self) -> Option<Cow<'a, str>> {
        self.pass(b'"')?;
        let mut read = Cow::Borrowed("");
        loop {
            let from = self.at;
            while !matches!(self.here(), b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            // Both ends stand at bytes that are characters of their own.
            let piece = &self.text[from..self.at];
            if read.is_empty() {
                read = Cow::Borrowed(piece);
            } else {
                read.to_mut().push_str(piece);
            }
            if self.pass(b'"').is_some() {
                return Some(read);
            }
            self.pass(b'\\')?;
            read.to_mut().push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let kind = self.here();
        self.at += 1;
        Some(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut units = vec![self.unit()?];
                if matches!(units[0], 0xd800..=0xdbff) {
                    self.pass(b'\\')?;
                    self.pass(b'u')?;
                    units.push(self.unit()?);
                }
                char::decode_utf16(units).next()?.ok()?
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        u16::from_str_radix(digits, 16).ok()
    }
}
