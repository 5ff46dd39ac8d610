// The engine dies: a trap, or an exception of the page's through its frames. Viewers stand up anew, with all
// that the reader did; the third time within a minute the text is what stays.

import { expect, test } from "./viewer-page.mjs";

/** Lets the engine's next use of `Intl.NumberFormat` throw, as a page that overwrites built-ins does. */
function overwrite() {
  const { prototype } = Intl.NumberFormat;
  const original = Object.getOwnPropertyDescriptor(prototype, "format");
  Object.defineProperty(prototype, "format", {
    configurable: true,
    get() {
      Object.defineProperty(prototype, "format", original);
      throw new Error("overwritten");
    },
  });
}

async function die(page, viewer, text) {
  await page.evaluate(overwrite);
  await viewer.input.fill(text);
}

test("a dead engine is replaced, and what the reader did stands again", async ({
  viewer,
  page,
  noise,
}) => {
  noise.expect(/overwritten/);
  await viewer.open();
  await viewer.question(3).click();
  await viewer.country("TR").click();
  await expect(viewer.rows).toHaveCount(9);
  const old = await page.locator(".av").elementHandle();
  await die(page, viewer, "bridge");
  await expect.poll(() => old.evaluate((node) => node.isConnected)).toBe(false);
  await viewer.expectOpen(1, 3);
  await expect(viewer.rows).toHaveCount(9);
  await viewer.question(4).click();
  await viewer.expectOpen(1, 3, 4);
});

test("at the third death within a minute the text stays, with one line", async ({
  viewer,
  page,
  noise,
}) => {
  noise.expect(/overwritten/);
  await viewer.open();
  for (const text of ["one", "two"]) {
    const old = await page.locator(".av").elementHandle();
    await die(page, viewer, text);
    await expect.poll(() => old.evaluate((node) => node.isConnected)).toBe(false);
    await expect(viewer.headline).toBeVisible();
  }
  await die(page, viewer, "three");
  await expect(viewer.part("notice")).toContainText("stopped too often");
  await expect(viewer.headline).toBeVisible();
  await expect(viewer.cards).toHaveCount(6);
  // Every answer can be read, and nothing of the dead engine hears a press.
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  await viewer.part("retry").click();
  await expect(viewer.part("notice")).toHaveCount(1);
  const deaths = await page.evaluate(() => window.heard.filter(({ type }) => type === "av-error"));
  expect(deaths.map(({ detail }) => detail.kind)).toEqual(["panic", "panic"]);
});

test("a language that only looks like one does the engine no harm", async ({ viewer, page }) => {
  await viewer.open();
  await page.locator("article-viewer").evaluate((element) => {
    element.article = {
      headline: "Written in no language",
      inLanguage: "en-a",
      body: [],
      headlines: [{ headline: "Rain over Oslo" }],
    };
  });
  await expect(viewer.headline).toHaveText("Written in no language");
  await expect(viewer.country("NO")).toBeVisible();
});

test("what a listener of the page throws is the page's own, and the engine goes on", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/the page's own fault/, /another fault/);
  await page.addInitScript(() => {
    document.addEventListener("av-load", () => {
      throw new Error("the page's own fault");
    });
    document.addEventListener("av-card-toggle", async () => {
      throw new Error("another fault");
    });
    document.addEventListener("av-filter", () => {
      throw new Error("the page's own fault");
    });
  });
  await viewer.open();
  const drawn = await page.locator(".av").elementHandle();
  for (const number of [2, 3, 4, 5]) await viewer.question(number).click();
  await viewer.country("TR").click();
  await viewer.country("KZ").click();
  await viewer.expectOpen(1, 2, 3, 4, 5);
  expect(await drawn.evaluate((node) => node.isConnected)).toBe(true);
  expect(await viewer.heard("av-load")).toHaveLength(1);
  expect(await viewer.heard("av-error")).toEqual([]);
});

test("what the page throws while the engine takes the focus somewhere is the page's own", async ({
  viewer,
  page,
  noise,
}) => {
  noise.expect(/the page's own fault/);
  await viewer.open();
  const drawn = await page.locator(".av").elementHandle();
  await page.evaluate(() => {
    document.addEventListener("focusin", () => {
      throw new Error("the page's own fault");
    });
  });
  await viewer.country("TR").click();
  for (const code of ["KZ", "AZ"]) {
    await viewer.country(code).click();
    await viewer.chips.first().locator('[data-do="off"]').click();
  }
  await expect(viewer.chips).toHaveCount(1);
  expect(await drawn.evaluate((node) => node.isConnected)).toBe(true);
  expect(await viewer.heard("av-error")).toEqual([]);
});

test("what a dead engine drew can be read until the new one has drawn, network or not", async ({
  viewer,
  page,
  noise,
}) => {
  noise.expect(/overwritten/, /Failed to load resource/);
  await viewer.open();
  const text = viewer.answer(1).locator("p").first();
  await expect(text).toBeVisible();
  await page.context().setOffline(true);
  await die(page, viewer, "bridge");
  await expect(viewer.error).toBeVisible();
  await expect(text).toBeVisible();
  await expect(viewer.rows).toHaveCount(100);
  await page.context().setOffline(false);
  await viewer.part("retry").click();
  await expect(viewer.error).toHaveCount(0);
  await expect(viewer.cards).toHaveCount(6);
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
});
