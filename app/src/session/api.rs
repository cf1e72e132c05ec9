//! What any page may ask about the visit itself.

use leptos::prelude::*;

use crate::problem::Problem;
use crate::wire::Json;
use crate::words::Lang;

/// Keeps the language in the browser, and in the profile of whoever is signed in.
#[server(endpoint = "set_language")]
pub async fn set_language(lang: Lang) -> Result<(), Problem> {
    super::prefer::language(lang).await
}

/// Signs out; signing out twice is no problem.
#[server(endpoint = "sign_out", output = Json)]
pub async fn sign_out() -> Result<(), Problem> {
    super::entry::leave().await?;
    super::entry::send_to("/");
    Ok(())
}
