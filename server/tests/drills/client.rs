//! Someone at a tablet, over a real line.

use axum::body::Bytes;
use domain::board::{Card, Column};
use domain::deal::Command;
use domain::id::OpId;
use domain::op::{Answer, Op};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::{Request, Response, StatusCode, header};
use hyper_util::client::legacy::Client as Http;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use uuid::Uuid;

/// Who sees and moves every deal of the demo.
pub const CHIEF: &str = "guohua.xu";

#[derive(Clone)]
pub struct Client {
    http: Http<HttpConnector, Full<Bytes>>,
    url: String,
    cookie: String,
}

/// The line broke before there was an answer.
#[derive(Debug)]
pub struct Broken;

impl Client {
    pub async fn enter(url: &str, login: &str) -> Self {
        let http = Http::builder(TokioExecutor::new()).build_http();
        let mut client = Self { http, url: url.to_owned(), cookie: String::new() };
        let form = "application/x-www-form-urlencoded";
        let answer = client.send("/api/enter_demo", form, format!("login={login}")).await.unwrap();
        let set = answer.headers().get_all(header::SET_COOKIE).iter();
        let cookies = set.map(|one| one.to_str().unwrap().split(';').next().unwrap());
        client.cookie = cookies.collect::<Vec<_>>().join("; ");
        assert!(!client.cookie.is_empty(), "{login} may enter: {}", answer.status());
        client
    }

    pub async fn post(&self, what: &str, data: &Value) -> Result<(StatusCode, Bytes), Broken> {
        let path = format!("/api/{what}");
        let answer = self.send(&path, "application/json", data.to_string()).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await.map_err(|_| Broken)?;
        Ok((status, body.to_bytes()))
    }

    async fn send(
        &self,
        path: &str,
        kind: &str,
        body: String,
    ) -> Result<Response<Incoming>, Broken> {
        let request = Request::post(format!("{}{path}", self.url))
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, &self.cookie)
            .body(Full::from(body))
            .unwrap();
        self.http.request(request).await.map_err(|_| Broken)
    }

    /// The stream of what happens, from the next entry on.
    pub async fn live(&self) -> Incoming {
        let request = Request::get(format!("{}/live", self.url))
            .header(header::COOKIE, &self.cookie)
            .body(Full::default())
            .unwrap();
        let answer = self.http.request(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        answer.into_body()
    }

    /// A whole column with its head.
    pub async fn column(&self, stage: usize) -> Column {
        let asked =
            json!({ "filter": {}, "order": "amount", "stage": stage, "from": 0, "len": 200 });
        let (status, body) = self.post("column", &asked).await.unwrap();
        assert_eq!(status, StatusCode::OK);
        serde_json::from_slice(&body).unwrap()
    }

    /// All that stands in the eight stages.
    pub async fn open(&self) -> Vec<Card> {
        let mut open = Vec::new();
        for stage in 1..=8 {
            open.extend(self.column(stage).await.rows);
        }
        open
    }

    /// Does one operation; anything but an answer to it is a fault.
    pub async fn operate(&self, op: &Op) -> Result<Answer, Broken> {
        let (status, body) = self.post("ops", &json!({ "op": op })).await?;
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&body));
        Ok(serde_json::from_slice(&body).unwrap())
    }
}

/// An operation on a deal as it was seen.
pub fn op(card: &Card, command: Command) -> Op {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let at = domain::day::Millis(i64::try_from(now.as_millis()).unwrap());
    Op { id: OpId::new(Uuid::now_v7()), at, base: Some(card.deal.version), command }
}
