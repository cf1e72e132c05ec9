// Draws docs/pictures from the built binary: node end2end/pictures.mjs [NAME...]
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium as browsers } from "@playwright/test";
import { aside, chief, column, north, pick, settled, whole } from "./fixtures/board.mjs";
import { chromium, chromiumArgs } from "./fixtures/browser.mjs";
import { place } from "./fixtures/server.mjs";
import { touchDrag } from "./fixtures/touch.mjs";

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });
const wide = { width: 1180, height: 820 };
const tall = { width: 820, height: 1180 };

const wanted = process.argv.slice(2);
const here = place();
const browser = await browsers.launch({ executablePath: chromium(), args: chromiumArgs });
try {
  here.loudou("demo", "--db", here.db, "--deals", "160", "--seed", "1");
  const { url } = await here.start();

  const draw = async (name, viewport, lang, theme, path, act, login = chief) => {
    if (wanted.length && !wanted.includes(name)) return;
    const context = await browser.newContext({ baseURL: url, viewport, hasTouch: true, locale: lang, timezoneId: "Asia/Taipei" });
    await context.addCookies([["lang", lang], ["theme", theme]].map(([name, value]) => ({ name, value, url })));
    const page = await context.newPage();
    if (path !== "/sign-in") await page.request.post("/api/enter_demo", { form: { login } });
    await page.goto(path);
    await whole(page);
    await act?.(page);
    await settled(page);
    await page.screenshot({ path: `${folder}${name}.png` });
    await context.close();
  };

  await draw("board-wide", wide, "zh-Hant", "light", "/");
  await draw("board-tall", tall, "zh-Hant", "light", "/");
  await draw("board-dark", wide, "zh-Hans", "dark", "/");
  await draw("board-english", wide, "en", "light", "/");
  await draw("sign-in", wide, "en", "light", "/sign-in");
  await draw("drag", wide, "zh-Hant", "light", "/", async (page) => {
    const deal = await pick(page, 1, 1);
    await touchDrag(page, deal.at, column(page, 3), { lift: false });
  });
  await draw("deal", wide, "zh-Hant", "light", "/", async (page) => {
    await (await pick(page, 3)).at.locator(".card-open").click();
    await aside(page).locator(".history li").first().waitFor();
  });
  await draw("visits", wide, "zh-Hant", "light", "/visits", undefined, north.manager);
  await draw("walk", tall, "zh-Hant", "dark", "/", async (page) => {
    await page.locator("[data-walk]").tap();
    await page.locator("dialog[open] .walk-invite").first().tap();
    await page.locator("#walk [type=submit]").tap();
    await page.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
    await page.locator("#sit-own").fill("週三前問到誰決定採購");
    await page.locator("#walk-deal").waitFor();
  }, north.manager);
  await draw("debrief", wide, "zh-Hant", "light", "/coaching", async (page) => {
    await page.locator("main a[href^='/coaching/']").nth(1).tap();
    await page.waitForURL(/\/coaching\/[0-9a-f-]{36}$/);
  }, north.manager);
  await draw("handover", wide, "zh-Hant", "light", "/handovers/new", async (page) => {
    await page.locator("#handover-leaver").selectOption({ label: "張雅筑" });
    await page.locator(".hand-customers > li").first().waitFor();
    await page.locator("#handover-new [type=submit]").tap();
    await page.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
    await page.locator("[data-way='is-bottom'] .hand-item").first().waitFor();
  }, north.manager);
} finally {
  await browser.close();
  await here.end();
}
