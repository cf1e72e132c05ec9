//! The method's terms: for each thing the domain knows, its word in the reader's language.

use super::Words;
use domain::account::{self, Channel};
use domain::deal::{CustomerStatus, LostReason};
use domain::export::FileKind;
use domain::funnel::{Band, Place, Stage};
use domain::org::Role;
use domain::table::Heading;

impl Words {
    /// A stage by its full name, as process P1 has it.
    #[must_use]
    pub fn stage(self, stage: Stage) -> &'static str {
        match stage.number() {
            1 => self.funnel_stage_1(),
            2 => self.funnel_stage_2(),
            3 => self.funnel_stage_3(),
            4 => self.funnel_stage_4(),
            5 => self.funnel_stage_5(),
            6 => self.funnel_stage_6(),
            7 => self.funnel_stage_7(),
            _ => self.funnel_stage_8(),
        }
    }

    /// A stage as a column's head has room for it.
    #[must_use]
    pub fn stage_short(self, stage: Stage) -> &'static str {
        match stage.number() {
            1 => self.funnel_stage_1_short(),
            2 => self.funnel_stage_2_short(),
            3 => self.funnel_stage_3_short(),
            4 => self.funnel_stage_4_short(),
            5 => self.funnel_stage_5_short(),
            6 => self.funnel_stage_6_short(),
            7 => self.funnel_stage_7_short(),
            _ => self.funnel_stage_8_short(),
        }
    }

    /// A stage by its short name, or won, lost, parked.
    #[must_use]
    pub fn place(self, place: Place) -> &'static str {
        match place {
            Place::Stage(stage) => self.stage_short(stage),
            Place::Won => self.funnel_outcome_won(),
            Place::Lost => self.funnel_outcome_lost(),
            Place::Parked => self.funnel_outcome_parked(),
        }
    }

    #[must_use]
    pub fn band(self, band: Band) -> &'static str {
        match band {
            Band::Top => self.funnel_band_top(),
            Band::Middle => self.funnel_band_middle(),
            Band::Bottom => self.funnel_band_bottom(),
        }
    }

    /// What a band says about the buyer, as a manager can check it.
    #[must_use]
    pub fn band_means(self, band: Band) -> &'static str {
        match band {
            Band::Top => self.funnel_band_top_means(),
            Band::Middle => self.funnel_band_middle_means(),
            Band::Bottom => self.funnel_band_bottom_means(),
        }
    }

    #[must_use]
    pub fn status(self, status: CustomerStatus) -> &'static str {
        match status {
            CustomerStatus::Learning => self.funnel_status_learning(),
            CustomerStatus::Comparing => self.funnel_status_comparing(),
            CustomerStatus::Negotiating => self.funnel_status_negotiating(),
            CustomerStatus::Decided => self.funnel_status_decided(),
        }
    }

    #[must_use]
    pub fn lost_reason(self, reason: LostReason) -> &'static str {
        match reason {
            LostReason::Price => self.funnel_lost_price(),
            LostReason::Competitor => self.funnel_lost_competitor(),
            LostReason::Fit => self.funnel_lost_fit(),
            LostReason::Timing => self.funnel_lost_timing(),
            LostReason::Budget => self.funnel_lost_budget(),
            LostReason::Relationship => self.funnel_lost_relationship(),
            LostReason::NoDecision => self.funnel_lost_no_decision(),
            LostReason::Other => self.funnel_lost_else(),
        }
    }

    /// A channel of K4; a campaign is better shown by its own name.
    #[must_use]
    pub fn channel(self, channel: Channel) -> &'static str {
        match channel {
            Channel::Referral => self.funnel_source_referral(),
            Channel::Media => self.funnel_source_media(),
            Channel::Former => self.funnel_source_former(),
            Channel::Friends => self.funnel_source_friends(),
            Channel::Prescribed => self.funnel_source_prescribed(),
            Channel::BrandResearch => self.funnel_source_brand_research(),
            Channel::Promotion => self.funnel_source_promotion(),
            Channel::News => self.funnel_source_news(),
            Channel::Campaign => self.funnel_source_campaign(),
        }
    }

    /// What stands above a column of the table.
    #[must_use]
    pub fn heading(self, heading: Heading) -> &'static str {
        match heading {
            Heading::Account => self.deal_account(),
            Heading::Product => self.table_product(),
            Heading::Stage => self.deal_stage(),
            Heading::Amount => self.board_sort_amount(),
            Heading::Weighted => self.table_weighted(),
            Heading::Expected => self.board_sort_expected(),
            Heading::Status => self.deal_status(),
            Heading::NextStep => self.deal_next_step(),
            Heading::Source => self.deal_source(),
            Heading::Owner => self.board_rep(),
            Heading::Listed => self.deal_listed_at(),
            Heading::InStage => self.board_sort_in_stage(),
        }
    }

    #[must_use]
    pub fn account_order(self, order: account::Order) -> &'static str {
        match order {
            account::Order::Name => self.account_sort_name(),
            account::Order::Changed => self.account_sort_changed(),
            account::Order::Open => self.account_sort_open(),
        }
    }

    #[must_use]
    pub fn file_kind(self, kind: FileKind) -> &'static str {
        match kind {
            FileKind::Xlsx => self.export_kind_xlsx(),
            FileKind::Csv => self.export_kind_csv(),
        }
    }

    #[must_use]
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Rep => self.team_role_rep(),
            Role::Manager => self.team_role_manager(),
            Role::Leaving => self.handover_leaving(),
            Role::Administrator => self.team_role_administrator(),
            Role::Support => self.team_role_support(),
            Role::OrderDesk => self.team_role_order_desk(),
            Role::Marketing => self.team_role_marketing(),
        }
    }
}
