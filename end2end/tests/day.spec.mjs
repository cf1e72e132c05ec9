// The day of a rep: what comes first stands first, opens by a tap, without a line too, and two
// tablets see a change at once.
import { admin, alive, ask, axe, enter, expect, list, middle, north, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "11"] });

const rep = north.rep;
const line = (page, name) => page.locator(".day-line", { hasText: name });
const visit = (page, name) => page.locator(".day-line[data-visit]", { hasText: name });
const act = (page, what) => page.locator(`[data-act="${what}"]`);
const submit = (page) => sheet(page).locator("[type=submit]");

let company = 0;

// A deal of the rep's whose next step is due, and a visit to its customer today.
async function morning(page) {
  const name = `Morning ${++company}`;
  const { desk } = await ask(page, "open", { filter: {}, order: "next_step" });
  const id = await list(page, name, { next_step: { what: "Ask for the drawings", due: desk.today } });
  return { name, id, today: desk.today };
}

async function plan(page, name) {
  await act(page, "plan").tap();
  const choice = sheet(page).locator("#visit-company");
  await choice.selectOption({ label: name });
  await sheet(page).locator("#visit-aim").fill("See the plant");
  await submit(page).tap();
  await expect(sheet(page)).toHaveCount(0);
  await expect(visit(page, name)).toBeVisible();
}

test("V4: the day is opened from the week, planned, told of, and opens what it names", async ({ page }) => {
  await enter(page, rep);
  const { name, id } = await morning(page);
  await page.goto("/visits");
  await alive(page);
  await page.locator("a[href='/day']").tap();
  await expect(page.locator("#day-week")).toBeVisible();
  await expect(page.locator(".rail a[href='/visits']")).toHaveAttribute("aria-current", "true");
  await expect(line(page, name)).toContainText("Ask for the drawings");
  await plan(page, name);
  await axe(page);
  await visit(page, name).locator(act(page, "report")).tap();
  await sheet(page).locator("#visit-result").fill("They showed us the line");
  await submit(page).tap();
  await sheet(page).getByRole("button", { name: "Close" }).last().tap();
  await expect(visit(page, name)).toContainText("Made");
  await expect(visit(page, name).locator(act(page, "report"))).toHaveCount(0);
  await page.locator(`.day-line[data-deal="${id}"] a.visit-open`).tap();
  await expect(page).toHaveURL(new RegExp(`deal=${id}`));
});

test("V4: it is of use on a phone, and nothing runs over the edge", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, rep);
  const { name } = await morning(page);
  await page.goto("/day");
  await alive(page);
  await plan(page, name);
  const wide = await page.evaluate(() => [document.documentElement, document.querySelector("main")].map((one) => one.scrollWidth - one.clientWidth));
  expect(wide).toEqual([0, 0]);
  const box = await visit(page, name).locator(act(page, "report")).boundingBox();
  expect(box.height).toBeGreaterThanOrEqual(44);
  await axe(page);
});

test("V4: without a line it opens as it was seen last, and a report waits", async ({ page, complaints }) => {
  await enter(page, rep);
  const { name } = await morning(page);
  await page.goto("/day");
  await alive(page);
  await plan(page, name);
  await expect(visit(page, name)).not.toContainText("Waits for a line");
  await page.context().setOffline(true);
  await visit(page, name).locator(act(page, "report")).tap();
  await sheet(page).locator("#visit-result").fill("Told in the car park");
  await submit(page).tap();
  await sheet(page).getByRole("button", { name: "Close" }).last().tap();
  await expect(visit(page, name)).toContainText("Waits for a line");
  await page.context().setOffline(false);
  await expect(visit(page, name)).not.toContainText("Waits for a line", { timeout: 20_000 });
  silenceIsNoFault(complaints);
});

test("two tablets of one rep, their manager's, and the open deal see a change at once", async ({ page, another }) => {
  await enter(page, rep);
  const { name, id } = await morning(page);
  const me = (await ask(page, "visits", {})).week.by;
  await page.goto("/day");
  await alive(page);
  const second = await another();
  await enter(second, rep, "/day");
  const manager = await another();
  await enter(manager, north.manager, `/visits?of=${me}`);
  const deal = await another();
  await enter(deal, north.manager, `/?deal=${id}`);
  await expect(deal.locator("#activity-title")).toBeVisible();
  const stranger = await another();
  await enter(stranger, middle.rep, "/day");

  await act(page, "plan").tap();
  await sheet(page).locator("#visit-company").selectOption({ label: name });
  await sheet(page).locator("#visit-deal").selectOption(id);
  await sheet(page).locator("#visit-aim").fill("See the plant");
  await submit(page).tap();
  await expect(visit(second, name), "the other tablet").toBeVisible();
  await expect(manager.locator(".visit-table tr", { hasText: name }), "who leads them").toBeVisible();
  await expect(deal.locator(".history > li", { hasText: "Visit planned" }), "beside the deal").toBeVisible();
  await expect(deal.locator(".history > li", { hasText: "Visit planned" })).toContainText("See the plant");
  await expect(line(stranger, name), "nobody else").toHaveCount(0);

  await visit(second, name).locator(act(second, "report")).tap();
  await sheet(second).locator("#visit-result").fill("It runs");
  await submit(second).tap();
  await expect(visit(page, name)).toContainText("Made");
  await expect(deal.locator(".history > li", { hasText: "It runs" })).toBeVisible();
  await expect(manager.locator(".visit-table tr", { hasText: name })).toContainText("It runs");
});

test("C8: who is asked along finds it in their day at once, and nobody else does", async ({ page, another }) => {
  await enter(page, rep);
  const { name } = await morning(page);
  await page.goto("/day");
  await alive(page);
  await plan(page, name);
  const manager = await another();
  await enter(manager, north.manager, "/day");
  const boss = await another();
  await enter(boss, admin, "/day");
  const asked = (of) => of.locator(".day-line", { hasText: "asks you to come along" });
  const before = await asked(manager).count();
  const { week, shared } = await ask(page, "visits", {});
  const visit = week.rows.find((one) => one.account === name).visit.id;
  const [coach] = shared.coaches;
  const command = { declare: { coach, kind: "coaching", skill: shared.skills[0].id } };
  await ask(page, "joint_declare", { visit, command });
  await expect(asked(manager)).toHaveCount(before + 1);
  await expect(asked(boss)).toHaveCount(0);
  // By day: today's stands before all others of theirs.
  const me = await page.locator("html").getAttribute("data-person");
  await asked(manager).locator(`a[href*="of=${me}"]`).first().tap();
  await expect(manager.locator(".visit-table tr", { hasText: name })).toBeVisible();
});

test("F4: deals that were checked stand in the day on their 15th and 30th day, and open", async ({ page }) => {
  await enter(page, rep, "/day");
  const part = page.locator("section", { has: page.locator("#day-checked") });
  const later = part.locator(".day-line", { hasText: "Day 30" });
  await expect(later.first()).toContainText("Carry on, or park it");
  await axe(page);
  const deal = await later.first().getAttribute("data-deal");
  const lines = await part.locator(".day-line").count();
  await later.first().locator("a.visit-open").tap();
  await expect(page).toHaveURL(new RegExp(`deal=${deal}`));
  // Parked, nothing is asked of it any more.
  const { card } = await ask(page, "deal", { deal });
  const op = { id: crypto.randomUUID(), at: Date.now(), base: card.deal.version, command: { move: { deal, to: { parked: { note: null } }, reason: null } } };
  const answer = await ask(page, "ops", { op });
  expect(answer).toHaveProperty("applied");
  await page.goto("/day");
  await alive(page);
  await expect(page.locator(`#day-checked ~ ol .day-line[data-deal="${deal}"]`)).toHaveCount(0);
  await expect(part.locator(".day-line")).toHaveCount(lines - 1);
});

test("an unplanned visit that was begun keeps what was typed", async ({ page }) => {
  await enter(page, rep);
  const { name } = await morning(page);
  await page.goto("/day");
  await alive(page);
  await act(page, "unplanned").tap();
  await sheet(page).locator("#visit-company").selectOption({ label: name });
  await sheet(page).locator("#visit-result").fill("Met by chance at the fair");
  await page.reload();
  await alive(page);
  await act(page, "unplanned").tap();
  await expect(sheet(page).locator("#visit-result")).toHaveValue("Met by chance at the fair");
  await expect(sheet(page).locator("#visit-company option:checked")).toHaveText(name);
  await submit(page).tap();
  await sheet(page).getByRole("button", { name: "Close" }).last().tap();
  await expect(visit(page, name)).toContainText("Not planned");
  await act(page, "unplanned").tap();
  await expect(sheet(page).locator("#visit-result"), "sent: begun anew").toHaveValue("");
});

test("on a phone four pages and “More”: the rest opens over the bar, by finger and by key", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, north.manager);
  const rail = page.locator(".rail");
  expect(await rail.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await expect(rail.locator(":is(a, button):visible")).toHaveCount(5);
  const more = rail.getByRole("button", { name: "More" });
  await expect(more).toHaveAttribute("aria-expanded", "false");
  await more.tap();
  await expect(more).toHaveAttribute("aria-expanded", "true");
  await expect(rail.locator(".rail-more a").first()).toBeFocused();
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(rail.locator(".rail-more")).toBeHidden();
  await expect(more).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rail.locator(".rail-more a").first()).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/walks/);
  await expect(rail.locator(".rail-more")).toBeHidden();
  await expect(more).toHaveClass(/is-here/);
  await page.setViewportSize({ width: 1180, height: 820 });
  await expect(more).toBeHidden();
  await expect(rail.locator("a[href='/walks']")).toBeVisible();
});
