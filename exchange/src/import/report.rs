//! What an import did, row by row where there is something to say.

use std::fmt;

use domain::deal::Field;
use domain::funnel::Place;

use super::why::Why;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    pub dry: bool,
    /// How many were taken at each of `Place::ALL`.
    pub taken: [u32; Place::ALL.len()],
    /// Of those, how many under an account without a name.
    pub unnamed: u32,
    pub changed: Vec<Changed>,
    pub unchanged: u32,
    pub blank: u32,
    pub refused: Vec<Refused>,
    pub made: Made,
}

/// A row that says something else than when it was last read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// File and line.
    pub at: String,
    pub fields: Vec<&'static str>,
    /// Fields that people changed meanwhile, and that stay as they set them.
    pub kept: Vec<Field>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// File and line.
    pub at: String,
    pub why: Why,
}

/// What was made beside deals.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Made {
    pub company: bool,
    pub people: u32,
    pub teams: u32,
    pub accounts: u32,
    pub products: u32,
}

impl Report {
    pub fn took(&mut self, place: Place) {
        if let Some(at) = Place::ALL.iter().position(|known| *known == place) {
            self.taken[at] += 1;
        }
    }

    pub fn taken_in_all(&self) -> u32 {
        self.taken.iter().sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Refused { at, why } in &self.refused {
            writeln!(f, "refused  {at}: {why}")?;
        }
        for changed in &self.changed {
            writeln!(f, "changed  {changed}")?;
        }
        writeln!(f, "taken      {:>7}{}", self.taken_in_all(), places(&self.taken))?;
        if self.unnamed > 0 {
            writeln!(
                f,
                "           {:>7}  of them under an unnamed account, to be completed",
                self.unnamed
            )?;
        }
        writeln!(f, "changed    {:>7}", self.changed.len())?;
        writeln!(f, "unchanged  {:>7}", self.unchanged)?;
        writeln!(f, "refused    {:>7}", self.refused.len())?;
        if self.blank > 0 {
            writeln!(f, "blank rows {:>7}", self.blank)?;
        }
        let Made { company, people, teams, accounts, products } = self.made;
        let company = if company { "the company, " } else { "" };
        writeln!(
            f,
            "made       {company}people {people}, teams {teams}, accounts {accounts}, products {products}"
        )?;
        if self.dry {
            writeln!(f, "dry run: nothing of this was kept")?;
        }
        Ok(())
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, fields, kept } = self;
        write!(f, "{at}:")?;
        if !fields.is_empty() {
            write!(f, " set {}", fields.join(", "))?;
        }
        if !kept.is_empty() {
            let kept: Vec<&str> = kept.iter().map(|field| field.word()).collect();
            let comma = if fields.is_empty() { "" } else { ";" };
            write!(f, "{comma} kept as people set it: {}", kept.join(", "))?;
        }
        Ok(())
    }
}

fn places(taken: &[u32; Place::ALL.len()]) -> String {
    let filled = Place::ALL.iter().zip(taken).filter(|(_, count)| **count > 0);
    let told: Vec<String> =
        filled.map(|(place, count)| format!("{} {count}", word(*place))).collect();
    if told.is_empty() { String::new() } else { format!("  {}", told.join(", ")) }
}

fn word(place: Place) -> String {
    match place {
        Place::Stage(stage) => format!("stage {}", stage.number()),
        Place::Won => "won".to_owned(),
        Place::Lost => "lost".to_owned(),
        Place::Parked => "parked".to_owned(),
    }
}
