// How even the frames come while a finger drags a card, on a slow tablet.
import { chromium as browsers } from "@playwright/test";
import { alive, column, pick, stands } from "../fixtures/board.mjs";
import { chromium, chromiumArgs } from "../fixtures/browser.mjs";
import { chief, served, told } from "../fixtures/measure.mjs";
import { fingers } from "../fixtures/touch.mjs";

const deals = 400;
const throttle = 4;
const rounds = 3;
console.log(`Method: a demo company of ${deals} deals at 1180×820 in Chromium without a graphics card, its
processor slowed down ${throttle} times by the DevTools protocol. A finger lifts a card by a long
press, carries it over the columns in sight and back for about three seconds in steps of
16 ms, and then holds it at the edge till the board has scrolled to its end; ${rounds} rounds. The
times are those between the frames the page was given (requestAnimationFrame), from the
lift to the drop.`);

await served(deals, async ({ url }) => {
  const browser = await browsers.launch({ executablePath: chromium(), args: chromiumArgs });
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1180, height: 820 }, hasTouch: true, locale: "en-GB" });
    const page = await context.newPage();
    await page.request.post("/api/enter_demo", { form: { login: chief } });
    const all = [];
    for (let round = 1; round <= rounds; round++) {
      const frames = await drag(page);
      all.push(...frames);
      console.log(`  round ${round}: ${told(frames)} over ${frames.length} frames`);
    }
    const long = all.filter((time) => time > 50).length;
    console.log(`  together: ${told(all)}, ${((long / all.length) * 100).toFixed(1)} % of ${all.length} frames longer than 50 ms`);
  } finally {
    await browser.close();
  }
});

async function drag(page) {
  await page.goto("/");
  await alive(page);
  const deal = await pick(page, 1);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  const finger = await fingers(page);
  const start = await middle(deal.at);
  await finger.down(start);
  await page.locator(".card.is-lifted").waitFor();
  await page.evaluate(() => {
    const frames = (window.frames_ = []);
    let last;
    const next = (now) => {
      if (last) frames.push(now - last);
      last = now;
      window.asked_ = requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const end = await middle(column(page, 4));
  for (let step = 0; step < 180; step++) {
    const part = Math.abs(Math.sin((step / 180) * Math.PI * 2));
    const at = { x: start.x + (end.x - start.x) * part, y: start.y + 120 * part };
    await Promise.all([finger.move(at), page.waitForTimeout(16)]);
  }
  const frame = await page.locator(".bands").boundingBox();
  await finger.move({ x: frame.x + frame.width - 8, y: frame.y + frame.height / 2 });
  await page.waitForFunction(() => {
    const bands = document.querySelector(".bands");
    return bands.scrollWidth - bands.clientWidth - bands.scrollLeft < 2;
  });
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.asked_);
    return window.frames_;
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await finger.move(await middle(column(page, 8)));
  await finger.up();
  await stands(page, deal.id, 8);
  return frames;
}

async function middle(place) {
  const box = await place.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
