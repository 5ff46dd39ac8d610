// The engine dies for real, in a build whose code does so where a test asks (feature `fault-injection`): in every way, in every
// place, with ten viewers on the page.

import { embed, expect, fixture, test } from "./viewer-page.mjs";

const VIEWERS = 10;
const SRC = "../samples/interview.json";
const kinds = ["panic", "abort", "memory", "stack", "throw"];

/** A page with ten viewers of the build for tests, each with a state of its own, and a host that counts clicks. */
async function open(page, viewer) {
  await page.route("**/bare.html", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("/article-viewer.js", "/harm/article-viewer.js");
    await route.fulfill({ response, body });
  });
  await page.goto(fixture("bare.html"));
  await page.evaluate(
    ({ count, src }) => {
      window.clicks = 0;
      addEventListener("click", () => {
        window.clicks += 1;
      });
      for (let at = 0; at < count; at++) {
        const element = document.createElement("article-viewer");
        element.setAttribute("src", src);
        element.id = `v${at}`;
        document.querySelector("main").append(element);
      }
    },
    { count: VIEWERS, src: SRC },
  );
  await expect(viewer.headline).toHaveCount(VIEWERS);
  // Each viewer has one more card open than its like, and one has a filter.
  for (const at of [0, 4, 9])
    await one(page, at)
      .locator('[part~="question"]')
      .nth((at % 5) + 1)
      .click();
  await one(page, 4).locator('[part~="country"][data-c="TR"]').click();
  await expect(one(page, 4).locator('[part~="headline-item"]')).toHaveCount(9);
}

const one = (page, at) => page.locator(`#v${at}`);

/** The state of each viewer as its page can see it. */
const states = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("article-viewer")].map((host) => {
      const all = (part) => [...host.shadowRoot.querySelectorAll(`[part~="${part}"]`)];
      const open = all("question").map((button) => button.ariaExpanded === "true");
      return JSON.stringify([
        all("headline").length,
        open,
        host.country,
        all("headline-item").length,
      ]);
    }),
  );

/** Dies in a viewer, of a kind, at a place. The page itself takes the time until all viewers stand again. */
async function die(page, place, kind) {
  await page.evaluate(
    ({ place, kind }) => {
      const hosts = [...document.querySelectorAll("article-viewer")];
      window.avHarm = `${place} ${kind}`;
      window.olds = hosts.map((host) => host.shadowRoot.querySelector(".av"));
      const stands = (host, at) =>
        !window.olds[at].isConnected && host.shadowRoot.querySelector('[part~="headline"]');
      const until = async (fits) => {
        while (!fits()) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      window.back = until(() => window.avHarm === null).then(async () => {
        const died = performance.now();
        await until(() => hosts.every(stands));
        return performance.now() - died;
      });
    },
    { place, kind },
  );
  if (place === "loading") await one(page, 2).evaluate((host) => void host.reload());
  else await one(page, 2).locator('[part~="open-all"]').click();
  await page.waitForFunction(() => window.avHarm === null);
}

/** Every drawing of the dead engine has left the page. */
const gone = (page) => page.evaluate(() => window.olds.every((old) => !old.isConnected));

for (const place of ["handler", "effect", "loading"]) {
  for (const kind of kinds) {
    test(`${kind} in ${place}: ten viewers are back with their state within a second`, async ({
      page,
      viewer,
      noise,
    }) => {
      noise.expect(/unreachable|RangeError|call stack|could not be cloned/);
      await open(page, viewer);
      const expected = await states(page);
      await die(page, place, kind);
      // A second on a machine that does nothing else; here other tests run beside it.
      const took = await page.evaluate(() => window.back);
      expect(took, "milliseconds until all were back").toBeLessThan(3000);
      await expect.poll(() => states(page)).toEqual(expected);
      // The page's own scripts go on, a press is heard once, and nothing tells of an error.
      await page.evaluate(() => {
        window.clicks = 0;
      });
      await one(page, 7).locator('[part~="question"]').nth(3).click();
      expect(await page.evaluate(() => window.clicks)).toBe(1);
      const toggles = await viewer.heard("av-card-toggle");
      expect(toggles.at(-1).detail).toEqual({ id: "q4", open: true });
      expect(toggles.filter(({ from }) => from === "v7")).toHaveLength(1);
      expect(await viewer.heard("av-error")).toEqual([]);
    });
  }
}

test("the third death within a minute leaves each viewer's text and one line", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/unreachable/);
  await open(page, viewer);
  for (const kind of ["panic", "abort"]) {
    await die(page, "effect", kind);
    await expect.poll(() => gone(page)).toBe(true);
    await expect(viewer.headline).toHaveCount(VIEWERS);
  }
  await die(page, "handler", "panic");
  await expect(viewer.part("notice")).toHaveCount(VIEWERS);
  await expect(viewer.headline).toHaveCount(VIEWERS);
  const kept = await page.evaluate(() =>
    [...document.querySelectorAll("article-viewer")].map(
      (host) => host.shadowRoot.textContent.length,
    ),
  );
  for (const length of kept) expect(length).toBeGreaterThan(5_000);
  const errors = await viewer.details("av-error");
  expect(errors.map(({ kind }) => kind)).toEqual(Array(VIEWERS).fill("panic"));
});

test("no listener of a dead engine is left on the window, the document or the elements", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/unreachable/);
  /** Listeners that our own files have there; Playwright has some too. */
  const count = async () => {
    const session = await page.context().newCDPSession(page);
    const ours = new Set();
    session.on("Debugger.scriptParsed", ({ scriptId, url }) => {
      if (url.includes("/harm/")) ours.add(scriptId);
    });
    await session.send("Debugger.enable");
    let total = 0;
    const root = "document.querySelector('#v3').shadowRoot";
    for (const expression of [
      "window",
      "document",
      "document.documentElement",
      "document.body",
      "document.querySelector('#v3')",
      root,
      `${root}.querySelector('.av')`,
      `${root}.lastElementChild`,
    ]) {
      const { result } = await session.send("Runtime.evaluate", { expression });
      const { listeners } = await session.send("DOMDebugger.getEventListeners", {
        objectId: result.objectId,
      });
      total += listeners.filter(({ scriptId }) => ours.has(scriptId)).length;
    }
    await session.detach();
    return total;
  };
  await open(page, viewer);
  const before = await count();
  await die(page, "effect", "panic");
  await expect.poll(() => gone(page)).toBe(true);
  await expect(viewer.headline).toHaveCount(VIEWERS);
  expect(before).toBeGreaterThan(5);
  expect(await count()).toBe(before);
});

test("the build for tests is no release: a release hears of no harm", async ({ page, viewer }) => {
  await embed(page, { src: SRC });
  await page.evaluate(() => {
    window.avHarm = "handler panic";
  });
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
  expect(await page.evaluate(() => window.avHarm)).toBe("handler panic");
});
