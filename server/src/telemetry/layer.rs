//! The layer that drops what is not on the list.

use std::{fmt, sync::Arc};

use serde_json::Value;
use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
};
use tracing_subscriber::{Layer, layer::Context};

use super::{Sink, fields::ALLOWED, line};
use crate::{clock::Clock, config::LogFormat};

/// Module path of this program's own events; libraries are heard from WARN on.
const OWN_TARGET: &str = "nakano_server";

/// Writes the allowed fields of each event as one line.
pub(super) struct AllowList {
    format: LogFormat,
    level: Level,
    clock: Arc<dyn Clock>,
    sink: Box<dyn Sink>,
}

impl AllowList {
    pub(super) fn new(
        format: LogFormat,
        level: Level,
        clock: Arc<dyn Clock>,
        sink: Box<dyn Sink>,
    ) -> Self {
        Self { format, level, clock, sink }
    }
}

impl<S: Subscriber> Layer<S> for AllowList {
    fn enabled(&self, metadata: &Metadata<'_>, _context: Context<'_, S>) -> bool {
        let own = metadata.target().starts_with(OWN_TARGET);
        let level = if own { self.level } else { self.level.min(Level::WARN) };
        *metadata.level() <= level
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::from_level(self.level))
    }

    fn on_event(&self, event: &Event<'_>, _context: Context<'_, S>) {
        let metadata = event.metadata();
        let mut fields = Allowed::default();
        // A library's `name` is not ours: only our own events have their fields looked at.
        if metadata.target().starts_with(OWN_TARGET) {
            event.record(&mut fields);
        }
        let head = line::Head {
            utc_ms: self.clock.utc_ms(),
            level: metadata.level().as_str(),
            target: metadata.target(),
        };
        self.sink.write(&match self.format {
            LogFormat::Json => line::json(&head, fields.0),
            LogFormat::Text => line::text(&head, &fields.0),
        });
    }
}

/// Fields in the order of the event.
#[derive(Default)]
struct Allowed(Vec<(&'static str, Value)>);

impl Allowed {
    fn take(&mut self, field: &Field, value: impl FnOnce() -> Value) {
        if ALLOWED.contains(&field.name()) {
            self.0.push((field.name(), value()));
        }
    }
}

impl Visit for Allowed {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.take(field, || value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.take(field, || value.into());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.take(field, || value.into());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.take(field, || value.into());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.take(field, || format!("{value:?}").into());
    }
}
