// Every filter: in a sheet, on chips, in the address; and views saved under a name.
import { alive, axe, chief, enter, expect, headsAreTrue, heads, north, settled, sheet, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "90", "--seed", "3"] });

const chip = (page, name) => sheet(page).locator("label.chip", { hasText: name });
const chosen = (page) => page.locator(".chosen li button");
const sum = (columns) => columns.reduce((all, { count }) => all + count, 0);

test("a filter is chosen in the sheet by touch, counted before it is shown, and taken away by its chip", async ({ page }) => {
  await enter(page, chief);
  const everything = sum(await heads(page));
  await page.locator("[data-filters]").tap();
  const show = sheet(page).locator("[type=submit]");
  await expect(show).toHaveAttribute("data-count", String(everything));
  await chip(page, "Next step overdue").tap();
  await chip(page, "Middle").tap();
  await sheet(page).locator("#filter-amount-from").fill("300k");
  await expect(show).not.toHaveAttribute("data-count", String(everything));
  await expect(show).toHaveAttribute("data-count", /\d+/);
  const count = Number(await show.getAttribute("data-count"));
  await show.tap();
  await expect(page).toHaveURL("/?band=middle&amount=300000..&mark=overdue");
  const filter = { bands: ["Middle"], amount: { from: 300000, to: null }, marks: ["overdue"] };
  expect(sum(await headsAreTrue(page, filter))).toBe(count);
  await expect(chosen(page)).toHaveCount(3);
  await page.reload();
  await alive(page);
  await expect(chosen(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Remove filter: Middle" }).tap();
  await expect(page).toHaveURL("/?amount=300000..&mark=overdue");
  await headsAreTrue(page, { ...filter, bands: [] });
  await page.locator(".chosen").getByRole("button", { name: "Clear filters" }).tap();
  await expect(page).toHaveURL("/");
  expect(sum(await headsAreTrue(page))).toBe(everything);
});

test("words for days, typed days and several reps stand in the address", async ({ page }) => {
  await enter(page, chief);
  await page.locator("[data-filters]").click();
  const expected = sheet(page).getByRole("group", { name: "Expected date" });
  await expected.locator("label", { hasText: "This quarter" }).click();
  await sheet(page).getByRole("group", { name: "Rep" }).locator("label").nth(0).click();
  await sheet(page).getByRole("group", { name: "Rep" }).locator("label").nth(1).click();
  await sheet(page).locator("[type=submit]").click();
  await expect(page).toHaveURL(/expected=this-quarter$/);
  const { searchParams } = new URL(page.url());
  const reps = searchParams.get("rep").split(",");
  expect(reps).toHaveLength(2);
  await headsAreTrue(page, { reps, expected: { relative: "this_quarter" } });
  await expect(page.locator(".filters select").nth(1)).toHaveValue("many");
  await page.locator("[data-filters]").click();
  await sheet(page).locator("#filter-expected-from").fill("2026-01-01");
  await expect(expected.locator("input").nth(3)).not.toBeChecked();
  await sheet(page).locator("[type=submit]").click();
  await expect(page).toHaveURL(/expected=2026-01-01\.\.$/);
});

test("an amount that cannot be read is refused at its field, and stays", async ({ page }) => {
  await enter(page, north.rep);
  await page.locator("[data-filters]").click();
  await sheet(page).locator("#filter-amount-from").fill("lots");
  await sheet(page).locator("[type=submit]").click();
  await expect(sheet(page).locator("#filter-amount-from-error")).toContainText("“lots”");
  await expect(sheet(page).locator("#filter-amount-from")).toHaveValue("lots");
});

test("a view is saved, opens with the program, is renamed and removed", async ({ page }) => {
  await enter(page, north.manager, "/table?band=top&sort=-amount");
  await page.locator("[data-views]").tap();
  await sheet(page).locator("#view-name").fill("Top deals");
  await sheet(page).getByRole("button", { name: "Save this view" }).tap();
  await expect(sheet(page).locator(".view")).toHaveCount(1);
  await sheet(page).getByRole("button", { name: "Open the program with Top deals" }).tap();
  await expect(sheet(page).locator(".view.is-opening")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.goto("/");
  await expect(page).toHaveURL("/table?band=top&sort=-amount");
  await alive(page);
  await page.locator("[data-views]").tap();
  await sheet(page).getByRole("button", { name: "More for Top deals" }).tap();
  await sheet(page).getByRole("button", { name: "Rename" }).tap();
  await sheet(page).locator("#view-rename").fill("The top");
  await sheet(page).locator("#view-rename").press("Enter");
  await expect(sheet(page).locator(".view-open")).toHaveText("The top");
  await sheet(page).getByRole("button", { name: "More for The top" }).tap();
  await sheet(page).getByRole("button", { name: "Remove" }).tap();
  await expect(sheet(page).locator(".view")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.goto("/");
  await expect(page).toHaveURL("/");
});

for (const [lang, theme] of [["en", "light"], ["zh-Hant", "dark"], ["zh-Hans", "light"]]) {
  test(`${lang}, ${theme}: axe finds nothing in the sheets`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: "lang", value: lang, url: baseURL }, { name: "theme", value: theme, url: baseURL }]);
    await enter(page, chief, "/?band=middle&mark=overdue,stuck&amount=1..&expected=this-year");
    await settled(page);
    await axe(page);
    await page.locator("[data-filters]").click();
    await expect(sheet(page).locator("[type=submit]")).toHaveAttribute("data-count", /\d/);
    await settled(page);
    await axe(page, { include: "dialog" });
    await page.keyboard.press("Escape");
    await page.locator("[data-views]").click();
    await sheet(page).locator("#view-name").fill(`Mine ${lang}`);
    await sheet(page).locator("#view-name").press("Enter");
    await expect(sheet(page).locator(".view").first()).toBeVisible();
    await settled(page);
    await axe(page, { include: "dialog" });
  });
}

test("deals of the accounts that matter most are one touch away", async ({ page }) => {
  await enter(page, chief);
  const everything = sum(await heads(page));
  await page.locator("[data-filters]").tap();
  await chip(page, "Class A").tap();
  await sheet(page).locator("[type=submit]").tap();
  await expect(page).toHaveURL("/?class=a");
  const some = sum(await headsAreTrue(page, { classes: ["a"] }));
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(everything);
  await page.getByRole("button", { name: "Remove filter: Class A" }).tap();
  expect(sum(await headsAreTrue(page))).toBe(everything);
});
