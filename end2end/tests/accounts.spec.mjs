// The customer archive: the list, the page of an account, its people, and who sees what.
import { admin, alive, aside, ask, axe, chief, enter, expect, list, middle, north, offline, settled, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "160", "--seed", "4"] });

const everything = { text: "", owner: null, class: null, industry: null, region: null };
const first = async (page) => (await ask(page, "account_list", { filter: everything, order: "open", page: 0 })).rows[0];
const rows = (page) => page.locator(".account-rows tbody tr");
const field = (page, id) => sheet(page).locator(`#${id}`);

test("the list is filtered, ordered and paged by its address, and a row opens its account", async ({ page }) => {
  await enter(page, chief, "/");
  await page.locator(".rail a[href='/accounts']").tap();
  await expect(page).toHaveURL("/accounts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accounts");
  await expect(rows(page)).toHaveCount(50);
  await expect(page.locator(".account-pages p")).toContainText("1–50 of");
  await page.getByRole("link", { name: "Next" }).tap();
  await expect(page).toHaveURL("/accounts?page=2");
  await expect(page.locator(".account-pages p")).toContainText("51–");
  await page.getByRole("combobox", { name: "Class" }).selectOption("a");
  await expect(page).toHaveURL("/accounts?class=a");
  await expect(page.locator(".account-class:not(.is-a)")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Order by" }).selectOption("open");
  await expect(page).toHaveURL("/accounts?class=a&by=open");
  await page.reload();
  await alive(page);
  await expect(page.locator(".account-class:not(.is-a)")).toHaveCount(0);
  await page.locator(".filters input").fill("zzz");
  await expect(page).toHaveURL("/accounts?q=zzz&class=a&by=open");
  await page.getByRole("button", { name: "Clear filters" }).tap();
  await expect(page).toHaveURL("/accounts?by=open");
  const top = await first(page);
  // All of the row is the link.
  await rows(page).first().tap({ position: { x: 400, y: 28 } });
  await expect(page).toHaveURL(`/accounts/${top.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(top.name);
});

test("an account is written down, set right, and told of; what was typed outlives a refusal", async ({ page }) => {
  await enter(page, north.rep, "/accounts");
  await page.getByRole("button", { name: "Account", exact: true }).tap();
  await sheet(page).getByRole("button", { name: "Add" }).tap();
  await expect(sheet(page).locator("#account-name-error")).toContainText("still empty");
  const known = (await first(page)).name;
  await field(page, "account-name").fill(known);
  await field(page, "account-region").fill("東部");
  await sheet(page).getByRole("button", { name: "Add" }).tap();
  await expect(sheet(page).locator("#account-name-error")).toContainText("in the archive already");
  await expect(field(page, "account-region")).toHaveValue("東部");
  await field(page, "account-name").fill("花蓮石材 & <Sons>");
  await field(page, "account-progress").fill("First call.\nThey want a visit.");
  await sheet(page).getByRole("button", { name: "Add" }).tap();
  await expect(page).toHaveURL(/\/accounts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("花蓮石材 & <Sons>");
  await expect(page.locator(".account-notes")).toContainText("They want a visit.");
  await page.getByRole("button", { name: "Edit", exact: true }).tap();
  await sheet(page).getByText("B", { exact: true }).tap();
  await field(page, "account-website").fill("stone.example");
  await sheet(page).getByRole("button", { name: "Save" }).tap();
  await expect(page.locator(".account-bar .mark")).toHaveText("Class B");
  await expect(page.getByRole("link", { name: "stone.example" })).toHaveAttribute("href", "https://stone.example");
  const told = page.locator(".account-history li");
  await expect(told.first()).toContainText("Website: stone.example");
  await expect(told.last()).toContainText("Account added");
});

test("nothing typed is lost when the line is gone", async ({ page, context, complaints }) => {
  await enter(page, north.rep, "/accounts");
  const { id } = await first(page);
  await page.goto(`/accounts/${id}`);
  await alive(page);
  await page.getByRole("button", { name: "Edit", exact: true }).tap();
  await field(page, "account-condition").fill("Written in a tunnel");
  await offline(page);
  await sheet(page).getByRole("button", { name: "Save" }).tap();
  await expect(sheet(page).getByRole("alert")).toContainText("cannot be reached");
  await expect(field(page, "account-condition")).toHaveValue("Written in a tunnel");
  await context.setOffline(false);
  await sheet(page).getByRole("button", { name: "Save" }).tap();
  await expect(page.locator(".account-notes")).toContainText("Written in a tunnel");
  silenceIsNoFault(complaints);
});

test("two who edit at once lose nothing: the second sees what changed and decides", async ({ page, another }) => {
  await enter(page, chief, "/accounts");
  const { id } = await first(page);
  await page.goto(`/accounts/${id}`);
  await alive(page);
  const other = await another();
  await enter(other, chief, `/accounts/${id}`);
  for (const one of [page, other]) await one.getByRole("button", { name: "Edit", exact: true }).tap();
  await field(other, "account-region").fill("Theirs");
  await field(other, "account-industry").fill("Their trade");
  await sheet(other).getByRole("button", { name: "Save" }).tap();
  await expect(sheet(other)).toHaveCount(0);
  await field(page, "account-region").fill("Mine");
  await field(page, "account-possible").fill("A new hall");
  await sheet(page).getByRole("button", { name: "Save" }).tap();
  await expect(sheet(page).getByRole("alert").first()).toContainText("Changed meanwhile");
  await expect(field(page, "account-region")).toHaveValue("Mine");
  await expect(sheet(page).locator("#account-region-error")).toContainText("Now: Theirs");
  await expect(field(page, "account-industry"), "what I left alone is theirs").toHaveValue("Their trade");
  await settled(page);
  await axe(page);
  await sheet(page).getByRole("button", { name: "Save" }).tap();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator(".account-facts")).toContainText("Mine");
  await expect(page.locator(".account-facts")).toContainText("Their trade");
  await expect(page.locator(".account-notes")).toContainText("A new hall");
  await expect(page.locator(".account-history li").first()).toContainText("Region changed from Theirs to Mine");
});

test("a contact is one tap to call, set right, and removed only on a second touch", async ({ page }) => {
  await enter(page, north.rep, "/accounts");
  const { id } = await first(page);
  await page.goto(`/accounts/${id}`);
  await alive(page);
  await page.locator(".account-people").getByRole("button", { name: "Add" }).tap();
  await field(page, "person-name").fill("Ida Wu");
  await field(page, "person-position").fill("Buyer");
  await field(page, "person-mobile").fill("0912 345 678");
  await field(page, "person-mail").fill("ida@stone.example");
  await sheet(page).getByRole("button", { name: "Save" }).tap();
  const ida = page.locator(".account-person", { hasText: "Ida Wu" });
  await expect(ida.getByRole("link", { name: "Call Ida Wu" })).toHaveAttribute("href", "tel:0912345678");
  await expect(ida.getByRole("link", { name: "Write to Ida Wu" })).toHaveAttribute("href", "mailto:ida@stone.example");
  await ida.getByRole("button", { name: "Edit Ida Wu" }).tap();
  await field(page, "person-position").fill("Head buyer");
  await sheet(page).getByRole("button", { name: "Save" }).tap();
  await expect(ida).toContainText("Head buyer");
  await expect(page.locator(".account-history li").first()).toContainText("Ida Wu: Position changed from Buyer to Head buyer");
  await ida.getByRole("button", { name: "Edit Ida Wu" }).tap();
  await sheet(page).getByRole("button", { name: "Remove" }).tap();
  await sheet(page).getByRole("button", { name: "Tap again to remove" }).tap();
  await expect(ida).toHaveCount(0);
  await expect(page.locator(".account-history li").first()).toContainText("Contact removed: Ida Wu");
});

test("a deal's title leads to its account, and an account's deal to the board", async ({ page }) => {
  await enter(page, north.rep);
  const deal = await list(page, "Round Trip Ltd");
  await page.goto(`/?deal=${deal}`);
  await alive(page);
  await aside(page).getByRole("link", { name: "Round Trip Ltd" }).tap();
  await expect(page).toHaveURL(/\/accounts\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Round Trip Ltd");
  await expect(page.locator(".account-history li").last()).toContainText("Account added");
  await page.locator(`.account-deal[href='/?deal=${deal}']`).tap();
  await expect(aside(page).locator("#deal-title")).toHaveText("Round Trip Ltd");
});

test("a rep does not see another's account: there is nothing there", async ({ page, another, complaints }) => {
  await enter(page, north.rep);
  await list(page, "Secret Steel");
  const { rows: mine } = await ask(page, "account_list", { filter: { ...everything, text: "secret steel" }, order: "name", page: 0 });
  const other = await another();
  await enter(other, middle.rep, "/accounts");
  await other.locator(".filters input").fill("secret");
  await expect(other.getByRole("heading", { name: "No account matches" })).toBeVisible();
  const answer = await other.goto(`/accounts/${mine[0].id}`);
  expect(answer.status()).toBe(404);
  await alive(other);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
  // The browser writes down that the page is none, and nothing else.
  expect(complaints.splice(0)).toEqual([expect.stringMatching(/status of 404 .*\/accounts\//)]);
});

test("products and campaigns are renamed, retired and offered again", async ({ page }) => {
  await enter(page, admin, "/settings");
  await page.getByRole("link", { name: "Products, sources, skills" }).tap();
  await expect(page).toHaveURL("/lists");
  await page.locator("#product").fill("GTX Pro");
  await page.locator("form:has(#product)").getByRole("button", { name: "Add" }).tap();
  await page.getByRole("button", { name: "Rename GTX Pro" }).tap();
  await page.locator("#line-name").fill("GTX Plus");
  await page.locator("#line-name").press("Enter");
  await page.getByRole("button", { name: "Retire GTX Plus" }).tap();
  await page.getByText("Retired: 1").tap();
  await settled(page);
  await axe(page);
  const offered = async () => {
    await page.goto("/");
    await alive(page);
    await page.locator(".bar .is-primary").tap();
    return sheet(page).locator("#new-product").innerText();
  };
  expect(await offered()).not.toContain("GTX");
  await page.goto("/lists");
  await alive(page);
  await page.getByText("Retired: 1").tap();
  await page.getByRole("button", { name: "Offer GTX Plus again" }).tap();
  await expect(page.getByRole("button", { name: "Retire GTX Plus" })).toBeVisible();
  expect(await offered()).toContain("GTX Plus");
});

const titles = { en: "Accounts", "zh-Hant": "客戶", "zh-Hans": "客户" };
for (const [lang, title] of Object.entries(titles)) {
  for (const theme of ["light", "dark"]) {
    test(`${lang}, ${theme}: the archive speaks one language and axe finds nothing`, async ({ page, context, baseURL }) => {
      await context.addCookies([["lang", lang], ["theme", theme]].map(([name, value]) => ({ name, value, url: baseURL })));
      await enter(page, chief, "/accounts");
      const { id } = await first(page);
      for (const viewport of [{ width: 1180, height: 820 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(viewport);
        await page.goto("/accounts");
        await alive(page);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
        await settled(page);
        await axe(page);
        await page.goto(`/accounts/${id}`);
        await alive(page);
        await settled(page);
        await axe(page);
        if (lang !== "en") await expect(page.locator("main")).not.toContainText(/Class|Owner|Looked|People|Deals|History/);
        await page.locator(".account-bar .bar-end button.button").tap();
        await settled(page);
        await axe(page);
        await sheet(page).locator("footer .button").first().tap();
        await page.locator(".account-people .account-head .button").tap();
        await settled(page);
        await axe(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
    });
  }
}
