//! Every refusal of the domain, told to a person.

use super::Words;
use domain::agenda::AgendaRefused;
use domain::deal::Refusal;
use domain::funnel::FunnelRefused;
use domain::import::FileRefused;
use domain::merge;
use domain::money::{Currency, MoneyRefused};
use domain::org::OrgRefused;
use domain::rates::RateRefused;
use domain::read::{AmountUnread, DayUnread};
use domain::skills::SkillsRefused;
use domain::text::TextRefused;

impl Words {
    /// Why a manager's week is not kept like this.
    #[must_use]
    pub fn agenda_refused(self, refused: AgendaRefused) -> &'static str {
        match refused {
            AgendaRefused::TooManyTasks => self.agenda_too_many(),
            AgendaRefused::MoreThanFive(_) => self.agenda_more_than_five(),
            AgendaRefused::TooLong => self.agenda_too_long(),
            AgendaRefused::NotAMonday => self.agenda_not_monday(),
        }
    }

    /// Why a test or a knowledge list is not kept like this.
    #[must_use]
    pub fn skills_refused(self, refused: SkillsRefused) -> String {
        let text = match refused {
            SkillsRefused::Unanswered { missing } => return self.skills_left(i64::from(missing)),
            SkillsRefused::NotYours => self.skills_refused_not_yours(),
            SkillsRefused::NoSuchSkill => self.skills_refused_no_such(),
            SkillsRefused::NoSuchEntry => self.skills_refused_gone(),
            SkillsRefused::ChangedMeanwhile => self.skills_refused_changed(),
            SkillsRefused::LearnedAhead => self.skills_refused_ahead(),
            SkillsRefused::TooMany => self.skills_refused_many(),
        };
        text.to_owned()
    }

    /// Why something asked of a deal was not done.
    #[must_use]
    pub fn refusal(self, refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::Denied => self.refusal_denied(),
            Refusal::NoSuchDeal => self.refusal_no_such_deal(),
            Refusal::AlreadyListed => self.refusal_already_listed(),
            Refusal::NoSuchAccount => self.refusal_no_such_account(),
            Refusal::AccountOfAnother { .. } => self.refusal_account_of_another_manager(),
            Refusal::NoSuchProduct => self.refusal_no_such_product(),
            Refusal::NoSuchSource => self.refusal_no_such_source(),
            Refusal::NoSuchOwner => self.refusal_no_such_owner(),
            Refusal::OwnerGone => self.refusal_owner_gone(),
            Refusal::NoSuchContact => self.refusal_no_such_contact(),
            Refusal::OtherCurrency => self.refusal_other_currency(),
            Refusal::AlreadyThere => self.refusal_already_there(),
            Refusal::ReasonWanted => self.refusal_reason_wanted(),
            Refusal::WonValueWanted => self.refusal_won_value_wanted(),
            Refusal::WonDateWanted => self.refusal_won_date_wanted(),
            Refusal::WonDateAhead => self.refusal_won_date_ahead(),
            Refusal::LostDateAhead => self.refusal_lost_date_ahead(),
            Refusal::LostReasonWanted => self.refusal_lost_reason_wanted(),
            Refusal::LostNoteWanted => self.refusal_lost_note_wanted(),
            Refusal::NothingToUndo => self.refusal_nothing_to_undo(),
            Refusal::NothingToChange => self.refusal_nothing_to_change(),
            Refusal::TooManyEdits => self.refusal_too_many_edits(),
            Refusal::NoDateToShift => self.refusal_no_date_to_shift(),
            Refusal::ChangedSince => self.refusal_changed_since(),
            Refusal::NoSuchActivity => self.refusal_no_such_activity(),
            Refusal::AlreadyWritten => self.refusal_already_written(),
            Refusal::WordsWanted => self.refusal_words_wanted(),
            Refusal::HappenedAhead => self.refusal_happened_ahead(),
            Refusal::NotItsAuthor => self.refusal_not_its_author(),
            Refusal::ActivityChanged => self.refusal_activity_changed(),
            Refusal::WithdrawnAlready => self.refusal_withdrawn_already(),
            Refusal::NoSuchSitting => self.refusal_no_such_sitting(),
            Refusal::SittingSigned => self.refusal_sitting_signed(),
            Refusal::SittingChanged => self.refusal_sitting_changed(),
            Refusal::NotLeading => self.refusal_not_leading(),
            Refusal::NoSuchItem => self.refusal_no_such_item(),
            Refusal::NobodyInvited => self.refusal_nobody_invited(),
            Refusal::NotToInvite => self.refusal_not_to_invite(),
            Refusal::TooManyInvited => self.refusal_too_many_invited(),
            Refusal::NothingToWalk => self.refusal_nothing_to_walk(),
            Refusal::TooManyToWalk => self.refusal_too_many_to_walk(),
            Refusal::NoSuchVisit => self.refusal_no_such_visit(),
            Refusal::AlreadyPlanned => self.refusal_already_planned(),
            Refusal::AimWanted => self.refusal_aim_wanted(),
            Refusal::PlannedBehind => self.refusal_planned_behind(),
            Refusal::NoSuchTime => self.refusal_no_such_time(),
            Refusal::NotTheirVisit => self.refusal_not_their_visit(),
            Refusal::VisitMade => self.refusal_visit_made(),
            Refusal::VisitDropped => self.refusal_visit_dropped(),
            Refusal::VisitChanged => self.refusal_visit_changed(),
            Refusal::NoSuchRhythm => self.refusal_no_such_rhythm(),
            Refusal::NoSuchMeeting => self.refusal_no_such_meeting(),
            Refusal::NotTheirMeeting => self.refusal_not_their_meeting(),
            Refusal::MeetingClosed => self.refusal_meeting_closed(),
            Refusal::MeetingChanged => self.refusal_meeting_changed(),
            Refusal::AgendaWanted => self.refusal_agenda_wanted(),
            Refusal::NobodyToMeet => self.refusal_nobody_to_meet(),
            Refusal::NotInTeam => self.refusal_not_in_team(),
            Refusal::JointBeforehand => self.refusal_joint_beforehand(),
            Refusal::NoSuchCoach => self.refusal_no_such_coach(),
            Refusal::NoSuchSkill => self.refusal_no_such_skill(),
            Refusal::NotJoint => self.refusal_not_joint(),
            Refusal::JointOnlyAsked => self.refusal_joint_only_asked(),
            Refusal::DebriefBegun => self.refusal_debrief_begun(),
            Refusal::DebriefAhead => self.refusal_debrief_ahead(),
            Refusal::PhaseNotOpen => self.refusal_phase_not_open(),
            Refusal::RepFirst => self.refusal_rep_first(),
            Refusal::NotTheirField => self.refusal_not_their_field(),
            Refusal::OutOfStep => self.refusal_out_of_step(),
            Refusal::NoSuchReader => self.refusal_no_such_reader(),
            Refusal::NotSignedYet => self.refusal_not_signed_yet(),
            Refusal::ActionWanted => self.refusal_action_wanted(),
            Refusal::NextVisitWanted => self.refusal_next_visit_wanted(),
            Refusal::Handover(refused) => self.handover_refused(refused),
        }
    }

    /// As [`Words::refusal`] of an account of another: who that is, and whom to ask.
    #[must_use]
    pub fn account_of_another(self, holder: Option<&str>) -> String {
        match holder {
            Some(holder) => self.refusal_account_of_another(holder),
            None => self.refusal_account_of_another_manager().to_owned(),
        }
    }

    /// Why people and teams were not changed, and what to do first.
    #[must_use]
    pub fn org_refused(self, refused: OrgRefused) -> String {
        match refused {
            OrgRefused::NoSuchTeam | OrgRefused::NoSuchPerson => self.page_missing_title(),
            OrgRefused::IdentityTaken => self.refusal_failed(),
            OrgRefused::TeamUnderItself => self.refusal_team_under_itself(),
            OrgRefused::TeamNameTaken => self.refusal_team_name_taken(),
            OrgRefused::TeamNotEmpty { people, teams } => {
                return self.refusal_team_not_empty(&people.to_string(), &teams.to_string());
            }
            OrgRefused::ManagerRoleWanted => self.refusal_manager_role_wanted(),
            OrgRefused::StillLeads => self.refusal_still_leads(),
            OrgRefused::RoleWanted => self.refusal_role_wanted(),
            OrgRefused::LoginTaken => self.refusal_login_taken(),
            OrgRefused::NameIsALogin => self.refusal_name_is_a_login(),
            OrgRefused::NameOfColleague => self.refusal_name_of_colleague(),
            OrgRefused::LoginUnclear => self.refusal_login_unclear(),
            OrgRefused::LastAdministrator => self.refusal_last_administrator(),
            OrgRefused::SwitchedOff => self.refusal_switched_off(),
            OrgRefused::Oneself => self.refusal_oneself(),
            OrgRefused::DealsLeft { count } => return self.refusal_deals_left(i64::from(count)),
            OrgRefused::AccountsLeft { count } => {
                return self.refusal_accounts_left(i64::from(count));
            }
            OrgRefused::NoSuchHeir => self.refusal_no_such_heir(),
            OrgRefused::HandsOver => self.handover_refused_in_handover(),
        }
        .to_owned()
    }

    /// Why a text was not taken; `field` is the field's own name.
    #[must_use]
    pub fn text_refused(self, field: &str, refused: TextRefused) -> String {
        match refused {
            TextRefused::Empty => self.refusal_field_empty(field),
            TextRefused::TooLong { max } => {
                self.refusal_text_too_long(i64::try_from(max).unwrap_or(i64::MAX))
            }
            TextRefused::Unprintable => self.refusal_text_unprintable().to_owned(),
        }
    }

    /// Why an amount typed as `text` was not taken, and what to type.
    #[must_use]
    pub fn amount_unread(
        self,
        field: &str,
        text: &str,
        currency: Currency,
        unread: AmountUnread,
    ) -> String {
        match unread {
            AmountUnread::Empty => self.refusal_field_empty(field),
            AmountUnread::Unclear => self.refusal_amount_unclear(text.trim()),
            AmountUnread::TooPrecise => self.refusal_amount_precision(currency.code()),
            AmountUnread::OtherCurrency => self.refusal_other_currency().to_owned(),
            AmountUnread::Negative => self.refusal_amount_negative().to_owned(),
            AmountUnread::TooLarge => self.refusal_amount_too_large().to_owned(),
        }
    }

    /// Why a day typed as `text` was not taken, and what to type.
    #[must_use]
    pub fn day_unread(self, field: &str, text: &str, unread: DayUnread) -> String {
        match unread {
            DayUnread::Empty => self.refusal_field_empty(field),
            DayUnread::Unclear => self.refusal_date_unclear(text.trim()),
            DayUnread::Ambiguous => self.refusal_date_ambiguous(text.trim()),
            DayUnread::Impossible => self.refusal_date_impossible(text.trim()),
        }
    }

    #[must_use]
    pub fn money_refused(self, refused: MoneyRefused) -> &'static str {
        match refused {
            MoneyRefused::Negative => self.refusal_amount_negative(),
            MoneyRefused::TooLarge => self.refusal_amount_too_large(),
        }
    }

    /// Why two accounts were not made one, or not parted.
    #[must_use]
    pub fn merge_refused(self, refused: merge::Refusal) -> &'static str {
        match refused {
            merge::Refusal::Denied => self.refusal_denied(),
            merge::Refusal::NoSuchAccount => self.refusal_no_such_account(),
            merge::Refusal::Itself => self.merge_refused_itself(),
            merge::Refusal::MergedAlready => self.merge_refused_already(),
            merge::Refusal::NotMerged => self.merge_refused_not_merged(),
            merge::Refusal::MergedOn => self.merge_refused_on(),
        }
    }

    /// Why a file cannot be taken as a whole, and what to do.
    #[must_use]
    pub fn file_refused(self, refused: FileRefused) -> String {
        let most = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match refused {
            FileRefused::TooLarge => self.refusal_file_too_large().to_owned(),
            FileRefused::TooManyRows { most: n } => self.refusal_file_rows(most(n)),
            FileRefused::TooManyColumns { most: n } => self.refusal_file_columns(most(n)),
            FileRefused::NotATable => self.refusal_file_not_a_table().to_owned(),
            FileRefused::Empty => self.refusal_file_empty().to_owned(),
        }
    }

    #[must_use]
    pub fn rate_refused(self, refused: RateRefused) -> &'static str {
        match refused {
            RateRefused::OutOfRange => self.rates_refused_range(),
            RateRefused::TooPrecise => self.rates_refused_precise(),
            RateRefused::Unclear => self.rates_refused_unclear(),
            RateRefused::OwnCurrency => self.rates_refused_own(),
            RateRefused::UnknownCurrency => self.rates_refused_unknown(),
            RateRefused::DayWanted => self.rates_refused_day(),
            RateRefused::InUse => self.rates_refused_in_use(),
            RateRefused::NoSuchRate => self.rates_refused_gone(),
        }
    }

    #[must_use]
    pub fn funnel_refused(self, refused: FunnelRefused) -> &'static str {
        match refused {
            FunnelRefused::RateOutOfRange => self.refusal_rate_out_of_range(),
            FunnelRefused::BandWithoutStage => self.refusal_band_without_stage(),
            FunnelRefused::RatesNotRising => self.refusal_rates_not_rising(),
            FunnelRefused::DaysOutOfRange => self.refusal_days_out_of_range(),
        }
    }
}
