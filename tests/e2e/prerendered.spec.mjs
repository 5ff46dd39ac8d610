// A page that came with its article as HTML: the text is there before any WebAssembly, and nothing jumps when the
// viewer takes its place. The HTML is what the viewer draws, as a renderer writes it.

import { expect, hold, test } from "./viewer-page.mjs";

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

function watchShifts() {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) window.shifted += entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}

for (const [name, size] of Object.entries(sizes)) {
  test(`on a ${name} the text stands first, and nothing jumps`, async ({ page, viewer }) => {
    await page.setViewportSize(size);
    await viewer.open();
    await expect(viewer.rows).toHaveCount(100);
    const drawn = await viewer.host.evaluate((host) => host.querySelector(".av").outerHTML);
    const letGo = await hold(page, "**/*.wasm");
    const address = new URL("/", page.url()).href;
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const body = html.replace(
        /(<article-viewer[^>]*>)[\s\S]*?(<\/article-viewer>)/,
        `$1${drawn}$2`,
      );
      expect(body.length).toBeGreaterThan(html.length + 20_000);
      await route.fulfill({ response, body });
    });
    await page.addInitScript(watchShifts);
    await page.goto("");
    // Before the engine: the whole text, with its cards and its list.
    await expect(viewer.headline).toBeVisible();
    await expect(viewer.rows).toHaveCount(100);
    expect(await viewer.heard()).toEqual([]);
    await page.waitForTimeout(300);
    const before = await viewer.top(viewer.question(1));
    letGo();
    await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(1);
    await page.waitForTimeout(500);
    expect(await page.locator(".av").count()).toBe(1);
    expect(Math.abs((await viewer.top(viewer.question(1))) - before)).toBeLessThan(2);
    const shifted = await page.evaluate(() => window.shifted);
    test.info().annotations.push({ type: "CLS", description: String(shifted) });
    expect(shifted, "CLS").toBeLessThan(0.02);
    await viewer.question(2).click();
    await viewer.expectOpen(1, 2);
  });
}

for (const light of [false, true]) {
  test(`text of the host's own, with margins that reach over the edge, does not make the page jump${light ? ", in light DOM" : ""}`, async ({
    page,
    viewer,
  }) => {
    await page.setViewportSize(sizes.phone);
    await page.addInitScript(watchShifts);
    const letGo = await hold(page, "**/*.wasm");
    const paragraph = `<p>${"A sentence of the article as the host has written it. ".repeat(9)}</p>`;
    await page.route("**/bare.html", async (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html lang="en"><meta charset="utf-8">
          <meta name="viewport" content="width=device-width"><title>The host's</title>
          <script type="module" src="/article-viewer.js"></script>
          <div style="height: 80px">The host</div><main><article-viewer src="/samples/interview.json"${light ? " no-shadow" : ""}>
          <h2>A headline of the host's</h2>${paragraph.repeat(12)}</article-viewer></main>`,
      }),
    );
    await page.goto("fixtures/bare.html");
    await expect(page.getByRole("heading", { name: "A headline of the host's" })).toBeVisible();
    const before = await page.locator("main").evaluate((main) => main.getBoundingClientRect().top);
    await page.waitForTimeout(200);
    letGo();
    await expect(viewer.headline).toBeVisible();
    await page.waitForTimeout(500);
    const after = await page.locator("main").evaluate((main) => main.getBoundingClientRect().top);
    expect(after).toBe(before);
    const shifted = await page.evaluate(() => window.shifted);
    test.info().annotations.push({ type: "CLS", description: String(shifted) });
    expect(shifted, "CLS").toBeLessThan(0.02);
  });
}
