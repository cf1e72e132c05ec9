//! Reads the catalogue and names every fault in it, so that one build tells them all.

use std::collections::BTreeMap;

/// The languages, in the order the tables are made.
pub const LANGUAGES: [&str; 3] = ["en", "hant", "hans"];

/// One text in every language, its placeholders already numbered (`{0}`, `{1}` …).
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    pub key: String,
    /// In the order of their first appearance in English; `n` is a number, the others text.
    pub placeholders: Vec<String>,
    /// In the order of [`LANGUAGES`].
    pub forms: [String; 3],
    pub kind: Kind,
}

/// Whether a text stands alone or changes with a number.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    /// For exactly one. Only English has this form; the others repeat `_other`.
    One,
    /// For any other number.
    Other,
}

/// Reads `(feature, TOML)` pairs into texts sorted by key, or lists what is wrong.
pub fn read(sources: &[(String, String)]) -> Result<Vec<Text>, Vec<String>> {
    let mut forms: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut faults = Vec::new();
    for (feature, text) in sources {
        match toml::from_str::<BTreeMap<String, BTreeMap<String, String>>>(text) {
            Ok(entries) => {
                for (key, languages) in entries {
                    if !key.starts_with(&format!("{feature}_")) || !is_name(&key) {
                        faults.push(format!(
                            "{feature}.toml: `{key}` must be `{feature}_` and a-z 0-9 _"
                        ));
                    }
                    forms.insert(key, languages);
                }
            }
            Err(error) => faults.push(format!("{feature}.toml: {error}")),
        }
    }
    let texts: Vec<Text> = forms
        .iter()
        .filter_map(|(key, languages)| text(key, languages, &forms, &mut faults))
        .collect();
    if faults.is_empty() { Ok(texts) } else { Err(faults) }
}

fn text(
    key: &str,
    languages: &BTreeMap<String, String>,
    all: &BTreeMap<String, BTreeMap<String, String>>,
    faults: &mut Vec<String>,
) -> Option<Text> {
    let before = faults.len();
    let kind = kind(key, all, faults);
    let wanted: &[&str] = if kind == Kind::One { &LANGUAGES[..1] } else { &LANGUAGES };
    for language in wanted.iter().filter(|language| !languages.contains_key(**language)) {
        faults.push(format!("`{key}` has no {language}"));
    }
    for language in languages.keys().filter(|language| !wanted.contains(&language.as_str())) {
        faults.push(format!("`{key}` has {language}, which is not wanted there"));
    }
    for (language, _) in languages.iter().filter(|(_, form)| form.trim().is_empty()) {
        faults.push(format!("`{key}` {language} is empty"));
    }
    // The plural pair takes the placeholders of `_other`; "one day" need not repeat the number.
    let model = match kind {
        Kind::One => other(key, all)?.get("en")?,
        Kind::Plain | Kind::Other => languages.get("en")?,
    };
    let placeholders =
        placeholders(model).map_err(|fault| faults.push(format!("`{key}` en: {fault}"))).ok()?;
    if kind == Kind::Other && !placeholders.iter().any(|name| name == "n") {
        faults.push(format!("`{key}` is a plural and has no {{n}}"));
    }
    let mut numbered: [String; 3] = Default::default();
    for (place, language) in LANGUAGES.into_iter().enumerate() {
        let source = if kind == Kind::One && language != "en" {
            other(key, all)?.get(language)?
        } else {
            languages.get(language)?
        };
        match number(source, &placeholders, kind != Kind::One) {
            Ok(form) => numbered[place] = form,
            Err(fault) => faults.push(format!("`{key}` {language}: {fault}")),
        }
    }
    (faults.len() == before).then(|| Text {
        key: key.to_owned(),
        placeholders,
        forms: numbered,
        kind,
    })
}

/// The forms of `…_other` that stand beside those of `…_one`.
fn other<'a>(
    key: &str,
    all: &'a BTreeMap<String, BTreeMap<String, String>>,
) -> Option<&'a BTreeMap<String, String>> {
    all.get(&format!("{}_other", key.strip_suffix("_one")?))
}

fn kind(
    key: &str,
    all: &BTreeMap<String, BTreeMap<String, String>>,
    faults: &mut Vec<String>,
) -> Kind {
    let (stem, kind, partner) = if let Some(stem) = key.strip_suffix("_one") {
        (stem, Kind::One, "other")
    } else if let Some(stem) = key.strip_suffix("_other") {
        (stem, Kind::Other, "one")
    } else {
        return Kind::Plain;
    };
    if !all.contains_key(&format!("{stem}_{partner}")) {
        faults.push(format!(
            "`{key}` wants `{stem}_{partner}` beside it (these endings are for plurals)"
        ));
    }
    kind
}

/// The names between braces, each once, in their order; or what is wrong with the braces.
fn placeholders(form: &str) -> Result<Vec<String>, String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = form;
    while let Some(start) = rest.find(['{', '}']) {
        let name = rest[start..].strip_prefix('{').and_then(|tail| tail.split_once('}'));
        let Some((name, tail)) = name.filter(|(name, _)| is_name(name)) else {
            return Err(format!("stray brace in {form:?}"));
        };
        if !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
        rest = tail;
    }
    Ok(found)
}

fn number(form: &str, order: &[String], all_of_them: bool) -> Result<String, String> {
    let mut own = placeholders(form)?;
    let mut wanted = order.to_vec();
    own.sort();
    wanted.sort();
    if all_of_them && own != wanted || own.iter().any(|name| !wanted.contains(name)) {
        return Err(format!("has the placeholders {own:?}, English has {wanted:?}"));
    }
    let mut numbered = form.to_owned();
    for (place, name) in order.iter().enumerate() {
        numbered = numbered.replace(&format!("{{{name}}}"), &format!("{{{place}}}"));
    }
    Ok(numbered)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
