//! The terms of sales meetings.

use super::Words;
use domain::meeting::{Content, Form, Purpose};

impl Words {
    /// What a meeting is for.
    #[must_use]
    pub fn meeting_for(self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Training => self.meeting_training(),
            Purpose::Communication => self.meeting_communication(),
            Purpose::Exchange => self.meeting_exchange(),
            Purpose::Motivation => self.meeting_motivation(),
            Purpose::ProblemSolving => self.meeting_problem_solving(),
            Purpose::NewProducts => self.meeting_new_products(),
        }
    }

    /// What an item is about.
    #[must_use]
    pub fn meeting_content(self, content: Content) -> &'static str {
        match content {
            Content::Industry => self.meeting_industry(),
            Content::Market => self.meeting_market(),
            Content::Competitor => self.meeting_competitor(),
            Content::Product => self.meeting_product(),
            Content::Needs => self.meeting_needs(),
            Content::Service => self.meeting_service(),
            Content::Analysis => self.meeting_analysis(),
            Content::Rehearsal => self.meeting_rehearsal(),
            Content::Proposals => self.meeting_proposals(),
            Content::Skills => self.meeting_skills(),
            Content::Process => self.meeting_process(),
        }
    }

    /// In which way an item is gone through.
    #[must_use]
    pub fn meeting_form(self, form: Form) -> &'static str {
        match form {
            Form::Presentation => self.meeting_presentation(),
            Form::Discussion => self.meeting_discussion(),
            Form::Success => self.meeting_success(),
            Form::Case => self.meeting_case(),
            Form::RolePlay => self.meeting_role_play(),
            Form::Suggestions => self.meeting_suggestions(),
        }
    }
}
