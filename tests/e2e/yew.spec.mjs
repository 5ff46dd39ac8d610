// The component in a site that is itself written in Yew: examples/yew as it is served. What the component takes is tested
// with it (tests/components.rs).

import AxeBuilder from "@axe-core/playwright";
import { expect, SAMPLE, test } from "./viewer-page.mjs";

// Trunk's start-up script is inline.
const site = "/yew/?csp=none";

test("the article stands in the site, and the site hears what the reader does", async ({
  viewer,
  page,
}) => {
  await viewer.open(site);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Our paper");
  await expect(viewer.headline).toHaveJSProperty("tagName", "H2");
  await expect(viewer.cards).toHaveCount(SAMPLE.cards);
  await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
  await expect(viewer.headline).toHaveCSS("font-family", /Charter/);
  const done = page.locator("#done");
  await viewer.question(2).click();
  await expect(done).toHaveText("Opened q2.");
  await viewer.question(2).click();
  await expect(done).toHaveText("Closed q2.");
  await viewer.country("TR").click();
  await expect(viewer.rows).toHaveCount(9);
  await expect(done).toHaveText("9 headlines for “” TR");
  // The site draws anew at each of these, and nothing of the viewer is lost.
  await viewer.input.fill("ferry");
  await expect(done).toContainText("for “ferry” TR");
  await expect(viewer.input).toHaveValue("ferry");
  await expect(viewer.chips).toHaveCount(1);
});

test("it touches nothing else of the site, and axe finds nothing in it", async ({
  viewer,
  page,
}) => {
  const before = page.url();
  await viewer.open(site);
  await viewer.question(3).click();
  expect(page.url().replace(before, "")).toMatch(/\/yew\/\?csp=none$/);
  expect(
    await page.evaluate(() => [sessionStorage.length, localStorage.length, history.length]),
  ).toEqual([0, 0, expect.any(Number)]);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
