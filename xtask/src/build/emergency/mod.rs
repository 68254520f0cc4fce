//! The emergency pages: first hour, shelters and phones as plain HTML, for when nothing else works.
//!
//! No script, no program, nothing to wait for; what stands here comes from the same content.

mod groups;
mod html;
mod words;

use nakano_shared::{
    kernel::language::Language,
    shelter::{
        manual::{FirstHour, Manual},
        place::Directory,
    },
};

use self::{
    html::{Html, ruby},
    words::Words,
};
use super::site::Site;
use crate::{content::Library, failure::Failure};

/// Puts the three pages into the site.
pub(super) fn lay(library: &Library, site: &mut Site) -> Result<(), Failure> {
    for language in Language::ALL {
        let page = page(library, language);
        site.add(words::of(language).file, page.into_bytes())?;
    }
    Ok(())
}

fn page(library: &Library, language: Language) -> String {
    let words = words::of(language);
    let mut html = Html::new(language.html_lang(), words.title);
    html.raw("<body>\n<main class=\"page\">\n");
    html.element("h1", words.title);
    languages(&mut html, language);
    first_hour(&mut html, &library.manual.first_hour, language, words);
    phones(&mut html, &library.manual.first_hour, language, words);
    shelters(&mut html, &library.directory, language, words);
    sources(&mut html, library, language, words);
    html.raw("</main>\n</body>\n</html>\n");
    html.finish()
}

/// The way to the other languages and to the app.
fn languages(html: &mut Html, here: Language) {
    let words = words::of(here);
    html.raw(&format!("<nav aria-label=\"{}\">\n<ul class=\"list\">\n", words.languages));
    for language in Language::ALL.into_iter().filter(|language| *language != here) {
        let other = words::of(language);
        html.raw(&format!(
            "<li><a href=\"{}\" lang=\"{}\"><span>{}</span></a></li>\n",
            other.url,
            language.html_lang(),
            other.language
        ));
    }
    html.raw(&format!("<li><a href=\"#places\"><span>{}</span></a></li>\n", ruby(words.to_places)));
    html.raw(&format!(
        "<li><a href=\"/\"><span>{}</span></a></li>\n</ul>\n</nav>\n",
        ruby(words.to_app)
    ));
}

fn first_hour(html: &mut Html, card: &FirstHour, language: Language, words: &Words) {
    html.raw(&format!("<section class=\"card\" id=\"{}\">\n", words.first_hour_id));
    html.marked("h2", card.title.get(language));
    html.marked("p", card.lead.get(language));
    html.raw("<ol>\n");
    for step in &card.steps {
        html.raw("<li>\n");
        html.marked("h3", step.title.get(language));
        html.marked("p", step.text.get(language));
        html.raw("</li>\n");
    }
    html.raw("</ol>\n</section>\n");
}

fn phones(html: &mut Html, card: &FirstHour, language: Language, words: &Words) {
    html.raw("<section class=\"card\">\n");
    html.marked("h2", words.phones);
    html.raw("<ul class=\"list\">\n");
    for phone in &card.phones {
        html.raw(&format!(
            "<li><a href=\"tel:{0}\">{0}</a> {1}<br>{2}</li>\n",
            html::escape(&phone.number),
            ruby(phone.name.get(language)),
            ruby(phone.note.get(language))
        ));
    }
    html.raw("</ul>\n</section>\n");
}

fn shelters(html: &mut Html, directory: &Directory, language: Language, words: &Words) {
    html.raw("<section id=\"places\">\n");
    html.marked("h2", &words.places.replace('#', &directory.places.len().to_string()));
    html.marked("p", words.places_note);
    for group in groups::by_town(directory) {
        html.raw("<section class=\"card\">\n");
        html.raw(&format!("<h3>{}</h3>\n<ul class=\"list\">\n", group.title(language)));
        for place in group.places {
            html.raw(&format!("<li>{}</li>\n", groups::line(place, language)));
        }
        html.raw("</ul>\n</section>\n");
    }
    html.raw("</section>\n");
}

fn sources(html: &mut Html, library: &Library, language: Language, words: &Words) {
    let Manual { notice, version, date, licence, .. } = &library.manual;
    html.raw("<footer>\n");
    html.marked("p", notice.get(language));
    html.marked("p", &format!("{} {version} ({date}) {licence}", words.edition));
    html.marked("p", &format!("{} {}", words.source_date, library.directory.source_date));
    html.raw("<ul class=\"list\">\n");
    for line in &library.directory.attribution {
        html.element("li", line);
    }
    html.raw("</ul>\n</footer>\n");
}
