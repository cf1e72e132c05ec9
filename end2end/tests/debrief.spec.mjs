// A joint visit and its debrief: declared in the week, told by two on two tablets, signed, in the
// rep's plan.
import { admin, alive, ask, axe, chief, enter, expect, list, middle, north, offline, settled, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "11"] });

const act = (page, what) => page.locator(`[data-act="${what}"]`);
const row = (page, name) => page.locator(".visit-table tr[data-visit]", { hasText: name });
const part = (page, word) => page.locator(`.debrief-step[data-part="${word}"]`);
const panel = (page, field) => page.locator(`.debrief-panel[data-field="debrief_${field}"]`);
const own = (page, field) => page.locator(`textarea#debrief_${field}`);
const heard = (page, field) => panel(page, field).locator(".sit-entry:not(.sit-own) .sit-text");
const next = (page) => page.locator('[data-step="next"]');
const read = (page, id) => ask(page, "debrief", { sitting: id });
const kept = async (page, id) => Object.fromEntries((await read(page, id)).opened.sitting.entries.map((one) => [`${one.field.debrief} ${one.author}`, one.words]));

let company = 0;

// A visit of the rep's planned for today, of a deal worth so much.
async function planned(rep, major) {
  const name = `Debriefed ${++company}`;
  const today = (await ask(rep, "open", { filter: {}, order: "next_step" })).desk.today;
  const amount = [major * 100, "TWD"];
  const id = await list(rep, name, { amount, next_step: { what: "Show the press line", due: today } });
  await rep.goto(`/visits?deal=${id}`);
  await alive(rep);
  await sheet(rep).locator("#visit-aim").fill("Agree on a date for the trial");
  await sheet(rep).locator("[type=submit]").tap();
  await expect(row(rep, name)).toBeVisible();
  await expect.poll(async () => (await ask(rep, "visits")).week.rows.some((one) => one.account === name)).toBe(true);
  return name;
}

// The manager goes along with the rep, begins the debrief, and both are there.
async function debriefing(coach, rep, { major = 5_000 } = {}) {
  await enter(rep, north.rep);
  const name = await planned(rep, major);
  const me = (await ask(rep, "visits")).week.by;
  await enter(coach, north.manager, `/visits?of=${me}`);
  await row(coach, name).locator(".visit-open").tap();
  await act(coach, "joint").tap();
  await coach.locator("#joint-skill").selectOption({ label: "Asking about consequences" });
  await coach.locator("#joint [type=submit]").tap();
  await expect(sheet(coach).locator(".joint-stands")).toContainText("Coaching visit");
  await act(coach, "debrief").tap();
  await coach.waitForURL(/\/coaching\/[0-9a-f-]{36}$/);
  const id = coach.url().split("/").at(-1);
  await expect(coach.locator("h1")).toContainText(name);
  await rep.locator(".is-invited", { hasText: "debrief" }).getByRole("link").tap();
  await rep.waitForURL(`**/coaching/${id}`);
  await expect(rep.locator("h1")).toContainText(name);
  return { id, name, me };
}

const say = async (page, field, words) => {
  await own(page, field).fill(words);
  await own(page, field).blur();
};

test("C8: a rep asks, the manager agrees; one kind, one skill, seen in the week of both", async ({ page, another }) => {
  const manager = await another();
  await enter(page, north.rep);
  const name = await planned(page, 5_000);
  await row(page, name).locator(".visit-open").tap();
  await act(page, "joint").tap();
  await page.locator(".segmented label", { hasText: "Demonstration visit" }).tap();
  await expect(page.locator("#joint")).toContainText("The rep watches");
  await page.locator("#joint-skill").selectOption({ label: "Handling objections" });
  await expect(page.locator("#joint-coach option:checked")).toHaveText("陳志遠");
  await axe(page);
  await page.locator("#joint [type=submit]").tap();
  await expect(sheet(page).locator(".joint-stands")).toContainText("Small sale: do and check");
  await expect(act(page, "debrief"), "not before the manager agrees").toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(row(page, name).locator(".joint")).toContainText("Asked for");
  // Open all the while on the rep's other tablet: what is done shows there at once.
  const tablet = await another();
  await enter(tablet, north.rep, "/coaching");
  const listed = tablet.locator(".joints-row", { hasText: name });
  await expect(listed).toContainText("Asked for");

  const me = (await ask(page, "visits")).week.by;
  await enter(manager, north.manager, `/visits?of=${me}`);
  await expect(row(manager, name).locator(".joint")).toContainText("Demonstration visit with 張雅筑");
  await row(manager, name).locator(".visit-open").tap();
  await act(manager, "agree").tap();
  await expect(act(manager, "debrief")).toBeVisible();
  await axe(manager);
  await expect(listed).toContainText("Declared");
  await expect(listed).toContainText("Handling objections");
  await axe(tablet);
  await act(manager, "debrief").tap();
  await manager.waitForURL(/\/coaching\/[0-9a-f-]{36}$/);
  await expect(listed).toContainText("Debrief open");
  await expect(listed).toHaveAttribute("href", new URL(manager.url()).pathname);
  // Nobody else sees that there is one: not the administrator, who reads the week.
  const boss = await another();
  await enter(boss, admin, `/visits?of=${me}`);
  await expect(row(boss, name)).toBeVisible();
  await expect(row(boss, name).locator(".joint")).toHaveCount(0);
});

test("C3, C4, C5: two tablets through a whole debrief by touch, at once, one without a line, signed, printed, in the plan", async ({ page, another, complaints }) => {
  const coach = page;
  const rep = await another();
  const { id, name, me } = await debriefing(coach, rep);
  for (const who of [coach, rep]) {
    await expect(who.locator(".debrief-step")).toHaveCount(4);
    await expect(part(who, "feelings")).toHaveAttribute("aria-current", "step");
    await expect(part(who, "happened")).toBeDisabled();
    await expect(part(who, "happened")).toContainText("Opens when Feelings is told");
    await expect(next(who)).toBeDisabled();
  }

  // Feelings: the rep tells, the coach has a box for listening and no other.
  await expect(own(coach, "feelings")).toHaveCount(0);
  await expect(panel(coach, "feelings")).toContainText("張雅筑 writes here");
  await expect(own(rep, "listening")).toHaveCount(0);
  await expect(coach.locator(".debrief-says")).toContainText("Do not answer a feeling");
  await own(rep, "feelings").pressSequentially("Better than I feared", { delay: 15 });
  await expect(heard(coach, "feelings")).toHaveText("Better than I feared");
  await expect(panel(coach, "feelings").locator(".is-typing")).toHaveCount(1);
  await own(rep, "feelings").blur();
  await say(coach, "listening", "Relieved");
  await expect(part(coach, "happened")).toBeEnabled();
  await expect(next(rep)).toBeEnabled();
  await axe(coach);

  // On to the second part: each sees where the other is.
  await next(rep).tap();
  await expect(part(coach, "happened").locator(".debrief-here")).toContainText("張雅筑 is here");
  await next(coach).tap();
  await expect(part(rep, "happened").locator(".debrief-here")).toContainText("陳志遠 is here");
  await expect(coach.locator(".debrief-planned")).toContainText("Agree on a date for the trial");

  // Both type at once in the same field.
  await Promise.all([
    own(rep, "aim").pressSequentially("I meant to get a date and the names", { delay: 20 }),
    own(coach, "aim").pressSequentially("He gave the date, not the names", { delay: 20 }),
  ]);
  await expect(heard(coach, "aim")).toHaveText("I meant to get a date and the names");
  await expect(heard(rep, "aim")).toHaveText("He gave the date, not the names");
  await expect(own(coach, "aim")).toHaveValue("He gave the date, not the names");

  // Gently, and nothing is held back.
  await own(coach, "happened").fill("Why did you go straight to the price?");
  await expect(panel(coach, "happened").locator(".sit-aside")).toContainText("Ask about the buyer");
  await axe(coach);
  await own(coach, "happened").fill("Why do you think he kept the names back?");
  await expect(panel(coach, "happened").locator(".sit-aside")).toBeEmpty();
  await own(rep, "plan").fill("Why did you never ask him? he said");
  await expect(panel(rep, "plan").locator(".sit-aside"), "the rep is asked nothing").toHaveCount(0);
  await say(rep, "plan", "Open with the leak on line 3");

  // One loses the line and goes on; nothing is lost.
  await offline(rep);
  await say(rep, "happened", "He said the leak is nothing new");
  await expect(rep.locator(".live")).toHaveAttribute("data-state", "offline");
  await next(rep).tap();
  await say(rep, "buyer", "He is afraid of his boss");
  await say(coach, "plan", "The plan was sound");
  await expect(part(coach, "after")).toBeDisabled();
  await rep.context().setOffline(false);
  await expect(part(coach, "after")).toBeEnabled({ timeout: 20_000 });
  await part(rep, "happened").tap();
  await expect(heard(rep, "plan")).toHaveText("The plan was sound");
  await expect(heard(coach, "happened")).toHaveText("He said the leak is nothing new");
  silenceIsNoFault(complaints);

  // What comes of it: the rep first.
  await part(coach, "after").tap();
  await part(rep, "after").tap();
  await expect(own(coach, "suggested")).toHaveCount(0);
  await expect(panel(coach, "suggested")).toContainText("Help with questions");
  await expect(panel(coach, "seen")).toContainText("Opens when the rep has said");
  await say(rep, "found", "Ask what a day of standstill costs");
  await own(coach, "suggested").fill("Count to three\nThen ask again");
  await own(coach, "suggested").blur();
  await expect(coach.locator("[data-talks-more]")).toContainText("Ask before you suggest");
  await expect(rep.locator('[data-count="suggestions"]')).toHaveText("Suggestions 2");
  await expect(rep.locator("[data-talks-more]"), "that is the coach's to see").toHaveCount(0);
  await say(rep, "best", "Opened with the leak\nLet him talk");
  await expect(coach.locator('[data-count="insights"]')).toHaveText("Rep’s insights 3");
  await expect(coach.locator("[data-talks-more]")).toHaveCount(0);

  // None is signed without its action and the next visit.
  await coach.locator("[data-sign]").tap();
  await expect(sheet(coach)).toContainText("ends with one action");
  await expect(sheet(coach).locator("[type=submit]")).toBeDisabled();
  await coach.keyboard.press("Escape");
  await say(rep, "action", "Ask what a day of standstill costs, before the price");
  const chip = rep.locator(".chip:has([name=debrief-soon])").nth(2);
  await chip.tap();
  await expect(panel(coach, "next").locator(".debrief-day")).not.toBeEmpty();
  const day = await rep.locator("#debrief-next").inputValue();
  await axe(rep);
  for (const who of [coach, rep]) {
    await who.locator("[data-sign]").tap();
    await sheet(who).locator("[type=submit]").tap();
    await expect(sheet(who)).toHaveCount(0);
    if (who === coach) await expect(coach.locator(".walk-signed")).toContainText("Still to sign: 張雅筑");
  }
  for (const who of [coach, rep]) {
    await expect(who.locator(".walk-signed")).toContainText("Signed by all");
    await expect(who.locator("textarea")).toHaveCount(0);
    await expect(who.locator(".debrief-plan")).toContainText("Ask what a day of standstill costs, before the price");
  }
  await axe(rep);
  const entries = Object.values(await kept(coach, id));
  for (const words of ["Better than I feared", "Relieved", "I meant to get a date and the names", "He gave the date, not the names", "Open with the leak on line 3", "The plan was sound", "He is afraid of his boss"]) {
    expect(entries, "each one's words are kept").toContain(words);
  }

  // Opened to somebody else: it takes both.
  const boss = await another();
  await enter(boss, chief);
  const reads = async () => (await boss.request.get(`/coaching/${id}`)).status();
  await coach.locator(".debrief-readers summary").tap();
  await coach.locator("#debrief-reader").selectOption({ label: "許國華" });
  await coach.locator("#debrief-reader-form [type=submit]").tap();
  await expect(coach.locator("[data-reader]")).toContainText("Waits for the other");
  await axe(coach);
  expect(await reads()).toBe(404);
  await rep.reload();
  await alive(rep);
  await rep.locator(".debrief-readers summary").tap();
  await act(rep, "agree-reader").tap();
  await expect(rep.locator("[data-reader]")).toContainText("can read it");
  expect(await reads()).toBe(200);
  await boss.goto("/coaching");
  await alive(boss);
  await boss.locator(".joints-row", { hasText: "Opened to you by both" }).tap();
  await expect(boss.locator(".debrief-panels")).toBeVisible();
  await expect(boss.locator("textarea")).toHaveCount(0);
  await act(rep, "close-reader").tap();
  await expect(rep.locator("[data-reader]")).toHaveCount(0);
  expect(await reads()).toBe(404);

  // On paper, with an entry.
  await coach.locator(".debrief-bar [data-print]").tap();
  await expect(coach.locator(".debrief-paper")).toContainText("He is afraid of his boss");
  await axe(coach);
  await coach.evaluate(() => (window.print = () => (document.title = "printed")));
  await coach.emulateMedia({ media: "print" });
  await expect(coach.locator(".debrief-paper"), "not without an entry").toBeHidden();
  await coach.emulateMedia({ media: "screen" });
  await coach.locator("header [data-print]").tap();
  await expect(coach).toHaveTitle("printed");
  await coach.emulateMedia({ media: "print" });
  await expect(coach.locator(".debrief-paper.is-recorded")).toBeVisible();

  // In the rep's plan; the next visit opens with it.
  await act(rep, "to-plan").tap();
  await rep.waitForURL(`**/visits?week=${day}`);
  await alive(rep);
  const agreed = rep.locator(".visit-main .agreed", { hasText: "before the price" });
  await expect(agreed).toContainText("陳志遠");
  await expect(row(rep, name).last()).toContainText("Ask what a day of standstill costs");
  await row(rep, name).last().locator(".visit-open").tap();
  await expect(sheet(rep).locator(".agreed-before")).toContainText("This visit opens with what was agreed");
  await axe(rep);
  await rep.keyboard.press("Escape");
  await agreed.locator(act(rep, "practised")).tap();
  await expect(agreed).toHaveCount(0);
  await rep.goto("/coaching");
  await alive(rep);
  const cycle = rep.locator(".cycle", { hasText: "Asking about consequences" });
  await expect(cycle.locator(".is-next")).toHaveText("Prepare");
  await cycle.locator('[data-said="prepared"]').tap();
  await expect(cycle.locator(".is-next")).toHaveText("Review");
  await rep.locator(".agreed-done summary").tap();
  await expect(rep.locator(".agreed-done .agreed", { hasText: "before the price" })).toBeVisible();
  await expect(rep.locator(".mirror"), "for who coaches").toHaveCount(0);
  // The coach's own time, with what came of it.
  await coach.emulateMedia({ media: "screen" });
  await coach.goto("/coaching");
  await alive(coach);
  const mirrored = coach.locator(".mirror tbody tr", { hasText: "張雅筑" });
  await expect(mirrored).toContainText("of 3:00");
  const { mirror } = await ask(coach, "coaching");
  const seen = mirror.reps.find((one) => one.rep === me);
  expect(seen.minutes, "this hour at least").toBeGreaterThanOrEqual(60);
  await expect(mirrored).toContainText(`${seen.practised} / ${seen.agreed}`);
  await axe(coach);
  await axe(rep);
});

test("a tablet whose battery is gone: nothing that was typed is lost", async ({ page, another, complaints }) => {
  const coach = page;
  const rep = await another();
  const { id, me } = await debriefing(coach, rep);
  await say(rep, "feelings", "Before the battery was gone");
  await expect(heard(coach, "feelings")).toHaveText("Before the battery was gone");
  await offline(rep);
  await say(rep, "feelings", "Before the battery was gone, and a word more");
  await expect(rep.locator(".live")).toHaveAttribute("data-state", "offline");
  const context = rep.context();
  await rep.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/coaching/${id}`);
  await alive(again);
  await part(again, "feelings").tap();
  await expect(own(again, "feelings")).toHaveValue("Before the battery was gone, and a word more");
  await expect.poll(async () => (await kept(coach, id))[`feelings ${me}`], { timeout: 20_000 }).toBe("Before the battery was gone, and a word more");
  await expect(heard(coach, "feelings")).toHaveText("Before the battery was gone, and a word more");
  silenceIsNoFault(complaints);
});

test("C2: a large sale is planned together before the visit", async ({ page, another }) => {
  const rep = await another();
  await debriefing(page, rep, { major: 9_000_000 });
  await expect(page.locator(".debrief-step")).toHaveCount(5);
  await expect(part(page, "planning")).toHaveAttribute("aria-current", "step");
  await expect(page.locator(".debrief-says")).toContainText("Why this aim?");
  await say(rep, "goal", "The names of those who decide");
  await expect(heard(page, "goal")).toHaveText("The names of those who decide");
  await expect(next(page)).toBeEnabled();
});

test("C8: nobody else reads it, whoever they are", async ({ page, another }) => {
  const rep = await another();
  const { id } = await debriefing(page, rep);
  for (const login of [middle.rep, middle.manager, admin, "guohua.xu"]) {
    const stranger = await another();
    await enter(stranger, login);
    expect((await stranger.request.get(`/coaching/${id}`)).status(), login).toBe(404);
    expect((await stranger.request.post("/api/debrief", { data: { sitting: id } })).status(), login).toBe(404);
    await stranger.close();
  }
});

test("the list of skills and the limit are an administrator's to keep", async ({ page }) => {
  await enter(page, admin, "/lists");
  await page.locator("#skill").fill("Quoting");
  await page.locator("#skill").press("Enter");
  await expect(page.locator(".line", { hasText: "Quoting" })).toBeVisible();
  await page.locator("#large-from").fill("lots");
  await page.locator("#large-sale [type=submit]").tap();
  await expect(page.locator("#large-from")).toHaveAttribute("aria-invalid", "true");
  await page.locator("#large-from").fill("2,000,000");
  await page.locator("#large-sale [type=submit]").tap();
  await expect(page.locator("#large-sale [role=status]")).toHaveText("Saved");
  await page.reload();
  await alive(page);
  await expect(page.locator("#large-from")).toHaveValue("2,000,000");
  await axe(page);
});

for (const [colorScheme, viewport] of [
  ["light", { width: 1180, height: 820 }],
  ["dark", { width: 820, height: 1180 }],
  ["light", { width: 390, height: 844 }],
]) {
  test(`nothing for axe in ${colorScheme} at ${viewport.width}, and everything for a thumb`, async ({ page, another }) => {
    const rep = await another();
    await debriefing(page, rep);
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await say(rep, "feelings", "a word");
    await expect(heard(page, "feelings")).toHaveText("a word");
    await settled(page);
    await axe(page);
    const small = await page.locator("main button, main a, main input, main textarea").evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([html, { width, height }]) => `${html} ${width}×${height}`),
    );
    expect(small.filter((one) => !one.includes('type="radio"'))).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}
