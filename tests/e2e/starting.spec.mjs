// The engine can't be had: what stands in the element stays, one quiet line says what to do, `av-error` says why,
// and Retry really tries again.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addViewer, embed, expect, fixture, hold, test } from "./viewer-page.mjs";

const WASM = "**/viewer_bg*.wasm";
const OWN = "The host's own words.";
const src = { src: "harbour.json" };

/** Ways to serve the engine, and the kind that each is told as. */
const broken = {
  "wasm-status": (route) =>
    route.fulfill({ status: 404, contentType: "text/plain", body: "Gone." }),
  "wasm-type": (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Our app</title>" }),
  "wasm-cut": async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ contentType: "application/wasm", body: body.subarray(0, 50_000) });
  },
  "wasm-network": (route) => route.abort("connectionfailed"),
};

for (const [kind, serve] of Object.entries(broken)) {
  test(`${kind}: the text stays, one line says so, and Retry draws once it is mended`, async ({
    page,
    viewer,
    noise,
  }) => {
    if (["wasm-status", "wasm-network"].includes(kind)) noise.expect(/Failed to load resource/);
    await page.route(WASM, serve);
    await embed(page, src, { text: OWN });
    await expect(viewer.part("notice")).toHaveCount(1);
    await expect(viewer.part("notice")).toContainText("The text stays readable.");
    await expect(viewer.part("notice")).not.toContainText("could not start here");
    await expect(page.getByText(OWN)).toBeVisible();
    await viewer.host.evaluate((host) => host.ready);
    const [error, ...more] = await viewer.details("av-error");
    expect(more).toEqual([]);
    expect(error).toMatchObject({ kind, path: "" });
    expect(error.url).toMatch(/\.wasm$/);
    expect(error.message).not.toBe("");
    // Still broken: the line comes again, and is one.
    await viewer.part("retry").click();
    await expect.poll(async () => (await viewer.details("av-error")).length).toBe(2);
    await expect(viewer.part("notice")).toHaveCount(1);
    await page.unroute(WASM);
    await viewer.part("retry").click();
    await expect(viewer.headline).toBeVisible();
    await expect(viewer.part("notice")).toHaveCount(0);
    await expect(page.getByText(OWN)).toBeHidden();
  });
}

test("an engine that is served as something else runs all the same", async ({ page, viewer }) => {
  await page.route(WASM, async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ contentType: "application/octet-stream", body });
  });
  await embed(page, src, { text: OWN });
  await expect(viewer.headline).toBeVisible();
  expect(await viewer.heard("av-error")).toEqual([]);
});

test("wasm-blocked: a policy without 'wasm-unsafe-eval' leaves the text", async ({
  page,
  viewer,
}) => {
  const html = await readFile(join(import.meta.dirname, "fixtures/bare.html"), "utf8");
  await page.route("**/bare.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": "default-src 'self'; img-src 'self' data:" },
      body: html,
    }),
  );
  await page.goto(fixture("bare.html"));
  await addViewer(page, src, { text: OWN });
  await expect(viewer.part("notice")).toContainText("security policy");
  await expect(page.getByText(OWN)).toBeVisible();
  expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "wasm-blocked" });
});

test("wasm-slow: after ten seconds a line says so, and the article comes all the same", async ({
  page,
  viewer,
}) => {
  await page.clock.install();
  const let_go = await hold(page, WASM);
  const asked = page.waitForRequest(/viewer_bg.*\.wasm$/);
  await embed(page, src, { text: OWN });
  await asked;
  await page.clock.runFor(9_000);
  await expect(viewer.part("notice")).toHaveCount(0);
  await page.clock.runFor(1_500);
  await expect(viewer.part("notice")).toContainText("taking long");
  await expect(page.getByText(OWN)).toBeVisible();
  expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "wasm-slow" });
  let_go();
  await page.clock.resume();
  await expect(viewer.headline).toBeVisible();
  await expect(viewer.part("notice")).toHaveCount(0);
});

test("wasm-slow: Retry breaks the old request off and asks anew, for every viewer of the page", async ({
  page,
  viewer,
}) => {
  await page.clock.install();
  let asked = 0;
  await page.route(WASM, async (route) => {
    asked += 1;
    // The first request is never answered.
    if (asked > 1) await route.continue();
  });
  await embed(page, src, { text: OWN });
  await addViewer(page, { ...src, id: "second" });
  await expect.poll(() => asked).toBe(1);
  await page.clock.runFor(11_000);
  await expect(viewer.part("notice")).toHaveCount(2);
  await viewer.part("retry").first().click();
  await page.clock.resume();
  await expect(viewer.headline).toHaveCount(2);
  await expect(viewer.part("notice")).toHaveCount(0);
  expect(asked).toBe(2);
});

test("what breaks off when the reader leaves is no error, and is begun again when they come back", async ({
  page,
  viewer,
}) => {
  let broken = true;
  let fail;
  const left = new Promise((resolve) => {
    fail = resolve;
  });
  await page.route(WASM, async (route) => {
    if (!broken) return route.continue();
    await left;
    await route.abort("aborted");
  });
  await embed(page, src, { text: OWN });
  const turn = (type) =>
    page.evaluate((type) => {
      dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    }, type);
  await turn("pagehide");
  fail();
  await page.waitForTimeout(300);
  expect(await viewer.heard("av-error")).toEqual([]);
  await expect(viewer.part("notice")).toHaveCount(0);
  broken = false;
  await turn("pageshow");
  await expect(viewer.headline).toBeVisible();
  expect(await viewer.heard("av-error")).toEqual([]);
});

test("a browser whose WebAssembly is only a name has none", async ({ page, viewer }) => {
  await page.addInitScript(() => {
    window.WebAssembly = {};
  });
  await embed(page, src, { text: OWN });
  await expect(viewer.part("notice")).toContainText("switched off");
  expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "wasm-missing" });
});

test("one Retry begins anew for every viewer that was given up", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/Failed to load resource/);
  await page.route(WASM, broken["wasm-status"]);
  await embed(page, src, { text: OWN });
  await addViewer(page, { ...src, id: "second" });
  await expect(viewer.part("notice")).toHaveCount(2);
  await page.unroute(WASM);
  await viewer.part("retry").last().click();
  await expect(viewer.headline).toHaveCount(2);
  await expect(viewer.part("notice")).toHaveCount(0);
});

test("where the network is gone, the line says so without it", async ({ page, viewer, noise }) => {
  noise.expect(/Failed to load resource/);
  await page.goto(fixture("bare.html"));
  await page.waitForFunction(() => customElements.get("article-viewer"));
  await page.context().setOffline(true);
  await addViewer(page, src, { text: OWN });
  await expect(viewer.part("notice")).toContainText("network may be down");
  await expect(page.getByText(OWN)).toBeVisible();
  await page.context().setOffline(false);
  await viewer.part("retry").click();
  await expect(viewer.headline).toBeVisible();
  // With its style sheet, which could not be had either.
  await expect(viewer.headline).toHaveCSS("font-family", /Charter/);
});

test.describe("what the viewer can do without", () => {
  const never = () => {};

  test("a style sheet that never comes holds nothing up", async ({ page, viewer }) => {
    await page.route("**/viewer-*.css", never);
    await embed(page, src, { text: OWN });
    await expect(viewer.headline).toBeVisible();
    await expect(page.getByText(OWN)).toBeHidden();
    expect(await viewer.heard("av-error")).toEqual([]);
  });

  test("nor does it hold up the line that something else failed", async ({
    page,
    viewer,
    noise,
  }) => {
    noise.expect(/Failed to load resource/);
    await page.route("**/viewer-*.css", never);
    await page.route(WASM, broken["wasm-status"]);
    await embed(page, src, { text: OWN });
    await expect(viewer.part("notice")).toContainText("not on its server");
  });

  test("a style sheet that comes late is put on then", async ({ page, viewer }) => {
    const letGo = await hold(page, "**/viewer-*.css");
    await embed(page, src, { text: OWN });
    await expect(viewer.headline).toBeVisible();
    await expect(viewer.headline).not.toHaveCSS("font-family", /Charter/);
    letGo();
    await expect(viewer.headline).toHaveCSS("font-family", /Charter/);
  });

  test("phrases that come late are put in then", async ({ page, viewer }) => {
    const letGo = await hold(page, "**/messages/ru*");
    await embed(page, { ...src, lang: "ru" });
    await expect(viewer.part("open-all")).toHaveText("Open all");
    await viewer.question(2).click();
    letGo();
    await expect(viewer.part("open-all")).toHaveText("Открыть все");
    await viewer.expectOpen(1, 2);
  });

  test("each file that is missing is told by its address, and the article stands", async ({
    page,
    viewer,
    noise,
  }) => {
    noise.expect(/Failed to load resource/);
    for (const file of ["**/viewer-*.css", "**/*.gaz", "**/messages/tr*"])
      await page.route(file, (route) => route.fulfill({ status: 404, body: "" }));
    await embed(page, { src: "../samples/interview.json", lang: "tr" });
    await expect(viewer.rows).toHaveCount(100);
    await expect
      .poll(async () => (await viewer.heard("av-error")).length)
      .toBeGreaterThanOrEqual(3);
    const told = await viewer.details("av-error");
    for (const { kind, path, message } of told)
      expect([kind, path, message]).toEqual(["resource", "", "HTTP status 404"]);
    const files = told.map(({ url }) => url.match(/\.(\w+)$/)[1]);
    expect([...new Set(files)].sort()).toEqual(["css", "gaz", "json"]);
  });
});
