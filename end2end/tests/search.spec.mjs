// Search from any page: by touch and by keys, in both scripts, never an old answer over a new one.
import { alive, aside, axe, chief, enter, expect, list, middle, north, settled, sheet, test, whole } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "160", "--seed", "4"] });

const field = (page) => sheet(page).getByRole("searchbox");
const found = (page) => sheet(page).locator(".found");

test("by keys alone: / opens, arrows walk, Enter goes, Escape closes and gives the focus back", async ({ page }) => {
  await enter(page, north.rep);
  await list(page, "恆信紡織測試");
  await whole(page);
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await expect(sheet(page)).toContainText("Any part will do");
  await page.keyboard.type("恒信纺");
  await expect(found(page)).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(found(page).first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(found(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/accounts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("恆信紡織測試");
  await page.locator(".rail-search").focus();
  await whole(page);
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator(".rail-search")).toBeFocused();
});

test("a slash typed into a field stays a slash", async ({ page }) => {
  await enter(page, north.rep, "/accounts");
  await page.locator(".filters input").focus();
  await page.keyboard.type("a/b");
  await expect(page.locator(".filters input")).toHaveValue("a/b");
  await expect(sheet(page)).toHaveCount(0);
});

test("by touch: the magnifier, a deal by its account, a person by the digits of their phone", async ({ page }) => {
  await enter(page, north.rep, "/settings");
  const contact = { id: crypto.randomUUID(), name: "Ida Search", phone: "(02) 7654-3210" };
  const deal = await list(page, "Findable Ltd", { contact });
  await page.locator(".rail-search").tap();
  await field(page).fill("findable");
  const section = (name) => sheet(page).getByRole("region", { name });
  await expect(section("Accounts").locator(".found")).toHaveCount(1);
  await section("Deals").locator(".found").tap();
  await expect(page).toHaveURL(`/?deal=${deal}`);
  await expect(aside(page).locator("#deal-title")).toHaveText("Findable Ltd");
  await page.locator(".rail-search").tap();
  await field(page).fill("7654 32");
  await section("People").getByText("Ida Search").tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Findable Ltd");
});

test("nobody finds what is another's", async ({ page, another }) => {
  await enter(page, north.rep);
  await list(page, "Hidden Harbour");
  const other = await another();
  await enter(other, middle.rep);
  await whole(other);
  await other.keyboard.press("/");
  await other.keyboard.type("hidden har");
  await expect(sheet(other)).toContainText("Nothing of yours holds “hidden har”");
});

test("a slow answer to what was typed before never takes the place of a newer one", async ({ page }) => {
  await enter(page, north.rep);
  await list(page, "Quick Answer");
  await list(page, "Slow Answer");
  await page.route("**/api/search", async (route) => {
    if (route.request().postDataJSON().typed === "slow") await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await whole(page);
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  const slow = page.waitForResponse((answer) => answer.url().endsWith("/api/search") && answer.request().postDataJSON().typed === "slow");
  const asked = page.waitForRequest((request) => request.postDataJSON()?.typed === "slow");
  await field(page).fill("slow");
  await asked;
  await field(page).fill("quick");
  await expect(found(page).first()).toContainText("Quick Answer");
  await slow;
  await page.waitForTimeout(200);
  await expect(found(page).first()).toContainText("Quick Answer");
  await expect(sheet(page)).not.toContainText("Slow Answer");
});

for (const [lang, word] of [["en", "Accounts"], ["zh-Hant", "客戶"], ["zh-Hans", "客户"]]) {
  for (const theme of ["light", "dark"]) {
    test(`${lang}, ${theme}: the sheet speaks one language and axe finds nothing`, async ({ page, context, baseURL }) => {
      await context.addCookies([["lang", lang], ["theme", theme]].map(([name, value]) => ({ name, value, url: baseURL })));
      await enter(page, chief);
      await whole(page);
      await page.keyboard.press("/");
      await expect(field(page)).toBeFocused();
      await settled(page);
      await axe(page);
      await field(page).fill("恒");
      await expect(sheet(page).getByRole("heading", { level: 3 }).first()).toHaveText(word);
      await axe(page);
      await field(page).fill("zzzz");
      await expect(found(page)).toHaveCount(0);
      await axe(page);
    });
  }
}
