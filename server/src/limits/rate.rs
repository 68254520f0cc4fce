//! How often one client may ask: a leaky bucket a client (GCRA), in bounded memory.
//!
//! One number a client, who is an address, a person, or either at one route: the moment at which
//! their bucket is empty again. A client whose moment has passed is as good as unknown and can be
//! forgotten, so forgetting never gives anyone more. Nobody fills the bucket of another.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use crate::config::Rate;

/// Clients remembered at a time, about 4 MiB; with more, newcomers share one bucket.
const CLIENTS_MAX: usize = 65_536;

/// Least time between two looks through a full memory, so that a flood cannot make us look always.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);

pub(crate) struct RateLimit<Client> {
    /// Time one request takes to drain.
    drain: Duration,
    /// How far ahead of now a bucket may be filled.
    depth: Duration,
    clients_max: usize,
    buckets: Mutex<Buckets<Client>>,
}

struct Buckets<Client> {
    /// Moment at which each client's bucket is empty.
    empty_at: HashMap<Client, Duration>,
    /// The same for all that found no place.
    shared: Duration,
    last_sweep: Duration,
}

impl<Client: Copy + Eq + Hash> RateLimit<Client> {
    pub(crate) fn new(rate: Rate) -> Self {
        let drain = Duration::from_secs(1) / rate.per_second.get();
        let depth = drain.saturating_mul(rate.burst.get());
        let buckets = Buckets {
            empty_at: HashMap::new(),
            shared: Duration::ZERO,
            last_sweep: Duration::ZERO,
        };
        Self { drain, depth, clients_max: CLIENTS_MAX, buckets: Mutex::new(buckets) }
    }

    /// Counts one request of `client` at `now`, a [`crate::clock::Clock::uptime`].
    ///
    /// # Errors
    /// How long to wait when the bucket is full; a refused request is not counted.
    pub(crate) fn take(&self, client: Client, now: Duration) -> Result<(), Duration> {
        // A panic while counting leaves at worst one count wrong: the lock is taken all the same.
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let full = buckets.empty_at.len() >= self.clients_max;
        if full && !buckets.empty_at.contains_key(&client) {
            buckets.sweep(now);
        }
        let room = buckets.empty_at.len() < self.clients_max;
        let empty_at = match buckets.empty_at.get_mut(&client) {
            Some(empty_at) => empty_at,
            None if room => buckets.empty_at.entry(client).or_default(),
            None => &mut buckets.shared,
        };
        let filled = (*empty_at).max(now) + self.drain;
        let wait = filled.saturating_sub(now).saturating_sub(self.depth);
        if !wait.is_zero() {
            return Err(wait);
        }
        *empty_at = filled;
        Ok(())
    }
}

impl<Client> Buckets<Client> {
    /// Forgets the clients whose bucket is empty.
    fn sweep(&mut self, now: Duration) {
        if now < self.last_sweep + SWEEP_INTERVAL {
            return;
        }
        self.last_sweep = now;
        self.empty_at.retain(|_, empty_at| *empty_at > now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{net::IpAddr, num::NonZeroU32};

    fn limit(per_second: u32, burst: u32) -> RateLimit<IpAddr> {
        let count = |number| NonZeroU32::new(number).unwrap();
        RateLimit::new(Rate { per_second: count(per_second), burst: count(burst) })
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_burst_is_taken_then_the_steady_rate() {
        let limit = limit(10, 3);
        for (now, want) in [
            (5000, Ok(())),
            (5000, Ok(())),
            (5000, Ok(())),
            (5000, Err(ms(100))),
            (5099, Err(ms(1))),
            (5100, Ok(())),
            (5100, Err(ms(100))),
            (9000, Ok(())),
            (9000, Ok(())),
            (9000, Ok(())),
            (9000, Err(ms(100))),
        ] {
            assert_eq!(limit.take(address(1), ms(now)), want, "at {now} ms");
        }
        assert_eq!(limit.take(address(2), ms(9000)), Ok(()), "another address has its own bucket");
    }

    #[test]
    fn memory_is_bounded_and_only_those_who_wait_for_nothing_are_forgotten() {
        let limit = RateLimit { clients_max: 2, ..limit(1, 1) };
        let known = |limit: &RateLimit<IpAddr>| limit.buckets.lock().unwrap().empty_at.len();
        assert_eq!(limit.take(address(1), ms(5000)), Ok(()));
        assert_eq!(limit.take(address(2), ms(5500)), Ok(()));
        // Full, nobody to forget: the newcomers share one bucket.
        assert_eq!(limit.take(address(3), ms(5500)), Ok(()));
        assert_eq!(limit.take(address(4), ms(5500)), Err(ms(1000)));
        assert_eq!(known(&limit), 2);
        // The first bucket has run empty: its place is free, the second's is not.
        assert_eq!(limit.take(address(5), ms(6499)), Err(ms(1)), "swept less than a second ago");
        assert_eq!(limit.take(address(5), ms(6500)), Ok(()));
        assert_eq!(limit.take(address(1), ms(6500)), Ok(()));
        assert_eq!(known(&limit), 2);
    }
}
