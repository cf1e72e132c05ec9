// Notes, calls and mails: written by touch, seen by others at once, kept whatever befalls the line.
import { alive, aside, ask, axe, card, chief, enter, expect, list, middle, north, offline, operate, refusalsAreNoFault, settled, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "3"] });

const live = (page) => page.locator(".live");
const form = (page) => aside(page).locator(".act-form");
const words = (page) => page.locator("#act-words");
const items = (page) => aside(page).locator(".history > li");
const keep = (page) => form(page).getByRole("button", { name: "Write down" });

// A deal of her own with two contacts, opened beside the board.
async function opened(page, name, more = {}) {
  await enter(page, north.rep);
  const contact = { id: crypto.randomUUID(), name: "Wang Xiaotong", phone: "02 5550 1234" };
  const id = await list(page, name, { contact, ...more });
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect(words(page)).toBeVisible();
  return id;
}

const rows = async (page, deal) => (await ask(page, "activities", { about: { deal }, before: null })).rows;

async function write(page, text) {
  await words(page).fill(text);
  await keep(page).tap();
}

test("a note and the next step are written in one form, by touch, and the card is marked anew", async ({ page, another }) => {
  const id = await opened(page, "Noted Company");
  await expect(card(page, id)).toContainText("Overdue");
  const manager = await another();
  await enter(manager, north.manager, `/?deal=${id}`);
  await expect(items(manager).first()).toContainText("Put on the funnel");

  await aside(page).locator(".act-bar").getByRole("button", { name: "Note" }).tap();
  await expect(words(page)).toBeFocused();
  await words(page).fill("They want a second line.\n  Budget in March.");
  await form(page).getByText("Wang Xiaotong").tap();
  await page.locator("#act-step").fill("Send the layout");
  await form(page).getByText("In 3 days").tap();
  const due = await page.locator("#act-due").inputValue();
  await keep(page).tap();

  const note = items(page).filter({ hasText: "They want a second line." });
  await expect(note).toContainText("Note, with Wang Xiaotong");
  await expect(note.locator(".act-words")).toHaveText("They want a second line.\n  Budget in March.", { useInnerText: true });
  await expect(note).toContainText("張雅筑");
  await expect(note).not.toContainText("waiting");
  await expect(words(page)).toHaveValue("");
  await expect(page.locator("#activity-title")).toBeFocused();
  await expect(aside(page).locator(".next-step")).toContainText("Send the layout");
  await expect(card(page, id)).not.toContainText("Overdue");
  await expect(items(page).filter({ hasText: "Next step by" })).toContainText("Send the layout");
  const { card: now } = await ask(page, "deal", { deal: id });
  expect(now.deal.next_step.due).toBe(Math.round(Date.parse(due) / 86_400_000));

  // The other tablet has heard of both by itself.
  await expect(items(manager).filter({ hasText: "They want a second line." })).toContainText("Note, with Wang Xiaotong", { timeout: 5_000 });
  await expect(aside(manager).locator(".next-step")).toContainText("Send the layout");
  await expect(card(manager, id)).not.toContainText("Overdue");
  // What others wrote is for them to change.
  await expect(items(manager).locator(".act-options")).toHaveCount(0);
});

test("a step for tomorrow, and one that is cleared, are marked on the card at once", async ({ page }) => {
  const id = await opened(page, "Marked Company");
  await words(page).tap();
  await page.locator("#act-step").fill("Call back");
  await form(page).getByText("Tomorrow").tap();
  await keep(page).tap();
  await expect(card(page, id)).toContainText("Tomorrow");
  await expect.poll(async () => (await ask(page, "deal", { deal: id })).card.deal.next_step.what).toBe("Call back");
  expect((await rows(page, id)).length, "a next step alone is no note").toBe(0);
  const { card: now } = await ask(page, "deal", { deal: id });
  await operate(page, { edit: { deal: id, edits: [{ next_step: { what: "Call back", due: now.deal.next_step.due - 1 } }] } }, now.deal.version);
  await expect(card(page, id)).toContainText("Today");
  const { card: then } = await ask(page, "deal", { deal: id });
  await operate(page, { edit: { deal: id, edits: [{ next_step: null }] } }, then.deal.version);
  await expect(card(page, id)).toContainText("No next step");
});

test("T7: another team's rep reads nothing of it", async ({ page, another }) => {
  const id = await opened(page, "Secret Company");
  await write(page, "For our ears only");
  await expect(items(page).first()).toContainText("For our ears only");
  const other = await another();
  await enter(other, middle.rep);
  const refused = await other.request.post("/api/activities", { data: { about: { deal: id }, before: null } });
  expect(refused.status()).toBe(404);
  expect(await refused.text()).not.toContain("ears");
});

test("what is missing is asked for at its field, and what was typed stays", async ({ page }) => {
  await opened(page, "Asked Company");
  await words(page).tap();
  await keep(page).tap();
  await expect(page.locator("#act-words-error")).toContainText("Say in a few words");
  await words(page).fill("well");
  await page.locator("#act-step").fill("Call");
  await keep(page).tap();
  await expect(page.locator("#act-due-error")).toContainText("Due is still empty");
  await form(page).getByText("In a week").tap();
  await form(page).getByText("It was earlier").tap();
  await page.locator("#act-happened").fill("2099-01-01T09:00");
  await keep(page).tap();
  await expect(page.locator("#act-happened-error")).toContainText("still to come");
  await expect(words(page)).toHaveValue("well");
  await page.locator("#act-happened").fill("2026-01-05T09:30");
  await keep(page).tap();
  const note = items(page).filter({ has: page.locator(".act-words", { hasText: "well" }) });
  await expect(note).toContainText("09:30");
  await expect(note).toContainText("written");
  await expect(note.locator("h4")).toContainText("5 Jan");
});

test("offline, a note is shown as waiting and kept; back online it goes by itself", async ({ page, context, complaints }) => {
  const id = await opened(page, "Far Away");
  await expect(live(page)).toHaveAttribute("data-state", "synced");
  await offline(page);
  await write(page, "Written in a cellar");
  const note = items(page).filter({ hasText: "Written in a cellar" });
  await expect(note).toContainText("waiting to be sent");
  await expect(live(page)).toContainText("1 change kept");
  await context.setOffline(false);
  await expect(live(page)).toHaveAttribute("data-state", "synced", { timeout: 20_000 });
  await expect(note).toHaveCount(1);
  await expect(note).not.toContainText("waiting");
  expect((await rows(page, id)).map((row) => row.activity.told.words)).toEqual(["Written in a cellar"]);
  refusalsAreNoFault(complaints);
});

test("what its author regrets is set right or withdrawn, and everyone sees that it was", async ({ page, another }) => {
  const id = await opened(page, "Regretted Company");
  await write(page, "They wil buy");
  const note = items(page).filter({ has: page.locator(".act-head", { hasText: "Note" }) });
  await expect(note).toContainText("They wil buy");
  const manager = await another();
  await enter(manager, north.manager, `/?deal=${id}`);
  await note.getByRole("button", { name: "More for this record" }).tap();
  await note.getByRole("button", { name: "Edit" }).tap();
  await expect(page.locator("#act-correct")).toHaveValue("They wil buy");
  await page.locator("#act-correct").fill("They will buy");
  await aside(page).locator(".act-correct").getByRole("button", { name: "Save" }).tap();
  await expect(note).toContainText("They will buy");
  await expect(note).toContainText("edited");
  await expect(aside(manager)).toContainText("They will buy");
  await expect(aside(manager)).toContainText("edited");

  await note.getByRole("button", { name: "More for this record" }).tap();
  await note.getByRole("button", { name: "Withdraw" }).tap();
  await expect(note).toContainText("Tap again to withdraw it");
  await note.getByRole("button", { name: "Withdraw" }).tap();
  for (const reader of [page, manager]) {
    await expect(aside(reader)).toContainText("Withdrawn by its author");
    await expect(aside(reader)).not.toContainText("They will buy");
  }
  await expect(note.getByRole("button")).toHaveCount(0);
  expect(JSON.stringify(await rows(page, id))).not.toContain("buy");
});

test("a draft outlives the page, and another deal has its own", async ({ page }) => {
  const id = await opened(page, "Drafted Company");
  await words(page).fill("Half a thought");
  await page.locator("#act-step").fill("Finish it");
  await expect(form(page)).toContainText("Kept on this tablet");
  const other = await list(page, "Another Company");
  await page.goto(`/?deal=${other}`);
  await alive(page);
  await expect(words(page)).toHaveValue("");
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect(words(page)).toHaveValue("Half a thought");
  await expect(page.locator("#act-step")).toHaveValue("Finish it");
  await form(page).getByRole("button", { name: "Discard" }).tap();
  await page.reload();
  await alive(page);
  await expect(words(page)).toHaveValue("");
});

test("words that the server does not take come back into the form", async ({ page, another, complaints }) => {
  const id = await opened(page, "Passed Meanwhile");
  const manager = await another();
  await enter(manager, north.manager);
  let open;
  const gate = new Promise((resolve) => (open = resolve));
  await page.route("**/api/ops", async (route) => {
    await gate;
    await route.continue();
  });
  await write(page, "Too late to tell");
  await expect(items(page).first()).toContainText("waiting to be sent");
  const { desk } = await ask(manager, "open", { filter: {}, order: "next_step" });
  const pass = async (name) => {
    const { card } = await ask(manager, "deal", { deal: id });
    const owner = desk.people.find((person) => person.name === name).id;
    await operate(manager, { edit: { deal: id, edits: [{ owner }] } }, card.deal.version);
  };
  await pass("王柏翰");
  open();
  await expect(page.locator(".toast.is-refusal")).toContainText("Your words are back in the form");
  await pass("張雅筑");
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await expect(words(page)).toHaveValue("Too late to tell");
  refusalsAreNoFault(complaints);
});

test("back from a call, one is asked what came of it", async ({ page }) => {
  const id = await opened(page, "Called Company");
  await call(page, ".contact a");
  const asked = aside(page).locator(".act-called");
  await expect(asked).toContainText("Called Wang Xiaotong: what came of it?");
  await asked.getByRole("button", { name: "Not reached" }).tap();
  await expect(asked).toHaveCount(0);
  await keep(page).tap();
  await expect(items(page).first()).toContainText("Called Wang Xiaotong, not reached");
  await expect(items(page).first()).not.toContainText("waiting");
  expect((await rows(page, id))[0].activity.kind).toEqual({ call: { way: "out", reached: false } });
  // From the card too; it is asked once, whenever the deal is looked at.
  await page.goto("/");
  await alive(page);
  await call(page, `li.card[data-deal="${id}"] .card-tel`);
  await page.goto(`/?deal=${id}`);
  await alive(page);
  await asked.getByRole("button", { name: "Reached", exact: true }).tap();
  await words(page).fill("He wants it by May");
  await keep(page).tap();
  await expect(items(page).first()).toContainText("He wants it by May");
  await page.reload();
  await alive(page);
  await expect(items(page).first()).toContainText("He wants it by May");
  await expect(asked).toHaveCount(0);
});

test("the stream shows what one asks for, and older pages on demand", async ({ page }) => {
  const id = await opened(page, "Long Story");
  for (let n = 0; n < 35; n++) {
    const content = { kind: "note", contact: null, happened: Date.now() - 86_400_000 * (n + 1), words: `note ${n}` };
    await operate(page, { activity: { add: { id: crypto.randomUUID(), about: { deal: id }, content, next_step: null } } });
  }
  await page.reload();
  await alive(page);
  await expect(items(page)).toHaveCount(30);
  await expect(items(page).first()).toContainText("Put on the funnel");
  await expect(items(page).nth(1)).toContainText("note 0");
  await expect(items(page).nth(1).locator("h4")).toContainText(/yesterday/i);
  await aside(page).getByRole("button", { name: "Show earlier" }).tap();
  await expect(items(page)).toHaveCount(36);
  await expect(items(page).last()).toContainText("note 34");
  await expect(aside(page).getByRole("button", { name: "Show earlier" })).toHaveCount(0);
  await aside(page).getByText("Changes", { exact: true }).tap();
  await expect(items(page)).toHaveCount(1);
  await aside(page).getByText("Notes, calls, mails").tap();
  await expect(items(page)).toHaveCount(35);
});

test("what people write is text, wherever it stands", async ({ page }) => {
  page.on("dialog", (dialog) => {
    throw new Error(`a script ran: ${dialog.message()}`);
  });
  const evil = `</textarea><script>alert(1)</script><img src=x onerror=alert(2)>&amp; https://example.com`;
  await opened(page, "Evil Company");
  await write(page, evil);
  await expect(items(page).first().locator(".act-words")).toHaveText(evil);
  await expect(items(page).first().locator("a, img, script")).toHaveCount(0);
  await items(page).first().getByRole("button", { name: "More for this record" }).tap();
  await items(page).first().getByRole("button", { name: "Edit" }).tap();
  await expect(page.locator("#act-correct")).toHaveValue(evil);
});

for (const [lang, title] of Object.entries({ en: "Activity", "zh-Hant": "跟進紀錄", "zh-Hans": "跟进记录" })) {
  for (const theme of ["light", "dark"]) {
    test(`${lang}, ${theme}: axe finds nothing, held wide and held tall`, async ({ page, context, baseURL }) => {
      await context.addCookies([
        { name: "lang", value: lang, url: baseURL },
        { name: "theme", value: theme, url: baseURL },
      ]);
      await enter(page, chief);
      const { desk, board } = await ask(page, "open", { filter: {}, order: "next_step" });
      const deal = await told(page, board);
      for (const viewport of [{ width: 1180, height: 820 }, { width: 820, height: 1180 }]) {
        await page.setViewportSize(viewport);
        await page.goto(`/?deal=${deal.id}`);
        await alive(page);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await expect(page.locator("#activity-title")).toHaveText(title);
        await expect(items(page).first()).toBeVisible();
        await settled(page);
        await axe(page, { include: "aside" });
        await look(page, `${lang}-${theme}-${viewport.width}-sheet`);
        await page.locator(".act-bar .button").nth(1).tap();
        await expect(page.locator("#act-step")).toBeVisible();
        await form(page).locator("[type=submit]").tap();
        await settled(page);
        await axe(page, { include: "aside" });
        await small(page);
        await look(page, `${lang}-${theme}-${viewport.width}-form`);
        await page.locator("#activity-title").evaluate((title) => title.closest("section").querySelector(".history").scrollIntoView());
        await look(page, `${lang}-${theme}-${viewport.width}-stream`);
        await form(page).locator(".act-end .button").first().tap();
      }
      expect(desk.people.length).toBeGreaterThan(0);
    });
  }
}

// The open deal of the board of which most is told.
async function told(page, board) {
  let best = { id: null, count: -1 };
  for (const { deal } of board.columns.slice(3, 6).flatMap((column) => column.rows).slice(0, 8)) {
    const count = (await rows(page, deal.id)).length;
    if (count > best.count) best = { id: deal.id, count };
  }
  return best;
}

// Every control in the sheet can be hit by a thumb.
async function small(page) {
  const found = await aside(page).evaluate((sheet) =>
    [...sheet.querySelectorAll("button, summary, a, .chip, .segmented label, input:not([type=radio]), textarea")]
      .filter((one) => one.checkVisibility())
      .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)])
      .filter(([{ width, height }]) => width < 43.5 || height < 43.5)
      .map(([{ width, height }, html]) => `${Math.round(width)}×${Math.round(height)} ${html}`),
  );
  expect(found).toEqual([]);
}

// Keeps a picture where someone wants to look: LOUDOU_LOOK names the folder.
const look = (page, name) => process.env.LOUDOU_LOOK && page.screenshot({ path: `${process.env.LOUDOU_LOOK}/${name}.png` });

// Taps a number without leaving for a telephone that is not there, and comes back.
async function call(page, selector) {
  await page.locator(selector).first().evaluate((link) => {
    link.addEventListener("click", (event) => event.preventDefault(), { once: true });
    link.click();
  });
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

test("an account's page shows what was done on its deals and beside them, and takes new words", async ({ page }) => {
  const id = await opened(page, "Streamed Company");
  await write(page, "Showed them the pump.");
  await expect(items(page).first()).toContainText("Showed them the pump.");
  await expect.poll(async () => (await rows(page, id)).length).toBe(1);
  await aside(page).locator("#deal-title a").click();
  await expect(page).toHaveURL(/\/accounts\//);
  const stream = page.locator(".account-activity");
  const line = stream.locator(".history > li");
  await expect(line).toHaveCount(1);
  await expect(line.first()).toContainText("Showed them the pump.");
  await words(page).fill("Met their new director.");
  await stream.getByText("Call", { exact: true }).tap();
  await stream.getByText("Wang Xiaotong").tap();
  await stream.getByRole("button", { name: "Write down" }).tap();
  await expect(line).toHaveCount(2);
  await expect(line.first()).toContainText("Met their new director.");
  await expect(line.first()).not.toContainText("waiting");
  await axe(page);
  // Opened by its address, without a board before it.
  await page.reload();
  await alive(page);
  await expect(line).toHaveCount(2);
  await words(page).fill("Sent the catalogue.");
  await stream.getByRole("button", { name: "Write down" }).tap();
  await expect(line).toHaveCount(3);
  await expect(line.first()).not.toContainText("waiting");
});
