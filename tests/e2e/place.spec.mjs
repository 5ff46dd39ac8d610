// The reader's place: a reload and Back find the page where it was left, a frame follows what it holds, and nothing
// moves under a pointer or the focus while a list is still coming.

import { readFileSync } from "node:fs";
import { expect, fixture, hold, test } from "./viewer-page.mjs";

const HERE = fixture("place/short.html");

/** Scrolls as a reader does, and waits until the page stands. */
async function scrollTo(page, top) {
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, top - (await page.evaluate(() => scrollY)));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(top);
}

const stand = (page) => page.evaluate(() => scrollY);

/** The page has come to rest within 40 pixels of a place. */
async function expectPlace(page, top) {
  await expect.poll(async () => Math.abs((await stand(page)) - top)).toBeLessThan(40);
  // And it stays there.
  await page.waitForTimeout(300);
  expect(Math.abs((await stand(page)) - top), "a moment later").toBeLessThan(40);
}

test.describe("after a reload the page stands where the reader left it", () => {
  for (const [what, at] of [
    ["where the element held a short text", HERE],
    ["where it was empty", fixture("place/empty.html")],
    ["where it draws into the page", fixture("place/light.html")],
    ["where it is lazy and far down", fixture("place/lazy.html")],
  ])
    test(what, async ({ viewer, page }) => {
      await viewer.open(at);
      await scrollTo(page, 1700);
      await page.reload();
      await expect(viewer.headline).toBeAttached();
      await expectPlace(page, 1700);
    });

  for (const [what, files] of [
    ["the article comes late", "**/samples/interview.json"],
    ["the engine comes late", "**/*.wasm"],
    ["the script comes late", "**/article-viewer.js"],
  ])
    test(`where ${what}`, async ({ viewer, page }) => {
      await viewer.open(HERE);
      await scrollTo(page, 1700);
      const letGo = await hold(page, files);
      await page.reload({ waitUntil: "commit" });
      await page.waitForTimeout(700);
      letGo();
      await expect(viewer.headline).toBeAttached();
      await expectPlace(page, 1700);
    });

  test("with cards that the reader opened", async ({ viewer, page }) => {
    await viewer.open(HERE);
    for (const card of [2, 3, 4]) await viewer.question(card).click();
    await scrollTo(page, 2600);
    await page.reload();
    await viewer.expectOpen(1, 2, 3, 4);
    await expectPlace(page, 2600);
  });
});

test("Back finds the place, too", async ({ viewer, page }) => {
  await viewer.open(HERE);
  await scrollTo(page, 1500);
  await page.goto(fixture("bare.html"));
  await page.goBack();
  await expect(viewer.headline).toBeAttached();
  await expectPlace(page, 1500);
});

test("a reader who scrolls while it loads is not moved", async ({ viewer, page }) => {
  await viewer.open(HERE);
  await scrollTo(page, 1700);
  const letGo = await hold(page, "**/*.wasm");
  await page.reload({ waitUntil: "commit" });
  await expect.poll(() => stand(page)).toBe(1700);
  await scrollTo(page, 600);
  letGo();
  await expect(viewer.headline).toBeAttached();
  await expectPlace(page, 600);
});

test("a new visit begins at the top", async ({ viewer, page }) => {
  await viewer.open(HERE);
  await scrollTo(page, 1700);
  await page.goto(fixture("bare.html"));
  await viewer.open(HERE);
  await expectPlace(page, 0);
});

test("the room of an article that can't be had again is given back", async ({
  viewer,
  page,
  noise,
}) => {
  noise.expect(/404/);
  await viewer.open(HERE);
  await scrollTo(page, 1700);
  await page.route("**/samples/interview.json", (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await expect(viewer.error).toBeVisible();
  expect((await viewer.host.boundingBox()).height).toBeLessThan(1200);
});

test("nothing is kept of a reader who has not scrolled, and no style is left on the element", async ({
  viewer,
  page,
}) => {
  const kept = () => page.evaluate(() => Object.keys(sessionStorage));
  await viewer.open(HERE);
  await page.reload();
  await expect(viewer.headline).toBeVisible();
  expect(await kept()).toEqual([]);
  await scrollTo(page, 900);
  await page.reload();
  await expect(viewer.headline).toBeAttached();
  expect(await kept()).toHaveLength(1);
  await expectPlace(page, 900);
  await expect(viewer.host).not.toHaveAttribute("style");
});

test.describe("a frame that is as high as its document follows what is drawn in it", () => {
  for (const [what, inside] of [
    ["where the page gives the element the window's height", "inner-dvb.html"],
    ["with the style that the guide gives", "inner-guide.html"],
    ["where it draws into the page", "inner-light.html"],
    ["for the project's own page", "/index.html"],
  ])
    for (const width of [390, 900, 1280])
      test(`${what}, at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${fixture("place/frame.html")}?csp=none#${inside}`);
        const frame = page.frameLocator("iframe");
        await expect(frame.locator('[part~="headline"]')).toBeVisible();
        /** How far the frame is higher than what stands in it. */
        const excess = () =>
          page.evaluate(() => {
            const { contentDocument, offsetHeight } = document.querySelector("iframe");
            const host = contentDocument.querySelector("article-viewer");
            const drawn = (host.shadowRoot ?? host).querySelector(".av");
            const last = contentDocument.querySelector("body > footer") ?? drawn;
            return Math.abs(offsetHeight - last.getBoundingClientRect().bottom);
          });
        const height = () => page.evaluate(() => document.querySelector("iframe").offsetHeight);
        const expectFit = () => expect.poll(excess).toBeLessThan(40);
        await expectFit();
        await frame.locator('[part~="open-all"]').click();
        await expectFit();
        const open = await height();
        await frame.locator('[part~="close-all"]').click();
        await expect.poll(height).toBeLessThan(open - 300);
        await expectFit();
        await frame.locator('[part~="country"]').first().click();
        await expectFit();
      });
});

test.describe("while a list loads no button of the table moves", () => {
  const countries = new Set(
    JSON.parse(readFileSync(new URL("fixtures/place/grows.json", import.meta.url))).flatMap(
      (item) => item.countries,
    ),
  );

  /** Opens a list that comes drop by drop, and waits until the table stands. */
  async function open(viewer, page, width) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(fixture("place/grows.html"));
    await expect(viewer.part("country").nth(5)).toBeVisible();
  }

  /** Every place that a button takes until the list is whole, and that it is loading meanwhile. */
  const places = (viewer, code) =>
    viewer.host.evaluate(async (host, code) => {
      const root = host.shadowRoot;
      const seen = new Set();
      let drawings = 0;
      new MutationObserver(() => drawings++).observe(root, {
        subtree: true,
        characterData: true,
        childList: true,
      });
      while (root.querySelector(".news").hasAttribute("aria-busy")) {
        const { x, y } = root
          .querySelector(`[part~="country"][data-c="${code}"]`)
          .getBoundingClientRect();
        seen.add(`${Math.round(x)} ${Math.round(y)}`);
        await new Promise(requestAnimationFrame);
      }
      return { seen: [...seen], drawings };
    }, code);

  for (const width of [390, 1280])
    test(`under the pointer, at ${width} px`, async ({ viewer, page }) => {
      await open(viewer, page, width);
      const button = viewer.part("country").nth(3);
      const code = await button.getAttribute("data-c");
      await button.hover();
      const { seen, drawings } = await places(viewer, code);
      expect(drawings).toBeGreaterThan(1);
      expect(seen).toHaveLength(1);
      // Once the pointer has left, the table has its order: the most frequent first.
      await page.mouse.move(5, 5);
      await expect(viewer.part("country").first()).toHaveAttribute("data-c", "ZW");
      await viewer.part("country-more").click();
      await expect(viewer.part("country")).toHaveCount(countries.size);
    });

  test("that has the focus", async ({ viewer, page }) => {
    await open(viewer, page, 1280);
    const button = viewer.part("country").nth(4);
    const code = await button.getAttribute("data-c");
    await button.focus();
    const { seen } = await places(viewer, code);
    expect(seen).toHaveLength(1);
    expect(await viewer.focus()).toBe("country");
  });

  test("and the table takes its order as it grows where nobody is near", async ({
    viewer,
    page,
  }) => {
    await open(viewer, page, 1280);
    await expect(viewer.part("country").first()).toHaveAttribute("data-c", "GE");
    await expect(viewer.part("country").first()).toHaveAttribute("data-c", "ZW");
  });
});
