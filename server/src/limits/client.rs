//! Whose request it is, as far as the network tells: the address that is counted.
//!
//! Used for counting only; the address is neither stored nor logged.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{extract::Request, http::HeaderMap};
use ipnet::IpNet;

/// Bits of an IPv6 address that belong to one household; the rest its devices change at will.
const IPV6_HOUSEHOLD_BITS: u32 = 64;

/// The other end of the connection, put into each request by the listener.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// The address to count: the peer, or behind trusted proxies the nearest that is not one of them.
/// IPv6 is cut to the household; a request without a peer counts as `0.0.0.0`.
pub(super) fn address(request: &Request, trusted: &[IpNet]) -> IpAddr {
    let peer = request.extensions().get::<Peer>().map(|Peer(address)| address.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical();
    household(forwarded(peer, request.headers(), trusted))
}

/// Walks `X-Forwarded-For` from its end, the only part our own proxies wrote.
fn forwarded(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let lines: Vec<_> = headers
        .get_all("x-forwarded-for")
        .iter()
        .map(|line| line.to_str().unwrap_or_default())
        .collect();
    let mut client = peer;
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !is_trusted(&client) {
            break;
        }
        // What is not an address was not written by a proxy of ours: the last good one counts.
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        client = address.to_canonical();
    }
    client
}

fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(device) => {
            let mask = u128::MAX << (128 - IPV6_HOUSEHOLD_BITS);
            IpAddr::V6((device.to_bits() & mask).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn only_a_trusted_proxy_says_who_is_behind_it() {
        let check = |peer: &str, forwarded: &[&str], want: &str| {
            let trusted = ["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
            let mut request = Request::new(Body::empty());
            request.extensions_mut().insert(Peer(SocketAddr::new(peer.parse().unwrap(), 1)));
            for line in forwarded {
                request.headers_mut().append("x-forwarded-for", line.parse().unwrap());
            }
            let got = address(&request, &trusted);
            assert_eq!(got, want.parse::<IpAddr>().unwrap(), "{peer} {forwarded:?}");
        };
        check("192.0.2.1", &[], "192.0.2.1");
        check("192.0.2.1", &["198.51.100.7"], "192.0.2.1");
        check("10.0.0.1", &["198.51.100.7"], "198.51.100.7");
        check("10.0.0.1", &["203.0.113.9, 198.51.100.7"], "198.51.100.7");
        check("10.0.0.1", &["203.0.113.9, 198.51.100.7, 10.2.2.2"], "198.51.100.7");
        check("10.0.0.1", &["198.51.100.7", "10.2.2.2"], "198.51.100.7");
        check("10.0.0.1", &["10.3.3.3, 10.2.2.2"], "10.3.3.3");
        check("10.0.0.1", &["198.51.100.7, spoofed"], "10.0.0.1");
        check("::ffff:10.0.0.1", &["198.51.100.7"], "198.51.100.7");
        check("2001:db8:1:2:3:4:5:6", &[], "2001:db8:1:2::");
        check("::1", &["2001:db8:1:2:aaaa::1"], "2001:db8:1:2::");
    }

    #[test]
    fn a_request_without_a_peer_counts_as_one_address() {
        assert_eq!(address(&Request::new(Body::empty()), &[]), IpAddr::from([0, 0, 0, 0]));
    }
}
