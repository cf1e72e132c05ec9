// First visit, demo team, signing in and out.
import { execFileSync } from "node:child_process";
import { binary } from "../fixtures/server.mjs";
import { alive, expect, list, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.describe("an empty database", () => {
  test.use({ alone: true });

  test("the first visit founds the company and its administrator, who puts the first deal on the funnel", async ({ page }) => {
    await page.goto("/");
    await expect(page).toHaveURL("/welcome");
    await alive(page);
    // The browser's own zone, and the currency that goes with it.
    await expect(page.locator("#zone")).toHaveValue("Asia/Shanghai");
    await expect(page.locator("#currency")).toHaveValue("CNY");
    await page.locator("#company").fill("Hengtai & <Sons>");
    await page.locator("#name").fill("Mei Lin");
    await page.locator("#login").fill("mei");
    await page.locator("#password").fill("short");
    await page.getByRole("button", { name: "Set up" }).click();
    await expect(page.locator("#password-error")).toContainText("at least 10 characters");
    await expect(page.locator("#password")).toBeFocused();
    await expect(page.locator("#company")).toHaveValue("Hengtai & <Sons>");
    await page.locator("#password").fill("a-long-password");
    await page.getByRole("button", { name: "Set up" }).click();
    await expect(page).toHaveURL("/");
    await alive(page);
    const empty = page.locator(".empty");
    await expect(empty.getByRole("heading")).toHaveText("Nothing on the funnel yet");
    await empty.getByRole("button").click();
    await page.locator("#new-account").fill("Dexin Logistics");
    await page.locator("#new-amount").fill("80,500");
    await page.getByRole("button", { name: "Put on the funnel" }).click();
    await expect(page.locator(".column[data-stage='1'] li.card")).toContainText("Dexin Logistics");
    await expect(page.locator(".column[data-stage='1'] li.card")).toContainText("¥80.5K");
    await page.goto("/welcome");
    await expect(page, "there is no second founding").toHaveURL("/");
  });

  test("the other way in is the demo team: one tap, and one is someone", async ({ page }) => {
    await page.goto("/");
    await alive(page);
    await page.getByRole("button", { name: "Demo team" }).click();
    await expect(page).toHaveURL("/demo");
    await alive(page);
    expect(await page.locator("[data-demo-person]").count()).toBe(18);
    await page.locator("[data-demo-person='yazhu.zhang']").click();
    await expect(page).toHaveURL("/");
    await alive(page);
    await expect(page.locator("li.card").first()).toBeVisible();
  });

  test("the demo team needs no program: its buttons are a plain form", async ({ browser, server, baseURL }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: "Demo team" }).click();
    await page.locator("[data-demo-person='yazhu.zhang']").click();
    await expect(page.locator(".board")).toBeVisible();
    await expect(page.locator("li.card").first()).toBeVisible();
    await expect(page.locator("noscript p")).toBeVisible();
    expect(server.log()).not.toContain("ERROR");
    await context.close();
  });
});

test.describe("a company of one's own", () => {
  test.use({ alone: true });

  test.beforeEach(async ({ page }) => {
    const founded = await page.request.post("/api/found", {
      form: { company: "Hengtai", currency: "CNY", zone: "Asia/Shanghai", name: "Mei Lin", login: "mei", password: "a-long-password" },
    });
    expect(founded.ok()).toBe(true);
    await page.context().clearCookies();
  });

  test("what is typed and sent before the program has come is not lost", async ({ page }) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/sign-in", { waitUntil: "commit" });
    await page.locator("#login").fill("mei");
    await page.locator("#password").fill("a wrong password");
    await page.waitForFunction(() => performance.getEntriesByType("resource").some((one) => one.name.includes("/start.")));
    await page.waitForTimeout(300);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForTimeout(200);
    await expect(page.locator("html[data-alive]")).not.toBeAttached();
    release();
    await alive(page);
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.locator("#login")).toHaveValue("mei");
    await expect(page.locator("#password")).toHaveValue("a wrong password");
  });

  test("a wrong password keeps what was typed and says what is wrong; the right one comes back to where one wanted to be", async ({ page }) => {
    await page.goto("/?by=amount&q=Dexin");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await alive(page);
    await page.locator("#login").fill("mei");
    await page.locator("#password").fill("a-wrong-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("Login or password is not right");
    await expect(page.locator("#login")).toHaveValue("mei");
    await expect(page.locator("#password")).toHaveValue("a-wrong-password");
    await page.locator("#password").fill("a-long-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/?by=amount&q=Dexin");
    await expect(page.locator(".empty, .bands")).toBeVisible();
  });

  test("who signs out is out, on every page and for every question", async ({ page }) => {
    await signIn(page);
    await page.goto("/settings");
    await alive(page);
    await page.locator("[data-sign-out]").click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto("/settings");
    await expect(page).toHaveURL(/\/sign-in\?next=\/settings/);
    const refused = await page.request.post("/api/board", { data: { filter: {}, order: "amount" } });
    expect(refused.status()).toBe(401);
  });

  test("a session that ended keeps the move that waits, and sends it after signing in again", async ({ page, complaints }) => {
    await signIn(page);
    const deal = await list(page, "Dexin Logistics");
    await page.goto("/");
    await alive(page);
    await page.context().clearCookies();
    await page.locator(`li.card[data-deal="${deal}"] .card-move`).click();
    await page.locator("dialog [data-to='4']").click();
    await expect(page.locator(".offline")).toContainText("You are signed out");
    silenceIsNoFault(complaints);
    await page.locator(".offline a").click();
    await page.locator("#login").fill("mei");
    await page.locator("#password").fill("a-long-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.locator(`.column[data-stage="4"] li.card[data-deal="${deal}"]`)).toBeVisible();
    await expect(page.locator(".live")).toHaveAttribute("data-state", "synced");
    await page.reload();
    await expect(page.locator(`.column[data-stage="4"] li.card[data-deal="${deal}"]`)).toBeVisible();
  });

  test("a new password signs the other devices out", async ({ page, another }) => {
    await signIn(page);
    const other = await another();
    await signIn(other);
    await page.goto("/settings");
    await alive(page);
    await page.locator("#present").fill("a-wrong-password");
    await page.locator("#new-password").fill("another-long-password");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.locator("#present-error")).toContainText("The present password is not right");
    await page.locator("#present").fill("a-long-password");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.locator(".note.is-good")).toContainText("Password changed");
    await page.goto("/");
    await expect(page.locator(".board")).toBeVisible();
    await other.goto("/");
    await expect(other).toHaveURL(/\/sign-in/);
  });
});

test.describe("the command line", () => {
  test.use({ alone: true, demo: ["--deals", "20"] });

  test("a person added there signs in with their password", async ({ server, page }) => {
    await server.stop();
    const options = ["user", "add", "--db", server.db, "nina", "--name", "Nina", "--role", "administrator", "--password-stdin"];
    execFileSync(binary, options, { input: "a-password-of-hers\n" });
    const { url } = await server.start();
    await page.goto(`${url}/sign-in`);
    await alive(page);
    await page.locator("#login").fill("NINA");
    await page.locator("#password").fill("a-password-of-hers");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${url}/`);
    expect(server.loudou("--help")).toContain("import");
  });
});

async function signIn(page) {
  const answer = await page.request.post("/api/sign_in", { form: { login: "mei", password: "a-long-password", next: "/" } });
  expect(answer.ok()).toBe(true);
}
