// A sheet through the page by touch: every odd row refused or asked by its number and mended
// there, nothing written before, and the whole taken back.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alive, anything, ask, axe, expect, settled, sheet, test } from "../fixtures/test.mjs";

const data = process.env.LOUDOU_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const sheets = join(data, "sheets");
const password = "correct horse battery";

test.use({ alone: true, hasTouch: true, viewport: { width: 1180, height: 820 } });

// A company that counts in yuan, as the sheets do.
async function found(page, lang = "en") {
  const form = { company: "錦程", currency: "CNY", zone: "Asia/Shanghai", name: "林雅婷", login: "lin", password };
  expect((await page.request.post("/api/found", { form })).ok()).toBe(true);
  await page.request.post("/api/set_language", { form: { lang } });
  await page.goto("/import");
  await alive(page);
}

const choose = (page, name, bytes) => page.locator(".import-drop input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: bytes });
const row = (page, line) => page.locator(`.import-row[data-line="${line}"]`);
const kind = (page, word) => page.locator(`.import-rows [data-kind="${word}"]`);
const count = async (page, word) => (await kind(page, word).count()) && Number(await kind(page, word).locator(".num").textContent());
const onTheBoard = async (page) => {
  const { columns } = await ask(page, "board", { filter: anything, order: "next_step" });
  return columns.reduce((sum, { tally }) => sum + tally.count, 0);
};

async function mend(page, line, field, text) {
  await row(page, line).locator('[data-answer="mend"]').tap();
  await page.locator(`#mend-${field}`).fill(text);
  await row(page, line).locator("[type=submit]").tap();
  await expect(row(page, line).locator("form")).toHaveCount(0);
}

async function answer(page, line, word) {
  await row(page, line).locator(`[data-answer="${word}"]`).tap();
}

async function bring(page, deals) {
  await expect(page.locator("#import-bring")).toContainText(String(deals));
  await page.locator("#import-bring").tap();
  await expect(page.locator("#import-done")).toBeVisible({ timeout: 30_000 });
}

async function takeBack(page) {
  await page.locator(".import-done [data-take-back]").tap();
  await sheet(page).locator("#import-take-back").tap();
  await expect(page.locator(".import-done .i-undo, .import-done")).toContainText(/Taken back|撤回/);
}

test("the same question is answered for all its rows at once, and otherwise again; any page is one step away", async ({ page }) => {
  await found(page);
  const one = (n) => `客戶${n},趙主任,${n + 1}萬元,2027年3月,25%\n`;
  const unique = Array.from({ length: 120 }, (_, n) => one(n)).join("");
  await choose(page, "many.csv", Buffer.from(`客戶單位,聯系人姓名,預計購買金額,預計購買時間,成功率\n${unique}${one(3)}${one(7)}${one(9)}`));
  const alike = page.locator(".import-alike li");
  await expect(alike).toHaveCount(1);
  await expect(alike).toContainText("3 rows say exactly what another says.");
  expect(await count(page, "asked")).toBe(3);
  await alike.locator('[data-answer="take-all"]').tap();
  await expect.poll(() => count(page, "taken")).toBe(123);
  await expect(alike.locator('[data-answer="take-all"]')).toHaveCount(0);
  await alike.locator('[data-answer="ask-all-again"]').tap();
  await expect.poll(() => count(page, "asked")).toBe(3);
  await kind(page, "asked").tap();
  await answer(page, 122, "take");
  await expect(alike).toContainText("2 are still open.");
  await alike.locator('[data-answer="leave-all-out"]').tap();
  await expect.poll(() => count(page, "left-out")).toBe(3);
  await kind(page, "all").tap();
  const pages = page.locator(".import-pages");
  await expect(pages).toHaveCount(2);
  await pages.first().locator("select").selectOption("100");
  await expect(row(page, 102)).toBeVisible();
  await expect(row(page, 2)).toHaveCount(0);
  await pages.first().getByRole("button", { name: "Earlier rows" }).tap();
  await expect(row(page, 52)).toBeVisible();
  await axe(page);
  await bring(page, 120);
  expect(await onTheBoard(page)).toBe(120);
});

test("the traditional sheet, row by row, and back again", async ({ page }) => {
  test.skip(!existsSync(sheets), "the practice sheets are absent (LOUDOU_DATA)");
  await found(page);
  await choose(page, "funnel.csv", readFileSync(join(sheets, "funnel-zh-Hant-utf8.csv")));
  await expect(page.locator("#import-chosen")).toHaveText("funnel.csv");
  await expect(page.locator("#import-column-2")).toHaveValue("amount");
  expect([await count(page, "refused"), await count(page, "asked")]).toEqual([2, 4]);

  await kind(page, "refused").tap();
  await expect(page.locator(".import-row")).toHaveCount(2);
  await expect(row(page, 15)).toContainText("2027年13月");
  await expect(row(page, 32)).toContainText("面議");
  await mend(page, 15, "expected", "2027年12月");
  await row(page, 32).locator('[data-answer="mend"]').tap();
  await page.locator("#mend-amount").fill("soon");
  await row(page, 32).locator("[type=submit]").tap();
  // Still not an amount: what was typed stays, and so does the reason.
  await expect(page.locator("#mend-amount-error")).toContainText("soon");
  await expect(page.locator("#mend-amount")).toHaveValue("soon");
  await page.locator("#mend-amount").fill("12.5萬");
  await row(page, 32).locator("[type=submit]").tap();
  await expect(page.locator(".import-row")).toHaveCount(0);

  await kind(page, "asked").tap();
  await expect(page.locator(".import-row")).toHaveCount(4);
  await answer(page, 9, "take");
  await expect(row(page, 9)).toHaveCount(0);
  await page.locator("#import-word-0").selectOption("5");
  await expect(row(page, 24)).toContainText("Row 23");
  await answer(page, 24, "take");
  await expect(row(page, 24)).toHaveCount(0);
  await answer(page, 46, "take");
  await expect(row(page, 46)).toHaveCount(0);
  await answer(page, 52, "leave-out");
  await expect(row(page, 52)).toHaveCount(0);
  expect(await onTheBoard(page)).toBe(0);

  // A reload loses nothing of it.
  await page.reload();
  await alive(page);
  expect([await count(page, "taken"), await count(page, "left-out")]).toEqual([58, 1]);
  await bring(page, 58);
  expect(await onTheBoard(page)).toBe(58);
  await takeBack(page);
  expect(await onTheBoard(page)).toBe(0);
  await page.locator(".import-done [data-take-back]").tap();
  await expect.poll(() => onTheBoard(page)).toBe(58);
});

test("the simplified sheet in GB18030, row by row", async ({ page }) => {
  test.skip(!existsSync(sheets), "the practice sheets are absent (LOUDOU_DATA)");
  await found(page, "zh-Hans");
  await choose(page, "漏斗.csv", readFileSync(join(sheets, "funnel-zh-Hans-gb18030.csv")));
  await expect(row(page, 7)).toContainText("不能小于零");
  await expect(row(page, 11)).toContainText("尽快");
  await mend(page, 7, "amount", "30万");
  await mend(page, 11, "expected", "2026-12-31");
  await answer(page, 20, "leave-out");
  await expect(row(page, 20)).toHaveClass(/is-left-out/);
  await answer(page, 26, "take");
  await expect(row(page, 26)).toHaveClass(/is-taken/);
  await page.locator("#import-word-0").selectOption("8");
  await expect(row(page, 35)).toHaveClass(/is-taken/);
  await bring(page, 59);
  expect(await onTheBoard(page)).toBe(59);

  // The same file again adds nothing.
  await choose(page, "漏斗.csv", readFileSync(join(sheets, "funnel-zh-Hans-gb18030.csv")));
  await expect(kind(page, "same")).toBeVisible();
  expect(await count(page, "taken")).toBe(0);
});

const small = "客戶單位,聯系人姓名,預計購買金額,預計購買時間,成功率\n恆泰紡織,趙主任,8萬元,2027年3月,25%\n恆泰紡織,趙主任,9萬元,2027年3月,25%\n錦江造船,王總工,面議,2027-03-17,60%\n";

for (const lang of ["en", "zh-Hant", "zh-Hans"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in ${lang}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await found(page, lang);
      await settled(page);
      await axe(page);
      await choose(page, "a.csv", Buffer.from(small));
      await expect(row(page, 3)).toBeVisible();
      await settled(page);
      await axe(page);
      await row(page, 4).locator('[data-answer="mend"]').tap();
      await expect(page.locator("#mend-amount")).toBeVisible();
      await settled(page);
      await axe(page);
      await bring(page, 1);
      await settled(page);
      await axe(page);
      await page.locator(".import-done [data-take-back]").tap();
      await expect(sheet(page)).toBeVisible();
      await settled(page);
      await axe(page, { include: "dialog" });
    });
  }
}

test("a file that is no sheet is refused in words, and another can be chosen", async ({ page }) => {
  await found(page);
  await choose(page, "picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]));
  await expect(page.locator(".note.is-refusal")).toContainText("CSV or an Excel file");
  await choose(page, "a.csv", Buffer.from(small));
  await expect(row(page, 2)).toBeVisible();
});
