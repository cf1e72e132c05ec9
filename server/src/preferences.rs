//! What a visitor prefers, as far as the request tells: cookies `lang` and
//! `theme`, then the browser's languages.

use axum::http::{HeaderMap, header};

use app::words::Lang;

/// What the person's profile says goes before what the request tells.
pub fn lang(profile: Option<Lang>, headers: &HeaderMap) -> Lang {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Lang::negotiate(profile, cookie(headers, "lang"), wish)
}

/// `None` follows the device.
pub fn theme(headers: &HeaderMap) -> Option<&'static str> {
    match cookie(headers, "theme")? {
        "light" => Some("light"),
        "dark" => Some("dark"),
        _ => None,
    }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookie: &'static str, accept: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
        headers
    }

    #[test]
    fn the_cookie_beats_the_browser() {
        assert_eq!(lang(None, &headers("a=b; lang=zh-Hant", "zh-CN")), Lang::Hant);
        assert_eq!(lang(None, &headers("xlang=zh-Hant", "zh-CN")), Lang::Hans);
    }

    #[test]
    fn an_unknown_theme_follows_the_device() {
        assert_eq!(theme(&headers("theme=dark", "")), Some("dark"));
        assert_eq!(theme(&headers("theme=pink", "")), None);
    }
}
