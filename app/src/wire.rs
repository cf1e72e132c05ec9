//! How questions and answers travel: JSON. The browser reads all of it, pages, answers, the stream
//! and what it kept itself, with one reader that takes little room (`reader.rs`); the server reads
//! what it is sent with `serde_json`.

#[cfg(any(feature = "hydrate", test))]
mod reader;
#[cfg(any(feature = "hydrate", test))]
mod tape;
#[cfg(test)]
mod tests;

use leptos::prelude::Resource;
use leptos::server::codee::{Decoder, Encoder};
use leptos::server_fn::codec::Post;
use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};

/// A value from its JSON.
///
/// # Errors
/// Where the text is not one of that type.
#[cfg(feature = "hydrate")]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    reader::read(text)
}

/// A value from its JSON.
///
/// # Errors
/// Where the text is not one of that type.
#[cfg(not(feature = "hydrate"))]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str(text)
}

#[cfg(feature = "hydrate")]
pub use reader::Unreadable;
#[cfg(not(feature = "hydrate"))]
pub use serde_json::Error as Unreadable;

/// JSON that is read as a text.
pub struct JsonText;

/// Question and answer of a server function.
pub type Json = Post<JsonText>;

/// What a page is drawn from: fetched by the server, and read by the browser from the page.
pub type Read<T> = Resource<T, JsonText>;

/// Reads by `fetch` whenever `source` changes; the page waits for it.
pub fn resource<S, T, F>(
    source: impl Fn() -> S + Send + Sync + 'static,
    fetch: impl Fn(S) -> F + Send + Sync + 'static,
) -> Read<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(source, fetch, true)
}

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<Bytes, Self::Error> {
        serde_json::to_vec(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        let text = std::str::from_utf8(&bytes).map_err(Unreadable::custom)?;
        read(text)
    }
}

impl<T: Serialize> Encoder<T> for JsonText {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for JsonText {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        read(text)
    }
}
