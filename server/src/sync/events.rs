//! The event stream: hints to pull, and nothing else. Whoever misses one pulls when the app is next
//! opened; so nothing is repeated and nothing is numbered.

use std::{
    collections::BTreeSet,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, Response, header},
};
use hyper::body::Frame;
use nakano_shared::{
    auth::PersonId,
    sync::{SpaceId, api::Hint},
};
use tokio::sync::{broadcast, mpsc};

use super::hints::{News, Place};

/// Sign of life, so that proxies do not close a quiet stream; they wait for a minute.
const ALIVE_INTERVAL: Duration = Duration::from_secs(25);

/// Longest life of a stream. The browser opens it again, and shows its session again.
const STREAM_TIME_MAX: Duration = Duration::from_mins(5);

/// Hints that may wait to be sent; with more the stream is told to pull everything.
const WAITING_MAX: usize = 16;

/// Name of the event for one space.
const CHANGED: &str = "changed";

/// Name of the event for all spaces: somebody fell behind or came in.
const PULL_ALL: &str = "pull-all";

/// The stream of a person who is in these spaces now.
pub(super) fn stream(
    news: broadcast::Receiver<News>,
    place: Place,
    person: PersonId,
    spaces: BTreeSet<SpaceId>,
) -> Response<Body> {
    let (lines, waiting) = mpsc::channel(WAITING_MAX);
    let watch = Watch { news, person, spaces, lines };
    tokio::spawn(async move {
        // Its end is the end of the stream.
        let _ = tokio::time::timeout(STREAM_TIME_MAX, watch.run()).await;
        drop(place);
    });
    let mut response = Response::new(Body::new(Lines { waiting }));
    let kind = HeaderValue::from_static("text/event-stream");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What one stream watches.
struct Watch {
    news: broadcast::Receiver<News>,
    person: PersonId,
    spaces: BTreeSet<SpaceId>,
    lines: mpsc::Sender<Bytes>,
}

impl Watch {
    async fn run(mut self) {
        // Tells the browser that the stream stands; it pulls once then.
        let mut line = Some(event(PULL_ALL, "{}"));
        loop {
            if let Some(line) = line.take()
                && self.lines.send(line).await.is_err()
            {
                return;
            }
            line = tokio::select! {
                news = self.news.recv() => match news {
                    Ok(News::Stopping) | Err(broadcast::error::RecvError::Closed) => return,
                    Ok(news) => self.line(news),
                    Err(broadcast::error::RecvError::Lagged(_)) => Some(event(PULL_ALL, "{}")),
                },
                () = tokio::time::sleep(ALIVE_INTERVAL) => Some(Bytes::from_static(b":\n\n")),
                () = self.lines.closed() => return,
            };
        }
    }

    /// What the person may know of some news.
    fn line(&mut self, news: News) -> Option<Bytes> {
        match news {
            News::Changed(space) if self.spaces.contains(&space) => {
                let hint = serde_json::to_string(&Hint { space }).ok()?;
                Some(event(CHANGED, &hint))
            }
            News::Joined(space, person) if person == self.person => {
                self.spaces.insert(space);
                Some(event(PULL_ALL, "{}"))
            }
            News::Left(space, person) if person == self.person => {
                self.spaces.remove(&space);
                Some(event(PULL_ALL, "{}"))
            }
            _ => None,
        }
    }
}

fn event(name: &str, data: &str) -> Bytes {
    format!("event: {name}\ndata: {data}\n\n").into()
}

/// The body of the answer.
struct Lines {
    waiting: mpsc::Receiver<Bytes>,
}

impl hyper::body::Body for Lines {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.waiting.poll_recv(context).map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}
