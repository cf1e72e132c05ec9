// What a slow tablet has of a funnel of every size: how soon it is there, how much is mounted, how
// even a drag is, and how soon a deal opens.
import { chromium as browsers } from "@playwright/test";
import { stands } from "../fixtures/board.mjs";
import { chromium, chromiumArgs } from "../fixtures/browser.mjs";
import { chief, kilo, percentile, served, told } from "../fixtures/measure.mjs";
import { fingers } from "../fixtures/touch.mjs";

const sizes = [100, 1_000, 5_000];
const throttle = 4;
const rounds = 3;
const slow4g = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const cards = (stage) => `.column[data-stage="${stage}"] li.card`;
// Neither in the hand nor where it was: its order may put it out of sight in the column it is dropped in.
const gone = (deal, stage) => `() => !document.querySelector('.column:not([data-stage="${stage}"]) li.card[data-deal="${deal}"], .card.is-lifted')`;

console.log(`Method: demo companies of about ${sizes.join(", ")} open deals, at 1180×820 in Chromium without a graphics
card, its processor slowed down ${throttle} times and, for the first visit, the line made slow 4G (1.6 Mbit/s,
150 ms) by the DevTools protocol, with nothing kept from before. LCP and long tasks are the
browser's own (blocking: what of each task is beyond 50 ms, from the first contentful paint till everything has
come; before it, told apart); the first drag is begun as soon as the page is alive and counted from the
navigation till it is painted, with the 250 ms that a finger must rest and 50 ms above the column. Then, with a
fast line, ${rounds} rounds: a finger lifts a card by a long press, carries it over the columns in sight and back for about
three seconds in steps of 16 ms, holds it at the edge till the board has scrolled to its end, and drops it in the last
column; frames are those the page was given (requestAnimationFrame) from lift to drop, "painted" is from the finger's
lifting to the frame after which the card is not in the hand nor where it was. Opening a deal is a tap, by event timing
and till its sheet is painted. Nodes and heap are after a garbage collection, before anything was done.`);

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
  await session.send("Page.enable");
  await session.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${instrument})()` });
  const finger = await fingers(page);
  // Playwright's own ways of looking bring a program into the page that takes a slow tablet longer
  // than our own: everything that is measured is looked at with bare expressions.
  const look = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value;
  };
  const slow = (rate) => session.send("Emulation.setCPUThrottlingRate", { rate });
  const go = async (mark) => {
    await page.goto("/", { waitUntil: "commit" });
    await look(`till_(() => times_["${mark}"])`);
  };
  return { context, page, session, finger, look, slow, go };
}

// In the page from the first: what the browser tells, and a few ways to look.
function instrument() {
  const times = (window.times_ = { lcp: 0, fcp: 0, tasks: [], opened: 0 });
  const told = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  told("largest-contentful-paint", (one) => (times.lcp = one.startTime));
  told("paint", (one) => one.name === "first-contentful-paint" && (times.fcp = one.startTime));
  told("longtask", (one) => times.tasks.push([one.startTime, one.startTime + one.duration]));
  told("event", (one) => one.interactionId && (times.opened = Math.max(times.opened, one.duration)), { durationThreshold: 16 });
  new MutationObserver(() => {
    for (const mark of ["alive", "whole"]) if (mark in document.documentElement.dataset) times[mark] ??= performance.now();
  }).observe(document, { subtree: true, attributeFilter: ["data-alive", "data-whole"] });
  // When a frame is the first in which `seen` holds, and has been painted.
  window.till_ = (seen) =>
    new Promise((resolve) => {
      const look = () => {
        if (!seen()) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage("");
      };
      requestAnimationFrame(look);
    });
  window.middle_ = (what) => {
    const { x, y, width, height } = document.querySelector(what).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  // From a finger's coming or going till a frame in which `seen` holds.
  window.since_ = (event, seen) => {
    window.since_told = new Promise((resolve) =>
      addEventListener(event, async ({ timeStamp }) => resolve((await till_(seen)) - timeStamp), { capture: true, once: true }),
    );
  };
}

async function first(browser, url) {
  const { context, session, finger, look, slow, go } = await tablet(browser, url);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow4g);
  await slow(throttle);
  await go("alive");
  const start = await look(`middle_('${cards(1)}')`);
  const end = await look(`middle_('.column[data-stage="2"]')`);
  const deal = await look(`document.querySelector('${cards(1)}').dataset.deal`);
  await finger.down(start);
  await look(`till_(() => document.querySelector(".card.is-lifted"))`);
  await finger.move(end);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const painted = look(`till_(${gone(deal, 2)})`);
  await finger.up();
  const done = await painted;
  await look(`till_(() => times_.whole)`);
  const { lcp, fcp, alive, tasks } = await look("times_");
  const blocked = (from, to) => tasks.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from) - 50), 0).toFixed(0);
  console.log(`    slow 4G: LCP ${seconds(lcp)}, alive ${seconds(alive)}, first drag done ${seconds(done)}, blocked ${blocked(fcp, Infinity)} ms (and ${blocked(0, fcp)} ms before)`);
  await context.close();
}

async function later(browser, url) {
  const { context, page, session, finger, look, slow, go } = await tablet(browser, url);
  await go("whole");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((one) => one.name === name).value;
  const count = (what) => look(`document.querySelectorAll("${what}").length`);
  console.log(`    ${await count("li.card")} cards mounted, ${await count("*")} elements, heap ${kilo(metric("JSHeapUsedSize")).trim()}`);
  const frames = [];
  const painted = [];
  for (let round = 0; round < rounds; round++) {
    await go("whole");
    await slow(throttle);
    const one = await drag(finger, look);
    await slow(1);
    await stands(page, one.deal, 8);
    frames.push(...one.frames);
    painted.push(one.painted);
  }
  const long = frames.filter((time) => time > 50).length;
  console.log(`    drag: ${told(frames)}, ${((long / frames.length) * 100).toFixed(1)} % of ${frames.length} frames longer than 50 ms; drop to painted ${painted.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  await go("whole");
  await slow(throttle);
  const opened = [];
  const timed = [];
  for (let n = 0; n < 8; n++) {
    const { shown, duration } = await openDeal(finger, look, n);
    opened.push(shown);
    timed.push(duration);
  }
  const sorted = (times) => [...times].sort((a, b) => a - b);
  console.log(`    opening a deal: event timing p50 ${percentile(sorted(timed), 0.5)} ms, max ${Math.max(...timed)} ms; sheet there p50 ${percentile(sorted(opened), 0.5).toFixed(0)} ms, max ${Math.max(...opened).toFixed(0)} ms`);
  await context.close();
}

async function drag(finger, look) {
  const deal = await look(`document.querySelector('${cards(1)}').dataset.deal`);
  const start = await look(`middle_('${cards(1)}')`);
  const end = await look(`middle_('.column[data-stage="4"]')`);
  const edge = await look(`(() => { const { right, y, height } = document.querySelector(".bands").getBoundingClientRect(); return { x: right - 8, y: y + height / 2 }; })()`);
  await finger.down(start);
  await look(`till_(() => document.querySelector(".card.is-lifted"))`);
  await look(`(() => {
    const frames = (window.frames_ = []);
    let last;
    const next = (now) => {
      if (last) frames.push(now - last);
      last = now;
      window.asked_ = requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })()`);
  for (let step = 0; step < 180; step++) {
    const part = Math.abs(Math.sin((step / 180) * Math.PI * 2));
    const at = { x: start.x + (end.x - start.x) * part, y: start.y + 120 * part };
    await Promise.all([finger.move(at), new Promise((resolve) => setTimeout(resolve, 16))]);
  }
  await finger.move(edge);
  await look(`till_(() => { const it = document.querySelector(".bands"); return it.scrollWidth - it.clientWidth - it.scrollLeft < 2; })`);
  const frames = await look("(cancelAnimationFrame(asked_), frames_)");
  await look(`since_("pointerup", ${gone(deal, 8)})`);
  await finger.move(await look(`middle_('.column[data-stage="8"]')`));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await finger.up();
  return { deal, frames, painted: await look("since_told") };
}

async function openDeal(finger, look, n) {
  const link = await look(`middle_('${cards(1 + (n % 4))} .card-open')`);
  await look(`(times_.opened = 16, since_("click", () => document.querySelector("aside.sheet-side")))`);
  await finger.down(link);
  await finger.up();
  const shown = await look("since_told");
  // What the browser tells of the tap comes a little later.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const duration = await look("times_.opened");
  await look("history.back()");
  await look(`till_(() => !document.querySelector("aside.sheet-side"))`);
  return { shown, duration };
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}
