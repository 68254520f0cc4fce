//! From the server: this device is let in, and what others wrote is fetched, checked and kept.

use nakano_shared::{
    sync::{
        Change, DeviceId, HybridClock, Signed,
        api::{Page, RegisterDevice, SpaceRow},
        check,
        device::{DeviceCertificate, registration_text},
    },
    synced,
};

use super::{engine::Engine, halt::Halt, wire};
use crate::platform::{
    clock,
    signature::{self, Verdict, Verifier},
    vault::VaultError,
};

/// Name of this device in the person's list of devices; the server adds what browser it is.
const DEVICE_NAME: &str = "なかのポケット";

impl Engine {
    /// The server has to know this device's key before it takes anything from it.
    pub(super) async fn register(&mut self) -> Result<(), Halt> {
        if self.meta.is_registered {
            return Ok(());
        }
        let public_key = self.signer.public_key().to_owned();
        let text = registration_text(self.person, self.meta.device, &public_key);
        let proof = self.signer.sign(&text).await.ok_or(VaultError::Unreadable)?;
        let (device, name) = (self.meta.device, DEVICE_NAME.to_owned());
        wire::register(&RegisterDevice { device, public_key, name, proof }).await?;
        self.meta.is_registered = true;
        self.keep(Vec::new()).await
    }

    /// Reads every space to its end, and asks once more after there was news: what moved from one
    /// space to another meanwhile is then seen in both.
    pub(super) async fn pull(&mut self) -> Result<(), Halt> {
        self.has_all = false;
        loop {
            let rows = wire::spaces().await?.spaces;
            self.meet(&rows).await?;
            let mut has_news = false;
            for row in &rows {
                while self.meta.read.get(&row.space).copied().unwrap_or(0) < row.seq {
                    if !self.pull_page(row).await? {
                        break;
                    }
                    has_news = true;
                }
            }
            if !has_news {
                self.has_all = true;
                return Ok(());
            }
        }
    }

    /// Takes a page; whether there was anything in it.
    pub(super) async fn pull_page(&mut self, row: &SpaceRow) -> Result<bool, Halt> {
        let after = self.meta.read.get(&row.space).copied().unwrap_or(0);
        let Page { mut changes, next, .. } = wire::pull(row.space, after).await?;
        // What came after the row was read may be of a device that the row does not know yet.
        changes.retain(|stored| stored.seq <= row.seq);
        let next = next.min(row.seq);
        if changes.is_empty() || next <= after {
            return Ok(false);
        }
        // All checks are begun before the first is waited for.
        let mut begun = Vec::with_capacity(changes.len());
        for stored in changes {
            let signed = Signed::from(stored.signed);
            if let Some((change, verdict)) = self.checked(row, &signed).await {
                begun.push((change, signed, verdict));
            }
        }
        let mut records = Vec::with_capacity(begun.len());
        for (change, signed, verdict) in begun {
            if verdict.good().await {
                // A stamp from far ahead is taken and not followed; see HybridClock.
                let mut clock = HybridClock::after(self.meta.clock);
                let _ = clock.observe(change.hlc, clock::now_ms());
                self.meta.clock = clock.last();
                self.state.take(&change);
                records.push((change.id, signed));
            }
        }
        self.meta.read.insert(row.space, next);
        self.keep(records).await?;
        Ok(true)
    }

    /// The change, if it is of this space, and whether it was really written by one of its devices.
    /// A server that gives out anything else is not believed.
    async fn checked(&mut self, row: &SpaceRow, signed: &Signed) -> Option<(Change, Verdict)> {
        let change = check(signed, &synced::ROOMS).ok()?;
        if change.space != row.space {
            return None;
        }
        let verifier = if let Some(known) = self.verifiers.get(&change.device) {
            known.clone()
        } else {
            let new = verifier_of(&row.devices, change.device).await?;
            self.verifiers.entry(change.device).or_insert(new).clone()
        };
        let bytes = signature::from_base64(&signed.signature)?;
        Some((change, verifier.begin(&bytes, signed.payload.as_bytes())))
    }
}

async fn verifier_of(devices: &[DeviceCertificate], device: DeviceId) -> Option<Verifier> {
    let certificate = devices.iter().find(|certificate| certificate.device == device)?;
    Verifier::new(&signature::from_base64(&certificate.public_key)?).await
}
