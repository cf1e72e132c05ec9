//! What a word in the column of stages stands for.

use domain::deal::LostReason;
use domain::funnel::Stage;
use domain::text::Note;
use serde::Deserialize;

/// A stage of the funnel, or how a deal left it, and from which stage.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(try_from = "Written")]
pub enum StageWord {
    Open(Stage),
    Won {
        from: Stage,
    },
    /// Reason and note where the row itself gives none.
    Lost {
        from: Stage,
        reason: LostReason,
        note: Option<Note>,
    },
    Parked {
        from: Stage,
    },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Number(u8),
    Outcome(Outcome),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    outcome: String,
    from: Option<u8>,
    reason: Option<String>,
    note: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum NoStageWord {
    #[error("a stage is 1 to 8")]
    Stage,
    #[error("an outcome is \"won\", \"lost\" or \"parked\"")]
    Outcome,
    #[error("no such reason of loss: {0:?}")]
    Reason(String),
    #[error("\"other\" asks for a note of at most 2000 characters")]
    Note,
    #[error("only \"lost\" takes a reason and a note")]
    Idle,
}

impl TryFrom<Written> for StageWord {
    type Error = NoStageWord;

    fn try_from(written: Written) -> Result<Self, NoStageWord> {
        let outcome = match written {
            Written::Number(number) => return Ok(Self::Open(stage(number)?)),
            Written::Outcome(outcome) => outcome,
        };
        if outcome.outcome != "lost" && (outcome.reason.is_some() || outcome.note.is_some()) {
            return Err(NoStageWord::Idle);
        }
        match outcome.outcome.as_str() {
            "won" => Ok(Self::Won { from: stage(outcome.from.unwrap_or(8))? }),
            "lost" => lost(outcome),
            "parked" => Ok(Self::Parked { from: stage(outcome.from.unwrap_or(1))? }),
            _ => Err(NoStageWord::Outcome),
        }
    }
}

/// A file that gives no reason is not made to: the reason is "other", and the note says so.
fn lost(outcome: Outcome) -> Result<StageWord, NoStageWord> {
    let word = outcome.reason.unwrap_or_else(|| LostReason::Other.word().to_owned());
    let reason = LostReason::from_word(&word).ok_or(NoStageWord::Reason(word))?;
    let note = outcome.note.as_deref().map(Note::new).transpose();
    let note = note.map_err(|_| NoStageWord::Note)?;
    if reason == LostReason::Other && note.is_none() {
        return Err(NoStageWord::Note);
    }
    Ok(StageWord::Lost { from: stage(outcome.from.unwrap_or(1))?, reason, note })
}

fn stage(number: u8) -> Result<Stage, NoStageWord> {
    Stage::new(number).map_err(|_| NoStageWord::Stage)
}
