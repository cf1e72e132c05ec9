// The built binary in a real browser, one test at a time: what is measured
// and what is seen must not depend on a neighbour.
import { defineConfig } from "@playwright/test";
import { chromium, chromiumArgs } from "./fixtures/browser.mjs";

export default defineConfig({
  testDir: process.env.LOUDOU_TESTS ?? "tests",
  outputDir: "out/results",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A busy machine gets a second try; what needed one is told, by name.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "out/report.json" }]],
  use: {
    browserName: "chromium",
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    trace: "off",
    // Tests see every request; those of the time without a line let workers be.
    serviceWorkers: "block",
    launchOptions: { executablePath: chromium(), args: chromiumArgs },
  },
});
