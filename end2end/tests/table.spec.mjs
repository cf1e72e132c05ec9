// The table: the filter in rows, sorted, edited in place, changed many at a time.
import {
  alive, aside, ask, axe, chief, enter, expect, list, middle, north, operate, settled, sheet, stands, test,
} from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "260", "--seed", "3"] });

const row = (page, id) => page.locator(`.row[data-deal="${id}"]`);
const cell = (page, id, word) => row(page, id).locator(`.cell.is-${word}`);
const told = (page) => page.locator(".altered");
const read = (page, filter = {}, sort = { by: "next_step", falling: false }) =>
  ask(page, "table", { filter, sort, from: 0, len: 200 });
const dealOf = async (page, id) => (await ask(page, "deal", { deal: id })).card.deal;

test("board and table show the same filter; rows follow the order of a heading", async ({ page }) => {
  await enter(page, chief, "/?band=middle");
  await page.locator("[data-shape='/table']").tap();
  await expect(page).toHaveURL("/table?band=middle");
  const truth = await read(page, { bands: ["Middle"] });
  await expect(page.locator(".foot-sums")).toContainText(`${truth.tally.count} deals`);
  await page.getByRole("columnheader", { name: "Amount" }).getByRole("button").tap();
  await expect(page).toHaveURL("/table?band=middle&sort=-amount");
  const { rows } = await read(page, { bands: ["Middle"] }, { by: "amount", falling: true });
  await expect(page.locator(".row").first()).toHaveAttribute("data-deal", rows[0].deal.id);
  await expect(page.getByRole("columnheader", { name: "Amount" })).toHaveAttribute("aria-sort", "descending");
  await page.locator("[data-shape='/']").tap();
  await expect(page).toHaveURL("/?band=middle");
  await expect(page.locator(".board")).toBeVisible();
});

test("thousands of rows are drawn as far as one sees, and read as one goes", async ({ page }) => {
  await enter(page, chief, "/table?out=won,lost,parked&band=top,middle,bottom&sort=account");
  const { tally } = await read(page, { bands: ["Top", "Middle", "Bottom"], places: ["Won", "Lost", "Parked"] });
  await expect(page.locator(".table")).toHaveAttribute("aria-rowcount", String(tally.count + 1));
  expect(await page.locator(".row").count()).toBeLessThan(60);
  await page.locator(".table").evaluate((table) => (table.scrollTop = table.scrollHeight));
  await expect(page.locator(`.row[aria-rowindex="${tally.count + 1}"]`)).toBeVisible();
  expect(await page.locator(".row").count()).toBeLessThan(60);
  const box = await page.locator(".table-head").boundingBox();
  expect(box.y, "the head stays").toBeGreaterThan(40);
});

test("a cell is edited by touch, and by keys; what cannot be read stays", async ({ page }) => {
  await enter(page, north.rep, "/table");
  const id = await list(page, "Cellwise Ltd", { amount: [100_000_00, "TWD"] });
  await cell(page, id, "amount").locator("button").tap();
  await page.locator("#cell-value").fill("about a million");
  await page.locator(".cell-editor [type=submit]").tap();
  await expect(page.locator("#cell-value-error")).toBeVisible();
  await page.locator("#cell-value").fill("1.2M");
  await page.locator(".cell-editor [type=submit]").tap();
  await expect(page.locator(".cell-editor")).toHaveCount(0);
  await expect(cell(page, id, "amount")).toContainText("1,200,000");
  await expect.poll(async () => (await dealOf(page, id)).amount[0]).toBe(120_000_000);

  // By keys: from the amount to the expected date and on by Tab.
  const at = Number((await row(page, id).getAttribute("aria-rowindex"))) - 2;
  await page.locator(".table").focus();
  await page.keyboard.press("Control+Home");
  for (let n = 0; n < at; n++) await page.keyboard.press("ArrowDown");
  for (let n = 0; n < 5; n++) await page.keyboard.press("ArrowRight");
  await expect(cell(page, id, "expected")).toHaveClass(/is-active/);
  await page.keyboard.press("F2");
  await page.locator("#cell-value").fill("2027-03-31");
  await page.keyboard.press("Tab");
  await expect(page.locator("#cell-step")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".cell-editor")).toHaveCount(0);
  await expect(page.locator(".table")).toBeFocused();
  await expect.poll(async () => (await dealOf(page, id)).expected).toBe(20_908);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.locator("#cell-value").fill("2027-04-01");
  await page.keyboard.press("Escape");
  await expect(cell(page, id, "expected")).toContainText("2027");
  expect((await dealOf(page, id)).expected).toBe(20_908);
});

test("a deal opens beside the table, and moves by “Move to…”", async ({ page }) => {
  await enter(page, north.rep, "/table");
  const id = await list(page, "Beside Ltd");
  await row(page, id).locator(".row-open").click();
  await expect(page).toHaveURL(`/table?deal=${id}`);
  await expect(aside(page)).toContainText("Beside Ltd");
  await aside(page).getByRole("button", { name: "Close" }).click();
  await expect(page).toHaveURL("/table");
  await cell(page, id, "stage").locator("button").click();
  await sheet(page).locator('[data-to="4"]').click();
  await expect(cell(page, id, "stage")).toContainText("4 Demo");
  await stands(page, id, 4);
  await page.locator(".toast.is-undo button").click();
  await stands(page, id, 1);
});

test("what others change appears, and never in a cell someone types into", async ({ page, another }) => {
  await enter(page, north.rep, "/table");
  const other = await another();
  await enter(other, north.manager, "/table");
  const id = await list(page, "Twohands Ltd", { amount: [100_00, "TWD"] });
  await expect(row(other, id)).toBeVisible();
  await cell(other, id, "amount").locator("button").click();
  await other.locator("#cell-value").fill("777");
  await cell(page, id, "amount").locator("button").click();
  await page.locator("#cell-value").fill("555");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await dealOf(page, id)).amount[0]).toBe(55_500);
  await expect(other.locator("#cell-value")).toHaveValue("777");
  await other.keyboard.press("Enter");
  // Both wrote the same field: the second decides.
  await expect(sheet(other)).toContainText("Twohands Ltd");
  await sheet(other).getByRole("button", { name: "Apply mine" }).click();
  await expect(cell(page, id, "amount")).toContainText("777");
  expect((await dealOf(page, id)).amount[0]).toBe(77_700);
});

test("chosen rows are changed in one step, and put back in one; what was changed since is named", async ({ page, another }) => {
  await enter(page, north.manager, "/table");
  const ids = [];
  for (const name of ["Bulk One", "Bulk Two", "Bulk Three"]) ids.push(await list(page, name, { expected: 20_800 }));
  const other = await another();
  await enter(other, north.manager, "/table?q=Bulk");
  await page.locator(".filters input[type=search]").fill("Bulk");
  await expect(page.locator(".row")).toHaveCount(3);
  await page.getByRole("checkbox", { name: "Select all 3 deals" }).check({ force: true });
  await expect(page.locator(".foot-picked")).toHaveText("3 selected");
  await page.locator("[data-alter]").tap();
  await sheet(page).locator("label.chip", { hasText: "Shift expected date" }).tap();
  await sheet(page).locator("#alter-by").fill("0");
  await sheet(page).locator("[type=submit]").tap();
  await expect(sheet(page).locator("#alter-by-error")).toContainText("whole number");
  await sheet(page).locator("#alter-by").fill("7");
  await sheet(page).locator("[type=submit]").tap();
  await expect(told(page)).toContainText("3 deals changed.");
  for (const id of ids) expect((await dealOf(page, id)).expected).toBe(20_807);
  await expect(cell(other, ids[0], "expected")).toContainText("2026");
  const card = await dealOf(page, ids[1]);
  await operate(other, { edit: { deal: ids[1], edits: [{ status: "decided" }] } }, card.version);
  await told(page).locator("[data-undo]").tap();
  await expect(told(page)).toContainText("2 deals put back as they were.");
  await told(page).locator("summary").tap();
  await expect(told(page).locator(".left-alone")).toContainText("Bulk Two");
  expect((await dealOf(page, ids[0])).expected).toBe(20_800);
  expect((await dealOf(page, ids[1])).expected).toBe(20_807);
});

test("all of a filter are chosen with their true number, a rep cannot pass deals on", async ({ page }) => {
  await enter(page, middle.rep, "/table");
  const { tally } = await read(page);
  await page.locator(".head-row .pick input").check({ force: true });
  await expect(page.locator(".foot-picked")).toHaveText(`${tally.count} selected`);
  await page.locator(".row .pick input").first().uncheck({ force: true });
  await expect(page.locator(".foot-picked")).toHaveText(`${tally.count - 1} selected`);
  await page.locator("[data-alter]").click();
  await expect(sheet(page).locator("label.chip")).toHaveCount(3);
  await page.keyboard.press("Escape");
  await page.locator(".row .cell.is-owner button").first().waitFor({ state: "detached" });
});

test("columns are chosen and moved, and stand in the address", async ({ page }) => {
  await enter(page, chief, "/table");
  await page.locator("[data-columns]").click();
  await sheet(page).locator('[data-column="source"] label').click();
  await sheet(page).locator('[data-column="product"] label').click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/table?cols=account,stage,amount,expected,next,owner,source");
  await expect(page.getByRole("columnheader", { name: "Source" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Product" })).toHaveCount(0);
  await page.reload();
  await alive(page);
  await expect(page.getByRole("columnheader", { name: "Source" })).toBeVisible();
});

for (const [lang, theme] of [["en", "light"], ["zh-Hant", "dark"], ["zh-Hans", "light"]]) {
  test(`${lang}, ${theme}: axe finds nothing on the table and in its sheets`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: "lang", value: lang, url: baseURL }, { name: "theme", value: theme, url: baseURL }]);
    await enter(page, chief, "/table?cols=account,product,stage,amount,weighted,expected,status,next,source,owner,listed,since");
    await settled(page);
    await axe(page);
    await page.locator(".row .cell.is-next button").first().click();
    await expect(page.locator("#cell-step")).toBeVisible();
    await settled(page);
    await axe(page);
    await page.keyboard.press("Escape");
    await page.locator(".row .pick input").first().check({ force: true });
    await page.locator("[data-alter]").click();
    await settled(page);
    await axe(page, { include: "dialog" });
    await page.keyboard.press("Escape");
    await page.locator("[data-columns]").click();
    await settled(page);
    await axe(page, { include: "dialog" });
  });
}

test("on a phone a row says what matters, and opens", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, chief, "/table");
  const first = page.locator(".row").first();
  await expect(first.locator(".is-amount")).toBeVisible();
  await expect(first.locator(".is-owner")).toBeHidden();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await first.tap();
  await expect(page).toHaveURL(/deal=/);
});
