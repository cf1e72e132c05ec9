// Teams and people: added, invited, switched off; one's own devices and numbers.
import { admin, alive, aside, ask, axe, chief, counted, enter, expect, north, offline, silenceIsNoFault, settled, sheet, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "3"], alone: true });

const people = (page) => page.locator(".person-rows");
const row = (page, name) => people(page).locator(".person-row", { hasText: name });
const branch = (page, name) => page.locator(".branch", { hasText: name });
const wanted = { team: null, role: null, state: null, text: "", len: 60 };

// Someone of the company as the server has them.
async function person(page, login) {
  const { people } = await ask(page, "team", { wanted });
  return people.find((one) => one.login === login);
}

// How many deals stand on the funnel, through a filter.
const open = async (page, filter) => (await counted(page, filter)).reduce((sum, { count }) => sum + count, 0);

test("an administrator adds a team and a person, who comes in by the link on another tablet", async ({ page, another }) => {
  await enter(page, admin, "/team");
  await page.getByRole("button", { name: "New team" }).click();
  await sheet(page).locator("#team-name").fill("East");
  await sheet(page).locator("#team-parent").selectOption({ label: "業務處" });
  await sheet(page).getByRole("button", { name: "Save" }).click();
  await expect(branch(page, "East")).toContainText("No manager yet");

  await branch(page, "East").locator("a").click();
  await expect(page).toHaveURL(/team=/);
  await expect(people(page).locator(".person-row")).toHaveCount(0);
  await page.getByRole("button", { name: "Person" }).click();
  await sheet(page).locator("#person-name").fill("Eve Wu");
  await sheet(page).locator("#person-login").fill("eve wu");
  await sheet(page).locator("[type=submit]").click();
  await expect(page.locator("#person-login-error")).toContainText("without spaces");
  await expect(page.locator("#person-name")).toHaveValue("Eve Wu");
  await sheet(page).locator("#person-login").fill("eve.wu");
  await expect(sheet(page).locator("#person-team")).not.toHaveValue("");
  await sheet(page).locator("[type=submit]").click();
  const url = await sheet(page).locator("#link-url").inputValue();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/join#[0-9a-f]{64}$/);
  await expect(sheet(page).locator(".qr svg")).toBeVisible();
  await sheet(page).locator(".sheet-foot").getByRole("button", { name: "Close" }).click();
  await expect(row(page, "Eve Wu")).toContainText("Not signed in yet");

  const tablet = await another();
  const sent = [];
  tablet.on("request", (request) => sent.push(request.url(), request.headers().referer ?? ""));
  await tablet.goto(url);
  await alive(tablet);
  await expect(tablet.getByRole("heading", { level: 1 })).toHaveText("Welcome, Eve Wu");
  await expect(tablet.getByText("eve.wu")).toBeVisible();
  await settled(tablet);
  await axe(tablet);
  await tablet.locator("#password").fill("a-long-password");
  await tablet.getByRole("button", { name: "Set the password and go in" }).click();
  await expect(tablet).toHaveURL(/\/$/);
  await alive(tablet);
  await expect(tablet.locator(".empty h2")).toHaveText("Nothing on the funnel yet");
  const token = url.split("#")[1];
  expect(sent.filter((address) => address.includes(token)), "the token is in no address that is sent").toEqual([]);

  await page.reload();
  await alive(page);
  await expect(row(page, "Eve Wu")).not.toContainText("Not signed in yet");
  await row(page, "Eve Wu").click();
  await expect(aside(page).locator(".history li").first()).toContainText("Came in by the invitation");
});

test("a link that was used says so and shows the way", async ({ page, another }) => {
  await enter(page, admin);
  const { id } = await person(page, north.rep);
  const { url } = await ask(page, "make_link", { person: id, origin: new URL(page.url()).origin });
  const tablet = await another();
  const used = await tablet.request.post("/api/join", { form: { token: url.split("#")[1], password: "a-long-password" } });
  expect(used.ok()).toBe(true);
  await tablet.goto(url);
  await alive(tablet);
  await expect(tablet.getByRole("alert")).toContainText("does not work any more");
});

test("someone is switched off, and their open deals go to two others before their eyes", async ({ page, another, complaints }) => {
  await enter(page, admin, "/team");
  const { id, name } = await person(page, north.rep);
  const deals = await open(page, { reps: [id] });
  expect(deals).toBeGreaterThan(1);
  const heirs = [(await person(page, "bohan.wang")).id, (await person(page, "yijun.li")).id];
  const theirs = async () => (await open(page, { reps: [heirs[0]] })) + (await open(page, { reps: [heirs[1]] }));
  const before = await theirs();
  const lead = await another();
  await enter(lead, north.manager, `/?rep=${id}`);
  await expect(lead.locator("li.card").first()).toBeVisible();
  const gone = await another();
  await enter(gone, north.rep);

  await row(page, name).click();
  await aside(page).getByRole("button", { name: "Switch off" }).click();
  await aside(page).locator("[type=submit]").click();
  await expect(aside(page).getByRole("alert")).toContainText("open deals left");
  await aside(page).locator(".check", { hasText: "王柏翰" }).click();
  await aside(page).locator(".check", { hasText: "李怡君" }).click();
  await aside(page).getByRole("button", { name: /and switch off/ }).click();
  await expect(aside(page).locator(".mark")).toHaveText("Switched off");
  await expect(aside(page).locator(".history li").nth(1)).toContainText("passed on to");
  await expect(row(page, name)).toHaveCount(0);

  expect(await open(page, { reps: [id] })).toBe(0);
  expect(await theirs()).toBe(before + deals);
  // The manager's open board lets go of them, too.
  await expect(lead.locator("li.card")).toHaveCount(0);
  // Within five seconds the one who is gone is told so.
  await expect(gone.locator(".offline")).toContainText("You are signed out", { timeout: 6000 });

  await aside(page).getByRole("button", { name: "Switch on again" }).click();
  await expect(aside(page).locator(".mark")).toHaveText("Active");
  silenceIsNoFault(complaints);
});

test("roles and team are edited; what the rules refuse is said and what was typed stays", async ({ page }) => {
  await enter(page, admin, "/team");
  await page.locator("input[type=search]").fill("陈志远");
  await expect(people(page).locator(".person-row")).toHaveCount(1);
  await row(page, "陳志遠").click();
  await aside(page).getByRole("button", { name: "Edit" }).click();
  await aside(page).locator("#person-name").fill("陳志遠 (North)");
  await aside(page).locator(".check", { hasText: "Sales manager" }).click();
  await aside(page).locator("[type=submit]").click();
  await expect(page.locator("#person-roles-error")).toContainText("still lead a team");
  await expect(page.locator("#person-name")).toHaveValue("陳志遠 (North)");
  await aside(page).locator(".check", { hasText: "Sales manager" }).click();
  await aside(page).locator("[type=submit]").click();
  await expect(aside(page).locator("#person-title")).toHaveText("陳志遠 (North)");
  await expect(aside(page).locator(".history li").first()).toContainText("changed from 陳志遠 to 陳志遠 (North)");
  await page.keyboard.press("Escape");
  await expect(aside(page)).toHaveCount(0);
});

test("a manager reads their own teams and changes nothing", async ({ page }) => {
  await enter(page, north.manager, "/team");
  await expect(page.locator(".branch")).toHaveCount(2);
  await expect(people(page).locator("a")).toHaveCount(0);
  await expect(page.locator(".bar-end button")).toHaveCount(0);
  await enter(page, north.rep);
  await expect(page.locator(".rail").getByText("Team")).toHaveCount(0);
});

test("one sees one's devices and signs another out, which says so and keeps what waits", async ({ page, another, complaints }) => {
  await enter(page, north.rep, "/settings");
  const tablet = await another();
  await enter(tablet, north.rep);
  await page.reload();
  await alive(page);
  const devices = page.locator(".device");
  await expect(devices).toHaveCount(2);
  await expect(devices.first()).toContainText("This device");
  await expect(devices.first()).toContainText("Chrome on Linux");
  await offline(tablet);
  await tablet.locator(".column[data-stage='1'] .card-move").first().click();
  await sheet(tablet).locator("[data-to='2']").click();
  await expect(tablet.locator(".live")).toContainText("1 change kept");
  await devices.nth(1).getByRole("button").click();
  await expect(devices).toHaveCount(1);
  await tablet.context().setOffline(false);
  await expect(tablet.locator(".offline")).toContainText("You are signed out", { timeout: 20_000 });
  await expect(tablet.locator(".live")).toContainText("1 change kept");
  await page.reload();
  await expect(page.locator(".device").first()).toContainText("This device");
  silenceIsNoFault(complaints);
});

test("large numbers are written in one's own way, on every device", async ({ page, another }) => {
  await enter(page, chief);
  await expect(page.locator(".strip-sums b").first()).toContainText(/[KMB]$/);
  await page.goto("/settings");
  await alive(page);
  await page.locator("input[name=numbers][value=myriads]").check({ force: true });
  await expect(page.locator("html")).toHaveAttribute("data-numbers", "myriads");
  const other = await another();
  await enter(other, chief);
  await expect(other.locator(".strip-sums b").first()).toContainText(/[萬億]$/);
});

test("others learn calmly that the settings have changed, and take them over when they want", async ({ page, another }) => {
  await enter(page, chief);
  const deal = page.locator("li.card .card-open").first();
  await deal.click();
  await aside(page).locator(".deal-part .button.is-quiet").first().click();
  await page.locator("#deal-step").fill("Half typed");
  const boss = await another();
  await enter(boss, admin);
  await ask(boss, "add_line", { list: "products", name: "GTX Pro Max" });
  const bar = page.locator(".outdated");
  await expect(bar).toContainText("The settings have changed");
  await bar.getByRole("button").click();
  await expect(bar).toContainText("Save or close");
  await expect(page.locator("#deal-step")).toHaveValue("Half typed");
  await aside(page).getByRole("button", { name: "Cancel" }).click();
  await bar.getByRole("button").click();
  await expect(bar).toHaveCount(0);
  await alive(page);
  await aside(page).locator(".deal-part .button.is-quiet").first().click();
  await expect(page.locator("#deal-product")).toContainText("GTX Pro Max");
});

const looks = [
  ["en", "light", { width: 1180, height: 820 }],
  ["zh-Hant", "dark", { width: 820, height: 1180 }],
  ["zh-Hans", "light", { width: 820, height: 1180 }],
  ["zh-Hant", "light", { width: 1180, height: 820 }],
  ["en", "dark", { width: 390, height: 844 }],
];
for (const [lang, theme, size] of looks) {
  test(`${lang}, ${theme}, ${size.width} wide: nothing to complain about for who cannot see`, async ({ page, context, baseURL }) => {
    const shot = async (name) => {
      const folder = process.env.LOUDOU_SHOTS;
      if (folder) await page.screenshot({ path: `${folder}/${name}-${lang}-${theme}-${size.width}.png` });
    };
    const check = async (name, options) => {
      await settled(page);
      await shot(name);
      await axe(page, options);
    };
    await page.setViewportSize(size);
    await context.addCookies([
      { name: "lang", value: lang, url: baseURL },
      { name: "theme", value: theme, url: baseURL },
    ]);
    await enter(page, admin, "/team");
    await check("team");
    await page.locator(".bar-end .button.is-primary").click();
    await expect(page.locator("#person-name")).toBeVisible();
    await sheet(page).locator("[type=submit]").click();
    await expect(page.locator("#person-name-error")).toBeVisible();
    await check("new-person", { include: "dialog" });
    await page.locator("#person-name").fill("Eve");
    await page.locator("#person-login").fill(`eve-${lang}`);
    await sheet(page).locator("[type=submit]").click();
    await expect(page.locator("#link-url")).toBeVisible();
    await check("link", { include: "dialog" });
    const url = await page.locator("#link-url").inputValue();
    await page.keyboard.press("Escape");
    await page.locator(".branch .button").first().click();
    await expect(page.locator("#team-name")).toBeVisible();
    await check("team-form", { include: "dialog" });
    await page.keyboard.press("Escape");
    await row(page, "張雅筑").click();
    await expect(aside(page).locator(".facts")).toBeVisible();
    await check("person");
    await aside(page).locator(".button.is-danger").click();
    await expect(page.locator("#heirs")).toBeVisible();
    await check("leave", { include: "aside" });
    await page.goto("/settings");
    await alive(page);
    await check("settings");
    await page.goto(url);
    await expect(page.locator("#password")).toBeVisible();
    await check("join");
  });
}
