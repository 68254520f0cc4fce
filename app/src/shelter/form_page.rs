//! `/shelter/form/:form`: what a form asks, to read on the screen; on paper the sheet to fill in.

use leptos::prelude::*;
use nakano_shared::shelter::{
    files,
    manual::{Field, Form, Item, Manual},
};

use super::{
    card_list::{Beside, card_list},
    form_sheet::FormSheet,
    missing::Missing,
};
use crate::{
    i18n::{keys, tr, tr_with},
    platform::page,
    ui::{
        button::{Button, Emphasis},
        loaded::loaded,
        page::{Page, Room},
        ruby_text::{RubyText, plain},
    },
};

/// A form.
#[component]
pub(crate) fn FormPage(#[prop(into)] id: String) -> impl IntoView {
    let title = RwSignal::new(tr(keys::SHELTER_KIND_FORM).to_owned());
    let body = loaded::<Manual>(files::MANUAL, move |manual| {
        let Some(form) = manual.form(&id) else {
            return view! { <Missing sentence=keys::SHELTER_FORM_MISSING/> }.into_any();
        };
        title.set(plain(&form.name));
        view! {
            <div class="stack no-print">{form_body(&manual, form)}</div>
            <div class="only-print"><FormSheet form/></div>
            <div class="actions">
                <Button on_press=page::print emphasis=Emphasis::Main>
                    {tr(keys::SHELTER_PRINT_FORM)}
                </Button>
            </div>
        }
        .into_any()
    });
    view! {
        <Page title=title room=Room::Shelter back="/shelter/forms">
            {body}
        </Page>
    }
}

fn form_body(manual: &Manual, form: &Form) -> AnyView {
    let rows = tr_with(keys::SHELTER_FORM_ROWS, &[("count", &form.rows.to_string())]);
    let rows = (form.rows > 1).then(|| view! { <p class="mute">{rows}</p> });
    let used: Vec<&Item> =
        manual.items.iter().filter(|item| item.form.as_deref() == Some(&form.id)).collect();
    let used = (!used.is_empty()).then(|| {
        view! {
            <h2>{tr(keys::SHELTER_FORM_CARDS)}</h2>
            {card_list(manual, &used, None, Beside::Phase)}
        }
    });
    view! {
        <p><RubyText text=&form.purpose/></p>
        <h2>{tr(keys::SHELTER_FORM_FIELDS)}</h2>
        <ol class="shelter-fields">{form.fields.iter().map(field_row).collect_view()}</ol>
        {rows}
        {used}
    }
    .into_any()
}

fn field_row(field: &Field) -> AnyView {
    let choice = |text| view! { <li><span class="shelter-box"></span><RubyText text/></li> };
    let choices = (!field.choices.is_empty()).then(|| {
        let choices = field.choices.iter().map(choice).collect_view();
        view! { <ul class="shelter-choices" role="list">{choices}</ul> }
    });
    let columns = (!field.columns.is_empty()).then(|| {
        let column = |text| view! { <li><RubyText text/></li> };
        view! { <ul>{field.columns.iter().map(column).collect_view()}</ul> }
    });
    view! { <li><b><RubyText text=&field.name/></b> {choices} {columns}</li> }.into_any()
}
