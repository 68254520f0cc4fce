//! Home: what to do next, then the rooms, then the way to be ready.

mod first_run;
mod home_page;
mod not_found_page;
mod reading_bar;

pub(crate) use home_page::HomePage;
pub(crate) use not_found_page::NotFoundPage;
pub(crate) use reading_bar::{choose_language, own_name};
