//! What the store refuses, as a problem. Failures of ours are told in the log only.

use domain::deal::Refusal;
use store::StoreError;
use store::account::KeepRefused;
use store::agenda::AgendaUnkept;
use store::alter::AlterRefused;
use store::company::{FoundRefused, SetRefused};
use store::demo::DemoError;
use store::directory::ListRefused;
use store::handover::HandoverRefused;
use store::meeting::MeetingRefused;
use store::merge::MergeRefused;
use store::org::OrgUnchanged;
use store::person::PersonRefused;
use store::rates::SetRateRefused;
use store::sitting::SittingRefused;
use store::skills::SkillsUnkept;
use store::view::ViewError;
use store::visit::VisitRefused;

use super::Problem;
use crate::acting::failed;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Busy | StoreError::Closed => Self::Busy,
            StoreError::SwitchedOff => Self::SignedOut,
            other => failed(other),
        }
    }
}

impl From<FoundRefused> for Problem {
    fn from(refused: FoundRefused) -> Self {
        match refused {
            FoundRefused::AlreadyFounded => Self::AlreadyFounded,
            FoundRefused::NoSuchZone => Self::UnknownZone,
            FoundRefused::Person(refused) => refused.into(),
            FoundRefused::Store(error) => error.into(),
        }
    }
}

impl From<PersonRefused> for Problem {
    fn from(refused: PersonRefused) -> Self {
        match refused {
            PersonRefused::LoginTaken => Self::LoginTaken,
            PersonRefused::NoSuchTeam => Self::NotFound,
            PersonRefused::Store(error) => error.into(),
        }
    }
}

impl From<SetRefused> for Problem {
    fn from(refused: SetRefused) -> Self {
        match refused {
            SetRefused::Denied(denied) => denied.into(),
            SetRefused::Store(error) => error.into(),
        }
    }
}

impl From<SetRateRefused> for Problem {
    fn from(refused: SetRateRefused) -> Self {
        match refused {
            SetRateRefused::Denied(denied) => denied.into(),
            SetRateRefused::Rate(refused) => refused.into(),
            SetRateRefused::Store(error) => error.into(),
        }
    }
}

impl From<OrgUnchanged> for Problem {
    fn from(unchanged: OrgUnchanged) -> Self {
        match unchanged {
            OrgUnchanged::Denied(denied) => denied.into(),
            OrgUnchanged::Refused(refused) => refused.into(),
            OrgUnchanged::Store(error) => error.into(),
        }
    }
}

impl From<HandoverRefused> for Problem {
    fn from(refused: HandoverRefused) -> Self {
        match refused {
            HandoverRefused::Refused(refusal) => refusal.into(),
            HandoverRefused::Store(error) => error.into(),
        }
    }
}

impl From<KeepRefused> for Problem {
    fn from(refused: KeepRefused) -> Self {
        use domain::account::Refusal as Rule;
        match refused {
            KeepRefused::Rule(Rule::Denied) => Self::Denied,
            KeepRefused::Rule(Rule::NoSuchAccount | Rule::NoSuchContact) => Self::NotFound,
            KeepRefused::Rule(Rule::NoSuchOwner) => Self::Refused(Refusal::NoSuchOwner),
            KeepRefused::Rule(Rule::NoSuchSuperior) => Self::Refused(Refusal::NoSuchContact),
            KeepRefused::Rule(Rule::SuperiorBelow) => Self::SuperiorBelow,
            KeepRefused::Rule(Rule::NameTaken) => Self::NameTaken,
            KeepRefused::Store(error) => error.into(),
        }
    }
}

impl From<ListRefused> for Problem {
    fn from(refused: ListRefused) -> Self {
        match refused {
            ListRefused::Denied(denied) => denied.into(),
            ListRefused::NameTaken => Self::NameTaken,
            ListRefused::NotThere => Self::NotFound,
            ListRefused::Store(error) => error.into(),
        }
    }
}

impl From<MergeRefused> for Problem {
    fn from(refused: MergeRefused) -> Self {
        match refused {
            MergeRefused::Refused(refusal) => refusal.into(),
            MergeRefused::Store(error) => error.into(),
        }
    }
}

impl From<DemoError> for Problem {
    fn from(error: DemoError) -> Self {
        match error {
            DemoError::NotEmpty => Self::AlreadyFounded,
            DemoError::Store(error) => error.into(),
            other => failed(other),
        }
    }
}

impl From<AlterRefused> for Problem {
    fn from(refused: AlterRefused) -> Self {
        match refused {
            AlterRefused::TooMany => Self::TooManyDeals,
            AlterRefused::NoSuchStep => Self::NotFound,
            AlterRefused::Store(error) => error.into(),
        }
    }
}

impl From<ViewError> for Problem {
    fn from(error: ViewError) -> Self {
        match error {
            ViewError::Refused(refused) => Self::View(refused),
            ViewError::NoSuchView => Self::NotFound,
            ViewError::Store(error) => error.into(),
        }
    }
}

impl From<SittingRefused> for Problem {
    fn from(refused: SittingRefused) -> Self {
        match refused {
            SittingRefused::Refused(refusal) => refusal.into(),
            SittingRefused::Store(error) => error.into(),
        }
    }
}

impl From<AgendaUnkept> for Problem {
    fn from(refused: AgendaUnkept) -> Self {
        match refused {
            AgendaUnkept::Denied(_) => Self::Denied,
            AgendaUnkept::Refused(refused) => Self::Agenda(refused),
            // Told with the week itself where it is kept.
            AgendaUnkept::Changed(_) => Self::Busy,
            AgendaUnkept::Store(error) => error.into(),
        }
    }
}

impl From<MeetingRefused> for Problem {
    fn from(refused: MeetingRefused) -> Self {
        match refused {
            MeetingRefused::Refused(refusal) => refusal.into(),
            MeetingRefused::Store(error) => error.into(),
        }
    }
}

impl From<SkillsUnkept> for Problem {
    fn from(refused: SkillsUnkept) -> Self {
        match refused {
            SkillsUnkept::Denied(_) => Self::Denied,
            SkillsUnkept::Refused(refused) => Self::Skills(refused),
            SkillsUnkept::Store(error) => error.into(),
        }
    }
}

impl From<VisitRefused> for Problem {
    fn from(refused: VisitRefused) -> Self {
        match refused {
            VisitRefused::Refused(refusal) => refusal.into(),
            VisitRefused::Store(error) => error.into(),
        }
    }
}
