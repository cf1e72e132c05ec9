// A funnel of thousands: only what is in sight is mounted, and everything else is still true.
import { alive, axe, card, cardIn, chief, column, counted, enter, expect, headsAreTrue, said, sheet, stands, test, touchDrag, whole } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "5000", "--seed", "5"] });
test.beforeEach(async ({ page }) => enter(page, chief));

const mounted = (page) => page.locator("li.card").count();

test("with 5,000 deals the totals are true and few cards are mounted", async ({ page }) => {
  const truth = await headsAreTrue(page);
  expect(truth.reduce((all, { count }) => all + count, 0)).toBeGreaterThan(2_000);
  expect(await mounted(page)).toBeLessThanOrEqual(80);
});

test("a page that comes alive draws no sign anew", async ({ page }) => {
  await page.addInitScript(() => {
    window.again_ = 0;
    const count = (list) => (window.again_ += list.filter(({ target }) => target.closest("svg.icon")).length);
    addEventListener("DOMContentLoaded", () => new MutationObserver(count).observe(document, { subtree: true, attributes: true }));
  });
  await page.reload();
  await whole(page);
  expect(await page.locator("svg.icon > use").count()).toBeGreaterThan(100);
  expect(await page.evaluate(() => window.again_)).toBe(0);
});

test("a card that changed before the board had taken it over is drawn as it is now", async ({ page }) => {
  // A tall screen wants more rows at once; nothing that waits its turn gets one till later.
  await page.setViewportSize({ width: 1180, height: 1400 });
  await page.addInitScript(() => {
    const turns = [];
    const later = window.setTimeout;
    window.setTimeout = (run, wait, ...rest) => (wait ? later(run, wait, ...rest) : turns.push(run));
    window.goOn_ = () => {
      window.setTimeout = later;
      turns.forEach((run) => later(run));
    };
  });
  let change;
  const changed = new Promise((done) => (change = done));
  await page.route("**/api/column", async (route) => {
    await changed;
    await route.continue();
  });
  await page.goto("/");
  await alive(page);
  const first = column(page, 7).locator("li.card").first();
  const id = await first.getAttribute("data-deal");
  const before = (await column(page, 7).locator("li.card").count()) + 1;
  const asked = { filter: {}, order: "next_step", stage: 7, from: 0, len: 1 };
  const { rows } = await (await page.request.post("/api/column", { data: asked })).json();
  expect(rows[0].deal.id).toBe(id);
  const edits = [{ amount: [123_400_000_00, "TWD"] }, { expected: null }];
  const op = { id: crypto.randomUUID(), at: Date.now(), base: rows[0].deal.version, command: { edit: { deal: id, edits } } };
  const answer = await (await page.request.post("/api/ops", { data: { op } })).json();
  expect(answer.applied, JSON.stringify(answer)).toBeTruthy();
  change();
  await expect(column(page, 7).locator("li.card").nth(before)).toBeAttached();
  await page.evaluate(() => goOn_());
  await expect(first.locator(".card-sum b")).toHaveText("NT$123M");
  await expect(first.locator(".card-sum time")).toHaveCount(0);
  // It lives: its menu opens.
  await first.locator(".card-move").click();
  await expect(sheet(page).locator("[data-to]")).toHaveCount(11);
});

test("a column scrolled to its end shows its last card", async ({ page }) => {
  const [first] = await counted(page);
  const asked = { filter: {}, order: "next_step", stage: 1, from: first.count - 1, len: 1 };
  const { rows } = await (await page.request.post("/api/column", { data: asked })).json();
  const scroller = column(page, 1).locator(".column-cards");
  await scroller.evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight));
  const last = card(page, rows[0].deal.id);
  await expect(last).toBeInViewport({ ratio: 0.9 });
  expect(await mounted(page)).toBeLessThanOrEqual(80);
  // Through the middle, too: what is in sight is there.
  for (const part of [0.5, 0.25, 0.8]) {
    await scroller.evaluate((scroller, part) => (scroller.scrollTop = scroller.scrollHeight * part), part);
    await expect.poll(() => inSight(page)).toBe(true);
  }
});

test("far down, a card is moved by menu, by keyboard and by finger", async ({ page }) => {
  const scroller = column(page, 1).locator(".column-cards");
  await scroller.evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight / 2));
  await expect.poll(() => inSight(page)).toBe(true);
  const before = await headsAreTrue(page);

  const one = await inTheMiddle(page);
  await card(page, one).locator(".card-move").click();
  await sheet(page).locator("[data-to='2']").click();
  await stands(page, one, 2);

  const two = await inTheMiddle(page);
  await card(page, two).locator(".card-open").focus();
  await page.keyboard.press(" ");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press(" ");
  await stands(page, two, 2);
  await expect(said(page)).toContainText("moved from");
  await expect(cardIn(page, 2, two).locator(".card-open")).toBeFocused();

  const three = await inTheMiddle(page);
  await touchDrag(page, card(page, three), column(page, 2));
  await stands(page, three, 2);
  await expect(cardIn(page, 2, three)).toBeInViewport({ ratio: 0.9 });
  const after = await headsAreTrue(page);
  expect(after[0].count).toBe(before[0].count - 3);
  expect(after[1].count).toBe(before[1].count + 3);
  expect(await mounted(page)).toBeLessThanOrEqual(80);
});

test("who does not see hears which card of how many it is, wherever the window stands", async ({ page }) => {
  const [{ count }] = await counted(page);
  const cards = column(page, 1).locator("li.card");
  await expect(cards.first()).toHaveAttribute("aria-posinset", "1");
  await expect(cards.first()).toHaveAttribute("aria-setsize", String(count));
  await column(page, 1).locator(".column-cards").evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight));
  await expect(cards.last()).toHaveAttribute("aria-posinset", String(count));
  const places = await cards.evaluateAll((cards) => cards.map((card) => Number(card.getAttribute("aria-posinset"))));
  expect(places).toEqual(places.map((_, n) => places[0] + n));
  // One that goes takes its place along, and all know that they are one fewer.
  const last = await cards.last().getAttribute("data-deal");
  await card(page, last).locator(".card-move").click();
  await sheet(page).locator("[data-to='2']").click();
  await stands(page, last, 2);
  await expect(cards.last()).toHaveAttribute("aria-setsize", String(count - 1));
  await expect(cards.last()).toHaveAttribute("aria-posinset", String(count - 1));
  await axe(page);
});

test("the keyboard goes down card by card beyond what was mounted", async ({ page }) => {
  await column(page, 1).locator("li.card .card-open").first().focus();
  for (let n = 2; n <= 40; n++) {
    await page.keyboard.press("ArrowDown");
    await expect(column(page, 1).locator(`li.card[aria-posinset="${n}"] .card-open`)).toBeFocused();
  }
  expect(await mounted(page)).toBeLessThanOrEqual(80);
});

test("a card from far down is carried to a column that was out of sight", async ({ page }) => {
  const scroller = column(page, 1).locator(".column-cards");
  await scroller.evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight / 2));
  await expect.poll(() => inSight(page)).toBe(true);
  await expect(column(page, 8)).not.toBeInViewport();
  const id = await inTheMiddle(page);
  const finger = await touchDrag(page, card(page, id), column(page, 2), { lift: false });
  const frame = await page.locator(".bands").boundingBox();
  await finger.move({ x: frame.x + frame.width - 8, y: frame.y + frame.height / 2 });
  await expect(column(page, 8)).toBeInViewport({ ratio: 0.9 });
  const end = await column(page, 8).boundingBox();
  await finger.move({ x: end.x + end.width / 2, y: end.y + end.height / 2 });
  await page.waitForTimeout(100);
  await finger.up();
  await stands(page, id, 8);
  await expect(said(page)).toContainText("moved from");
  // Its column scrolls to where the order puts it.
  await expect(cardIn(page, 8, id)).toBeInViewport({ ratio: 0.9 });
  await headsAreTrue(page);
  expect(await mounted(page)).toBeLessThanOrEqual(80);
});

test("a search among thousands is true and works after a reload", async ({ page }) => {
  const name = await column(page, 4).locator("li.card .card-open").first().textContent();
  const text = name.trim().slice(-4);
  await page.locator(".filters input[type=search]").fill(text);
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(text);
  const found = await headsAreTrue(page, { text });
  await page.reload();
  await alive(page);
  expect(await headsAreTrue(page, { text })).toEqual(found);
});

// Whether the first column shows cards wherever its window is open.
const inSight = (page) =>
  column(page, 1).locator(".column-cards").evaluate((scroller) => {
    const { left, top, height } = scroller.getBoundingClientRect();
    return [40, height / 2, height - 40].every((y) => document.elementsFromPoint(left + 60, top + y).some((at) => at.closest("li.card, .cards")?.matches("li.card") || at.matches("li.card")));
  });

// The deal in the middle of the first column's window.
const inTheMiddle = (page) =>
  column(page, 1).locator(".column-cards").evaluate((scroller) => {
    const { left, top, width, height } = scroller.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2 - 30).closest("li.card").dataset.deal;
  });
