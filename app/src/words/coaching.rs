//! The terms of coaching: kinds of joint visits, skills, the parts of a debrief and what they ask.

use super::Words;
use domain::coaching::Sale;
use domain::coaching::cycle::Step;
use domain::coaching::debrief::{Field, Phase, Side};
use domain::coaching::joint::Kind;
use domain::coaching::skill::{Skill, Stock};
use domain::id::SkillId;

impl Words {
    #[must_use]
    pub fn joint_kind(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Coaching => self.coaching_kind_coaching(),
            Kind::Demonstration => self.coaching_kind_demonstration(),
        }
    }

    #[must_use]
    pub fn coaching_step(self, step: Step) -> &'static str {
        match step {
            Step::Observe => self.coaching_step_observe(),
            Step::Feedback => self.coaching_step_feedback(),
            Step::Demonstrate => self.coaching_step_demonstrate(),
            Step::Prepare => self.coaching_step_prepare(),
            Step::Review => self.coaching_step_review(),
        }
    }

    /// What is to be done at a step.
    #[must_use]
    pub fn coaching_step_text(self, step: Step) -> &'static str {
        match step {
            Step::Observe => self.coaching_do_observe(),
            Step::Feedback => self.coaching_do_feedback(),
            Step::Demonstrate => self.coaching_do_demonstrate(),
            Step::Prepare => self.coaching_do_prepare(),
            Step::Review => self.coaching_do_review(),
        }
    }

    #[must_use]
    pub fn sale(self, sale: Sale) -> &'static str {
        match sale {
            Sale::Large => self.coaching_large(),
            Sale::Small => self.coaching_small(),
        }
    }

    /// A skill by the company's name for it, or else by ours.
    #[must_use]
    pub fn skill(self, skill: &Skill) -> String {
        match (&skill.name, skill.stock) {
            (Some(name), _) => name.to_string(),
            (None, Some(stock)) => self.stock_skill(stock).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// One of a list, by its identity.
    #[must_use]
    pub fn skill_of(self, skills: &[Skill], id: SkillId) -> String {
        let found = skills.iter().find(|skill| skill.id == id);
        found.map(|skill| self.skill(skill)).unwrap_or_default()
    }

    fn stock_skill(self, stock: Stock) -> &'static str {
        match stock {
            Stock::Preparing => self.coaching_stock_preparing(),
            Stock::Opening => self.coaching_stock_opening(),
            Stock::Problems => self.coaching_stock_problems(),
            Stock::Consequences => self.coaching_stock_consequences(),
            Stock::Listening => self.coaching_stock_listening(),
            Stock::Deciders => self.coaching_stock_deciders(),
            Stock::Benefits => self.coaching_stock_benefits(),
            Stock::Objections => self.coaching_stock_objections(),
            Stock::Commitment => self.coaching_stock_commitment(),
            Stock::Negotiating => self.coaching_stock_negotiating(),
            Stock::Market => self.skills_stock_market(),
            Stock::Company => self.skills_stock_company(),
            Stock::Product => self.skills_stock_product(),
            Stock::Goals => self.skills_stock_goals(),
            Stock::Strategy => self.skills_stock_strategy(),
            Stock::Segments => self.skills_stock_segments(),
            Stock::Telling => self.skills_stock_telling(),
            Stock::Planning => self.skills_stock_planning(),
            Stock::Targets => self.skills_stock_targets(),
            Stock::Rapport => self.skills_stock_rapport(),
            Stock::Coaching => self.skills_stock_coaching(),
            Stock::Winning => self.skills_stock_winning(),
            Stock::Checking => self.skills_stock_checking(),
            Stock::Classing => self.skills_stock_classing(),
            Stock::Reports => self.skills_stock_reports(),
            Stock::Informing => self.skills_stock_informing(),
            Stock::Motivating => self.skills_stock_motivating(),
            Stock::Appraising => self.skills_stock_appraising(),
            Stock::Tying => self.skills_stock_tying(),
            Stock::Hiring => self.skills_stock_hiring(),
            Stock::Backing => self.skills_stock_backing(),
            Stock::Carrying => self.skills_stock_carrying(),
            Stock::Accounts => self.skills_stock_accounts(),
        }
    }

    #[must_use]
    pub fn debrief_part(self, phase: Phase) -> &'static str {
        match phase {
            Phase::Planning => self.debrief_part_planning(),
            Phase::Feelings => self.debrief_part_feelings(),
            Phase::Happened => self.debrief_part_happened(),
            Phase::Why => self.debrief_part_why(),
            Phase::After => self.debrief_part_after(),
        }
    }

    /// What is asked in a field.
    #[must_use]
    pub fn debrief_asks(self, field: Field) -> &'static str {
        match field {
            Field::Goal => self.debrief_goal(),
            Field::Approach => self.debrief_approach(),
            Field::Reasons => self.debrief_reasons(),
            Field::Feelings => self.debrief_feelings(),
            Field::Listening => self.debrief_listening(),
            Field::Aim => self.debrief_aim(),
            Field::Plan => self.debrief_plan(),
            Field::Happened => self.debrief_happened(),
            Field::Buyer => self.debrief_buyer(),
            Field::Best => self.debrief_best(),
            Field::Better => self.debrief_better(),
            Field::Seen => self.debrief_seen(),
            Field::Found => self.debrief_found(),
            Field::Suggested => self.debrief_suggested(),
            Field::Action => self.debrief_action(),
            Field::Next => self.debrief_next(),
        }
    }

    /// Keeps C3: what a side has at hand to say in a part, one sentence after another.
    #[must_use]
    pub fn debrief_says(self, phase: Phase, side: Side) -> std::str::Split<'static, char> {
        match (phase, side) {
            (Phase::Planning, Side::Rep) => self.debrief_say_planning_rep(),
            (Phase::Planning, Side::Coach) => self.debrief_say_planning_coach(),
            (Phase::Feelings, Side::Rep) => self.debrief_say_feelings_rep(),
            (Phase::Feelings, Side::Coach) => self.debrief_say_feelings_coach(),
            (Phase::Happened, Side::Rep) => self.debrief_say_happened_rep(),
            (Phase::Happened, Side::Coach) => self.debrief_say_happened_coach(),
            (Phase::Why, Side::Rep) => self.debrief_say_why_rep(),
            (Phase::Why, Side::Coach) => self.debrief_say_why_coach(),
            (Phase::After, Side::Rep) => self.debrief_say_after_rep(),
            (Phase::After, Side::Coach) => self.debrief_say_after_coach(),
        }
        .split('|')
    }
}
