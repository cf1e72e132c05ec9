//! The site from a folder, as `bin/build` leaves it.

use std::path::Path;
use std::{fs, io};

use super::{Assets, SiteError};

impl Assets {
    pub(super) fn read(&mut self, folder: &Path) -> Result<(), SiteError> {
        self.read_files(folder)
            .map_err(|reason| SiteError::Unreadable { folder: folder.to_owned(), reason })
    }

    fn read_files(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if let Some(name) = path.file_name().and_then(|name| name.to_str())
                && path.is_file()
            {
                self.add(name, fs::read(&path)?.into());
            }
        }
        Ok(())
    }
}
