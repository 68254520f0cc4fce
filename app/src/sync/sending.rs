//! To the server: what waits, until nothing waits or it fails.

use nakano_shared::sync::{api::Push, outbox::Step};

use super::{engine::Engine, halt::Halt, wire};
use crate::platform::{clock, random};

impl Engine {
    pub(super) async fn push(&mut self) -> Result<(), Halt> {
        self.meta.outbox.hurry();
        loop {
            let Step::Send(ids) = self.meta.outbox.step(clock::now_ms()) else {
                return Ok(());
            };
            let changes = ids.iter().filter_map(|id| self.waiting.get(id).cloned()).collect();
            match wire::push(&Push { changes }).await {
                Ok(answer) => self.meta.outbox.answered(&answer),
                Err(error) => {
                    let spread = random::bytes().map_or(0, u32::from_be_bytes);
                    self.meta.outbox.failed(clock::now_ms(), None, spread);
                    self.keep(Vec::new()).await?;
                    return Err(error.into());
                }
            }
            let outbox = &self.meta.outbox;
            self.waiting.retain(|id, _| outbox.progress(*id).is_some());
            self.keep(Vec::new()).await?;
        }
    }
}
