// A thousand mounts and unmounts leave nothing behind: no node, no listener, no heap, no WebAssembly memory. By the
// tag and by `mount`, with a state of the reader's in each.

import { expect, fixture, keepMemory, test } from "./viewer-page.mjs";

/** What the page holds after a collection. */
async function held(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  // What the tests themselves have kept.
  await page.evaluate(() => {
    window.heard = [];
    window.matched = [];
  });
  await page.waitForTimeout(500);
  for (let pass = 0; pass < 6; pass++) {
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(150);
  }
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((other) => other.name === name).value;
  const wasm = await page.evaluate(() => window.wasmMemory.buffer.byteLength);
  await session.detach();
  return {
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    heap: metric("JSHeapUsedSize"),
    wasm,
  };
}

/** Mounts and unmounts so many times, five at a time, each with a card opened and a filter typed. */
const cycles = (page, count, how) =>
  page.evaluate(
    async ({ count, how }) => {
      const { mount } = await import("/article-viewer.js");
      const article = await (await fetch("harbour.json")).json();
      const once = async (number) => {
        const host = document.createElement(how === "tag" ? "article-viewer" : "div");
        document.querySelector("main").append(host);
        let handle = host;
        if (how === "tag") host.article = article;
        else handle = mount(host, { article });
        await handle.ready;
        const root = host.shadowRoot;
        root.querySelector('[part~="question"]')?.click();
        const input = root.querySelector('[part~="filter-input"]');
        if (input) {
          input.value = `oil ${number}`;
          input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        }
        await new Promise((resolve) => setTimeout(resolve));
        if (how !== "tag") handle.destroy();
        host.remove();
      };
      for (let at = 0; at < count; at += 5) {
        await Promise.all([0, 1, 2, 3, 4].map((more) => once(at + more)));
      }
    },
    { count, how },
  );

for (const how of ["tag", "mount"]) {
  test(`a thousand times by ${how}`, async ({ page, viewer: _ }) => {
    test.setTimeout(120_000);
    await page.addInitScript(keepMemory);
    await page.goto(fixture("bare.html"));
    await cycles(page, 100, how);
    const before = await held(page);
    await cycles(page, 1000, how);
    const after = await held(page);
    test.info().annotations.push({
      type: "held",
      description: JSON.stringify({ before, after }),
    });
    expect(after.nodes, "nodes").toBeLessThanOrEqual(before.nodes + 50);
    expect(after.listeners, "listeners").toBeLessThanOrEqual(before.listeners + 5);
    expect(after.heap, "heap, in bytes").toBeLessThan(before.heap + 500_000);
    expect(after.wasm, "WebAssembly memory, in bytes").toBe(before.wasm);
  });
}
