//! Who may do what, over everything that can be asked of the server. A way in that this table
//! does not know fails the test: whoever adds one says here who may use it.
//!
//! Long because it is one table: split, none of its parts would be complete.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::Method;
use domain::account::{Fields, Filter};
use domain::board::Card;
use domain::op::{Answer, Op};
use domain::text::Name;
use leptos::server_fn::axum::server_fn_paths;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::deals::{done, listing, moving, passing};
use crate::house::{House, PASSWORD};
use crate::visitor::Visitor;

/// Who asks. Mei is a rep of the north and owns the deal in question; Nora leads the north, Sam
/// the south, where Lin is a rep.
const WHO: [&str; 9] = ["boss", "nora", "mei", "lin", "sam", "eva", "odo", "mia", ""];

/// What comes of it: done, refused by a rule, or a status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Then {
    Done,
    /// Asked and answered, with a refusal inside.
    Refused,
    Status(u16),
}

use Then::{Done, Refused, Status};

const OUT: Then = Status(401);
const NO: Then = Status(403);
const GONE: Then = Status(404);
/// Whoever is signed in.
const ALL_OF_US: [Then; 9] = [Done, Done, Done, Done, Done, Done, Done, Done, OUT];
const ANYONE: [Then; 9] = [Done; 9];
const ADMINISTRATORS: [Then; 9] = [Done, NO, NO, NO, NO, NO, NO, NO, OUT];
/// Administrators may, but there is no such rate.
const RATE_GONE: [Then; 9] = [Status(422), NO, NO, NO, NO, NO, NO, NO, OUT];
/// Those who look after people.
const LEADERS: [Then; 9] = [Done, Done, NO, NO, Done, NO, NO, NO, OUT];
/// Administrators, who are told that there is no such person.
const NOBODY_FOR_ADMINISTRATORS: [Then; 9] = [GONE, NO, NO, NO, NO, NO, NO, NO, OUT];
/// Those who see Mei's deal.
const SEE_IT: [Then; 9] = [Done, Done, Done, GONE, GONE, GONE, GONE, GONE, OUT];
/// Those who may change it.
const CHANGE_IT: [Then; 9] = [Done, Done, Done, Refused, Refused, Refused, Refused, Refused, OUT];

/// Those who sell.
const SELLERS: [Then; 9] = [Done, Done, Done, Done, Done, NO, NO, NO, OUT];
/// Those who see the account of Mei's deal.
const OPEN_ACCOUNT: [Then; 9] = [Done, Done, Done, GONE, GONE, GONE, GONE, GONE, OUT];
/// A contact that there is not: who may see one has a test of their own.
const NOBODYS_CONTACT: [Then; 9] = [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OUT];
/// A line that there is not, for those who keep lists.
const NO_LINE: [Then; 9] = [GONE, NO, NO, NO, NO, NO, NO, NO, OUT];
/// Those who lead and see Mei's account; Mei sees it and does not lead.
const LEAD_IT: [Then; 9] = [Done, Done, NO, GONE, GONE, GONE, GONE, GONE, OUT];
/// As above, asked for what is refused by name even to those.
const LEAD_IN_VAIN: [Then; 9] = [Status(422), Status(422), NO, GONE, GONE, GONE, GONE, GONE, OUT];

/// Those who sell, with nothing to go through.
const NOTHING_TO_WALK: [Then; 9] =
    [Status(422), Status(422), Status(422), Status(422), Status(422), NO, NO, NO, OUT];

/// Those who sell, about a visit that there is not.
const NOT_JOINT: [Then; 9] =
    [Status(422), Status(422), Status(422), Status(422), Status(422), NO, NO, NO, OUT];
/// Those who lead Mei; who leads others is told that she is none of theirs.
const LEAD_MEI: [Then; 9] = [Done, Done, NO, NO, Status(422), NO, NO, NO, OUT];
/// Those who sell are told nothing of what there is not; the others not even that.
const NOTHING_TO_WATCH: [Then; 9] = [Done, Done, Done, Done, Done, GONE, GONE, GONE, OUT];
/// Those who lead Mei, and name nobody for her customers.
const OPEN_HANDOVER: [Then; 9] = [Status(422), Status(422), NO, NO, Status(422), NO, NO, NO, OUT];

/// Mei and who leads her team, about an entry that is not there; nobody else, whatever their role.
const NO_SUCH_KNOWLEDGE: [Then; 9] = [NO, Status(422), Status(422), NO, NO, NO, NO, NO, OUT];

/// How a function is asked, about Mei's deal where it is about one.
enum Ask {
    Json(fn(&House, &Card) -> Value),
    Form(&'static [(&'static str, &'static str)]),
}

use Ask::{Form, Json};

fn leaver(house: &House, _: &Card) -> Value {
    json!({ "leaver": house.people["mei"] })
}

fn new_handover(house: &House, _: &Card) -> Value {
    let id = Uuid::now_v7();
    let leaver = house.people["mei"];
    json!({ "id": id, "leaver": leaver, "sudden": false, "last_day": 90_000, "heirs": {} })
}

fn no_story(_: &House, card: &Card) -> Value {
    json!({ "handover": Uuid::nil(), "deal": card.deal.id })
}

fn no_turn(_: &House, card: &Card) -> Value {
    json!({ "handover": Uuid::nil(), "deal": card.deal.id, "turned": 1 })
}

fn board(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "order": "next_step" })
}

fn column(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "order": "next_step", "stage": 1, "from": 0, "len": 9 })
}

fn table(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "sort": { "by": "amount", "falling": true }, "from": 0, "len": 9 })
}

fn views(_: &House, _: &Card) -> Value {
    json!({})
}

fn save_view(_: &House, card: &Card) -> Value {
    json!({ "asked": { "save": { "name": card.deal.id, "address": "/table" } } })
}

fn alter(_: &House, card: &Card) -> Value {
    let change = json!({ "expected": { "to": 20_900 } });
    let id = Uuid::now_v7();
    json!({ "asked": { "id": id, "deals": { "these": [card.deal.id] }, "change": change } })
}

/// A step that is nobody's.
fn undo(_: &House, _: &Card) -> Value {
    json!({ "step": Uuid::now_v7() })
}

fn deal(_: &House, card: &Card) -> Value {
    json!({ "deal": card.deal.id })
}

fn activities(_: &House, card: &Card) -> Value {
    json!({ "about": { "deal": card.deal.id }, "before": null })
}

fn move_it(_: &House, card: &Card) -> Value {
    json!({ "op": moving(card, 2) })
}

fn agenda(_: &House, _: &Card) -> Value {
    json!({ "day": null })
}

/// A week of nobody's: whoever keeps it keeps it as their own.
fn keep_agenda(_: &House, _: &Card) -> Value {
    let nobody = domain::id::PersonId::new(Uuid::nil());
    json!({ "agenda": domain::agenda::Agenda::empty(nobody, domain::day::Day(20_790)) })
}

/// No answer yet, about Mei.
fn no_answers(house: &House, _: &Card) -> Value {
    let about = json!({ "person": house.people["mei"], "leading": false });
    json!({ "about": about, "marks": [], "finish": false })
}

/// Something that Mei is to learn, and that is not on her list.
fn no_knowledge(house: &House, _: &Card) -> Value {
    let (id, rep) = (Uuid::now_v7(), house.people["mei"]);
    let known = json!({ "id": id, "rep": rep, "kind": "market", "what": "x", "version": 1 });
    json!({ "known": known, "gone": true })
}

fn nothing(_: &House, _: &Card) -> Value {
    json!({})
}

fn account(_: &House, card: &Card) -> Value {
    json!({ "account": card.deal.account })
}

fn account_list(_: &House, _: &Card) -> Value {
    json!({ "filter": Filter::default(), "order": "name", "page": 0 })
}

fn fields(name: &str) -> Fields {
    Fields::named(Name::new(name).unwrap())
}

/// Asked by everyone for themselves: nobody is to look after what is another's.
fn new_account(house: &House, _: &Card) -> Value {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    let who = WHO[next % WHO.len()];
    let owner = house.people.get(who);
    json!({ "owner": owner, "fields": fields(&format!("Account {next}")) })
}

fn save_account(house: &House, card: &Card) -> Value {
    let (owner, fields) = (house.people["mei"], fields(card.account.as_str()));
    json!({ "account": card.deal.account, "base": 1, "owner": owner, "fields": fields })
}

fn contact_fields() -> Value {
    json!({ "name": "Wu", "position": null, "phone": null, "mobile": null, "mail": null })
}

fn new_contact(_: &House, card: &Card) -> Value {
    json!({ "account": card.deal.account, "fields": contact_fields() })
}

fn no_contact(_: &House, _: &Card) -> Value {
    json!({ "contact": Uuid::now_v7() })
}

fn save_contact(_: &House, _: &Card) -> Value {
    json!({ "contact": Uuid::now_v7(), "base": 1, "fields": contact_fields() })
}

fn new_line(_: &House, _: &Card) -> Value {
    json!({ "list": "products", "name": "GTX Pro" })
}

fn rename_line(_: &House, _: &Card) -> Value {
    json!({ "line": { "product": Uuid::now_v7() }, "name": "GTX" })
}

fn retire_line(_: &House, _: &Card) -> Value {
    json!({ "line": { "campaign": Uuid::now_v7() }, "retired": true })
}

fn typed(_: &House, _: &Card) -> Value {
    json!({ "typed": "恆" })
}

fn a_new_rate(_: &House, _: &Card) -> Value {
    json!({ "currency": "usd", "from": "2026-11-01", "rate": "32.5" })
}

/// One that nobody has set.
fn a_rate(_: &House, _: &Card) -> Value {
    json!({ "currency": "EUR", "from": 20_000 })
}

fn people(_: &House, _: &Card) -> Value {
    let wanted = json!({ "team": null, "role": null, "state": null, "text": "", "len": 9 });
    json!({ "wanted": wanted })
}

fn mei(house: &House, _: &Card) -> Value {
    json!({ "person": house.people["mei"], "origin": "https://funnel.example" })
}

fn no_changes(_: &House, _: &Card) -> Value {
    json!({ "changes": [] })
}

fn nobody(_: &House, _: &Card) -> Value {
    json!({ "person": "00000000-0000-0000-0000-000000000000", "heirs": [] })
}

fn alike(_: &House, _: &Card) -> Value {
    json!({ "typed": "恆泰", "except": null })
}

fn person(_: &House, _: &Card) -> Value {
    json!({ "name": "吳麗", "phones": [], "except": null })
}

fn merging(_: &House, card: &Card) -> Value {
    json!({ "into": card.deal.account })
}

/// Into itself: refused, and so nothing of it is left for the next who asks.
fn merging_two(_: &House, card: &Card) -> Value {
    json!({ "into": card.deal.account, "from": card.deal.account })
}

fn parting(_: &House, card: &Card) -> Value {
    json!({ "from": card.deal.account })
}

const BANDS: &[(&str, &str)] = &[
    ("bands[top_until]", "3"),
    ("bands[middle_until]", "6"),
    ("bands[top_rate]", "25"),
    ("bands[middle_rate]", "50"),
    ("bands[bottom_rate]", "75"),
    ("bands[top_days]", "45"),
    ("bands[middle_days]", "60"),
    ("bands[bottom_days]", "30"),
];

const FOUND: &[(&str, &str)] = &[
    ("company", "x"),
    ("currency", "TWD"),
    ("zone", "UTC"),
    ("name", "x"),
    ("login", "x"),
    ("password", "ten characters"),
];

/// Those who list deals: without a file there is nothing to choose about.
const SELLERS_WITHOUT_A_FILE: [Then; 9] = [GONE, GONE, GONE, GONE, GONE, NO, NO, NO, OUT];

fn rows_shown(_: &House, _: &Card) -> Value {
    json!({ "shown": { "kind": null, "from": 0 } })
}

fn choice(house: &House, _: &Card) -> Value {
    json!({
        "choice": { "owner": house.people["mei"] },
        "shown": { "kind": null, "from": 0 },
    })
}

fn page_of_all(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "sort": { "by": "amount", "falling": true } })
}

/// A sitting that there is not: who may open one has a test of their own.
fn no_sitting(_: &House, _: &Card) -> Value {
    json!({ "sitting": Uuid::now_v7(), "place": 0, "field": "notes", "words": "x" })
}

fn no_joint(_: &House, _: &Card) -> Value {
    json!({ "id": Uuid::now_v7(), "visit": Uuid::now_v7(), "command": "agree" })
}

fn no_cycle(house: &House, _: &Card) -> Value {
    json!({ "rep": house.people["mei"], "skill": Uuid::now_v7(), "said": "prepared" })
}

fn no_reader(house: &House, _: &Card) -> Value {
    json!({ "sitting": Uuid::now_v7(), "reader": house.people["boss"], "yes": true })
}

fn mei_2026(house: &House, _: &Card) -> Value {
    json!({ "of": house.people["mei"], "year": 2026 })
}

fn no_meeting(_: &House, _: &Card) -> Value {
    json!({ "id": Uuid::now_v7(), "command": "close" })
}

fn no_follow_up(_: &House, _: &Card) -> Value {
    json!({ "sitting": Uuid::now_v7(), "done": true })
}

fn large_sale(_: &House, _: &Card) -> Value {
    json!({ "from": [1_000_000, "TWD"] })
}

fn rhythm(_: &House, _: &Card) -> Value {
    let pace = json!({ "visits": 3, "minutes": 45 });
    json!({ "to": { "a": pace, "b": pace, "c": pace, "travel": 45, "week": 960 } })
}

fn filter(_: &House, _: &Card) -> Value {
    json!({ "filter": {} })
}

/// Of no deal, so that nobody opens one here.
fn new_sitting(house: &House, _: &Card) -> Value {
    let filter = json!({ "text": "no such account" });
    json!({ "id": Uuid::now_v7(), "people": [house.people["boss"]], "filter": filter })
}

fn bringing(_: &House, card: &Card) -> Value {
    json!({ "draft": card.deal.id, "opening": false })
}

fn take_back(_: &House, card: &Card) -> Value {
    json!({ "run": card.deal.id, "again": false })
}

const FUNCTIONS: &[(&str, Ask, [Then; 9])] = &[
    ("/api/account", Json(account), OPEN_ACCOUNT),
    ("/api/account_list", Json(account_list), SELLERS),
    ("/api/accounts", Json(typed), ALL_OF_US),
    ("/api/activities", Json(activities), SEE_IT),
    ("/api/add_account", Json(new_account), SELLERS),
    ("/api/add_contact", Json(new_contact), OPEN_ACCOUNT),
    ("/api/add_line", Json(new_line), ADMINISTRATORS),
    ("/api/archive_desk", Json(nothing), SELLERS),
    ("/api/alter", Json(alter), SELLERS),
    ("/api/board", Json(board), ALL_OF_US),
    ("/api/change_password", Form(&[("present", PASSWORD), ("new", PASSWORD)]), ALL_OF_US),
    ("/api/change_org", Json(no_changes), ADMINISTRATORS),
    ("/api/change_views", Json(save_view), ALL_OF_US),
    ("/api/column", Json(column), ALL_OF_US),
    ("/api/coaching", Json(nothing), SELLERS),
    ("/api/deal", Json(deal), SEE_IT),
    // About nothing that there is; who does what is told in `coaching`.
    ("/api/coaching_step", Json(no_cycle), NOT_JOINT),
    ("/api/debrief", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/debrief_begin", Json(no_joint), NOT_JOINT),
    ("/api/debrief_opening", Json(no_reader), NOBODYS_CONTACT),
    ("/api/debrief_practised", Json(no_follow_up), NOT_JOINT),
    ("/api/joint_declare", Json(no_joint), NOT_JOINT),
    ("/api/look", Json(deal), SEE_IT),
    ("/api/demo_people", Form(&[]), [NO; 9]),
    ("/api/duplicate_accounts", Json(alike), SELLERS),
    ("/api/duplicate_contacts", Json(person), SELLERS),
    ("/api/enter_demo", Form(&[("login", "boss")]), [NO; 9]),
    ("/api/export_page", Json(page_of_all), SELLERS),
    ("/api/export_print", Json(page_of_all), SELLERS),
    ("/api/found", Form(FOUND), [Status(409); 9]),
    ("/api/guide", Json(nothing), ALL_OF_US),
    ("/api/handover_list", Json(nothing), SELLERS),
    ("/api/handover_open", Json(new_handover), OPEN_HANDOVER),
    ("/api/handover_plan", Json(leaver), LEAD_MEI),
    // Of none that there is; who is told of what is tested in the store.
    ("/api/handover_see", Json(no_turn), SELLERS_WITHOUT_A_FILE),
    ("/api/handover_story", Json(no_story), NOBODYS_CONTACT),
    ("/api/handover_watch", Json(no_story), NOTHING_TO_WATCH),
    ("/api/handover_watched", Json(nothing), SELLERS),
    ("/api/import_bring", Json(bringing), SELLERS_WITHOUT_A_FILE),
    ("/api/import_choose", Json(choice), SELLERS_WITHOUT_A_FILE),
    ("/api/import_discard", Json(|_, _| json!({})), SELLERS),
    ("/api/import_open", Json(|_, _| json!({})), SELLERS),
    ("/api/import_rows", Json(rows_shown), SELLERS_WITHOUT_A_FILE),
    ("/api/import_take_back", Json(take_back), SELLERS_WITHOUT_A_FILE),
    ("/api/rates", Json(nothing), ADMINISTRATORS),
    ("/api/remove_rate", Json(a_rate), RATE_GONE),
    ("/api/set_rate", Json(a_new_rate), ADMINISTRATORS),
    ("/api/guest", Form(&[("token", "x")]), [GONE; 9]),
    ("/api/join", Form(&[("token", "x"), ("password", PASSWORD)]), [GONE; 9]),
    ("/api/make_link", Json(mei), ADMINISTRATORS),
    ("/api/open", Json(board), ALL_OF_US),
    ("/api/ops", Json(move_it), CHANGE_IT),
    ("/api/person", Json(mei), ADMINISTRATORS),
    ("/api/lists", Json(nothing), ADMINISTRATORS),
    ("/api/remove_contact", Json(no_contact), NOBODYS_CONTACT),
    ("/api/rename_line", Json(rename_line), NO_LINE),
    ("/api/retire_line", Json(retire_line), NO_LINE),
    ("/api/save_account", Json(save_account), OPEN_ACCOUNT),
    ("/api/save_contact", Json(save_contact), NOBODYS_CONTACT),
    ("/api/search", Json(typed), SELLERS),
    ("/api/merge_accounts", Json(merging_two), LEAD_IN_VAIN),
    ("/api/merge_open", Json(merging), LEAD_IT),
    ("/api/merge_preview", Json(merging_two), LEAD_IN_VAIN),
    // What is not merged is not to be parted, whoever asks.
    ("/api/part_accounts", Json(parting), [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OUT]),
    ("/api/set_funnel", Form(BANDS), ADMINISTRATORS),
    ("/api/set_large_sale", Json(large_sale), ADMINISTRATORS),
    ("/api/set_language", Form(&[("lang", "en")]), ANYONE),
    ("/api/set_name", Form(&[("name", "A name")]), ALL_OF_US),
    ("/api/set_numbers", Form(&[("numbers", "myriads")]), ALL_OF_US),
    ("/api/set_theme", Form(&[("theme", "dark")]), ANYONE),
    ("/api/settings", Form(&[]), ALL_OF_US),
    ("/api/sitting", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_at", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_candidates", Json(filter), SELLERS),
    ("/api/sitting_list", Json(nothing), SELLERS),
    ("/api/sitting_open", Json(new_sitting), NOTHING_TO_WALK),
    ("/api/sitting_print", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_typing", Json(no_sitting), NOBODYS_CONTACT),
    // Nobody is called to anything here.
    ("/api/sitting_waiting", Json(nothing), ALL_OF_US),
    ("/api/sign_in", Form(&[("login", "mei"), ("password", PASSWORD)]), ANYONE),
    ("/api/sign_out", Form(&[]), ANYONE),
    ("/api/sign_out_device", Form(&[("key", "x")]), ALL_OF_US),
    ("/api/sign_out_others", Form(&[]), ALL_OF_US),
    ("/api/switch_off", Json(nobody), NOBODY_FOR_ADMINISTRATORS),
    ("/api/team", Json(people), LEADERS),
    ("/api/concentration", Json(nothing), LEADERS),
    ("/api/agenda", Json(agenda), LEADERS),
    ("/api/agenda_keep", Json(keep_agenda), LEADERS),
    // One's own; another's is asked for in `skills`.
    ("/api/skills", Json(nothing), SELLERS),
    ("/api/skills_answer", Json(no_answers), [NO, Done, Done, NO, NO, NO, NO, NO, OUT]),
    ("/api/skills_knowledge", Json(no_knowledge), NO_SUCH_KNOWLEDGE),
    ("/api/table", Json(table), ALL_OF_US),
    ("/api/try_demo", Form(&[]), [Status(409); 9]),
    ("/api/undo_alter", Json(undo), [GONE, GONE, GONE, GONE, GONE, NO, NO, NO, OUT]),
    ("/api/views", Json(views), ALL_OF_US),
    // One's own week; another's is asked for in `visits`.
    ("/api/visits", Json(|_, _| json!({})), SELLERS),
    // One that there is not; who reads which is told in `meetings`.
    ("/api/meeting", Json(no_meeting), NOBODYS_CONTACT),
    ("/api/meeting_act", Json(no_meeting), NOT_JOINT),
    ("/api/meeting_list", Json(nothing), SELLERS),
    ("/api/meeting_print", Json(no_meeting), NOBODYS_CONTACT),
    // Mei's; who leads her counts it too.
    ("/api/visit_year", Json(mei_2026), [Done, Done, Done, NO, NO, NO, NO, NO, OUT]),
    // One's own day, and nobody else's.
    ("/api/visit_agenda", Json(nothing), SELLERS),
    ("/api/visit_calendar", Json(nothing), SELLERS),
    ("/api/visit_rhythm", Json(rhythm), ADMINISTRATORS),
];

/// Pages and plain addresses. 303: shown the door.
const SHOWN_THE_DOOR: [Then; 9] = [Done, Done, Done, Done, Done, Done, Done, Done, Status(303)];
const LET_IN: [Then; 9] = [
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Done,
];

/// To a stranger the door, to all of us a page that says there is nothing.
const NO_SUCH_PAGE: [Then; 9] = [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, Status(303)];

const ADDRESSES: &[(&str, &str, [Then; 9])] = &[
    ("/", "/", SHOWN_THE_DOOR),
    ("/guide", "/guide", SHOWN_THE_DOOR),
    ("/agenda", "/agenda", SHOWN_THE_DOOR),
    ("/concentration", "/concentration", SHOWN_THE_DOOR),
    ("/skills", "/skills", SHOWN_THE_DOOR),
    ("/rates", "/rates", SHOWN_THE_DOOR),
    ("/accounts", "/accounts", SHOWN_THE_DOOR),
    // One there is not; who sees which is told in `archive`.
    ("/accounts/:id", "/accounts/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/lists", "/lists", SHOWN_THE_DOOR),
    ("/accounts/merge", "/accounts/merge", SHOWN_THE_DOOR),
    // Says to those who sell nothing that it is not for them.
    ("/coaching", "/coaching", SHOWN_THE_DOOR),
    // One there is not; who reads which is told in `coaching`.
    ("/coaching/:id", "/coaching/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/coaching/:id/print", "/coaching/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    ("/settings", "/settings", SHOWN_THE_DOOR),
    // Says to those who look after nobody that it is not for them.
    ("/team", "/team", SHOWN_THE_DOOR),
    ("/import", "/import", SHOWN_THE_DOOR),
    // Says to those who take nothing out that it is not for them.
    ("/export", "/export", SHOWN_THE_DOOR),
    // By POST only; who may is asked in the test of exports.
    ("/api/export_file", "/api/export_file", [Status(405); 9]),
    // By POST only; who may is asked in the test of imports.
    ("/api/import_file", "/api/import_file", [Status(405); 9]),
    (
        "/import/left/{run}",
        "/import/left/none",
        [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OUT],
    ),
    ("/table", "/table", SHOWN_THE_DOOR),
    // Under an address that nobody was given; whose leads where is told in `visits`.
    ("/calendar/{file}", "/calendar/none.ics", [GONE; 9]),
    // Says to those who sell nothing that it is not for them.
    ("/visits", "/visits", SHOWN_THE_DOOR),
    ("/day", "/day", SHOWN_THE_DOOR),
    ("/meetings", "/meetings", SHOWN_THE_DOOR),
    // One there is not; who reads which is told in `meetings`.
    ("/meetings/:id", "/meetings/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/meetings/:id/print", "/meetings/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    // Says to those who sell nothing that it is not for them.
    // Says to those who sell nothing that it is not for them.
    ("/handovers", "/handovers", SHOWN_THE_DOOR),
    // Says to those who lead nobody that it is not for them.
    ("/handovers/new", "/handovers/new", SHOWN_THE_DOOR),
    // One there is not; who sees which is told in `handovers`.
    ("/handovers/:id", "/handovers/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/handovers/:id/print", "/handovers/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    ("/walks", "/walks", SHOWN_THE_DOOR),
    // One there is not; who sees which is told in `sittings`.
    ("/walks/:id", "/walks/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/walks/:id/print", "/walks/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    ("/sign-in", "/sign-in", LET_IN),
    ("/join", "/join", ANYONE),
    ("/welcome", "/welcome", [Status(303); 9]),
    ("/demo", "/demo", [Status(303); 9]),
    ("/healthz", "/healthz", ANYONE),
    ("/readyz", "/readyz", ANYONE),
    ("/pkg/{file}", "/pkg/none.css", [GONE; 9]),
    ("/offline.js", "/offline.js", ANYONE),
    ("/live", "/live", ALL_OF_US),
    // By POST only: see the functions.
    ("/api/{*function}", "/api/board", [Status(405); 9]),
];

async fn visitor(house: &House, who: &str) -> Visitor {
    if who.is_empty() { house.visitor() } else { house.signed_in(who).await }
}

#[tokio::test]
async fn every_function_is_for_those_it_is_for() {
    let known: BTreeSet<&str> = FUNCTIONS.iter().map(|(path, ..)| *path).collect();
    let there: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    assert_eq!(there, known, "a function that the table does not know, or knows in vain");
    assert!(
        server_fn_paths().all(|(_, method)| method == Method::POST),
        "a GET slips past the check of origins"
    );
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    for (at, who) in WHO.iter().enumerate() {
        let mut visitor = visitor(&house, who).await;
        for (path, ask, expected) in FUNCTIONS {
            // Some of them end the session.
            if !who.is_empty() && visitor.json("/api/settings", &()).await.status != 200 {
                visitor.sign_in(who, PASSWORD).await;
            }
            let card = new_card(&mut mei, &house).await;
            let answer = match ask {
                Json(body) => visitor.json(path, &body(&house, &card)).await,
                Form(fields) => visitor.form(path, fields).await,
            };
            let refused = matches!(serde_json::from_str(&answer.text), Ok(Answer::Refused { .. }));
            let came = match answer.status.as_u16() {
                200 if refused => Refused,
                200 => Done,
                status => Status(status),
            };
            assert_eq!(came, expected[at], "{path} by {who:?}: {}", answer.text);
            if who.is_empty() {
                visitor.cookies.clear();
            }
        }
        // The name that they took is free for the next.
        visitor.form("/api/set_name", &[("name", *who)]).await;
    }
}

/// A deal that nobody has touched since Mei listed it.
async fn new_card(mei: &mut Visitor, house: &House) -> Card {
    if mei.json("/api/settings", &()).await.status != 200 {
        *mei = house.signed_in("mei").await;
    }
    done(mei, listing("恆泰")).await
}

#[tokio::test]
async fn every_address_is_for_those_it_is_for() {
    let known: BTreeSet<&str> = ADDRESSES.iter().map(|(route, ..)| *route).collect();
    let mut there = BTreeSet::new();
    there.extend(quoted(include_str!("../../src/router.rs"), ".route(\""));
    there.extend(quoted(include_str!("../../../app/src/lib.rs"), "path!(\""));
    assert_eq!(there, known, "an address that the table does not know, or knows in vain");
    let house = House::company().await;
    for (at, who) in WHO.iter().enumerate() {
        let mut visitor = visitor(&house, who).await;
        for (_, path, expected) in ADDRESSES {
            let status = match *path {
                "/live" => {
                    visitor.live(None, None).await.map_or_else(|no| no.status.as_u16(), |_| 200)
                }
                path => visitor.get(path).await.status.as_u16(),
            };
            let came = if status == 200 { Done } else { Status(status) };
            assert_eq!(came, expected[at], "{path} by {who:?}");
        }
    }
}

/// What stands between `before` and the next quote, wherever it does.
fn quoted<'a>(source: &'a str, before: &str) -> Vec<&'a str> {
    source.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn cards_are_shown_to_those_who_see_them_and_counted_for_marketing() {
    let house = House::company().await;
    for (rep, account) in [("mei", "恆泰"), ("lin", "大同")] {
        done(&mut house.signed_in(rep).await, listing(account)).await;
    }
    let table = [
        // who, Mei's card, Lin's card, how many are counted
        ("boss", true, true, 2),
        ("nora", true, false, 1),
        ("mei", true, false, 1),
        ("lin", false, true, 1),
        ("sam", false, true, 1),
        ("eva", false, false, 0),
        ("odo", false, false, 0),
        ("mia", false, false, 2),
    ];
    for (who, mei, lin, count) in table {
        let mut visitor = house.signed_in(who).await;
        for team in [None, Some("north"), Some("south")] {
            let team = team.map(|team| house.teams[team]);
            let filter = json!({ "team": team });
            let answer = visitor
                .json("/api/board", &json!({ "filter": filter, "order": "next_step" }))
                .await;
            let shown = |account: &str| answer.text.contains(account);
            let north = team != Some(house.teams["south"]);
            let south = team != Some(house.teams["north"]);
            let wanted = (mei && north, lin && south);
            assert_eq!((shown("恆泰"), shown("大同")), wanted, "{who} {team:?}");
            if team.is_none() {
                let board: Value = answer.json();
                assert_eq!(board["columns"][0]["tally"]["count"], count, "{who}");
            }
        }
        let page = visitor.get("/").await.text;
        assert_eq!((page.contains("恆泰"), page.contains("大同")), (mei, lin), "the page of {who}");
        let found = visitor.json("/api/accounts", &json!({ "typed": "大" })).await;
        assert_eq!(found.text.contains("大同"), lin, "accounts for {who}: {}", found.text);
    }
}

#[tokio::test]
async fn deals_are_passed_by_those_who_lead_both_sides() {
    let table = [
        ("boss", true),
        ("nora", false),
        ("mei", false),
        ("sam", false),
        ("lin", false),
        ("mia", false),
    ];
    for (who, may) in table {
        let house = House::company().await;
        let card = done(&mut house.signed_in("mei").await, listing("恆泰")).await;
        let op: Op = passing(&card, house.people["lin"]);
        let answer = house.signed_in(who).await.json("/api/ops", &json!({ "op": op })).await;
        let done = matches!(answer.json(), Answer::Applied { .. });
        assert_eq!(done, may, "{who}: {}", answer.text);
    }
}
