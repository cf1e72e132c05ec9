// The handover when a rep leaves: opened by the manager, gone through by three on their own
// tablets, signed, passed on, closed; and who it keeps out.
import { admin, alive, aside, ask, axe, enter, expect, list, middle, north, offline, operate, placeOf, settled, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "40", "--seed", "7"], alone: true });
test.slow();

const leaverName = "張雅筑";
const heirName = "李怡君";
const heading = (page) => page.locator("#hand-deal");
const next = (page) => page.locator('[data-step="next"]');
const item = (page, name) => page.locator(".hand-item", { hasText: name });
const way = (page, which) => page.locator(`[data-way="is-${which}"]`);
const said = (page, label) => page.locator(".hand-words", { hasText: label }).locator(".sit-entry:not(.sit-own) .sit-text");
const handover = async (page, id) => (await ask(page, "sitting", { sitting: id })).handover;
const one = async (page, id, deal) => (await handover(page, id)).items.find((one) => one.deal === deal);
const act = (page, sitting, what) => operate(page, { sitting: { hand: { sitting, act: what } } });
const today = () => new Date().toISOString().slice(0, 10);
const day = () => Math.floor(Date.now() / 86_400_000);

// What the history of a person tells to who looks after people.
async function told(boss, name, text) {
  await enter(boss, admin, "/team");
  await boss.locator(".person-row", { hasText: name }).tap();
  const line = aside(boss).locator(".history li", { hasText: text });
  await expect(line.getByRole("link", { name: "To the handover" })).toBeVisible();
}

// What has been typed is kept when one leaves it.
async function write(page, box, text) {
  await page.locator(box).fill(text);
  await page.locator(box).blur();
}

async function fill(page, box, value) {
  await page.locator(box).fill(value);
  await page.locator(box).blur();
}

// The rep of the north leaves, with two deals at 75% more, one at 50% and one at 25%; all goes to
// one colleague. All three sit down to it.
async function parting(page, another, { join = true } = {}) {
  const [leaver, heir] = [await another(), await another()];
  await enter(leaver, north.rep);
  const alpha = await list(leaver, "Alpha Pumps", { stage: 8, amount: [900_000_000, "TWD"] });
  const beta = await list(leaver, "Beta Presses", { stage: 7, amount: [800_000_000, "TWD"] });
  await list(leaver, "Gamma Valves", { stage: 5 });
  await list(leaver, "Delta Mills", { stage: 2 });
  await enter(page, north.manager, "/handovers");
  await page.getByRole("link", { name: "Open a handover" }).first().tap();
  await page.waitForURL("**/handovers/new");
  await page.locator("#handover-leaver").selectOption({ label: leaverName });
  await expect(page.locator(".hand-customers > li")).not.toHaveCount(0);
  await page.locator("#handover-rule").selectOption({ label: `All to ${heirName}` });
  await page.locator("#handover-new [type=submit]").tap();
  await page.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").at(-1);
  const { items } = await handover(page, id);
  await enter(heir, "yijun.li");
  if (join) {
    for (const who of [leaver, heir]) {
      await who.locator(".is-invited", { hasText: "陳志遠" }).getByRole("link").tap();
      await who.waitForURL(`**/handovers/${id}`);
    }
    await page.locator('[data-step="begin"]').tap();
    await expect(page.locator(".sit-person.is-here")).toHaveCount(3);
  }
  return { id, leaver, heir, alpha, beta, items };
}

test("H1: all that someone holds is taken in, successors are suggested, and the leaver is told why nothing else goes", async ({ page, another, complaints }) => {
  const leaver = await another();
  await enter(leaver, north.rep);
  const deal = await list(leaver, "Gamma Mills", { stage: 4 });
  await enter(page, north.manager, "/handovers");
  await axe(page);
  await page.getByRole("link", { name: "Open a handover" }).first().tap();
  await page.waitForURL("**/handovers/new");
  await page.locator("#handover-leaver").selectOption({ label: leaverName });
  await expect(page.locator(".hand-along")).toContainText("Open deals");
  await expect(page.locator(".hand-customers > li", { hasText: "Gamma Mills" }).locator(".hand-why")).toContainText(/open deals? already/);
  await axe(page);
  await page.locator("#handover-day").fill("2020-01-01");
  await page.locator("#handover-new [type=submit]").tap();
  await expect(page.locator(".note.is-refusal, .refused, [role=alert]").first()).toContainText("That day has passed");
  complaints.length = 0;
  await page.locator("#handover-day").fill("2030-01-01");
  await page.locator("#handover-new [type=submit]").tap();
  await page.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);

  const answer = await operate(leaver, { move: { deal, to: { stage: 5 }, reason: null } }, 1);
  expect(answer).toEqual({ refused: { refusal: { handover: "leaving" } } });
  await leaver.goto("/");
  await alive(leaver);
  await expect(leaver.locator(".leaving")).toContainText("You are handing over");
  await axe(leaver);
  const file = await leaver.request.post("/api/export_print", { data: { address: "/table" } });
  expect(file.status()).not.toBe(200);
  await leaver.locator(".leaving a").tap();
  await expect(leaver.locator(".walks-row")).toHaveCount(1);
  expect(await placeOf(page, deal)).toBe(4);
});

test("H2, H3: three walk the joint visits by touch, one without a line in the middle, and no signature is lost", async ({ page, another, complaints }) => {
  const { id, leaver, heir, alpha, beta } = await parting(page, another);
  const all = [page, leaver, heir];
  for (const who of all) await expect(heading(who)).toContainText("Alpha Pumps");
  await expect(page.locator(".sit-lead")).toContainText("You lead");
  for (const who of all) await expect(who.locator(".sit-person.is-leading")).toContainText("陳志遠");

  await leaver.locator("#hand-told").pressSequentially("She was told that I leave", { delay: 10 });
  await expect(said(heir, "What was said")).toHaveText("She was told that I leave");
  await expect(said(page, "What was said")).toHaveText("She was told that I leave");
  await leaver.locator("#hand-told").blur();
  await write(heir, "#hand-reaction", "She asks for the trial as promised");
  await write(leaver, "#hand-promises", "A free trial in March");
  await fill(heir, "#hand-met", "Ms Liu, Mr Zhao");
  await fill(heir, "#hand-visited", today());
  await expect(leaver.locator("#hand-met")).toHaveValue("Ms Liu, Mr Zhao");
  await leaver.locator("[data-sign]").tap();
  await expect(page.locator(".hand-signs")).toContainText(`${leaverName} signed`);
  expect((await one(page, id, alpha)).state).toBe("open");
  await heir.locator("[data-sign]").tap();
  for (const who of all) await expect(item(who, "Alpha Pumps")).toContainText("Passed on");
  const owner = async (deal) => (await ask(page, "deal", { deal })).card.deal.owner;
  const { heir: to } = await one(page, id, alpha);
  expect(await owner(alpha)).toBe(to);
  expect(await owner(beta)).not.toBe(to);

  await next(page).tap();
  for (const who of all) await expect(heading(who)).toContainText("Beta Presses");
  await offline(leaver);
  await leaver.locator("#hand-told").fill("Told him in the lift");
  await leaver.locator("#hand-told").blur();
  await leaver.locator("[data-sign]").tap();
  await expect(leaver.locator(".hand-signs"), "one's own is there at once").toContainText(`${leaverName} signed`);
  await write(heir, "#hand-reaction", "He will call me");
  await fill(heir, "#hand-met", "Mr Wang");
  await fill(heir, "#hand-visited", today());
  await heir.locator("[data-sign]").tap();
  await expect(page.locator(".hand-signs")).toContainText(`${heirName} signed`);
  expect((await one(page, id, beta)).state, "it waits for the other").toBe("open");
  await leaver.context().setOffline(false);
  await expect(item(page, "Beta Presses")).toContainText("Passed on", { timeout: 30_000 });
  const { record, written } = await one(page, id, beta);
  expect(record.signed_by_leaver && record.signed_by_heir && record.met).toBe("Mr Wang");
  expect(written).toEqual(["told", "reaction"]);
  expect(await owner(beta)).toBe(to);
  await expect(page.locator("[data-progress]")).toContainText("2 of");
  await settled(page);
  await axe(page);
  silenceIsNoFault(complaints);
});

test("H2: the 25% are locked till the rest is done, by rule; an appointment stands in the heir's week", async ({ page, another }) => {
  const { id, heir, items } = await parting(page, another, { join: false });
  await expect(way(page, "top").locator("[data-locked]")).toBeVisible();
  const later = items.filter((one) => one.band === "Top");
  const calls = items.filter((one) => one.band === "Middle");
  expect(later.length && calls.length).toBeTruthy();
  for (const { deal } of items.filter((one) => one.band === "Bottom")) {
    await act(page, id, { write_off: { deal, reason: "The plant is closed" } });
  }
  for (const { deal } of calls.slice(1)) await act(page, id, { write_off: { deal, reason: "Merged" } });
  await heir.goto(`/handovers/${id}`);
  await alive(heir);
  await expect(way(heir, "top").locator("[data-locked]")).toBeVisible();
  await way(heir, "middle").locator(".hand-item", { hasText: "To call" }).tap();
  await expect(heir.locator("[data-finish]")).toBeDisabled();
  await expect(heir.locator("[data-lacks]")).toContainText("Appointment to visit");
  await write(heir, "#hand-told", "Called together");
  await fill(heir, "#hand-called", today());
  await heir.locator("#hand-line").tap();
  const visit = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await fill(heir, "#hand-appointment", visit);
  await expect(heir.locator("[data-finish]")).toBeEnabled();
  await heir.locator("[data-finish]").tap();
  await expect(page.locator("[data-locked]"), "open by rule, for all").toHaveCount(0);
  await expect(heir.locator("[data-locked]")).toHaveCount(0);
  const week = await ask(heir, "visits", { day: day() + 5 });
  expect(week.week.rows.map((row) => row.visit.deal)).toContain(calls[0].deal);

  await way(heir, "top").locator(".hand-item").first().tap();
  await write(heir, "#hand-told", "Wrote to them");
  await expect(heir.locator("[data-finish]")).toBeEnabled();
  await heir.locator("[data-finish]").tap();
  await expect(way(page, "top")).toContainText("Passed on");
});

test("H2: a manager opens what waits before, with a reason that all read", async ({ page, another }) => {
  const { id, heir } = await parting(page, another, { join: false });
  await heir.goto(`/handovers/${id}`);
  await alive(heir);
  await expect(heir.locator("[data-unlock]")).toHaveCount(0);
  await page.locator("[data-unlock]").tap();
  await sheet(page).locator("[type=submit]").tap();
  await expect(sheet(page).locator("[role=alert]")).toBeVisible();
  await page.locator("#hand-reason").fill("The customer asked for it");
  await axe(page);
  await sheet(page).locator("[type=submit]").tap();
  await expect(page.locator("[data-locked]")).toHaveCount(0);
  await expect(way(heir, "top")).toContainText("陳志遠: The customer asked for it");
});

test("H4: closed when all is done or given up; the leaver is shut out at once; the report is read back", async ({ page, another, complaints }) => {
  const { id, leaver, heir, alpha, beta, items } = await parting(page, another);
  await expect(page.locator("[data-close]")).toBeDisabled();
  await write(leaver, "#hand-told", "She knows that I leave");
  await write(heir, "#hand-reaction", "Glad to meet him");
  await fill(heir, "#hand-met", "Ms Liu");
  await fill(heir, "#hand-visited", today());
  await leaver.locator("[data-sign]").tap();
  await expect(heir.locator(".hand-signs")).toContainText(`${leaverName} signed`);
  await heir.locator("[data-sign]").tap();
  await expect(item(page, "Alpha Pumps")).toContainText("Passed on");

  // By mistake; taken back and done once more.
  await page.locator("[data-take-back]").tap();
  await expect(item(leaver, "Alpha Pumps")).toContainText("One signature");
  await page.locator("[data-finish]").tap();
  await expect(item(heir, "Alpha Pumps")).toContainText("Passed on");

  await item(page, "Beta Presses").tap();
  await page.locator("[data-write-off]").tap();
  await page.locator("#hand-reason").fill("They moved abroad");
  await sheet(page).locator("[type=submit]").tap();
  await expect(item(page, "Beta Presses")).toContainText("Given up");
  for (const { deal } of items) {
    if (![alpha, beta].includes(deal)) await act(page, id, { write_off: { deal, reason: "No more business" } });
  }
  await expect(page.locator("[data-close]")).toBeEnabled();
  await page.locator("[data-close]").tap();
  await expect(sheet(page)).toContainText("signed out everywhere at once");
  await axe(page);
  await sheet(page).locator("[type=submit]").tap();
  const closed = Date.now();
  await expect(page.locator(".walk-signed")).toContainText("Closed");
  await expect(leaver.locator(".offline"), "told on the page that is open").toContainText("sign in", { timeout: 5000, ignoreCase: true });
  expect(Date.now() - closed).toBeLessThan(5000);
  const out = await leaver.request.post("/api/sitting", { data: { sitting: id } });
  expect(out.status()).toBe(401);
  expect((await leaver.request.post("/api/enter_demo", { form: { login: north.rep } })).ok()).toBe(false);

  await page.locator(".walk-bar [data-print]").tap();
  const paper = page.locator(".walk-paper");
  for (const text of ["She knows that I leave", "Glad to meet him", "Ms Liu", `${leaverName} signed`, `${heirName} signed`, "They moved abroad", "Closed"]) {
    await expect(paper).toContainText(text);
  }
  // Nothing is left out: who had nothing open passed too.
  await expect(paper.locator(".handover-along dt")).not.toHaveCount(0);
  for (const row of await paper.locator(".handover-along dd").all()) await expect(row).toContainText(`Passed to ${heirName}`);
  await axe(page);
  await page.evaluate(() => (window.print = () => (document.title = "printed")));
  await page.locator("header [data-print]").tap();
  await expect(page).toHaveTitle("printed");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".walk-paper.is-recorded")).toBeVisible();
  await expect(page.locator(".is-recorded .handover-along dt").first()).toBeVisible();
  // Of a closed one there is only to be read, and nothing asks for more.
  await page.emulateMedia({ media: "screen" });
  await page.goto(`/handovers/${id}`);
  await alive(page);
  const through = page.locator('[data-step="begin"]');
  await expect(through).toHaveText("Read through");
  await expect(through).toHaveClass(/is-quiet/);
  await expect(page.locator("main .is-primary")).toHaveCount(0);
  await through.tap();
  await expect(heading(page)).toBeVisible();
  await expect(page.locator("[data-finish], [data-sign], [data-take-back], [data-give]")).toHaveCount(0);
  // What passed is the heir's to work on.
  const { card } = await ask(heir, "deal", { deal: alpha });
  expect(card.account).toBe("Alpha Pumps");
  silenceIsNoFault(complaints);
});

test("who has left already is shut out at once; the successor visits and signs alone, and the report says so", async ({ page, another, complaints }) => {
  const [leaver, heir, boss] = [await another(), await another(), await another()];
  await enter(leaver, north.rep);
  const alpha = await list(leaver, "Alpha Pumps", { stage: 8, amount: [900_000_000, "TWD"] });
  await enter(heir, "yijun.li");
  await enter(page, north.manager, "/handovers/new");
  await page.locator("#handover-leaver").selectOption({ label: leaverName });
  await page.locator("#handover-sudden").tap();
  const [desk] = await ask(page, "handover_list");
  const last = new Date(desk.today * 86_400_000).toISOString().slice(0, 10);
  await expect(page.locator("#handover-day"), "the last day was today").toHaveValue(last);
  await expect(page.locator("main")).toContainText("signed out everywhere at once");
  await page.locator("#handover-rule").selectOption({ label: `All to ${heirName}` });
  await axe(page);
  await page.locator("#handover-new [type=submit]").tap();
  await page.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
  const opened = Date.now();
  const id = page.url().split("/").at(-1);
  await expect(leaver.locator(".offline"), "told on the page that is open").toContainText("sign in", { timeout: 5000, ignoreCase: true });
  expect(Date.now() - opened).toBeLessThan(5000);
  expect((await leaver.request.post("/api/settings", { form: {} })).status()).toBe(401);
  expect((await leaver.request.post("/api/enter_demo", { form: { login: north.rep } })).ok()).toBe(false);

  // Nothing is late on the first day, and nobody waits for who is not there.
  await expect(page.locator(".hand-way .is-late")).toHaveCount(0);
  await expect(page.locator(".sit-person")).toHaveCount(2);
  await heir.goto(`/handovers/${id}`);
  await alive(heir);
  await expect(way(heir, "bottom")).toContainText("Visit by the successor");
  await item(heir, "Alpha Pumps").tap();
  await expect(heir.locator(".hand-signs")).not.toContainText(leaverName);
  await write(heir, "#hand-told", "I am the one to call from now on");
  await write(heir, "#hand-reaction", "She had heard of it");
  await fill(heir, "#hand-met", "Ms Liu");
  await fill(heir, "#hand-visited", today());
  await heir.locator("[data-sign]").tap();
  await expect(item(page, "Alpha Pumps")).toContainText("Passed on");
  expect((await ask(heir, "deal", { deal: alpha })).card.deal.owner).toBe((await one(page, id, alpha)).heir);
  await page.goto(`/handovers/${id}/print`);
  await alive(page);
  await expect(page.locator(".walk-paper")).toContainText("The colleague had left already");
  await expect(page.locator(".walk-paper")).not.toContainText(`${leaverName} to sign`);

  // It stands in the history of both.
  await told(boss, leaverName, "Had left already");
  await told(boss, heirName, `Takes over from ${leaverName}`);
  await settled(boss);
  await axe(boss);
  silenceIsNoFault(complaints);
});

test("T7: another team's rep reads nothing of it", async ({ page, another }) => {
  const { id, alpha } = await parting(page, another, { join: false });
  const stranger = await another();
  await enter(stranger, middle.rep);
  await expect(stranger.locator(".is-invited")).toHaveCount(0);
  expect((await stranger.request.get(`/handovers/${id}`)).status()).toBe(404);
  expect((await stranger.request.post("/api/handover_story", { data: { handover: id, deal: alpha } })).status()).toBe(404);
  const listed = await stranger.request.post("/api/handover_list", { data: {} });
  expect((await listed.json())[1]).toEqual([]);
});

for (const [lang, report, colorScheme, viewport] of [
  ["en", "Report", "light", { width: 1180, height: 820 }],
  ["zh-Hant", "報告", "dark", { width: 820, height: 1180 }],
  ["zh-Hans", "报告", "light", { width: 390, height: 844 }],
]) {
  test(`nothing for axe in ${lang}, ${colorScheme}, at ${viewport.width}, and everything for a thumb`, async ({ page, another }) => {
    const { id } = await parting(page, another, { join: false });
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.request.post("/api/set_language", { form: { lang } });
    await page.goto(`/handovers/${id}`);
    await alive(page);
    await settled(page);
    await axe(page);
    await page.locator('[data-step="begin"]').tap();
    await expect(heading(page)).toContainText("Alpha Pumps");
    await expect(page.locator(".hand-known, .hand-past").first()).toBeVisible();
    await settled(page);
    await axe(page);
    const small = await page.locator("main button, main a, main input, main textarea").evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && !one.matches("[type=checkbox]"))
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([html, { width, height }]) => `${html} ${width}×${height}`),
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.goto(`/handovers/${id}/print`);
    await alive(page);
    await expect(page.locator("h1")).toHaveText(report);
    await axe(page);
  });
}

// All given up and closed by request: what follows is about the time after it.
async function closed(page, another) {
  const seats = await parting(page, another, { join: false });
  for (const { deal } of seats.items) {
    await act(page, seats.id, { write_off: { deal, reason: "Passed on by letter" } });
  }
  await act(page, seats.id, "close");
  return seats;
}

const fall = async (page, deal, to) => {
  const { card } = await ask(page, "deal", { deal });
  await operate(page, { move: { deal, to, reason: "They buy elsewhere" } }, card.deal.version);
};

test("H5: what befalls a customer after it stands on the handover, with whom to talk to, until somebody has seen to it", async ({ page, another, complaints }) => {
  const { id, heir, alpha, beta } = await closed(page, another);
  // The buyer of Alpha Pumps, and who is above them, by hand at the customer.
  const { card } = await ask(heir, "deal", { deal: alpha });
  await heir.goto(`/accounts/${card.deal.account}`);
  await alive(heir);
  for (const [name, above] of [["Chairman Gao", null], ["Director Shen", "Chairman Gao"]]) {
    await heir.locator(".account-people header button").tap();
    await heir.locator("#person-name").fill(name);
    await heir.locator("#person-mobile").fill("0900-000-001");
    if (above) await heir.locator("#person-superior").selectOption({ label: above });
    await axe(heir);
    await sheet(heir).locator("[type=submit]").tap();
    await expect(sheet(heir)).toHaveCount(0);
    await expect(heir.locator(".account-person", { hasText: name }).first()).toBeVisible();
  }
  await expect(heir.locator(".account-person", { hasText: "Director Shen" })).toContainText("reports to Chairman Gao");
  // Who is above is not offered who is below.
  await heir.getByRole("button", { name: "Edit Chairman Gao" }).tap();
  await expect(heir.locator("#person-superior option")).toHaveCount(1);
  await heir.keyboard.press("Escape");
  const { contacts } = await ask(heir, "account", { account: card.deal.account });
  const { id: director } = contacts.find((one) => one.name === "Director Shen");
  const buyer = { id: crypto.randomUUID(), name: "Buyer Ma", phone: null };
  await operate(heir, { edit: { deal: alpha, edits: [{ meet_contact: buyer }] } }, card.deal.version);
  const fields = { name: "Buyer Ma", position: null, phone: null, mobile: null, mail: null, superior: director };
  await ask(heir, "save_contact", { contact: buyer.id, base: 1, fields });

  await page.goto(`/handovers/${id}`);
  await alive(page);
  const watch = page.locator(".hand-watch");
  await expect(watch).toContainText("Nothing was lost, stalled or fell back");
  await expect(watch.locator("[data-left]")).toHaveText("watched 180 days more");
  await fall(heir, alpha, { lost: { reason: "relationship", note: null } });
  await expect(watch.locator('[data-worse="lost"]'), "at once").toContainText("Alpha Pumps");
  await fall(heir, beta, { stage: 3 });
  const back = watch.locator('[data-worse="back"]');
  await expect(back).toContainText("Beta Presses");
  await expect(back).toContainText(/from 7 .* to 3 /);
  await expect(back).toContainText("No contact is known for this deal");
  await expect(watch.locator('[data-worse="lost"] .hand-chain > li')).toContainText(["Buyer Ma", "Director Shen", "Chairman Gao"]);
  await settled(page);
  await axe(page);

  await page.goto("/handovers");
  await alive(page);
  await expect(page.locator(".walks-row")).toContainText("2 to see to");
  await axe(page);
  await page.goto("/");
  await alive(page);
  await expect(page.locator(".rail-more .rail-count")).toContainText("2 to see to");
  await axe(page);
  await page.locator(".rail a[href='/handovers']").tap();
  await page.locator(".walks-row").tap();
  await watch.locator('[data-worse="lost"] [data-seen]').tap();
  await expect(watch.locator('[data-worse="lost"]')).toContainText("Seen to by 陳志遠");
  await expect(page.locator(".rail-more .rail-count")).toContainText("1 to see to");
  await expect(page.locator("[data-kept]")).toContainText("Too early to tell: 30 days more");
  const boss = await another();
  await told(boss, "陳志遠", "Saw to a deal that turned for the worse");
  // The leaver was signed out everywhere.
  expect(complaints.filter((one) => !one.includes("401"))).toEqual([]);
  complaints.length = 0;
});

test("T7: of what becomes of it an heir is told nothing, and who leads an heir only that", async ({ page, another, complaints }) => {
  const { id, heir, alpha } = await closed(page, another);
  await fall(heir, alpha, { lost: { reason: "price", note: null } });
  await heir.goto(`/handovers/${id}`);
  await alive(heir);
  await expect(heir.locator(".hand-way").first()).toBeVisible();
  await expect(heir.locator(".hand-watch")).toHaveCount(0);
  expect(await ask(heir, "handover_watch", { handover: id })).toBeNull();
  expect(await ask(heir, "handover_watched")).toBe(0);
  const stranger = await another();
  await enter(stranger, middle.manager);
  expect(await ask(stranger, "handover_watch", { handover: id })).toBeNull();
  expect((await stranger.request.get(`/handovers/${id}`)).status()).toBe(404);
  complaints.length = 0;
});

for (const [lang, why, report, given, printed] of [
  ["en", "You are handing over", "Report", "Given up by 陳志遠: Passed on by letter", "Printed by"],
  ["zh-Hant", "您正在交接：只能在交接中處理商機，也不能匯出資料", "報告", "Passed on by letter", "列印"],
  ["zh-Hans", "您正在交接：只能在交接中处理商机，也不能导出资料", "报告", "Passed on by letter", "打印"],
]) {
  test(`in ${lang} the leaver reads why nothing is taken out, and the report prints, recorded`, async ({ page, another, complaints }) => {
    const { id, leaver, items } = await parting(page, another, { join: false });
    for (const who of [page, leaver]) await who.request.post("/api/set_language", { form: { lang } });
    await leaver.goto("/export");
    await alive(leaver);
    await expect(leaver.locator("main [role=alert]")).toContainText(why);
    await axe(leaver);
    // The report of their own handover stays here too.
    await leaver.goto(`/handovers/${id}/print`);
    await alive(leaver);
    await leaver.locator("header [data-print]").tap();
    await expect(leaver.locator("main [role=alert]")).toContainText(why);
    await expect(leaver.locator(".walk-paper.is-recorded")).toHaveCount(0);
    complaints.length = 0;

    await act(page, id, { write_off: { deal: items[0].deal, reason: "Passed on by letter" } });
    await page.goto(`/handovers/${id}/print`);
    await alive(page);
    await expect(page.locator("h1")).toHaveText(report);
    await expect(page.locator(".walk-paper")).toContainText(given);
    await page.evaluate(() => (window.print = () => (document.title = "printed")));
    await page.locator("header [data-print]").tap();
    await expect(page).toHaveTitle("printed");
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".walk-paper.is-recorded")).toContainText(printed);
  });
}

test("an heir who leaves in the middle is replaced, by touch, and what was theirs goes on", async ({ page, another }) => {
  const { id, heir, items } = await parting(page, another, { join: false });
  // Whoever was to take over leaves too: their handover is opened beside the first.
  const plan = await ask(page, "handover_plan", { leaver: items[0].heir });
  const [third] = plan.heirs.map(([person]) => person).filter((person) => person !== items[0].heir);
  const heirs = Object.fromEntries(plan.customers.map((one) => [one.account, third]));
  await ask(page, "handover_open", { id: crypto.randomUUID(), leaver: items[0].heir, sudden: false, last_day: day() + 20, heirs });
  await page.goto(`/handovers/${id}`);
  await alive(page);
  const gone = page.locator(".hand-list .note.is-due");
  await expect(gone).toContainText(heirName);
  await axe(page);
  await gone.locator("button").tap();
  await sheet(page).getByText("王柏翰", { exact: true }).tap();
  await sheet(page).locator("[type=submit]").tap();
  await expect(gone).toHaveCount(0);
  // Here it is seen at once; the server has it a moment later.
  const given = async () => {
    const takers = new Set((await handover(page, id)).items.map((one) => one.heir));
    return takers.size === 1 && !takers.has(items[0].heir);
  };
  await expect.poll(given).toBe(true);
  await page.goto("/handovers");
  await alive(page);
  await expect(page.locator(".walks-row"), "two at once").toHaveCount(2);
  await expect(page.locator(".walks-row", { hasText: leaverName })).toContainText("王柏翰");
  await heir.goto("/handovers");
  await alive(heir);
  await expect(heir.locator(".walks-row"), "only what they hand over themselves").toHaveCount(1);
});

test.describe("the demo", () => {
  test.use({ demo: ["--seed", "1"], alone: true });

  for (const [lang, kept, lost, colorScheme, viewport] of [
    ["en", /\d+% of the year before/, "Lost", "dark", { width: 1180, height: 820 }],
    ["zh-Hant", /前一年同期的 \d+%/, "輸單", "light", { width: 820, height: 1180 }],
    ["zh-Hans", /上年同期的 \d+%/, "输单", "dark", { width: 390, height: 844 }],
  ]) {
    test(`shows one handover in the middle and one that is watched, in ${lang}, ${colorScheme}, at ${viewport.width}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await enter(page, "junjie.huang", "/handovers");
      await page.request.post("/api/set_language", { form: { lang } });
      await page.goto("/handovers");
      await alive(page);
      const rows = page.locator(".walks-row");
      await expect(rows).toHaveCount(2);
      await axe(page);
      await rows.first().tap();
      await expect(page.locator("[data-locked]").first()).toBeVisible();
      await expect(page.locator(".hand-item.is-settled").first()).toBeVisible();
      await settled(page);
      await axe(page);
      await page.goto("/handovers");
      await alive(page);
      await rows.nth(1).tap();
      const first = page.locator(".hand-watch li[data-worse]").first();
      await expect(first).toContainText(lost);
      await expect(first.locator(".hand-chain > li")).toHaveCount(3);
      await expect(page.locator("[data-kept]")).toContainText(kept);
      await settled(page);
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const small = await page.locator(".hand-after button, .hand-after a").evaluateAll((all) =>
        all
          .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 24 || height < 44)
          .map(([html, { width, height }]) => `${html} ${width}×${height}`),
      );
      expect(small).toEqual([]);
    });
  }
});
