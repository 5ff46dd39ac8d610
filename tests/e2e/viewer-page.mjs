// What every test shares: a page that records what the viewer says and fails on a console that is not clean,
// and the parts of a viewer by the names of the contract.

import { test as base, expect } from "@playwright/test";

export { expect };

/** The sample: six exchanges, three related stories, a hundred headlines. */
export const SAMPLE = { cards: 6, related: 3, headlines: 100 };

const EVENTS = [
  "av-load",
  "av-error",
  "av-card-toggle",
  "av-filter",
  "av-headline-click",
  "av-card-link",
];

/** Runs in the page before anything of its own: keeps every event of the viewer, and every `beforematch`. */
function record(kinds) {
  window.heard = [];
  window.matched = [];
  for (const kind of kinds) {
    // At the document and while bubbling: what does not bubble is not heard.
    document.addEventListener(kind, (event) => {
      const { type, bubbles, composed, cancelable, target } = event;
      const detail = JSON.parse(JSON.stringify(event.detail));
      window.heard.push({ type, detail, bubbles, composed, cancelable, from: target.id });
    });
  }
  const found = ({ target, isTrusted }) => window.matched.push({ id: target.id, isTrusted });
  document.addEventListener("beforematch", found, true);
}

/** One viewer on a page; Playwright's selectors see into its shadow root. */
export class Viewer {
  /** @param {import("@playwright/test").Page} page */
  constructor(page, host = "article-viewer") {
    this.page = page;
    this.host = page.locator(host);
    this.headline = this.part("headline");
    this.cards = this.part("card");
    this.input = this.part("filter-input");
    this.status = this.part("status");
    this.chips = this.part("chip");
    this.why = this.part("why");
    this.rows = this.part("headline-item");
    this.error = this.part("error");
  }

  part(name) {
    return this.host.locator(`[part~="${name}"]`);
  }

  /** Opens an address and waits until an article is drawn. */
  async open(address = "") {
    await this.page.goto(address);
    await expect(this.headline).toBeVisible();
  }

  /** Cards are counted from 1, as their ids are. */
  card(number) {
    return this.cards.nth(number - 1);
  }
  question(number) {
    return this.card(number).locator('[part~="question"]');
  }
  answer(number) {
    return this.card(number).locator('[part~="answer"]');
  }

  /** The cards that are open, by number; one whose button, panel and text disagree is said to be odd. */
  async openCards() {
    const states = await this.cards.evaluateAll((cards) =>
      cards.map((card) => {
        const said = card.querySelector('[part~="question"]').getAttribute("aria-expanded");
        const panel = card.querySelector('[part~="answer"]');
        const hidden = panel.getAttribute("hidden");
        const seen = [...panel.querySelectorAll("p")].every((text) => text.checkVisibility());
        if (said === "true" && hidden === null && seen) return "open";
        if (said === "false" && hidden === "until-found" && !seen) return "closed";
        return `odd: aria-expanded=${said}, hidden=${hidden}, text ${seen ? "" : "un"}seen`;
      }),
    );
    return states.flatMap((state, index) =>
      state === "closed" ? [] : [state === "open" ? index + 1 : `${index + 1} is ${state}`],
    );
  }
  /** These cards and no others are open. */
  async expectOpen(...numbers) {
    await expect(this.cards).not.toHaveCount(0);
    await expect.poll(() => this.openCards(), { message: "the open cards" }).toEqual(numbers);
  }

  /** Waits until nothing more is drawn: what is out of sight comes once the reader rests. */
  async expectStill() {
    const drawn = () => this.host.evaluate((host) => (host.shadowRoot ?? host).innerHTML);
    const isStill = async () => {
      const before = await drawn();
      await this.page.waitForTimeout(300);
      return (await drawn()) === before;
    };
    await expect.poll(isStill, { message: "drawn whole", intervals: [0] }).toBe(true);
  }

  country(code) {
    return this.host.locator(`[part~="country"][data-c="${code}"]`);
  }
  /** The number beside a country. */
  async count(code) {
    return Number(await this.country(code).locator('[part~="count"]').textContent());
  }
  /** The numbers of all countries that the table holds, by their codes. */
  counts() {
    return this.part("country").evaluateAll((buttons) =>
      Object.fromEntries(
        buttons.map((button) => [
          button.dataset.c,
          Number(button.querySelector('[part~="count"]').textContent),
        ]),
      ),
    );
  }
  chip(name) {
    return this.chips.filter({ hasText: name });
  }

  /** The sample's headlines that are shown, by the number at the end of their links; 0 where there is none. */
  shown() {
    return this.rows.evaluateAll((rows) =>
      rows.map((row) => Number(row.querySelector("a")?.href.match(/\d+$/)?.[0] ?? 0)),
    );
  }
  /** Waits until exactly these are shown, in this order. */
  async expectShown(...numbers) {
    await expect.poll(() => this.shown(), { message: "the headlines shown" }).toEqual(numbers);
  }
  /** The words that are marked in the list. */
  marks() {
    return this.part("mark").allTextContents();
  }

  /** What the page heard of one event, or of all. */
  heard(type) {
    return this.page.evaluate(
      (wanted) => window.heard.filter((event) => !wanted || event.type === wanted),
      type,
    );
  }
  async details(type) {
    return (await this.heard(type)).map((event) => event.detail);
  }

  /** The element that has the focus, through shadow roots, as its part or its tag. */
  focus() {
    return this.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.getAttribute("part") ?? at?.className ?? at?.localName;
    });
  }
  /** Somewhere in the viewer, and seen: not lost to the page's body. */
  async expectFocusKept() {
    const state = () =>
      this.host.evaluate((host) => {
        let at = document.activeElement;
        if (at !== host && !host.contains(at)) return `lost to <${at?.localName}>`;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        if (at === host) return "lost to the element itself";
        return at.checkVisibility() ? "kept" : `on something unseen: ${at.outerHTML.slice(0, 80)}`;
      });
    await expect.poll(state, { message: "the focus" }).toBe("kept");
    // And it stays there: no later drawing takes it away.
    await this.page.waitForTimeout(100);
    expect(await state(), "the focus, a moment later").toBe("kept");
  }

  /** Top of an element in the window, in pixels. */
  async top(locator) {
    return (await locator.boundingBox()).y;
  }
}

/** A page or an article of the fixtures. */
export const fixture = (name) => `/fixtures/${name}`;

/** Puts a viewer into the page that is open, as a host's own script would. */
export async function addViewer(page, attributes, { article, text } = {}) {
  await page.evaluate(
    ({ attributes, article, text }) => {
      const element = document.createElement("article-viewer");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      if (article) element.article = article;
      if (text) element.append(Object.assign(document.createElement("p"), { textContent: text }));
      document.querySelector("main").append(element);
    },
    { attributes, article, text },
  );
}

/** Keeps the engine's memory in reach, before anything of the page runs: for `addInitScript`. */
export function keepMemory() {
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...given) {
      super(...given);
      window.wasmMemory = this.exports.memory;
    }
  };
}

/** Opens the bare host page with one viewer in it; `at` goes behind its address. */
export async function embed(page, attributes, { at = "", ...content } = {}) {
  await page.goto(fixture(`bare.html${at}`));
  await addViewer(page, attributes, content);
}

/** Keeps back what a pattern names, until the function that it gives is called. */
export async function hold(page, pattern) {
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route(pattern, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** The project's own page with another article of this origin. */
export const articleAt = (address) => `?src=${encodeURIComponent(address)}`;

export const test = base.extend({
  /**
   * The console must stay free of errors and warnings, a refusal by the CSP included, in every test.
   * Where an error is the point, the test says which: `noise.expect(/404/)`.
   */
  noise: [
    async ({ page }, use) => {
      const heard = [];
      const expected = [];
      page.on("console", (message) => {
        if (!["error", "warning"].includes(message.type())) return;
        heard.push(`${message.type()}: ${message.text()} [${message.location().url}]`);
      });
      page.on("pageerror", (error) => heard.push(`uncaught: ${error.stack ?? error}`));
      await use({ expect: (...patterns) => expected.push(...patterns) });
      const unexpected = heard.filter((line) => !expected.some((pattern) => pattern.test(line)));
      expect(unexpected, "the console").toEqual([]);
      for (const pattern of expected) expect(heard.join("\n"), "the console").toMatch(pattern);
    },
    { auto: true },
  ],

  viewer: async ({ page, noise: _ }, use) => {
    await page.addInitScript(record, EVENTS);
    await use(new Viewer(page));
  },
});
