// F6: a rep moves a deal by dragging its card, by touch, pen and mouse, or by keyboard.
import { aside, ask, axe, card, cardIn, chief, column, enter, expect, latest, moveTo, outcome, pick, placeOf, said, sheet, stands, test, touchDrag, touchScroll } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "90", "--seed", "3"] });
test.beforeEach(async ({ page }) => enter(page, chief));

const lifted = (page) => page.locator(".card.is-lifted");
const undo = (page) => page.locator(".toast.is-undo");

test("F6: a long press lifts a card, a finger carries it on, and the server keeps it", async ({ page }) => {
  const deal = await pick(page, 1);
  const finger = await touchDrag(page, deal.at, column(page, 2), { hold: 320, lift: false });
  await expect(lifted(page)).toBeVisible();
  await expect(deal.at).toHaveClass(/is-ghost/);
  await expect(column(page, 2)).toHaveClass(/is-over/);
  await expect(column(page, 2).locator(".slot")).toBeVisible();
  await finger.up();
  await expect(lifted(page)).toHaveCount(0);
  await expect(cardIn(page, 2, deal.id)).toBeVisible();
  await expect(undo(page)).toContainText(`${deal.name} moved to First visit`);
  await stands(page, deal.id, 2);
  await page.reload();
  await expect(cardIn(page, 2, deal.id)).toBeVisible();
  await cardIn(page, 2, deal.id).locator(".card-open").click();
  await expect(latest(page)).toContainText(
    "Moved from Plan & call to First visit",
  );
});

test("a scroll that begins on a card scrolls the board and lifts nothing", async ({ page }) => {
  const deal = await pick(page, 3);
  const bands = page.locator(".bands");
  const before = await bands.evaluate((bands) => bands.scrollLeft);
  await touchScroll(page, deal.at, { x: -260 });
  await expect.poll(() => bands.evaluate((bands) => bands.scrollLeft)).toBeGreaterThan(before + 100);
  await expect(lifted(page)).toHaveCount(0);
  await expect(page.locator(".is-ghost")).toHaveCount(0);
  expect(await placeOf(page, deal.id)).toBe(3);
  await expect(aside(page)).toHaveCount(0);
});

test("a column scrolls by a finger on its cards", async ({ page }) => {
  const full = await fullest(page);
  const scroller = column(page, full).locator(".column-cards");
  await column(page, full).scrollIntoViewIfNeeded();
  const start = await scroller.boundingBox();
  await touchScroll(page, { x: start.x + 90, y: start.y + start.height - 40 }, { y: -220 });
  await expect.poll(() => scroller.evaluate((scroller) => scroller.scrollTop)).toBeGreaterThan(60);
  await expect(lifted(page)).toHaveCount(0);
});

test("the grip lifts at once, without a long press", async ({ page }) => {
  const deal = await pick(page, 1);
  await touchDrag(page, deal.at.locator(".grip"), column(page, 2), { hold: 0 });
  await expect(cardIn(page, 2, deal.id)).toBeVisible();
  await stands(page, deal.id, 2);
});

test("F6: a mouse drags a card after four pixels, and the click that ends it opens nothing", async ({ page }) => {
  const deal = await pick(page, 2);
  const from = await middle(deal.at);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 3, from.y);
  await expect(lifted(page)).toHaveCount(0);
  const to = await middle(column(page, 3));
  await page.mouse.move(from.x + 30, from.y, { steps: 4 });
  await expect(lifted(page)).toBeVisible();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(cardIn(page, 3, deal.id)).toBeVisible();
  await stands(page, deal.id, 3);
  await expect(aside(page)).toHaveCount(0);
});

test("a second finger takes the card back", async ({ page }) => {
  const deal = await pick(page, 1);
  const finger = await touchDrag(page, deal.at, column(page, 2), { lift: false });
  await expect(lifted(page)).toBeVisible();
  const beside = await middle(column(page, 3));
  await finger.down({ x: beside.x, y: beside.y }, 1);
  await expect(lifted(page)).toHaveCount(0);
  await finger.up();
  await expect(cardIn(page, 1, deal.id)).toBeVisible();
  expect(await placeOf(page, deal.id)).toBe(1);
});

test("Escape takes the card back while a mouse holds it", async ({ page }) => {
  const deal = await pick(page, 1);
  const from = await middle(deal.at);
  const to = await middle(column(page, 2));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await expect(lifted(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(lifted(page)).toHaveCount(0);
  await expect(cardIn(page, 1, deal.id)).toBeVisible();
  await page.mouse.up();
  expect(await placeOf(page, deal.id)).toBe(1);
});

test("a card let go beside the board goes back to where it was", async ({ page }) => {
  const deal = await pick(page, 1);
  await touchDrag(page, deal.at, page.locator(".bar h1"));
  await expect(lifted(page)).toHaveCount(0);
  await expect(cardIn(page, 1, deal.id)).toBeVisible();
  await expect(said(page)).toContainText(`${deal.name} is back in`);
  expect(await placeOf(page, deal.id)).toBe(1);
});

test("held at the edge, the board scrolls on to the third band", async ({ page }) => {
  const deal = await pick(page, 2);
  const bands = page.locator(".bands");
  const frame = await bands.boundingBox();
  const edge = { x: frame.x + frame.width - 10, y: frame.y + 240 };
  const finger = await touchDrag(page, deal.at, edge, { lift: false });
  await expect
    .poll(() => bands.evaluate((bands) => bands.scrollWidth - bands.clientWidth - bands.scrollLeft), { timeout: 15_000 })
    .toBeLessThan(2);
  await finger.move(await middle(column(page, 7)));
  await expect(column(page, 7)).toHaveClass(/is-over/);
  await finger.up();
  await stands(page, deal.id, 7);
});

test("F6: by keyboard space lifts, arrows carry, space drops; each step is said and the focus stays", async ({ page }) => {
  const deal = await pick(page, 1);
  const link = deal.at.locator(".card-open");
  await link.focus();
  await expect(link).toHaveAttribute("aria-describedby", /\S/);
  await page.keyboard.press(" ");
  await expect(deal.at).toHaveClass(/is-carried/);
  await expect(said(page)).toHaveText(`Lifted ${deal.name} from Plan & call.`);
  await page.keyboard.press("ArrowRight");
  await expect(said(page)).toHaveText(`${deal.name} is over First visit.`);
  await expect(column(page, 2)).toHaveClass(/is-over/);
  await page.keyboard.press("ArrowRight");
  await expect(said(page)).toHaveText(`${deal.name} is over First proposal.`);
  await page.keyboard.press(" ");
  await expect(said(page)).toHaveText(`${deal.name} moved from Plan & call to First proposal.`);
  await expect(cardIn(page, 3, deal.id).locator(".card-open")).toBeFocused();
  await stands(page, deal.id, 3);
  // Put back: nothing moves, nobody loses their place.
  await page.keyboard.press(" ");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(said(page)).toHaveText(`${deal.name} is back in First proposal.`);
  await expect(cardIn(page, 3, deal.id).locator(".card-open")).toBeFocused();
  expect(await placeOf(page, deal.id)).toBe(3);
});

test("arrows go from card to card and from column to column", async ({ page }) => {
  const first = await pick(page, 1);
  const second = await pick(page, 1, 1);
  await first.at.locator(".card-open").focus();
  await page.keyboard.press("ArrowDown");
  await expect(second.at.locator(".card-open")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(column(page, 2).locator(".card-open:focus")).toHaveCount(1);
});

test("“Move to…” moves without dragging", async ({ page }) => {
  const deal = await pick(page, 1);
  await deal.at.locator(".card-move").click();
  await expect(sheet(page).getByRole("heading", { level: 2 })).toHaveText(`Move ${deal.name} to`);
  await expect(sheet(page).locator("[data-to]")).toHaveCount(11);
  await expect(sheet(page).locator("[data-to='1']")).toHaveAttribute("aria-current", "true");
  await sheet(page).locator("[data-to='5']").click();
  await expect(sheet(page)).toHaveCount(0);
  await stands(page, deal.id, 5);
  await expect(undo(page)).toContainText("Formal proposal");
});

test("a card is heard that is touched before the board has taken all cards over", async ({ page }) => {
  // Touched in the same breath in which the page comes alive: no card is awake then.
  await page.addInitScript(() => {
    const touch = () => {
      const last = [...document.querySelectorAll("li.card .card-move")].at(-1);
      window.touched_ = last.closest("li").dataset.deal;
      last.click();
    };
    new MutationObserver(touch).observe(document, { attributeFilter: ["data-alive"], subtree: true });
  });
  await page.goto("/");
  await expect(sheet(page).locator("[data-to]")).toHaveCount(11);
  const deal = await page.evaluate(() => window.touched_);
  await sheet(page).locator("[data-to='1']").click();
  await page.locator("#move-reason").fill("Back to the start");
  await sheet(page).getByRole("button", { name: "Move back" }).click();
  await stands(page, deal, 1);
});

test("F6: backward asks for a reason, says what is wanted, and cancelling puts the card back", async ({ page }) => {
  const deal = await pick(page, 5);
  await moveTo(page, deal.at, 4);
  await expect(page.locator("#move-reason")).toBeFocused();
  await sheet(page).getByRole("button", { name: "Move back" }).click();
  await expect(page.locator("#move-reason-error")).toContainText("This move asks for a reason");
  await expect(page.locator("#move-reason")).toHaveAttribute("aria-invalid", "true");
  await sheet(page).getByRole("button", { name: "Cancel" }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(deal.at).toBeVisible();
  expect(await placeOf(page, deal.id)).toBe(5);
  await moveTo(page, deal.at, 4);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  expect(await placeOf(page, deal.id)).toBe(5);
  // Dragged back, this time with a reason.
  await column(page, 4).scrollIntoViewIfNeeded();
  await deal.at.scrollIntoViewIfNeeded();
  await touchDrag(page, deal.at, column(page, 4).locator(".column-head"));
  await page.locator("#move-reason").fill("The budget was cut by half");
  await sheet(page).getByRole("button", { name: "Move back" }).click();
  await stands(page, deal.id, 4);
  await page.goto(`/?deal=${deal.id}`);
  await expect(latest(page)).toContainText(
    "Moved back from Formal proposal to Demo: The budget was cut by half",
  );
});

test("F2: won asks for value and date, and the drop place counts it", async ({ page }) => {
  const deal = await pick(page, 1);
  const before = await count(outcome(page, "won"));
  await touchDrag(page, deal.at, outcome(page, "won"));
  await expect(page.locator("#won-value")).toBeFocused();
  await page.locator("#won-value").fill("");
  await page.locator("#won-date").fill("");
  await sheet(page).getByRole("button", { name: "Record as won" }).click();
  await expect(page.locator("#won-value-error")).toContainText("A win needs the value of the order");
  await expect(page.locator("#won-date-error")).toContainText("A win needs the date of the order");
  await page.locator("#won-date").fill("2099-01-01");
  await page.locator("#won-value").fill("much");
  await sheet(page).getByRole("button", { name: "Record as won" }).click();
  await expect(page.locator("#won-value-error")).toContainText("“much” is not an amount I can read");
  await expect(page.locator("#won-date-error")).toContainText("still to come");
  await expect(page.locator("#won-value")).toHaveValue("much");
  await page.locator("#won-value").fill("1.25M");
  await page.locator("#won-date").fill("2024-02-29");
  await sheet(page).getByRole("button", { name: "Record as won" }).click();
  await expect(card(page, deal.id)).toHaveCount(0);
  await stands(page, deal.id, "won");
  await expect.poll(() => count(outcome(page, "won"))).toBe(before + 1);
  await page.goto(`/?deal=${deal.id}`);
  await expect(latest(page)).toContainText("Won: NT$1,250,000.00, ordered on");
});

test("F2: lost asks for a reason, and “No decision” is one of its own", async ({ page }) => {
  const deal = await pick(page, 1);
  await moveTo(page, deal.at, "lost");
  await sheet(page).getByRole("button", { name: "Record as lost" }).click();
  await expect(sheet(page).getByRole("alert")).toContainText("Choose why it was lost");
  await sheet(page).getByText("Another reason").click();
  await sheet(page).getByRole("button", { name: "Record as lost" }).click();
  await expect(page.locator("#lost-note-error")).toContainText("asks for a word about it");
  await sheet(page).getByText("No decision").click();
  await page.locator("#lost-note").fill("They buy nothing this year");
  await sheet(page).getByRole("button", { name: "Record as lost" }).click();
  await stands(page, deal.id, "lost");
  await page.goto(`/?deal=${deal.id}`);
  await expect(latest(page)).toContainText("Lost: No decision. They buy nothing this year");
  // What was called lost is won after all: that, too, asks why.
  await aside(page).getByRole("button", { name: "Move to…" }).click();
  await sheet(page).locator("[data-to='won']").click();
  await page.locator("#won-value").fill("2M");
  await sheet(page).getByRole("button", { name: "Record as won" }).click();
  await expect(page.locator("#move-reason-error")).toContainText("This move asks for a reason");
  await page.locator("#move-reason").fill("They bought in the end");
  await sheet(page).getByRole("button", { name: "Record as won" }).click();
  await stands(page, deal.id, "won");
  await expect(latest(page)).toContainText("They bought in the end");
  // And back into the funnel, with a reason.
  await aside(page).getByRole("button", { name: "Move to…" }).click();
  await sheet(page).locator("[data-to='3']").click();
  await page.locator("#move-reason").fill("A new director");
  await sheet(page).getByRole("button", { name: "Bring back" }).click();
  await stands(page, deal.id, 3);
  await expect(cardIn(page, 3, deal.id)).toBeVisible();
});

test("F2: parked keeps everything, with or without a word", async ({ page }) => {
  const deal = await pick(page, 1);
  const before = await count(outcome(page, "parked"));
  await touchDrag(page, deal.at, outcome(page, "parked"));
  await sheet(page).getByRole("button", { name: "Park" }).click();
  await stands(page, deal.id, "parked");
  await expect.poll(() => count(outcome(page, "parked"))).toBe(before + 1);
});

test("F6: a move can be undone at once, for ten seconds", async ({ page }) => {
  const deal = await pick(page, 1);
  await moveTo(page, deal.at, 4);
  await expect(undo(page)).toBeVisible();
  await stands(page, deal.id, 4);
  await undo(page).getByRole("button", { name: "Undo" }).click();
  await expect(cardIn(page, 1, deal.id)).toBeVisible();
  await expect(undo(page).getByRole("button", { name: "Undo" })).toHaveCount(0);
  await stands(page, deal.id, 1);
  await page.goto(`/?deal=${deal.id}`);
  await expect(latest(page)).toContainText("Move undone, back in Plan & call");
  // An undone loss, too; and the bar goes by itself after ten seconds.
  const other = await pick(page, 1);
  await moveTo(page, other.at, "lost");
  await sheet(page).getByText("Price", { exact: true }).click();
  await sheet(page).getByRole("button", { name: "Record as lost" }).click();
  await stands(page, other.id, "lost");
  await undo(page).getByRole("button", { name: "Undo" }).click();
  await stands(page, other.id, 1);
  await expect(cardIn(page, 1, other.id)).toBeVisible();
  await moveTo(page, cardIn(page, 1, other.id), 2);
  await expect(undo(page)).toBeVisible();
  const shown = Date.now();
  await expect(undo(page)).toHaveCount(0, { timeout: 15_000 });
  expect(Date.now() - shown).toBeGreaterThan(9_000);
});

test("F6: a move taken back is made once more, and taken back once more, with its reason kept", async ({ page }) => {
  const deal = await pick(page, 5);
  await moveTo(page, deal.at, 4);
  await page.locator("#move-reason").fill("The budget was cut by half");
  await sheet(page).getByRole("button", { name: "Move back" }).click();
  await stands(page, deal.id, 4);
  await undo(page).getByRole("button", { name: "Undo" }).click();
  await stands(page, deal.id, 5);
  await expect(undo(page)).toContainText(`Undone: ${deal.name} is in Formal proposal again`);
  await axe(page);
  await undo(page).getByRole("button", { name: "Redo" }).click();
  await stands(page, deal.id, 4);
  await expect(sheet(page)).toHaveCount(0);
  await undo(page).getByRole("button", { name: "Undo" }).click();
  await stands(page, deal.id, 5);
  const { history } = await ask(page, "deal", { deal: deal.id });
  const moves = history.flatMap(({ changes }) => changes).filter((change) => change.moved || change.move_undone).slice(0, 4);
  expect(moves.map((change) => Object.keys(change)[0])).toEqual(["move_undone", "moved", "move_undone", "moved"]);
  expect(moves[1].moved.reason).toBe("The budget was cut by half");
});

test("F6: the history steps back and once more forward; an edit, too", async ({ page }) => {
  const deal = await pick(page, 1);
  await moveTo(page, deal.at, 2);
  await stands(page, deal.id, 2);
  await page.goto(`/?deal=${deal.id}`);
  const history = aside(page).locator(".history");
  await expect(history.getByRole("button", { name: /^(Undo|Redo): / })).toHaveCount(1);
  await axe(page);
  await history.getByRole("button", { name: "Undo: Moved from Plan & call to First visit" }).click();
  await stands(page, deal.id, 1);
  await expect(page.locator("#activity-title")).toBeFocused();
  await history.getByRole("button", { name: "Redo: Move undone, back in Plan & call" }).click();
  await stands(page, deal.id, 2);
  await expect(history.getByRole("button", { name: "Undo: Moved from Plan & call to First visit" })).toHaveCount(1);
  // Of edits the latest.
  const before = (await ask(page, "deal", { deal: deal.id })).card.deal.amount;
  await aside(page).getByRole("button", { name: "Edit" }).click();
  await page.locator("#deal-amount").fill("123456");
  await aside(page).getByRole("button", { name: "Save" }).click();
  await history.getByRole("button", { name: /^Undo: (Amount|Expected amount|Probable)/ }).click();
  await expect.poll(async () => (await ask(page, "deal", { deal: deal.id })).card.deal.amount).toEqual(before);
  expect(await placeOf(page, deal.id)).toBe(2);
});

const count = async (outcome) => Number((await outcome.locator("span").first().textContent()).replaceAll(",", ""));

async function middle(place) {
  const box = await place.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function fullest(page) {
  const counts = await page.locator(".column").evaluateAll((columns) =>
    columns.map((column) => Number(column.querySelector(".count").textContent)),
  );
  return counts.indexOf(Math.max(...counts)) + 1;
}
