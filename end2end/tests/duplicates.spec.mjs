// T7, F5.1: a customer listed twice is noticed while one types, merged, and parted again.
import { aside, ask, axe, card, chief, enter, expect, list, north, middle, sheet, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "7"], hasTouch: true });

const hints = (page) => page.locator(".duplicate");
const languages = [
  { lang: "en", use: "Use this account", talk: "talk to", merge: "Merge", undo: "Undo the merge" },
  { lang: "zh-Hant", use: "就用這個客戶", talk: "以免撞單", merge: "合併", undo: "復原合併" },
  { lang: "zh-Hans", use: "就用这个客户", talk: "以免撞单", merge: "合并", undo: "撤销合并" },
];

async function speak(page, lang, theme = "light") {
  const url = page.url();
  await page.context().addCookies([["lang", lang], ["theme", theme]].map(([name, value]) => ({ name, value, url })));
}

async function newDeal(page) {
  await page.locator(".bar .button.is-primary").first().tap();
  await expect(sheet(page)).toBeVisible();
}

const account = async (page, deal) => (await ask(page, "deal", { deal })).card;

test("a customer in sight is offered while one types, in either script, and one tap takes it", async ({ page }) => {
  await enter(page, north.rep);
  const deal = await list(page, "鎧岳測試紡織股份有限公司");
  await newDeal(page);
  await page.locator("#new-account").fill("铠岳测试纺织");
  await expect(hints(page)).toContainText("鎧岳測試紡織股份有限公司 is listed already.");
  await expect(hints(page)).toContainText("1 open deal");
  await hints(page).getByRole("button", { name: "Use this account" }).tap();
  await expect(page.locator("#new-account")).toHaveValue("鎧岳測試紡織股份有限公司");
  await expect(hints(page)).toHaveCount(0);
  await sheet(page).locator("button[type=submit]").tap();
  await expect(sheet(page)).toHaveCount(0);
  const known = (await account(page, deal)).deal.account;
  await expect.poll(async () => {
    const board = await ask(page, "board", { filter: { text: "鎧岳測試" }, order: "next_step" });
    return board.columns.flatMap(({ rows }) => rows.map((row) => row.deal.account));
  }).toEqual([known, known]);
});

test("a customer out of sight is told of by name and holder, and never stands in the way", async ({ page, another }) => {
  const hers = await another();
  await enter(hers, north.rep);
  await list(hers, "澄嶺水泵");
  await enter(page, middle.rep);
  await newDeal(page);
  await page.locator("#new-account").fill("澄岭水泵有限公司");
  await expect(hints(page)).toContainText("澄嶺水泵 is listed already.");
  await expect(hints(page)).toContainText("Looked after by");
  await expect(hints(page)).toContainText("talk to");
  await sheet(page).locator("summary").tap();
  await expect(sheet(page).locator("button[type=submit]")).toBeInViewport({ ratio: 1 });
  await expect(hints(page).getByRole("button")).toHaveCount(0);
  await sheet(page).locator("button[type=submit]").tap();
  await expect(sheet(page)).toHaveCount(0);
});

test("the very name of a customer out of sight comes back on the form with whom to ask, and all that was typed", async ({ page, another }) => {
  const hers = await another();
  await enter(hers, north.rep);
  await list(hers, "望塬壓縮機");
  await enter(page, middle.rep);
  await newDeal(page);
  await page.locator("#new-account").fill("望塬壓縮機");
  await page.locator("#new-amount").fill("1,250,000");
  await sheet(page).locator("summary").tap();
  await page.locator("#new-contact").fill("周工");
  await page.locator("#new-phone").fill("0912 345 678");
  await page.locator("#new-step").fill("Send the drawings");
  await page.locator("#new-due").fill("2030-05-06");
  await sheet(page).locator("button[type=submit]").tap();
  const wrong = page.locator("#new-account-error");
  await expect(wrong).toContainText("looks after this customer. Ask them or a manager who sees both");
  await expect(wrong).toContainText("張雅筑");
  await expect(page.locator(".toast")).toHaveCount(0);
  await axe(page);
  for (const [field, value] of [["account", "望塬壓縮機"], ["amount", "1,250,000"], ["contact", "周工"], ["phone", "0912 345 678"], ["step", "Send the drawings"], ["due", "2030-05-06"]]) {
    await expect(page.locator(`#new-${field}`)).toHaveValue(value);
  }
  const board = await ask(page, "board", { filter: { text: "望塬" }, order: "next_step" });
  expect(board.columns.flatMap(({ rows }) => rows)).toEqual([]);
  await page.locator("#new-account").fill("望塬壓縮機二廠");
  await sheet(page).locator("button[type=submit]").tap();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator(".card", { hasText: "望塬壓縮機二廠" })).toBeVisible();
});

test("a phone that is known says where it rings, in the new deal and in an open one", async ({ page }) => {
  await enter(page, north.rep);
  const contact = { id: crypto.randomUUID(), name: "吳麗", phone: "02-2311-7788" };
  const deal = await list(page, "栢榆印務", { contact });
  await newDeal(page);
  await sheet(page).locator("summary").tap();
  await page.locator("#new-phone").fill("+886 2 2311 7788");
  await expect(hints(page)).toContainText("吳麗 at 栢榆印務 has this phone.");
  await page.keyboard.press("Escape");
  await card(page, deal).locator(".card-open").tap();
  await aside(page).getByRole("button", { name: "Add a contact" }).tap();
  await page.locator("#contact-name").fill("吴丽");
  await expect(hints(page)).toContainText("吳麗 is listed at 栢榆印務.");
});

test("the hint is reached and taken by keyboard alone", async ({ page }) => {
  await enter(page, north.rep);
  await list(page, "Osterfeld Hydraulics Co., Ltd.");
  await newDeal(page);
  await page.locator("#new-account").focus();
  await page.keyboard.type("Osterfeld Hydraulic");
  await expect(hints(page)).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#new-account")).toHaveValue("Osterfeld Hydraulics Co., Ltd.");
});

test("a manager merges two accounts, the board shows it at once, and the undo parts them", async ({ page, another }) => {
  const board = await another();
  await enter(board, north.rep);
  const contact = { id: crypto.randomUUID(), name: "林美", phone: null };
  const [stays, goes] = [await list(board, "騰嶽鋼構"), await list(board, "騰岳鋼構工程", { contact })];
  await enter(page, chief);
  const into = (await account(page, stays)).deal.account;
  await page.goto(`/accounts/merge?into=${into}`);
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  await page.locator("#merge-search").fill("騰岳");
  await page.getByRole("button", { name: "騰岳鋼構工程" }).last().tap();
  await expect(page.locator(".merge-side").last()).toContainText("騰岳鋼構工程");
  await expect(page.locator(".merge-what")).toContainText("1 deal moves to 騰嶽鋼構.");
  await expect(page.locator(".merge-what")).toContainText("These contacts move to 騰嶽鋼構: 林美.");
  await page.getByRole("button", { name: "Merge", exact: true }).tap();
  await expect(page.locator(".merge-told")).toContainText("騰岳鋼構工程 is now part of 騰嶽鋼構.");
  await expect(card(board, goes)).toContainText("騰嶽鋼構");
  await card(board, goes).locator(".card-open").tap();
  await expect(aside(board).locator(".history")).toContainText("The account 騰岳鋼構工程 was merged into this one");
  await page.getByRole("button", { name: "Undo the merge of 騰岳鋼構工程" }).tap();
  await expect(page.locator(".merge-told")).toContainText("was undone");
  await expect(card(board, goes)).toContainText("騰岳鋼構工程");
});

test("the archive asks too, and a merged account's address and name lead to the other", async ({ page }) => {
  await enter(page, chief);
  const [stays, goes] = [await list(page, "棲霞閥門"), await list(page, "Qixia Valves")];
  const [into, from] = [(await account(page, stays)).deal.account, (await account(page, goes)).deal.account];
  await page.goto("/accounts");
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  await page.locator(".bar-end .button.is-primary").tap();
  await page.locator("#account-name").fill("栖霞阀门股份有限公司");
  await expect(hints(page)).toContainText("棲霞閥門 is listed already.");
  await expect(hints(page).getByRole("link", { name: "Look at the account" })).toHaveAttribute("href", `/accounts/${into}`);
  await page.goto(`/accounts/${into}`);
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  await page.getByRole("link", { name: "Merge…" }).tap();
  await page.locator("#merge-search").fill("qixia");
  await page.getByRole("button", { name: "Qixia Valves" }).tap();
  await page.getByRole("button", { name: "Merge", exact: true }).tap();
  await expect(page.locator(".merge-told")).toContainText("Qixia Valves is now part of 棲霞閥門.");
  await page.goto(`/accounts/${from}`);
  await expect(page).toHaveURL(`/accounts/${into}`);
  await expect(page.locator(".account-history")).toContainText("The account Qixia Valves became part of this one.");
  await page.getByRole("link", { name: "Undo the merge" }).tap();
  await page.getByRole("button", { name: "Undo the merge of Qixia Valves" }).tap();
  await expect(page.locator(".merge-told")).toContainText("was undone");
});

test("who looked up more than anyone types is told so, and lists all the same", async ({ page }) => {
  await enter(page, middle.rep);
  const asked = { data: { typed: "恆泰紡織", except: null } };
  const asks = async () => (await page.request.post("/api/duplicate_accounts", asked)).status();
  await newDeal(page);
  await expect.poll(asks, { intervals: [1] }).toBe(429);
  await page.locator("#new-account").fill("霖峰塑膠射出");
  // What is free again meanwhile is asked for too.
  for (let more = 0; more < 40; more++) await asks();
  await expect(page.locator(".duplicates").first()).toContainText("go on typing meanwhile");
  await axe(page);
  await sheet(page).locator("button[type=submit]").tap();
  await expect(page.locator(".card", { hasText: "霖峰塑膠射出" })).toBeVisible();
});

test("a rep is told kindly that merging is for managers", async ({ page }) => {
  await enter(page, north.rep);
  const deal = await list(page, "岑松電纜");
  const into = (await account(page, deal)).deal.account;
  await page.goto(`/accounts/merge?into=${into}`);
  await expect(page.locator(".note.is-refusal")).toBeVisible();
});

for (const { lang, use, merge, undo } of languages) {
  for (const theme of ["light", "dark"]) {
    test(`hints and merging are easy on everyone in ${lang}, ${theme}`, async ({ page }) => {
      await enter(page, chief);
      const one = await list(page, `禾澤玻璃${lang}${theme}`);
      const two = await list(page, `禾澤玻璃 ${lang} ${theme} 有限公司廠`);
      await speak(page, lang, theme);
      await page.goto("/");
      await page.locator("html[data-alive]").waitFor({ state: "attached" });
      await newDeal(page);
      await page.locator("#new-account").fill(`禾泽玻璃${lang}${theme}公司`);
      await expect(hints(page).getByRole("button", { name: use }).first()).toBeVisible();
      await axe(page);
      await page.goto(`/accounts/merge?into=${(await account(page, one)).deal.account}&from=${(await account(page, two)).deal.account}`);
      await page.locator("html[data-alive]").waitFor({ state: "attached" });
      await axe(page);
      await page.getByRole("button", { name: merge, exact: true }).tap();
      await expect(page.getByRole("button", { name: undo }).first()).toBeVisible();
      await axe(page);
      await page.getByRole("button", { name: undo }).first().tap();
      await expect(page.getByRole("button", { name: undo })).toHaveCount(0);
    });
  }
}
