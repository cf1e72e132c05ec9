//! What the feed holds of sittings: the one that is open, and those one is called to.

use domain::deal::Command;
use domain::id::SittingId;
use domain::op::Op;
use domain::sitting::{self, Entry, Event, Head, Typed};
use domain::text::Remark;
use leptos::prelude::*;

use crate::live::Feed;
use crate::live::draft::{self, Draft, For};
use crate::problem::Problem;

/// What a sitting that is open hears.
#[derive(Clone)]
pub(super) enum Heard {
    Told(Event),
    /// Something passed by unheard: it is to be read anew.
    Missed,
    /// The server did what the reader asked.
    Done(sitting::Command),
    Refused(sitting::Command, Problem),
}

#[derive(Clone, Copy)]
pub struct Seats {
    open: StoredValue<Option<Callback<Heard>>>,
    /// The sittings that the reader is called to and has not come to, the newest first.
    pub invited: RwSignal<Vec<Head>>,
    /// Those that they put off: nobody is called twice from one page.
    put_off: StoredValue<Vec<SittingId>>,
}

impl Seats {
    pub(in crate::live) fn new() -> Self {
        let put_off = StoredValue::new(Vec::new());
        Self { open: StoredValue::new(None), invited: RwSignal::new(Vec::new()), put_off }
    }

    /// The sittings that wait for the reader, as the server tells.
    pub(super) fn called_to(self, mut heads: Vec<Head>) {
        self.put_off.with_value(|put_off| heads.retain(|head| !put_off.contains(&head.id)));
        self.invited.set(heads);
    }

    pub(super) fn later(self, id: SittingId) {
        self.put_off.update_value(|put_off| put_off.push(id));
        self.invited.update(|all| all.retain(|one| one.id != id));
    }

    fn tell(self, heard: Heard) {
        if let Some(hear) = self.open.get_value() {
            hear.run(heard);
        }
    }

    /// Calls `hear` with all that reaches a sitting, as long as its page stands.
    pub(super) fn sit_down(self, hear: Callback<Heard>) {
        self.open.set_value(Some(hear));
        on_cleanup(move || {
            self.open.try_set_value(None);
        });
    }
}

impl Feed {
    /// Sends in its turn what the reader does in a sitting.
    pub(super) fn sit(self, command: sitting::Command) {
        self.wait(Command::Sitting(Box::new(command)), None, None);
    }

    /// What the reader did in a sitting and the server has not answered yet, oldest first.
    pub(super) fn unsent_in(self, id: SittingId) -> Vec<sitting::Command> {
        self.unanswered(|op| match &op.command {
            Command::Sitting(command) if command.sitting() == id => Some((**command).clone()),
            _ => None,
        })
    }

    /// Something happened in a sitting, as the stream tells it; `None`: more than is told.
    pub(in crate::live) fn hear_of_sitting(self, event: Option<Event>) {
        let Some(event) = event else { return self.seats.tell(Heard::Missed) };
        if let Event::Head(head) = &event {
            self.call(head);
        }
        self.seats.tell(Heard::Told(event));
    }

    fn call(self, head: &Head) {
        let me = head.participant(self.me());
        let put_off = self.seats.put_off.with_value(|put_off| put_off.contains(&head.id));
        let called = me.is_some_and(|me| !me.joined) && !head.is_signed() && !put_off;
        let known =
            self.seats.invited.with_untracked(|all| all.iter().any(|one| one.id == head.id));
        if called && !known {
            self.seats.invited.update(|all| all.insert(0, head.clone()));
        } else if !called && known {
            self.seats.invited.update(|all| all.retain(|one| one.id != head.id));
        }
    }

    /// The server did it. Where the reader wrote something newer on another tablet, what came too
    /// late goes below it: nobody's words are lost, their own neither.
    pub(in crate::live) fn sat(self, op: Op, kept: Option<Entry>) {
        if let Command::Sitting(command) = op.command {
            match (kept, *command) {
                (Some(kept), sitting::Command::Write { sitting, typed }) => {
                    self.write_below(sitting, kept, typed);
                }
                (_, command) => self.seats.tell(Heard::Done(command)),
            }
        }
        self.settled(op.id);
    }

    fn write_below(self, sitting: SittingId, kept: Entry, typed: Typed) {
        let text = |words: &Option<Remark>| words.as_ref().map(ToString::to_string);
        let (stands, late) = (text(&kept.words), text(&typed.words));
        self.seats.tell(Heard::Told(Event::Written { sitting, entry: kept.clone() }));
        let Some(late) = late else { return };
        let words = Remark::optional(&draft::above(&stands.unwrap_or_default(), &late));
        match words {
            Ok(words) => {
                let version = kept.version + 1;
                self.sit(sitting::Command::Write {
                    sitting,
                    typed: Typed { words, version, ..typed },
                });
            }
            Err(_) => self.put_back(sitting, &late),
        }
    }

    /// The server did not do it. Words that it did not take are kept on the tablet till someone
    /// has seen them.
    pub(in crate::live) fn unsat(self, command: &sitting::Command, problem: Problem) {
        if let sitting::Command::Write { sitting, typed } = command
            && let Some(words) = &typed.words
        {
            self.put_back(*sitting, words.as_str());
        }
        self.seats.tell(Heard::Refused(command.clone(), problem));
    }

    fn put_back(self, sitting: SittingId, words: &str) {
        let what = For::Sitting(sitting);
        let mut draft = draft::read(self.me(), what).unwrap_or_default();
        // A later version of the same words takes their place.
        if words.starts_with(draft.words.trim()) {
            draft.words.clear();
        }
        draft.words = draft::above(&draft.words, words);
        draft::keep(self.me(), what, &draft);
    }

    /// Words that a sitting did not take; taken away by whoever shows them and lets them go.
    pub(super) fn words_back(self, sitting: SittingId) -> String {
        draft::read(self.me(), For::Sitting(sitting)).unwrap_or_default().words
    }

    pub(super) fn forget_words(self, sitting: SittingId) {
        draft::keep(self.me(), For::Sitting(sitting), &Draft::default());
    }
}
