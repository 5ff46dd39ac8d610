// Others write in our page, too: translators, emoji scripts, writing assistants, hosts. Whatever they do to what is
// drawn, the viewer goes on, draws what is right, and leaves alone what it does not touch.

import { embed, expect, SAMPLE, test } from "./viewer-page.mjs";

const ROOTS = { "a shadow root": {}, "the page": { "no-shadow": "" } };

/** What a browser's translation does, now and to whatever is drawn later: every text gives way to two elements. */
function translate() {
  const host = document.querySelector("article-viewer");
  const root = host.shadowRoot ?? host;
  const all = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest("font, style, script")) continue;
      const inner = document.createElement("font");
      inner.textContent = `¡${text.data}!`;
      const outer = document.createElement("font");
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  all();
  let later;
  new MutationObserver(() => {
    clearTimeout(later);
    later = setTimeout(all, 50);
  }).observe(root, { childList: true, subtree: true, characterData: true });
}

/** What others do to every word, one after the other. */
const scripts = {
  "an emoji script": () => {
    for (const element of document.body.querySelectorAll("article-viewer")) {
      const walker = document.createTreeWalker(element.shadowRoot ?? element, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        if (text.data.length < 8 || text.parentElement.closest("style")) continue;
        const picture = document.createElement("img");
        picture.alt = "🚢";
        text.splitText(4).before(picture);
      }
    }
  },
  "a page that joins its texts": () => {
    for (const element of document.body.querySelectorAll("article-viewer"))
      for (const part of (element.shadowRoot ?? element).children) part.normalize();
  },
  "a glossary": () => {
    for (const element of document.body.querySelectorAll("article-viewer"))
      for (const span of (element.shadowRoot ?? element).querySelectorAll("span"))
        if (!span.children.length && span.textContent.trim()) {
          const term = document.createElement("abbr");
          term.textContent = span.textContent;
          span.replaceChildren(term);
        }
  },
};

for (const [where, attributes] of Object.entries(ROOTS)) {
  test.describe(`in ${where}`, () => {
    test("a translated page filters, opens and closes as before, and stays translated", async ({
      viewer,
      page,
    }) => {
      await embed(page, { src: "/samples/interview.json", ...attributes }, { text: "The text." });
      await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
      await page.evaluate(translate);
      await viewer.input.fill("istanbul");
      await expect(viewer.rows).toHaveCount(1);
      await expect(viewer.rows).toContainText("¡");
      await viewer.input.fill("");
      await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
      for (let press = 0; press < 4; press++) {
        await viewer.country("TR").click();
        await expect(viewer.rows).toHaveCount(press % 2 ? SAMPLE.headlines : 9);
      }
      for (const card of [2, 3, 2]) await viewer.question(card).click();
      await viewer.expectOpen(1, 3);
      await expect(viewer.headline).toContainText("¡");
      await expect(viewer.status).toContainText("¡100 headlines");
      expect(await viewer.heard("av-load")).toHaveLength(1);
    });

    test("a page that is translated before the article comes is drawn, and translated", async ({
      viewer,
      page,
    }) => {
      await embed(
        page,
        { src: "/samples/interview.json?wait=600", ...attributes },
        { text: "The text." },
      );
      await page.evaluate(translate);
      await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
      await viewer.input.fill("istanbul");
      await expect(viewer.rows).toHaveCount(1);
    });

    for (const [name, script] of Object.entries(scripts))
      test(`${name} harms nothing`, async ({ viewer, page }) => {
        await embed(page, { src: "/samples/interview.json", ...attributes });
        await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
        for (const text of ["turk", "oil", "baku", ""]) {
          await page.evaluate(script);
          await viewer.input.fill(text);
          await expect(viewer.status).toContainText(text || "100 headlines");
        }
        await page.evaluate(script);
        await viewer.question(2).click();
        await viewer.expectOpen(1, 2);
        expect(await viewer.heard("av-load")).toHaveLength(1);
      });
  });
}

test("what others added is lost only where something of ours was taken away", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "/samples/interview.json" });
  await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
  const { card, field } = {
    card: viewer.card(3),
    field: viewer.host.locator(".field"),
  };
  // An assistant puts its sign beside the field, a host its badge into a card and its class on it.
  for (const place of [card, field])
    await place.evaluate((element) => {
      element.append(Object.assign(document.createElement("b"), { className: "badge" }));
      element.classList.add("theirs");
    });
  const input = await viewer.input.elementHandle();
  await viewer.input.fill("turk");
  await viewer.question(3).click();
  await expect(viewer.host.locator(".badge")).toHaveCount(2);
  await expect(viewer.host.locator(".theirs")).toHaveCount(2);
  expect(await input.evaluate((element) => element.isConnected)).toBe(true);
  // A host takes the card's answer away: at the next press the card is there again, whole.
  await viewer.answer(3).evaluate((element) => element.remove());
  await viewer.question(3).click();
  await expect(viewer.answer(3)).toBeAttached();
  await viewer.question(3).click();
  await viewer.expectOpen(1, 3);
});

test("accessible names are the words of the page, word for word", async ({ viewer }) => {
  await viewer.open();
  for (const [part, expected] of [
    ["open-all", "Open all"],
    ["close-all", "Close all"],
    ["country-more", /^All \d+ countries$/],
  ])
    await expect(viewer.part(part)).toHaveAccessibleName(expected);
  await expect(viewer.country("TR")).toHaveAccessibleName("Türkiye 9");
  await expect(viewer.question(1)).toHaveAccessibleName(/^\S+ .*\?$/);
  await expect(viewer.rows.nth(1).getByRole("link")).toHaveAccessibleName(
    /^Kazakhstan and Russia put the steppe railway on one timetable \d+ \w+( \d+)?$/,
  );
  await viewer.input.fill("istan");
  await expect(viewer.part("country").first()).toHaveAccessibleName(
    /^Türkiye Istanbul, a city \d+$/,
  );
  await expect(viewer.rows.first().getByRole("link")).toHaveAccessibleName(
    /^Ferry captains ask Istanbul for a quieter winter \d+ \w+$/,
  );
  await viewer.input.press("Enter");
  await viewer.why.click();
  await expect(viewer.part("reason").first()).toHaveText(/^Türkiye: /);
});

/** In the page: a hundred random damages between random acts of a reader, beside a viewer that nobody damages. */
async function ravage(seed) {
  let state = seed * 2654435761;
  const random = (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return Math.abs(state ^ (state >>> 13)) % below;
  };
  const [ours, whole] = document.querySelectorAll("article-viewer");
  const rootOf = (host) => host.shadowRoot ?? host;
  const frames = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  const nodes = (kind) => {
    const top = rootOf(ours).querySelector(".av");
    const found = [];
    const walker = document.createTreeWalker(top ?? rootOf(ours), kind);
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const make = (tag, text = "") =>
    Object.assign(document.createElement(tag), { textContent: text });
  const texts = {
    translate: (text) => {
      const font = make("font");
      font.append(make("font", `¡${text.data}!`));
      text.replaceWith(font);
    },
    split: (text) => text.length > 2 && text.splitText(1 + random(text.length - 1)),
    replace: (text) => text.replaceWith(make("em", text.data)),
    remove: (text) => text.remove(),
    add: (text) => text.after("!"),
    change: (text) => {
      text.data = `${text.data}…`;
    },
  };
  const elements = {
    wrap: (element) => {
      const box = make("div");
      element.replaceWith(box);
      box.append(element);
    },
    remove: (element) => element.remove(),
    replace: (element) => element.replaceWith(make("b", "gone")),
    add: (element) => element.append(make("i", "added")),
    before: (element) => element.before(make("i", "before")),
    reorder: (element) => element.parentNode.append(element),
    move(element) {
      const [place] = nodes(NodeFilter.SHOW_ELEMENT);
      if (place && !element.contains(place)) place.append(element);
    },
    empty: (element) => {
      element.textContent = "empty";
    },
    paint: (element) => element.classList.add("dark"),
  };
  const pick = (list) => list[random(list.length)];
  const damage = () => {
    const onTexts = random(3) > 0;
    const node = pick(nodes(onTexts ? NodeFilter.SHOW_TEXT : NodeFilter.SHOW_ELEMENT));
    if (node && !node.parentElement?.closest("style"))
      pick(Object.values(onTexts ? texts : elements))(node);
  };
  const queries = ["", "turk", "oil", "baku", "istanbul", "a", "new"];
  const codes = ["", "TR", "AZ TR", "-RU", "ZZ"];
  const acts = [
    () => {
      const query = pick(queries);
      for (const host of [ours, whole]) host.setAttribute("query", query);
      return "query";
    },
    () => {
      const country = pick(codes);
      for (const host of [ours, whole]) host.setAttribute("country", country);
      return "country";
    },
    () => {
      const card = `q${1 + random(6)}`;
      for (const host of [ours, whole]) host.openCard(card);
      return "card";
    },
    () => {
      for (const host of [ours, whole]) host.closeAll();
      return "close";
    },
  ];
  const wrong = [];
  const links = (host) =>
    new Map(
      [...rootOf(host).querySelectorAll('[part~="headline-link"]')].map((link) => [
        link.href,
        link,
      ]),
    );
  for (let step = 0; step < 100; step++) {
    for (let times = random(3); times >= 0; times--) damage();
    const spans = (host) =>
      [...(rootOf(host).querySelector('[part~="status"]')?.children ?? [])].map(
        (span) => span.textContent,
      );
    const rows = (host) =>
      rootOf(host).querySelectorAll('ol[part~="headlines"] > [part~="headline-item"]').length;
    const before = {
      links: links(whole),
      spans: spans(whole),
      status: whole.query + whole.country,
    };
    const act = pick(acts)();
    await frames();
    if (act === "query" || act === "country") {
      if (before.status === whole.query + whole.country) continue;
      // What is as it was stays as others left it.
      const told = () =>
        spans(whole).flatMap((text, index) =>
          text === before.spans[index] || spans(ours).includes(text)
            ? []
            : [`${step} ${act}: ${spans(ours)[index]}, not ${text}`],
        );
      // A busy machine may need a moment.
      for (let times = 0; times < 50 && (told().length || rows(ours) !== rows(whole)); times++)
        await frames();
      wrong.push(...told());
      if (rows(ours) !== rows(whole))
        wrong.push(`${step} ${act}: ${rows(ours)} rows, not ${rows(whole)}`);
      const mine = links(ours);
      for (const [href, link] of links(whole))
        if (!before.links.has(href) && mine.get(href)?.textContent !== link.textContent)
          wrong.push(`${step} ${act}: ${mine.get(href)?.textContent}, not ${link.textContent}`);
    }
    if (wrong.length) break;
  }
  return wrong;
}

for (const [where, attributes] of Object.entries(ROOTS))
  for (let seed = 1; seed <= 10; seed++)
    test(`a hundred random damages in ${where}, seed ${seed}`, async ({ viewer: _, page }) => {
      test.setTimeout(90_000);
      await embed(page, { src: "/samples/interview.json", ...attributes, id: "ours" });
      await page.evaluate(
        (given) => {
          const whole = document.createElement("article-viewer");
          for (const [name, value] of Object.entries(given)) whole.setAttribute(name, value);
          document.querySelector("main").append(whole);
        },
        { src: "/samples/interview.json", id: "whole" },
      );
      for (const host of ["#ours", "#whole"])
        await expect(page.locator(`${host} [part~="headline-item"]`)).toHaveCount(100);
      expect(await page.evaluate(ravage, seed)).toEqual([]);
      expect(
        await page.evaluate(() => window.heard.filter(({ type }) => type === "av-load").length),
      ).toBe(2);
    });
