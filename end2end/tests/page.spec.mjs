import { alive, axe, expect, test } from "../fixtures/test.mjs";

test("the page answers, comes alive, and complains of nothing", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer.status()).toBe(200);
  await alive(page);
  await axe(page);
});

test("the page is closed to scripts and frames of others", async ({ request }) => {
  const headers = (await request.get("/")).headers();
  const policy = headers["content-security-policy"];
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{20,}' 'wasm-unsafe-eval';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-inline");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("files are kept for good and come compressed", async ({ page }) => {
  const files = [];
  page.on("response", (answer) => answer.url().includes("/pkg/") && files.push(answer.headers()));
  await page.goto("/");
  await alive(page);
  expect(files.length).toBeGreaterThanOrEqual(4);
  for (const headers of files) {
    expect(headers["cache-control"]).toBe("public,max-age=31536000,immutable");
    expect(headers["content-encoding"]).toBe("br");
  }
});

for (const [wish, lang] of [["en-GB", "en"], ["zh-TW", "zh-Hant"], ["zh-CN", "zh-Hans"]]) {
  test.describe(wish, () => {
    test.use({ locale: wish });
    test(`a browser that wishes ${wish} gets ${lang}`, async ({ page }) => {
      await page.goto("/");
      await alive(page);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
    });
  });
}

test.describe("a server of its own", () => {
  test.use({ alone: true });
  test("that is told to stop stops by itself", async ({ server }) => {
    expect(await server.stop()).toBe(0);
  });
});
