//! Something to wait for: rung from anywhere, as often as one likes; whoever waits wakes once.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Poll, Waker},
};

/// A bell. Its clones ring the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bell(Arc<Mutex<Rope>>);

#[derive(Debug, Default)]
struct Rope {
    is_rung: bool,
    waiting: Option<Waker>,
}

impl Bell {
    /// Rings. When nobody waits, the next one who does comes back at once.
    pub(super) fn ring(&self) {
        let mut rope = self.rope();
        rope.is_rung = true;
        if let Some(waiting) = rope.waiting.take() {
            waiting.wake();
        }
    }

    /// Waits for a ring since the last wait.
    pub(super) async fn rung(&self) {
        std::future::poll_fn(|context| {
            let mut rope = self.rope();
            if std::mem::take(&mut rope.is_rung) {
                return Poll::Ready(());
            }
            rope.waiting = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    fn rope(&self) -> MutexGuard<'_, Rope> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::{pin::pin, task::Context};

    use super::*;

    #[test]
    fn a_ring_is_heard_once_whenever_it_came() {
        let bell = Bell::default();
        let heard = |bell: &Bell| {
            pin!(bell.rung()).poll(&mut Context::from_waker(Waker::noop())).is_ready()
        };
        assert!(!heard(&bell));
        bell.clone().ring();
        bell.ring();
        assert!(heard(&bell));
        assert!(!heard(&bell));
    }
}
