// The time without a line: what the tablet keeps, for whom, and what goes when the line is back.
import { cpSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { binary, place } from "../fixtures/server.mjs";
import { alive, aside, ask, axe, card, enter, expect, list, north, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "30", "--seed", "3"], serviceWorkers: "allow" });

test.afterEach(({ complaints }) => silenceIsNoFault(complaints));

// What is kept of the pages, by address.
const kept = (page) =>
  page.evaluate(async () => {
    const keys = await (await caches.open("loudou.seen")).keys();
    return keys.map(({ url }) => new URL(url).pathname + new URL(url).search);
  });

// Waits till the worker is there and has kept the page.
async function ready(page, path = "/") {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => kept(page)).toContain(path);
}

test("the board opens without a line as it was, a move waits and goes, an opened deal is there", async ({ page, context }) => {
  await enter(page, north.rep);
  const id = await list(page, "Hall Without Signal");
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect(aside(page)).toContainText("Hall Without Signal");
  await ready(page);
  // Seen once more with the worker there: now it is kept.
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect.poll(async () => (await kept(page)).some((url) => url.startsWith("/api/deal?"))).toBe(true);

  await context.setOffline(true);
  await page.goto("/");
  await alive(page);
  await expect(page.locator(".is-kept")).toContainText("as this tablet knew it");
  await expect(card(page, id)).toContainText("Hall Without Signal");
  await axe(page);
  await card(page, id).click();
  await expect(aside(page).locator(".deal-sum")).toBeVisible();
  await aside(page).getByRole("button", { name: /Move to/ }).click();
  await sheet(page).locator("[data-to='3']").click();
  await expect(page.locator(".live")).toContainText("1 change kept");
  // A page that was never opened here leads to the board.
  await page.goto("/table");
  await alive(page);
  await expect(page).toHaveURL("/");
  await expect(page.locator(".column[data-stage='3']").locator(`[data-deal="${id}"]`)).toBeVisible();
  await expect(page.locator(".live")).toContainText("1 change kept");

  await context.setOffline(false);
  await expect(page.locator(".live")).toContainText("Up to date", { timeout: 30_000 });
  await expect(page.locator(".is-kept")).toHaveCount(0);
  const { card: now } = await ask(page, "deal", { deal: id });
  expect(now.deal.position.standing).toEqual({ open: { stage: 3 } });
});

test("another filter than the one that is kept leads to the board as it was seen", async ({ page, context }) => {
  await enter(page, north.rep, "/?band=top");
  await ready(page, "/?band=top");
  await context.setOffline(true);
  for (const path of ["/", "/?band=bottom", "/accounts"]) {
    await page.goto(path);
    await alive(page);
    await expect(page).toHaveURL("/?band=top");
    await expect(page.locator(".is-kept")).toBeVisible();
  }
});

test("forms that were not finished are there again, without a line too, till they are thrown away", async ({ page, context }) => {
  await enter(page, north.rep);
  const id = await list(page, "Half Edited");
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await ready(page);
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect.poll(async () => (await kept(page)).some((url) => url.startsWith("/api/deal?"))).toBe(true);
  await aside(page).getByRole("button", { name: "Edit" }).click();
  await page.locator("#deal-step").fill("Call the director");
  await context.setOffline(true);
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect(page.locator("#deal-step")).toHaveValue("Call the director");
  await expect(page.locator("#deal-account")).toHaveValue("Half Edited");
  await aside(page).getByRole("button", { name: "Cancel" }).click();
  await page.goto("/");
  await alive(page);
  const open = page.getByRole("button", { name: "Deal", exact: true });
  await open.click();
  await page.locator("#new-account").fill("Half A Company");
  await page.locator("#new-amount").fill("5000");
  await page.keyboard.press("Escape");
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect(aside(page).getByRole("button", { name: "Edit" })).toBeVisible();
  await expect(page.locator("#deal-step")).toHaveCount(0);
  await open.click();
  await expect(page.locator("#new-account")).toHaveValue("Half A Company");
  await expect(page.locator("#new-amount")).toHaveValue("5000");
  await axe(page);
  await sheet(page).getByRole("button", { name: "Cancel" }).click();
  await open.click();
  await expect(page.locator("#new-account")).toHaveValue("");
});

test("who signs out takes along what is kept, and is asked where something would be lost", async ({ page, context }) => {
  await enter(page, north.rep);
  const id = await list(page, "Kept For One");
  await page.goto("/");
  await alive(page);
  await ready(page);
  await context.setOffline(true);
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect(page.locator(".is-kept")).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator(".live")).toContainText("Up to date", { timeout: 30_000 });
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await page.locator("#act-words").fill("half a thought");
  await page.goto("/settings");
  await alive(page);
  await page.locator("[data-sign-out]").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("1 change or draft of yours is on this tablet only");
  await axe(page);
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await expect(dialog).toHaveCount(0);
  await page.locator("[data-sign-out]").click();
  await dialog.getByRole("button", { name: "Sign out and lose them" }).click();
  await expect(page).toHaveURL("/demo");
  await expect.poll(() => kept(page)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")))).toEqual([]);
  await context.setOffline(true);
  await page.goto("/");
  await expect(page.locator("body")).toContainText("has not been opened on this tablet");
});

test("T7: another person finds nothing of the one before", async ({ page, context }) => {
  await enter(page, north.manager);
  await ready(page);
  const whose = () => page.evaluate(async () => (await (await caches.match("/offline/whose"))?.text()) ?? "");
  const manager = await whose();
  // What was kept of the manager goes before anything is kept of the rep.
  await enter(page, north.rep, "/settings");
  await expect.poll(whose).not.toBe(manager);
  await ready(page, "/settings");
  const text = await page.evaluate(async () => {
    const cache = await caches.open("loudou.seen");
    const all = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key)).text()));
    return all.join("\n");
  });
  // Names of colleagues are everyone's; what the manager sees is not.
  expect(new RegExp(`me\\\\*":\\{\\\\*"id\\\\*":\\\\*"${manager}`).test(text)).toBe(false);
  expect(text).toContain("Signed in as 張雅筑");
  await context.setOffline(true);
  await page.goto("/accounts");
  await expect(page.locator("body")).not.toContainText("陳志遠");
});

test("T7: a page that prints is kept by no tablet", async ({ page, context }) => {
  await enter(page, north.rep);
  await ready(page);
  await page.goto("/export");
  await alive(page);
  await page.goto("/guide");
  await ready(page, "/guide");
  expect(await kept(page)).not.toContain("/export");
  await context.setOffline(true);
  await page.goto("/export");
  await alive(page);
  await expect(page).toHaveURL("/");
});

test("a new build waits till it is asked for", async ({ page }) => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const built = join(root, binary.includes("release") ? "target/site" : "target/site-dev");
  const here = place();
  try {
    here.loudou("demo", "--db", here.db, "--deals", "10", "--seed", "3");
    const site = join(here.folder, "site");
    cpSync(built, site, { recursive: true });
    const first = await here.start(["--site", site]);
    await page.request.post(`${first.url}/api/enter_demo`, { form: { login: north.rep } });
    await page.goto(first.url);
    await alive(page);
    await ready(page);
    await expect(page.locator(".is-update")).toHaveCount(0);
    // Another build: a file of another name.
    await first.stop();
    for (const name of readdirSync(site).filter((name) => name.startsWith("main."))) {
      renameSync(join(site, name), join(site, name.replace(/^main\.[0-9a-f]{4}/, "main.ffff")));
    }
    await here.start(["--site", site], first.port);
    await page.goto(first.url);
    await alive(page);
    await expect(page.locator(".is-update")).toContainText("A new version is ready");
    const builds = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("loudou.build")));
    expect(await builds()).toHaveLength(2);
    // The page comes anew by itself: nothing is asked of it till then.
    const anew = page.waitForEvent("load");
    await page.getByRole("button", { name: "Update now" }).click();
    await anew;
    await expect.poll(builds).toHaveLength(1);
    await alive(page);
    await expect(page.locator(".is-update")).toHaveCount(0);
  } finally {
    await here.end();
  }
});
