//! The outbox: which changes still have to reach the server, and when to try again.
//!
//! A pure machine. What was sent and not answered counts as not sent: the server stores each change
//! once however often it comes. Nothing leaves the outbox but by the server's word for that change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    api::{Outcome, PushAnswer},
    error::Refusal,
    id::ChangeId,
    limits::{PUSH_BYTES_MAX, PUSH_CHANGES_MAX},
};

/// Longest wait for the answer to a push, in milliseconds: what the server takes to read a body and
/// to answer (15 s each), and the way.
pub const ANSWER_MS_MAX: i64 = 40_000;

/// Wait after the first failure, in milliseconds; it doubles with each more.
pub const RETRY_MS_MIN: i64 = 1_000;

/// Longest wait between two tries, in milliseconds. A new network or an opened app does not wait.
pub const RETRY_MS_MAX: i64 = 5 * 60 * 1000;

/// Bytes of JSON around each change of a push.
const AROUND_BYTES: usize = 64;

/// How far one change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Saved on this device, not yet sent, or sent without an answer.
    Waiting,
    /// In the push that is under way.
    Sent,
    /// The server does not take it as it is.
    Refused(Refusal),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    bytes: usize,
    progress: Progress,
}

/// What to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Send these in one push.
    Send(Vec<ChangeId>),
    /// Nothing before this moment, UTC milliseconds.
    Wait(i64),
    /// Nothing is waiting.
    Rest,
}

/// Changes that are not known to be at the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    entries: BTreeMap<ChangeId, Entry>,
    /// Since when a push is under way.
    sent_at_ms: Option<i64>,
    failures: u32,
    not_before_ms: i64,
}

impl Outbox {
    /// Puts a change in, with the length of its JSON as it stands in a push. One that is in
    /// stays as it is.
    pub fn add(&mut self, change: ChangeId, bytes: usize) {
        let entry = Entry { bytes, progress: Progress::Waiting };
        self.entries.entry(change).or_insert(entry);
    }

    /// Puts a change in the place of one that was written anew.
    pub fn replace(&mut self, refused: ChangeId, anew: ChangeId, bytes: usize) {
        self.entries.remove(&refused);
        self.add(anew, bytes);
    }

    /// Takes out a change that nobody will take any more: its space was left.
    pub fn forget(&mut self, change: ChangeId) {
        self.entries.remove(&change);
    }

    /// How far a change has come; `None` when the server has it.
    pub fn progress(&self, change: ChangeId) -> Option<Progress> {
        self.entries.get(&change).map(|entry| entry.progress)
    }

    /// Changes that are not at the server and not refused.
    pub fn unsent(&self) -> usize {
        self.entries.values().filter(|it| !matches!(it.progress, Progress::Refused(_))).count()
    }

    /// Changes that the server refused, for the person to look at.
    pub fn refused(&self) -> impl Iterator<Item = (ChangeId, Refusal)> {
        self.entries.iter().filter_map(|(change, entry)| match entry.progress {
            Progress::Refused(reason) => Some((*change, reason)),
            _ => None,
        })
    }

    /// What to do at `now_ms`. What it says to send counts as sent from then on.
    pub fn step(&mut self, now_ms: i64) -> Step {
        if let Some(sent_at_ms) = self.sent_at_ms {
            // A clock that was set back must not make it wait for a day.
            if (0..ANSWER_MS_MAX).contains(&now_ms.saturating_sub(sent_at_ms)) {
                return Step::Wait(sent_at_ms.saturating_add(ANSWER_MS_MAX));
            }
            self.unsend();
        }
        if self.entries.values().all(|entry| entry.progress != Progress::Waiting) {
            return Step::Rest;
        }
        if (1..=RETRY_MS_MAX).contains(&self.not_before_ms.saturating_sub(now_ms)) {
            return Step::Wait(self.not_before_ms);
        }
        let batch = self.batch();
        for change in &batch {
            if let Some(entry) = self.entries.get_mut(change) {
                entry.progress = Progress::Sent;
            }
        }
        self.sent_at_ms = Some(now_ms);
        Step::Send(batch)
    }

    /// The oldest that fit into one push; always at least one.
    fn batch(&self) -> Vec<ChangeId> {
        let mut bytes = 0;
        let waiting = self.entries.iter().filter(|(_, it)| it.progress == Progress::Waiting);
        waiting
            .take(PUSH_CHANGES_MAX)
            .take_while(|(_, entry)| {
                let first = bytes == 0;
                bytes += entry.bytes + AROUND_BYTES;
                first || bytes <= PUSH_BYTES_MAX
            })
            .map(|(change, _)| *change)
            .collect()
    }

    /// Takes the server's answer. An answer that comes late or twice does no harm.
    pub fn answered(&mut self, answer: &PushAnswer) {
        self.sent_at_ms = None;
        self.failures = 0;
        self.not_before_ms = 0;
        for result in &answer.results {
            let Some(change) = result.id else { continue };
            match result.outcome {
                Outcome::Stored(_) => {
                    self.entries.remove(&change);
                }
                Outcome::Refused(reason) => {
                    if let Some(entry) = self.entries.get_mut(&change) {
                        entry.progress = Progress::Refused(reason);
                    }
                }
            }
        }
        self.unsend();
    }

    /// Takes that a push failed: no network, no answer, or an answer about the push as a whole, with
    /// the `Retry-After` of the server if it gave one. `random` spreads the devices of a district
    /// that all come back at once.
    pub fn failed(&mut self, now_ms: i64, retry_after_ms: Option<i64>, random: u32) {
        self.unsend();
        let doubled = RETRY_MS_MIN.saturating_mul(1 << self.failures.min(16)).min(RETRY_MS_MAX);
        self.failures = self.failures.saturating_add(1);
        // Between half of it and the whole.
        let spread =
            doubled / 2 + i64::from(random) * (doubled - doubled / 2) / i64::from(u32::MAX);
        let wait = spread.max(retry_after_ms.unwrap_or(0)).clamp(1, RETRY_MS_MAX);
        self.not_before_ms = now_ms.saturating_add(wait);
    }

    /// Takes that there is reason to try at once: the network is back, the app was opened, the
    /// person asked for it.
    pub const fn hurry(&mut self) {
        self.not_before_ms = 0;
    }

    /// Puts back what was refused for the person's standing, once they are signed in anew or back in
    /// the family.
    pub fn heal(&mut self) {
        for entry in self.entries.values_mut() {
            if matches!(entry.progress, Progress::Refused(reason) if reason.may_heal()) {
                entry.progress = Progress::Waiting;
            }
        }
    }

    /// Takes a refused change out, because the person has seen it and let it go.
    pub fn give_up(&mut self, change: ChangeId) {
        if matches!(self.progress(change), Some(Progress::Refused(_))) {
            self.entries.remove(&change);
        }
    }

    fn unsend(&mut self) {
        self.sent_at_ms = None;
        for entry in self.entries.values_mut() {
            if entry.progress == Progress::Sent {
                entry.progress = Progress::Waiting;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::{
        api::PushResult,
        samples::{NOW, change_id},
    };

    fn answer(results: &[(ChangeId, Outcome)]) -> PushAnswer {
        let result =
            |(id, outcome): &(ChangeId, Outcome)| PushResult { id: Some(*id), outcome: *outcome };
        PushAnswer { results: results.iter().map(result).collect(), server_ms: NOW }
    }

    fn filled(count: u8, bytes: usize) -> Outbox {
        let mut outbox = Outbox::default();
        (0..count).for_each(|number| outbox.add(change_id(number), bytes));
        outbox
    }

    #[test]
    fn a_change_leaves_only_by_the_word_of_the_server() {
        let (one, two) = (change_id(0), change_id(1));
        let mut outbox = filled(2, 500);
        assert_eq!(outbox.step(NOW), Step::Send(vec![one, two]));
        assert_eq!(outbox.step(NOW + 1), Step::Wait(NOW + ANSWER_MS_MAX), "one push at a time");
        outbox.answered(&answer(&[(one, Outcome::Stored(1))]));
        assert_eq!((outbox.progress(one), outbox.unsent()), (None, 1));
        assert_eq!(outbox.step(NOW + 2), Step::Send(vec![two]));
        outbox.answered(&answer(&[(two, Outcome::Refused(Refusal::UnknownSpace))]));
        assert_eq!(outbox.step(NOW + 3), Step::Rest);
        assert!(outbox.refused().eq([(two, Refusal::UnknownSpace)]));
        outbox.heal();
        assert_eq!(outbox.step(NOW + 4), Step::Send(vec![two]));
        outbox.answered(&answer(&[(two, Outcome::Refused(Refusal::MyNumber))]));
        outbox.heal();
        assert_eq!(outbox.step(NOW + 5), Step::Rest);
        outbox.give_up(two);
        assert_eq!(outbox, Outbox::default());
    }

    #[test]
    fn a_lost_answer_is_asked_for_again() {
        let mut outbox = filled(1, 500);
        assert!(matches!(outbox.step(NOW), Step::Send(_)));
        assert!(matches!(outbox.step(NOW + ANSWER_MS_MAX), Step::Send(_)));
        // The clock was set back by a day while the push was under way.
        assert!(matches!(outbox.step(NOW - 86_400_000), Step::Send(_)));
    }

    #[test]
    fn it_waits_longer_after_each_failure_and_never_for_ever() {
        let mut outbox = filled(1, 500);
        let mut waits = Vec::new();
        let mut now = NOW;
        for random in [0, u32::MAX, u32::MAX, 0] {
            assert!(matches!(outbox.step(now), Step::Send(_)));
            outbox.failed(now, None, random);
            let Step::Wait(until) = outbox.step(now) else { panic!("it must wait") };
            waits.push(until - now);
            now = until;
        }
        assert_eq!(waits, [500, 2000, 4000, 4000]);
        for _ in 0..100 {
            outbox.failed(now, None, u32::MAX);
        }
        assert_eq!(outbox.step(now), Step::Wait(now + RETRY_MS_MAX));
        assert!(matches!(outbox.clone().step(now - 86_400_000), Step::Send(_)), "clock set back");
        outbox.hurry();
        assert!(matches!(outbox.step(now), Step::Send(_)));
        outbox.failed(now, Some(60_000), 0);
        outbox.failed(now, Some(i64::MAX), 0);
        assert_eq!(outbox.step(now), Step::Wait(now + RETRY_MS_MAX));
    }

    #[test]
    fn a_push_is_as_large_as_the_server_takes_and_never_empty() {
        let Step::Send(batch) = filled(200, 100).step(NOW) else { panic!("it must send") };
        assert_eq!(batch.len(), PUSH_CHANGES_MAX);
        let Step::Send(batch) = filled(20, 16 * 1024).step(NOW) else { panic!("it must send") };
        assert_eq!(batch.len(), 3);
        let Step::Send(batch) = filled(2, 1 << 20).step(NOW) else { panic!("it must send") };
        assert_eq!(batch.len(), 1);
    }

    #[test]
    fn what_nobody_takes_any_more_is_not_sent() {
        let mut outbox = filled(2, 500);
        outbox.forget(change_id(0));
        assert_eq!(outbox.progress(change_id(0)), None);
        assert_eq!(outbox.step(NOW), Step::Send(vec![change_id(1)]));
    }

    #[test]
    fn a_change_written_anew_takes_the_place_of_the_refused_one() {
        let (old, anew) = (change_id(0), change_id(1));
        let mut outbox = filled(1, 500);
        outbox.step(NOW);
        outbox.answered(&answer(&[(old, Outcome::Refused(Refusal::ClockAhead))]));
        outbox.replace(old, anew, 520);
        assert_eq!(outbox.step(NOW), Step::Send(vec![anew]));
    }
}
