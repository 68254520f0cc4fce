//! Persons with an account: a random number and what the ward has proven of them.

pub mod store;
