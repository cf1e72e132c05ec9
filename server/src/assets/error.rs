//! Why the built files could not be had.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("cannot read the site folder {}: {reason} (build it with bin/build)", folder.display())]
    Unreadable { folder: PathBuf, reason: std::io::Error },
    #[error("the site lacks {0} (build it with bin/build)")]
    Missing(&'static str),
}
