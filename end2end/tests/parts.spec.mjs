// The program travels in parts: what is not there comes, and where it cannot, that is said.
import { alive, ask, card, cardIn, chief, column, enter, expect, list, north, placeOf, sheet, silenceIsNoFault, test, touchDrag, whole } from "../fixtures/test.mjs";

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
  const part = await withheld(page, "soon", complaints);
  await page.reload();
  await alive(page);
  await expect.poll(part.asked).toBeGreaterThan(0);
  const told = page.getByRole("alert").filter({ hasText: "cannot be reached" });
  await expect(told).toBeVisible();
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
  await expect(told).toHaveCount(0);
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

// Whoever asks for files of that name waits till it is let come.
async function held(page, name) {
  let come;
  const coming = new Promise((resolve) => (come = resolve));
  await page.route(name, async (route) => {
    await coming;
    await route.continue();
  });
  return come;
}

test("what is done to the head before it has come is done when it comes", async ({ page }) => {
  await enter(page, north.rep);
  const id = await list(page, "Carried Before The Head");
  await expect.poll(() => placeOf(page, id)).toBe(1);
  const asleep = page.locator("[data-asleep]");
  const order = page.locator(".filters .is-last select");
  const search = page.locator(".filters input");
  const carried = async (from, to) => {
    await touchDrag(page, cardIn(page, from, id), column(page, to));
    await expect(cardIn(page, to, id)).toBeVisible();
  };
  for (const [does, done] of [
    [() => page.locator("[data-filters]").tap(), () => expect(sheet(page)).toBeVisible()],
    // Two wishes, and a card carried after them.
    [
      async () => {
        await order.selectOption("amount");
        await search.fill("Carried");
        await carried(1, 2);
      },
      async () => {
        await expect(page).toHaveURL("/?q=Carried&by=amount");
        await expect(search).toHaveValue("Carried");
        await expect.poll(() => placeOf(page, id)).toBe(2);
      },
    ],
    // Who touches something else after it has gone on.
    [
      async () => {
        await page.locator("[data-views]").tap();
        await carried(2, 3);
      },
      async () => {
        await expect.poll(() => placeOf(page, id)).toBe(3);
        await expect(sheet(page)).toHaveCount(0);
      },
    ],
    [() => page.getByRole("link", { name: "Accounts" }).first().tap(), () => expect(page).toHaveURL("/accounts")],
  ]) {
    const come = await held(page, aPart("soon"));
    await page.goto("/");
    await alive(page);
    await expect(asleep).toHaveCount(2);
    await does();
    await expect(sheet(page)).toHaveCount(0);
    come();
    await expect(asleep).toHaveCount(0);
    await done();
    await page.unroute(aPart("soon"));
  }
});

for (const [width, height] of [[1180, 820], [820, 1180], [390, 844]]) {
  test(`what the first board looks like is there with it, ${width} wide: what comes later moves nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await enter(page, chief);
    await whole(page);
    const come = await held(page, /\/pkg\/parts\.\w+\.css$/);
    await page.goto("/?band=middle");
    await alive(page);
    const before = await look(page);
    expect(before.length).toBeGreaterThan(200);
    come();
    await whole(page);
    await expect.poll(async () => (await look(page)).filter((one) => !before.includes(one))).toEqual([]);
  });
}

// Of all that is drawn: what it is, where it stands, and its colours and letters.
function look(page) {
  return page.evaluate(() => {
    const of = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(element);
      return [...[x, y, width, height].map(Math.round), color, backgroundColor, fontSize, fontWeight].join(" ");
    };
    const all = document.querySelectorAll(".frame *:not(dialog, dialog *)");
    return [...all].map((one) => `${one.tagName}.${one.getAttribute("class")} ${of(one)}`);
  });
}
