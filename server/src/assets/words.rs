//! The words files, one a language, made from what `app` compiled in.

use std::io::Write as _;

use app::words::{self, Lang};

use super::{Assets, Bytes};

impl Assets {
    pub(super) fn add_words(&mut self) {
        for lang in Lang::ALL {
            let json = words::json(lang);
            let name = format!("words.{}.{}.json", lang.tag(), words::hash(lang));
            if let Some(br) = brotli(json.as_bytes()) {
                self.add(&format!("{name}.br"), br);
            }
            self.add(&name, Bytes::from_static(json.as_bytes()));
        }
    }
}

/// Not at the best quality: it is done whenever the server starts. The best takes ten times as long,
/// and the next below it 30 MB, for a hundredth less.
fn brotli(bytes: &[u8]) -> Option<Bytes> {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 4096, 6, 22);
    packed.write_all(bytes).ok()?;
    packed.flush().ok()?;
    Some(packed.into_inner().into())
}
