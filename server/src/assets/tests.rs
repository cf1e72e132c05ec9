//! Files under their names, in the form a browser takes.

use axum::http::{HeaderMap, header};

use super::{Asset, Assets, Bytes, SiteError, answer::answer};

fn asset() -> Asset {
    let bytes = |text: &'static str| Bytes::from_static(text.as_bytes());
    Asset { plain: bytes("plain"), br: Some(bytes("br")), gz: Some(bytes("gz")) }
}

fn encoding(accepted: &str, asset: &Asset) -> Option<String> {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
    let answer = answer(asset, "main.0123.css", &headers);
    answer.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap().to_owned())
}

#[test]
fn the_smallest_form_that_the_browser_takes_is_sent() {
    let all = asset();
    assert_eq!(encoding("gzip, deflate, br", &all).as_deref(), Some("br"));
    assert_eq!(encoding("gzip, br;q=0", &all).as_deref(), Some("gzip"));
    assert_eq!(encoding("identity", &all), None);
    assert_eq!(encoding("br, gzip", &Asset { br: None, ..asset() }).as_deref(), Some("gzip"));
}

#[test]
fn a_file_is_found_by_its_plain_name() {
    let mut assets = Assets::default();
    assets.add("main.0123abcd.css", Bytes::from_static(b"x"));
    assets.add("main.0123abcd.css.br", Bytes::from_static(b"y"));
    assets.add_words();
    assert_eq!(assets.address("main.css"), "/pkg/main.0123abcd.css");
    assert!(assets.address("words.zh-Hant.json").starts_with("/pkg/words.zh-Hant."));
    assert_eq!(assets.address("other.css"), "");
}

#[test]
fn the_worker_names_every_file_of_its_build_and_another_build_is_another_worker() {
    let mut assets = Assets::default();
    for (name, text) in
        [("offline.11.js", "code"), ("main.22.css", "x"), ("app.33.webmanifest", "x")]
    {
        assets.add(name, Bytes::from_static(text.as_bytes()));
    }
    let worker = assets.worker();
    assert!(worker.ends_with("const FILES = [\"/pkg/main.22.css\"];\ncode"), "{worker}");
    assert_eq!(worker, assets.worker());
    assets.add("main.44.css", Bytes::from_static(b"y"));
    let build = |worker: &str| worker.lines().next().unwrap().to_owned();
    assert_ne!(build(&worker), build(&assets.worker()));
}

#[test]
fn a_folder_without_the_program_is_refused() {
    let folder = std::env::temp_dir().join(format!("loudou-no-site-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let lacking = Assets::load(Some(&folder));
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(matches!(lacking, Err(SiteError::Missing("main.css"))), "{lacking:?}");
    let gone = Assets::load(Some(&folder));
    assert!(matches!(gone, Err(SiteError::Unreadable { .. })), "{gone:?}");
}
