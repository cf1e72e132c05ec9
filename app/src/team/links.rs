//! Making a one-time link, and drawing it.

use std::fmt::Write as _;

use domain::id::PersonId;
use qrcodegen::{QrCode, QrCodeEcc};

use super::api::{Made, Picture};
use crate::acting::Acting;
use crate::problem::Problem;
use crate::session::secret;

pub async fn make(at: &Acting, person: PersonId, origin: &str) -> Result<Made, Problem> {
    let token = secret::token()?;
    let key = secret::link_key(&token).ok_or(Problem::Failed)?;
    let link = store::link::make(&at.store, &at.actor, person, key, at.now).await?;
    // After the `#`: no browser sends it along, so that it comes into no log.
    let url = format!("{}/join#{token}", web_origin(origin));
    let picture = draw(&url);
    let (kind, expires, now, offset) = (link.kind, link.expires, at.now, at.offset);
    Ok(Made { url, kind, expires, now, offset, picture })
}

/// `https://host`, or nothing where that is not what it is.
fn web_origin(origin: &str) -> &str {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let sound = host.is_some_and(|host| {
        let plain = |c: char| c.is_ascii_alphanumeric() || ['.', '-', ':', '[', ']'].contains(&c);
        host.len() < 200 && !host.is_empty() && host.chars().all(plain)
    });
    if sound { origin } else { "" }
}

fn draw(url: &str) -> Option<Picture> {
    let code = QrCode::encode_text(url, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Some(Picture { size: u32::try_from(code.size()).ok()?, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_origin_becomes_part_of_a_link() {
        for origin in ["https://funnel.example", "http://127.0.0.1:8080", "http://[::1]:8080"] {
            assert_eq!(web_origin(origin), origin);
        }
        for other in
            ["", "javascript:alert(1)", "https://a/b", "https://a b", "https://", "ftp://a"]
        {
            assert_eq!(web_origin(other), "", "{other}");
        }
    }

    #[test]
    fn a_link_is_drawn_as_modules_on_a_grid() {
        let picture = draw(&format!("https://funnel.example/join#{}", "a".repeat(64))).unwrap();
        assert!(picture.size > 20 && picture.path.starts_with("M0 0h1v1h-1z"));
    }
}
