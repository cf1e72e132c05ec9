//! What is to be done for the open deal, by its way: who fills in what, who signs, and passing it
//! on.

use domain::day::Day;
use domain::handover::{Command, Fill, Handover, Item, Lack, State, Way};
use domain::id::{DealId, PersonId};
use domain::sitting::Field;
use domain::text::Name;
use leptos::prelude::*;

use super::acts::Ask;
use super::filled::{Filled, Ticked};
use super::item::Nothing;
use super::name;
use crate::format::use_format;
use crate::live::sitting::{Entries, Seat};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// The item, and what holds for the whole of the handover.
type Seen = Memo<Option<(Handover, Item)>>;

/// The handover without its other items: what is asked about one of them.
fn use_item(seat: Seat, deal: Memo<Option<DealId>>) -> Seen {
    Memo::new(move |_| {
        seat.handover.with(|handover| {
            let handover = handover.as_ref()?;
            let item = handover.item(deal.get()?)?.clone();
            let beyond = u32::from(handover.is_first_open());
            let unlocked = handover.unlocked.clone();
            let head = Handover { items: Vec::new(), beyond, unlocked, ..alone(handover) };
            Some((head, item))
        })
    })
}

fn alone(handover: &Handover) -> Handover {
    Handover {
        leaver: handover.leaver,
        sudden: handover.sudden,
        last_day: handover.last_day,
        items: Vec::new(),
        beyond: 0,
        unlocked: None,
        closed_at: handover.closed_at,
    }
}

#[component]
pub fn Doing(
    seat: Seat,
    place: u16,
    deal: Memo<Option<DealId>>,
    ask: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let words = use_words();
    let seen = use_item(seat, deal);
    let shape = Memo::new(move |_| {
        let (handover, item) = seen.get()?;
        let me = seat.me();
        let writes = me == handover.leaver || me == item.heir;
        let locked = handover.is_locked(&item);
        Some((item.way(), handover.sudden, locked, writes))
    });
    move || {
        let (way, sudden, locked, writes) = shape.get()?;
        let title = words.handover_way(way, sudden);
        if locked {
            return Some(
                view! {
                    <section class="deal-part" aria-labelledby="hand-way">
                        <header>
                            <h3 id="hand-way">{title}</h3>
                        </header>
                        <div class="hand-lock" data-locked>
                            <span class="mark"><span>{words.handover_lock()}</span></span>
                            <p>{words.handover_locked_text()}</p>
                        </div>
                    </section>
                }
                .into_any(),
            );
        }
        let told = match way {
            Way::Later => (words.handover_contact(), words.handover_contact_hint()),
            _ => (words.handover_told(), words.handover_told_hint()),
        };
        let words_of = |field: Field,
                        id: &'static str,
                        (title, hint): (&'static str, &'static str)| {
            view! {
                <div class="hand-words" role="group" aria-label=title>
                    <h4>{title}</h4>
                    <Entries seat place field label=hint id open=Signal::derive(move || writes) />
                {(!writes).then(|| view! { <Nothing seat place field /> })}
                </div>
            }
        };
        let reaction = (way == Way::JointVisit).then(|| {
            let said = (words.handover_reaction(), words.handover_reaction_hint());
            words_of(Field::Reaction, "hand-reaction", said)
        });
        Some(
            view! {
                <section class="deal-part" aria-labelledby="hand-way">
                    <header>
                        <h3 id="hand-way">{title}</h3>
                    </header>
                    <p class="muted small">{lead(way, sudden)}</p>
                    <Fields seat deal seen way sudden />
                    {words_of(Field::Told, "hand-told", told)}
                    {reaction}
                    <Signs seat seen />
                    <Acts seat deal seen ask />
                </section>
            }
            .into_any(),
        )
    }
}

fn lead(way: Way, sudden: bool) -> &'static str {
    let words = use_words();
    match (way, sudden) {
        (Way::JointVisit, false) => words.handover_lead_visit(),
        (Way::JointVisit, true) => words.handover_lead_visit_alone(),
        (Way::Phone, false) => words.handover_lead_phone(),
        (Way::Phone, true) => words.handover_lead_phone_alone(),
        (Way::Later, _) => words.handover_lead_later(),
    }
}

#[component]
fn Fields(
    seat: Seat,
    deal: Memo<Option<DealId>>,
    seen: Seen,
    way: Way,
    sudden: bool,
) -> impl IntoView {
    let words = use_words();
    let today = seat.feed.today;
    let off = Memo::new(move |_| {
        let leads = seat.leads_handover();
        seen.get().is_none_or(|(handover, item)| {
            let me = seat.me();
            let theirs = leads || me == handover.leaver || me == item.heir;
            item.is_settled() || handover.closed_at.is_some() || !theirs
        })
    });
    let fill = move |fill: Fill| {
        if let Some(deal) = deal.get_untracked() {
            seat.hand(Command::Fill { deal, fill });
        }
    };
    let day_of = move |pick: fn(&Item) -> Option<Day>| {
        Memo::new(move |_| {
            seen.get().and_then(|(_, item)| pick(&item)).map(Day::iso).unwrap_or_default()
        })
    };
    let set_day = move |make: fn(Option<Day>) -> Fill| {
        Callback::new(move |typed: String| match Day::from_iso(&typed) {
            Some(day) => fill(make(Some(day))),
            None if typed.is_empty() => fill(make(None)),
            None => {}
        })
    };
    let appoint = Callback::new(move |typed: String| {
        let day = Day::from_iso(&typed);
        let leaver = seen.get_untracked().map(|(handover, _)| handover.leaver);
        let leaver = leaver.map(|one| seat.feed.desk(|desk| name(desk, one))).unwrap_or_default();
        if let Ok(aim) = Name::new(&words.handover_aim(&leaver)) {
            fill(Fill::Appointment { day, aim });
        }
    });
    let arranged = day_of(|item| item.record.appointment);
    let appointment = move |label: &'static str| {
        view! { <Filled id="hand-appointment" label kind="date" value=arranged off set=appoint /> }
    };
    let until = today.get_untracked().iso();
    match way {
        Way::JointVisit => {
            let met = Memo::new(move |_| {
                let met = seen.get().and_then(|(_, item)| item.record.met);
                met.map(|met| met.to_string()).unwrap_or_default()
            });
            let set_met = Callback::new(move |typed: String| match Name::optional(&typed) {
                Ok(met) => fill(Fill::Met(met)),
                Err(refused) => {
                    let field = crate::problem::Field::Name;
                    seat.wrong.set(Some(Problem::Text { field, refused }));
                }
            });
            view! {
                <div class="fields is-pair hand-fields">
                    {appointment(words.handover_arranged())}
                    <Filled
                        id="hand-visited"
                        label=words.handover_visited_on()
                        kind="date"
                        value=day_of(|item| item.record.visited_on)
                        off
                        set=set_day(Fill::VisitedOn)
                        until
                    />
                    <Filled
                        id="hand-met"
                        label=words.handover_met()
                        kind="text"
                        value=met
                        off
                        set=set_met
                    />
                </div>
            }
            .into_any()
        }
        Way::Phone => {
            let on_the_line =
                Memo::new(move |_| seen.get().is_some_and(|(_, item)| item.record.on_the_line));
            let line = (!sudden).then(|| {
                let set = Callback::new(move |is| fill(Fill::OnTheLine(is)));
                view! {
                    <Ticked
                        id="hand-line"
                        label=words.handover_on_the_line()
                        value=on_the_line
                        off
                        set
                    />
                }
            });
            view! {
                <div class="fields is-pair hand-fields">
                    <Filled
                        id="hand-called"
                        label=words.handover_called_on()
                        kind="date"
                        value=day_of(|item| item.record.called_on)
                        off
                        set=set_day(Fill::CalledOn)
                        until
                    />
                    {appointment(words.handover_appointment())}
                    {line}
                </div>
            }
            .into_any()
        }
        Way::Later => {
            let offered =
                Memo::new(move |_| seen.get().is_some_and(|(_, item)| item.record.offered));
            let set = Callback::new(move |is| fill(Fill::Offered(is)));
            view! {
                <div class="fields is-pair hand-fields">
                    <Ticked
                        id="hand-offered"
                        label=words.handover_offered()
                        value=offered
                        off
                        set
                    />
                    {appointment(words.handover_appointment_if())}
                </div>
            }
            .into_any()
        }
    }
}

/// Who signed when, and who has not yet.
#[component]
fn Signs(seat: Seat, seen: Seen) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let sign = move |person: PersonId, at: Option<domain::day::Millis>| {
        seat.feed.desk(|desk| {
            let name = name(desk, person);
            match at {
                Some(at) => {
                    ("mark is-good", words.handover_signed(&name, &write.day_time(at, desk.offset)))
                }
                None => ("mark", words.handover_to_sign(&name)),
            }
        })
    };
    move || {
        let (handover, item) = seen.get()?;
        if item.way() != Way::JointVisit {
            return None;
        }
        let record = &item.record;
        let leaver = (!handover.sudden).then(|| sign(handover.leaver, record.signed_by_leaver));
        let signs = leaver.into_iter().chain([sign(item.heir, record.signed_by_heir)]);
        let signs = signs.map(|(class, text)| {
            view! { <li class=class><span>{text}</span></li> }
        });
        Some(
            view! { <ul class="hand-signs" aria-label=words.walk_signatures()>{signs.collect_view()}</ul> },
        )
    }
}

/// What the one before it does next; for who leads, what they may besides.
#[component]
fn Acts(
    seat: Seat,
    deal: Memo<Option<DealId>>,
    seen: Seen,
    ask: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let act = move |act: fn(DealId) -> Command| {
        if let Some(deal) = deal.get_untracked() {
            seat.hand(act(deal));
        }
    };
    let open = move |make: fn(DealId) -> Ask| {
        if let Some(deal) = deal.get_untracked() {
            ask.set(Some(make(deal)));
        }
    };
    let state = move || {
        let (_, item) = seen.get()?;
        let heir = seat.feed.desk(|desk| name(desk, item.heir));
        let text = match &item.state {
            State::Open => return None,
            State::Done { at } => {
                let at = seat.feed.desk(|desk| write.day_time(*at, desk.offset));
                words.handover_passed(&heir, &at)
            }
            State::WrittenOff { by, reason, .. } => {
                let by = seat.feed.desk(|desk| name(desk, *by));
                words.handover_written_off(&by, reason.as_str(), &heir)
            }
        };
        Some(view! {
            <div class="note is-good" role="status">
                <Icon name="i-check" />
                <p>{text}</p>
            </div>
        })
    };
    let lacks = move || {
        let (handover, item) = seen.get()?;
        let lacks = item.lacks(handover.sudden);
        if item.is_settled() || lacks.is_empty() {
            return None;
        }
        let lacks: Vec<&str> = lacks.into_iter().map(|lack| words.handover_lack(lack)).collect();
        Some(
            view! { <p class="muted small" data-lacks>{words.handover_lacks(&lacks.join(words.live_and()))}</p> },
        )
    };
    let main = move || {
        let (handover, item) = seen.get()?;
        if item.is_settled() || handover.closed_at.is_some() {
            return None;
        }
        let me = seat.me();
        let lacks = item.lacks(handover.sudden);
        let mine = [
            (handover.leaver, Lack::LeaverSignature, words.handover_sign()),
            (item.heir, Lack::HeirSignature, words.handover_sign_over()),
        ];
        let signs = mine.into_iter().find(|(who, lack, _)| *who == me && lacks.contains(lack));
        if let Some((.., label)) = signs {
            return Some(
                view! {
                    <button
                        class="button is-primary"
                        type="button"
                        data-sign
                        on:click=move |_| act(|deal| Command::Sign { deal })
                    >
                        {label}
                    </button>
                }
                .into_any(),
            );
        }
        let theirs = me == handover.leaver || me == item.heir || seat.leads_handover();
        theirs.then(|| {
            view! {
                <button
                    class="button is-primary"
                    type="button"
                    data-finish
                    disabled=!lacks.is_empty()
                    on:click=move |_| act(|deal| Command::Finish { deal })
                >
                    {words.handover_pass()}
                </button>
            }
            .into_any()
        })
    };
    let leads = move || {
        let (handover, item) = seen.get()?;
        if !seat.leads_handover() || handover.closed_at.is_some() {
            return None;
        }
        if item.is_settled() {
            return Some(
                view! {
                    <button
                        class="button"
                        type="button"
                        data-take-back
                        on:click=move |_| act(|deal| Command::TakeBack { deal })
                    >
                        <Icon name="i-undo" />
                        {words.handover_take_back()}
                    </button>
                }
                .into_any(),
            );
        }
        Some(
            view! {
                <button
                    class="button"
                    type="button"
                    data-give
                    aria-haspopup="dialog"
                    on:click=move |_| open(Ask::Give)
                >
                    {words.handover_give()}
                </button>
                <button
                    class="button"
                    type="button"
                    data-write-off
                    aria-haspopup="dialog"
                    on:click=move |_| open(Ask::WriteOff)
                >
                    {words.handover_write_off()}
                </button>
            }
            .into_any(),
        )
    };
    view! {
        {state}
        {lacks}
        <div class="buttons hand-acts">{leads} {main}</div>
    }
}
