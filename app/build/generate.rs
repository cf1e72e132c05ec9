//! Writes the Rust of the catalogue: one method a text, one table a language.

use crate::catalogue::{Kind, LANGUAGES, Text};
use std::fmt::Write as _;

/// The `impl Words` with a method for each text, for server and browser.
pub fn accessors(texts: &[Text]) -> String {
    let mut out = format!("const COUNT: usize = {};\n\nimpl Words {{\n", texts.len());
    for (index, text) in texts.iter().enumerate() {
        if text.kind != Kind::One {
            method(&mut out, index, text, texts);
        }
    }
    out.push_str("}\n");
    out
}

fn method(out: &mut String, index: usize, text: &Text, all: &[Text]) {
    let stem = text.key.strip_suffix("_other").filter(|_| text.kind == Kind::Other);
    let name = stem.unwrap_or(&text.key);
    let _ = writeln!(out, "    /// {}", text.forms[0].replace('\n', " "));
    if text.placeholders.is_empty() {
        let _ = writeln!(
            out,
            "    #[must_use]\n    pub fn {name}(self) -> &'static str {{ self.at({index}) }}"
        );
        return;
    }
    let mut parameters = String::new();
    let mut arguments = String::new();
    for name in &text.placeholders {
        if name == "n" {
            parameters.push_str(", n: i64");
            arguments.push_str("&crate::format::count(n), ");
        } else {
            let _ = write!(parameters, ", {name}: &str");
            let _ = write!(arguments, "{name}, ");
        }
    }
    let one = stem.map(|stem| format!("{stem}_one"));
    let place = match all.iter().position(|other| Some(&other.key) == one.as_ref()) {
        Some(one) => format!("if n == 1 {{ {one} }} else {{ {index} }}"),
        None => index.to_string(),
    };
    let _ = writeln!(
        out,
        "    #[must_use]\n    pub fn {name}(self{parameters}) -> String {{ self.fill({place}, &[{}]) }}",
        arguments.trim_end_matches(", ")
    );
}

/// The tables and the files the browser loads, for the server alone.
pub fn tables(texts: &[Text]) -> String {
    let mut out = String::new();
    for (place, language) in LANGUAGES.into_iter().enumerate() {
        let name = language.to_uppercase();
        let forms: Vec<&str> = texts.iter().map(|text| text.forms[place].as_str()).collect();
        let json = json(language, &forms);
        let _ = writeln!(out, "static {name}: [&str; COUNT] = {forms:?};");
        let _ = writeln!(out, "static {name}_JSON: &str = {json:?};");
        let _ = writeln!(out, "static {name}_HASH: &str = \"{:016x}\";", fnv1a(json.as_bytes()));
    }
    out
}

/// `["zh-Hant","…",…]`: the language's tag first, then the texts in the order of their keys.
fn json(language: &str, forms: &[&str]) -> String {
    let tag = match language {
        "hant" => "zh-Hant",
        "hans" => "zh-Hans",
        other => other,
    };
    let mut out = format!("[\"{tag}\"");
    for form in forms {
        out.push_str(",\"");
        for c in form.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                // `<` is escaped so that the array may also stand inside a page's script.
                '<' => out.push_str("\\u003c"),
                c if c < ' ' => {
                    let _ = write!(out, "\\u{:04x}", c as u32);
                }
                c => out.push(c),
            }
        }
        out.push('"');
    }
    out.push(']');
    out
}

/// FNV-1a, 64 bits: names a version of a file; it guards nothing.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
