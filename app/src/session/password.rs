//! Passwords as they are kept: argon2id, never the password itself.
//!
//! A hash takes 19 MiB and some tens of milliseconds on purpose, so few run at a time and
//! none on the threads that answer requests.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::problem::{PASSWORD_MAX, PASSWORD_MIN, Problem};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many may be hashed side by side: bounds memory, whoever knocks.
const AT_ONCE: usize = 4;
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// Checked where a login is unknown, so that the answer takes as long as for a known one: a hash of
/// zeros, which no password that anybody knows has. It is written here, and not made at every start.
fn nobody() -> String {
    let (salt, hash) = ("A".repeat(22), "A".repeat(43));
    format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${salt}${hash}")
}

/// Whether a new password is long enough and not too long.
pub fn check(password: &str) -> Result<(), Problem> {
    match password.chars().count() {
        ..PASSWORD_MIN => Err(Problem::PasswordTooShort),
        PASSWORD_MIN..=PASSWORD_MAX => Ok(()),
        _ => Err(Problem::PasswordTooLong),
    }
}

/// The string to keep for a password that `check` took.
pub async fn hash(password: String) -> Result<String, Problem> {
    check(&password)?;
    in_turn(move || hashed(&password)).await?
}

/// Whether `password` is the one `kept` stands for. Without one kept the answer is no, and
/// takes as long.
pub async fn verify(password: String, kept: Option<String>) -> Result<bool, Problem> {
    in_turn(move || {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(nobody);
        // A longer one was never set; hashing it would only cost time.
        let fits = password.chars().count() <= PASSWORD_MAX;
        let tried = if fits { password.as_str() } else { "" };
        let right = PasswordHash::new(&kept).is_ok_and(|kept| {
            slow().is_ok_and(|slow| slow.verify_password(tried.as_bytes(), &kept).is_ok())
        });
        right && known && fits
    })
    .await
}

async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    let _turn = TURNS.acquire().await.map_err(|_| Problem::Busy)?;
    spawn_blocking(work).await.map_err(|error| {
        tracing::error!("hashing a password: {error}");
        Problem::Failed
    })
}

fn hashed(password: &str) -> Result<String, Problem> {
    let hash = slow()?.hash_password(password.as_bytes()).map_err(|error| {
        tracing::error!("hashing a password: {error}");
        Problem::Failed
    })?;
    Ok(hash.to_string())
}

fn slow() -> Result<Argon2<'static>, Problem> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| Problem::Failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unknown_logins_are_checked_against_is_hashed_like_any_other() {
        let (kept, known) = (nobody(), hashed("correct horse").unwrap());
        let (nobody, known) =
            (PasswordHash::new(&kept).unwrap(), PasswordHash::new(&known).unwrap());
        assert_eq!((&nobody.algorithm, &nobody.version), (&known.algorithm, &known.version));
        assert_eq!(nobody.params, known.params);
        let refused = slow().unwrap().verify_password(b"any", &nobody);
        assert_eq!(refused, Err(argon2::password_hash::Error::PasswordInvalid));
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_another_is_not() {
        let kept = hash("correct horse".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("correct horse".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!verify("correct house".to_owned(), Some(kept)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!verify("nobody has this password".to_owned(), None).await.unwrap());
        assert!(!verify(String::new(), Some(String::new())).await.unwrap());
    }

    #[test]
    fn the_length_of_a_password_is_counted_in_characters() {
        assert_eq!(check("密碼密碼密碼密碼密"), Err(Problem::PasswordTooShort));
        assert_eq!(check("密碼密碼密碼密碼密碼"), Ok(()));
        assert_eq!(check(&"x".repeat(201)), Err(Problem::PasswordTooLong));
    }
}
