//! Connections of browsers and of proxies before us. HTTP/1.1 and nothing else: to find out what
//! is spoken costs every connection a second buffer, for as long as it stays open.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

/// How long the head of a request may take, and how long a connection may wait for its next: more
/// than proxies keep theirs, so that it is they who close.
const HEAD: Duration = Duration::from_secs(90);
/// Where no connection can be taken, because too many are open: till some have closed.
const PAUSE: Duration = Duration::from_secs(1);

/// Answers until `stop`, then finishes what is open.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) {
    let open = GracefulShutdown::new();
    while let Some((stream, peer)) = stop.run_until_cancelled(accept(&listener)).await {
        let router = router.clone();
        let answer = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request.map(Body::new))
        });
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(HEAD);
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), answer));
        tokio::spawn(async move {
            // A browser that went away is no fault of ours.
            if let Err(error) = connection.await {
                tracing::trace!(%error, "a connection broke off");
            }
        });
    }
    open.shutdown().await;
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Without it every page waits 40 ms for a delayed acknowledgement.
                let _ = stream.set_nodelay(true);
                return (stream, peer);
            }
            Err(error) if is_of_one(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Whether only the connection that came is broken.
fn is_of_one(error: &io::Error) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    async fn asked(stream: &mut TcpStream) -> String {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
        let mut answer = vec![0; 1024];
        let length = stream.read(&mut answer).await.unwrap();
        String::from_utf8(answer[..length].to_vec()).unwrap()
    }

    #[tokio::test]
    async fn what_was_begun_is_answered_and_lines_that_only_wait_do_not_keep_it_up() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let stop = CancellationToken::new();
        let slow = get(|peer: ConnectInfo<SocketAddr>| async move {
            tokio::time::sleep(Duration::from_millis(300)).await;
            peer.0.ip().to_string()
        });
        let router = Router::new().route("/", slow);
        let served = tokio::spawn(serve(listener, router, stop.clone()));
        let mut kept = TcpStream::connect(address).await.unwrap();
        assert!(asked(&mut kept).await.ends_with("127.0.0.1"));
        let _silent = TcpStream::connect(address).await.unwrap();
        let mut begun = TcpStream::connect(address).await.unwrap();
        let answer = tokio::spawn(async move { asked(&mut begun).await });
        tokio::time::sleep(Duration::from_millis(100)).await;
        stop.cancel();
        assert!(answer.await.unwrap().ends_with("127.0.0.1"), "cut off");
        tokio::time::timeout(Duration::from_secs(5), served).await.unwrap().unwrap();
        assert_eq!(kept.read(&mut [0]).await.unwrap(), 0, "closed");
        assert!(TcpStream::connect(address).await.is_err());
    }
}
