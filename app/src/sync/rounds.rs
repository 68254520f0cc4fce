//! Round after round, in one tab of a device.
//!
//! A round begins when the bell rings: something was written, the network is back, the server hints,
//! or time has passed. What fails is tried again in a later round.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::{GetValue as _, Set as _};

use super::{
    engine::{self, Engine},
    halt::Halt,
    hub::{Hub, Standing},
    own_bills::OwnBills,
    wire,
};
use crate::platform::{
    one_tab,
    pause::pause,
    server_events::ServerEvents,
    vault::{Vault, VaultError},
};

/// Time between two looks when nothing rings, in milliseconds.
const LOOK_MS: i32 = 60_000;

/// Name of the lock that one tab of a device holds.
const LOCK: &str = "nakano-sync";

/// Runs for as long as the page lives. The tab that holds the lock writes, sends and fetches; the
/// others show what it has kept.
pub(super) async fn run(hub: Hub, book: OwnBills) {
    let is_ours = Rc::new(Cell::new(false));
    leptos::task::spawn_local({
        let is_ours = is_ours.clone();
        async move {
            one_tab::hold(LOCK).await;
            is_ours.set(true);
            hub.ring();
        }
    });
    let mut hints = ServerEvents::new(wire::HINTS, &wire::HINT_NAMES, move || hub.ring());
    tick(hub);
    let bell = hub.bell.get_value();
    let mut engine: Option<Engine> = None;
    loop {
        if hub.take_stale() {
            engine = None;
        }
        if !Hub::has_account() {
            engine = None;
            hints.close();
        } else if is_ours.get() {
            let outcome = match &mut engine {
                Some(engine) => engine.round().await,
                None => begin(hub, book.clone(), &mut engine).await,
            };
            let other = matches!(outcome, Err(Halt::OtherAccount));
            if outcome.is_ok() {
                hints.open();
            }
            hub.standing.set(outcome.map_or_else(|halt| halt.standing(), |()| Standing::Together));
            if other {
                engine = None;
                continue;
            }
        } else if let Ok(looker) = look(hub, book.clone()).await {
            looker.show();
            hub.standing.set(Standing::Together);
        }
        bell.rung().await;
    }
}

/// Opens the engine and goes its first round. With no network it is that of whoever was signed in
/// here last.
async fn begin(hub: Hub, book: OwnBills, engine: &mut Option<Engine>) -> Result<(), Halt> {
    let opened = match wire::me().await {
        Ok(me) => Engine::open(hub, book, me.person).await?,
        Err(error) => match look(hub, book).await {
            Ok(opened) => opened,
            Err(_) => return Err(error.into()),
        },
    };
    engine.insert(opened).round().await
}

/// The engine as the vault has it, without asking anyone.
async fn look(hub: Hub, book: OwnBills) -> Result<Engine, Halt> {
    let vault = Vault::open().await?;
    let last = engine::last_person(&vault).await?.ok_or(VaultError::Unreadable)?;
    Engine::open(hub, book, last).await
}

/// Rings from time to time: a hint may be lost, and what failed is tried again.
fn tick(hub: Hub) {
    leptos::task::spawn_local(async move {
        loop {
            pause(LOOK_MS).await;
            hub.ring();
        }
    });
}
