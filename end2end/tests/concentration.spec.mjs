// On how few the sales rest: for who leads, before anyone leaves.
import { admin, axe, enter, expect, north, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "120", "--seed", "3"] });

const rows = (page) => page.locator(".concentration tbody tr");

test("H6: an administrator sees what rests on whom, and opens an account that one person only knows", async ({ page }) => {
  await enter(page, admin, "/team");
  await page.getByRole("link", { name: "Concentration" }).click();
  await expect(page).toHaveURL("/concentration");
  const facts = page.locator(".concentration-facts section");
  await expect(facts).toHaveCount(2);
  const many = await rows(page).count();
  for (const fact of await facts.all()) {
    const [, fewest, all] = /(\d+) (?:person|people) of (\d+) makes? 75%/.exec(await fact.innerText());
    expect(Number(all), "of everyone who sells").toBe(many);
    expect(Number(fewest)).toBeLessThanOrEqual(many);
    const few = many > 1 && (fewest === "1" || Number(fewest) * 5 <= many * 2);
    await expect(fact.locator(".mark")).toHaveText(few ? "Rests on a few" : "Well spread");
  }
  // The parts of all make the whole, but for what rounding takes.
  for (const column of [1, 3]) {
    const parts = await rows(page).locator(`td:nth-of-type(${column + 1}) > span`).allInnerTexts();
    const sum = parts.reduce((sum, part) => sum + Number.parseFloat(part), 0);
    expect(sum).toBeGreaterThan(98);
    expect(sum).toBeLessThanOrEqual(100);
  }
  await axe(page);
  const alone = page.locator(".concentration-alone li").first();
  const name = await alone.locator("a").innerText();
  await alone.locator("a").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
});

test("T7, H6: a manager weighs their own people; a rep is told that it is not for them", async ({ page }) => {
  await enter(page, admin, "/concentration");
  const all = await rows(page).count();
  await enter(page, north.manager, "/concentration");
  await expect(rows(page).first()).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(all);
  await enter(page, north.rep, "/concentration");
  await expect(page.getByRole("alert").or(page.locator(".refused"))).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});
