//! The people of the demo company, their teams and what they do.

use domain::day::Millis;
use domain::id::{PersonId, TeamId};
use domain::org::{Org, Person, Role, Team};
use domain::text::{Login, Name, TextRefused};

use super::chance::Chance;

const SALES: &str = "業務處";
const NORTH: &str = "北區業務部";
const MIDDLE: &str = "中區業務部";
const SOUTH: &str = "南區業務部";

/// Team, the team above it.
const TEAMS: [(&str, Option<&str>); 4] =
    [(SALES, None), (NORTH, Some(SALES)), (MIDDLE, Some(SALES)), (SOUTH, Some(SALES))];

/// Login, name, roles, team; a manager leads the team they stand in.
type Member = (&'static str, &'static str, &'static [Role], Option<&'static str>);

const PEOPLE: [Member; 18] = [
    ("peishan.he", "何佩珊", &[Role::Administrator], None),
    ("guohua.xu", "許國華", &[Role::Manager], Some(SALES)),
    ("zhiyuan.chen", "陳志遠", &[Role::Rep, Role::Manager], Some(NORTH)),
    ("yazhu.zhang", "張雅筑", &[Role::Rep], Some(NORTH)),
    ("bohan.wang", "王柏翰", &[Role::Rep], Some(NORTH)),
    ("yijun.li", "李怡君", &[Role::Rep], Some(NORTH)),
    ("sihan.wu", "吳思翰", &[Role::Rep], Some(NORTH)),
    ("meiling.lin", "林美玲", &[Role::Manager], Some(MIDDLE)),
    ("jiahao.liu", "劉家豪", &[Role::Rep], Some(MIDDLE)),
    ("xinyi.cai", "蔡欣怡", &[Role::Rep], Some(MIDDLE)),
    ("wenbin.yang", "楊文彬", &[Role::Rep], Some(MIDDLE)),
    ("junjie.huang", "黃俊傑", &[Role::Manager], Some(SOUTH)),
    ("shufen.zheng", "鄭淑芬", &[Role::Rep], Some(SOUTH)),
    ("mingzhe.xie", "謝明哲", &[Role::Rep], Some(SOUTH)),
    ("jiaying.zhou", "周佳穎", &[Role::Rep], Some(SOUTH)),
    ("yanting.guo", "郭彥廷", &[Role::Support], None),
    ("huimin.luo", "羅惠敏", &[Role::OrderDesk], None),
    ("ziqing.ye", "葉子晴", &[Role::Marketing], None),
];

pub(super) struct Cast {
    pub people: Vec<Person>,
    pub teams: Vec<Team>,
}

impl Cast {
    pub(super) fn org(&self) -> Org {
        Org::new(self.people.iter().cloned(), self.teams.iter().cloned())
    }

    /// Those who carry deals.
    pub(super) fn reps(&self) -> Vec<&Person> {
        self.people.iter().filter(|person| person.roles.contains(&Role::Rep)).collect()
    }

    pub(super) fn team(&self, person: &Person) -> Option<&Team> {
        self.teams.iter().find(|team| Some(team.id) == person.team)
    }
}

pub(super) fn cast(chance: &mut Chance, at: Millis) -> Result<Cast, TextRefused> {
    let team_ids: Vec<TeamId> = TEAMS.iter().map(|_| TeamId::new(chance.id(at))).collect();
    let team_id = |name: &str| {
        let index = TEAMS.iter().position(|(team, _)| *team == name)?;
        team_ids.get(index).copied()
    };
    let mut people = Vec::with_capacity(PEOPLE.len());
    for (login, name, roles, team) in PEOPLE {
        people.push(Person {
            id: PersonId::new(chance.id(at)),
            login: Login::new(login)?,
            name: Name::new(name)?,
            roles: roles.iter().copied().collect(),
            team: team.and_then(team_id),
            active: true,
        });
    }
    let mut teams = Vec::with_capacity(TEAMS.len());
    for ((name, parent), id) in TEAMS.into_iter().zip(&team_ids) {
        let leads = |p: &&Person| p.team == Some(*id) && p.roles.contains(&Role::Manager);
        teams.push(Team {
            id: *id,
            name: Name::new(name)?,
            parent: parent.and_then(team_id),
            manager: people.iter().find(leads).map(|person| person.id),
        });
    }
    Ok(Cast { people, teams })
}
