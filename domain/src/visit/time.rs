//! Keeps V3: time is counted. How often each class wants a visit, what that takes, and whether
//! the hours of a rep are enough for it.

use serde::{Deserialize, Serialize};

use crate::account::Class;
use crate::day::Day;

/// Weeks of a quarter: frequencies are counted by it.
pub const WEEKS: u32 = 13;
/// Minutes of a call in place of a visit; nobody travels to it.
const CALL: u64 = 15;

/// How often a class wants a visit, and how long one takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pace {
    /// Visits in a quarter.
    pub visits: u16,
    /// Minutes of a visit, without the way there.
    pub minutes: u16,
}

impl Pace {
    /// Days from one visit to the next; `None` where none is wanted.
    pub fn every(self) -> Option<u32> {
        (WEEKS * 7).checked_div(u32::from(self.visits))
    }
}

/// The company's guide for visits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rhythm {
    pub a: Pace,
    pub b: Pace,
    pub c: Pace,
    /// Minutes of travel and waiting for each visit.
    pub travel: u16,
    /// Minutes a week that a rep has for visits.
    pub week: u16,
}

impl Default for Rhythm {
    /// Class A about two or three times a month; of a week of forty hours the share that reps
    /// are with customers.
    fn default() -> Self {
        Self {
            a: Pace { visits: 8, minutes: 60 },
            b: Pace { visits: 3, minutes: 45 },
            c: Pace { visits: 1, minutes: 30 },
            travel: 45,
            week: 16 * 60,
        }
    }
}

impl Rhythm {
    pub fn pace(&self, class: Class) -> Pace {
        match class {
            Class::A => self.a,
            Class::B => self.b,
            Class::C => self.c,
        }
    }

    /// Whether it can be counted with: no more visits than days, no more minutes than a day has,
    /// no more hours than a week.
    pub fn is_sound(&self) -> bool {
        let paces = [self.a, self.b, self.c];
        let fits = |pace: &Pace| pace.visits <= 91 && (5..=1_440).contains(&pace.minutes);
        paces.iter().all(fits) && self.travel <= 1_440 && (60..=168 * 60).contains(&self.week)
    }
}

/// What the accounts of one rep take, in minutes of a quarter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Load {
    /// Accounts of class A, B and C.
    pub accounts: [u32; 3],
    /// What each class takes, the ways among it.
    pub minutes: [u64; 3],
    pub needed: u64,
    pub had: u64,
    /// What to cut, in this order, till it fits; empty where it does.
    pub cuts: Vec<Cutting>,
    /// What would still be lacking after all of it.
    pub lacking: u64,
}

impl Load {
    pub fn fits(&self) -> bool {
        self.needed <= self.had
    }
}

/// A way to save time: B and C first to phone and mail, then fewer, then shorter visits, less
/// travel last. Class A keeps its visits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cut {
    /// Class C by phone and mail alone.
    PhoneC,
    /// Every second visit to class B by phone.
    PhoneB,
    /// Half as many calls to class C.
    FewerC,
    /// A third fewer visits to class B.
    FewerB,
    /// Visits shorter by a quarter.
    Shorter,
    /// A quarter less travel and waiting: visits nearby on one day, made by appointment.
    LessTravel,
}

impl Cut {
    pub const ALL: [Self; 6] =
        [Self::PhoneC, Self::PhoneB, Self::FewerC, Self::FewerB, Self::Shorter, Self::LessTravel];
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cutting {
    pub cut: Cut,
    /// Minutes of a quarter.
    pub saves: u64,
}

/// The visits of a quarter, by class.
#[derive(Clone, Copy)]
struct Quarter {
    visits: [u64; 3],
    calls: [u64; 3],
    minutes: [u64; 3],
    travel: u64,
}

impl Quarter {
    fn of_class(&self, class: usize) -> u64 {
        self.visits[class] * (self.minutes[class] + self.travel) + self.calls[class] * CALL
    }

    fn takes(&self) -> u64 {
        (0..3).map(|class| self.of_class(class)).sum()
    }

    fn save(&mut self, cut: Cut) {
        const B: usize = 1;
        const C: usize = 2;
        match cut {
            Cut::PhoneC => {
                self.calls[C] += self.visits[C];
                self.visits[C] = 0;
            }
            Cut::PhoneB => {
                let half = self.visits[B] / 2;
                self.calls[B] += half;
                self.visits[B] -= half;
            }
            Cut::FewerC => self.calls[C] -= self.calls[C] / 2,
            Cut::FewerB => self.visits[B] -= self.visits[B] / 3,
            Cut::Shorter => self.minutes.iter_mut().for_each(|minutes| *minutes -= *minutes / 4),
            Cut::LessTravel => self.travel -= self.travel / 4,
        }
    }
}

/// Keeps V3: whether one rep can cover their accounts at all, and what to cut where not.
/// `accounts` counts those of class A, B and C.
pub fn load(accounts: [u32; 3], rhythm: &Rhythm) -> Load {
    let paces = Class::ALL.map(|class| rhythm.pace(class));
    let mut quarter = Quarter {
        visits: std::array::from_fn(|i| u64::from(accounts[i]) * u64::from(paces[i].visits)),
        calls: [0; 3],
        minutes: paces.map(|pace| u64::from(pace.minutes)),
        travel: u64::from(rhythm.travel),
    };
    let had = u64::from(rhythm.week) * u64::from(WEEKS);
    let (minutes, needed) = ([0, 1, 2].map(|class| quarter.of_class(class)), quarter.takes());
    let (mut cuts, mut left) = (Vec::new(), needed);
    for cut in Cut::ALL {
        if left <= had {
            break;
        }
        let mut shorter = quarter;
        shorter.save(cut);
        // A call may take longer than the shortest of visits: what saves nothing is no advice.
        let saves = left.saturating_sub(shorter.takes());
        if saves > 0 {
            quarter = shorter;
            left -= saves;
            cuts.push(Cutting { cut, saves });
        }
    }
    Load { accounts, minutes, needed, had, cuts, lacking: left.saturating_sub(had) }
}

/// How an account stands that wants a visit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overdue {
    Never,
    /// Days since the last visit, and after how many the class wants the next.
    Since {
        days: u32,
        every: u32,
    },
}

impl Overdue {
    /// Days past due; what was never visited is due longest.
    pub fn by(self) -> u32 {
        match self {
            Self::Never => u32::MAX,
            Self::Since { days, every } => days.saturating_sub(every),
        }
    }
}

/// Keeps V3: whether an account of a class is overdue, `last` being what counts as its last visit.
pub fn overdue(class: Class, last: Option<Day>, rhythm: &Rhythm, today: Day) -> Option<Overdue> {
    let every = rhythm.pace(class).every()?;
    let Some(last) = last else { return Some(Overdue::Never) };
    let days = u32::try_from(last.until(today)).unwrap_or(0);
    (days > every).then_some(Overdue::Since { days, every })
}
