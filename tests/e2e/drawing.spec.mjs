// What a drawing costs, counted in elements and attributes and never in time: a key, a press and a card touch what
// changes and nothing else, and the page is whole once the reader rests.

import { addViewer, articleAt, embed, expect, fixture, test } from "./viewer-page.mjs";

/** What the viewer did to the page while `act` ran: elements that came and went, attributes that were set. */
async function count(viewer, act) {
  await viewer.host.evaluate((host) => {
    const root = host.shadowRoot ?? host;
    window.seen = { added: [], removed: [], attributes: [] };
    const name = (node) => {
      if (node.nodeType !== 1) return [];
      const part = node.closest("[part]")?.getAttribute("part");
      return [part ?? node.localName];
    };
    window.read = (records) => {
      for (const record of records) {
        if (record.type === "attributes") window.seen.attributes.push(...name(record.target));
        else if (record.type === "childList") {
          window.seen.added.push(...[...record.addedNodes].flatMap(name));
          window.seen.removed.push(
            ...[...record.removedNodes].flatMap((node) =>
              node.nodeType === 1 ? [node.getAttribute("part") ?? node.localName] : [],
            ),
          );
        }
      }
    };
    window.watch = new MutationObserver(window.read);
    window.watch.observe(root, { subtree: true, childList: true, attributes: true });
  });
  await act();
  return viewer.host.evaluate(() => {
    window.read(window.watch.takeRecords());
    window.watch.disconnect();
    return window.seen;
  });
}

const many = (names, part) => names.filter((name) => name === part).length;

/** A list of so many headlines, each with its number. */
const listOf = (length) =>
  Array.from({ length }, (_, index) => ({
    headline: `Note ${index + 1} of ${index % 2 ? "the harbour" : "the mill"}`,
    url: `/n/${index + 1}`,
    countries: index % 3 ? ["TR"] : ["GE"],
  }));

const article = (length) => ({
  headline: "A list of some length",
  body: [{ type: "paragraph", text: "Below." }],
  headlines: listOf(length),
});

async function openList(viewer, page, length) {
  await page.goto(fixture("bare.html"));
  await addViewer(page, {}, { article: article(length) });
  await expect(viewer.headline).toBeVisible();
}

test("opening a card draws that card, and nothing else", async ({ viewer }) => {
  await viewer.open();
  await expect(viewer.rows).toHaveCount(100);
  const { added, removed, attributes } = await count(viewer, () => viewer.question(3).click());
  expect({ added, removed }).toEqual({ added: [], removed: [] });
  expect(attributes.sort()).toEqual(["answer", "card", "question"]);
});

test("a key keeps the rows that stay, and marks them anew", async ({ viewer, page }) => {
  await openList(viewer, page, 100);
  await expect(viewer.rows).toHaveCount(100);
  await viewer.input.fill("mill");
  await expect(viewer.rows).toHaveCount(50);
  const first = await viewer.rows.first().elementHandle();
  const { added, removed, attributes } = await count(viewer, async () => {
    await viewer.input.fill("mil");
    await expect(viewer.status).toContainText("“mil”");
  });
  // A marked text is replaced whole; no row is.
  expect(many(removed, "headline-item")).toBe(0);
  expect(many(added, "headline-item")).toBe(0);
  expect(attributes.filter((part) => part === "headline-item")).toEqual([]);
  expect(await first.evaluate((row) => row.isConnected)).toBe(true);
  expect(await viewer.rows.first().textContent()).toBe("Note 1 of the mill");
});

test("a key that changes nothing in the list touches no row and no country", async ({
  viewer,
  page,
}) => {
  await openList(viewer, page, 100);
  await viewer.input.fill("note");
  await expect(viewer.rows).toHaveCount(100);
  const { added, removed, attributes } = await count(viewer, async () => {
    await viewer.input.fill("note ");
    await page.waitForTimeout(400);
  });
  const touched = [...added, ...removed, ...attributes];
  for (const part of ["headline-item", "headline-link", "mark", "country", "count", "card"])
    expect(many(touched, part), part).toBe(0);
});

test("a count that changes is one element", async ({ viewer, page }) => {
  await openList(viewer, page, 99);
  // The first key asks for the names of countries, which may draw anew when they come.
  const names = page.waitForResponse(/\.gaz$/);
  await viewer.input.fill("harbour");
  await names;
  await expect(viewer.rows).toHaveCount(49);
  const { added } = await count(viewer, async () => {
    await viewer.input.fill("mill");
    await expect(viewer.rows).toHaveCount(50);
  });
  expect(many(added, "country")).toBe(0);
  expect(many(added, "count")).toBeLessThanOrEqual(2);
});

test("a country keeps its button, and the focus, while the table fills", async ({ viewer }) => {
  await viewer.open();
  const all = await viewer.part("country").count();
  await viewer.input.fill("kaz");
  await expect(viewer.part("country").first()).toHaveAttribute("data-c", "KZ");
  const button = await viewer.country("KZ").elementHandle();
  await viewer.country("KZ").press("Space");
  await expect(viewer.chips).toHaveText(["Kazakhstan"]);
  await expect(viewer.part("country")).toHaveCount(all);
  expect(await button.evaluate((element) => element.isConnected)).toBe(true);
  await expect(viewer.country("KZ")).toBeFocused();
});

test.describe("a long list", () => {
  const LONG = 5_000;

  test("draws its first screen at once, the rest once the reader rests, and drops it at the next key", async ({
    viewer,
    page,
  }) => {
    await openList(viewer, page, LONG);
    await expect(viewer.rows).toHaveCount(2_000);
    const rows = () => viewer.rows.count();
    // What stands there within the next frames, long before 150 ms have passed.
    await viewer.host.evaluate((host) => {
      host.shadowRoot.addEventListener("input", async () => {
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        window.soon = host.shadowRoot.querySelectorAll('[part~="headline-item"]').length;
      });
    });
    await viewer.input.press("h");
    await expect.poll(() => page.evaluate(() => window.soon ?? 0)).toBeGreaterThan(0);
    const soon = await page.evaluate(() => window.soon);
    expect(soon).toBeLessThan(200);
    await expect.poll(rows).toBe(2_000);
    await expect(viewer.rows.last()).toHaveAttribute("aria-posinset", "2000");
    await expect(viewer.rows.last()).toHaveAttribute("aria-setsize", "2500");
  });

  for (const [what, act] of [
    ["the printer", (page) => page.evaluate(() => dispatchEvent(new Event("beforeprint")))],
    ["a selection of all", (page) => page.keyboard.press("ControlOrMeta+a")],
    ["the clipboard", (page) => page.evaluate(() => document.execCommand("copy"))],
  ])
    test(`is whole for ${what} right after a key`, async ({ viewer, page }) => {
      await openList(viewer, page, LONG);
      // No rest ever comes: the page's timers stand still.
      await page.clock.install();
      await viewer.input.press("n");
      await page.locator("#hosts-own").click();
      await page.evaluate(() => {
        getSelection().selectAllChildren(document.body);
      });
      await act(page);
      await expect(viewer.rows).toHaveCount(2_000);
    });

  test("keeps the row that has the focus when the page sets another filter", async ({
    viewer,
    page,
  }) => {
    await openList(viewer, page, LONG);
    await expect(viewer.rows).toHaveCount(2_000);
    const link = viewer.rows.nth(1_500).getByRole("link");
    await link.focus();
    await viewer.host.evaluate((host) => host.setAttribute("query", "mill"));
    await expect(viewer.status).toContainText("2,500 of 5,000");
    await expect(link.or(viewer.host.locator(":focus"))).not.toHaveCount(0);
    expect(
      await viewer.host.evaluate((host) => host.shadowRoot.activeElement?.getAttribute("href")),
    ).toMatch(/\/n\/1501$/);
  });

  test("is not filled in a hidden tab", async ({ viewer, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(document, "hidden", { get: () => !window.shown });
    });
    await openList(viewer, page, LONG);
    await page.waitForTimeout(700);
    // The tests' screen is higher than the list's column, which holds so many.
    expect(await viewer.rows.count()).toBe(18);
    await page.evaluate(() => {
      window.shown = true;
    });
    await expect(viewer.rows).toHaveCount(2_000);
  });
});

test("no layout is forced by a key", async ({ page, viewer }) => {
  // Every read of a measure and every write of a scroll position below leaves its name.
  await page.addInitScript(() => {
    window.asked = [];
    const spy = (prototype, name) => {
      const { get, set, value, ...rest } = Object.getOwnPropertyDescriptor(prototype, name);
      const told = (how, original) =>
        original &&
        function (...given) {
          // Playwright looks at the page, too.
          if (/article-viewer|wasm/.test(new Error().stack)) window.asked.push(`${how} ${name}`);
          return original.apply(this, given);
        };
      Object.defineProperty(
        prototype,
        name,
        value
          ? { ...rest, value: told("call", value) }
          : { ...rest, get: told("get", get), set: told("set", set) },
      );
    };
    for (const name of [
      "scrollTop",
      "clientHeight",
      "clientWidth",
      "scrollHeight",
      "getBoundingClientRect",
      "scrollIntoView",
    ])
      spy(Element.prototype, name);
    for (const name of ["offsetHeight", "offsetWidth", "offsetTop", "offsetParent", "innerText"])
      spy(HTMLElement.prototype, name);
  });
  await embed(page, { src: "/samples/interview.json" });
  await expect(viewer.rows).toHaveCount(100);
  await page.evaluate(() => window.asked.splice(0));
  await viewer.input.pressSequentially("turk");
  await expect(viewer.status).toContainText(" of 100");
  await viewer.question(2).press("Enter");
  expect(await page.evaluate(() => window.asked)).toEqual([]);
});

test("a date is written by one formatter a style, however often it is drawn", async ({
  page,
  viewer,
}) => {
  await page.addInitScript(() => {
    window.made = 0;
    Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
      construct(target, given) {
        window.made++;
        return new target(...given);
      },
    });
  });
  await viewer.open(articleAt("/samples/interview.json"));
  for (const text of ["oil", "turk", ""]) await viewer.input.fill(text);
  await expect(viewer.rows).toHaveCount(100);
  expect(await page.evaluate(() => window.made)).toBeLessThanOrEqual(3);
});
