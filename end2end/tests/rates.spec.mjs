// Rates of other currencies, kept by the administrator.
import { alive, admin, axe, enter, expect, north, test } from "../fixtures/test.mjs";

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
  await alive(page);
  await expect(page.locator(".rates li").first()).toContainText("31.25");
  await page.getByRole("button", { name: "Remove the rate of USD from 1 Feb 2026" }).click();
  await expect(page.locator(".rates li")).toHaveCount(1);
});

test("T7: others are told that it is not for them", async ({ page }) => {
  await enter(page, north.manager, "/rates");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("#rate-currency")).toHaveCount(0);
});

test("F3.2: a deal in another currency counts at the rate of the day, and sums say so", async ({ page }) => {
  await enter(page, admin, "/rates");
  await set(page, "usd", "2026-01-01", "32.5");
  await expect(page.locator(".rates li")).toHaveCount(1);
  await enter(page, north.rep, "/");
  await page.getByRole("button", { name: "New deal" }).first().click();
  await page.locator("#new-account").fill("Harbor Instruments");
  await page.locator("#new-amount-currency").selectOption("USD");
  await page.locator("#new-amount").fill("1.2M");
  await page.getByRole("button", { name: "Put on the funnel" }).click();
  const card = page.locator(".card", { hasText: "Harbor Instruments" });
  await expect(card).toContainText("$1.2M");
  const head = page.locator(".column[data-stage='1'] .column-sums");
  await expect(head).toContainText("≈");
  await expect(page.locator(".rated")).toContainText("1 deal in another currency");
  await axe(page);
  // The amount names its currency, whatever is chosen.
  await card.click();
  await expect(page.locator(".deal-sum")).toContainText("about NT$39,000,000.00 at 32.5");
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(page.locator("#deal-amount-currency")).toHaveValue("USD");
  await page.locator("#deal-amount").fill("€5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#deal-amount-error")).toContainText("no exchange rate");
  await page.locator("#deal-amount").fill("NT$ 500");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".deal-sum")).toContainText("NT$500");
  await page.keyboard.press("Escape");
  await expect(head).not.toContainText("≈");
  await expect(page.locator(".rated")).toHaveCount(0);
});
