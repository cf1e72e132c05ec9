//! Who may do what, as tables.

mod accounts;
mod deals;
mod together;

use super::*;
use uuid::Uuid;

fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn actor(role: Role, sees: &[u128]) -> Actor {
    let sight = match role {
        Role::Administrator => Sight::Everyone,
        _ => Sight::People(sees.iter().map(|n| id(*n)).collect()),
    };
    Actor { person: id(1), roles: BTreeSet::from([role]), sight }
}
