//! What a day asks of one person besides their visits: what is due, what is asked of them, what
//! is theirs to do in handovers.

use serde::{Deserialize, Serialize};

use crate::board::CardContact;
use crate::check::Asks;
use crate::coaching::Joint;
use crate::day::Day;
use crate::handover::Way;
use crate::id::{DealId, MeetingId, PersonId, SittingId};
use crate::sitting::Kind;
use crate::text::Name;

/// The most deals to follow up that a day shows by name; of the rest it says how many.
pub const SHOWN: u32 = 20;

/// Keeps V4: the day of one person, who alone reads it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Agenda {
    /// Next steps of their open deals that are due by today, the longest due first, [`SHOWN`] at
    /// most.
    pub due: Vec<Due>,
    /// How many more are due.
    pub more_due: u32,
    /// Of their open deals that were checked, those of which something is due by the 1-15-30 rule,
    /// the longest due first, [`SHOWN`] at most.
    pub checked: Vec<Due>,
    /// How many more those are.
    pub more_checked: u32,
    /// What others want of them.
    pub asked: Vec<Asked>,
    /// What they said they would do in meetings, the first due first.
    pub agreed: Vec<Agreed>,
    /// Open items of handovers, the first due first.
    pub handed: Vec<Handed>,
}

impl Agenda {
    pub fn is_empty(&self) -> bool {
        let Self { due, more_due: _, checked, more_checked: _, asked, agreed, handed } = self;
        due.is_empty()
            && checked.is_empty()
            && asked.is_empty()
            && agreed.is_empty()
            && handed.is_empty()
    }
}

/// Keeps F4: a deal that is to be followed up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Due {
    pub deal: DealId,
    pub account: Name,
    pub product: Option<Name>,
    pub wants: Wants,
    /// Since when it wants it.
    pub since: Day,
    /// Whom to call about it.
    pub contact: Option<CardContact>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wants {
    /// Its next step.
    Step(Name),
    /// What is due since it was checked.
    Check(Asks),
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// A rep asks them to come along to a visit on a day.
    Joint { joint: Joint, day: Day },
    /// They were invited to a sitting and have not come yet.
    Sitting { id: SittingId, kind: Kind, by: PersonId },
}

/// Keeps C7: an action of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Agreed {
    pub meeting: MeetingId,
    /// Where it stands in the meeting's sheet.
    pub place: u16,
    pub what: Name,
    pub due: Day,
    /// Of the meeting.
    pub held_on: Day,
}

/// An item of a handover that they give away or take over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Handed {
    pub handover: SittingId,
    pub deal: DealId,
    pub account: Name,
    pub way: Way,
    pub due: Day,
    /// With whom: the heir for who leaves, who leaves for the heir.
    pub other: PersonId,
}

/// The first due first, and those of one customer together.
pub fn by_due(handed: &mut [Handed]) {
    handed.sort_by(|a, b| (a.due, &a.account, a.deal).cmp(&(b.due, &b.account, b.deal)));
}
