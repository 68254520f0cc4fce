//! Who should pull: from the writer to the open event streams of this process.

use nakano_shared::{auth::PersonId, sync::SpaceId};
use tokio::sync::broadcast;

/// Hints that may wait for a slow stream; one that falls behind is told to pull everything.
const WAITING_MAX: usize = 1024;

/// Something an open stream wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// There is something new in a space.
    Changed(SpaceId),
    /// Somebody is in a space now.
    Joined(SpaceId, PersonId),
    /// Somebody is no longer in it.
    Left(SpaceId, PersonId),
    /// The server is about to stop.
    Stopping,
}

/// The channel. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Hints {
    sender: broadcast::Sender<News>,
}

impl Default for Hints {
    fn default() -> Self {
        Self { sender: broadcast::Sender::new(WAITING_MAX) }
    }
}

impl Hints {
    /// Tells all open streams. That nobody listens is no failure.
    pub(super) fn tell(&self, news: News) {
        let _ = self.sender.send(news);
    }

    /// Ends all open streams, so that the server can stop.
    pub fn stop(&self) {
        self.tell(News::Stopping);
    }

    pub(super) fn listen(&self) -> broadcast::Receiver<News> {
        self.sender.subscribe()
    }
}
