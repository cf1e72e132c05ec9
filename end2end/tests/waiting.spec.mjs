// What waits on a tablet: in one line for all tabs of a person, once each, for nobody else; and
// what did not go through, till its person settles it.
import {
  admin, alive, ask, axe, card, cardIn, column, enter, expect, list, moveBy, moveTo, north, offline, operate, placeOf, settled, sheet, silenceIsNoFault, stands, test,
} from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "30", "--seed", "3"] });
test.afterEach(({ complaints }) => silenceIsNoFault(complaints));

const live = (page) => page.locator(".live");
const mark = (page) => page.locator(".live-left");
const items = (page) => page.locator(".attention > li");
const button = (where, name) => where.getByRole("button", { name });

// Operations as they go to the server: [identity, …].
function sent(context) {
  const ids = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/api/ops") && request.method() === "POST") ids.push(request.postDataJSON().op.id);
  });
  return ids;
}

// What stands on the shelf of this tablet.
const shelf = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open("loudou");
        asked.onerror = reject;
        asked.onsuccess = () => {
          asked.result.transaction("rows").objectStore("rows").getAll().onsuccess = ({ target }) => {
            asked.result.close();
            resolve(target.result.map(({ kind, id }) => `${kind} ${id}`));
          };
        };
      }),
  );

const movesOf = async (page, id) => {
  const { history } = await ask(page, "deal", { deal: id });
  return history.filter(({ changes }) => changes.some((change) => change.moved)).length;
};

for (const locks of [true, false]) {
  test(`two tabs ${locks ? "" : "of a browser without locks "}make one line: all goes, once each, in order`, async ({ page, context }) => {
    if (!locks) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined }));
    await enter(page, north.rep);
    const [one, two] = [await list(page, "Line One"), await list(page, "Line Two")];
    const other = await context.newPage();
    await other.goto("/");
    await alive(other);
    for (const tab of [page, other]) await expect(card(tab, two)).toBeVisible();
    await offline(page, other);
    await moveTo(page, cardIn(page, 1, one), 2);
    // The other tab shows it and counts it.
    await expect(cardIn(other, 2, one)).toHaveClass(/is-pending/);
    await expect(live(other)).toContainText("1 change kept");
    await moveTo(other, cardIn(other, 1, two), 3);
    await moveTo(other, cardIn(other, 2, one), 4);
    await expect(cardIn(page, 4, one)).toBeVisible();
    await moveTo(page, cardIn(page, 3, two), 5);
    for (const tab of [page, other]) await expect(live(tab)).toContainText("4 changes kept");
    const line = (await shelf(page)).map((row) => row.split(" ")[1]);
    expect(line).toHaveLength(4);
    const ids = sent(context);
    await context.setOffline(false);
    for (const tab of [page, other]) await expect(live(tab)).toHaveAttribute("data-state", "synced", { timeout: 30_000 });
    await stands(page, one, 4);
    await stands(page, two, 5);
    expect([await movesOf(page, one), await movesOf(page, two)]).toEqual([2, 2]);
    // Tries without a line may stand before; in the end each went in its turn.
    const last = [...new Set(ids.toReversed())].toReversed();
    expect(last).toEqual(line);
    if (locks) expect(new Set(ids.slice(-4))).toEqual(new Set(line));
    expect(await shelf(page)).toEqual([]);
    for (const tab of [page, other]) await expect(cardIn(tab, 5, two)).not.toHaveClass(/is-pending/);
  });
}

test("a tab that is closed in the middle of sending loses nothing and doubles nothing", async ({ page, context }) => {
  await enter(page, north.rep);
  const [one, two] = [await list(page, "Cut One"), await list(page, "Cut Two")];
  await expect(card(page, two)).toBeVisible();
  // The server does it; neither its answer nor the stream tells of it.
  await page.route("**/live?*", (route) => route.abort());
  await page.reload();
  await alive(page);
  const done = [];
  await page.route("**/api/ops", async (route) => {
    const answer = await route.fetch();
    done.push((await answer.json()).applied?.seq);
  });
  await moveTo(page, cardIn(page, 1, one), 2);
  await moveTo(page, cardIn(page, 1, two), 3);
  await expect.poll(() => done.length).toBe(1);
  await expect(live(page)).toContainText("2 changes waiting");
  await page.close();
  const ids = sent(context);
  const again = await context.newPage();
  await again.goto("/");
  await alive(again);
  await stands(again, two, 3);
  await expect(live(again)).toHaveAttribute("data-state", "synced");
  expect(ids).toHaveLength(2);
  expect([await movesOf(again, one), await movesOf(again, two)]).toEqual([1, 1]);
  expect(await shelf(again)).toEqual([]);
});

test("what waits when a session has ended goes after its person has signed in again, in every tab", async ({ page, context }) => {
  await enter(page, north.rep);
  const id = await list(page, "After The Session");
  await expect(card(page, id)).toBeVisible();
  await offline(page);
  await moveTo(page, cardIn(page, 1, id), 2);
  await expect(live(page)).toContainText("1 change kept");
  await page.request.post("/api/sign_out");
  await context.setOffline(false);
  await expect(page.locator(".offline")).toContainText("Sign in again", { timeout: 30_000 });
  await expect(live(page)).toContainText("1 change kept");
  const again = await context.newPage();
  await enter(again, north.rep);
  await stands(again, id, 2);
  for (const tab of [again, page]) await expect(live(tab)).toHaveAttribute("data-state", "synced", { timeout: 30_000 });
  expect(await movesOf(again, id)).toBe(1);
});

test("T7: what waits for one person is not done by another who signs in beside", async ({ page, context }) => {
  await enter(page, north.rep);
  const id = await list(page, "Not In His Name");
  await expect(card(page, id)).toBeVisible();
  await offline(page);
  await moveTo(page, cardIn(page, 1, id), 2);
  await expect(live(page)).toContainText("1 change kept");
  await page.request.post("/api/enter_demo", { form: { login: north.manager } });
  await context.setOffline(false);
  await expect(page.locator(".offline")).toContainText("Sign in again", { timeout: 30_000 });
  expect(await placeOf(page, id)).toBe(1);
  await page.request.post("/api/enter_demo", { form: { login: north.rep } });
  await page.reload();
  await stands(page, id, 2);
  const { history } = await ask(page, "deal", { deal: id });
  expect(history[0].by).toBe(history[1].by);
});

test.describe("another person on the same tablet", () => {
  let id;

  // She leaves a move and half a note on the tablet, and her session ends.
  async function leaves(page, context, name) {
    await enter(page, north.rep);
    id = await list(page, name);
    await page.goto(`/?deal=${id}`);
    await alive(page);
    await page.locator("#act-words").fill("half a thought");
    await offline(page);
    await moveTo(page, cardIn(page, 1, id), 2);
    await expect(live(page)).toContainText("1 change kept");
    await page.request.post("/api/sign_out");
    await context.setOffline(false);
    await expect(page.locator(".offline")).toContainText("Sign in again", { timeout: 30_000 });
  }

  test("is asked by the door of the demo, and lets her sign in: it goes", async ({ page, context }) => {
    await leaves(page, context, "Left For Her");
    await page.goto("/");
    await alive(page);
    await page.locator(`[data-demo-person="${north.manager}"]`).click();
    await expect(sheet(page).getByRole("heading", { level: 2 })).toHaveText("張雅筑 has unsent work here");
    await expect(sheet(page)).toContainText("2 changes or drafts of 張雅筑 are on this tablet only");
    await expect(page.getByText("half a thought")).toHaveCount(0);
    await axe(page);
    // There is no way past it.
    await page.keyboard.press("Escape");
    await expect(sheet(page)).toBeVisible();
    await page.goto("/settings");
    await alive(page);
    await expect(sheet(page)).toBeVisible();
    await button(sheet(page), "Sign out and let 張雅筑 sign in").click();
    await expect(page).toHaveURL("/demo");
    await alive(page);
    await page.locator(`[data-demo-person="${north.rep}"]`).click();
    await expect(page).toHaveURL("/");
    await stands(page, id, 2);
    await expect(sheet(page)).toHaveCount(0);
    await page.goto(`/?deal=${id}`);
    await alive(page);
    await expect(page.locator("#act-words")).toHaveValue("half a thought");
  });

  test("is asked by a one-time link, and deletes it: nothing of it goes", async ({ page, context, another }) => {
    const office = await another();
    await enter(office, admin);
    const { desk } = await ask(office, "open", { filter: {}, order: "next_step" });
    const guest = desk.people.find(({ name }) => name === "王柏翰").id;
    const { url } = await ask(office, "make_link", { person: guest, origin: new URL(office.url()).origin });
    await leaves(page, context, "Deleted Of Her");
    await page.goto(url);
    await alive(page);
    await page.locator("#password").fill("a-long-password");
    await page.locator("[type=submit]").click();
    await expect(sheet(page)).toContainText("If you go on, it is deleted for good");
    await button(sheet(page), "Delete and go on").click();
    await expect(sheet(page)).toHaveCount(0);
    expect(await shelf(page)).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")))).toEqual([]);
    await page.reload();
    await alive(page);
    await expect(sheet(page)).toHaveCount(0);
    await enter(page, north.rep);
    await expect(live(page)).toHaveAttribute("data-state", "synced");
    expect(await placeOf(page, id)).toBe(1);
  });

  test("is not asked where nothing was left", async ({ page }) => {
    await enter(page, north.rep);
    await enter(page, north.manager);
    await expect(live(page)).toHaveAttribute("data-state", "synced");
    await expect(sheet(page)).toHaveCount(0);
  });
});

test("who signs out takes other tabs along, and is asked about what waits and what did not go through", async ({ page, context }) => {
  await enter(page, north.rep);
  const id = await list(page, "Signed Out Beside");
  const other = await context.newPage();
  await other.goto("/settings");
  await alive(other);
  await expect(card(page, id)).toBeVisible();
  await offline(page, other);
  await moveTo(page, cardIn(page, 1, id), 2);
  await expect(live(page)).toContainText("1 change kept");
  await page.route("**/api/ops", (route) => route.abort());
  await context.setOffline(false);
  await other.locator("[data-sign-out]").click();
  await expect(sheet(other)).toContainText("1 change or draft of yours is on this tablet only");
  await button(sheet(other), "Sign out and lose them").click();
  for (const tab of [other, page]) await expect(tab).toHaveURL("/demo");
  expect(await shelf(page)).toEqual([]);
});

test.describe("F6: what did not go through", () => {
  let id, manager;

  // Two moves of a deal wait on her tablet while he changes it.
  async function away(page, context, another, name, meanwhile) {
    await enter(page, north.rep);
    id = await list(page, name);
    await expect(card(page, id)).toBeVisible();
    manager = await another();
    await enter(manager, north.manager);
    await offline(page);
    await moveTo(page, cardIn(page, 1, id), 3);
    await moveTo(page, cardIn(page, 3, id), 4);
    await expect(live(page)).toContainText("2 changes kept");
    await meanwhile();
    // Another page sends it: nobody is there who just did it.
    await page.close();
    await context.setOffline(false);
    const back = await context.newPage();
    await back.goto("/");
    await alive(back);
    await expect(mark(back)).toContainText("2 need attention");
    return back;
  }

  test("a conflict stays in the list over reloads, and is settled with mine", async ({ page, context, another }) => {
    let back = await away(page, context, another, "Mine Of Both", () => moveBy(manager, id, 2));
    await expect(back.locator(".toast")).toContainText("2 of your changes did not go through");
    await expect(live(back)).toHaveAttribute("data-state", "synced");
    await expect(cardIn(back, 2, id)).toBeVisible();
    await axe(back);
    await back.reload();
    await alive(back);
    await mark(back).click();
    await expect(items(back)).toHaveCount(2);
    const first = items(back).first();
    await expect(first).toContainText("Mine Of Both");
    await expect(first).toContainText("You wanted to move it to First proposal");
    await expect(first).toContainText("Someone else changed this deal first");
    await expect(items(back).nth(1)).toContainText("It was built upon a change that did not go through");
    await axe(back);
    await button(first, "See both versions").click();
    await expect(sheet(back).getByRole("heading", { level: 2 })).toHaveText("Mine Of Both changed meanwhile");
    await expect(sheet(back)).toContainText("陳志遠");
    await expect(sheet(back)).toContainText("Moved from Plan & call to First visit");
    await axe(back);
    // Closing chooses nothing.
    await back.keyboard.press("Escape");
    await expect(mark(back)).toContainText("2 need attention");
    await mark(back).click();
    await button(items(back).first(), "See both versions").click();
    await button(sheet(back), "Apply mine").click();
    await stands(back, id, 3);
    await expect(mark(back)).toContainText("1 needs attention");
    await mark(back).click();
    await button(items(back).first(), "Try again").click();
    await button(sheet(back), "Apply mine").click();
    await stands(back, id, 4);
    await expect(mark(back)).toHaveCount(0);
    expect(await shelf(back)).toEqual([]);
  });

  test("a conflict is settled with theirs, and the rest is let go", async ({ page, context, another }) => {
    const back = await away(page, context, another, "Theirs Of Both", () => moveBy(manager, id, 2));
    await mark(back).click();
    await button(items(back).first(), "See both versions").click();
    await button(sheet(back), "Use theirs").click();
    await expect(mark(back)).toContainText("1 needs attention");
    await mark(back).click();
    await button(items(back).first(), "Let it go").click();
    await expect(sheet(back)).toContainText("All settled");
    await axe(back);
    await button(sheet(back), "Close").click();
    await expect(mark(back)).toHaveCount(0);
    await back.reload();
    await alive(back);
    await expect(live(back)).toHaveAttribute("data-state", "synced");
    await expect(mark(back)).toHaveCount(0);
    expect(await placeOf(back, id)).toBe(2);
  });

  test("a deal that went out of sight is told so, and trying again changes nothing", async ({ page, context, another }) => {
    const back = await away(page, context, another, "Out Of Sight", async () => {
      const { desk } = await ask(manager, "open", { filter: {}, order: "next_step" });
      const to = desk.people.find(({ name }) => name === "王柏翰").id;
      const { card } = await ask(manager, "deal", { deal: id });
      const answer = await operate(manager, { edit: { deal: id, edits: [{ owner: to }] } }, card.deal.version);
      expect(Object.keys(answer)).toEqual(["applied"]);
    });
    await mark(back).click();
    const first = items(back).first();
    await expect(first).toContainText("Out Of Sight");
    await expect(first).toContainText("This deal is not here, or not yours to see");
    await expect(first.getByRole("link")).toHaveCount(0);
    await button(first, "Try again").click();
    await expect(first.getByRole("alert")).toBeVisible();
    await axe(back);
    await expect(items(back)).toHaveCount(2);
    expect(await placeOf(manager, id)).toBe(1);
  });

  test("an edit shows what each changed", async ({ page, context, another }) => {
    await enter(page, north.rep);
    const deal = await list(page, "Edited By Two", { amount: [100_000_00, "TWD"] });
    await page.goto(`/?deal=${deal}`);
    await alive(page);
    const his = await another();
    await enter(his, north.manager);
    await page.locator("aside.sheet-side").getByRole("button", { name: "Edit" }).click();
    await page.locator("#deal-amount").fill("200000");
    await offline(page);
    await page.locator("aside.sheet-side").getByRole("button", { name: "Save" }).click();
    await expect(live(page)).toContainText("1 change kept");
    const { card: now } = await ask(his, "deal", { deal });
    await operate(his, { edit: { deal, edits: [{ amount: [150_000_00, "TWD"] }] } }, now.deal.version);
    await page.close();
    await context.setOffline(false);
    const back = await context.newPage();
    await back.goto("/");
    await alive(back);
    await mark(back).click();
    await expect(items(back)).toContainText("Amount raised from NT$100,000.00 to NT$200,000.00");
    await button(items(back), "See both versions").click();
    await expect(sheet(back)).toContainText("Amount raised from NT$100,000.00 to NT$150,000.00");
    await expect(sheet(back)).toContainText("Amount raised from NT$150,000.00 to NT$200,000.00");
    await axe(back);
    await button(sheet(back), "Apply mine").click();
    await expect(mark(back)).toHaveCount(0);
    await expect.poll(async () => (await ask(back, "deal", { deal })).card.deal.amount).toEqual([200_000_00, "TWD"]);
  });

  test("what an older version kept is taken over once; what waited for too long is asked about", async ({ page }) => {
    await enter(page, north.rep);
    const [fresh, old] = [await list(page, "Kept Before"), await list(page, "Kept For Weeks")];
    const { desk } = await ask(page, "open", { filter: {}, order: "next_step" });
    const waiting = await Promise.all(
      [fresh, old].map(async (deal) => {
        const { card: before } = await ask(page, "deal", { deal });
        const at = Date.now() - (deal === old ? 31 * 86_400_000 : 0);
        const command = { move: { deal, to: { stage: 2 }, reason: null } };
        return { op: { id: crypto.randomUUID(), at, base: before.deal.version, command }, before, account: before.account, done: null };
      }),
    );
    await page.goto("/settings");
    await page.evaluate(([key, all]) => localStorage.setItem(key, JSON.stringify(all)), [`loudou.waiting.${desk.me.id}`, waiting]);
    await page.goto("/");
    await alive(page);
    await stands(page, fresh, 2);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("waiting")))).toEqual([]);
    await mark(page).click();
    await expect(items(page)).toContainText("It has waited here for more than 30 days");
    expect(await placeOf(page, old)).toBe(1);
    await button(items(page), "Try again").click();
    await stands(page, old, 2);
    await expect(mark(page)).toHaveCount(0);
  });

  for (const [language, words] of [
    ["en", ["Needs your attention", "See both versions", "Let it go"]],
    ["zh-Hant", ["需要您處理", "查看兩個版本", "不再保留"]],
    ["zh-Hans", ["需要您处理", "查看两个版本", "不再保留"]],
  ]) {
    test(`the list in ${language}, wide and tall, light and dark`, async ({ page, context, another }) => {
      await enter(page, north.rep);
      const deal = await list(page, `Told In ${language}`);
      await expect(card(page, deal)).toBeVisible();
      const his = await another();
      await enter(his, north.manager);
      await offline(page);
      await moveTo(page, cardIn(page, 1, deal), 3);
      await expect(live(page)).toContainText("1 change kept");
      await moveBy(his, deal, 2);
      await page.close();
      await context.setOffline(false);
      const back = await context.newPage();
      await back.request.post("/api/set_language", { form: { lang: language } });
      await back.goto("/");
      await alive(back);
      await mark(back).click();
      for (const text of words) await expect(sheet(back)).toContainText(text);
      for (const colorScheme of ["light", "dark"]) {
        for (const size of [{ width: 820, height: 1180 }, { width: 390, height: 844 }, { width: 1180, height: 820 }]) {
          await back.emulateMedia({ colorScheme });
          await back.setViewportSize(size);
          await settled(back);
          await axe(back);
        }
      }
      await back.request.post("/api/set_language", { form: { lang: "en" } });
    });
  }
});

test("a deal that is not listed comes back into its form, and waits in the list while that is closed", async ({ page }) => {
  await enter(page, north.rep);
  await button(page, "Deal").click();
  await page.locator("#new-account").fill("Refused Company");
  await page.locator("#new-amount").fill("5000");
  // The product is taken off the list on the way.
  await page.route("**/api/ops", (route) => {
    const data = route.request().postDataJSON();
    data.op.command.list.product = crypto.randomUUID();
    return route.continue({ postData: JSON.stringify(data) });
  });
  await sheet(page).locator("[type=submit]").click();
  await expect(sheet(page).getByRole("alert")).toBeVisible();
  await expect(page.locator("#new-account")).toHaveValue("Refused Company");
  await button(sheet(page), "Cancel").click();
  await page.unroute("**/api/ops");
  await page.reload();
  await alive(page);
  await mark(page).click();
  await expect(items(page)).toContainText("Refused Company");
  await expect(items(page)).toContainText("put it on the funnel as a new deal");
  await button(items(page), "Open the form").click();
  await expect(page.locator("#new-account")).toHaveValue("Refused Company");
  await sheet(page).locator("[type=submit]").click();
  await expect(column(page, 1).getByText("Refused Company")).toBeVisible();
  await expect(mark(page)).toHaveCount(0);
});
