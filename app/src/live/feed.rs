//! The feed: one for each board page, shared by all its parts through context.

use std::collections::VecDeque;

use domain::activity::{self, About, Activity};
use domain::board::{Board, Card, Column, Filter};
use domain::day::{Day, Millis};
use domain::deal::{Command, Listing, Refusal};
use domain::funnel::Stage;
use domain::id::{DealId, OpId, PersonId};
use domain::journal::Event;
use domain::op::Op;
use domain::text::Name;
use domain::visit::Visit;
use leptos::prelude::*;
use uuid::Uuid;

use super::fold::{fold, outcome_of};
use super::sitting::Seats;
use super::{Left, News, Pending, keep, now, travel};
use crate::desk::Desk;
use crate::problem::Problem;

/// How the tablet stands with the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// The page has just come from the server.
    Fresh,
    Live,
    Reconnecting,
    Offline,
    /// The session has ended; what waits goes after signing in again.
    SignedOut,
}

#[derive(Clone, Copy)]
pub struct Feed {
    desk: StoredValue<Desk>,
    base: RwSignal<Board>,
    pub(super) pending: RwSignal<Vec<Pending>>,
    view: Memo<Board>,
    pub filter: RwSignal<Filter>,
    pub link: RwSignal<Link>,
    /// What talks with the server has come.
    pub talks: RwSignal<bool>,
    pub today: RwSignal<Day>,
    /// People, teams, products or bands are no more as this page was drawn.
    pub outdated: RwSignal<bool>,
    /// Up to which entry the server says they are so.
    desk_told: StoredValue<i64>,
    /// Who else has the board open, and the deal that each looks at.
    pub here: RwSignal<Vec<(PersonId, Option<DealId>)>>,
    /// What is to be told and has not been yet, oldest first.
    news: RwSignal<Vec<News>>,
    /// The deal that a colleague's event touched last, and its entry.
    pub touched: RwSignal<Option<(DealId, i64)>>,
    /// Grows when the board was read anew, and what is held beside it is to be, too.
    pub renewed: RwSignal<u32>,
    /// The reader's own activity that the server took last.
    pub written: RwSignal<Option<Activity>>,
    /// The reader's own visit that the server took last.
    pub visited: RwSignal<Option<Visit>>,
    /// Whose visits were changed last, of those the reader reads (`None`: more than was told), and
    /// how often that was.
    pub visits_of: RwSignal<(u32, Option<PersonId>)>,
    /// How often words came back that the server did not take: they are drafts again.
    pub returned: RwSignal<u32>,
    /// What did not go through and is not settled yet, the oldest first.
    pub(super) left: RwSignal<Vec<Left>>,
    /// Whether that list is open.
    pub attention: RwSignal<bool>,
    /// The deal that was not listed and whose form is to be shown again.
    pub form: RwSignal<Option<OpId>>,
    /// What stands on the shelf, what is on its way there, and what has been answered, as far as
    /// this page did it.
    pub(super) shelf: StoredValue<Shelf>,
    /// What reaches the sitting that is open, and who is called to one.
    pub seats: Seats,
    recent: StoredValue<VecDeque<Event>>,
    started: StoredValue<bool>,
    /// Told of every event, for what is held beside the board.
    listener: StoredValue<Option<Callback<Event>>>,
    /// Told of a deal just before its card goes elsewhere, so that its way can be shown.
    watch: StoredValue<Option<Callback<DealId>>>,
}

/// How this page and the shelf stand to each other.
#[derive(Default)]
pub(super) struct Shelf {
    /// Done on this page.
    pub made: Vec<OpId>,
    /// On its way to the shelf.
    pub unwritten: Vec<OpId>,
    /// Answered, as this page knows.
    pub answered: Vec<OpId>,
    /// What did not go through and is being done once more.
    pub again: Option<(DealId, OpId)>,
}

/// Events kept for windows of a column that were read before they happened.
const RECENT: usize = 256;

impl Feed {
    pub fn new(desk: Desk, board: Board, filter: Filter) -> Self {
        let today = RwSignal::new(desk.today);
        let desk = StoredValue::new(desk);
        let base = RwSignal::new(board);
        let pending = RwSignal::new(Vec::<Pending>::new());
        let view = Memo::new(move |_| {
            base.with(|base| {
                pending.with(|pending| desk.with_value(|desk| fold(base, pending, desk)))
            })
        });
        Self {
            desk,
            base,
            pending,
            view,
            filter: RwSignal::new(filter),
            link: RwSignal::new(Link::Fresh),
            talks: RwSignal::new(false),
            today,
            outdated: RwSignal::new(false),
            desk_told: StoredValue::new(0),
            here: RwSignal::new(Vec::new()),
            news: RwSignal::new(Vec::new()),
            touched: RwSignal::new(None),
            renewed: RwSignal::new(0),
            written: RwSignal::new(None),
            visited: RwSignal::new(None),
            visits_of: RwSignal::new((0, None)),
            returned: RwSignal::new(0),
            left: RwSignal::new(Vec::new()),
            attention: RwSignal::new(false),
            form: RwSignal::new(None),
            shelf: StoredValue::default(),
            seats: Seats::new(),
            recent: StoredValue::new(VecDeque::new()),
            started: StoredValue::new(false),
            listener: StoredValue::new(None),
            watch: StoredValue::new(None),
        }
    }

    /// Begins to listen and to send, the first time. Browser only.
    pub(super) fn start(self) {
        if self.started.get_value() {
            return;
        }
        self.started.set_value(true);
        self.desk(|desk| keep::begin(desk.me.id, desk.me.name.as_str()));
        travel::begin(self);
    }

    /// Calls `look` just before a card goes elsewhere, as long as the page stands.
    pub fn watch(self, look: Callback<DealId>) {
        self.watch.set_value(Some(look));
        on_cleanup(move || {
            self.watch.try_set_value(None);
        });
    }

    /// Calls `hear` with every event, as long as the page stands.
    pub fn listen(self, hear: Callback<Event>) {
        self.listener.set_value(Some(hear));
        on_cleanup(move || {
            self.listener.try_set_value(None);
        });
    }

    fn about_to_change(self, deal: DealId) {
        if let Some(look) = self.watch.get_value() {
            look.run(deal);
        }
    }

    pub fn me(self) -> PersonId {
        self.desk.with_value(|desk| desk.me.id)
    }

    /// Reads the desk; it does not change while the page stands.
    pub fn desk<T>(self, read: impl FnOnce(&Desk) -> T) -> T {
        self.desk.with_value(read)
    }

    /// The board as the reader sees it.
    pub fn view(self) -> Memo<Board> {
        self.view
    }

    /// Has something told by whatever page is there to tell it.
    pub fn tell(self, news: News) {
        self.news.update(|all| all.push(news));
    }

    /// Takes what is to be told, each once.
    pub fn take_news(self) -> Vec<News> {
        if self.news.with(Vec::is_empty) {
            return Vec::new();
        }
        self.news.try_update(std::mem::take).unwrap_or_default()
    }

    /// Takes what is to be told of words that came back, and leaves the rest to a board.
    pub fn take_words_refused(self) -> Vec<Problem> {
        let of_words = |news: &News| match news {
            News::Refused { command: Command::Activity(_), problem, .. } => Some(problem.clone()),
            _ => None,
        };
        let problems: Vec<Problem> =
            self.news.with(|all| all.iter().filter_map(of_words).collect());
        if !problems.is_empty() {
            self.news.update(|all| all.retain(|news| of_words(news).is_none()));
        }
        problems
    }

    /// How many operations wait for the server.
    pub fn waiting(self) -> usize {
        self.pending.with(|pending| pending.iter().filter(|one| one.done.is_none()).count())
    }

    pub fn is_pending(self, deal: DealId) -> bool {
        self.pending.with(|pending| {
            pending.iter().any(|one| one.done.is_none() && one.op.command.deal() == Some(deal))
        })
    }

    /// A card as the reader sees it, if the board holds it.
    pub fn card(self, deal: DealId) -> Option<Card> {
        self.view.with(|view| view.card(deal).cloned())
    }

    /// A card read elsewhere than on the board, with what the reader did since laid over it.
    pub fn folded(self, card: Card) -> Card {
        self.pending.with(|pending| {
            let mine = pending.iter().filter(|one| one.op.command.deal() == Some(card.deal.id));
            // What came back with the row already is not laid over it twice.
            let mine = mine.filter(|one| {
                one.before.as_ref().is_none_or(|before| before.deal.version >= card.deal.version)
            });
            mine.fold(card.clone(), |card, one| {
                self.desk(|desk| outcome_of(one, Some(&card), desk)).unwrap_or(card)
            })
        })
    }

    /// Shows an operation at once and sends it when those before it are answered.
    ///
    /// `before` is the card acted on as it is shown. What the rules refuse here and now is told
    /// as news and not sent.
    pub fn send(self, command: Command, before: Option<Card>, account: Option<Name>) {
        if let Err((pending, refusal)) = self.try_send(command, before, account) {
            let Pending { op, before: card, .. } = *pending;
            let problem = Problem::from(refusal);
            self.tell(News::Refused { card, command: op.command, problem, left: None });
        }
    }

    /// Lists a deal for the account of that name, shown at once. What the rules refuse here and now
    /// is laid by with all that was typed, and its form is shown again.
    pub fn list(self, listing: Listing, account: Name) {
        let command = Command::List(Box::new(listing));
        if let Err((pending, refusal)) = self.try_send(command, None, Some(account)) {
            let problem = Problem::from(refusal);
            let (left, command) = (Some(pending.op.id), pending.op.command.clone());
            self.lay_by(*pending, &problem);
            self.tell(News::Refused { card: None, command, problem, left });
        }
    }

    fn try_send(
        self,
        command: Command,
        before: Option<Card>,
        account: Option<Name>,
    ) -> Result<(), (Box<Pending>, Refusal)> {
        let id = OpId::new(Uuid::now_v7());
        let undo = matches!(command, Command::Undo { .. });
        let base = before.as_ref().filter(|_| !undo).map(|card| card.deal.version);
        let mut pending = Pending::new(Op { id, at: now(), base, command }, before);
        pending.account = account.or(pending.account);
        let outcome = self.desk(|desk| outcome_of(&pending, pending.before.as_ref(), desk));
        let after = match outcome {
            Ok(after) => after,
            Err(refusal) => return Err((Box::new(pending), refusal)),
        };
        let news = match (&pending.op.command, &pending.before) {
            (Command::Move { to, reason, .. }, Some(card)) => {
                let (card, to, after) = (card.clone(), to.place(), Box::new(after));
                Some(News::Moved { op: id, card, after, to, reason: reason.clone() })
            }
            (Command::Undo { .. }, Some(before)) => {
                Some(News::Undone { before: before.clone(), card: Box::new(after) })
            }
            (Command::List(_), _) => Some(News::Listed { card: after }),
            _ => None,
        };
        let deal = pending.op.command.deal();
        if let Some(deal) = deal {
            self.about_to_change(deal);
        }
        self.line_up(pending);
        if let Some(news) = news {
            self.tell(news);
        }
        self.settle(deal);
        Ok(())
    }

    /// Shows an activity at once and sends it in its turn. `base` is the version of one that is
    /// set right; `card` that of the deal whose next step goes with it.
    pub fn write(self, command: activity::Command, base: Option<u32>, card: Option<Card>) {
        self.wait(Command::Activity(Box::new(command)), base, card);
    }

    /// Sends in its turn what is laid over no card.
    pub(super) fn wait(self, command: Command, base: Option<u32>, card: Option<Card>) {
        let op = Op { id: OpId::new(Uuid::now_v7()), at: now(), base, command };
        self.line_up(Pending::new(op, card));
    }

    /// The reader's activities that are not heard of yet, oldest first, with the tablet's time.
    pub fn unheard(self) -> Vec<(Millis, activity::Command)> {
        self.unanswered(|op| match &op.command {
            Command::Activity(command) => Some((op.at, (**command).clone())),
            _ => None,
        })
    }

    /// What is picked of the operations that wait, oldest first.
    pub(super) fn unanswered<T>(self, pick: impl Fn(&Op) -> Option<T>) -> Vec<T> {
        self.pending.with(|pending| pending.iter().filter_map(|one| pick(&one.op)).collect())
    }

    /// The server took an activity. One on an account is in no board's stream of events.
    pub(super) fn took(self, op: OpId, seq: i64, activity: Activity) {
        let on_a_board = matches!(activity.about, About::Deal(_));
        self.written.set(Some(activity));
        if on_a_board {
            self.done(op, seq);
        } else {
            self.pending.update(|all| all.retain(|one| one.op.id != op));
            self.shelf.update_value(|shelf| shelf.answered.push(op));
        }
    }

    /// The oldest operation without an answer.
    pub(super) fn next_to_send(self) -> Option<Pending> {
        self.pending.with_untracked(|all| all.iter().find(|one| one.done.is_none()).cloned())
    }

    /// The server did it: it stays laid over the board till the stream has brought it.
    pub(super) fn done(self, op: OpId, seq: i64) {
        let heard = self.base.with_untracked(|base| base.seq >= seq);
        self.shelf.update_value(|shelf| shelf.answered.push(op));
        self.pending.update(|all| {
            if heard {
                all.retain(|one| one.op.id != op);
            } else if let Some(one) = all.iter_mut().find(|one| one.op.id == op) {
                one.done = Some(seq);
            }
        });
    }

    /// Something happened, as the stream tells it.
    pub(super) fn hear(self, event: Event) {
        let mine = event.op.is_some_and(|op| {
            self.pending.with_untracked(|all| all.iter().any(|one| one.op.id == op))
        });
        let (before, after) = (event.before.as_deref(), event.after.as_deref());
        if let Some(card) = after.filter(|_| !mine) {
            self.about_to_change(card.deal.id);
        }
        self.base.update(|base| base.apply(event.seq, before, after));
        if let Some(hear) = self.listener.get_value() {
            hear.run(event.clone());
        }
        if let Some(op) = event.op.filter(|_| mine) {
            self.pending.update(|all| all.retain(|one| one.op.id != op));
            self.answered(op, event.seq);
        }
        let touched = after.or(before).map(|card| (card.deal.id, event.seq));
        self.touched.set(touched);
        if !mine {
            self.tell_theirs(&event);
        }
        self.recent.update_value(|recent| {
            recent.push_back(event);
            if recent.len() > RECENT {
                recent.pop_front();
            }
        });
    }

    /// The server says up to which entry names and settings are so.
    pub(super) fn hear_of_desk(self, seq: i64) {
        self.desk_told.set_value(seq);
        let outdated = seq > self.desk(|desk| desk.seq);
        if self.outdated.get_untracked() != outdated {
            self.outdated.set(outdated);
        }
    }

    fn tell_theirs(self, event: &Event) {
        let (Some(by), Some(after)) = (event.by, event.after.as_deref()) else { return };
        let to = after.deal.position.place();
        let moved = event.before.as_deref().is_some_and(|card| card.deal.position.place() != to);
        if moved && by != self.me() {
            self.tell(News::Theirs { by, card: after.clone(), to });
        }
    }

    /// The last entry of the journal that the board counts.
    pub fn seq(self) -> i64 {
        self.base.with_untracked(|base| base.seq)
    }

    /// The page was opened again: its desk may be another, and its board is newer.
    pub(super) fn renew(self, desk: Desk, board: Board, filter: Filter) {
        self.desk.set_value(desk);
        self.hear_of_desk(self.desk_told.get_value());
        self.filter.set(filter);
        self.replace(board);
    }

    /// A board read anew takes the place of the old one.
    pub fn replace(self, mut board: Board) {
        self.recent.with_value(|recent| {
            for event in recent {
                board.apply(event.seq, event.before.as_deref(), event.after.as_deref());
            }
        });
        let seq = board.seq;
        self.base.set(board);
        self.renewed.update(|renewed| *renewed += 1);
        self.pending.update(|all| all.retain(|one| one.done.is_none_or(|done| done > seq)));
    }

    /// A window of one column, read a moment ago, takes the place of what is held of it.
    pub fn put_column(self, stage: Stage, column: Column) {
        self.base.update(|base| {
            let Some(place) = base.column_mut(stage) else { return };
            *place = column;
            self.recent.with_value(|recent| {
                for event in recent {
                    base.apply(event.seq, event.before.as_deref(), event.after.as_deref());
                }
            });
        });
    }
}
