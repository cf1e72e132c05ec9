//! A filter in words, for paper and files: what is chosen, part by part.

use domain::board::Filter;

use super::chosen::chips;
use crate::desk::Desk;
use crate::format::Format;

/// Empty for a filter that chooses nothing.
pub fn told(write: Format, desk: &Desk, filter: &Filter) -> Vec<String> {
    let team = filter.team.and_then(|team| desk.teams.iter().find(|one| one.id == team));
    let team = team.map(|team| team.name.to_string());
    // By name, whether or not they still sell.
    let reps = filter.reps.iter().filter_map(|id| desk.person(*id)).map(ToString::to_string);
    let parts = chips(write.words(), write, desk, filter, false);
    let parts = parts.into_iter().map(|(label, _)| label);
    let search = (!filter.text.is_empty()).then(|| format!("“{}”", filter.text));
    team.into_iter().chain(reps).chain(parts).chain(search).collect()
}
