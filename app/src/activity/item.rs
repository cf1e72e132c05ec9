//! What stands in a stream: activities and visits, and among them what happened to the deal; the
//! newest first, with what the reader wrote a moment ago laid over.

use domain::activity::{About, Activity, Command, Content, New, Told};
use domain::day::Millis;
use domain::id::{ActivityId, ContactId, PersonId, VisitId};
use domain::text::Name;
use domain::visit;

use super::api::Row;

/// Something that happened to the deal, told in the reader's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    pub seq: i64,
    pub at: Millis,
    pub by: Option<PersonId>,
    pub lines: Vec<String>,
    /// Whether the reader may step back from it, or make once more what was taken back.
    pub step: Option<Way>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Back,
    Again,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    Noted {
        row: Row,
        /// On its way to the server.
        waits: bool,
    },
    /// A visit, at the time for which it is planned or on the day it was made.
    Visit {
        row: Box<visit::Row>,
        at: Millis,
    },
    Past(Past),
}

/// What keeps an item the same one while the stream is read anew.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    Activity(ActivityId),
    Visit(VisitId),
    Entry(i64),
}

/// Which items are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Show {
    All,
    Activities,
    Changes,
}

impl Show {
    pub fn from_word(word: &str) -> Self {
        match word {
            "activities" => Self::Activities,
            "changes" => Self::Changes,
            _ => Self::All,
        }
    }
}

impl Item {
    pub fn key(&self) -> Key {
        match self {
            Self::Noted { row, .. } => Key::Activity(row.activity.id),
            Self::Visit { row, .. } => Key::Visit(row.visit.id),
            Self::Past(past) => Key::Entry(past.seq),
        }
    }

    pub fn place(&self) -> (Millis, i64) {
        match self {
            Self::Noted { row, .. } => row.place(),
            Self::Visit { at, .. } => (*at, 0),
            Self::Past(past) => (past.at, past.seq),
        }
    }
}

/// Some time of the day, in minutes: where a visit stands that has no time of its own.
const NOON: u16 = 12 * 60;

/// When a visit is or was, `offset` minutes east of UTC.
pub fn when(row: &visit::Row, offset: i32) -> Millis {
    Millis::at(row.visit.day(), row.visit.plan.minute.unwrap_or(NOON), offset)
}

/// What was read, and what the reader wrote since.
pub struct Weave<'a> {
    pub about: About,
    pub me: PersonId,
    pub rows: &'a [Row],
    /// Whether the server holds older activities: what happened before the last row is then
    /// left out, for it would stand in the wrong place.
    pub more: bool,
    pub past: &'a [Past],
    pub visits: &'a [visit::Row],
    /// Minutes east of UTC, where the company is.
    pub offset: i32,
    pub unheard: &'a [(Millis, Command)],
    pub show: Show,
}

impl Weave<'_> {
    /// The newest first.
    pub fn items(&self, name: impl Fn(ContactId) -> Option<Name>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        if self.show != Show::Changes {
            items
                .extend(self.rows.iter().map(|row| Item::Noted { row: row.clone(), waits: false }));
            for (at, command) in self.unheard {
                self.lay_over(&mut items, *at, command, &name);
            }
            let last = self.rows.last().map(Row::place).filter(|_| self.more);
            let placed = self.visits.iter().map(|row| (when(row, self.offset), row));
            let shown = placed.filter(|(at, _)| last.is_none_or(|last| (*at, 0) > last));
            items.extend(shown.map(|(at, row)| Item::Visit { row: Box::new(row.clone()), at }));
        }
        if self.show != Show::Activities {
            let last = self.rows.last().map(Row::place);
            let from = last.filter(|_| self.more && self.show == Show::All);
            let shown = |past: &&Past| from.is_none_or(|from| (past.at, past.seq) > from);
            items.extend(self.past.iter().filter(shown).cloned().map(Item::Past));
        }
        items.sort_by_key(|item| std::cmp::Reverse(item.place()));
        items
    }

    fn lay_over(
        &self,
        items: &mut Vec<Item>,
        at: Millis,
        command: &Command,
        name: &impl Fn(ContactId) -> Option<Name>,
    ) {
        let here = items.iter_mut().find_map(|item| match item {
            Item::Noted { row, waits } if row.activity.id == command.activity() => {
                Some((row, waits))
            }
            _ => None,
        });
        match (command, here) {
            (Command::Add(new), None) if new.about == self.about => {
                let contact = new.content.contact.and_then(name);
                let row =
                    Row { activity: self.drafted(new, at), seq: i64::MAX, contact, deal: None };
                items.push(Item::Noted { row, waits: true });
            }
            (Command::Correct { content, .. }, Some((row, waits))) => {
                correct(&mut row.activity, content);
                row.contact = content.contact.and_then(name).or(row.contact.take());
                *waits = true;
            }
            (Command::Withdraw { .. }, Some((row, waits))) => {
                row.activity.told = Told::Withdrawn;
                row.activity.version += 1;
                *waits = true;
            }
            _ => {}
        }
    }

    fn drafted(&self, new: &New, at: Millis) -> Activity {
        Activity {
            id: new.id,
            about: new.about,
            kind: new.content.kind,
            by: self.me,
            happened: new.content.happened.unwrap_or(at),
            written_at: at,
            contact: new.content.contact,
            told: told(&new.content),
            version: 1,
        }
    }
}

fn correct(activity: &mut Activity, content: &Content) {
    activity.kind = content.kind;
    activity.contact = content.contact;
    activity.happened = content.happened.unwrap_or(activity.happened);
    activity.told = told(content);
    activity.version += 1;
}

fn told(content: &Content) -> Told {
    content.words.clone().map_or(Told::Nothing, Told::Words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::activity::Kind;
    use domain::id::DealId;
    use domain::text::Remark;
    use uuid::Uuid;

    const ABOUT: About = About::Deal(DealId::new(Uuid::from_u128(1)));
    const ME: PersonId = PersonId::new(Uuid::from_u128(1));

    fn content(words: &str) -> Content {
        let words = Remark::optional(words).unwrap();
        Content { kind: Kind::Note, contact: None, happened: None, words }
    }

    fn add(n: u128, words: &str) -> Command {
        let id = ActivityId::new(Uuid::from_u128(n));
        Command::Add(New { id, about: ABOUT, content: content(words), next_step: None })
    }

    fn row(n: u128, happened: i64, words: &str) -> Row {
        let Command::Add(new) = add(n, words) else { unreachable!() };
        let weave = weave(&[], &[], &[]);
        let activity = weave.drafted(&new, Millis(happened));
        Row { activity, seq: happened, contact: None, deal: None }
    }

    fn past(at: i64) -> Past {
        Past { seq: at, at: Millis(at), by: None, lines: vec![format!("at {at}")], step: None }
    }

    fn weave<'a>(rows: &'a [Row], past: &'a [Past], unheard: &'a [(Millis, Command)]) -> Weave<'a> {
        let (visits, offset) = (&[], 0);
        let (about, me, more, show) = (ABOUT, ME, false, Show::All);
        Weave { about, me, rows, more, past, visits, offset, unheard, show }
    }

    fn told(weave: &Weave<'_>) -> Vec<String> {
        let text = |item: Item| match item {
            Item::Noted { row, waits } => {
                let words = row.activity.told.words().map(ToString::to_string);
                format!("{}{}", words.unwrap_or("-".into()), if waits { "…" } else { "" })
            }
            Item::Visit { row, .. } => row.account.to_string(),
            Item::Past(past) => past.lines.join(" "),
        };
        weave.items(|_| None).into_iter().map(text).collect()
    }

    #[test]
    fn activities_and_changes_stand_in_one_stream_the_newest_first() {
        let (rows, past) = ([row(1, 30, "b"), row(2, 10, "a")], [past(20), past(5)]);
        let mut weave = weave(&rows, &past, &[]);
        assert_eq!(told(&weave), ["b", "at 20", "a", "at 5"]);
        weave.show = Show::Activities;
        assert_eq!(told(&weave), ["b", "a"]);
        weave.show = Show::Changes;
        assert_eq!(told(&weave), ["at 20", "at 5"]);
    }

    #[test]
    fn what_is_older_than_the_page_waits_for_the_next_page() {
        let (rows, past) = ([row(1, 30, "b"), row(2, 10, "a")], [past(20), past(5)]);
        let weave = Weave { more: true, ..weave(&rows, &past, &[]) };
        assert_eq!(told(&weave), ["b", "at 20", "a"]);
    }

    fn going(n: u128, day: i32, minute: Option<u16>, name: &str) -> visit::Row {
        let plan = visit::Plan {
            day: domain::day::Day(day),
            minute,
            minutes: 60,
            way: visit::Way::Phone,
            aim: None,
            second: None,
            fallback: None,
            contact: None,
        };
        let visit = visit::Visit {
            id: VisitId::new(Uuid::from_u128(n)),
            by: ME,
            account: domain::id::AccountId::new(Uuid::from_u128(1)),
            deal: None,
            plan,
            planned: true,
            notes: visit::Notes::new(),
            state: visit::State::Planned,
            written_at: Millis(0),
            version: 1,
        };
        let account = Name::new(name).unwrap();
        visit::Row { visit, account, class: None, product: None, contact: None }
    }

    #[test]
    fn visits_stand_at_their_time_and_older_ones_wait_for_the_next_page() {
        const HOUR: i64 = 3_600_000;
        let rows = [row(1, 10 * HOUR, "at ten"), row(2, 8 * HOUR, "at eight")];
        let visits = [
            going(1, 0, Some(9 * 60), "nine"),
            going(2, 0, None, "noon"),
            going(3, -1, None, "eve"),
        ];
        let weave = Weave { visits: &visits, ..weave(&rows, &[], &[]) };
        assert_eq!(told(&weave), ["noon", "at ten", "nine", "at eight", "eve"]);
        let weave = Weave { more: true, ..weave };
        assert_eq!(told(&weave), ["noon", "at ten", "nine", "at eight"]);
        let weave = Weave { show: Show::Changes, ..weave };
        assert_eq!(told(&weave), [] as [&str; 0]);
    }

    #[test]
    fn what_one_wrote_a_moment_ago_is_shown_as_waiting() {
        let rows = [row(1, 30, "b"), row(2, 10, "a")];
        let id = |n| ActivityId::new(Uuid::from_u128(n));
        let correct = Command::Correct { activity: id(1), content: content("better") };
        let withdraw = Command::Withdraw { activity: id(2) };
        let unheard = [add(3, "new"), correct, withdraw].map(|command| (Millis(40), command));
        let weave = weave(&rows, &[], &unheard);
        assert_eq!(told(&weave), ["new…", "better…", "-…"]);
        // Once the server has told of it, it stands there once.
        let rows = [row(3, 40, "new"), row(1, 30, "b")];
        let weave = Weave { rows: &rows, unheard: &unheard[..1], ..weave };
        assert_eq!(told(&weave), ["new", "b"]);
    }

    #[test]
    fn another_deals_words_stay_out_of_this_stream() {
        let mut foreign = add(3, "foreign");
        if let Command::Add(new) = &mut foreign {
            new.about = About::Deal(DealId::new(Uuid::from_u128(2)));
        }
        assert_eq!(told(&weave(&[], &[], &[(Millis(40), foreign)])), [] as [&str; 0]);
    }
}
