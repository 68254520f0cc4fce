//! Chapters the ward gives as Markdown, turned into titles and plain paragraphs.
//!
//! Not a Markdown renderer: headings, paragraphs, lists and emphasis are understood, anything else
//! is kept as the line it stands on, because losing a line of the ward's manual is worse than
//! showing a stray mark.

use std::fmt;

use super::manual::WardChapter;

/// Largest text taken, in bytes: ten times the length of a printed shelter manual.
pub const TEXT_BYTES_MAX: usize = 512 * 1024;

/// Most chapters in one text; more means every paragraph was made a heading.
pub const CHAPTERS_MAX: usize = 100;

/// Why a text is not taken. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WardTextError {
    /// Nothing but white space.
    Empty,
    /// More than [`TEXT_BYTES_MAX`].
    TooLarge {
        /// Size of the text.
        bytes: usize,
    },
    /// A control character: this is a file of another kind, such as a PDF.
    NotText {
        /// Where it stands.
        line: usize,
    },
    /// Text before the first heading, so that it has no title.
    TextBeforeHeading {
        /// Where it stands.
        line: usize,
    },
    /// A chapter heading with nothing below it.
    EmptyChapter {
        /// Where the heading stands.
        line: usize,
        /// The heading; may be empty itself.
        title: String,
    },
    /// More than [`CHAPTERS_MAX`].
    TooManyChapters {
        /// How many there are.
        chapters: usize,
    },
}

impl fmt::Display for WardTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the text is empty"),
            Self::TooLarge { bytes } => {
                write!(f, "the text has {bytes} bytes, at most {TEXT_BYTES_MAX} are taken")
            }
            Self::NotText { line } => write!(f, "line {line} is not text"),
            Self::TextBeforeHeading { line } => {
                write!(f, "line {line} stands before the first heading (a line starting with #)")
            }
            Self::EmptyChapter { line, title } => {
                write!(f, "the chapter \"{title}\" in line {line} has a title or a text missing")
            }
            Self::TooManyChapters { chapters } => {
                write!(f, "the text has {chapters} chapters, at most {CHAPTERS_MAX} are taken")
            }
        }
    }
}

impl std::error::Error for WardTextError {}

/// Reads the chapters of one Markdown text. The highest heading level in the text starts a chapter,
/// lower ones become paragraphs. `place` is the shelter the text is for, `None` for all shelters.
///
/// # Errors
/// A [`WardTextError`]; nothing is taken then.
pub fn chapters(text: &str, place: Option<&str>) -> Result<Vec<WardChapter>, WardTextError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > TEXT_BYTES_MAX {
        return Err(WardTextError::TooLarge { bytes: text.len() });
    }
    let top = text.lines().filter_map(heading).map(|(level, _)| level).min().unwrap_or(1);
    let mut drafts: Vec<Draft> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        if content.contains(|letter: char| letter.is_control() && letter != '\t') {
            return Err(WardTextError::NotText { line });
        }
        match (heading(content), drafts.last_mut()) {
            (Some((level, title)), _) if level == top => drafts.push(Draft::new(line, title)),
            (_, None) if content.trim().is_empty() => {}
            (_, None) => return Err(WardTextError::TextBeforeHeading { line }),
            (Some((_, title)), Some(draft)) => draft.alone(title),
            (None, Some(draft)) => draft.line(content),
        }
    }
    match drafts.len() {
        0 => Err(WardTextError::Empty),
        1..=CHAPTERS_MAX => drafts.into_iter().map(|draft| draft.finish(place)).collect(),
        chapters => Err(WardTextError::TooManyChapters { chapters }),
    }
}

/// A chapter while its lines come in.
struct Draft {
    line: usize,
    title: String,
    paragraphs: Vec<String>,
    /// Whether the next plain line belongs to the last paragraph.
    open: bool,
}

impl Draft {
    fn new(line: usize, title: &str) -> Self {
        Self { line, title: plain(title), paragraphs: Vec::new(), open: false }
    }

    /// A line that is a paragraph of its own.
    fn alone(&mut self, text: &str) {
        self.paragraphs.push(plain(text));
        self.open = false;
    }

    fn line(&mut self, content: &str) {
        let content = content.trim();
        if content.is_empty() || is_rule(content) {
            self.open = false;
        } else if let Some(entry) = bullet(content) {
            self.paragraphs.push(format!("・{}", plain(entry)));
            self.open = true;
        } else if is_numbered(content) {
            self.paragraphs.push(plain(content));
            self.open = true;
        } else if let (true, Some(last)) = (self.open, self.paragraphs.last_mut()) {
            join(last, &plain(content));
        } else {
            self.paragraphs.push(plain(content));
            self.open = true;
        }
    }

    fn finish(mut self, place: Option<&str>) -> Result<WardChapter, WardTextError> {
        self.paragraphs.retain(|paragraph| !paragraph.is_empty());
        if self.title.is_empty() || self.paragraphs.is_empty() {
            return Err(WardTextError::EmptyChapter { line: self.line, title: self.title });
        }
        let place = place.map(str::to_owned);
        Ok(WardChapter { place, title: self.title, paragraphs: self.paragraphs })
    }
}

/// Level 1 to 6 and text of a heading line: `## 受付 ##`.
fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let spaced = text.is_empty() || text.starts_with([' ', '\t', '\u{3000}']);
    ((1..=6).contains(&level) && spaced).then(|| (level, text.trim().trim_end_matches('#').trim()))
}

/// The text of a list entry.
fn bullet(line: &str) -> Option<&str> {
    ["- ", "* ", "+ ", "・", "● ", "○ "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .map(str::trim)
}

/// `1. ` or `1) `, kept with its number.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// `---`, `***` or `===`: a line across the page. Underscores are blanks to fill in and stay.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && ['-', '*', '='].iter().any(|mark| line.chars().all(|c| c == *mark))
}

/// Without the marks of bold text; single stars and underscores may be meant.
fn plain(text: &str) -> String {
    text.trim().replace("**", "").trim().to_owned()
}

/// Lines of one paragraph: a space between words of Latin script, nothing between Japanese.
fn join(paragraph: &mut String, line: &str) {
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii());
    if latin(paragraph.chars().last()) && latin(line.chars().next()) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}
