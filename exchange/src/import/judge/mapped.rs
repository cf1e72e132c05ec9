//! What a person chose, as the mapping by which the engine reads.

use std::collections::BTreeMap;

use domain::company::Company;
use domain::deal::LostReason;
use domain::funnel::Stage;
use domain::import::{self, Choices, Column, Meaning};
use domain::text::{Note, fold};

use crate::file::Line;
use crate::import::mapping::{AmountFrom, Columns, Deals, Mapping, StageWord, Unlisted};
use crate::import::vocabulary;
use crate::import::why::Why;

/// The columns of the mapping are called by their places.
pub(in crate::import) fn mapping(
    name: &str,
    choices: &Choices,
    rows: &[Line],
    company: &Company,
) -> Mapping {
    let place = |column| choices.place(column).map(|place: usize| place.to_string());
    let columns = Columns {
        stage: place(Column::Stage).unwrap_or_default(),
        account: place(Column::Account),
        rep: place(Column::Owner),
        product: place(Column::Product),
        amount: place(Column::Amount),
        currency: place(Column::Currency),
        expected: place(Column::Expected),
        status: place(Column::Status),
        source: place(Column::Source),
        contact: place(Column::Contact),
        phone: place(Column::Phone),
        next_step: place(Column::NextStep),
        next_step_due: place(Column::NextStepDue),
        claimed: place(Column::Claimed),
        closed: place(Column::Closed),
        value: place(Column::Value).or_else(|| place(Column::Amount)),
        lost_reason: place(Column::LostReason),
        note: place(Column::Note),
    };
    let mut mapping = bare(name);
    mapping.stages = stages(choices, rows, company);
    mapping.statuses = vocabulary::statuses();
    mapping.sources = vocabulary::sources();
    mapping.lost_reasons = vocabulary::lost_reasons();
    mapping.deals.columns = columns;
    mapping
}

/// A mapping without columns: all that taking a row that was read already needs.
pub(in crate::import) fn bare(name: &str) -> Mapping {
    Mapping {
        name: name.to_owned(),
        encoding: Default::default(),
        delimiter: ',',
        currency: None,
        dates: Vec::new(),
        company: None,
        deals: Deals { amount_from: AmountFrom::Column, ..Deals::default() },
        stages: BTreeMap::new(),
        people: crate::import::mapping::People { unlisted: Unlisted::Refuse, ..Default::default() },
        products: Default::default(),
        accounts: Default::default(),
        statuses: BTreeMap::new(),
        sources: BTreeMap::new(),
        lost_reasons: BTreeMap::new(),
    }
}

/// The words of the stage column that stand for something. Without such a column all rows enter
/// the funnel at its first stage.
fn stages(choices: &Choices, rows: &[Line], company: &Company) -> BTreeMap<String, StageWord> {
    let Some(place) = choices.place(Column::Stage) else {
        return BTreeMap::from([(String::new(), StageWord::Open(Stage::FIRST))]);
    };
    let mut stages = BTreeMap::new();
    for word in rows.iter().filter_map(|line| line.1.get(place)) {
        let word = word.trim();
        if word.is_empty() || stages.contains_key(word) {
            continue;
        }
        let chosen = choices.words.get(&fold(word)).copied();
        let meaning = chosen.or_else(|| vocabulary::meaning(word, &company.funnel));
        if let Some(stage) = meaning.and_then(|meaning| stage_word(word, meaning)) {
            stages.insert(word.to_owned(), stage);
        }
    }
    stages
}

fn stage_word(word: &str, meaning: Meaning) -> Option<StageWord> {
    Some(match meaning {
        Meaning::Stage(stage) => StageWord::Open(stage),
        Meaning::Won => StageWord::Won { from: Stage::ALL[Stage::COUNT - 1] },
        // A file that gives no reason is not made to: the file's own word is the note.
        Meaning::Lost => StageWord::Lost {
            from: Stage::FIRST,
            reason: LostReason::Other,
            note: Note::new(word).ok(),
        },
        Meaning::Parked => StageWord::Parked { from: Stage::FIRST },
        Meaning::LeaveOut => return None,
    })
}

/// Why a row is refused, its columns called by what they hold.
pub(in crate::import) fn why(why: Why, choices: &Choices) -> import::Why {
    let column = |place: String| {
        let held = place.parse().ok().and_then(|at: usize| choices.columns.get(at).copied());
        held.flatten().unwrap_or(Column::Note)
    };
    match why {
        Why::CellsTooMany => import::Why::CellsTooMany,
        Why::KeyMissing { .. } | Why::AccountMissing => import::Why::AccountMissing,
        Why::RepMissing => import::Why::OwnerMissing,
        Why::SameKey { .. } => import::Why::SameAsAnother,
        Why::NoStage { text, .. } => import::Why::NoWord { column: Column::Stage, text },
        Why::NoWord { column: at, text } => import::Why::NoWord { column: column(at), text },
        Why::NoDay { column: at, text, why } => {
            import::Why::NoDay { column: column(at), text, unread: why }
        }
        Why::NoAmount { column: at, text, why } => {
            import::Why::NoAmount { column: column(at), text, unread: why }
        }
        Why::Text { column: at, why } => import::Why::Text { column: column(at), refused: why },
        Why::LostWithoutDay => import::Why::LostWithoutDay,
        Why::StepHalf => import::Why::StepHalf,
        Why::NoSuchPerson { name } => import::Why::NoSuchPerson { name },
        Why::PersonNotClear { name } => import::Why::PersonNotClear { name },
        Why::HoldsNoDeals { name } => import::Why::HoldsNoDeals { name },
        Why::NoSuchProduct { name } => import::Why::NoSuchProduct { name },
        Why::AccountOfAnother { holder } => import::Why::AccountOfAnother { holder },
        Why::Rule(refusal) => import::Why::Rule(refusal),
    }
}
