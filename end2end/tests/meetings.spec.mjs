// A sales meeting: made from the lists, written in, closed; what each agreed stands in their day.
import { alive, axe, enter, expect, middle, north, offline, sheet, silenceIsNoFault, test } from "../fixtures/test.mjs";

test.use({ demo: ["--deals", "60", "--seed", "11"] });

const act = (page, what) => page.locator(`[data-act="${what}"]`);
const submit = (page) => sheet(page).locator("[type=submit]");

test("C7: an agenda from the lists, with minutes and people; actions land in each one's day; closed it is read only", async ({ page, another }) => {
  await enter(page, north.manager);
  const team = await another();
  await enter(team, north.rep);
  await page.goto("/coaching");
  await alive(page);
  await page.locator("a[href='/meetings']").tap();
  await act(page, "new").tap();
  await axe(page);
  await submit(page).tap();
  await expect(sheet(page).getByRole("alert"), "nobody was called").toBeVisible();
  const people = sheet(page).locator(".meeting-person");
  for (let at = 0; at < (await people.count()); at++) await people.nth(at).tap();
  await sheet(page).getByLabel("What about").first().selectOption({ label: "Competitors" });
  await sheet(page).getByLabel("In which way").first().selectOption({ label: "Role play" });
  await sheet(page).getByLabel("What exactly").first().fill("The rival from Osaka");
  await act(page, "item").tap();
  await expect(sheet(page).locator("legend", { hasText: "Agenda" })).toContainText("40 minutes");
  await sheet(page).getByRole("button", { name: "Take item 2 off the agenda" }).tap();
  await expect(sheet(page).locator("legend", { hasText: "Agenda" })).toContainText("20 minutes");
  await page.reload();
  await alive(page);
  await act(page, "new").tap();
  await expect(sheet(page).getByLabel("What exactly").first(), "typed before the page was gone").toHaveValue("The rival from Osaka");
  await submit(page).tap();
  await expect(page).toHaveURL(/\/meetings\/.+/);
  await expect(page.locator(".meeting-agenda")).toContainText("The rival from Osaka");
  await axe(page);
  const url = page.url();

  await act(page, "edit").tap();
  await sheet(page).locator("#meeting-said").fill("Cheaper, and later.\nWe win on service.");
  await act(page, "action").tap();
  await sheet(page).getByLabel("What to do").fill("Ask three customers about Osaka");
  const me = await team.locator("html").getAttribute("data-person");
  await sheet(page).getByLabel("Who", { exact: true }).selectOption(me);
  await axe(page);
  await submit(page).tap();
  await expect(page.locator(".meeting-notes")).toContainText("We win on service.");

  await team.goto("/day");
  await alive(team);
  await team.locator(".day-line a", { hasText: "Ask three customers about Osaka" }).tap();
  await expect(team.locator(".meeting-notes")).toContainText("Cheaper, and later.");
  await expect(act(team, "edit"), "only who makes it writes in it").toHaveCount(0);
  await act(page, "close").tap();
  await act(page, "close").tap();
  await expect(page.getByRole("status").filter({ hasText: "it can only be read" })).toBeVisible();
  await expect(act(page, "edit")).toHaveCount(0);
  await expect(team.getByRole("status").filter({ hasText: "it can only be read" }), "at once").toBeVisible();
  await axe(team);
  await act(team, "done").tap();
  await expect(page.locator(".day-line[data-done='true']"), "who called it sees it done").toBeVisible();
  await team.goto("/day");
  await alive(team);
  await expect(team.locator(".day-line a", { hasText: "Ask three customers about Osaka" })).toHaveCount(0);

  const stranger = await another();
  await enter(stranger, middle.rep);
  const answer = await stranger.request.get(url);
  expect(answer.status()).toBe(404);
});

test("C7: on paper, with an entry in the journal; who leads nobody makes none", async ({ page, another }) => {
  await enter(page, north.manager, "/meetings");
  await page.locator(".walks-row").first().tap();
  await page.getByRole("link", { name: "On paper" }).tap();
  await page.evaluate(() => (window.print = () => {}));
  await expect(page.locator(".meeting-paper")).not.toHaveClass(/is-recorded/);
  await axe(page);
  await page.locator("[data-print]").tap();
  await expect(page.locator(".meeting-paper")).toHaveClass(/is-recorded/);
  const rep = await another();
  await enter(rep, north.rep, "/meetings");
  await expect(act(rep, "new")).toHaveCount(0);
  await axe(rep);
});

test("C7: without a line what is typed stays, goes by itself, and is offered again", async ({ page, complaints }) => {
  await enter(page, north.manager, "/meetings");
  const rows = page.locator(".walks-row");
  const before = await rows.count();
  await act(page, "new").tap();
  await sheet(page).locator(".meeting-person").first().tap();
  await sheet(page).getByLabel("What exactly").first().fill("Typed in the lift");
  await offline(page);
  await submit(page).tap();
  await expect(sheet(page).getByRole("status")).toContainText("kept on this tablet");
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "not saved yet" })).toBeVisible();
  await act(page, "go-on").tap();
  await expect(sheet(page).getByLabel("What exactly").first()).toHaveValue("Typed in the lift");
  await submit(page).tap();
  await expect(sheet(page).getByRole("status")).toContainText("kept on this tablet");
  await page.context().setOffline(false);
  await expect(page, "saved by itself").toHaveURL(/\/meetings\/.+/, { timeout: 20_000 });
  await expect(page.locator(".meeting-agenda")).toContainText("Typed in the lift");

  // What was written in it meanwhile is offered where it belongs.
  await act(page, "edit").tap();
  await sheet(page).locator("#meeting-said").fill("Said in the lift");
  await page.reload();
  await alive(page);
  await expect(page.getByRole("status").filter({ hasText: "not saved yet" })).toBeVisible();
  await axe(page);
  await act(page, "go-on").tap();
  await expect(sheet(page).locator("#meeting-said")).toHaveValue("Said in the lift");
  await submit(page).tap();
  await expect(page.locator(".meeting-notes")).toContainText("Said in the lift");
  await expect(act(page, "go-on")).toHaveCount(0);
  await page.goto("/meetings");
  await alive(page);
  await expect(rows, "once").toHaveCount(before + 1);
  await expect(act(page, "go-on")).toHaveCount(0);
  silenceIsNoFault(complaints);
});
