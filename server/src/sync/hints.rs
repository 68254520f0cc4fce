//! Who should pull: from the writer to the open event streams of this process.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use nakano_shared::{auth::PersonId, sync::SpaceId};
use tokio::sync::broadcast;

/// Hints that may wait for a slow stream; one that falls behind is told to pull everything.
const WAITING_MAX: usize = 1024;

/// Streams that a person may have open: one on each of their devices, and some that the network has
/// dropped without a word.
const STREAMS_MAX: usize = 20;

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
    open: Arc<Mutex<HashMap<PersonId, usize>>>,
}

/// A place for one stream; given back when it goes.
#[derive(Debug)]
pub(super) struct Place {
    person: PersonId,
    open: Arc<Mutex<HashMap<PersonId, usize>>>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.person) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.person);
            }
        }
    }
}

impl Default for Hints {
    fn default() -> Self {
        Self { sender: broadcast::Sender::new(WAITING_MAX), open: Arc::default() }
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

    /// A place for one more stream of a person; `None` when they have as many as they may.
    pub(super) fn place(&self, person: PersonId) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(person).or_default();
        if *count >= STREAMS_MAX {
            return None;
        }
        *count += 1;
        Some(Place { person, open: Arc::clone(&self.open) })
    }

    pub(super) fn listen(&self) -> broadcast::Receiver<News> {
        self.sender.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_only_so_many_streams_and_gets_places_back() {
        let hints = Hints::default();
        let [one, two] = [1, 2].map(|number| PersonId::random([number; 16]));
        let mut places: Vec<_> = (0..STREAMS_MAX).map(|_| hints.place(one).unwrap()).collect();
        assert!(hints.place(one).is_none());
        assert!(hints.place(two).is_some(), "nobody takes another's");
        places.pop();
        assert!(hints.place(one).is_some());
        places.clear();
        assert!(hints.open.lock().unwrap().is_empty(), "who is gone is forgotten");
    }
}
