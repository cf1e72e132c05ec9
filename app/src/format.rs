//! Numbers, money and days in the reader's way, the same on the server and in the browser.
//!
//! Nothing here asks the browser: what the server draws must be what the browser finds.

mod number;

pub use number::count;
