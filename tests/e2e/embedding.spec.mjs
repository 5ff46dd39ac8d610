// The viewer in other people's pages: shadow root and none, several at once, properties, languages.

import { addViewer, embed, expect, fixture, test, Viewer } from "./viewer-page.mjs";

const ARTICLE = {
  headline: "Handed over as an object",
  body: [
    { type: "paragraph", text: ["With a ", { text: "link", href: "beside.html" }, "."] },
    {
      type: "exchange",
      question: { paragraphs: ["Does it draw?"] },
      answers: [{ paragraphs: ["It does."] }],
    },
  ],
  headlines: [{ headline: "Norway paints its smallest lighthouse" }],
};

/** How parts look: what a host's style could have changed, and how much room they take. */
const looks = (viewer, ...parts) =>
  viewer.host.evaluate((host, parts) => {
    const inside = host.shadowRoot ?? host;
    return parts.map((part) => {
      const element = inside.querySelector(`[part~="${part}"]`);
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const of = (name) => style.getPropertyValue(name);
      const names = ["color", "display", "font", "letter-spacing", "text-align", "text-indent"];
      names.push("text-transform", "white-space", "word-spacing", "padding", "margin");
      return [part, Math.round(width), Math.round(height), ...names.map(of)];
    });
  }, parts);

const PARTS = ["headline", "description", "paragraph", "open-all", "question", "answer", "speaker"];
PARTS.push("related-item", "filter-input", "status", "country", "count", "headline-link");

/** Adds a style sheet as the host would, in its head and behind all others. */
const restyle = (page, file) =>
  page.evaluate(
    (href) =>
      new Promise((resolve) => {
        const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
        link.addEventListener("load", resolve);
        document.head.append(link);
      }),
    fixture(file),
  );

test("a hostile style sheet of the host changes nothing in a shadow root", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "/samples/interview.json" });
  await expect(viewer.rows).toHaveCount(100);
  const before = await looks(viewer, ...PARTS);
  await restyle(page, "hostile.css");
  await expect(page.locator("#hosts-own")).toBeHidden();
  expect(await looks(viewer, ...PARTS)).toEqual(before);
  // And it works.
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
  await viewer.country("TR").click();
  await expect(viewer.rows).toHaveCount(9);
});

test("a host's small base size, colours and letters do no harm where the viewer draws into the page", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "/samples/interview.json", "no-shadow": "" });
  await expect(viewer.rows).toHaveCount(100);
  const before = await looks(viewer, ...PARTS);
  await restyle(page, "light-host.css");
  expect(await looks(viewer, ...PARTS)).toEqual(before);
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
});

test("a host's [hidden] { display: none !important } does not take closed answers from find-in-page", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "/samples/interview.json", "no-shadow": "" });
  await restyle(page, "light-host.css");
  await viewer.expectOpen(1);
  const styles = await viewer.part("answer").evaluateAll((panels) =>
    panels.map((panel) => {
      const { display, contentVisibility } = getComputedStyle(panel);
      return [display, contentVisibility];
    }),
  );
  expect(styles.slice(1)).toEqual(Array(5).fill(["block", "hidden"]));
});

test("the viewer changes nothing of its host", async ({ viewer, page }) => {
  await page.goto(fixture("bare.html"));
  const host = () =>
    page.evaluate(() => ({
      globals: Object.keys(window).sort(),
      title: document.title,
      lang: document.documentElement.lang,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      head: document.head.innerHTML,
      looks: [...document.querySelectorAll("html, body, h1, #hosts-own")].map((element) => [
        element.outerHTML.slice(0, 60),
        getComputedStyle(element).cssText || getComputedStyle(element).font,
        element.getBoundingClientRect().top,
      ]),
      focus: document.activeElement.localName,
      scroll: scrollY,
    }));
  const before = await host();
  await addViewer(page, { src: "harbour.json" });
  await expect(viewer.cards).toHaveCount(3);
  expect(await host()).toEqual(before);
});

test("two viewers share one engine, one style sheet and one gazetteer", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    window.instances = 0;
    WebAssembly.Instance = class extends WebAssembly.Instance {
      constructor(...given) {
        super(...given);
        window.instances += 1;
      }
    };
  });
  await page.goto(fixture("two.html"));
  const [harbour, talk] = [new Viewer(page, "#harbour"), new Viewer(page, "#talk")];
  await expect(harbour.cards).toHaveCount(3);
  await expect(talk.cards).toHaveCount(6);
  expect(await page.evaluate(() => window.instances)).toBe(1);
  const times = (pattern) => asked.filter((url) => pattern.test(url)).length;
  expect([times(/\.wasm$/), times(/\.css$/) - times(/bare\.css$/), times(/\.gaz$/)]).toEqual([
    1, 1, 1,
  ]);
  const shared = await page.evaluate(() => {
    const [one, other] = [...document.querySelectorAll("article-viewer")].map(
      (element) => element.shadowRoot.adoptedStyleSheets,
    );
    return one.length === 1 && one[0] === other[0];
  });
  expect(shared).toBe(true);

  await talk.input.fill("turk");
  await expect(talk.rows).not.toHaveCount(100);
  await expect(harbour.rows).toHaveCount(5);
});

test("a page without viewers asks for no engine", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(fixture("bare.html"));
  await page.waitForTimeout(300);
  expect(asked.filter((url) => /\.(wasm|gaz)$/.test(url))).toEqual([]);
});

for (const [level, tags] of [
  [null, ["H2", "H3", "H3"]],
  ["1", ["H1", "H2", "H2"]],
  ["3", ["H3", "H4", "H4"]],
  ["4", ["H4", "H5", "H5"]],
]) {
  test(`heading-level=${level}: the headline is ${tags[0]} and all else follows`, async ({
    viewer,
    page,
  }) => {
    await embed(page, { src: "harbour.json", ...(level && { "heading-level": level }) });
    await expect(viewer.headline).toHaveJSProperty("tagName", tags[0]);
    const question = await viewer.question(1).evaluate((button) => button.parentElement.tagName);
    const list = await page
      .getByRole("heading", { name: "Headlines" })
      .evaluate((heading) => heading.tagName);
    expect([question, list]).toEqual(tags.slice(1));
    // No level is passed over on the way down.
    const levels = await viewer.host.evaluate((host) =>
      [...host.shadowRoot.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) =>
        Number(heading.tagName[1]),
      ),
    );
    for (const [index, depth] of levels.entries()) {
      if (index > 0) expect(depth - levels[index - 1]).toBeLessThanOrEqual(1);
    }
  });
}

test("the article property takes an object; its relative links stand against the page", async ({
  viewer,
  page,
}) => {
  await embed(page, {}, { article: ARTICLE });
  await expect(viewer.headline).toHaveText("Handed over as an object");
  await expect(viewer.part("paragraph").getByRole("link")).toHaveJSProperty(
    "href",
    new URL("beside.html", page.url()).href,
  );
  await viewer.expectOpen(1);
  expect(await viewer.host.evaluate((element) => element.article.headline)).toBe(ARTICLE.headline);

  await viewer.host.evaluate(
    (element, article) => {
      element.article = article;
    },
    { ...ARTICLE, headline: "Handed over a second time" },
  );
  await expect(viewer.headline).toHaveText("Handed over a second time");
  expect(await viewer.details("av-load")).toHaveLength(2);
});

test("an article set before the script has come is drawn when it comes", async ({
  viewer,
  page,
}) => {
  await page.route("**/article-viewer.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(fixture("bare.html"), { waitUntil: "commit" });
  await page.locator("main").waitFor({ state: "attached" });
  await addViewer(page, {}, { article: ARTICLE });
  await expect(viewer.headline).toHaveText("Handed over as an object");
});

test("an article may stand in the element as JSON", async ({ viewer, page }) => {
  await viewer.open(fixture("inline.html"));
  await expect(viewer.headline).toHaveText("Written into the page itself");
  await expect(viewer.part("paragraph").getByRole("link")).toHaveJSProperty(
    "href",
    new URL("harbour.json", page.url()).href,
  );
});

test("relative links of a file stand against the file", async ({ viewer, page }) => {
  await embed(page, { src: "harbour.json" });
  const here = new URL(fixture("harbour.json"), page.url());
  await expect(viewer.part("related-item").getByRole("link")).toHaveJSProperty(
    "href",
    new URL("bell.html", here).href,
  );
  await expect(viewer.part("byline").getByRole("link")).toHaveJSProperty(
    "href",
    new URL("people/jo.html", here).href,
  );
  await expect(viewer.part("more-headlines")).toHaveJSProperty(
    "href",
    new URL("news.html", here).href,
  );
});

test("headlines-src puts a list in the place of the article's own", async ({ viewer, page }) => {
  await embed(page, { src: "harbour.json", "headlines-src": "list.json" });
  await expect(viewer.rows).toHaveCount(3);
  await expect(viewer.rows.first()).toContainText("Peru opens a mountain road");
  await viewer.input.fill("peru");
  await expect(viewer.rows).toHaveCount(2);
  await expect(viewer.status).toContainText("2 of 3 headlines");
});

test("a new src loads another article, and what was filtered is forgotten", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "/samples/interview.json" });
  await viewer.country("TR").click();
  await viewer.question(2).click();
  await viewer.host.evaluate((element) => {
    element.src = "harbour.json";
  });
  await expect(viewer.headline).toHaveText("The harbour master counts her boats twice");
  await viewer.expectOpen(1);
  await expect(viewer.chips).toHaveCount(0);
  await expect(viewer.rows).toHaveCount(5);
});

test("a new src takes the place of an article that was handed over as an object", async ({
  viewer,
  page,
}) => {
  await embed(page, {}, { article: ARTICLE });
  await expect(viewer.headline).toHaveText("Handed over as an object");
  await viewer.host.evaluate((element) => {
    element.src = "harbour.json";
  });
  await expect(viewer.headline).toHaveText("The harbour master counts her boats twice");
});

test("what the page sets takes the place of what the reader chose, an empty text too", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "/samples/interview.json", country: "KZ" });
  await expect(viewer.chips).toHaveText(["Kazakhstan"]);
  await viewer.country("TR").click();
  await viewer.input.fill("bridge");
  await viewer.expectShown(25, 49);
  await viewer.host.evaluate((element) => {
    element.query = "";
    element.country = "KZ";
  });
  await expect(viewer.input).toHaveValue("");
  await expect(viewer.chips).toHaveText(["Kazakhstan"]);
});

test("theme=dark is dark on a light page, and theme=light is light on a dark one", async ({
  viewer,
  page,
}) => {
  const lightness = () =>
    viewer.headline.evaluate((headline) => {
      const [red, green, blue] = getComputedStyle(headline).color.match(/\d+/g).map(Number);
      return red + green + blue > 384 ? "light letters" : "dark letters";
    });
  await embed(page, { src: "harbour.json", theme: "dark" });
  await expect(viewer.headline).toBeVisible();
  expect(await lightness()).toBe("light letters");
  await page.emulateMedia({ colorScheme: "dark" });
  await viewer.host.evaluate((element) => {
    element.theme = "light";
  });
  expect(await lightness()).toBe("dark letters");
});

test("the project's own page is dark where the reader's system is", async ({ viewer, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await viewer.open();
  const ground = await viewer.host.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(Math.max(...ground.match(/\d+/g).map(Number))).toBeLessThan(60);
});

test("loading=lazy asks for nothing until the reader comes near", async ({ viewer, page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(fixture("bare.html"));
  await page.evaluate(() => {
    const space = document.createElement("div");
    space.style.blockSize = "5000px";
    document.querySelector("main").before(space);
  });
  await addViewer(page, { src: "harbour.json", loading: "lazy" });
  await page.waitForTimeout(300);
  expect(asked.filter((url) => /harbour\.json|\.wasm$/.test(url))).toEqual([]);
  await page.evaluate(() => scrollTo(0, 4800));
  await expect(viewer.headline).toBeVisible();
});

test("two copies of the loader on a page do not quarrel", async ({ viewer }) => {
  await viewer.open(fixture("two-copies.html"));
  await expect(viewer.cards).toHaveCount(3);
  expect(await viewer.details("av-load")).toHaveLength(1);
});

test("mount draws into any element, changes and goes away again", async ({ viewer: _, page }) => {
  await page.goto(fixture("bare.html"));
  const place = new Viewer(page, "#place");
  await page.evaluate(async () => {
    const target = Object.assign(document.createElement("div"), { id: "place" });
    document.querySelector("main").append(target);
    const { mount } = await import("/article-viewer.js");
    window.handle = mount(target, { src: "/fixtures/harbour.json", headingLevel: 3 });
    await window.handle.ready;
  });
  await expect(place.headline).toHaveJSProperty("tagName", "H3");
  await page.evaluate(() => window.handle.update({ country: "NO" }));
  await expect(place.chips).toHaveText(["Norway"]);
  await page.evaluate(() => window.handle.update({ src: "/samples/interview.json", country: "" }));
  await expect(place.cards).toHaveCount(6);
  await page.evaluate(() => {
    window.handle.destroy();
    window.handle.destroy();
  });
  await expect(place.part("article")).toHaveCount(0);
});

test("mount takes a theme, shows it, and leaves nothing of it behind", async ({
  viewer: _,
  page,
}) => {
  await page.goto(fixture("bare.html"));
  for (const noShadow of [false, true]) {
    const place = new Viewer(page, "#place");
    await page.evaluate(async (noShadow) => {
      const target = Object.assign(document.createElement("div"), { id: "place" });
      document.querySelector("main").replaceChildren(target);
      const { mount } = await import("/article-viewer.js");
      window.handle = mount(target, { src: "/fixtures/harbour.json", theme: "dark", noShadow });
      await window.handle.ready;
    }, noShadow);
    await expect(place.host).toHaveCSS("background-color", "rgb(23, 22, 20)");
    await page.evaluate(() => window.handle.update({ theme: "light" }));
    await expect(place.host).toHaveCSS("background-color", "rgb(253, 252, 249)");
    await page.evaluate(() => window.handle.destroy());
    expect(
      await place.host.evaluate((host) => [host.getAttribute("theme"), host.className]),
    ).toEqual([null, ""]);
  }
});

test("mount can wait until the reader is near, whatever is changed meanwhile", async ({
  viewer: _,
  page,
}) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(fixture("bare.html"));
  const place = new Viewer(page, "#place");
  await page.evaluate(async () => {
    const target = Object.assign(document.createElement("div"), { id: "place" });
    target.style.marginBlockStart = "3000px";
    document.querySelector("main").append(target);
    const { mount } = await import("/article-viewer.js");
    window.handle = mount(target, { src: "/fixtures/nowhere.json", loading: "lazy" });
    window.handle.update({ src: "/fixtures/harbour.json", headingLevel: 3 });
  });
  await page.waitForTimeout(300);
  expect(asked.filter((path) => /\.(json|wasm)$/.test(path))).toEqual([]);
  await page.evaluate(() => scrollTo(0, 2600));
  await expect(place.headline).toHaveJSProperty("tagName", "H3");
  expect(asked.filter((path) => path.endsWith(".json"))).toEqual(["/fixtures/harbour.json"]);
});

test("another tag can be registered for the viewer", async ({ page }) => {
  await page.goto(fixture("bare.html"));
  await page.evaluate(async () => {
    const { defineArticleViewer } = await import("/article-viewer.js");
    defineArticleViewer("harbour-talk");
    defineArticleViewer("harbour-talk");
    const element = document.createElement("harbour-talk");
    element.setAttribute("src", "harbour.json");
    document.querySelector("main").append(element);
  });
  await expect(new Viewer(page, "harbour-talk").cards).toHaveCount(3);
});

test.describe("languages", () => {
  test("a Persian article opens from right to left, with Persian phrases, names and digits", async ({
    viewer,
    page,
  }) => {
    await viewer.open("?src=samples/interview-fa.json");
    await expect(page.locator("html")).toHaveAttribute("lang", "fa");
    await expect(viewer.part("article")).toHaveAttribute("dir", "rtl");
    expect(await viewer.headline.evaluate((headline) => getComputedStyle(headline).direction)).toBe(
      "rtl",
    );
    await expect(viewer.part("open-all")).toHaveText("باز کردن همه");
    await expect(viewer.status).toHaveText(/^۱۲ خبر، [۰-۹]+ کشور$/);
    await expect(viewer.country("TR")).toContainText("ترکیه");
    await expect(viewer.country("TR").locator('[part~="count"]')).toHaveText("۲");

    await viewer.input.fill("ترکیه");
    await expect(viewer.rows).toHaveCount(2);
    await expect(viewer.status).toContainText("۲ خبر از ۱۲");
    await viewer.input.press("Enter");
    await expect(viewer.chips).toHaveText(["ترکیه"]);
    await viewer.why.click();
    await expect(viewer.part("reason").first()).toHaveText(/ترکیه: به گفتهٔ ناشر/);
    // What is Latin in it stays so.
    await viewer.question(2).click();
    await expect(viewer.answer(2).locator("[lang='en']")).toHaveText("S‑300");
  });

  test("in Persian the article stands right of the list", async ({ viewer }) => {
    await viewer.open("?src=samples/interview-fa.json");
    const article = await viewer.part("article").boundingBox();
    const list = await viewer.part("headlines").boundingBox();
    expect(article.x).toBeGreaterThan(list.x + list.width);
  });

  test("lang=fa gives an English article a Persian frame, and leaves the article English", async ({
    viewer,
    page,
  }) => {
    await embed(page, { src: "harbour.json", lang: "fa" });
    await expect(viewer.part("open-all")).toHaveText("باز کردن همه");
    await expect(viewer.part("article")).toHaveAttribute("lang", "en");
    await expect(viewer.part("article")).toHaveAttribute("dir", "ltr");
    await expect(viewer.country("NO")).toContainText("نروژ");
    // Both the Persian and the English name find it.
    for (const name of ["نروژ", "norway"]) {
      await viewer.input.fill(name);
      await expect(viewer.rows).toHaveCount(2);
    }
  });

  test("the interface takes the language of the nearest ancestor that names one", async ({
    viewer,
    page,
  }) => {
    await page.goto(fixture("bare.html"));
    await page.evaluate(() => {
      document.querySelector("main").lang = "fa";
    });
    await addViewer(page, { src: "harbour.json" });
    await expect(viewer.part("open-all")).toHaveText("باز کردن همه");
  });

  test("a language that the viewer does not speak gets English", async ({ viewer, page }) => {
    await embed(page, { src: "harbour.json", lang: "de" });
    await expect(viewer.part("open-all")).toHaveText("Open all");
  });
});

test("another address of a list is loaded at once", async ({ page, viewer }) => {
  await embed(page, { src: "harbour.json" });
  await expect(viewer.headline).toBeVisible();
  await viewer.host.evaluate((host) => {
    host.headlinesSrc = "list.json";
  });
  await expect(viewer.rows).toHaveCount(3);
});

test("data inside the element outlives a move and a reload, without a shadow root too", async ({
  page,
  viewer,
}) => {
  await page.route("**/inline.html", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("<article-viewer>", "<article-viewer no-shadow>");
    await route.fulfill({ response, body });
  });
  await page.goto(fixture("inline.html"));
  const text = "Written into the page itself";
  await expect(viewer.headline).toHaveText(text);
  await expect(viewer.host).toHaveJSProperty("shadowRoot", null);
  await viewer.host.evaluate((host) => document.querySelector("main").before(host));
  await expect(viewer.headline).toHaveText(text);
  await viewer.host.evaluate((host) => host.reload());
  await expect(viewer.headline).toHaveText(text);
  expect(await viewer.heard("av-error")).toEqual([]);
});

test("reload() keeps what the reader opened and chose, and another article begins afresh", async ({
  page,
  viewer,
}) => {
  await embed(page, { src: "../samples/interview.json" });
  await viewer.question(3).click();
  await viewer.country("TR").click();
  await expect(viewer.rows).toHaveCount(9);
  await viewer.host.evaluate((host) => host.reload());
  await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(2);
  await viewer.expectOpen(1, 3);
  await expect(viewer.rows).toHaveCount(9);
  await viewer.host.evaluate((host) => {
    host.src = "harbour.json";
  });
  await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(3);
  await expect(viewer.chips).toHaveCount(0);
});
