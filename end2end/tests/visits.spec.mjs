// A week of visits: planned from what is due, made, told of without a line, read by who leads.
import { admin, alive, ask, axe, enter, expect, list, middle, north, placeOf, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "11"] });

const rep = north.rep;
const row = (page, name) => page.locator(".visit-table tr[data-visit]", { hasText: name });
const worth = (page, name) => page.locator(".visit-worth", { hasText: name });
const act = (page, what) => page.locator(`[data-act="${what}"]`);
const submit = (page) => sheet(page).locator("[type=submit]");
const week = async (page, of = null) => (await ask(page, "visits", { of })).week;
const told = async (page, name) => (await week(page)).rows.filter((one) => one.account === name).map((one) => one.visit);

let company = 0;

// A deal of the rep's whose next step is due today.
async function due(page) {
  const name = `Visited ${++company}`;
  const today = (await ask(page, "open", { filter: {}, order: "next_step" })).desk.today;
  const id = await list(page, name, { next_step: { what: "Show the press line", due: today } });
  return { name, id };
}

async function planned(page) {
  await enter(page, rep);
  const { name, id } = await due(page);
  await page.goto("/visits");
  await alive(page);
  await worth(page, name).getByRole("button").tap();
  await expect(sheet(page).locator("#visit-aim")).toHaveValue("Show the press line");
  await submit(page).tap();
  await expect(row(page, name)).toBeVisible();
  return { name, id };
}

test("V1, V2: a week is planned from what is due, made, and leads on", async ({ page }) => {
  const { name, id } = await planned(page);
  await expect(worth(page, name), "what is planned is not worth planning twice").toHaveCount(0);
  await expect.poll(async () => (await told(page, name)).map((one) => one.state)).toEqual(["planned"]);
  await axe(page);

  await row(page, name).locator(act(page, "report")).tap();
  await axe(page);
  await submit(page).tap();
  await expect(sheet(page).locator("#visit-result"), "what came of it is wanted").toHaveAttribute("aria-invalid", "true");
  await sheet(page).locator("#visit-result").fill("They want to see it run");
  await sheet(page).locator("#visit-action").fill("Bring the press line");
  await sheet(page).locator(".chip:has([name=visit-soon])").nth(2).tap();
  await sheet(page).locator("summary", { hasText: "Step by step" }).tap();
  await sheet(page).locator("summary", { hasText: "Explore needs" }).tap();
  await sheet(page).locator("#visit-explore").fill("Two machines stand still at night");
  await submit(page).tap();
  await expect(sheet(page).locator(".visit-offers")).toBeVisible();
  const place = await placeOf(page, id);
  await expect.poll(async () => (await told(page, name)).map((one) => one.state.made?.result)).toEqual(["They want to see it run"]);
  expect(await placeOf(page, id), "a result moves nothing by itself").toBe(place);
  await axe(page);

  await sheet(page).locator(act(page, "step")).tap();
  await expect.poll(async () => (await ask(page, "deal", { deal: id })).card.deal.next_step.what).toBe("Bring the press line");
  await sheet(page).locator(act(page, "move")).tap();
  await expect(sheet(page)).toContainText(name);
  await page.keyboard.press("Escape");
  await expect(row(page, name)).toContainText("Made");
  await expect(row(page, name)).toContainText("They want to see it run");
  await page.reload();
  await alive(page);
  await row(page, name).locator(".visit-open").tap();
  await expect(sheet(page)).toContainText("Two machines stand still at night");
});

test("V2: an aim before the visit; what was typed stays", async ({ page }) => {
  await enter(page, rep);
  const { name } = await due(page);
  await page.goto("/visits");
  await alive(page);
  await worth(page, name).getByRole("button").tap();
  await sheet(page).locator("#visit-aim").fill("");
  await submit(page).tap();
  await expect(sheet(page).locator("#visit-aim")).toHaveAttribute("aria-invalid", "true");
  await sheet(page).locator("#visit-aim").fill("Agree on a date");
  await page.reload();
  await alive(page);
  await worth(page, name).getByRole("button").tap();
  await expect(sheet(page).locator("#visit-aim"), "typed before the page was gone").toHaveValue("Agree on a date");
  await submit(page).tap();
  await expect.poll(async () => (await told(page, name)).map((one) => one.plan.aim)).toEqual(["Agree on a date"]);
});

test("told without a line it waits on the tablet, and goes when the line is back", async ({ page, complaints }) => {
  const { name } = await planned(page);
  await expect.poll(async () => (await told(page, name)).length).toBe(1);
  await page.context().setOffline(true);
  await row(page, name).locator(act(page, "report")).tap();
  await sheet(page).locator("#visit-result").fill("Signed in the lift");
  await submit(page).tap();
  await sheet(page).getByRole("button", { name: "Close" }).last().tap();
  await expect(row(page, name)).toContainText("Signed in the lift");
  await expect(row(page, name)).toContainText("Waits for a line");
  await page.context().setOffline(false);
  await expect(row(page, name)).not.toContainText("Waits for a line", { timeout: 20_000 });
  expect((await told(page, name)).map((one) => one.state.made?.result)).toEqual(["Signed in the lift"]);
  silenceIsNoFault(complaints);
});

test("the calendar plans a day; who leads reads the week, others do not", async ({ page, another }) => {
  const { name } = await planned(page);
  await page.locator(".segmented label", { hasText: "Calendar" }).tap();
  await expect(page.locator(".visit-day.is-today .visit-card", { hasText: name })).toBeVisible();
  await axe(page);
  await page.locator(".visit-day.is-today").getByRole("button", { name: /Plan a visit on/ }).tap();
  await expect(sheet(page).locator("#visit-company")).toBeVisible();
  await page.keyboard.press("Escape");

  const me = (await week(page)).by;
  const manager = await another();
  await enter(manager, north.manager, `/visits?of=${me}`);
  await expect(row(manager, name)).toBeVisible();
  await expect(act(manager, "plan"), "a plan is its rep's").toHaveCount(0);
  await manager.locator(".visit-team summary").tap();
  await expect(manager.locator(".visit-team tbody tr").first()).toBeVisible();
  await axe(manager);
  const other = await another();
  await enter(other, middle.rep);
  const answer = await other.request.post("/api/visits", { data: { of: me } });
  expect(answer.ok(), "another team's week").toBe(false);
});

test("from an account and from a deal", async ({ page }) => {
  await enter(page, rep);
  const { name, id } = await due(page);
  const { account } = (await ask(page, "deal", { deal: id })).card.deal;
  await page.goto(`/accounts/${account}`);
  await alive(page);
  await page.getByRole("link", { name: "Plan a visit" }).tap();
  await expect(sheet(page).locator("#visit-company")).toHaveValue(account);
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await page.locator(".deal-visit").tap();
  await expect(sheet(page).locator("#visit-company")).toHaveValue(account);
  await expect(sheet(page).locator("#visit-deal")).toHaveValue(id);
  await expect(sheet(page).locator("#visit-company option:checked")).toHaveText(name);
});

test("V3: the time is counted; an administrator changes the guide; a calendar reads the visits", async ({ page, another }) => {
  const { name } = await planned(page);
  await expect(page.locator(".visit-covers")).toBeVisible();
  await expect(page.locator("#visit-guide")).toHaveCount(0);
  await page.locator(".visit-feed summary").tap();
  await act(page, "feed").tap();
  const url = await page.locator("#visit-feed").inputValue();
  const calendar = await (await fetch(url)).text();
  expect(calendar).toContain(`SUMMARY:${name} · Show the press line`);
  await axe(page);

  const boss = await another();
  await enter(boss, admin, "/visits");
  await boss.locator("summary", { hasText: "Change the guide" }).tap();
  await boss.locator("#visit-hours-had").fill("0");
  await boss.locator("#visit-guide [type=submit]").tap();
  await expect(boss.locator("#visit-guide [role=alert]")).toBeVisible();
  await boss.locator("#visit-hours-had").fill("1");
  await boss.locator("#visit-guide [type=submit]").tap();
  await expect(boss.locator("#visit-guide [role=status]")).toHaveText("Saved");
  await axe(boss);
  await page.reload();
  await alive(page);
  await expect(page.locator(".visit-covers")).toContainText("there are 1.0");
  await expect(page.locator(".visit-cuts > li").first()).toBeVisible();
});

test("V1: a year at a glance, week by week; each opens its week", async ({ page }) => {
  const { name } = await planned(page);
  await page.locator(".segmented label", { hasText: "Year" }).tap();
  const here = page.locator(".visit-year-week.is-today");
  await expect(here).toHaveAttribute("aria-label", /planned/);
  expect([52, 53]).toContain(await page.locator(".visit-year-week").count());
  const before = Number((await here.locator(".num").last().textContent()).split("/")[1]);
  expect(before).toBeGreaterThan(0);
  await axe(page);
  await page.getByRole("button", { name: "The year before" }).tap();
  await expect(page.locator(".visit-year-week.is-today")).toHaveCount(0);
  await page.getByRole("button", { name: "The year after" }).tap();
  await here.tap();
  await expect(row(page, name)).toBeVisible();
});
