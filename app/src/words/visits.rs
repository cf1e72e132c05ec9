//! The terms of visits: ways and steps, and the days of the week.

use super::Words;
use domain::day::Day;
use domain::visit::{Step, Way, monday};

impl Words {
    /// How one meets.
    #[must_use]
    pub fn visit_by(self, way: Way) -> &'static str {
        match way {
            Way::FaceToFace => self.visit_way_face_to_face(),
            Way::Phone => self.visit_way_phone(),
            Way::Mail => self.visit_way_mail(),
            Way::Online => self.visit_way_online(),
        }
    }

    #[must_use]
    pub fn visit_step(self, step: Step) -> &'static str {
        match step {
            Step::Prepare => self.visit_step_prepare(),
            Step::Open => self.visit_step_open(),
            Step::Explore => self.visit_step_explore(),
            Step::Present => self.visit_step_present(),
            Step::Objections => self.visit_step_objections(),
            Step::Close => self.visit_step_close(),
            Step::SumUp => self.visit_step_sum_up(),
        }
    }

    /// What to ask oneself at a step.
    #[must_use]
    pub fn visit_prompt(self, step: Step) -> &'static str {
        match step {
            Step::Prepare => self.visit_prompt_prepare(),
            Step::Open => self.visit_prompt_open(),
            Step::Explore => self.visit_prompt_explore(),
            Step::Present => self.visit_prompt_present(),
            Step::Objections => self.visit_prompt_objections(),
            Step::Close => self.visit_prompt_close(),
            Step::SumUp => self.visit_prompt_sum_up(),
        }
    }

    /// The day of the week, short.
    #[must_use]
    pub fn weekday(self, day: Day) -> &'static str {
        match monday(day).until(day) {
            0 => self.day_monday(),
            1 => self.day_tuesday(),
            2 => self.day_wednesday(),
            3 => self.day_thursday(),
            4 => self.day_friday(),
            5 => self.day_saturday(),
            _ => self.day_sunday(),
        }
    }
}
