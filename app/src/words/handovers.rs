//! The words of a handover that the rules name.

use super::Words;
use domain::handover::{Lack, Refused, Way};

impl Words {
    /// Why something was not done in a handover, and what to do.
    #[must_use]
    pub fn handover_refused(self, refused: Refused) -> &'static str {
        match refused {
            Refused::Closed => self.handover_refused_closed(),
            Refused::NoSuchItem => self.handover_refused_no_item(),
            Refused::Locked => self.handover_locked_text(),
            Refused::Settled => self.handover_refused_settled(),
            Refused::NotSettled => self.handover_refused_not_settled(),
            Refused::Lacking(_) => self.handover_refused_lacking(),
            Refused::NotLeading => self.handover_refused_not_leading(),
            Refused::NotYours => self.handover_refused_not_yours(),
            Refused::Ahead => self.handover_refused_ahead(),
            Refused::NotToLeaver | Refused::NoSuchHeir => self.handover_refused_heir(),
            Refused::NotThrough => self.handover_refused_not_through(),
            Refused::InHandover => self.handover_refused_in_handover(),
            Refused::Leaving => self.handover_leaving_text(),
            Refused::LeavingAlready => self.handover_refused_already(),
            Refused::NoSuchLeaver => self.handover_refused_leaver(),
            Refused::LeftOut => self.handover_refused_left_out(),
            Refused::LastDayBehind => self.handover_refused_last_day(),
            Refused::LastAdministrator => self.refusal_last_administrator(),
        }
    }

    #[must_use]
    pub fn handover_way(self, way: Way, sudden: bool) -> &'static str {
        match (way, sudden) {
            (Way::JointVisit, false) => self.handover_way_visit(),
            (Way::JointVisit, true) => self.handover_way_visit_alone(),
            (Way::Phone, false) => self.handover_way_phone(),
            (Way::Phone, true) => self.handover_way_phone_alone(),
            (Way::Later, _) => self.handover_way_later(),
        }
    }

    #[must_use]
    pub fn handover_lack(self, lack: Lack) -> &'static str {
        match lack {
            Lack::VisitDay => self.handover_visited_on(),
            Lack::PeopleMet => self.handover_met(),
            Lack::Told => self.handover_told(),
            Lack::Reaction => self.handover_reaction(),
            Lack::LeaverSignature => self.handover_lack_leaver_signature(),
            Lack::HeirSignature => self.handover_lack_heir_signature(),
            Lack::Call => self.handover_called_on(),
            Lack::OnTheLine => self.handover_on_the_line(),
            Lack::Appointment => self.handover_appointment(),
            Lack::Contact => self.handover_contact(),
        }
    }
}
