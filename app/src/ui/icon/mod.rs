//! Own line drawings, 24 × 24. Decoration beside a word: hidden from screen readers.

use leptos::prelude::*;

/// The drawings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IconName {
    /// Arrow to the left.
    Back,
    /// Arrow to the right.
    Forward,
    /// House.
    Home,
    /// Slip with a code.
    Bill,
    /// Roof over people.
    Shelter,
    /// Sliders.
    Preferences,
    /// Magnifying glass.
    Search,
    /// Folded sheet with a pin.
    Map,
    /// Pin.
    Pin,
    /// Tick.
    Tick,
    /// Exclamation mark in a triangle.
    Warning,
    /// Loudspeaker.
    Speaker,
    /// Printer.
    Printer,
    /// Camera.
    Camera,
    /// Picture.
    Picture,
    /// Keys to type.
    Keypad,
    /// Torch.
    Torch,
    /// Open book.
    Book,
    /// Sheet with lines.
    Form,
    /// Arrow pointing north, turned by style.
    Compass,
    /// Bin.
    Bin,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Back => "M15 5l-7 7 7 7",
            Self::Forward => "M9 5l7 7-7 7",
            Self::Home => "M4 11l8-7 8 7M6 10v10h5v-6h2v6h5V10",
            Self::Bill => "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 7h6M9 11h6M9 15h3",
            Self::Shelter => {
                "M3 11l9-7 9 7M6 10v10M18 10v10M9 20v-3a3 3 0 016 0v3\
                 M12 13.5a1.5 1.5 0 100-3 1.5 1.5 0 000 3"
            }
            Self::Preferences => {
                "M4 7h8M16 7h4M4 17h4M12 17h8M14 7a2 2 0 104 0 2 2 0 10-4 0\
                 M8 17a2 2 0 104 0 2 2 0 10-4 0"
            }
            Self::Search => "M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l5 5",
            Self::Map => "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14",
            Self::Pin => {
                "M12 21s7-6.5 7-12a7 7 0 10-14 0c0 5.500 7 12 7 12z\
                 M12 11.500a2.500 2.500 0 100-5 2.500 2.500 0 000 5"
            }
            Self::Tick => "M4 12l5 6L20 6",
            Self::Warning => "M12 3L2 20h20zM12 9v5M12 17v.5",
            Self::Speaker => "M4 9v6h4l5 4V5L8 9zM16 8a5 5 0 010 8M18.500 5.500a9 9 0 010 13",
            Self::Printer => "M7 8V3h10v5M5 8h14a2 2 0 012 2v6h-4v5H7v-5H3v-6a2 2 0 012-2zM7 14h10",
            Self::Camera => "M3 8h4l2-3h6l2 3h4v11H3zM12 17a4 4 0 100-8 4 4 0 000 8z",
            Self::Picture => "M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M15.500 9.500h.5",
            Self::Keypad => {
                "M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4z\
                 M10 10h4v4h-4zM16 10h4v4h-4zM10 16h4v4h-4z"
            }
            Self::Torch => "M8 3h8l-1 6v11a1 1 0 01-1 1h-4a1 1 0 01-1-1V9zM8 6h8M12 12v3",
            Self::Book => {
                "M12 6C10 4.500 7 4 3 4v15c4 0 7 .5 9 2 2-1.500 5-2 9-2V4c-4 0-7 .5-9 2zM12 6v15"
            }
            Self::Form => "M5 3h14v18H5zM8 8h8M8 12h8M8 16h5",
            Self::Compass => "M12 3l5 17-5-4-5 4z",
            Self::Bin => "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6",
        }
    }
}

/// A drawing.
#[component]
pub(crate) fn Icon(name: IconName) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=name.path()/>
        </svg>
    }
}
