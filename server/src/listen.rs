//! The listener: takes connections, bounds them, and lets open answers finish when it is told to
//! stop. HTTP/1.1 only; HTTPS and HTTP/2 are the proxy's work.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt as _;

use crate::limits::Peer;

/// Longest time for the head of a request to arrive, and for a connection to lie idle.
const HEAD_TIME_MAX: Duration = Duration::from_secs(30);

/// Bytes read ahead on a connection: a head larger than this is refused before it is a request,
/// with 431 and nothing else. Twice what [`crate::limits`] allows, so that people meet that first.
const READ_BYTES_MAX: usize = 2 * crate::limits::HEADER_BYTES_MAX;

/// Pause after the system has refused a connection, as it does when file handles run out.
const REFUSED_PAUSE: Duration = Duration::from_millis(100);

/// How the server may be used by connections.
#[derive(Debug, Clone, Copy)]
pub struct Connections {
    /// Open at the same time.
    pub at_once: usize,
    /// How long open answers may take to finish at the end.
    pub shutdown_time_max: Duration,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every open answer was sent.
    Finished,
    /// Answers were cut off at the deadline.
    CutOff,
}

/// Serves `router` until `stop` completes, then takes nothing new and finishes what is open.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    connections: Connections,
    stop: impl Future<Output = ()>,
) -> Ended {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(connections.at_once.min(Semaphore::MAX_PERMITS)));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        let (stream, peer, place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(event = "listen.refused", cause = format!("io {:?}", error.kind()));
                tokio::time::sleep(REFUSED_PAUSE).await;
                continue;
            }
        };
        let connection = graceful.watch(converse(stream, peer, router.clone()));
        tokio::spawn(async move {
            // A connection that breaks off is the network's affair, not an event.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    match tokio::time::timeout(connections.shutdown_time_max, graceful.shutdown()).await {
        Ok(()) => Ended::Finished,
        Err(_) => Ended::CutOff,
    }
}

/// The next connection, once there is a place for it.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    // Small answers must not wait for each other; that it cannot be set is no reason to refuse.
    let _ = stream.set_nodelay(true);
    Ok((stream, peer, place))
}

/// One connection with its requests.
fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Output = hyper::Result<()>> + Send {
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        router.clone().oneshot(request.map(Body::new))
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME_MAX)
        .max_buf_size(READ_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), service)
}
