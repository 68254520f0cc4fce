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

pub(crate) use card_page::CardPage;
pub(crate) use chapter_page::ChapterPage;
pub(crate) use form_page::FormPage;
pub(crate) use forms_page::FormsPage;
pub(crate) use manual_page::ManualPage;
pub(crate) use map_page::MapPage;
pub(crate) use near_page::NearPage;
pub(crate) use phase_page::PhasePage;
pub(crate) use place_page::PlacePage;
pub(crate) use places_page::PlacesPage;
pub(crate) use print_page::PrintPage;
pub(crate) use search_page::SearchPage;
pub(crate) use shelter_page::ShelterPage;
