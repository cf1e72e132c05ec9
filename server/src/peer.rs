//! Where a request comes from: the other end of the connection, or, behind proxies that are
//! trusted by name of their number, what the outermost of them saw.

use std::net::{IpAddr, SocketAddr};

use app::acting::Peer;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

/// Marks every request with its origin. `proxies`: how many of ours stand before this server.
pub async fn mark(State(proxies): State<u8>, mut request: Request, next: Next) -> Response {
    let socket = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    if let Some(peer) = origin(request.headers(), usize::from(proxies)).or(socket) {
        request.extensions_mut().insert(Peer(peer));
    }
    next.run(request).await
}

/// Each proxy adds at the end whom it talked to; what stands further to the front was written
/// by whoever sent the request, and proves nothing.
fn origin(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    if proxies == 0 {
        return None;
    }
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    address(hops.get(hops.len().checked_sub(proxies)?)?)
}

fn address(hop: &str) -> Option<IpAddr> {
    hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        headers
    }

    #[test]
    fn without_a_trusted_proxy_the_header_means_nothing() {
        assert_eq!(origin(&headers(&["1.2.3.4"]), 0), None);
    }

    #[test]
    fn only_what_our_own_proxies_wrote_is_believed() {
        let forged = headers(&["9.9.9.9, 8.8.8.8", "1.2.3.4"]);
        assert_eq!(origin(&forged, 1), "1.2.3.4".parse().ok());
        assert_eq!(origin(&forged, 2), "8.8.8.8".parse().ok());
        assert_eq!(origin(&forged, 4), None);
    }

    #[test]
    fn an_address_may_carry_its_port() {
        assert_eq!(origin(&headers(&["[2001:db8::1]:443"]), 1), "2001:db8::1".parse().ok());
        assert_eq!(origin(&headers(&["1.2.3.4:80"]), 1), "1.2.3.4".parse().ok());
        assert_eq!(origin(&headers(&["unknown"]), 1), None);
    }
}
