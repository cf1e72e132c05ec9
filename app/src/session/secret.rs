//! Secrets that browsers hold, and the hashes that we keep of them: who reads the database can
//! use none. Looking up by a hash tells nothing by the time it takes.

use sha2::{Digest as _, Sha256};
use tower_sessions::session::Id;

use crate::acting::failed;
use crate::problem::Problem;

/// Under what a session is kept.
pub fn session_key(id: Id) -> Vec<u8> {
    Sha256::digest(id.0.to_le_bytes()).to_vec()
}

/// What a new one-time link carries: 256 bits of chance, as 64 hexadecimal digits.
pub fn token() -> Result<String, Problem> {
    let mut chance = [0; 32];
    getrandom::fill(&mut chance).map_err(failed)?;
    Ok(hex(&chance))
}

/// Under what a one-time link is kept; `None` for what cannot be one.
pub fn link_key(token: &str) -> Option<Vec<u8>> {
    let token = token.trim();
    let looks_right = token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    looks_right.then(|| Sha256::digest(token.to_ascii_lowercase()).to_vec())
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tokens_are_alike_and_the_key_does_not_show_them() {
        let (one, two) = (token().unwrap(), token().unwrap());
        assert_ne!(one, two);
        let key = link_key(&one).unwrap();
        assert_eq!(key.len(), 32);
        assert_ne!(hex(&key), one);
        assert_eq!(link_key(&format!(" {} ", one.to_uppercase())), Some(key));
    }

    #[test]
    fn what_is_no_token_has_no_key() {
        for text in ["", "abc", &"x".repeat(64), &"a".repeat(65)] {
            assert_eq!(link_key(text), None, "{text}");
        }
    }
}
