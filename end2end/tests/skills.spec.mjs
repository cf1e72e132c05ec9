// C6, T1: the knowledge and skills test, what to train first, the knowledge list, and a manager's twenty.
import { admin, alive, ask, axe, chief, enter, expect, list, middle, north, offline, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "30", "--seed", "7"] });

const act = (page, what, where = page) => where.locator(`[data-act="${what}"]`);
const part = (page, kind) => page.locator(`[data-test="${kind}"]`);
const rows = (page) => page.locator(".skills-row");
const grade = (row, scale, n) => row.getByRole("group", { name: scale }).getByRole("button", { name: String(n) });
const kept = (page) => expect(page.locator(".keeping")).toHaveText("Saved");
const first = (page, kind = "rep") => page.locator(`[data-first="${kind}"] tbody tr`);

// Every skill alike, but for one.
async function fill(page, weak) {
  const many = await rows(page).count();
  for (let n = 0; n < many; n++) {
    const row = rows(page).nth(n);
    const name = await row.locator("p").innerText();
    await grade(row, "Importance", name === weak ? 3 : 2).tap();
    await grade(row, "Ability", name === weak ? 1 : 3).tap();
  }
}

test("C6: rep and manager answer apart, then side by side; the first gap leads to a joint visit", async ({ page, another }) => {
  const manager = await another();
  // Of the middle the third has answered, and the manager has not.
  await enter(manager, middle.manager, "/coaching");
  await manager.getByRole("link", { name: "Skills and knowledge" }).tap();
  await expect(manager).toHaveURL("/skills");
  const waiting = manager.locator(".skills-team tbody tr", { hasText: "Not finished yet" }).first();
  await axe(manager);
  await waiting.getByRole("link").tap();
  await expect(manager).toHaveURL(/of=/);
  const rep = new URL(manager.url()).searchParams.get("of");
  await expect(part(manager, "rep").getByRole("note")).toContainText("You read it once yours is finished");
  await expect(first(manager)).toHaveCount(0);
  await act(manager, "test").tap();
  await expect(rows(manager)).toHaveCount(13);
  await act(manager, "finish").tap();
  await expect(manager.locator(".skills-filling [role=status].field-error")).toHaveText("Still to answer: 13");
  await axe(manager);
  await fill(manager, "Asking about consequences");
  await kept(manager);
  await manager.reload();
  await alive(manager);
  await act(manager, "test").tap();
  await expect(grade(rows(manager).first(), "Importance", 2)).toHaveAttribute("aria-pressed", "true");
  await act(manager, "finish").tap();
  await expect(part(manager, "rep").getByText(/^Finished/)).toBeVisible();
  await expect(part(manager, "rep").getByRole("note")).toHaveCount(0);
  const heads = manager.locator("[data-first=rep] thead th");
  await expect(heads, "both side by side").toHaveCount(4);
  const gaps = (await first(manager).locator(".skills-gap").allInnerTexts()).map(Number);
  expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
  await axe(manager);
  // On a phone a line of it is a card, and nothing is to be pushed aside to be read.
  await manager.setViewportSize({ width: 390, height: 844 });
  const ranking = manager.locator("[data-first=rep] .skills-scroll");
  expect(await ranking.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await axe(manager);
  await manager.setViewportSize({ width: 1180, height: 820 });

  const row = first(manager).filter({ hasText: "Asking about consequences" });
  await act(manager, "joint", row).tap();
  await expect(manager).toHaveURL(new RegExp(`/visits\\?of=${rep}&skill=`));
  await expect(manager.locator("[data-wanted=skill]")).toContainText("Asking about consequences");
  await alive(manager);

  const theirs = await ask(manager, "skills", { of: rep });
  expect(theirs.of.tests.length).toBe(2);
});

test("C8: one chain: from a gap to a joint visit on that skill, asked for in the week", async ({ page }) => {
  await enter(page, north.rep);
  const { today } = (await ask(page, "open", { filter: {}, order: "next_step" })).desk;
  const deal = await list(page, "Trained on", { amount: [500_000, "TWD"], next_step: { what: "Show the press line", due: today } });
  await page.goto(`/visits?deal=${deal}`);
  await alive(page);
  await sheet(page).locator("#visit-aim").fill("Agree on a date for the trial");
  await sheet(page).locator("[type=submit]").tap();
  const visit = page.locator(".visit-table tr[data-visit]", { hasText: "Trained on" });
  await expect(visit).toBeVisible();
  await expect.poll(async () => (await ask(page, "visits")).week.rows.some((one) => one.account === "Trained on")).toBe(true);
  await page.goto("/skills");
  await alive(page);
  const row = first(page).filter({ has: act(page, "joint") }).first();
  const skill = (await row.locator("th").evaluate((head) => head.firstChild.textContent)).trim();
  await act(page, "joint", row).tap();
  await expect(page.locator("[data-wanted=skill]")).toContainText(skill);
  await alive(page);
  await visit.locator(".visit-open").tap();
  await act(page, "joint").tap();
  await expect(page.locator("#joint-skill option:checked")).toHaveText(skill);
});

test("C6: a rep tests themselves over time; a finished one stands, and the next begins from it", async ({ page }) => {
  await enter(page, north.rep, "/skills");
  const time = page.locator("[data-time=rep]");
  const before = await time.locator("thead th").count();
  await act(page, "test").tap();
  await expect(rows(page).first().locator("[aria-pressed=true]"), "begins from the last").toHaveCount(2);
  await grade(rows(page).nth(0), "Importance", 3).tap();
  await grade(rows(page).nth(0), "Ability", 1).tap();
  await kept(page);
  await act(page, "finish").tap();
  await expect(time.locator("thead th")).toHaveCount(before + 1);
  // Their own stand first: the one before, and this.
  const own = await time.locator("thead th", { hasText: "Mine" }).count();
  await expect(time.locator("tbody tr").first().locator("td").nth(own - 1)).toHaveText("1");
  await axe(page);
  const { of } = await ask(page, "skills");
  const [latest] = of.tests;
  expect(latest.marks[0]).toMatchObject({ importance: 3, ability: 1 });
  await act(page, "test").tap();
  await grade(rows(page).nth(0), "Ability", 2).tap();
  await kept(page);
  const again = await ask(page, "skills");
  expect(again.of.tests.find((one) => one.id === latest.id)).toEqual(latest);
});

test("C6: what is tapped without a line is kept here and goes later", async ({ page, complaints }) => {
  await enter(page, middle.rep, "/skills");
  await act(page, "test").tap();
  await offline(page);
  await grade(rows(page).nth(2), "Importance", 1).tap();
  await grade(rows(page).nth(2), "Ability", 2).tap();
  await expect(page.locator(".keeping")).toHaveText("Kept on this tablet");
  await page.context().setOffline(false);
  await kept(page);
  await page.reload();
  await alive(page);
  await act(page, "test").tap();
  await expect(grade(rows(page).nth(2), "Importance", 1)).toHaveAttribute("aria-pressed", "true");
  await expect(grade(rows(page).nth(2), "Ability", 2)).toHaveAttribute("aria-pressed", "true");
  silenceIsNoFault(complaints);
});

test("C6: the knowledge list is kept by both; what is typed stays through a reload", async ({ page, another }) => {
  const manager = await another();
  await enter(page, north.rep, "/skills");
  const { me } = await ask(page, "skills");
  const list = page.locator(".skills-knowledge > ul > li");
  const before = await list.count();
  await act(page, "add-knowledge").tap();
  await sheet(page).locator("#knowledge [type=submit]").tap();
  await expect(sheet(page).getByRole("alert").first(), "what it is, is wanted").toBeVisible();
  await sheet(page).locator(".chip", { hasText: "Product" }).tap();
  await sheet(page).locator("#knowledge-what").fill("Energy use of the new pumps");
  await sheet(page).locator("#knowledge-source").fill("Product manager");
  await sheet(page).locator("#knowledge-proof").fill("Counts it out before a customer");
  await axe(page);
  await page.reload();
  await alive(page);
  await act(page, "add-knowledge").tap();
  await expect(sheet(page).locator("#knowledge-what")).toHaveValue("Energy use of the new pumps");
  await sheet(page).locator("#knowledge [type=submit]").tap();
  await expect(list).toHaveCount(before + 1);
  const row = (at) => at.locator(".skills-knowledge > ul > li", { hasText: "Energy use of the new pumps" });
  await enter(manager, north.manager, `/skills?of=${me}`);
  await act(manager, "learned", row(manager)).tap();
  await expect(row(manager)).toContainText("Learned");
  await expect(row(manager)).toHaveClass(/is-done/);
  // The rep still sees it as it was: nothing is written over.
  await act(page, "learned", row(page)).tap();
  await expect(page.locator(".skills-knowledge .is-refusal")).toContainText("changed it meanwhile");
  await expect(row(page)).toHaveClass(/is-done/);
});

test("T1: a manager tests their own leading, by the twenty; nobody else reads it", async ({ page, another }) => {
  await enter(page, north.manager, "/skills");
  const own = part(page, "leading");
  await act(page, "test", own).tap();
  await expect(rows(page)).toHaveCount(20);
  await expect(page.locator("[data-first=leading]")).toBeVisible();
  await fill(page, "Coaches and trains");
  await act(page, "finish", own).tap();
  await expect(first(page, "leading").first()).toContainText("Coaches and trains");
  await expect(first(page, "leading")).toHaveCount(1);
  await axe(page);
  const { me } = await ask(page, "skills");
  for (const login of [chief, admin, north.rep]) {
    const other = await another();
    await enter(other, login, "/skills");
    const theirs = await ask(other, "skills");
    expect((theirs.leading ?? []).filter((test) => test.by === me), login).toEqual([]);
    const answer = await other.request.post("/api/skills", { data: { of: me } });
    expect(answer.status(), login).toBe(403);
  }
});

test("C8: neither the chief nor an administrator reads what is between a rep and their manager", async ({ page, another }) => {
  await enter(page, north.rep, "/skills");
  const { me } = await ask(page, "skills");
  for (const login of [chief, admin, middle.manager, middle.rep]) {
    const other = await another();
    await enter(other, login);
    const answer = await other.request.post("/api/skills", { data: { of: me } });
    expect(answer.status(), login).toBe(403);
    await other.close();
  }
  await enter(page, admin, "/skills");
  await expect(page.locator("#main")).toContainText("for reps, and for who leads their team");
});

test("C6: administrators keep the lists, and the test goes by them", async ({ page }) => {
  await enter(page, admin, "/lists");
  await page.locator("#knowledge").fill("Knowing the law");
  await page.locator("form", { has: page.locator("#knowledge") }).getByRole("button").tap();
  await expect(page.locator(".line", { hasText: "Knowing the law" })).toBeVisible();
  await page.getByRole("button", { name: "Retire Negotiating" }).tap();
  await axe(page);
  await enter(page, north.rep, "/skills");
  await act(page, "test").tap();
  await expect(rows(page)).toHaveCount(13);
  await expect(rows(page).filter({ hasText: "Knowing the law" })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: "Negotiating" })).toHaveCount(0);
});

for (const [scheme, width, locale] of [["dark", 820, "zh-TW"], ["light", 390, "zh-CN"]]) {
  test.describe(`in ${scheme} at ${width}`, () => {
    test.use({ locale, colorScheme: scheme });
    test("nothing for axe", async ({ page }) => {
      await page.setViewportSize({ width, height: 1000 });
      await enter(page, north.rep, "/skills");
      await act(page, "test").tap();
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), "no wider than the screen").toBeLessThanOrEqual(width);
    });
  });
}
