//! A browser keeps its cookie till it signs out. One that stands for no session any more does no
//! harm; to take it away does: the answer to what was asked before somebody signed in anew, in
//! another tab perhaps, would take their new cookie with it.

use app::session::api::SignOut;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::middleware::Next;
use axum::response::Response;
use leptos::server_fn::ServerFn;

use super::NAMES;

/// Lets an answer take the session's cookie away only where somebody signs out.
pub async fn keep(request: Request, next: Next) -> Response {
    let leaves = request.uri().path() == SignOut::PATH;
    let mut answer = next.run(request).await;
    if !leaves && answer.headers().get_all(SET_COOKIE).iter().any(takes_away) {
        let cookies: Vec<_> = answer.headers().get_all(SET_COOKIE).iter().cloned().collect();
        answer.headers_mut().remove(SET_COOKIE);
        for cookie in cookies.into_iter().filter(|cookie| !takes_away(cookie)) {
            answer.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    answer
}

fn takes_away(cookie: &HeaderValue) -> bool {
    let Ok(cookie) = cookie.to_str() else { return false };
    let mut parts = cookie.split("; ");
    let name = parts.next().and_then(|pair| pair.split('=').next());
    name.is_some_and(|name| NAMES.contains(&name)) && parts.any(|part| part == "Max-Age=0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_of_a_sessions_own_cookie_is_one() {
        let told = |cookie| takes_away(&HeaderValue::from_static(cookie));
        assert!(told("loudou=; Path=/; Max-Age=0; Expires=Fri, 28 Nov 2025 06:00:00 GMT"));
        assert!(told("__Host-loudou=; Max-Age=0; Path=/"));
        assert!(!told("loudou=abc; HttpOnly; Path=/; Max-Age=7776000"));
        assert!(!told("theme=; Path=/; Max-Age=0"));
    }
}
