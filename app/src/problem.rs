//! Why something could not be done: what every server function answers instead of its result.
//!
//! A problem is a name, never a sentence: the reader's language makes it one.

mod field;
#[cfg(feature = "ssr")]
mod store;

use crate::wire::JsonText;
use domain::agenda::AgendaRefused;
use domain::deal::Refusal;
use domain::funnel::FunnelRefused;
use domain::import::FileRefused;
use domain::merge;
use domain::money::MoneyRefused;
use domain::org::OrgRefused;
use domain::policy::Denied;
use domain::rates::RateRefused;
use domain::skills::SkillsRefused;
use domain::text::TextRefused;
use domain::view::ViewRefused;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

pub use field::Field;

use crate::words::Words;

/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 10;
/// The most; beyond it hashing would be work without gain.
pub const PASSWORD_MAX: usize = 200;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nobody is signed in, or not any more.
    SignedOut,
    /// The role does not include it.
    Denied,
    /// Not there, or not to be seen by this person: the two look the same.
    NotFound,
    /// A rule about deals says no.
    Refused(Refusal),
    Money(MoneyRefused),
    Funnel(FunnelRefused),
    Rate(RateRefused),
    /// A rule about people and teams says no.
    Org(OrgRefused),
    /// Why two accounts are not merged, or not parted.
    Merge(merge::Refusal),
    /// A file that cannot be taken as a whole.
    File(FileRefused),
    /// What was typed into a field cannot be taken.
    Text {
        field: Field,
        refused: TextRefused,
    },
    /// Login and password do not belong together; which of them is wrong stays untold.
    WrongLogin,
    /// The present password, asked for before a new one is set.
    WrongPassword,
    TooManyTries {
        seconds: u32,
    },
    /// More looked up than anyone types; the answer rests a while, and nothing else does.
    TooMuchAsked {
        seconds: u32,
    },
    PasswordTooShort,
    PasswordTooLong,
    LoginUnclear,
    LoginTaken,
    /// Something of this name is there already.
    NameTaken,
    /// Somebody would report to one who reports to them.
    SuperiorBelow,
    UnknownCurrency,
    UnknownZone,
    /// A one-time link that cannot be used: never made, used, replaced, run out or taken back.
    LinkGone,
    View(ViewRefused),
    /// What a manager's week cannot hold.
    Agenda(AgendaRefused),
    /// What is no number of hours.
    NotHours,
    /// What a test or a knowledge list does not take.
    Skills(SkillsRefused),
    /// More deals than one step changes.
    TooManyDeals,
    /// More deals than are printed.
    TooManyToPrint,
    /// There is a company here already.
    AlreadyFounded,
    /// Another file has taken the place of the one that was to be brought in.
    FileReplaced,
    /// An import whose rest is still to come is not taken back.
    ImportUnderWay,
    /// Entering without a password is for demo companies.
    NotADemo,
    /// Too much at once; worth trying again soon.
    Busy,
    /// The disk takes no more; nothing was kept.
    Full,
    /// Our fault. The server's log says more.
    Failed,
    /// The server could not be reached.
    Unreachable,
}

impl Problem {
    /// A text that was refused in `field`.
    pub fn text(field: Field) -> impl Fn(TextRefused) -> Self {
        move |refused| Self::Text { field, refused }
    }

    /// The field it is about: the place to say it.
    pub fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Text { field, .. } => *field,
            Self::WrongPassword => Field::PresentPassword,
            Self::PasswordTooShort | Self::PasswordTooLong => Field::Password,
            Self::LoginUnclear | Self::LoginTaken => Field::Login,
            Self::UnknownCurrency => Field::Currency,
            Self::UnknownZone => Field::Zone,
            Self::Org(OrgRefused::TeamNameTaken) => Field::TeamName,
            Self::Org(OrgRefused::NameIsALogin | OrgRefused::NameOfColleague) => Field::PersonName,
            Self::Org(OrgRefused::RoleWanted | OrgRefused::StillLeads) => Field::Roles,
            Self::View(_) => Field::View,
            _ => return None,
        })
    }

    /// What to tell the reader: what is wrong, and what to do next.
    pub fn say(&self, words: Words) -> String {
        match self {
            Self::SignedOut => words.refusal_signed_out(),
            Self::Denied => words.refusal_denied(),
            Self::NotFound => words.page_missing_title(),
            Self::Refused(refusal) => words.refusal(*refusal),
            Self::Money(refused) => words.money_refused(*refused),
            Self::Funnel(refused) => words.funnel_refused(*refused),
            Self::Rate(refused) => words.rate_refused(*refused),
            Self::Org(refused) => return words.org_refused(*refused),
            Self::LinkGone => words.join_gone(),
            Self::Merge(refused) => words.merge_refused(*refused),
            Self::File(refused) => return words.file_refused(*refused),
            Self::Text { field, refused } => {
                return words.text_refused(field.label(words), *refused);
            }
            Self::WrongLogin => words.refusal_wrong_sign_in(),
            Self::WrongPassword => words.refusal_password_wrong(),
            Self::TooManyTries { seconds } => {
                return words.refusal_too_many_tries(i64::from(*seconds));
            }
            Self::TooMuchAsked { seconds } => return words.duplicate_rest(i64::from(*seconds)),
            Self::PasswordTooShort => return words.refusal_password_short(count(PASSWORD_MIN)),
            Self::PasswordTooLong => return words.refusal_password_long(count(PASSWORD_MAX)),
            Self::LoginUnclear => words.refusal_login_unclear(),
            Self::LoginTaken => words.refusal_login_taken(),
            Self::NameTaken => words.refusal_name_taken(),
            Self::SuperiorBelow => words.refusal_superior_below(),
            Self::UnknownCurrency => words.refusal_unknown_currency(),
            Self::UnknownZone => words.refusal_unknown_time_zone(),
            Self::Agenda(refused) => words.agenda_refused(*refused),
            Self::NotHours => words.agenda_not_hours(),
            Self::Skills(refused) => return words.skills_refused(*refused),
            Self::View(ViewRefused::TooMany) => words.refusal_view_too_many(),
            Self::View(ViewRefused::NameTaken) => words.refusal_view_name_taken(),
            Self::View(ViewRefused::NoAddress) => words.refusal_view_no_address(),
            Self::TooManyDeals => return words.refusal_too_many_deals(count(domain::alter::MOST)),
            Self::TooManyToPrint => {
                return words.export_too_many(i64::from(domain::export::MOST_PRINTED));
            }
            Self::AlreadyFounded => words.refusal_already_set_up(),
            Self::FileReplaced => words.refusal_file_replaced(),
            Self::ImportUnderWay => words.refusal_import_under_way(),
            Self::NotADemo => words.demo_how(),
            Self::Busy => words.refusal_busy(),
            Self::Full => words.refusal_full(),
            Self::Failed => words.refusal_failed(),
            Self::Unreachable => words.refusal_unreachable(),
        }
        .to_owned()
    }

    /// The HTTP status that goes with it.
    pub fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Denied | Self::NotADemo | Self::Refused(Refusal::Denied) => 403,
            Self::Skills(SkillsRefused::NotYours) => 403,
            Self::NotFound | Self::LinkGone => 404,
            Self::AlreadyFounded
            | Self::LoginTaken
            | Self::NameTaken
            | Self::FileReplaced
            | Self::ImportUnderWay => 409,
            Self::TooManyTries { .. } | Self::TooMuchAsked { .. } => 429,
            Self::Failed => 500,
            Self::Busy | Self::Unreachable => 503,
            Self::Full => 507,
            _ => 422,
        }
    }
}

fn count(characters: usize) -> i64 {
    i64::try_from(characters).unwrap_or(i64::MAX)
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Problem {}

impl From<Denied> for Problem {
    fn from(Denied: Denied) -> Self {
        Self::Denied
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied => Self::Denied,
            Refusal::NoSuchDeal | Refusal::NoSuchSitting => Self::NotFound,
            other => Self::Refused(other),
        }
    }
}

impl From<merge::Refusal> for Problem {
    fn from(refusal: merge::Refusal) -> Self {
        match refusal {
            merge::Refusal::Denied => Self::Denied,
            merge::Refusal::NoSuchAccount => Self::NotFound,
            other => Self::Merge(other),
        }
    }
}

impl From<MoneyRefused> for Problem {
    fn from(refused: MoneyRefused) -> Self {
        Self::Money(refused)
    }
}

impl From<RateRefused> for Problem {
    fn from(refused: RateRefused) -> Self {
        Self::Rate(refused)
    }
}

impl From<FunnelRefused> for Problem {
    fn from(refused: FunnelRefused) -> Self {
        Self::Funnel(refused)
    }
}

impl From<OrgRefused> for Problem {
    fn from(refused: OrgRefused) -> Self {
        match refused {
            OrgRefused::NoSuchTeam | OrgRefused::NoSuchPerson => Self::NotFound,
            OrgRefused::LoginTaken => Self::LoginTaken,
            OrgRefused::LoginUnclear => Self::LoginUnclear,
            other => Self::Org(other),
        }
    }
}

impl From<FileRefused> for Problem {
    fn from(refused: FileRefused) -> Self {
        Self::File(refused)
    }
}

impl FromServerFnError for Problem {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            _ => Self::Failed,
        }
    }
}
