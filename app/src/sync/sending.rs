//! To the server: what waits, until nothing waits or it fails.

use nakano_shared::sync::{ChangeId, Hlc, HybridClock, Refusal, api::Push, outbox::Step};

use super::{
    engine::{Engine, chance},
    halt::Halt,
    wire,
};
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
                Ok(answer) => {
                    self.meta.outbox.answered(&answer);
                    self.write_anew(answer.server_ms).await?;
                }
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

    /// What the server refused because this device's clock is days ahead is written anew by the
    /// server's clock: the edit is not lost, and does not win for days over what others write.
    async fn write_anew(&mut self, server_ms: i64) -> Result<(), Halt> {
        let refused = self.meta.outbox.refused();
        let ahead: Vec<ChangeId> =
            refused.filter(|(_, why)| *why == Refusal::ClockAhead).map(|(id, _)| id).collect();
        let mut clock = HybridClock::after(Hlc::at(server_ms));
        for id in ahead {
            let Some(old) = self.waiting.get(&id).and_then(|signed| signed.read().ok()) else {
                continue;
            };
            let name = ChangeId::new(server_ms, chance()?);
            if let Ok(anew) = old.written_anew(name, clock.tick(server_ms)) {
                self.meta.clock = clock.last();
                self.sign(anew, Some(id)).await?;
            }
        }
        Ok(())
    }
}
