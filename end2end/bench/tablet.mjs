// What a slow tablet has of a funnel of every size: how soon it is there, how much is mounted, how
// even a drag is, and how soon a deal opens.
import { chromium as browsers } from "@playwright/test";
import { alive, column, pick, stands, whole } from "../fixtures/board.mjs";
import { chromium, chromiumArgs } from "../fixtures/browser.mjs";
import { chief, kilo, percentile, served, told } from "../fixtures/measure.mjs";
import { fingers } from "../fixtures/touch.mjs";

const sizes = [100, 1_000, 5_000];
const throttle = 4;
const rounds = 3;
const slow4g = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
console.log(`Method: demo companies of about ${sizes.join(", ")} open deals, at 1180×820 in Chromium without a graphics
card, its processor slowed down ${throttle} times and, for the first visit, the line made slow 4G (1.6 Mbit/s,
150 ms) by the DevTools protocol, with nothing kept from before. LCP and long tasks are the
browser's own (blocking: what of each task is beyond 50 ms, till everything has come); the first drag is begun as
soon as the page is alive and counted from the navigation till that is painted. Then, with a fast line, ${rounds} rounds: a finger lifts a card by a long press, carries it over the columns in sight
and back for about three seconds in steps of 16 ms, holds it at the edge till the board has scrolled to
its end, and drops it in the last column; frames are those the page was given
(requestAnimationFrame) from lift to drop, "painted" is from the finger's lifting to the frame after which the card is
not in the hand nor where it was. Opening a deal is a tap, by event timing and till its sheet is painted. Nodes and heap are
after a garbage collection, before anything was done.`);

for (const size of sizes) {
  await served(size, async ({ url, open }) => {
    console.log(`  ${open} open deals`);
    const browser = await browsers.launch({ executablePath: chromium(), args: chromiumArgs });
    try {
      await first(browser, url);
      await later(browser, url);
    } finally {
      await browser.close();
    }
  });
}

async function tablet(browser, url) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1180, height: 820 }, hasTouch: true, locale: "en-GB", serviceWorkers: "block" });
  const page = await context.newPage();
  await page.request.post("/api/enter_demo", { form: { login: chief } });
  const session = await context.newCDPSession(page);
  return { context, page, session };
}

async function first(browser, url) {
  const { context, page, session } = await tablet(browser, url);
  await page.addInitScript(() => {
    window.seen_ = { lcp: 0, blocked: 0 };
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen_.lcp = one.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen_.blocked += Math.max(0, one.duration - 50)))).observe({ type: "longtask", buffered: true });
  });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow4g);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await page.goto("/", { waitUntil: "commit" });
  await alive(page);
  const aliveAt = await page.evaluate(() => performance.now());
  const at = column(page, 1).locator("li.card").first();
  const deal = await at.getAttribute("data-deal");
  await drop(page, at, column(page, 2), deal, 2);
  const painted = await page.evaluate(() => window.painted_);
  await whole(page);
  const { lcp, blocked } = await page.evaluate(() => window.seen_);
  console.log(`    slow 4G: LCP ${seconds(lcp)}, alive ${seconds(aliveAt)}, first drag done ${seconds(painted)}, blocked ${blocked.toFixed(0)} ms`);
  await context.close();
}

// Carries a card to a column in sight; `painted_` is when it was seen there.
async function drop(page, from, to, deal, stage) {
  await watch(page, deal, stage);
  const finger = await fingers(page);
  const [start, end] = [await middle(from), await middle(to)];
  await finger.down(start);
  await page.locator(".card.is-lifted").waitFor();
  await finger.move(end);
  await page.waitForTimeout(50);
  await finger.up();
  await page.waitForFunction(() => window.painted_);
}

// Tells when the finger was lifted and when the board was first painted with the hand empty and the
// card gone from where it was: its order may put it out of sight in the column it is dropped in.
function watch(page, deal, stage) {
  return page.evaluate(
    ([deal, stage]) => {
      window.lifted_ = window.painted_ = 0;
      addEventListener("pointerup", (event) => (window.lifted_ = event.timeStamp), { capture: true, once: true });
      const look = () => {
        const before = document.querySelector(`.column:not([data-stage="${stage}"]) li.card[data-deal="${deal}"], .card.is-lifted`);
        if (!window.lifted_ || before) return requestAnimationFrame(look);
        // After this frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.painted_ = performance.now());
        port2.postMessage("");
      };
      requestAnimationFrame(look);
    },
    [deal, stage],
  );
}

async function later(browser, url) {
  const { context, page, session } = await tablet(browser, url);
  await page.goto("/");
  await whole(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((one) => one.name === name).value;
  const mounted = await page.locator("li.card").count();
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  console.log(`    ${mounted} cards mounted, ${elements} elements, heap ${kilo(metric("JSHeapUsedSize")).trim()}`);
  const frames = [];
  const painted = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto("/");
    await whole(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    const one = await drag(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    frames.push(...one.frames);
    painted.push(one.painted);
  }
  const long = frames.filter((time) => time > 50).length;
  console.log(`    drag: ${told(frames)}, ${((long / frames.length) * 100).toFixed(1)} % of ${frames.length} frames longer than 50 ms; drop to painted ${painted.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  await page.goto("/");
  await whole(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  const opened = [];
  const timed = [];
  for (let n = 0; n < 5; n++) {
    const { shown, duration } = await openDeal(page, n);
    opened.push(shown);
    timed.push(duration);
  }
  const sorted = (times) => [...times].sort((a, b) => a - b);
  console.log(`    opening a deal: event timing p50 ${percentile(sorted(timed), 0.5)} ms, max ${Math.max(...timed)} ms; sheet there p50 ${percentile(sorted(opened), 0.5).toFixed(0)} ms, max ${Math.max(...opened).toFixed(0)} ms`);
  await context.close();
}

async function drag(page) {
  const deal = await pick(page, 1);
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
  await watch(page, deal.id, 8);
  await finger.move(await middle(column(page, 8)));
  await page.waitForTimeout(100);
  await finger.up();
  await page.waitForFunction(() => window.painted_);
  const painted = await page.evaluate(() => window.painted_ - window.lifted_);
  await stands(page, deal.id, 8);
  return { frames, painted };
}

async function openDeal(page, n) {
  const link = column(page, 1 + n).locator("li.card .card-open").first();
  await page.evaluate(() => {
    window.shown_ = window.pressed_ = 0;
    window.events_ = [];
    window.observer_ ??= new PerformanceObserver((list) => window.events_.push(...list.getEntries().filter((one) => one.interactionId).map((one) => one.duration)));
    window.observer_.observe({ type: "event", durationThreshold: 16 });
    addEventListener("click", (event) => (window.pressed_ = event.timeStamp), { capture: true, once: true });
    const look = () => {
      if (!window.pressed_ || !document.querySelector("aside.sheet-side")) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.shown_ = performance.now());
      port2.postMessage("");
    };
    requestAnimationFrame(look);
  });
  await link.tap();
  await page.waitForFunction(() => window.shown_);
  await page.waitForTimeout(300);
  const times = await page.evaluate(() => ({ shown: window.shown_ - window.pressed_, duration: Math.max(16, ...window.events_) }));
  await page.keyboard.press("Escape");
  await page.locator("aside.sheet-side").waitFor({ state: "detached" });
  return times;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}

async function middle(place) {
  const box = await place.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
