//! Reads the content of a sampled symbol: format, repair, segments; plain or mirrored.

use super::codewords::data_codewords;
use super::format::{read_format, read_version};
use super::grid::Grid;
use super::segments::{self, Content};
use super::version::Version;

/// The content of a symbol of the size of `grid`. `None` when it is none or too damaged.
pub(super) fn content(grid: &Grid, doubtful: Option<&Grid>) -> Option<Content> {
    upright(grid, doubtful).or_else(|| {
        let doubtful = doubtful.map(Grid::mirrored);
        upright(&grid.mirrored(), doubtful.as_ref())
    })
}

fn upright(grid: &Grid, doubtful: Option<&Grid>) -> Option<Content> {
    let version = Version::of_dimension(grid.dimension())?;
    let format = read_format(grid)?;
    let codewords = data_codewords(grid, version, format, doubtful)?;
    segments::read(&codewords, version.number())
}

/// The size in modules that a symbol of version 7 or more says it has.
pub(super) fn stated_dimension(grid: &Grid) -> Option<usize> {
    Version::of_dimension(grid.dimension())?.has_version_info().then_some(())?;
    read_version(grid).map(Version::dimension)
}
