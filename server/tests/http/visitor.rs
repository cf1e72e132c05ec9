//! A browser, as far as a server can tell: it keeps cookies and says what it wants.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use app::problem::Problem;
use axum::Router;
use axum::body::{Body, BodyDataStream, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use tokio_stream::StreamExt as _;
use tower::ServiceExt as _;

#[derive(Clone)]
pub struct Visitor {
    router: Router,
    /// The house's, which is there for as long as somebody visits it.
    _folder: Arc<TempDir>,
    pub cookies: BTreeMap<String, String>,
    /// Where it comes from.
    pub peer: SocketAddr,
    /// Sent with every request.
    pub headers: Vec<(&'static str, String)>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// As they came: a workbook is no text.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn problem(&self) -> Problem {
        self.json()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

impl Visitor {
    pub fn new(router: Router, folder: Arc<TempDir>) -> Self {
        let peer = SocketAddr::from(([192, 0, 2, 1], 50_000));
        Self { router, _folder: folder, cookies: BTreeMap::new(), peer, headers: Vec::new() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request("GET", path, "text/html", "", String::new())).await
    }

    /// As the program calls a server function.
    pub async fn json(&mut self, path: &str, body: &impl Serialize) -> Answer {
        let body = serde_json::to_string(body).unwrap();
        self.send(self.request("POST", path, "application/json", "application/json", body)).await
    }

    /// As the program sends a form.
    pub async fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.request("POST", path, "application/json", FORM, encoded(fields))).await
    }

    /// As a browser sends a form before the program has loaded.
    pub async fn plain_form(&mut self, path: &str, from: &str, fields: &[(&str, &str)]) -> Answer {
        let mut request = self.request("POST", path, "text/html", FORM, encoded(fields));
        request.headers_mut().insert(header::REFERER, from.parse().unwrap());
        self.send(request).await
    }

    /// Sends a file as it is.
    pub async fn file(&mut self, path: &str, bytes: Vec<u8>) -> Answer {
        let mut request = self.request("POST", path, "application/json", "", String::new());
        *request.body_mut() = Body::from(bytes);
        self.send(request).await
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        self.form("/api/sign_in", &[("login", login), ("password", password), ("next", "")]).await
    }

    /// Opens the live stream after an entry of the journal.
    pub async fn live(
        &mut self,
        after: Option<i64>,
        last_event: Option<i64>,
    ) -> Result<Stream, Answer> {
        let path = after.map_or_else(|| "/live".to_owned(), |after| format!("/live?after={after}"));
        let mut request = self.request("GET", &path, "text/event-stream", "", String::new());
        if let Some(last) = last_event {
            request.headers_mut().insert("last-event-id", last.into());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        if response.status() == StatusCode::OK {
            return Ok(Stream {
                body: response.into_body().into_data_stream(),
                held: String::new(),
            });
        }
        Err(read(response).await)
    }

    fn request(
        &self,
        method: &str,
        path: &str,
        accept: &str,
        kind: &str,
        body: String,
    ) -> Request<Body> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "funnel.example")
            .header("sec-fetch-site", "same-origin")
            .header("accept", accept);
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        let pairs: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !pairs.is_empty() {
            request = request.header("cookie", pairs.join("; "));
        }
        let mut request = request.extension(ConnectInfo(self.peer)).body(Body::from(body)).unwrap();
        for (name, value) in &self.headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        request
    }

    async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        read(response).await
    }
}

async fn read(response: axum::response::Response) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, text, bytes: bytes.to_vec() }
}

const FORM: &str = "application/x-www-form-urlencoded";

fn encoded(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
    pairs.join("&")
}

/// An open live stream.
pub struct Stream {
    body: BodyDataStream,
    held: String,
}

/// One event of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    pub kind: String,
    pub id: i64,
    pub data: String,
}

impl Heard {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.data).unwrap()
    }
}

impl Stream {
    /// The next event; `None` once the server has ended the stream.
    pub async fn next(&mut self) -> Option<Heard> {
        loop {
            if let Some((event, rest)) = self.held.split_once("\n\n") {
                let mut heard = Heard::default();
                for line in event.lines() {
                    match line.split_once(": ").unwrap() {
                        ("event", kind) => kind.clone_into(&mut heard.kind),
                        ("id", id) => heard.id = id.parse().unwrap(),
                        ("data", data) => heard.data.push_str(data),
                        other => panic!("{other:?}"),
                    }
                }
                self.held = rest.to_owned();
                return Some(heard);
            }
            let more = tokio::time::timeout(Duration::from_secs(8), self.body.next());
            let more = more.await.expect("the stream is silent")?.unwrap();
            self.held.push_str(std::str::from_utf8(&more).unwrap());
        }
    }

    /// The next event of a kind.
    pub async fn next_of(&mut self, kind: &str) -> Heard {
        loop {
            let heard = self.next().await.expect("the stream has ended");
            if heard.kind == kind {
                return heard;
            }
        }
    }

    /// All moves, as far as they are told.
    pub async fn moves_until_quiet(&mut self) -> Vec<Heard> {
        let mut moves = self.all_until_quiet().await;
        moves.retain(|heard| heard.kind == "move");
        moves
    }

    /// All that is told till nothing comes for a while.
    pub async fn all_until_quiet(&mut self) -> Vec<Heard> {
        let mut all = Vec::new();
        while let Ok(Some(heard)) =
            tokio::time::timeout(Duration::from_millis(400), self.next()).await
        {
            all.push(heard);
        }
        all
    }
}
