//! The three languages, and which of them a visitor gets.

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    #[serde(rename = "en")]
    En,
    /// 繁體中文
    #[serde(rename = "zh-Hant")]
    Hant,
    /// 简体中文
    #[serde(rename = "zh-Hans")]
    Hans,
}

impl Lang {
    /// All of them, in the order a chooser shows.
    pub const ALL: [Self; 3] = [Self::En, Self::Hant, Self::Hans];

    /// As in `<html lang>`, in cookies and in the address of the words file.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Hant => "zh-Hant",
            Self::Hans => "zh-Hans",
        }
    }

    /// The reverse of [`Lang::tag`], for exactly these three tags.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// Its name in itself: a reader who landed in the wrong language finds the way back.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Hant => "繁體中文",
            Self::Hans => "简体中文",
        }
    }

    /// The profile decides, then the cookie, then the browser's wish; English when all are silent.
    #[must_use]
    pub fn negotiate(
        profile: Option<Self>,
        cookie: Option<&str>,
        accept_language: Option<&str>,
    ) -> Self {
        profile
            .or_else(|| cookie.and_then(|tag| Self::understood(tag.trim())))
            .or_else(|| accept_language.and_then(Self::wished))
            .unwrap_or_default()
    }

    /// The first understood language of an `Accept-Language` header by weight, then by place.
    fn wished(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for part in header.split(',') {
            let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
            let weight = weight(parameters);
            if let Some(lang) = Self::understood(tag.trim())
                && weight > best.map_or(0, |(weight, _)| weight)
            {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }

    /// Any tag of BCP 47: the script decides, then the region; Chinese alone is simplified.
    fn understood(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next()? {
            "en" => Some(Self::En),
            // Min Nan and Cantonese readers are nearest to the traditional script.
            "nan" | "yue" | "zh" | "cmn" => {
                let parts: Vec<&str> = parts.collect();
                let has = |wanted: &[&str]| parts.iter().any(|part| wanted.contains(part));
                let traditional = if has(&["hant", "hans"]) {
                    has(&["hant"])
                } else {
                    has(&["tw", "hk", "mo"]) || !(tag.starts_with("zh") || tag.starts_with("cmn"))
                };
                Some(if traditional { Self::Hant } else { Self::Hans })
            }
            _ => None,
        }
    }
}

/// `q=0.8` in thousandths; 1000 when there is none, 0 when it cannot be read.
fn weight(parameters: &str) -> u16 {
    let Some(text) =
        parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("q="))
    else {
        return 1000;
    };
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = format!("{fraction:0<3}");
    let thousandths: Option<u16> = digits.get(..3).and_then(|digits| digits.parse().ok());
    match (whole, thousandths) {
        ("0", Some(thousandths)) => thousandths,
        ("1", Some(_)) => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_browsers_wish_is_understood() {
        for (header, lang) in [
            ("zh-TW", Lang::Hant),
            ("zh-HK", Lang::Hant),
            ("zh-MO", Lang::Hant),
            ("zh-Hant", Lang::Hant),
            ("zh-Hant-CN", Lang::Hant),
            ("zh-hans-tw", Lang::Hans),
            ("zh", Lang::Hans),
            ("zh-CN", Lang::Hans),
            ("zh-SG", Lang::Hans),
            ("zh-MY", Lang::Hans),
            ("zh_tw", Lang::Hant),
            ("yue", Lang::Hant),
            ("cmn-Hans-CN", Lang::Hans),
            ("en-GB,en;q=0.9", Lang::En),
            ("fr-FR,fr;q=0.9,zh-TW;q=0.8,en;q=0.7", Lang::Hant),
            ("en;q=0.5,zh-CN;q=0.9", Lang::Hans),
            ("en;q=0,zh-TW;q=0.1", Lang::Hant),
            ("zh-TW,zh-CN", Lang::Hant),
            ("en; q=0.8 , zh-CN ; q=0.81", Lang::Hans),
            ("zh-TW;q=x,en;q=0.1", Lang::En),
            ("de, fr;q=0.5", Lang::En),
            ("*", Lang::En),
            ("", Lang::En),
            (",;,=q", Lang::En),
        ] {
            assert_eq!(Lang::negotiate(None, None, Some(header)), lang, "{header}");
        }
    }

    #[test]
    fn the_profile_beats_the_cookie_and_the_cookie_the_browser() {
        assert_eq!(Lang::negotiate(Some(Lang::Hans), Some("zh-Hant"), Some("en")), Lang::Hans);
        assert_eq!(Lang::negotiate(None, Some("zh-Hant"), Some("en")), Lang::Hant);
        assert_eq!(Lang::negotiate(None, Some("klingon"), Some("zh")), Lang::Hans);
        assert_eq!(Lang::negotiate(None, None, None), Lang::En);
    }

    #[test]
    fn tags_go_and_come_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
            assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{}\"", lang.tag()));
        }
        assert_eq!(Lang::from_tag("zh"), None);
    }
}
