//! The funnel: eight stages, three bands, a rate each.

use serde::{Deserialize, Serialize};

/// One of the seller's eight stages (P1), 1..=8.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Stage(u8);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a stage is 1 to 8")]
pub struct NotAStage;

impl Stage {
    pub const FIRST: Self = Self(1);
    pub const COUNT: usize = 8;
    pub const ALL: [Self; Self::COUNT] =
        [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8)];

    pub fn new(number: u8) -> Result<Self, NotAStage> {
        if (1..=8).contains(&number) { Ok(Self(number)) } else { Err(NotAStage) }
    }

    pub fn number(self) -> u8 {
        self.0
    }

    /// Its place in an array of the eight.
    pub fn index(self) -> usize {
        usize::from(self.0 - 1)
    }
}

impl TryFrom<u8> for Stage {
    type Error = NotAStage;
    fn try_from(number: u8) -> Result<Self, NotAStage> {
        Self::new(number)
    }
}

impl From<Stage> for u8 {
    fn from(stage: Stage) -> Self {
        stage.0
    }
}

/// Keeps F2: what a deal has come to, as facts about the buyer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Band {
    /// A need exists and we are on the candidate list.
    Top,
    /// The customer chooses between two: we are on the preferred list.
    Middle,
    /// Decided for us; only paper is left.
    Bottom,
}

impl Band {
    pub const ALL: [Self; 3] = [Self::Top, Self::Middle, Self::Bottom];

    pub fn index(self) -> usize {
        self as usize
    }
}

/// Where a deal stands, as a place that it can be moved to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Place {
    Stage(Stage),
    Won,
    Lost,
    Parked,
}

impl Place {
    pub const ALL: [Self; 11] = [
        Self::Stage(Stage(1)),
        Self::Stage(Stage(2)),
        Self::Stage(Stage(3)),
        Self::Stage(Stage(4)),
        Self::Stage(Stage(5)),
        Self::Stage(Stage(6)),
        Self::Stage(Stage(7)),
        Self::Stage(Stage(8)),
        Self::Won,
        Self::Lost,
        Self::Parked,
    ];

    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::Stage(stage) => Some(stage),
            _ => None,
        }
    }
}

/// A success rate in thousandths: 250 is 25%.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Rate(u16);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
pub enum FunnelRefused {
    #[error("a rate is 0 to 1000 thousandths")]
    RateOutOfRange,
    #[error("each band keeps at least one stage, in order")]
    BandWithoutStage,
    #[error("a band further down has the higher rate")]
    RatesNotRising,
    #[error("days are 1 to 999")]
    DaysOutOfRange,
}

impl Rate {
    pub const ZERO: Self = Self(0);
    pub const CERTAIN: Self = Self(1000);

    pub fn new(per_mille: u16) -> Result<Self, FunnelRefused> {
        if per_mille <= 1000 { Ok(Self(per_mille)) } else { Err(FunnelRefused::RateOutOfRange) }
    }

    pub fn per_mille(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Rate {
    type Error = FunnelRefused;
    fn try_from(per_mille: u16) -> Result<Self, FunnelRefused> {
        Self::new(per_mille)
    }
}

impl From<Rate> for u16 {
    fn from(rate: Rate) -> Self {
        rate.0
    }
}

/// Keeps F2: the borders and rates of the bands, as the administrator set them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "RawFunnel", into = "RawFunnel")]
pub struct Funnel {
    /// The last stage of the top and of the middle band.
    borders: [Stage; 2],
    rates: [Rate; 3],
    stuck_days: [u16; 3],
}

#[derive(Serialize, Deserialize)]
struct RawFunnel {
    borders: [Stage; 2],
    rates: [Rate; 3],
    stuck_days: [u16; 3],
}

impl Default for Funnel {
    fn default() -> Self {
        Self {
            borders: [Stage(3), Stage(6)],
            rates: [Rate(250), Rate(500), Rate(750)],
            stuck_days: [45, 60, 30],
        }
    }
}

impl Funnel {
    /// `borders` are the last stages of the top and the middle band; `stuck_days` after how many
    /// days in a band a deal is called stuck, while won deals are too few to tell.
    pub fn new(
        borders: [Stage; 2],
        rates: [Rate; 3],
        stuck_days: [u16; 3],
    ) -> Result<Self, FunnelRefused> {
        let [top, middle] = borders;
        if top >= middle || middle.number() >= 8 {
            return Err(FunnelRefused::BandWithoutStage);
        }
        if rates[0] >= rates[1] || rates[1] >= rates[2] {
            return Err(FunnelRefused::RatesNotRising);
        }
        if stuck_days.iter().any(|days| !(1..=999).contains(days)) {
            return Err(FunnelRefused::DaysOutOfRange);
        }
        Ok(Self { borders, rates, stuck_days })
    }

    /// Keeps F2: a stage gives its band.
    pub fn band(&self, stage: Stage) -> Band {
        let [top, middle] = self.borders;
        if stage <= top {
            Band::Top
        } else if stage <= middle {
            Band::Middle
        } else {
            Band::Bottom
        }
    }

    /// Keeps F2: the one place where a success rate is told, for every path.
    pub fn rate(&self, place: Place) -> Rate {
        match place {
            Place::Stage(stage) => self.band_rate(self.band(stage)),
            Place::Won => Rate::CERTAIN,
            Place::Lost | Place::Parked => Rate::ZERO,
        }
    }

    pub fn band_rate(&self, band: Band) -> Rate {
        self.rates[band.index()]
    }

    /// The stages of a band, in order; never empty.
    pub fn stages(&self, band: Band) -> impl Iterator<Item = Stage> + use<> {
        let funnel = *self;
        Stage::ALL.into_iter().filter(move |stage| funnel.band(*stage) == band)
    }

    pub fn borders(&self) -> [Stage; 2] {
        self.borders
    }

    pub fn stuck_days(&self, band: Band) -> u16 {
        self.stuck_days[band.index()]
    }
}

impl TryFrom<RawFunnel> for Funnel {
    type Error = FunnelRefused;
    fn try_from(raw: RawFunnel) -> Result<Self, FunnelRefused> {
        Self::new(raw.borders, raw.rates, raw.stuck_days)
    }
}

impl From<Funnel> for RawFunnel {
    fn from(funnel: Funnel) -> Self {
        Self { borders: funnel.borders, rates: funnel.rates, stuck_days: funnel.stuck_days }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(number: u8) -> Stage {
        Stage::new(number).unwrap()
    }

    #[test]
    fn f2_stage_gives_band_gives_rate() {
        let funnel = Funnel::default();
        let rates: Vec<u16> =
            Place::ALL.iter().map(|place| funnel.rate(*place).per_mille()).collect();
        assert_eq!(rates, [250, 250, 250, 500, 500, 500, 750, 750, 1000, 0, 0]);
        assert_eq!(funnel.stages(Band::Bottom).map(Stage::number).collect::<Vec<_>>(), [7, 8]);
    }

    #[test]
    fn f2_an_administrator_moves_borders_and_rates() {
        let rates = [Rate(100), Rate(400), Rate(900)];
        let funnel = Funnel::new([stage(2), stage(5)], rates, [30, 30, 30]).unwrap();
        assert_eq!(funnel.band(stage(3)), Band::Middle);
        assert_eq!(funnel.rate(Place::Stage(stage(6))), Rate(900));
    }

    #[test]
    fn f2_a_funnel_that_makes_no_sense_is_refused_by_name() {
        let rates = Funnel::default().rates;
        let days = [30; 3];
        for borders in [[stage(3), stage(3)], [stage(5), stage(4)], [stage(3), stage(8)]] {
            assert_eq!(Funnel::new(borders, rates, days), Err(FunnelRefused::BandWithoutStage));
        }
        let falling = [Rate(500), Rate(500), Rate(750)];
        let borders = [stage(3), stage(6)];
        assert_eq!(Funnel::new(borders, falling, days), Err(FunnelRefused::RatesNotRising));
        assert_eq!(Funnel::new(borders, rates, [0, 1, 1]), Err(FunnelRefused::DaysOutOfRange));
        assert_eq!(Rate::new(1001), Err(FunnelRefused::RateOutOfRange));
        assert!(serde_json::from_str::<Stage>("9").is_err());
    }

    #[test]
    fn f2_every_border_leaves_each_stage_in_one_band() {
        for top in 1..=6 {
            for middle in top + 1..=7 {
                let borders = [stage(top), stage(middle)];
                let funnel = Funnel::new(borders, Funnel::default().rates, [1; 3]).unwrap();
                let all: Vec<Stage> = Band::ALL.iter().flat_map(|b| funnel.stages(*b)).collect();
                assert_eq!(all, Stage::ALL);
            }
        }
    }
}
