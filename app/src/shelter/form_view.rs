//! How a form lies on its printed sheet.

use nakano_shared::{
    kernel::language::Localized,
    shelter::manual::{Field, Form},
};

/// Columns that fit on an upright A4 sheet: 190 mm at no less than 20 mm each.
const COLUMNS_UPRIGHT_MAX: usize = 9;

/// Blank lines of a small table inside a form of one record, such as the people of a household.
const INNER_ROWS: u8 = 5;

/// With more entries than this they stand two in a line, so that the form stays on one sheet.
const ENTRIES_ROOMY_MAX: usize = 10;

/// More answers than this to tick need a whole line.
const CHOICES_HALF_MAX: usize = 3;

/// The sheet of a form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SheetView<'form> {
    /// Entries that stand above the table, one by one.
    pub(super) lines: Vec<&'form Field>,
    /// The table of blank lines, when the form has one.
    pub(super) table: Option<SheetTable<'form>>,
    /// Whether the paper lies on its long side.
    pub(super) wide: bool,
    /// Whether small entries stand two in a line.
    pub(super) dense: bool,
}

/// A table of blank lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SheetTable<'form> {
    /// What the table is of, when it is one entry of the form.
    pub(super) name: Option<&'form Localized>,
    /// Heads of its columns, each with the answers one may give.
    pub(super) columns: Vec<(&'form Localized, &'form [Localized])>,
    /// Blank lines.
    pub(super) rows: u8,
}

impl<'form> SheetView<'form> {
    /// A form of many records is a table with its entries as columns. When one entry is a table
    /// itself, that one takes the lines and the other entries stand above it.
    pub(super) fn of(form: &'form Form) -> Self {
        let inner = form.fields.iter().any(|field| !field.columns.is_empty());
        let (lines, table) = match (form.rows > 1, inner) {
            (true, false) => (Vec::new(), Some(of_fields(form))),
            (true, true) => Self::with_inner(form),
            (false, _) => (form.fields.iter().collect(), None),
        };
        let columns = table.as_ref().map_or(0, |table| table.columns.len());
        let dense = lines.len() > ENTRIES_ROOMY_MAX;
        Self { lines, table, wide: columns > COLUMNS_UPRIGHT_MAX, dense }
    }

    fn with_inner(form: &'form Form) -> (Vec<&'form Field>, Option<SheetTable<'form>>) {
        let (tables, lines): (Vec<&Field>, Vec<&Field>) =
            form.fields.iter().partition(|field| !field.columns.is_empty());
        let table = tables.first().map(|field| of_columns(field, form.rows));
        (lines, table)
    }
}

fn of_fields(form: &Form) -> SheetTable<'_> {
    let columns = form.fields.iter().map(|field| (&field.name, field.choices.as_slice()));
    SheetTable { name: None, columns: columns.collect(), rows: form.rows }
}

fn of_columns(field: &Field, rows: u8) -> SheetTable<'_> {
    let columns = field.columns.iter().map(|column| (column, [].as_slice())).collect();
    SheetTable { name: Some(&field.name), columns, rows }
}

/// Whether half a line is enough for an entry.
pub(super) fn is_small(field: &Field) -> bool {
    field.columns.is_empty() && field.choices.len() <= CHOICES_HALF_MAX
}

/// The small table of an entry in a form of one record.
pub(super) fn inner_table(field: &Field) -> Option<SheetTable<'_>> {
    // The entry has its name already.
    (!field.columns.is_empty()).then(|| SheetTable { name: None, ..of_columns(field, INNER_ROWS) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn a_form_lies_on_paper_as_its_entries_ask() {
        // Entries, columns of the first entry, lines; then: entries above, columns and rows, wide,
        // dense.
        for (fields, inner, rows, lines, table, wide, dense) in [
            (3, 0, 1, 3, None, false, false),
            (3, 5, 1, 3, None, false, false),
            (22, 5, 1, 22, None, false, true),
            (5, 0, 20, 0, Some((5, 20)), false, false),
            (9, 0, 25, 0, Some((9, 25)), false, false),
            (14, 0, 8, 0, Some((14, 8)), true, false),
            (3, 5, 20, 2, Some((5, 20)), false, false),
        ] {
            let form = samples::form("F-X", fields, inner, rows);
            let view = SheetView::of(&form);
            assert_eq!(view.lines.len(), lines, "{fields} {inner} {rows}");
            let got = view.table.as_ref().map(|table| (table.columns.len(), table.rows));
            assert_eq!(got, table, "{fields} {inner} {rows}");
            assert_eq!((view.wide, view.dense), (wide, dense), "{fields} {inner} {rows}");
        }
    }

    #[test]
    fn an_entry_with_columns_has_blank_lines_of_its_own() {
        let form = samples::form("F-X", 2, 3, 1);
        let rows = |field| inner_table(field).map(|table| (table.columns.len(), table.rows));
        assert_eq!(rows(&form.fields[0]), Some((3, INNER_ROWS)));
        assert_eq!(rows(&form.fields[1]), None);
    }

    #[test]
    fn an_entry_with_little_to_tick_is_small() {
        let mut field = samples::form("F-X", 1, 0, 1).fields.remove(0);
        for (choices, columns, want) in [(0, 0, true), (3, 0, true), (4, 0, false), (0, 2, false)] {
            field.choices = vec![samples::text("Choice"); choices];
            field.columns = vec![samples::text("Column"); columns];
            assert_eq!(is_small(&field), want, "{choices} {columns}");
        }
    }
}
