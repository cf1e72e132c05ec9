//! Taking back what an import did to a deal, and taking that back in turn.

use super::{Change, Context, Deal, Field, Refusal, moving};
use crate::policy::Action;
use crate::text::Note;

/// What is set back, and what stays because people have changed it since.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TakenBack {
    pub changes: Vec<Change>,
    /// Fields that people set anew; they stay as they are.
    pub kept: Vec<Field>,
    /// The deal as a whole stays: it was listed by the import, and people have worked on it.
    pub stays: bool,
}

/// Sets back what was done to a deal: `did` are the changes, `then` is the deal right after them.
/// A deal that they listed is withdrawn, if it still says what it said; of a deal that they
/// changed each field is set back that still is as they left it. `why` is the reason that the
/// history shows for a move.
pub fn take_back(
    now: &Deal,
    then: &Deal,
    did: &[Change],
    why: &Note,
    at: &Context<'_>,
) -> Result<TakenBack, Refusal> {
    at.actor.may(Action::ChangeDeal { owner: now.owner })?;
    let mut back = TakenBack::default();
    match did.first() {
        Some(Change::Listed(_) | Change::Returned) if same(now, then) => {
            back.changes.push(Change::Withdrawn);
        }
        Some(Change::Listed(_) | Change::Returned) => back.stays = true,
        Some(Change::Withdrawn) if now.withdrawn => back.changes.push(Change::Returned),
        _ => did.iter().rev().for_each(|change| set_back(&mut back, now, change, why, at)),
    }
    Ok(back)
}

/// Whether a deal says what it said then; when is of no matter.
fn same(now: &Deal, then: &Deal) -> bool {
    let then = Deal {
        version: now.version,
        last_move: now.last_move.clone(),
        position: super::Position { standing: then.position.standing.clone(), ..now.position },
        ..then.clone()
    };
    *now == then
}

fn set_back(back: &mut TakenBack, now: &Deal, did: &Change, why: &Note, at: &Context<'_>) {
    macro_rules! fields {
        ($($change:ident $field:ident),+) => {
            match did {
                $(Change::$change { from, to } => {
                    if now.$field == *to {
                        let (from, to) = (to.clone(), from.clone());
                        back.changes.push(Change::$change { from, to });
                    } else if now.$field != *from {
                        back.kept.push(Field::$change);
                    }
                })+
                Change::Moved { from, to, .. } => {
                    if now.position.standing == to.standing {
                        let to = moving::arrive(&now.position, from.standing.clone(), at);
                        let (from, reason) = (now.position.clone(), Some(why.clone()));
                        back.changes.push(Change::Moved { from, to, reason });
                    } else if now.position.standing != from.standing {
                        back.kept.push(Field::Standing);
                    }
                }
                Change::ContactMet { contact, .. } if now.contacts.contains(contact) => {
                    back.changes.push(Change::ContactDropped { contact: *contact });
                }
                _ => {}
            }
        };
    }
    fields!(
        Account account, Product product, Source source, Owner owner, Amount amount,
        Expected expected, Status status, NextStep next_step
    );
}

#[cfg(test)]
mod tests;
