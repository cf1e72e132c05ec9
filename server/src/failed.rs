//! The last resort: our own fault, told in every language we have, since whose it was is lost.

use std::any::Any;

use app::words::{Lang, Words};
use axum::body::Body;
use axum::http::{Response, StatusCode, header};

/// What is answered where a handler broke off. The cause goes to the log only.
pub fn answer(cause: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let text = cause.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
    tracing::error!(cause = text, "a handler broke off");
    let told = Lang::ALL.map(|lang| {
        let words = Words::of(lang);
        let (tag, title, text) = (lang.tag(), words.page_failed_title(), words.page_failed_text());
        format!("<section lang=\"{tag}\"><h1>{title}</h1><p>{text}</p></section>")
    });
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Loudou</title></head>\
         <body><main>{}</main></body></html>",
        told.concat()
    );
    let mut answer = Response::new(Body::from(page));
    *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    let html = header::HeaderValue::from_static("text/html; charset=utf-8");
    answer.headers_mut().insert(header::CONTENT_TYPE, html);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_broken_handler_is_told_in_three_languages_and_its_cause_to_nobody() {
        let answer = answer(Box::new("secret cause"));
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
        let page = String::from_utf8(body.to_vec()).unwrap();
        for lang in Lang::ALL {
            assert!(page.contains(Words::of(lang).page_failed_title()));
        }
        assert!(!page.contains("secret"));
    }
}
