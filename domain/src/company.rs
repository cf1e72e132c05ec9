//! The company: its name, its money, the zone in which it counts days, its funnel.

use serde::{Deserialize, Serialize};

use crate::funnel::Funnel;
use crate::money::Currency;
use crate::rates::Rates;
use crate::text::Name;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Company {
    pub name: Name,
    pub currency: Currency,
    /// An IANA name such as `Asia/Taipei`; days are counted in it.
    pub zone: String,
    pub funnel: Funnel,
    /// What amounts in other currencies are worth.
    pub rates: Rates,
    /// Made as a demo: its people may be entered with one tap.
    pub demo: bool,
}

impl Company {
    /// A company as it is founded: the method's own bands, and no currency but its own.
    pub fn new(name: Name, currency: Currency, zone: String, demo: bool) -> Self {
        let (funnel, rates) = (Funnel::default(), Rates::none(currency));
        Self { name, currency, zone, funnel, rates, demo }
    }
}
