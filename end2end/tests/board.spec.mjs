// What the board shows: true totals, filters in the address, order, bands, deals and their sheets.
import { alive, aside, ask, card, cardIn, chief, column, enter, expect, headsAreTrue, latest, list, middle, moveTo, north, pick, placeOf, said, sheet, stands, test, touchDrag } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "90", "--seed", "3"] });

test.describe("as the head of sales", () => {
  test.beforeEach(async ({ page }) => enter(page, chief));

  test("F2: the heads are the sums of their deals, before a move and after", async ({ page }) => {
    const before = await headsAreTrue(page);
    const deal = await pick(page, 3);
    const { card: moved } = await ask(page, "deal", { deal: deal.id });
    const minor = moved.deal.amount?.[0] ?? 0;
    await moveTo(page, deal.at, 6);
    await stands(page, deal.id, 6);
    const after = await headsAreTrue(page);
    expect(after[2]).toEqual({ count: before[2].count - 1, minor: before[2].minor - minor });
    expect(after[5]).toEqual({ count: before[5].count + 1, minor: before[5].minor + minor });
    await page.reload();
    expect(await headsAreTrue(page)).toEqual(after);
  });

  test("the filter is in the address, and every total is true under it", async ({ page }) => {
    const { desk } = await ask(page, "open", { filter: {}, order: "next_step" });
    const named = (name) => [...desk.teams, ...desk.people].find((one) => one.name === name).id;
    const [team, rep, order] = [0, 1, 2].map((n) => page.locator(".filters select").nth(n));

    await team.selectOption({ label: "中區業務部" });
    await expect(page).toHaveURL(`/?team=${named("中區業務部")}`);
    const ofTeam = await headsAreTrue(page, { team: named("中區業務部") });

    await rep.selectOption({ label: "劉家豪" });
    await expect(page).toHaveURL(`/?team=${named("中區業務部")}&rep=${named("劉家豪")}`);
    const ofRep = await headsAreTrue(page, { team: named("中區業務部"), reps: [named("劉家豪")] });
    expect(sum(ofRep)).toBeLessThan(sum(ofTeam));
    await expect(page.locator("li.card .face").first()).toHaveAttribute("aria-label", "劉家豪");

    await page.reload();
    await alive(page);
    expect(await headsAreTrue(page, { team: named("中區業務部"), reps: [named("劉家豪")] })).toEqual(ofRep);
    await expect(team).toHaveValue(named("中區業務部"));
    await expect(rep).toHaveValue(named("劉家豪"));

    await team.selectOption({ label: "All teams" });
    await expect(page).toHaveURL("/");
    const everyone = await headsAreTrue(page);
    const deal = await pick(page, 4);
    const part = deal.name.slice(0, 3);
    await page.locator(".filters input[type=search]").fill(part);
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(part);
    const found = await headsAreTrue(page, { text: part });
    expect(sum(found)).toBeLessThan(sum(everyone));
    await expect(deal.at).toBeVisible();
    await page.reload();
    await alive(page);
    await expect(page.locator(".filters input[type=search]")).toHaveValue(part);
    expect(await headsAreTrue(page, { text: part })).toEqual(found);
    // Under a filter a move still counts.
    await moveTo(page, deal.at, 5);
    await stands(page, deal.id, 5);
    const moved = await headsAreTrue(page, { text: part });
    expect(moved[3].count).toBe(found[3].count - 1);

    await page.locator(".filters input[type=search]").fill("no such customer");
    await expect(page.locator(".empty")).toContainText("No deal matches");
    await page.locator(".empty").getByRole("button", { name: "Clear filters" }).click();
    await expect(page).toHaveURL("/");
    await expect(page.locator(".filters input[type=search]")).toHaveValue("");
    await headsAreTrue(page);
    await expect(order).toHaveValue("next");
  });

  test("cards stand in the order chosen at the head", async ({ page }) => {
    await page.locator(".filters .is-last select").selectOption("amount");
    await expect(page).toHaveURL("/?by=amount");
    const amounts = () => ordered(page, 1, (deal) => deal.amount?.[0] ?? -1);
    await expect.poll(async () => falls(await amounts())).toBe(true);
    expect((await amounts()).length).toBeGreaterThan(2);
    await page.reload();
    await alive(page);
    expect(falls(await amounts())).toBe(true);
    await page.locator(".filters .is-last select").selectOption("stage");
    await expect(page).toHaveURL("/?by=stage");
    await expect.poll(async () => falls((await ordered(page, 1, (deal) => deal.position.since)).reverse())).toBe(true);
    await page.locator(".filters .is-last select").selectOption("next");
    await expect(page).toHaveURL("/");
    await expect.poll(async () => falls((await ordered(page, 1, (deal) => deal.next_step?.due ?? 1e9)).reverse())).toBe(true);
  });

  test("a band folds to one column and keeps its sums in sight", async ({ page }) => {
    const tile = page.locator(".strip > li").first();
    const before = await tile.locator(".strip-sums").textContent();
    await tile.locator(".strip-fold").click();
    await expect(page.locator("#band-0")).toHaveClass(/is-folded/);
    await expect(column(page, 1)).toHaveCount(0);
    await expect(tile.locator(".strip-fold")).toHaveAttribute("aria-expanded", "false");
    expect(await tile.locator(".strip-sums").textContent()).toBe(before);
    await page.locator("#band-0 .band-open").click();
    await expect(column(page, 3)).toBeVisible();
    await expect(page.locator("#band-0")).not.toHaveClass(/is-folded/);
  });

  test("a card held above a folded band, or above its tile, lights both up", async ({ page }) => {
    const tile = page.locator(".strip > li").nth(1);
    await tile.locator(".strip-fold").click();
    const band = page.locator("#band-1.is-folded");
    const from = page.locator(".column[data-stage='1'] li.card").first();
    const finger = await touchDrag(page, from, band, { lift: false });
    await expect(band).toHaveClass(/is-over/);
    await expect(tile).toHaveClass(/is-over/);
    await expect(page.locator(".strip > li").first()).not.toHaveClass(/is-over/);
    await finger.cancel();
    await expect(tile).not.toHaveClass(/is-over/);
    await tile.locator(".strip-fold").click();
  });

  test("a tile of the strip brings its band into sight", async ({ page }) => {
    await page.locator(".strip > li").nth(2).locator(".strip-go").click();
    await expect(column(page, 7)).toBeInViewport({ ratio: 0.5 });
    await expect(page.locator(".strip > li").first()).toHaveAttribute("data-place", "before");
  });

  test("F1: a new deal takes three answers", async ({ page }) => {
    const before = await headsAreTrue(page);
    await page.locator(".bar-end").getByRole("button", { name: "Deal" }).click();
    await expect(page.locator("#new-account")).toBeFocused();
    await sheet(page).getByRole("button", { name: "Put on the funnel" }).click();
    await expect(page.locator("#new-account-error")).toContainText("Account is still empty");
    await page.locator("#new-account").fill("恆泰紡織 Hengtai");
    await page.locator("#new-product").selectOption({ index: 1 });
    await page.locator("#new-amount").fill("80.5萬");
    await sheet(page).getByRole("button", { name: "Put on the funnel" }).click();
    await expect(sheet(page)).toHaveCount(0);
    await expect(page.locator(".toast")).toContainText("恆泰紡織 Hengtai is on the funnel");
    // Without a next step it stands below the others.
    const made = column(page, 1).locator("li.card", { hasText: "恆泰紡織 Hengtai" });
    await column(page, 1).locator(".column-cards").evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight));
    await expect(made).toContainText("NT$805K");
    await expect(made).toContainText("No next step");
    await expect(made).not.toHaveClass(/is-pending/);
    const id = await made.getAttribute("data-deal");
    await stands(page, id, 1);
    const after = await headsAreTrue(page);
    expect(after[0]).toEqual({ count: before[0].count + 1, minor: before[0].minor + 80_500_000 });
    await page.goto(`/?q=${encodeURIComponent("恆泰紡織 H")}`);
    await expect(cardIn(page, 1, id)).toBeVisible();
    const { history } = await ask(page, "deal", { deal: id });
    expect(history.length).toBe(1);
  });

  test("a deal opens beside the board, is edited there, and its history says so in plain words", async ({ page }) => {
    const id = await list(page, "Dexin Logistics", { amount: [100_000_000, "TWD"] });
    await page.reload();
    await alive(page);
    await card(page, id).locator(".card-open").click();
    await expect(page).toHaveURL(`/?deal=${id}`);
    await expect(aside(page).getByRole("heading", { level: 2 })).toHaveText("Dexin Logistics");
    await expect(card(page, id)).toHaveClass(/is-open/);
    await expect(page.locator(".bands")).toBeVisible();
    await aside(page).getByRole("button", { name: "Edit" }).click();
    await page.locator("#deal-step").fill("Show the sorting line");
    await page.locator("#deal-due").fill("");
    await aside(page).getByRole("button", { name: "Save" }).click();
    await expect(page.locator("#deal-due-error")).toContainText("Due is still empty");
    await page.locator("#deal-due").fill("1998-06-01");
    await page.locator("#deal-amount").fill("1.5M");
    await page.locator("#deal-expected").fill("2099-07-15");
    await aside(page).getByText("Comparing").click();
    await aside(page).getByRole("button", { name: "Save" }).click();
    await expect(aside(page)).toContainText("Show the sorting line");
    await expect(aside(page).locator(".deal-sum")).toContainText("NT$1,500,000.00");
    await expect(aside(page).locator(".history")).toContainText("Amount raised from NT$1,000,000.00 to NT$1,500,000.00");
    await expect(aside(page).locator(".history")).toContainText("Customer status");
    await expect(card(page, id)).toContainText("NT$1.5M");
    await expect(card(page, id)).toContainText("Jul 2099");
    await headsAreTrue(page);
    // Escape closes and gives the focus back to the card.
    await page.keyboard.press("Escape");
    await expect(aside(page)).toHaveCount(0);
    await expect(page).toHaveURL("/");
    await expect(card(page, id).locator(".card-open")).toBeFocused();
    // A passed deal names both.
    await page.goto(`/?deal=${id}`);
    await alive(page);
    await aside(page).getByRole("button", { name: "Edit" }).click();
    await page.locator("#deal-owner").selectOption({ label: "張雅筑" });
    await aside(page).getByRole("button", { name: "Save" }).click();
    await expect(aside(page).locator(".history")).toContainText("Handed over from 許國華 to 張雅筑");
  });

  test("F1: a contact's phone is one tap away, on the sheet and on the card", async ({ page }) => {
    const id = await list(page, "Hengtai Textile");
    await page.goto(`/?deal=${id}`);
    await alive(page);
    await expect(card(page, id).locator(".card-tel")).toHaveCount(0);
    await aside(page).getByRole("button", { name: "Add a contact" }).click();
    await page.locator("#contact-phone").fill("02 5550 1234");
    await aside(page).getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.locator("#contact-name-error")).toContainText("Contact is still empty");
    await expect(page.locator("#contact-phone")).toHaveValue("02 5550 1234");
    await page.locator("#contact-name").fill("Wang Xiaotong");
    await aside(page).getByRole("button", { name: "Add", exact: true }).click();
    const contact = aside(page).locator(".contact", { hasText: "Wang Xiaotong" });
    await expect(aside(page).getByRole("button", { name: "Add a contact" })).toBeFocused();
    await expect(contact.locator("a")).toHaveAttribute("href", "tel:0255501234");
    await expect(card(page, id).locator(".card-tel")).toHaveAttribute("href", "tel:0255501234");
    await expect(aside(page).locator(".history")).toContainText("Contact added: Wang Xiaotong");
    await contact.getByRole("button", { name: "Remove Wang Xiaotong" }).click();
    await expect(contact).toHaveCount(0);
    await expect(card(page, id).locator(".card-tel")).toHaveCount(0);
  });

  test("what people type is text, wherever it stands", async ({ page }) => {
    page.on("dialog", (dialog) => {
      throw new Error(`a script ran: ${dialog.message()}`);
    });
    const evil = `</textarea><script>alert(1)</script>`;
    const worse = `<img src=x onerror=alert(2)>&amp;"'`;
    const deal = await list(page, evil, { contact: { id: crypto.randomUUID(), name: worse, phone: null } });
    await page.reload();
    await alive(page);
    const name = card(page, deal).locator(".card-open");
    await expect(name).toContainText(evil);
    await card(page, deal).locator(".card-move").click();
    await expect(sheet(page).getByRole("heading", { level: 2 })).toHaveText(`Move ${evil} to`);
    await sheet(page).locator("[data-to='2']").click();
    await expect(page.locator(".toast.is-undo")).toContainText(evil);
    await expect(said(page)).toContainText(evil);
    await moveTo(page, card(page, deal), 1);
    await page.locator("#move-reason").fill(`${evil}${worse}`);
    await sheet(page).getByRole("button", { name: "Move back" }).click();
    await stands(page, deal, 1);
    await page.goto(`/?deal=${deal}`);
    await alive(page);
    await expect(aside(page).getByRole("heading", { level: 2 })).toHaveText(evil);
    await expect(aside(page).locator(".contact")).toContainText(worse);
    await expect(latest(page)).toContainText(`${evil}${worse}`);
    await aside(page).getByRole("button", { name: "Edit" }).click();
    await expect(page.locator("#deal-account")).toHaveValue(evil);
    await page.locator("#deal-step").fill(worse);
    await page.locator("#deal-due").fill("2099-01-01");
    await aside(page).getByRole("button", { name: "Save" }).click();
    await expect(aside(page).locator(".next-step")).toContainText(worse);
    await page.goto(`/?q=${encodeURIComponent(evil)}`);
    await alive(page);
    await expect(page.locator(".filters input[type=search]")).toHaveValue(evil);
    await expect(card(page, deal)).toBeVisible();
    expect(await page.locator("img, script:not([nonce])").count()).toBe(0);
  });
});

test("T7: a rep sees their own deals, and of others' nothing", async ({ page, another }) => {
  await enter(page, north.rep);
  await expect(page.locator(".filters select")).toHaveCount(1);
  const own = await headsAreTrue(page);
  const everyone = await another();
  await enter(everyone, chief);
  expect(sum(await headsAreTrue(everyone))).toBeGreaterThan(sum(own));
  await expect(page.locator("li.card .face").first()).toHaveAttribute("aria-label", "張雅筑");
  const hers = await page.locator("li.card").first().getAttribute("data-deal");
  expect(await placeOf(everyone, hers)).toBeTruthy();

  const other = await another();
  await enter(other, middle.rep);
  await expect(card(other, hers)).toHaveCount(0);
  const refused = await other.request.post("/api/deal", { data: { deal: hers } });
  expect(refused.status()).toBe(404);
  await other.goto(`/?deal=${hers}`);
  await expect(aside(other)).toContainText("There is nothing here");
});

const sum = (columns) => columns.reduce((all, { count }) => all + count, 0);
const falls = (values) => values.every((value, at) => at === 0 || value <= values[at - 1]);

// A value of every card that a column shows, from the top.
async function ordered(page, stage, value) {
  const ids = await column(page, stage).locator("li.card").evaluateAll((cards) => cards.map((card) => card.dataset.deal));
  const asked = { filter: {}, order: "amount", stage, from: 0, len: 200 };
  const { rows } = await ask(page, "column", asked);
  return ids.map((id) => value(rows.find((row) => row.deal.id === id).deal));
}
