// Walking through deals together: two tablets on the same list, one leads, each writes.
import { alive, ask, axe, chief, enter, expect, list, middle, north, offline, settled, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "11"] });

const heading = (page) => page.locator("#walk-deal");
const own = (page) => page.locator("#sit-own");
const words = (page) => page.locator(".sit-entry:not(.sit-own) .sit-text");
const act = (page, what) => page.locator(`[data-act="${what}"]`);
const next = (page) => page.locator('[data-step="next"]');
const item = (page, at) => page.locator(".walk-item").nth(at);
const read = (page, id) => ask(page, "sitting", { sitting: id });
const notes = async (page, id) => (await read(page, id)).sitting.entries.map((entry) => entry.words).sort();

let company = 0;

// Three deals of the rep's, which the manager opens a walk on from the board, and both come.
async function walking(page, other, { join = true } = {}) {
  const name = `Walkway ${++company}`;
  await enter(other, north.rep);
  for (const [at, amount] of [300, 200, 100].entries()) {
    await list(other, `${name} ${"ABC"[at]}`, { amount: [amount * 1_000_000, "TWD"] });
  }
  await enter(page, north.manager, `/?q=${encodeURIComponent(name)}`);
  await page.locator("[data-walk]").tap();
  await expect(sheet(page).locator(".walk-lead")).toContainText("3 open deals");
  await sheet(page).locator(".walk-invite", { hasText: "張雅筑" }).tap();
  await page.locator("#walk [type=submit]").tap();
  await page.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").at(-1);
  await expect(heading(page)).toHaveText(`${name} A`);
  if (join) {
    await other.locator(".is-invited", { hasText: "陳志遠" }).getByRole("link").tap();
    await other.waitForURL(`**/walks/${id}`);
    await expect(heading(other)).toHaveText(`${name} A`);
  }
  return { id, name };
}

test("H3: one leads, the other follows, looks away, comes back, and takes the lead", async ({ page, another }) => {
  const other = await another();
  const { name } = await walking(page, other);
  await expect(page.locator(".sit-lead")).toContainText("You lead");
  await expect(other.locator(".sit-lead")).toContainText("You follow 陳志遠");
  await expect(page.locator(".sit-person.is-here")).toHaveCount(2);

  await next(page).tap();
  await expect(heading(page)).toHaveText(`${name} B`);
  await expect(heading(other)).toHaveText(`${name} B`);
  await expect(other.locator(".walk-progress")).toContainText("2 of 3 walked");

  await item(other, 0).tap();
  await expect(heading(other)).toHaveText(`${name} A`);
  await next(page).tap();
  await expect(heading(page)).toHaveText(`${name} C`);
  await expect(next(page)).toBeDisabled();
  await expect(item(other, 2)).toContainText("leads");
  await expect(heading(other), "who looks away is left there").toHaveText(`${name} A`);
  await act(other, "follow").tap();
  await expect(heading(other)).toHaveText(`${name} C`);

  await act(other, "look").tap();
  await item(other, 1).tap();
  await act(other, "lead").tap();
  await expect(page.locator(".sit-lead")).toContainText("You follow 張雅筑");
  await expect(heading(page)).toHaveText(`${name} B`);
  await axe(page);
});

test("H3: who leads calls one more to a walk that goes on, who comes and writes", async ({ page, another }) => {
  const [other, third] = [await another(), await another()];
  const { id, name } = await walking(page, other);
  await enter(third, chief);
  await expect(act(other, "call"), "who follows calls nobody").toHaveCount(0);
  await act(page, "call").tap();
  const rows = sheet(page).locator(".walk-invite");
  await expect(rows.filter({ hasText: "許國華" })).toContainText("Sees all of them");
  await expect(rows.filter({ hasText: "張雅筑" }), "is there already").toHaveCount(0);
  await axe(page);
  await page.locator("#walk-call [type=submit]").tap();
  await expect(sheet(page).getByRole("alert")).toContainText("Choose at least one colleague");
  await rows.filter({ hasText: "許國華" }).tap();
  await page.locator("#walk-call [type=submit]").tap();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator(".sit-person")).toHaveCount(3);
  await expect(other.locator(".sit-person")).toHaveCount(3);
  await third.locator(".is-invited", { hasText: "陳志遠" }).getByRole("link").tap();
  await third.waitForURL(`**/walks/${id}`);
  await expect(heading(third)).toHaveText(`${name} A`);
  await expect(page.locator(".sit-person.is-here")).toHaveCount(3);
  await own(third).fill("What does it cost them to wait?");
  await expect(words(other)).toHaveText("What does it cost them to wait?");
});

test("C5: two who type at once in the same field see each other's words come and keep their own", async ({ page, another }) => {
  const other = await another();
  const { id } = await walking(page, other);
  // What is shown while it is typed is kept nowhere yet.
  await own(page).pressSequentially("Ask who decides", { delay: 20 });
  await expect(words(other)).toHaveText("Ask who decides");
  await expect(other.locator(".sit-words.is-typing")).toHaveCount(1);
  await Promise.all([
    own(page).pressSequentially(" on the press line", { delay: 25 }),
    own(other).pressSequentially("Mr Liu is away till Monday", { delay: 25 }),
  ]);
  await expect(words(other)).toHaveText("Ask who decides on the press line");
  await expect(words(page)).toHaveText("Mr Liu is away till Monday");
  const both = ["Ask who decides on the press line", "Mr Liu is away till Monday"];
  await expect.poll(() => notes(page, id)).toEqual(both);
  await expect(own(page)).toHaveValue(both[0]);
  await expect(own(other)).toHaveValue(both[1]);
  await expect(page.locator(".sit-words.is-typing"), "kept, nobody types").toHaveCount(0);
});

test("nobody is taken away from what they are writing", async ({ page, another }) => {
  const other = await another();
  const { id, name } = await walking(page, other);
  await own(other).pressSequentially("in the middle of");
  await next(page).tap();
  await expect(heading(page)).toHaveText(`${name} B`);
  await expect(act(other, "follow")).toBeVisible();
  await expect(heading(other)).toHaveText(`${name} A`);
  await own(other).pressSequentially(" a sentence");
  await act(other, "follow").tap();
  await expect(heading(other)).toHaveText(`${name} B`);
  await expect(own(other)).toHaveValue("");
  await expect.poll(() => notes(page, id)).toEqual(["in the middle of a sentence"]);
});

test("H3: left and taken up again where it stood", async ({ page, another }) => {
  const other = await another();
  const { name, id } = await walking(page, other, { join: false });
  await own(page).fill("first thoughts");
  await next(page).tap();
  await expect(heading(page)).toHaveText(`${name} B`);
  await expect.poll(() => notes(page, id)).toEqual(["first thoughts"]);
  // Who came to no bar finds it in the list.
  await other.goto("/walks");
  await alive(other);
  await axe(other);
  await other.locator(`.walks-row[href$="${id}"]`).tap();
  await expect(heading(other)).toHaveText(`${name} B`);
  await page.goto("/walks");
  await alive(page);
  await page.locator(`.walks-row[href$="${id}"]`).tap();
  await expect(heading(page)).toHaveText(`${name} B`);
  await item(page, 0).tap();
  await expect(own(page)).toHaveValue("first thoughts");
  await expect(words(other)).toHaveText("first thoughts");
});

test("without a line one's own words wait, and go when it is back", async ({ page, another, complaints }) => {
  const other = await another();
  const { id } = await walking(page, other);
  await offline(other);
  await own(other).fill("written in the lift");
  await own(other).blur();
  await expect(other.locator(".live")).toHaveAttribute("data-state", "offline");
  await own(page).fill("written at the desk");
  await own(page).blur();
  await expect.poll(() => notes(page, id)).toEqual(["written at the desk"]);
  await expect(own(other)).toHaveValue("written in the lift");
  await other.context().setOffline(false);
  await expect.poll(() => notes(page, id), { timeout: 20_000 }).toEqual(["written at the desk", "written in the lift"]);
  await expect(words(page)).toHaveText("written in the lift");
  await expect(words(other)).toHaveText("written at the desk");
  silenceIsNoFault(complaints);
});

test("C5: signed by both it is read-only; a word changed before takes the signature back; it prints with an entry", async ({ page, another }) => {
  const other = await another();
  const { id } = await walking(page, other);
  const sign = async (who) => {
    await who.locator("[data-sign]").tap();
    await expect(sheet(who)).toBeVisible();
    await sheet(who).locator("[type=submit]").tap();
  };
  await own(page).fill("agreed");
  await own(page).blur();
  await expect(words(other)).toHaveText("agreed");
  await expect(other.locator(".sit-words.is-typing")).toHaveCount(0);
  await sign(page);
  await expect(page.locator(".walk-signed")).toContainText("Still to sign: 張雅筑");
  await own(other).fill("not quite");
  await own(other).blur();
  await expect(page.locator(".walk-signed")).toContainText("all signatures were taken back");
  await sign(page);
  await expect(other.locator(".sit-person .icon")).toHaveCount(1);
  await sign(other);
  for (const who of [page, other]) {
    await expect(who.locator(".walk-signed")).toContainText("Signed by all");
    await expect(own(who)).toHaveCount(0);
    await expect(who.locator(".sit-text")).toHaveCount(2);
  }
  expect((await read(page, id)).sitting.head.signed_at).toBeGreaterThan(0);
  await axe(page);

  await page.locator(".walk-bar [data-print]").tap();
  await expect(page.locator(".walk-paper")).toContainText("not quite");
  await axe(page);
  await page.evaluate(() => (window.print = () => (document.title = "printed")));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".walk-paper"), "not without an entry").toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.locator("header [data-print]").tap();
  await expect(page).toHaveTitle("printed");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".walk-paper")).toBeVisible();
  await expect(page.locator(".walk-paper.is-recorded .paper-mark")).toHaveAttribute("data-mark", /陳志遠/);
});

test("a next step set on the way is the deal's own, and the other sees it", async ({ page, another }) => {
  const other = await another();
  const { id } = await walking(page, other);
  await page.getByRole("button", { name: "Set next step" }).tap();
  await page.locator("#walk-step").fill("Bring the drawing");
  await page.locator("#walk-due").fill("2027-03-01");
  await page.locator("#walk-step-form [type=submit]").tap();
  await expect(page.locator(".next-step")).toContainText("Bring the drawing");
  await expect(other.locator(".next-step")).toContainText("Bring the drawing");
  const { cards } = await read(other, id);
  expect(cards[0].deal.next_step.what).toBe("Bring the drawing");
});

test("T7: another team's rep is neither called nor let in", async ({ page, another }) => {
  const [other, stranger] = [await another(), await another()];
  await enter(stranger, middle.rep);
  const { id, name } = await walking(page, other);
  await expect(stranger.locator(".is-invited")).toHaveCount(0);
  expect((await stranger.request.get(`/walks/${id}`)).status()).toBe(404);
  const listed = await stranger.request.post("/api/sitting_list", { data: {} });
  expect(await listed.text()).not.toContain(name);
});

for (const [colorScheme, viewport] of [
  ["light", { width: 1180, height: 820 }],
  ["dark", { width: 820, height: 1180 }],
  ["dark", { width: 390, height: 844 }],
]) {
  test(`nothing for axe in ${colorScheme} at ${viewport.width}, and everything for a thumb`, async ({ page, another }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const other = await another();
    await walking(page, other);
    await own(other).fill("a word");
    await expect(words(page)).toHaveText("a word");
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
