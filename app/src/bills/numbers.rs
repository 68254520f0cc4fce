//! The four numbers the payment site asks for (eL番号), each to be copied with one tap.
//!
//! 確認番号 is covered until asked for: with the other three it opens the bill on the site.

use leptos::prelude::*;
use nakano_shared::bills::{Slip, entry::Group};

use super::entry_view;
use crate::{
    i18n::{keys, tr, tr_with},
    platform::clipboard,
    ui::{announcer::Announce, button::Button},
};

/// Digits shown together, as people read them out.
const GROUP_DIGITS: usize = 5;

/// The numbers of a slip that has them.
#[component]
pub(super) fn NumbersCard(slip: Slip) -> impl IntoView {
    let rows =
        Group::ALL.map(|group| number(&slip, group).map(|digits| view! { <Number group digits/> }));
    view! {
        <section class="card">
            <h2>{tr(keys::BILLS_NUMBERS_TITLE)}</h2>
            <p class="mute">{tr(keys::BILLS_NUMBERS_LEAD)}</p>
            <dl class="bills-numbers">{rows.into_iter().collect_view()}</dl>
        </section>
    }
}

fn number(slip: &Slip, group: Group) -> Option<String> {
    let digits = match group {
        Group::Org => slip.org_code.as_ref()?.as_str(),
        Group::Key => slip.case_key.as_ref()?.as_str(),
        Group::Confirm => slip.confirm_no.as_ref()?.as_str(),
        Group::Item => slip.item_code.as_ref()?.as_str(),
    };
    Some(digits.to_owned())
}

#[component]
fn Number(group: Group, digits: String) -> impl IntoView {
    let announce = Announce::expect();
    let name = tr(entry_view::label(group));
    let is_secret = group == Group::Confirm;
    let covered = RwSignal::new(is_secret);
    let shown = {
        let digits = digits.clone();
        move || {
            if covered.get() { tr(keys::BILLS_NUMBER_COVERED).to_owned() } else { grouped(&digits) }
        }
    };
    let copy = move || {
        let digits = digits.clone();
        leptos::task::spawn_local(async move {
            let done = clipboard::write(&digits).await;
            let key = if done { keys::BILLS_COPIED } else { keys::BILLS_COPY_REFUSED };
            announce.say(tr_with(key, &[("name", name)]));
        });
    };
    let uncover = move || covered.update(|covered| *covered = !*covered);
    let word =
        move || if covered.get() { keys::BILLS_NUMBER_SHOW } else { keys::BILLS_NUMBER_HIDE };
    view! {
        <div>
            <dt>{name}</dt>
            <dd>
                <span class="num">{shown}</span>
                {is_secret.then(|| view! { <Button on_press=uncover>{move || tr(word())}</Button> })}
                <Button on_press=copy>
                    {tr(keys::BILLS_COPY)}
                    <span class="visually-hidden">{name}</span>
                </Button>
            </dd>
        </div>
    }
}

/// Digits in groups; what is copied has no spaces.
fn grouped(digits: &str) -> String {
    let letters: Vec<char> = digits.chars().collect();
    if letters.len() <= GROUP_DIGITS + 1 {
        return digits.to_owned();
    }
    letters.chunks(GROUP_DIGITS).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::samples::t01;

    #[test]
    fn numbers_keep_their_zeros_and_are_read_in_groups() {
        for (group, want) in [
            (Group::Org, "13114"),
            (Group::Key, "00000 20269 99900 00001"),
            (Group::Confirm, "123456"),
            (Group::Item, "999"),
        ] {
            assert_eq!(number(&t01(), group).map(|digits| grouped(&digits)).as_deref(), Some(want));
        }
    }
}
