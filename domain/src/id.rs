//! Identities: a type each, so that a deal's cannot be handed where an account's is wanted.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes an identity made elsewhere; the domain has no source of chance.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A deal (商機): one possible purchase by one account.
    DealId
    /// An account (客戶單位): the buying organisation.
    AccountId
    /// A person at an account.
    ContactId
    /// A note, a call or a mail.
    ActivityId
    /// One of us: a rep, a manager, an administrator.
    PersonId
    TeamId
    ProductId
    /// Where a prospect came from.
    SourceId
    /// One operation, made where a finger touched the glass; the same id gets the same answer.
    OpId
    /// One file brought in; it is taken back as a whole.
    ImportId
    /// A file on its way, not brought in yet.
    DraftId
    /// Several people going through one list together.
    SittingId
    /// One visit to a customer, planned or made.
    VisitId
    /// One sales meeting.
    MeetingId
    /// Something that reps are coached in.
    SkillId
    /// One person's answers about another's skills, or their own.
    TestId
    /// Something that a rep is to learn.
    KnowledgeId
}
