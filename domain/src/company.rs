//! The company: its name, its money, the zone in which it counts days, its funnel.

use serde::{Deserialize, Serialize};

use crate::funnel::Funnel;
use crate::money::Currency;
use crate::text::Name;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Company {
    pub name: Name,
    pub currency: Currency,
    /// An IANA name such as `Asia/Taipei`; days are counted in it.
    pub zone: String,
    pub funnel: Funnel,
    /// Made as a demo: its people may be entered with one tap.
    pub demo: bool,
}
