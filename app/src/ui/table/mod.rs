//! Rows and columns of plain text.
//!
//! A real `<table>` with caption, column heads and a head for each row. Where it is wider than the
//! screen it scrolls inside a region named by its caption; the region takes the focus, so that the
//! arrow keys scroll it.

use leptos::prelude::*;

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its head.
    pub(crate) title: String,
    /// Whether it holds figures, which stand at the end of the line.
    pub(crate) figures: bool,
}

impl Column {
    /// A column of words.
    pub(crate) fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), figures: false }
    }

    /// A column of figures.
    pub(crate) fn figures(title: impl Into<String>) -> Self {
        Self { title: title.into(), figures: true }
    }

    fn class(&self) -> Option<&'static str> {
        self.figures.then_some("table-number")
    }
}

/// A table.
#[component]
pub(crate) fn Table(
    /// Unique on the page.
    id: &'static str,
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The columns; the first names the row.
    columns: Vec<Column>,
    /// The rows, a text for each column.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let heads = columns
        .iter()
        .map(|column| view! { <th scope="col" class=column.class()>{column.title.clone()}</th> })
        .collect_view();
    let rows = rows.into_iter().map(|texts| row(texts, &columns)).collect_view();
    view! {
        <div class="table-region" role="region" aria-labelledby=id tabindex="0">
            <table>
                <caption id=id>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(texts: Vec<String>, columns: &[Column]) -> AnyView {
    let cell = |(at, (text, column)): (usize, (String, &Column))| {
        if at == 0 {
            view! { <th scope="row" class=column.class()>{text}</th> }.into_any()
        } else {
            view! { <td class=column.class()>{text}</td> }.into_any()
        }
    };
    let cells = texts.into_iter().zip(columns).enumerate().map(cell).collect_view();
    view! { <tr>{cells}</tr> }.into_any()
}
