//! A form as it is printed: an A4 sheet to fill in by hand.

use leptos::prelude::*;
use nakano_shared::{
    kernel::language::Localized,
    shelter::manual::{Field, Form},
};

use super::form_view::{SheetTable, SheetView, inner_table, is_small};
use crate::{
    i18n::{keys, tr},
    ui::ruby_text::RubyText,
};

/// The sheet.
#[component]
pub(super) fn FormSheet<'form>(form: &'form Form) -> impl IntoView + use<> {
    let view = SheetView::of(form);
    let class = if view.wide { "shelter-sheet shelter-sheet-wide" } else { "shelter-sheet" };
    let fields = if view.dense {
        "shelter-sheet-fields shelter-sheet-dense"
    } else {
        "shelter-sheet-fields"
    };
    let lines = view.lines.iter().map(|field| line(field)).collect_view();
    view! {
        <section class=class>
            <header class="shelter-sheet-title">
                <h2><RubyText text=&form.name/></h2>
                <span>{form.id.clone()}</span>
            </header>
            <div class="shelter-sheet-lines">
                <p class="shelter-blank shelter-blank-long">{tr(keys::SHELTER_SHEET_PLACE)}</p>
                <p class="shelter-blank">{tr(keys::SHELTER_SHEET_DATE)}</p>
                <p class="shelter-blank">{tr(keys::SHELTER_SHEET_WRITER)}</p>
                <p class="shelter-blank">{tr(keys::SHELTER_SHEET_PAGE)}</p>
            </div>
            <dl class=fields>{lines}</dl>
            {view.table.as_ref().map(table)}
        </section>
    }
    .into_any()
}

/// One entry: its name, and boxes, a small table, or a line to write on.
fn line(field: &Field) -> AnyView {
    let class = match (field.choices.is_empty(), is_small(field)) {
        (true, true) => "shelter-sheet-free",
        (false, true) => "shelter-sheet-small",
        (_, false) => "shelter-sheet-given",
    };
    view! {
        <div class=class>
            <dt><RubyText text=&field.name/></dt>
            <dd>{boxes(&field.choices)} {inner_table(field).as_ref().map(table)}</dd>
        </div>
    }
    .into_any()
}

fn boxes(choices: &[Localized]) -> AnyView {
    let choice = |text| {
        view! { <span class="shelter-choice"><span class="shelter-box"></span><RubyText text/></span> }
    };
    choices.iter().map(choice).collect_view().into_any()
}

fn table(table: &SheetTable<'_>) -> AnyView {
    let head = |(name, choices): &(&Localized, &[Localized])| {
        view! { <th scope="col"><RubyText text=name/> <small>{boxes(choices)}</small></th> }
            .into_any()
    };
    let count = table.columns.len();
    let row = |_| view! { <tr>{(0..count).map(|_| view! { <td></td> }).collect_view()}</tr> };
    view! {
        <table>
            {table.name.map(|name| view! { <caption><RubyText text=name/></caption> })}
            <thead><tr>{table.columns.iter().map(head).collect_view()}</tr></thead>
            <tbody>{(0..table.rows).map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
