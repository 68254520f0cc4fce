//! The residents' app: mounted on the start page once its texts have arrived.

#![expect(unreachable_pub, reason = "leptos writes the properties of a component as `pub`")]

mod app;
mod auth;
mod bills;
mod content;
mod home;
mod i18n;
mod offline;
mod platform;
mod preferences;
mod rooms;
mod routes;
mod shelter;
mod sync;
mod ui;

fn main() {
    platform::page::run(app::start());
}
