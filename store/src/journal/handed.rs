//! Entries about what was done in a handover.

use domain::deal::Context;
use domain::handover::Command;
use domain::id::SittingId;

use super::sat;
use crate::error::StoreError;
use crate::writer::Tx;

/// Writes down what someone did; their operation sent again is told by it.
pub(crate) async fn handed(
    tx: &mut Tx,
    at: &Context<'_>,
    handover: SittingId,
    command: &Command,
) -> Result<(), StoreError> {
    sat::keep(tx, at, handover, kind(command), serde_json::to_string(command)?).await
}

fn kind(command: &Command) -> &'static str {
    match command {
        Command::Fill { .. } => "handover_filled",
        Command::Sign { .. } => "handover_signed",
        Command::Finish { .. } => "handover_done",
        Command::WriteOff { .. } => "handover_written_off",
        Command::TakeBack { .. } => "handover_taken_back",
        Command::Unlock { .. } => "handover_unlocked",
        Command::Give { .. } | Command::GiveAll { .. } => "handover_given",
        Command::Close => "handover_closed",
    }
}
