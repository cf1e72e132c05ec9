//! What the store refuses, as a problem. Failures of ours are told in the log only.

use store::StoreError;
use store::company::{FoundRefused, SetRefused};
use store::demo::DemoError;
use store::org::OrgUnchanged;
use store::person::PersonRefused;
use store::rates::SetRateRefused;

use super::Problem;
use crate::acting::failed;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Busy | StoreError::Closed => Self::Busy,
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

impl From<DemoError> for Problem {
    fn from(error: DemoError) -> Self {
        match error {
            DemoError::NotEmpty => Self::AlreadyFounded,
            DemoError::Store(error) => error.into(),
            other => failed(other),
        }
    }
}
