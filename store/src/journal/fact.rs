//! What the journal tells besides deals.

use std::collections::BTreeSet;

use domain::coaching::Joint;
use domain::coaching::cycle::Cycle;
use domain::coaching::skill::Area;
use domain::day::{Day, Millis};
use domain::export;
use domain::funnel::Funnel;
use domain::id::{
    AccountId, DealId, ImportId, KnowledgeId, PersonId, ProductId, SittingId, SkillId, SourceId,
    TeamId, TestId, VisitId,
};
use domain::meeting::Meeting;
use domain::merge::Moved;
use domain::money::Currency;
use domain::org::{LinkKind, Post, Role};
use domain::rates::Rate;
use domain::sitting;
use domain::text::{Login, Name};
use domain::view::ViewId;
use domain::visit::Rhythm;
use serde::{Deserialize, Serialize};

/// Something that happened to the company, its people or its lists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    CompanyFounded {
        name: Name,
        currency: Currency,
        zone: String,
        demo: bool,
    },
    FunnelSet {
        from: Funnel,
        to: Funnel,
    },
    /// A rate of another currency was set from a day on, or taken out (`None`).
    RateSet {
        currency: Currency,
        from: Day,
        rate: Option<Rate>,
    },
    /// Rates began to hold whose day had come.
    RatesHeld {
        from: Day,
    },
    PersonAdded {
        person: PersonId,
        login: Login,
        name: Name,
        roles: BTreeSet<Role>,
        team: Option<TeamId>,
    },
    /// A password was set; which, nobody is told.
    PasswordSet {
        person: PersonId,
    },
    PersonSwitched {
        person: PersonId,
        active: bool,
    },
    PreferencesSet {
        person: PersonId,
        language: Option<String>,
        theme: Option<String>,
        #[serde(default)]
        numbers: Option<String>,
    },
    PostSet {
        person: PersonId,
        from: Post,
        to: Post,
    },
    /// Before someone was switched off: each deal and account tells of it by itself too.
    DealsPassed {
        person: PersonId,
        count: u32,
        #[serde(default)]
        accounts: u32,
        to: Vec<PersonId>,
    },
    LinkMade {
        person: PersonId,
        kind: LinkKind,
    },
    /// A password was chosen through the link.
    LinkUsed {
        person: PersonId,
        kind: LinkKind,
    },
    DevicesSignedOut {
        person: PersonId,
        count: u32,
    },
    TeamAdded {
        team: TeamId,
        name: Name,
        parent: Option<TeamId>,
        manager: Option<PersonId>,
    },
    TeamRenamed {
        team: TeamId,
        from: Name,
        to: Name,
    },
    TeamMoved {
        team: TeamId,
        from: Option<TeamId>,
        to: Option<TeamId>,
    },
    TeamRemoved {
        team: TeamId,
        name: Name,
    },
    ManagerSet {
        team: TeamId,
        from: Option<PersonId>,
        to: Option<PersonId>,
    },
    AccountAdded {
        account: AccountId,
        name: Name,
    },
    /// What is written about an account or its people, or who looks after it.
    AccountChanged {
        account: AccountId,
        changes: Vec<domain::account::Change>,
    },
    /// An account became part of another: all that moved, for the undo.
    AccountsMerged {
        account: AccountId,
        name: Name,
        into: AccountId,
        moved: Box<Moved>,
    },
    /// It came out of the other again, with so many of its deals.
    AccountsParted {
        account: AccountId,
        name: Name,
        from: AccountId,
        deals: u32,
    },
    ProductAdded {
        product: ProductId,
        name: Name,
    },
    ProductRenamed {
        product: ProductId,
        from: Name,
        to: Name,
    },
    ProductRetired {
        product: ProductId,
        retired: bool,
    },
    SourceAdded {
        source: SourceId,
        kind: domain::account::Channel,
        name: Option<Name>,
    },
    SourceRenamed {
        source: SourceId,
        from: Name,
        to: Name,
    },
    SourceRetired {
        source: SourceId,
        retired: bool,
    },
    SignedIn {
        person: PersonId,
    },
    SignedOut {
        person: PersonId,
    },
    /// A view was saved, or another address under its name.
    ViewSaved {
        view: ViewId,
        name: Name,
        address: String,
    },
    ViewRenamed {
        view: ViewId,
        from: Name,
        to: Name,
    },
    /// Whether the program opens with it.
    ViewOpens {
        view: ViewId,
        opens: bool,
    },
    ViewRemoved {
        view: ViewId,
        name: Name,
    },
    /// Someone took out what they see, as a file or on paper: so many rows of an address.
    Exported {
        kind: export::Kind,
        what: export::What,
        address: String,
        count: u32,
    },
    /// Someone opened a sitting with others, on so many items of an address.
    SittingOpened {
        sitting: SittingId,
        kind: sitting::Kind,
        people: Vec<PersonId>,
        address: String,
        items: u32,
    },
    /// Who leads a walk called more people to it.
    SittingCalled {
        sitting: SittingId,
        people: Vec<PersonId>,
    },
    /// A visit was declared a joint one, asked for as one, or agreed to.
    JointDeclared {
        joint: Joint,
    },
    JointCalledOff {
        visit: VisitId,
    },
    /// Both signed a debrief; its action stands in the rep's plan, with the visit it is for.
    ActionAgreed {
        sitting: SittingId,
        rep: PersonId,
        skill: SkillId,
        visit: Option<VisitId>,
    },
    /// The rep said whether they practised it.
    ActionPractised {
        sitting: SittingId,
        done: bool,
    },
    /// One of the two said whether somebody may read their debrief; it takes both.
    DebriefOpened {
        sitting: SittingId,
        reader: PersonId,
        yes: bool,
    },
    /// The coaching of a rep in a skill went on by a step.
    CoachingStepped {
        rep: PersonId,
        coach: PersonId,
        skill: SkillId,
        cycle: Cycle,
    },
    SkillAdded {
        skill: SkillId,
        #[serde(default)]
        area: Area,
        name: Name,
    },
    SkillRenamed {
        skill: SkillId,
        from: Option<Name>,
        to: Option<Name>,
    },
    SkillRetired {
        skill: SkillId,
        retired: bool,
    },
    /// From what a deal is worth on, in minor units, it is a large sale.
    LargeSaleSet {
        from: i64,
        to: i64,
    },
    /// A manager kept their own week; what stands in it is theirs.
    AgendaKept {
        week: Day,
        tasks: u32,
        done: u32,
    },
    /// So much of a test was answered; what, stands in the test.
    SkillsAnswered {
        test: TestId,
        about: PersonId,
        answers: u32,
    },
    /// A test was finished, and stands from then on.
    SkillsFinished {
        test: TestId,
        about: PersonId,
    },
    /// Something that a rep is to learn was written down, changed or (`gone`) taken out.
    KnowledgeSet {
        knowledge: KnowledgeId,
        rep: PersonId,
        gone: bool,
    },
    /// Someone's deals and customers are passed on, to so many heirs.
    HandoverOpened {
        handover: SittingId,
        leaver: PersonId,
        sudden: bool,
        last_day: Day,
        heirs: Vec<PersonId>,
        deals: u32,
        accounts: u32,
    },
    /// Somebody has seen to a deal that turned for the worse after its handover.
    HandoverSeen {
        handover: SittingId,
        deal: DealId,
        turned: Millis,
    },
    /// A meeting was made, written anew or closed, or an action of it done: as it is afterwards.
    MeetingKept {
        meeting: Box<Meeting>,
    },
    /// How often customers want a visit, and what time there is for it.
    RhythmSet {
        from: Rhythm,
        to: Rhythm,
    },
    /// Someone's calendar has another address; the one before leads nowhere.
    FeedRenewed {
        person: PersonId,
    },
    /// An import ran to its end, with its counts.
    ImportRun {
        mapping: String,
        files: Vec<String>,
        taken: u32,
        changed: u32,
        refused: u32,
        #[serde(default)]
        run: Option<ImportId>,
        /// Keeps F5.5: an administrator said that the claimed dates count.
        #[serde(default)]
        opening: bool,
    },
    /// An import was taken back: so many deals, and so many that stayed as people left them.
    ImportTakenBack {
        run: ImportId,
        deals: u32,
        kept: u32,
    },
    /// Taking back was taken back.
    ImportReturned {
        run: ImportId,
        deals: u32,
        kept: u32,
    },
}

impl Fact {
    /// The words of what changes the lists and settings that pages were drawn with: people,
    /// teams, products, sources, bands.
    pub(crate) const DESK: [&str; 18] = [
        "company_founded",
        "funnel_set",
        "rate_set",
        "rates_held",
        "person_added",
        "person_switched",
        "post_set",
        "team_added",
        "team_renamed",
        "team_moved",
        "team_removed",
        "manager_set",
        "product_added",
        "product_renamed",
        "product_retired",
        "source_added",
        "source_renamed",
        "source_retired",
    ];

    /// Whether pages drawn before it show what is no more so.
    pub(crate) fn changes_desk(&self) -> bool {
        Self::DESK.contains(&self.word())
    }

    /// The word in the journal's column.
    pub fn word(&self) -> &'static str {
        match self {
            Self::CompanyFounded { .. } => "company_founded",
            Self::FunnelSet { .. } => "funnel_set",
            Self::RateSet { .. } => "rate_set",
            Self::RatesHeld { .. } => "rates_held",
            Self::PersonAdded { .. } => "person_added",
            Self::PasswordSet { .. } => "password_set",
            Self::PersonSwitched { .. } => "person_switched",
            Self::PreferencesSet { .. } => "preferences_set",
            Self::TeamAdded { .. } => "team_added",
            Self::PostSet { .. } => "post_set",
            Self::DealsPassed { .. } => "deals_passed",
            Self::LinkMade { .. } => "link_made",
            Self::LinkUsed { .. } => "link_used",
            Self::DevicesSignedOut { .. } => "devices_signed_out",
            Self::TeamRenamed { .. } => "team_renamed",
            Self::TeamMoved { .. } => "team_moved",
            Self::TeamRemoved { .. } => "team_removed",
            Self::ManagerSet { .. } => "manager_set",
            Self::AccountAdded { .. } => "account_added",
            Self::AccountChanged { .. } => "account_changed",
            Self::AccountsMerged { .. } => "accounts_merged",
            Self::AccountsParted { .. } => "accounts_parted",
            Self::ProductAdded { .. } => "product_added",
            Self::ProductRenamed { .. } => "product_renamed",
            Self::ProductRetired { .. } => "product_retired",
            Self::SourceAdded { .. } => "source_added",
            Self::SourceRenamed { .. } => "source_renamed",
            Self::SourceRetired { .. } => "source_retired",
            Self::SignedIn { .. } => "signed_in",
            Self::SignedOut { .. } => "signed_out",
            Self::ViewSaved { .. } => "view_saved",
            Self::ViewRenamed { .. } => "view_renamed",
            Self::ViewOpens { .. } => "view_opens",
            Self::ViewRemoved { .. } => "view_removed",
            Self::Exported { .. } => "exported",
            Self::SittingOpened { .. } => "sitting_opened",
            Self::SittingCalled { .. } => "sitting_called",
            Self::JointDeclared { .. } => "joint_declared",
            Self::JointCalledOff { .. } => "joint_called_off",
            Self::ActionAgreed { .. } => "action_agreed",
            Self::ActionPractised { .. } => "action_practised",
            Self::DebriefOpened { .. } => "debrief_opened",
            Self::CoachingStepped { .. } => "coaching_stepped",
            Self::SkillAdded { .. } => "skill_added",
            Self::SkillRenamed { .. } => "skill_renamed",
            Self::SkillRetired { .. } => "skill_retired",
            Self::LargeSaleSet { .. } => "large_sale_set",
            Self::AgendaKept { .. } => "agenda_kept",
            Self::SkillsAnswered { .. } => "skills_answered",
            Self::SkillsFinished { .. } => "skills_finished",
            Self::KnowledgeSet { .. } => "knowledge_set",
            Self::HandoverOpened { .. } => "handover_opened",
            Self::HandoverSeen { .. } => "handover_seen",
            Self::MeetingKept { .. } => "meeting_kept",
            Self::RhythmSet { .. } => "rhythm_set",
            Self::FeedRenewed { .. } => "feed_renewed",
            Self::ImportRun { .. } => "import_run",
            Self::ImportTakenBack { .. } => "import_taken_back",
            Self::ImportReturned { .. } => "import_returned",
        }
    }
}
