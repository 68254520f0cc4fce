//! Reading a slip: by camera, from a picture, from the clipboard, from another app.
//!
//! Pictures stay in memory and are gone when they have been looked at. No code is ever opened.

mod camera_panel;
mod frames_view;
mod looking;
mod other_ways;
mod reading_view;
mod said_line;
mod scan_page;
mod watching;

pub(crate) use scan_page::ScanPage;
