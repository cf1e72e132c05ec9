// Three languages, light and dark: every page speaks one language, and axe finds nothing.
import { admin, alive, aside, axe, chief, column, enter, expect, pick, settled, sheet, test } from "../fixtures/test.mjs";

const languages = { en: "Funnel", "zh-Hant": "銷售漏斗", "zh-Hans": "销售漏斗" };
const themes = ["light", "dark"];

const look = (context, baseURL, lang, theme) =>
  context.addCookies([
    { name: "lang", value: lang, url: baseURL },
    { name: "theme", value: theme, url: baseURL },
  ]);

test.describe("a demo company", () => {
  test.use({ demo: ["--deals", "60", "--seed", "3"] });

  // Pages in every language and light; sheets and forms in each language and each light once.
  const withForms = ["en light", "zh-Hant dark", "zh-Hans light"];
  for (const [lang, title] of Object.entries(languages)) {
    for (const theme of themes) {
      const forms = withForms.includes(`${lang} ${theme}`);
      test(`${lang}, ${theme}: people, sign-in, board, deal${forms ? ", sheets and forms" : ""}, settings`, async ({ page, context, baseURL }) => {
        test.setTimeout(120_000);
        await look(context, baseURL, lang, theme);
        const check = async (place, options) => {
          await test.step(place, async () => {
            await settled(page);
            await expect(page.locator("html")).toHaveAttribute("lang", lang);
            await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
            expect(await wordless(page), "every control has a name, no key of a word is shown").toEqual([]);
            if (lang !== "en") expect(await english(page), "nothing was left in English").toEqual([]);
            await axe(page, options);
          });
        };
        await page.goto("/");
        await alive(page);
        await check("demo people");
        await page.goto("/sign-in");
        await alive(page);
        await check("sign-in");

        await enter(page, chief);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
        await check("board");
        const deal = await pick(page, 2);
        await deal.at.locator(".card-open").click();
        await expect(aside(page).locator(".history li").first()).toBeVisible();
        await check("deal");
        if (forms) await checkForms(page, check);

        await enter(page, admin, "/settings");
        await expect(page.locator("[data-sign-out]")).toBeVisible();
        await check("settings");
      });
    }
  }

  async function checkForms(page, check) {
    await aside(page).locator(".deal-part .button.is-quiet").first().click();
    await expect(page.locator("#deal-step")).toBeVisible();
    await check("editing a deal", { include: "aside" });
    await page.goto("/");
    await alive(page);
    await column(page, 2).locator(".card-move").first().click();
    await expect(sheet(page)).toBeVisible();
    await check("Move to…", { include: "dialog" });
    for (const to of ["1", "won", "lost", "parked"]) {
      await sheet(page).locator(`[data-to="${to}"]`).click();
      await expect(sheet(page).locator("[type=submit]")).toBeVisible();
      if (to === "won") await page.locator("#won-value").fill("");
      if (to !== "parked") await sheet(page).locator("[type=submit]").click();
      await check(`moving to ${to}`, { include: "dialog" });
      await page.keyboard.press("Escape");
      await expect(sheet(page)).toHaveCount(0);
      await column(page, 2).locator(".card-move").first().click();
    }
    await page.keyboard.press("Escape");
    await expect(sheet(page)).toHaveCount(0);
    await page.locator(".bar-end .button.is-primary").click();
    await expect(page.locator("#new-account")).toBeVisible();
    await sheet(page).locator("summary").click();
    await check("new deal", { include: "dialog" });
    await page.goto("/?q=zzzz");
    await alive(page);
    await check("nothing found");
  }

  test("the language is switched in the settings, at once and for good", async ({ page, another }) => {
    await enter(page, "bohan.wang", "/settings");
    await page.locator("input[name=lang][value=zh-Hant]").check({ force: true });
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("設定");
    await alive(page);
    await page.locator("input[name=theme][value=dark]").check({ force: true });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect.poll(async () => (await page.context().cookies()).find(({ name }) => name === "theme")?.value).toBe("dark");
    // On another tablet, too: it is the person's own.
    const other = await another();
    await enter(other, "bohan.wang");
    await expect(other.locator("html")).toHaveAttribute("lang", "zh-Hant");
    await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("銷售漏斗");
    await expect(other.locator(".column h3").first()).toContainText("規劃");
  });

  test("rates and borders of the bands are the administrator's, and the board follows", async ({ page }) => {
    await enter(page, admin, "/settings");
    await page.locator("#top_rate").fill("30");
    await page.locator("#middle_rate").fill("20");
    await page.locator("form[aria-labelledby=bands] [type=submit]").click();
    await expect(page.locator("form[aria-labelledby=bands]")).toContainText("The rates must rise");
    await expect(page.locator("#middle_rate")).toHaveValue("20");
    await page.locator("#middle_rate").fill("55");
    await page.locator("form[aria-labelledby=bands] [type=submit]").click();
    await expect(page.locator("form[aria-labelledby=bands]")).toContainText("Saved");
    await page.goto("/");
    await expect(page.locator(".strip-rate").first()).toHaveText("30%");
    await expect(page.locator(".strip-rate").nth(1)).toHaveText("55%");
  });
});

test.describe("an empty database", () => {
  test("the first visit, in three languages, light and dark", async ({ page, context, baseURL }) => {
    for (const lang of Object.keys(languages)) {
      for (const theme of themes) {
        await look(context, baseURL, lang, theme);
        await page.goto("/welcome");
        await alive(page);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        expect(await wordless(page)).toEqual([]);
        if (lang !== "en") expect(await english(page)).toEqual([]);
        await settled(page);
        await axe(page);
      }
    }
  });
});

// Controls and headings that say nothing, and words that are still keys.
const wordless = (page) =>
  page.evaluate(() => {
    const bare = [...document.querySelectorAll("h1,h2,h3,h4,label,legend,summary,button,a,option,th,dt")]
      .filter((one) => one.checkVisibility() || one.matches("option"))
      .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label")?.trim() || one.querySelector("[aria-label]")))
      .map((one) => `empty: ${one.outerHTML.slice(0, 120)}`);
    const keys = document.body.innerText.match(/\b[a-z]+(_[a-z0-9]+)+\b|\{[a-z]+\}/g) ?? [];
    return [...bare, ...keys];
  });

// English words on a Chinese page that are nobody's name.
const english = (page) =>
  page.evaluate(() => {
    const known = /^(Loudou|English|TWD|CNY|NT|Esc|Chrome|Excel|Linux|[A-Z]{3}|[A-Z][a-z]+\/[A-Z].*|UTC)$/;
    const places = "h1,h2,h3,label,legend,summary,button:not(.person),dt,.field-hint,.field-error,.empty p,.toast p,.mark,.muted,.column-sums span,[role=status]";
    const texts = [...document.querySelectorAll(places)].filter((one) => one.checkVisibility()).map((one) => one.innerText);
    for (const one of document.querySelectorAll("[aria-label],[placeholder]")) texts.push(one.getAttribute("aria-label") ?? one.getAttribute("placeholder"));
    return texts.flatMap((text) => (text.match(/[A-Za-z][A-Za-z'’]{2,}(\/\S+)?/g) ?? []).filter((word) => !known.test(word)).map((word) => `${word} in “${text.slice(0, 60)}”`));
  });
