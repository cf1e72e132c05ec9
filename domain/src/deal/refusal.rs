//! Why something asked of a deal is not done. Each name has its words in every language.

use serde::{Deserialize, Serialize};

use crate::handover;
use crate::id::PersonId;
use crate::policy::Denied;

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    #[error("not allowed")]
    Denied,
    #[error("no such deal, or not to be seen by this person")]
    NoSuchDeal,
    #[error("a deal of this identity is listed already")]
    AlreadyListed,
    #[error("no such account")]
    NoSuchAccount,
    /// Keeps T7 and F5.1: to put a deal on it would open it. `holder` is whom
    /// [`crate::duplicate::tell`] names first, and the one to ask.
    #[error("others work with this account, and it is out of this person's sight")]
    AccountOfAnother { holder: Option<PersonId> },
    #[error("no such product")]
    NoSuchProduct,
    #[error("no such source")]
    NoSuchSource,
    #[error("no such person, or one who holds no deals")]
    NoSuchOwner,
    #[error("the owner works here no more; the deal wants another first")]
    OwnerGone,
    #[error("no such contact at this account")]
    NoSuchContact,
    #[error("the amount is in a currency that has no rate")]
    OtherCurrency,
    #[error("it stands there already")]
    AlreadyThere,
    #[error("moving back asks for a reason")]
    ReasonWanted,
    #[error("won asks for the value of the order")]
    WonValueWanted,
    #[error("won asks for the date of the order")]
    WonDateWanted,
    #[error("an order cannot be of a day to come")]
    WonDateAhead,
    #[error("a deal cannot have been lost on a day to come")]
    LostDateAhead,
    #[error("lost asks for a reason")]
    LostReasonWanted,
    #[error("another reason asks for a word about it")]
    LostNoteWanted,
    #[error("the move was followed by another, or undone already")]
    NothingToUndo,
    #[error("nothing would change")]
    NothingToChange,
    #[error("more edits than one operation holds")]
    TooManyEdits,
    #[error("there is no expected date to shift, or it leads out of the calendar")]
    NoDateToShift,
    #[error("the deal was changed since")]
    ChangedSince,
    #[error("no such activity, or not to be seen by this person")]
    NoSuchActivity,
    #[error("an activity of this identity is there already")]
    AlreadyWritten,
    #[error("an activity wants a word about what came of it")]
    WordsWanted,
    #[error("what is to come has not happened")]
    HappenedAhead,
    #[error("only its author sets an activity right or takes it back")]
    NotItsAuthor,
    #[error("the activity was changed meanwhile")]
    ActivityChanged,
    #[error("the activity was withdrawn already")]
    WithdrawnAlready,
    #[error("no such sitting, or not one of this person's")]
    NoSuchSitting,
    #[error("the sitting was signed by all and is to be read only")]
    SittingSigned,
    #[error("somebody wrote in the sitting meanwhile: what is signed is what was read")]
    SittingChanged,
    #[error("another leads the sitting")]
    NotLeading,
    #[error("no such item in the sitting, or not to be seen by this person")]
    NoSuchItem,
    #[error("a sitting wants somebody invited")]
    NobodyInvited,
    #[error("somebody invited sees none of the deals")]
    NotToInvite,
    #[error("more people than a sitting takes")]
    TooManyInvited,
    #[error("no deal in sight to go through")]
    NothingToWalk,
    #[error("more deals than a sitting goes through")]
    TooManyToWalk,
    #[error("no such visit, or not to be seen by this person")]
    NoSuchVisit,
    #[error("a visit of this identity is there already")]
    AlreadyPlanned,
    #[error("a visit that is planned wants an aim")]
    AimWanted,
    #[error("a day that has passed cannot be planned")]
    PlannedBehind,
    #[error("no such time of day, or a visit of no length")]
    NoSuchTime,
    #[error("only who goes plans a visit and tells of it")]
    NotTheirVisit,
    #[error("the visit was made: its plan stays what it was")]
    VisitMade,
    #[error("the visit was dropped")]
    VisitDropped,
    #[error("the visit was changed meanwhile")]
    VisitChanged,
    #[error("nothing that time can be counted by")]
    NoSuchRhythm,
    #[error("no such meeting, or not one this person comes to")]
    NoSuchMeeting,
    #[error("only who makes a meeting changes it")]
    NotTheirMeeting,
    #[error("the meeting was closed")]
    MeetingClosed,
    #[error("the meeting was changed meanwhile")]
    MeetingChanged,
    #[error("a meeting wants an agenda")]
    AgendaWanted,
    #[error("nobody comes, or an action is for somebody who does not")]
    NobodyToMeet,
    #[error("nobody of this person's team")]
    NotInTeam,
    #[error("a joint visit is declared before it is made")]
    JointBeforehand,
    #[error("nobody who coaches this rep")]
    NoSuchCoach,
    #[error("no such skill, or one that is offered no more")]
    NoSuchSkill,
    #[error("no joint visit, or not one of this person's")]
    NotJoint,
    #[error("the coach has not agreed to come yet")]
    JointOnlyAsked,
    #[error("its debrief was begun: the joint visit stays what it is")]
    DebriefBegun,
    #[error("a debrief follows the visit")]
    DebriefAhead,
    #[error("this part opens when the rep has spoken in the one before")]
    PhaseNotOpen,
    #[error("the rep speaks first here")]
    RepFirst,
    #[error("this field is the other side's")]
    NotTheirField,
    #[error("another step of coaching comes first")]
    OutOfStep,
    #[error("nobody to whom a debrief can be opened")]
    NoSuchReader,
    #[error("a debrief is opened to others once both have signed it")]
    NotSignedYet,
    #[error("a debrief ends with one action")]
    ActionWanted,
    #[error("a debrief ends with the day of the next visit")]
    NextVisitWanted,
    #[error("{0}")]
    Handover(handover::Refused),
}

impl From<handover::Refused> for Refusal {
    fn from(refused: handover::Refused) -> Self {
        Self::Handover(refused)
    }
}

impl From<Denied> for Refusal {
    fn from(Denied: Denied) -> Self {
        Self::Denied
    }
}
