//! The listener with real sockets: limits of a connection, and the end.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, extract::Request, routing::get};
use nakano_server::{
    limits::Peer,
    listen::{self, Connections, Ended},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::{Notify, oneshot},
    task::JoinHandle,
};

/// A listener under test.
struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Ended>,
}

async fn run(router: Router, shutdown_time_max: Duration) -> Running {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let connections = Connections { at_once: 8, shutdown_time_max };
    let stopped = async move {
        let _ = stopped.await;
    };
    let ended = tokio::spawn(listen::serve(listener, router, connections, stopped));
    Running { address, stop, ended }
}

async fn send(address: SocketAddr, head: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

async fn answer(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

const CLOSING: &str = "GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n";

/// A route that says when it was entered and waits to be released.
fn held() -> (Router, Arc<Notify>, Arc<Notify>) {
    let (entered, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let handler = {
        let (entered, release) = (Arc::clone(&entered), Arc::clone(&release));
        move || async move {
            entered.notify_one();
            release.notified().await;
            "finished"
        }
    };
    (Router::new().route("/", get(handler)), entered, release)
}

#[tokio::test]
async fn a_request_knows_the_other_end() {
    let peer = |request: Request| async move {
        request.extensions().get::<Peer>().unwrap().0.ip().to_string()
    };
    let running = run(Router::new().route("/", get(peer)), Duration::from_mins(1)).await;
    let answer = answer(send(running.address, CLOSING).await).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1"), "{answer}");
    running.stop.send(()).unwrap();
    assert_eq!(running.ended.await.unwrap(), Ended::Finished);
}

#[tokio::test]
async fn an_open_answer_is_finished_before_the_end() {
    let (router, entered, release) = held();
    let running = run(router, Duration::from_mins(1)).await;
    let stream = send(running.address, CLOSING).await;
    entered.notified().await;
    running.stop.send(()).unwrap();
    // The listener is gone once a new connection is refused; until then nothing was released.
    while TcpStream::connect(running.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    release.notify_one();
    assert!(answer(stream).await.ends_with("finished"));
    assert_eq!(running.ended.await.unwrap(), Ended::Finished);
}

#[tokio::test]
async fn an_answer_that_takes_longer_than_the_deadline_is_cut_off() {
    let (router, entered, _release) = held();
    let running = run(router, Duration::ZERO).await;
    let _stream = send(running.address, CLOSING).await;
    entered.notified().await;
    running.stop.send(()).unwrap();
    assert_eq!(running.ended.await.unwrap(), Ended::CutOff);
}

#[tokio::test]
async fn a_head_without_end_is_refused_before_it_is_a_request() {
    let (router, _entered, _release) = held();
    let running = run(router, Duration::from_mins(1)).await;
    let head = format!("GET / HTTP/1.1\r\nhost: here\r\nx-long: {}", "a".repeat(40_000));
    let mut stream = send(running.address, &head).await;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 431");
}
