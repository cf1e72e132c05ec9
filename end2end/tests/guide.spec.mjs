// Help inside: the guide to the method, and the keys.
import { admin, alive, axe, enter, expect, north, sheet, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "20", "--seed", "3"] });

test("`?` tells the keys and leads to the guide, but not while one types", async ({ page }) => {
  await enter(page, north.rep);
  await page.locator(".filters input[type=search]").pressSequentially("a?");
  await expect(sheet(page)).toHaveCount(0);
  await page.locator(".filters input[type=search]").fill("");
  await page.locator(".filters input[type=search]").blur();
  await page.keyboard.press("?");
  await expect(sheet(page).getByRole("heading", { level: 2 })).toHaveText("Keys");
  await expect(sheet(page)).toContainText("Lift the card");
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await page.keyboard.press("?");
  await sheet(page).getByRole("link").click();
  await expect(page).toHaveURL("/guide");
  await expect(sheet(page)).toHaveCount(0);
});

for (const [locale, band, buyer] of [
  ["en-GB", "A need exists and we are on the candidate list", "Names the preferred supplier"],
  ["zh-TW", "客戶已有需求，我們在候選清單上", "確定首選供應商"],
  ["zh-CN", "客户已有需求，我们在候选清单上", "确定首选供应商"],
]) {
  test.describe(locale, () => {
    test.use({ locale });
    test(`F2, F4, P1: the guide tells bands, rhythm and both sides' stages in ${locale}`, async ({ page }) => {
      await enter(page, north.rep, "/guide");
      await expect(page.locator(".guide-band")).toHaveCount(3);
      await expect(page.locator(".guide-band").first()).toContainText(band);
      await expect(page.locator(".guide-stages tbody tr").nth(5)).toContainText(buyer);
      await expect(page.locator(".guide-rhythm li")).toHaveCount(3);
      await axe(page);
    });
  });
}

test("F2: the guide tells the company's own rates", async ({ page }) => {
  await enter(page, admin, "/settings");
  await page.locator("#top_rate").fill("30");
  await page.locator("form:has(#top_rate)").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("form:has(#top_rate)").getByRole("status")).toHaveText("Saved");
  await page.locator("a[href='/guide']").click();
  await expect(page).toHaveURL("/guide");
  await alive(page);
  await expect(page.locator(".guide-rate").first()).toHaveText("30%");
});
