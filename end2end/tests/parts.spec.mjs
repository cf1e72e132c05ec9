// The program travels in parts: what is not there comes, and where it cannot, that is said.
import { alive, ask, card, cardIn, column, enter, expect, list, north, placeOf, sheet, silenceIsNoFault, test, touchDrag, whole } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "30", "--seed", "3"] });

const aPart = (name) => new RegExp(`/pkg/${name}\\.\\w+\\.pack$`);

// A part that does not come, and the fault that the browser writes down about it.
async function withheld(page, name, complaints) {
  let asked = 0;
  await page.route(aPart(name), (route) => {
    asked += 1;
    return route.abort();
  });
  return {
    asked: () => asked,
    async come() {
      await page.unroute(aPart(name));
      // What was asked for before is complained about yet.
      const faults = (what) => complaints.filter((text) => what.test(text)).length;
      await expect.poll(() => Math.min(faults(/ERR_FAILED/), faults(/Failed to fetch/))).toBeGreaterThanOrEqual(asked);
      silenceIsNoFault(complaints);
      const others = complaints.filter((text) => !/Failed to fetch/.test(text));
      complaints.length = 0;
      complaints.push(...others);
    },
  };
}

test("what opens over the page comes ahead, before anyone asks for it", async ({ page }) => {
  const came = page.waitForResponse((answer) => aPart("sheets").test(answer.url()));
  await enter(page, north.rep);
  await came;
  await whole(page);
});

test("where it cannot come, that is said, and one tries again without starting over", async ({ page, complaints }) => {
  const part = await withheld(page, "sheets", complaints);
  await enter(page, north.rep);
  const id = await list(page, "Waited For");
  await expect.poll(part.asked).toBeGreaterThan(0);
  await cardIn(page, 1, id).locator(".card-move").tap();
  const missing = page.getByRole("alert").filter({ hasText: "cannot be reached" });
  await expect(missing).toBeVisible();
  await missing.getByRole("button", { name: "Try again" }).tap();
  await expect(missing).toBeVisible();
  await part.come();
  await missing.getByRole("button", { name: "Try again" }).tap();
  await sheet(page).locator("[data-to='3']").tap();
  await expect(missing).toHaveCount(0);
  await expect(cardIn(page, 3, id)).toBeVisible();
  await expect.poll(() => placeOf(page, id)).toBe(3);
});

test("what is done before what sends has come waits on the tablet, and goes with it", async ({ page, complaints }) => {
  await enter(page, north.rep);
  const id = await list(page, "Sent Later");
  await expect.poll(() => placeOf(page, id)).toBe(1);
  const part = await withheld(page, "line", complaints);
  await page.reload();
  await alive(page);
  await expect.poll(part.asked).toBeGreaterThan(0);
  await touchDrag(page, cardIn(page, 1, id), column(page, 2));
  await expect(cardIn(page, 2, id)).toBeVisible();
  expect(await placeOf(page, id)).toBe(1);
  // The tablet remembers it, also over a reload.
  await page.reload();
  await alive(page);
  await expect(cardIn(page, 1, id)).toBeVisible();
  await part.come();
  await expect(cardIn(page, 2, id)).toBeVisible();
  await expect.poll(() => placeOf(page, id)).toBe(2);
});

test("a page whose part cannot come says so, leads back, and comes when the line does", async ({ page, complaints }) => {
  await enter(page, north.rep);
  await whole(page);
  const part = await withheld(page, "archive", complaints);
  await page.getByRole("link", { name: "Accounts" }).first().tap();
  await expect(page).toHaveURL("/accounts");
  const missing = page.getByRole("alert").filter({ hasText: "cannot be reached" });
  await expect(missing).toBeVisible();
  await part.come();
  await missing.getByRole("button", { name: "Try again" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Accounts");
  await expect(missing).toHaveCount(0);
});
