//! shelter, 避難所: the manual and the places on the screen, all of it readable without a network.
//!
//! A `*_page` is an address, a `*_view` what it decides, the rest are parts several pages show. The
//! manual is this project's own text and says so; the nearest shelter is never called the assigned
//! one; a position is asked for at the person's word and kept nowhere.

mod address;
mod attribution;
mod card_list;
mod card_page;
mod card_sheet;
mod card_view;
mod chapter_page;
mod chapter_view;
mod form_page;
mod form_sheet;
mod form_view;
mod forms_page;
mod manual_page;
mod map_drawing;
mod map_gestures;
mod map_labels;
mod map_page;
mod map_sheet;
mod map_surface;
mod map_view;
mod missing;
mod near_page;
mod near_view;
mod pages;
mod phase_page;
mod phase_view;
mod place_name;
mod place_page;
mod place_view;
mod places_page;
mod places_view;
mod print_page;
mod print_view;
#[cfg(test)]
mod samples;
mod search_page;
mod search_view;
mod shelter_page;
mod small_map;
mod start;
mod town_select;
mod turn;
mod typed;
mod ward_chapters;
mod ways;

pub(crate) use pages::{load, page};
