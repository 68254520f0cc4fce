//! `/shelter/manual`: the book from its outside: chapters, when to open, squads, figures, words.

use leptos::prelude::*;
use nakano_shared::shelter::{
    files,
    manual::{Chapter, Criterion, Manual, Rule, RuleKind, Squad, Term, WardChapter},
};

use super::ward_chapters::WardChapters;
use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::clock,
    ui::{
        icon::{Icon, IconName},
        loaded::loaded,
        page::{Page, Room},
        ruby_text::{RubyText, plain},
    },
};

/// The manual.
#[component]
pub(crate) fn ManualPage() -> impl IntoView {
    let title = RwSignal::new(tr(keys::SHELTER_MANUAL).to_owned());
    let body = loaded::<Manual>(files::MANUAL, move |manual| {
        title.set(plain(&manual.title));
        view! {
            <Edition manual=&manual/>
            <h2>{tr(keys::SHELTER_CHAPTERS)}</h2>
            {chapters(&manual)}
            {wards_own(&manual)}
            <h2>{tr(keys::SHELTER_CRITERIA)}</h2>
            {criteria(&manual)}
            <h2>{tr(keys::SHELTER_SQUADS)}</h2>
            {squads(&manual)}
            <h2>{tr(keys::SHELTER_RULES)}</h2>
            {rules(&manual.rules)}
            <h2>{tr(keys::SHELTER_GLOSSARY)}</h2>
            {glossary(&manual)}
        }
        .into_any()
    });
    view! {
        <Page title=title room=Room::Shelter back="/shelter">
            {body}
        </Page>
    }
}

/// Whose text this is, and of when.
#[component]
pub(super) fn Edition<'manual>(manual: &'manual Manual) -> impl IntoView + use<> {
    let date = format::day(manual.date, clock::today());
    let places = [("version", manual.version.as_str()), ("date", &date)];
    let edition = tr_with(keys::SHELTER_EDITION_DATE, &places);
    view! {
        <div class="notice">
            <p><RubyText text=&manual.notice/></p>
            <p class="mute num">{edition} "　" {manual.licence.clone()}</p>
        </div>
    }
    .into_any()
}

fn chapters(manual: &Manual) -> AnyView {
    let row = |(number, chapter): (usize, &Chapter)| {
        view! {
            <li>
                <a href=format!("/shelter/manual/{}", chapter.id)>
                    <span class="list-aside shelter-number">{number}</span>
                    <span>
                        <b><RubyText text=&chapter.name/></b>
                        <small><RubyText text=&chapter.summary/></small>
                    </span>
                    <Icon name=IconName::Forward/>
                </a>
            </li>
        }
        .into_any()
    };
    let rows = (1..).zip(&manual.chapters).map(row).collect_view();
    view! { <ol class="list shelter-list" role="list">{rows}</ol> }.into_any()
}

/// The ward's chapters that hold for every shelter; nothing until the ward has given some.
fn wards_own(manual: &Manual) -> Option<AnyView> {
    let own = manual.ward_chapters.iter().filter(|chapter| chapter.place.is_none());
    let own: Vec<WardChapter> = own.cloned().collect();
    let shown =
        view! { <h2>{tr(keys::SHELTER_WARD_TEXT)}</h2> <WardChapters chapters=own.clone()/> };
    (!own.is_empty()).then(|| shown.into_any())
}

fn criteria(manual: &Manual) -> AnyView {
    let row = |criterion: &Criterion| {
        let source = tr_with(keys::SHELTER_SOURCE, &[("source", &criterion.source)]);
        view! { <li><RubyText text=&criterion.text/> <small class="shelter-source">{source}</small></li> }
    };
    view! { <ul>{manual.criteria.iter().map(row).collect_view()}</ul> }.into_any()
}

fn squads(manual: &Manual) -> AnyView {
    let row = |squad: &Squad| {
        let people =
            tr_with(keys::SHELTER_SQUAD_PEOPLE, &[("count", &squad.min_people.to_string())]);
        let people = (squad.min_people > 0).then_some(people);
        view! {
            <li>
                <div>
                    <span class="shelter-grow">
                        <b><RubyText text=&squad.name/></b>
                        <small><RubyText text=&squad.job/></small>
                    </span>
                    <span class="list-aside">{people}</span>
                </div>
            </li>
        }
        .into_any()
    };
    view! { <ul class="list shelter-list">{manual.squads.iter().map(row).collect_view()}</ul> }
        .into_any()
}

fn rules(rules: &[Rule]) -> AnyView {
    let row = |rule: &Rule| {
        let source = tr_with(keys::SHELTER_SOURCE, &[("source", &rule.source)]);
        let kind = match rule.kind {
            RuleKind::Guideline => keys::SHELTER_RULE_GUIDELINE,
            RuleKind::Planning => keys::SHELTER_RULE_PLANNING,
        };
        view! {
            <tr>
                <th scope="row">
                    <RubyText text=&rule.name/>
                    <small class="shelter-source">{source}</small>
                </th>
                <td>
                    <b class="shelter-figure">{rule.value}</b> <RubyText text=&rule.unit/>
                    <small class="shelter-kind">{tr(kind)}</small>
                </td>
            </tr>
        }
        .into_any()
    };
    view! {
        <p class="mute">{tr(keys::SHELTER_RULES_NOTE)}</p>
        <table class="shelter-rules">
            <caption class="visually-hidden">{tr(keys::SHELTER_RULES)}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr(keys::SHELTER_RULE_NAME)}</th>
                    <th scope="col">{tr(keys::SHELTER_RULE_VALUE)}</th>
                </tr>
            </thead>
            <tbody>{rules.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn glossary(manual: &Manual) -> AnyView {
    let row = |term: &Term| {
        view! {
            <div>
                <dt><RubyText text=&term.term/></dt>
                <dd><RubyText text=&term.meaning/></dd>
            </div>
        }
        .into_any()
    };
    view! { <dl class="shelter-words">{manual.glossary.iter().map(row).collect_view()}</dl> }
        .into_any()
}
