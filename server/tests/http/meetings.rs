//! Meetings from outside: who makes one, who reads it, and who prints it.

use app::meeting::api::Opened;
use domain::id::MeetingId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::house::{House, PEOPLE};

fn write(house: &House, id: MeetingId) -> Value {
    let mei = house.people["mei"];
    let item =
        json!({ "content": "skills", "form": "role_play", "minutes": 30, "about": "大同的談判" });
    let action = json!({ "who": mei, "what": "call", "due": 21_000 });
    let sheet = json!({
        "day": 20_990, "minute": 540, "purpose": "training", "people": [mei],
        "agenda": [item], "notes": null, "actions": [action],
    });
    json!({ "id": id, "command": { "write": { "base": null, "sheet": sheet } } })
}

#[tokio::test]
async fn c7_who_leads_makes_one_and_only_those_who_come_read_and_print_it() {
    let house = House::company().await;
    let id = MeetingId::new(Uuid::now_v7());
    let asked = write(&house, id);
    for login in ["mei", "lin"] {
        let answer = house.signed_in(login).await.json("/api/meeting_act", &asked).await;
        assert_eq!(answer.status, 403, "{login}: {}", answer.text);
    }
    // Mei is none of Sam's.
    let foreign = house.signed_in("sam").await.json("/api/meeting_act", &asked).await;
    assert_eq!(foreign.status, 422, "{}", foreign.text);
    let made = house.signed_in("nora").await.json("/api/meeting_act", &asked).await;
    assert_eq!(made.status, 200, "{}", made.text);
    for (login, ..) in PEOPLE {
        let sees = ["nora", "mei"].contains(&login);
        let mut visitor = house.signed_in(login).await;
        let read = visitor.json("/api/meeting", &json!({ "id": id })).await;
        assert_eq!(read.status == 200, sees, "{login}");
        assert_eq!(read.text.contains("大同的談判"), sees, "{login}");
        let printed = visitor.json("/api/meeting_print", &json!({ "id": id })).await;
        assert_eq!(printed.status == 200, sees, "{login}");
        let listed = visitor.json("/api/meeting_list", &json!({})).await;
        assert_eq!(listed.text.contains("大同的談判"), sees, "{login}");
        let page = visitor.get(&format!("/meetings/{id}")).await;
        assert_eq!((page.status == 200, page.text.contains("大同的談判")), (sees, sees), "{login}");
    }
    let team = |opened: Opened| opened.team.len();
    let nora = house.signed_in("nora").await.json("/api/meeting_list", &json!({})).await;
    assert!(team(nora.json()) > 0);
    let mei = house.signed_in("mei").await.json("/api/meeting_list", &json!({})).await;
    assert_eq!(team(mei.json()), 0);
}
