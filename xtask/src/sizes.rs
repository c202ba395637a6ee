//! What a visitor has to load, and how much of it we allow.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

/// How many bytes are left when a server compresses as well as gzip can.
pub(crate) fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // OK because writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder
        .finish()
        .map_or(usize::MAX, |compressed| compressed.len())
}
