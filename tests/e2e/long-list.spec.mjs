// Lists that are too much: what fits stays and can be filtered, the rest is said to be left out, and the next list has the
// memory again.

import { embed, expect, keepMemory, test } from "./viewer-page.mjs";

/** What the engine's WebAssembly memory holds, in bytes. */
const memoryOf = (page) => page.evaluate(() => window.wasmMemory.buffer.byteLength);

test("a list of ten gigabytes is read up to its limit, and the next one has its memory", async ({
  viewer,
  page,
}) => {
  test.setTimeout(180_000);
  await page.addInitScript(keepMemory);
  await embed(page, { src: "harbour.json", "headlines-src": "list.json?list=long" });
  const notice = viewer.part("notice");
  await expect(notice).toHaveText("The list is too long: only its beginning is shown.", {
    timeout: 90_000,
  });
  // 256 MiB of it, and what was under way.
  const sent = Number(await (await page.request.get("/sent")).text());
  expect(sent).toBeLessThan(400 << 20);
  const said = await viewer.status.textContent();
  expect(Number(said.match(/^[\d,]+/)[0].replace(",", ""))).toBeGreaterThan(26_000);
  const faults = await viewer.heard("av-error");
  expect(faults.map(({ detail }) => detail.message).join()).toMatch(/longer than 256 MB/);
  await viewer.input.fill("26001");
  await expect(viewer.rows).toHaveCount(1);
  const memory = await memoryOf(page);
  await viewer.host.evaluate((host) => host.setAttribute("headlines-src", "list.json"));
  await expect(notice).toHaveCount(0);
  await viewer.input.fill("");
  await viewer.host.evaluate((host) =>
    host.setAttribute("headlines-src", "list.json?list=long&again"),
  );
  await expect(notice).toHaveCount(1, { timeout: 90_000 });
  expect(await memoryOf(page)).toBeLessThan(memory * 1.3);
});

test("a list of a million empty strings is no list of headlines, and twenty faults say so", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "harbour.json", "headlines-src": "list.json?list=empty" });
  await expect
    .poll(async () => (await viewer.heard("av-error")).length, { timeout: 30_000 })
    .toBe(22);
  const faults = await viewer.heard("av-error");
  expect(faults[0].detail.path).toBe("[0]");
  expect(faults.map(({ detail }) => detail.message).join()).toContain("999000");
  await expect(viewer.rows).toHaveCount(0);
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
});
