//! Marks of a card: a sign and a word each.

use domain::day::{Day, Millis};
use domain::deal::Deal;
use domain::funnel::Funnel;
use domain::mark::{Mark, marks};
use leptos::prelude::*;

use crate::format::Format;
use crate::ui::icon::Icon;

/// What a card has to say, drawn; the most pressing first.
pub fn draw(write: Format, deal: &Deal, funnel: &Funnel, now: Millis, today: Day) -> AnyView {
    let drawn = marks(deal, funnel, now, today).into_iter().map(|mark| {
        let (class, icon, text) = tell(write, mark, today);
        view! {
            <span class=class>
                <Icon name=icon />
                <span>{text}</span>
            </span>
        }
    });
    drawn.collect_view().into_any()
}

fn tell(write: Format, mark: Mark, today: Day) -> (&'static str, &'static str, String) {
    let words = write.words();
    match mark {
        Mark::NextStepMissing => {
            ("mark is-due", "i-none", words.board_mark_no_next_step().to_owned())
        }
        Mark::NextStepOverdue { days } => {
            ("mark is-late", "i-late", words.board_mark_overdue(i64::from(days)))
        }
        Mark::NextStepToday => ("mark is-due", "i-clock", words.board_mark_today().to_owned()),
        Mark::NextStepLater { due } if today.until(due) == 1 => {
            ("mark is-good", "i-today", words.board_mark_tomorrow().to_owned())
        }
        Mark::NextStepLater { due } => ("mark is-good", "i-today", write.day_short(due, today)),
        Mark::Stuck { days } => {
            ("mark is-late", "i-stuck", words.board_mark_stuck(i64::from(days)))
        }
    }
}
