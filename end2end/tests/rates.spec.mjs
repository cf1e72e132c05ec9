// Rates of other currencies, kept by the administrator.
import { admin, axe, enter, expect, north, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "10", "--seed", "3"] });

const set = async (page, currency, from, rate) => {
  await page.locator("#rate-currency").fill(currency);
  await page.locator("#rate-from").fill(from);
  await page.locator("#rate-rate").fill(rate);
  await page.getByRole("button", { name: "Save" }).click();
};

test("an administrator keeps a table of rates by date", async ({ page }) => {
  await enter(page, admin, "/settings");
  await page.locator("a[href='/rates']").click();
  await expect(page).toHaveURL("/rates");
  await expect(page.locator(".rates li")).toHaveCount(0);
  await set(page, "usd", "2026-01-01", "32,5o");
  await expect(page.locator("#rate-rate-error")).toContainText("such as 7.1234");
  await expect(page.locator("#rate-rate"), "what was typed stays").toHaveValue("32,5o");
  await set(page, "TWD", "2026-01-01", "1");
  await expect(page.locator("#rate-currency-error")).toContainText("own currency");
  await set(page, "usd", "2026-01-01", "32.5");
  await expect(page.locator(".rates li")).toHaveText(/1 USD = 32\.5 TWD.*from 1 Jan 2026.*Today/);
  await set(page, "USD", "2026-02-01", "31.25");
  await expect(page.locator(".rates li")).toHaveCount(2);
  await expect(page.locator(".rates li").first()).toHaveText(/31\.25.*Today/);
  await axe(page);
  await page.reload();
  await expect(page.locator(".rates li").first()).toContainText("31.25");
  await page.getByRole("button", { name: "Remove the rate of USD from 1 Feb 2026" }).click();
  await expect(page.locator(".rates li")).toHaveCount(1);
});

test("T7: others are told that it is not for them", async ({ page }) => {
  await enter(page, north.manager, "/rates");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("#rate-currency")).toHaveCount(0);
});
