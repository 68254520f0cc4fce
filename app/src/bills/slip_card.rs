//! A slip on the screen: state, what for, for whom, how much, until when, what to look out for.

use leptos::prelude::*;
use nakano_shared::{
    bills::{Level, Slip, State},
    kernel::date::Date,
};

use super::{phrase::Phrase, slip_view, state_view};
use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::clock,
    ui::icon::Icon,
};

/// Id of the heading of the slip; there is one slip on a page.
pub(super) const HEADING: &str = "bills-slip";

/// Digits of an amount from which the figures are set smaller, to stay in one line at 320 px.
const LONG_AMOUNT_DIGITS: u32 = 7;

/// A slip as it stands today.
#[component]
pub(super) fn SlipCard(slip: Slip) -> impl IntoView {
    let today = clock::today();
    let warnings = slip_view::warnings(&slip, today);
    let hints = said_at(&warnings, Level::Info);
    let alarms = said_at(&warnings, Level::Warning);
    view! {
        <div class="bills-slip">
            <StateChip due=slip.due pay_by=slip.pay_by/>
            <h2 id=HEADING tabindex="-1">{slip_view::item(&slip).say()}</h2>
            <ForWhom slip=slip.clone()/>
            <Amount yen=slip.amount_yen/>
            <Days slip=slip.clone() today/>
            {alarms.into_iter().map(|alarm| view! { <p class="notice notice-warn">{alarm}</p> }).collect_view()}
            {hints.into_iter().map(|hint| view! { <p class="mute">{hint}</p> }).collect_view()}
        </div>
    }
    .into_any()
}

fn said_at(warnings: &[(Level, Phrase)], level: Level) -> Vec<String> {
    warnings.iter().filter(|(at, _)| *at == level).map(|(_, phrase)| phrase.say()).collect()
}

/// The state in a word with its sign.
#[component]
pub(super) fn StateChip(due: Option<Date>, pay_by: Option<Date>) -> impl IntoView {
    let today = clock::today();
    let tone = state_view::tone(State::of_dates(due, pay_by, today));
    view! {
        <p class=tone.class()>
            <Icon name=tone.icon()/>
            <span>{state_view::phrase(due, pay_by, today).say()}</span>
        </p>
    }
}

/// Payee, year and instalment in one line.
#[component]
pub(super) fn ForWhom(slip: Slip) -> impl IntoView {
    let parts = [Some(slip_view::payee(&slip)), slip_view::year(&slip), slip_view::period(&slip)];
    let parts = parts.into_iter().flatten();
    view! {
        <p class="bills-for">
            {parts.map(|part| view! { <span>{part.say()}</span> }).collect_view()}
        </p>
    }
}

/// The amount, big; where the slip says none, where to find it.
#[component]
pub(super) fn Amount(yen: Option<u64>) -> impl IntoView {
    let Some(yen) = yen else {
        return view! { <p class="bills-no-amount">{tr(keys::BILLS_NO_AMOUNT)}</p> }.into_any();
    };
    let (before, after) = tr(keys::FORMAT_YEN).split_once("{amount}").unwrap_or(("", ""));
    let unit = |unit: &'static str| (!unit.is_empty()).then(|| view! { <small>{unit}</small> });
    let long = yen >= 10_u64.pow(LONG_AMOUNT_DIGITS);
    view! {
        <p class="amount" class:bills-amount-long=long>
            {unit(before)}{breakable(&format::number(yen))}{unit(after)}
        </p>
    }
    .into_any()
}

/// A number that may break after its commas, should a line be too short for it.
fn breakable(number: &str) -> impl IntoView + use<> {
    let groups = number.split_inclusive(',');
    groups.map(|group| view! { {group.to_owned()}<wbr/> }).collect_view()
}

/// 納期限 and 支払期限 apart, each with what it means.
#[component]
fn Days(slip: Slip, today: Date) -> impl IntoView {
    let row = |label: &'static str, meaning: Option<&'static str>, value: String| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
                {meaning.map(|text| view! { <dd class="bills-meaning">{text}</dd> })}
            </div>
        }
    };
    let due = slip.due.map(|due| {
        row(tr(keys::BILLS_DUE), Some(tr(keys::BILLS_DUE_MEANS)), format::day(due, today))
    });
    let pay_by = slip.pay_by.map(|pay_by| {
        let until = tr_with(keys::BILLS_UNTIL, &[("day", &format::day(pay_by, today))]);
        row(tr(keys::BILLS_PAY_BY), Some(tr(keys::BILLS_PAY_BY_MEANS)), until)
    });
    let levied = slip_view::other_levy_year(&slip)
        .map(|year| row(tr(keys::BILLS_LEVY_YEAR), None, year.say()));
    if due.is_none() && pay_by.is_none() {
        return view! { <p class="notice">{tr(keys::BILLS_NO_DATES)}</p> }.into_any();
    }
    view! { <dl class="facts bills-days">{due}{pay_by}{levied}</dl> }.into_any()
}
