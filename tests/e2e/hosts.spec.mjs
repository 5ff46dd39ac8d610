// The viewer on anybody's page: among frameworks and resets, under hostile sheets and scripts, from right to left, under
// the contract's CSP and beside a <base>. It works and looks there as on a plain page, and the host stays as it was.

import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { tailwind } from "./fixtures/hosts/tailwind.mjs";
import { test as base, expect, fixture, SAMPLE, Viewer } from "./viewer-page.mjs";

const NO_SHADOW = { "no-shadow": "" };

/** A link to a style sheet, and a script that runs before the viewer's. */
const sheet = (href) => `<link rel="stylesheet" href="${href}">`;
const script = (src) => `<script src="${src}"></script>`;

/**
 * The hosts. `head` is what a plain page is given before its own sheet and script; `csp` is the policy that the page comes under; `as` are attributes that a viewer on a plain page takes to
 * be what it is by itself on this one. Where `shadow` is "only", the contract promises nothing without a shadow root.
 */
const HOSTS = {
  "a plain page": { file: "plain.html" },
  "a page on Bootstrap": { file: "bootstrap.html" },
  "a page on Tailwind": { file: "tailwind.html" },
  "a page on normalize.css": {
    file: "plain.html",
    head: sheet("/npm/normalize.css/normalize.css"),
  },
  "a page whose sheet spares nothing": {
    file: "plain.html",
    head: sheet("hostile.css"),
    shadow: "only",
  },
  "a page from right to left": { file: "rtl.html", as: { lang: "fa" } },
  "a page on Prototype.js": { file: "plain.html", head: script("prototype.js") },
  "a page that has overwritten Reflect": { file: "plain.html", head: script("overwritten.js") },
  "a page under the contract's CSP": { file: "plain.html", csp: "contract" },
  "a page under that CSP without Trusted Types": { file: "plain.html", csp: "any-types" },
  "a page whose base is elsewhere": { file: "base.html" },
};

/** What differs by style; the others differ by scripts and policies. */
const STYLED = Object.keys(HOSTS).slice(0, 6);

/** Hosts, each in every way to draw that it has. */
const ways = (names = Object.keys(HOSTS)) =>
  names.flatMap((name) => {
    const host = HOSTS[name];
    const shadow = { name, host, given: {} };
    if (host.shadow === "only") return [shadow];
    return [shadow, { name: `${name}, without a shadow root`, host, given: NO_SHADOW }];
  });

const test = base.extend({
  /** No page asks for anything but what this server has. */
  own: [
    async ({ page, baseURL }, use) => {
      const abroad = [];
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL) && !url.startsWith("data:")) abroad.push(url);
      });
      // Whoever leaves the page all the same finds nothing there.
      await page.route("https://elsewhere.example/**", (route) => route.fulfill({ body: "" }));
      await use();
      expect(abroad, "requests to others").toEqual([]);
    },
    { auto: true },
  ],
});

// A trace of so many elements costs more than the tests themselves; a failure keeps its picture.
test.use({ trace: "off" });

const POLICY = {
  none: /^$/,
  contract: /script-src 'self' 'wasm-unsafe-eval';.*require-trusted-types-for 'script'/,
  "any-types": /script-src 'self' 'wasm-unsafe-eval';(?!.*trusted-types)/,
};

/** Lets plain pages come with this in their heads, from now on. */
async function give(page, head = "") {
  const address = "**/hosts/plain.html*";
  await page.unroute(address);
  if (!head) return;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("<link", `${head}\n<link`);
    await route.fulfill({ response, body });
  });
}

/** Goes to a host, gives its viewer these attributes, and waits until that has drawn. */
async function visit(page, { file, head, csp = "none" }, given = {}) {
  await give(page, head);
  if (file === "tailwind.html") await page.route("**/tailwind.css", fulfilTailwind);
  const asked = new URLSearchParams({ csp, ...given });
  const answer = await page.goto(`${fixture(`hosts/${file}`)}?${asked}`);
  expect(answer.headers()["content-security-policy"] ?? "").toMatch(POLICY[csp]);
  const viewer = new Viewer(page);
  if ("empty" in given) return viewer;
  await expect
    .poll(() => page.evaluate(() => window.heard[0]?.type), {
      message: "the first event",
      intervals: [50],
    })
    .toBeTruthy();
  expect(await page.evaluate(() => window.heard[0])).toMatchObject({ type: "av-load" });
  await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
  return viewer;
}

async function fulfilTailwind(route) {
  const page = new URL("fixtures/hosts/tailwind.html", import.meta.url);
  const body = await tailwind(await readFile(page, "utf8"));
  await route.fulfill({ contentType: "text/css", body });
}

/** For what has happened already, or never will. */
const SOON = { timeout: 2000 };

/** What the host has heard from the viewer at one place, each event a line. */
const heard = async (page, place) =>
  (await page.evaluate(() => window.heard))
    .filter(({ at }) => at === place)
    .map(({ type, detail: { id, open, query, countries } }) => {
      const codes = countries && `[${countries}]`;
      const said = { "av-card-toggle": [id, open], "av-filter": [codes, query] };
      return [type, ...(said[type] ?? [codes])].filter((word) => word !== undefined).join(" ");
    });

for (const { name, host, given } of ways()) {
  test(`cards, filter and countries work on ${name}, and the host hears each event once`, async ({
    page,
  }) => {
    const viewer = await visit(page, host, given);
    const shadow = await viewer.host.evaluate((element) => element.shadowRoot !== null);
    expect(shadow).toBe(given !== NO_SHADOW);
    await expect(viewer.cards).toHaveCount(SAMPLE.cards);
    await viewer.expectOpen(1);
    const heights = await viewer
      .part("answer")
      .evaluateAll((panels) => panels.map((panel) => panel.offsetHeight));
    expect(heights[0]).toBeGreaterThan(50);
    expect(heights.slice(1), "what closed cards take").toEqual([0, 0, 0, 0, 0]);

    await viewer.question(2).click();
    await viewer.expectOpen(1, 2);
    await viewer.question(3).focus();
    await page.keyboard.press("Enter");
    await viewer.expectOpen(1, 2, 3);
    await page.keyboard.press("Space");
    await viewer.expectOpen(1, 2);

    await viewer.input.fill("istanbu");
    await expect(viewer.rows).toHaveCount(1);
    await page.keyboard.press("l");
    await expect(viewer.part("mark")).toHaveText("Istanbul");
    await page.keyboard.press("Escape");
    await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
    await viewer.country("TR").click();
    await expect(viewer.rows).toHaveCount(9);
    await expect(viewer.chips).toHaveCount(1);
    const here = page.url();
    await viewer.rows.first().getByRole("link").click();

    const expected = [
      "av-load",
      "av-card-toggle q2 true",
      "av-card-toggle q3 true",
      "av-card-toggle q3 false",
      "av-filter [] istanbu",
      "av-filter [] istanbul",
      "av-filter [] ",
      "av-filter [TR] ",
      "av-headline-click [TR]",
    ];
    await expect.poll(() => heard(page, "page"), SOON).toEqual(expected);
    expect(await heard(page, "viewer")).toEqual(expected);
    const pressed = ["question", "question", "question", "country", "headline-link"];
    expect(await page.evaluate(() => window.clicks)).toEqual(
      pressed.flatMap((part) => [`viewer: ${part}`, `page: ${part}`]),
    );
    // The host takes the way to a headline itself.
    expect(page.url()).toBe(here);
  });
}

/** What a reader sees of an element's style, beside its place. */
const SEEN = [
  ...["display", "position", "visibility", "opacity", "direction", "cursor", "content"],
  ...["color", "background-color", "background-image", "font", "letter-spacing", "word-spacing"],
  ...["text-align", "text-transform", "text-indent", "text-decoration-line", "white-space"],
  ...["font-variant-caps", "font-feature-settings", "padding", "margin", "border-width", "float"],
  ...["border-radius", "box-shadow", "list-style-type", "column-count", "z-index", "text-shadow"],
];

/** How all that the viewer draws looks, and where it stands in it: a line for each element's each property. */
const looks = async (viewer) => {
  const lines = await viewer.host.evaluate((host, names) => {
    const from = host.getBoundingClientRect();
    const all = (host.shadowRoot ?? host).querySelectorAll(".av, .av *");
    let lines = "";
    all.forEach((element, index) => {
      const name = `${index} ${element.getAttribute("part") || element.className || element.localName}`;
      if (element.checkVisibility()) {
        const { x, y, width, height } = element.getBoundingClientRect();
        lines += `${name}: box: ${(x - from.x).toFixed(1)} ${(y - from.y).toFixed(1)}`;
        lines += ` ${width.toFixed(1)} ${height.toFixed(1)}\n`;
      }
      for (const pseudo of ["", "::before", "::after"]) {
        const style = getComputedStyle(element, pseudo);
        if (pseudo && style.content === "none") continue;
        for (const property of names)
          lines += `${name}${pseudo}: ${property}: ${style.getPropertyValue(property)}\n`;
      }
    });
    return lines;
  }, SEEN);
  return lines.trim().split("\n");
};

/** Many parts in one picture: open and closed cards, a choice, typed text and what it marks, the focus. */
async function dressUp(viewer) {
  await viewer.question(3).click();
  await viewer.country("TR").click();
  await viewer.input.fill("a");
  await viewer.expectOpen(1, 3);
  await expect(viewer.chips).toHaveCount(1);
  await expect(viewer.part("mark").first()).toBeVisible();
  // Countries out of sight come when the reader rests.
  await viewer.expectStill();
  await viewer.page.mouse.move(0, 0);
  // What sticks stands where it stands in a page that nobody has scrolled.
  await viewer.page.evaluate(() => scrollTo(0, 0));
}

const plain = new Map();

/** The looks on a plain page, measured once. */
async function plainLooks(page, given) {
  const key = JSON.stringify(given);
  if (!plain.has(key)) {
    const viewer = await visit(page, HOSTS["a plain page"], given);
    await dressUp(viewer);
    plain.set(key, await looks(viewer));
    // Another page at this address is not to begin where this one ended.
    await page.evaluate(() => sessionStorage.clear());
  }
  return plain.get(key);
}

for (const { name, host, given } of ways([
  ...STYLED.slice(1),
  "a page on Prototype.js",
  "a page under the contract's CSP",
])) {
  test(`the viewer looks on ${name} as it does on a plain one`, async ({ page }) => {
    const expected = await plainLooks(page, { ...host.as, ...given });
    const viewer = await visit(page, host, given);
    await dressUp(viewer);
    const seen = await looks(viewer);
    expect(seen.length).toBeGreaterThan(5000);
    const [known, now] = [new Set(expected), new Set(seen)];
    const other = [
      ...expected.filter((line) => !now.has(line)).map((line) => `plain: ${line}`),
      ...seen.filter((line) => !known.has(line)).map((line) => `here: ${line}`),
    ];
    expect(other.slice(0, 20), `${other.length} differences`).toEqual([]);
  });
}

const picture = async (page) =>
  (await page.screenshot({ fullPage: true, caret: "initial" })).toString("base64");

/** Where an element stands on its page. */
const boxOf = (page, selector) =>
  page.locator(selector).evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });

/** How many pixels two pictures of a page differ by outside a box, and the first of them. */
async function differences(page, one, other, box) {
  await page.goto("about:blank");
  return page.evaluate(
    async ({ pictures, box }) => {
      const decode = async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes]));
        const { width, height } = image;
        const canvas = new OffscreenCanvas(width, height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        return canvas.getImageData(0, 0, width, height);
      };
      const [one, other] = await Promise.all(pictures.map(decode));
      const { width, height } = one;
      const found = { size: [other.width - width, other.height - height], compared: 0, differ: 0 };
      const [left, top] = [Math.floor(box.x), Math.floor(box.y)];
      const [right, bottom] = [Math.ceil(box.x + box.width), Math.ceil(box.y + box.height)];
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          if (x >= left && x < right && y >= top && y < bottom) continue;
          found.compared += 1 / (width * height);
          const at = 4 * (y * width + x);
          for (let part = at; part < at + 4; part++) {
            // Two of 255 levels are no change: the browser smooths a round corner by so much otherwise where other
            // things on the page have layers of their own.
            if (Math.abs(one.data[part] - other.data[part]) <= 2) continue;
            found.differ += 1;
            found.first ??= `${x}, ${y}`;
            break;
          }
        }
      }
      return found;
    },
    { pictures: [one, other], box },
  );
}

for (const { name, host, given } of ways(STYLED)) {
  test(`the host's own parts stay as they are on ${name}, to the pixel`, async ({ page }) => {
    const viewer = await visit(page, host, given);
    await dressUp(viewer);
    const box = await boxOf(page, "article-viewer");
    const shown = await picture(page);
    await visit(page, host, { ...given, empty: `${box.height}px` });
    await expect(page.locator("article-viewer")).toHaveCount(0);
    expect(await boxOf(page, "#empty")).toEqual(box);
    const found = await differences(page, shown, await picture(page), box);
    expect(found.compared, "the host's share of the page").toBeGreaterThan(0.25);
    expect(found.size, "the rest of the other picture").toEqual([0, 0]);
    expect(found.first, `${found.differ} pixels differ, the first at`).toBeUndefined();
  });
}

for (const { name, host, given } of ways([
  "a plain page",
  "a page on Bootstrap",
  "a page from right to left",
])) {
  test(`axe finds nothing in the viewer on ${name}`, async ({ page }) => {
    const viewer = await visit(page, host, given);
    await dressUp(viewer);
    const { violations, passes } = await new AxeBuilder({ page })
      .include("article-viewer")
      .options({ resultTypes: ["violations"] })
      .withTags([
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22a",
        "wcag22aa",
        "best-practice",
      ])
      .setLegacyMode(true)
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id} at ${nodes[0].target.flat().join(" ")}`);
    expect(found).toEqual([]);
    expect(passes.length, "rules that had something to look at").toBeGreaterThan(20);
  });
}

for (const { name, host, given } of ways(["a page whose base is elsewhere"])) {
  test(`a card's link to itself stays on ${name}`, async ({ page }) => {
    const viewer = await visit(page, host, given);
    const here = page.url();
    await viewer.card(4).locator('[part~="permalink"]').click();
    await expect(page).toHaveURL(`${here}#q4`, SOON);
    await viewer.expectOpen(1, 4);
  });
}

test("what a reader opened and chose survives a reload on a page on Prototype.js", async ({
  page,
}) => {
  const viewer = await visit(page, HOSTS["a page on Prototype.js"]);
  await viewer.question(2).click();
  await viewer.country("TR").click();
  await expect(viewer.rows).toHaveCount(9);
  await page.reload();
  await expect(viewer.rows).toHaveCount(9, SOON);
  await viewer.expectOpen(1, 2);
});

test("an article may be handed over as an object on a page on Prototype.js", async ({ page }) => {
  const viewer = await visit(page, HOSTS["a page on Prototype.js"]);
  await viewer.host.evaluate((element) => {
    const paragraph = { type: "paragraph", text: ["Of ", { text: "two", em: true }, " runs."] };
    element.article = { headline: "By hand", body: [paragraph] };
  });
  await expect(viewer.headline).toHaveText("By hand", SOON);
  await expect(viewer.part("paragraph")).toHaveText("Of two runs.");
});

test("a list of its own comes on a page that has overwritten Reflect", async ({ page }) => {
  const asked = new URLSearchParams({ csp: "none", "headlines-src": fixture("list.json") });
  await give(page, HOSTS["a page that has overwritten Reflect"].head);
  await page.goto(`${fixture("hosts/plain.html")}?${asked}`);
  const viewer = new Viewer(page);
  await expect(viewer.headline).toBeVisible();
  await expect(viewer.rows).toHaveCount(3, SOON);
});

test("a page that has put its own in the place of Response gets its article", async ({ page }) => {
  await page.addInitScript(() => {
    window.Response = class extends Response {};
  });
  await page.goto(`${fixture("hosts/plain.html")}?csp=none`);
  await expect(new Viewer(page).headline).toBeVisible(SOON);
});

test("letters typed faster than the list is drawn are not told twice", async ({ page }) => {
  const viewer = await visit(page, HOSTS["a plain page"]);
  await viewer.input.evaluate((input) => {
    for (const text of ["i", "is", "ist"]) {
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
  });
  await expect(viewer.status).toContainText("of 100");
  const told = await heard(page, "page");
  expect(told.at(-1)).toBe("av-filter [] ist");
  expect(told).toEqual([...new Set(told)]);
});
