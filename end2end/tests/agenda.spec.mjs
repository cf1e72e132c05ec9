// V5: a manager's own week: what they want done, what is worth most in whose eyes, and their time.
import { alive, axe, enter, expect, north, offline, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "20", "--seed", "5"], alone: true });

const rows = (page) => page.locator(".agenda-tasks li");
const what = (page, n) => rows(page).nth(n).locator(".agenda-what");
const add = async (page, text) => {
  await page.locator("[data-add]").tap();
  await rows(page).last().locator(".agenda-what").fill(text);
};
const kept = (page) => expect(page.locator(".keeping")).toHaveText("Saved");

test("V5: tasks in priority, five for each pair of eyes, time beside the guide; kept, and carried into the next week", async ({ page }) => {
  await enter(page, north.manager, "/day");
  await page.getByRole("link", { name: "Manager’s week" }).tap();
  await expect(page).toHaveURL("/agenda");
  for (const task of ["Visit Acme with Li", "Hire a rep", "Budget", "Trade fair", "Price list", "Debriefs"]) await add(page, task);
  await kept(page);
  for (const n of [0, 1, 2, 3, 4]) await rows(page).nth(n).getByRole("button", { name: "Boss" }).tap();
  await expect(rows(page).nth(5).getByRole("button", { name: "Boss" }), "five at most").toBeDisabled();
  await rows(page).nth(5).getByRole("button", { name: "Customers" }).tap();
  await rows(page).nth(5).getByRole("button", { name: "Move “Debriefs” up" }).tap();
  await expect(what(page, 4)).toHaveValue("Debriefs");
  await rows(page).nth(1).getByRole("checkbox").tap();
  const hours = page.locator(".agenda-hours");
  await hours.nth(0).fill("7.5");
  await hours.nth(1).fill("2:30");
  await hours.nth(2).fill("half a day");
  await expect(page.locator(".keeping")).toContainText("such as 2, 2.5 or 1:30");
  await hours.nth(2).fill("２．５");
  await kept(page);
  await expect(page.locator(".agenda-time tbody tr").first()).toContainText("36%");
  await expect(page.locator(".agenda-time tbody tr").first()).toContainText("75%");
  await axe(page);

  await page.reload();
  await alive(page);
  await expect(rows(page)).toHaveCount(6);
  await expect(what(page, 4)).toHaveValue("Debriefs");
  await expect(rows(page).nth(1).getByRole("checkbox")).toBeChecked();
  await expect(page.locator(".agenda-hours").nth(2)).toHaveValue("2.5");

  await page.getByRole("link", { name: "The week after" }).tap();
  await expect(rows(page), "what was done stays behind").toHaveCount(5);
  await expect(what(page, 0)).toHaveValue("Visit Acme with Li");
  await expect(page.locator(".agenda-hours").first()).toHaveValue("");
});

test("V5: two tablets of one manager: both versions are shown; without a line it is kept here and goes later", async ({ page, another, complaints }) => {
  const second = await another();
  await enter(page, north.manager, "/agenda");
  await enter(second, north.manager, "/agenda");
  await add(page, "From the first");
  await kept(page);
  await add(second, "From the second");
  const clash = second.locator(".agenda-clash");
  await expect(clash).toContainText("From the first");
  await axe(second);
  await clash.locator("[data-settle='mine']").tap();
  await kept(second);
  await page.reload();
  await alive(page);
  await expect(what(page, 0)).toHaveValue("From the second");

  await offline(page);
  await add(page, "Without a line");
  await expect(page.locator(".keeping")).toHaveText("Kept on this tablet");
  await page.context().setOffline(false);
  await kept(page);
  await second.reload();
  await alive(second);
  await expect(what(second, 1)).toHaveValue("Without a line");
  silenceIsNoFault(complaints);
});

test("T7: a rep has none, and is told so", async ({ page }) => {
  await enter(page, north.rep, "/agenda");
  await expect(page.locator(".agenda-tasks")).toHaveCount(0);
  await page.goto("/visits");
  await alive(page);
  await expect(page.getByRole("link", { name: "Manager’s week" })).toHaveCount(0);
});

for (const [scheme, width] of [["dark", 820], ["light", 390]]) {
  test(`nothing for axe in ${scheme} at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ colorScheme: scheme });
    await enter(page, north.manager, "/agenda");
    await add(page, "Visit Acme");
    await axe(page);
  });
}
