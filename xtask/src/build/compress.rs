//! `.br` and `.gz` beside every file that gets smaller by it.
//!
//! What was once compressed is kept under its hash, so that a rebuild compresses only what changed.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use super::site::extension;
use crate::{failure::Failure, files, places::Places};

/// Extensions worth compressing; pictures are compressed already.
const COMPRESSIBLE: [&str; 9] =
    ["html", "js", "css", "json", "webmanifest", "svg", "wasm", "txt", "xml"];

/// Below this a file travels in one packet anyway, in bytes.
const SMALLEST: usize = 256;

/// Highest quality of brotli, and the largest window (2^24 bytes) every browser takes.
const BROTLI: (i32, i32) = (11, 24);

/// A way to compress: extension of the file beside the file, and the function.
type Coding = (&'static str, fn(&[u8]) -> std::io::Result<Vec<u8>>);

const CODINGS: [Coding; 2] = [("br", brotli), ("gz", gzip)];

/// Compressed forms of a file by extension; none where they would not be smaller.
pub(super) fn forms(
    places: &Places,
    url: &str,
    content: &[u8],
) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    if !COMPRESSIBLE.contains(&extension(url)) || content.len() <= SMALLEST {
        return Ok(Vec::new());
    }
    let hash = files::sha256(content);
    let mut found = Vec::new();
    for (name, compress) in CODINGS {
        let kept = places.at("target/compressed").join(format!("{hash}.{name}"));
        let form = once(&kept, || compress(content))?;
        if form.len() < content.len() {
            found.push((name, form));
        }
    }
    Ok(found)
}

fn once(
    kept: &Path,
    compress: impl FnOnce() -> std::io::Result<Vec<u8>>,
) -> Result<Vec<u8>, Failure> {
    if kept.is_file() {
        return files::bytes(kept);
    }
    let form = compress().map_err(Failure::at(kept))?;
    // A half-written file must not be taken for a kept one.
    let partial: PathBuf = kept.with_extension(format!("partial-{}", std::process::id()));
    files::write(&partial, &form)?;
    std::fs::rename(&partial, kept).map_err(Failure::at(kept))?;
    Ok(form)
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let (quality, lgwin) = BROTLI;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut out, &parameters)?;
    Ok(out)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_compressed_can_be_read_again() {
        let text = "避難所".repeat(500).into_bytes();
        let mut read = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&text).unwrap()).read_to_end(&mut read).unwrap();
        assert_eq!(read, text);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text).unwrap(), &mut read).unwrap();
        assert_eq!(read, text);
        assert!(brotli(&text).unwrap().len() < 100);
    }
}
