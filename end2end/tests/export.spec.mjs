// Taking out what one sees: the file that comes, read here and by our own import; the classic
// page, which prints with an entry and in no other way; and that administrators see who did it.
import { readFileSync } from "node:fs";
import { admin, alive, ask, aside, axe, chief, enter, expect, list, middle, north, settled, sheet, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "5"], acceptDownloads: true });

const exporting = async (page) => {
  await page.locator("[data-export]").tap();
  await expect(page.locator("#export")).toBeVisible();
};
const choose = (page, label) => sheet(page).locator("label.chip", { hasText: label }).tap();

// The file that a touch brings: its name and its bytes.
async function taken(page, where) {
  const [download] = await Promise.all([page.waitForEvent("download"), where.tap()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
const go = (page) => page.locator("#export [type=submit]");

// Rows of cells, as a spreadsheet reads them.
function csv(bytes) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith("\ufeff"), "a mark for spreadsheets").toBe(true);
  const rows = [[""]];
  let quoted = false;
  for (let at = 1; at < text.length; at++) {
    const row = rows.at(-1);
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') row[row.length - 1] += text[++at];
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") row.push("");
    else if (!quoted && sign === "\r" && text[at + 1] === "\n") (at++, rows.push([""]));
    else row[row.length - 1] += sign;
  }
  expect(rows.pop()).toEqual([""]);
  return rows;
}

const read = (page, filter = {}, sort = { by: "next_step", falling: false }) =>
  ask(page, "table", { filter, sort, from: 0, len: 200 });

test("a file of the board: its filter, its order, and no formula in it", async ({ page }) => {
  await enter(page, north.rep, "/?by=amount");
  await list(page, "=HYPERLINK(1)", { amount: [1_000_00, "TWD"] });
  await list(page, "+886 Ltd", { amount: [999_999_999_00, "TWD"], stage: 4 });
  await exporting(page);
  await choose(page, "The classic five");
  await choose(page, "CSV");
  const { name, bytes } = await taken(page, go(page));
  expect(name).toMatch(/^Funnel 20\d\d-\d\d-\d\d\.csv$/);
  await expect(sheet(page).locator(".note.is-good")).toContainText(name);
  const [about, head, ...rows] = csv(bytes);
  expect(about).toHaveLength(1);
  expect(about[0]).toContain("Exported by: ");
  expect(head).toEqual(["Account", "Contact", "Expected amount (TWD)", "Expected date", "Success rate"]);
  const truth = await read(page, {}, { by: "amount", falling: true });
  expect(rows.map(([account]) => account.replace(/^'/, ""))).toEqual(truth.rows.map(({ account }) => account));
  expect(rows[0]).toEqual(["'+886 Ltd", "", "999999999.00", "", "50%"]);
  expect(rows.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
});

test("a workbook of the table, with the columns it shows, comes in again by our own import", async ({ page }) => {
  await enter(page, middle.manager, "/table?band=middle,bottom&cols=account,stage,amount,expected,owner&sort=account");
  const { rows, tally } = await read(page, { bands: ["Middle", "Bottom"] }, { by: "account", falling: false });
  expect(tally.count).toBeGreaterThan(1);
  await exporting(page);
  await expect(sheet(page).locator(".export-lead")).toContainText(`${tally.count} deal`);
  const { name, bytes } = await taken(page, go(page));
  expect(name).toMatch(/\.xlsx$/);
  await page.goto("/import");
  await alive(page);
  await page.locator(".import-drop input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await expect(page.locator("#import-chosen")).toHaveText(name);
  await expect(page.locator("#import-sheet"), "what is told of the file is no sheet of rows").toHaveCount(0);
  const columns = ["account", "stage", "amount", "currency", "expected", "owner"];
  for (const [at, holds] of columns.entries()) await expect(page.locator(`#import-column-${at}`)).toHaveValue(holds);
  const { rows: judged } = await ask(page, "import_rows", { shown: { kind: null, from: 0 } });
  expect(judged.map(({ becomes }) => becomes.account)).toEqual(rows.map(({ account }) => account));
  expect(judged.map(({ becomes }) => becomes.amount)).toEqual(rows.map(({ deal }) => deal.amount));
  expect(judged.map(({ becomes }) => becomes.expected)).toEqual(rows.map(({ deal }) => deal.expected));
  expect(judged.map(({ becomes }) => becomes.standing)).toEqual(rows.map(({ deal }) => deal.position.standing));
});

test("a refusal is told in the sheet, and what was chosen stays", async ({ page }) => {
  await enter(page, north.rep, "/table");
  await exporting(page);
  await choose(page, "CSV");
  await page.route("**/api/export_file", (route) => route.fulfill({ status: 200, headers: { "x-refusal": "507" }, json: "full" }));
  await go(page).tap();
  await expect(sheet(page).locator(".note.is-refusal")).toBeVisible();
  await expect(sheet(page).locator('input[value="csv"]')).toBeChecked();
  await page.unroute("**/api/export_file");
  const { name } = await taken(page, go(page));
  expect(name).toMatch(/\.csv$/);
  await expect(sheet(page).locator(".note.is-refusal")).toHaveCount(0);
});

const paper = (page) => page.locator(".paper");
const onPaper = async (page) => {
  await page.emulateMedia({ media: "print" });
  const seen = { page: await paper(page).isVisible(), line: await page.locator(".unprinted").isVisible() };
  await page.emulateMedia({ media: "screen" });
  return seen;
};

test("the classic page prints with an entry, and in no other way", async ({ page, another }) => {
  await enter(page, north.manager, "/?band=bottom");
  const { tally } = await read(page, { bands: ["Bottom"] });
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".board"), "the board is not printed past the journal").toBeHidden();
  await expect(page.locator(".unprinted")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await exporting(page);
  await sheet(page).locator("[data-print]").tap();
  await expect(page).toHaveURL("/export?band=bottom");
  await expect(paper(page)).toContainText("Bottom");
  await expect(paper(page).locator("tbody tr:not(.paper-band, .paper-sums)")).toHaveCount(tally.count);
  await expect(paper(page).locator(".is-total")).toContainText(`${tally.count} deal`);
  expect(await onPaper(page)).toEqual({ page: false, line: true });

  await page.evaluate(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)));
  await page.locator("button[data-print]").tap();
  await page.waitForFunction(() => window.printed === 1);
  await expect(paper(page)).toContainText(/Printed by .+ · record \d+/);
  expect(await onPaper(page)).toEqual({ page: true, line: false });
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".rail")).toBeHidden();
  await expect(page.locator("button[data-print]")).toBeHidden();
  await expect(paper(page).locator(".paper-mark"), "who and when, across the page").toBeVisible();
  await expect(paper(page).locator("thead")).toHaveCSS("display", "table-header-group");
  await page.emulateMedia({ media: "screen" });

  // One entry is for one printing.
  await page.clock.install();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.clock.runFor(11_000);
  await expect(paper(page)).not.toHaveClass(/is-recorded/);
  expect(await onPaper(page)).toEqual({ page: false, line: true });

  // The administrator sees who printed what.
  const boss = await another();
  await enter(boss, admin, "/team");
  await boss.locator(".person-row", { hasText: "陳志遠" }).tap();
  const line = aside(boss).locator(".history li", { hasText: "Printed" });
  await expect(line).toContainText(`Printed ${tally.count} deal`);
  await line.getByRole("link", { name: "Show which" }).tap();
  await expect(boss).toHaveURL(/\/table\?band=bottom/);
});

test("the page gives the same as a file", async ({ page }) => {
  await enter(page, north.rep, "/export?band=top");
  const { rows: truth } = await read(page, { bands: ["Top"] });
  const { bytes } = await taken(page, page.locator('[data-file="csv"]'));
  const [, , ...rows] = csv(bytes);
  expect(rows.map(([account]) => account.replace(/^'/, ""))).toEqual(truth.map(({ account }) => account));
  await expect(page.locator(".paper-done")).toContainText("is in your downloads");
});

test("the list of accounts leaves as a file, and its filter stands in the journal", async ({ page, another }) => {
  await enter(page, middle.manager, "/accounts?by=open");
  const none = { text: "", owner: null, class: null, industry: null, region: null };
  const { rows: truth, total } = await ask(page, "account_list", { filter: none, order: "open", page: 0 });
  await exporting(page);
  await choose(page, "CSV");
  const { name, bytes } = await taken(page, go(page));
  expect(name).toMatch(/^Accounts 20\d\d-\d\d-\d\d\.csv$/);
  const [about, head, ...rows] = csv(bytes);
  expect(about[0]).toContain("All accounts in sight");
  expect(head.slice(0, 2)).toEqual(["Name", "Class"]);
  expect(rows).toHaveLength(total);
  expect(rows.slice(0, truth.length).map(([account]) => account)).toEqual(truth.map((one) => one.name));
  const boss = await another();
  await enter(boss, admin, "/team");
  await boss.locator(".person-row", { hasText: "林美玲" }).tap();
  const line = aside(boss).locator(".history li", { hasText: `Exported ${total} account` });
  await expect(line.getByRole("link", { name: "Show which" })).toHaveAttribute("href", "/accounts?by=open");
});

for (const [lang, theme, unprinted] of [["en", "light", "Nothing is printed this way"], ["zh-Hant", "dark", "這樣不會印出內容"], ["zh-Hans", "light", "这样不会打印出内容"]]) {
  test(`${lang}, ${theme}: axe finds nothing in the sheet and on the page`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: "lang", value: lang, url: baseURL }, { name: "theme", value: theme, url: baseURL }]);
    await enter(page, chief, "/table?band=top,bottom&out=won");
    await exporting(page);
    await settled(page);
    await axe(page, { include: "dialog" });
    const { name } = await taken(page, go(page));
    expect(name).toContain({ en: "Funnel", "zh-Hant": "銷售漏斗", "zh-Hans": "销售漏斗" }[lang]);
    await settled(page);
    await axe(page, { include: "dialog" });
    await sheet(page).locator("[data-print]").tap();
    await expect(paper(page)).toBeVisible();
    await settled(page);
    await axe(page);
    await expect(page.locator(".unprinted")).toContainText(unprinted);
  });
}

test("on a phone the page stays within the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, chief, "/export");
  await expect(paper(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
