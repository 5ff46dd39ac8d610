// Pages that `article-viewer render` has written: they read without scripts, and the viewer takes them over unseen.

import AxeBuilder from "@axe-core/playwright";
import { needs } from "./abilities.mjs";
import { expect, hold, test } from "./viewer-page.mjs";

const PAGE = "rendered/interview/";
const LANGUAGES = ["az", "fa", "ru", "tr"];

/** Every text of the element, in order. */
const texts = (page) =>
  page.locator(".av").evaluate((root) => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.data);
    return found;
  });

/** Waits until the viewer's own drawing stands there. */
const takenOver = (page) => expect(page.locator("[data-rendered]")).toHaveCount(0);

/** Sums layout shifts that no reader caused. */
function watchShifts() {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the whole article can be read, and nothing offers what it can't do", async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.locator("[part=card]")).toHaveCount(6);
    for (const answer of await page.locator("[part=answer]").all())
      await expect(answer).toBeVisible();
    await expect(page.locator("[part=headline-item]")).toHaveCount(100);
    for (const part of ["filter-input", "open-all", "country-list"])
      await expect(page.locator(`[part=${part}]`)).toBeHidden();
    await expect(page.locator(".sign").first()).toBeHidden();
  });

  test("a block that can't be read has its line, as in the viewer", async ({ page }) => {
    await page.goto("rendered/bad-block/");
    await expect(page.locator("[part=error]")).toContainText("body[1].text: missing");
    await expect(page.locator("[part=paragraph]")).toHaveText(["Before it.", "After it."]);
  });

  test("the index leads to every page, the newest first", async ({ page }) => {
    await page.goto("rendered/");
    await expect(page.locator("[part=headline-item]")).toHaveCount(7);
    const dates = await page.locator("time").evaluateAll((all) => all.map((time) => time.dateTime));
    expect(dates).toEqual([...dates].sort().reverse());
    await page.locator("[part=headline-link]").first().click();
    await expect(page.locator("[part=card]")).toHaveCount(2);
  });
});

test("what the editor closed is closed where scripts run, and opens before the engine is there", async ({
  page,
  viewer,
}) => {
  const letGo = await hold(page, "**/*.wasm");
  await page.goto(PAGE);
  await viewer.expectOpen(1);
  await viewer.question(3).click();
  await viewer.expectOpen(1, 3);
  expect((await viewer.heard("av-card-toggle")).map(({ detail }) => detail)).toEqual([
    { id: "q3", open: true },
  ]);
  letGo();
  await takenOver(page);
  await viewer.expectOpen(1, 3);
  expect(await viewer.heard("av-card-toggle")).toHaveLength(1);
  await viewer.question(1).click();
  await viewer.expectOpen(3);
});

test("a question that was pressed before any script came opens once there is one", async ({
  page,
  viewer,
}) => {
  const letGo = await hold(page, "**/article-viewer.js");
  await page.goto(PAGE, { waitUntil: "commit" });
  await expect(viewer.question(2)).toBeVisible();
  await viewer.question(2).click();
  letGo();
  await viewer.expectOpen(1, 2);
  await takenOver(page);
  await viewer.expectOpen(1, 2);
});

test("a card that is opened or closed while the drawing waits is so in the drawing", async ({
  page,
  viewer,
}) => {
  const letGo = await hold(page, "**/*.gaz");
  await page.goto(PAGE);
  await viewer.expectOpen(1);
  await page.waitForTimeout(500);
  await viewer.question(1).click();
  await viewer.question(2).click();
  letGo();
  await takenOver(page);
  await viewer.expectOpen(2);
});

for (const size of [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]) {
  test(`at ${size.width} pixels the viewer takes over without a jump, and keeps focus, selection and place`, async ({
    page,
    viewer,
  }) => {
    await page.setViewportSize(size);
    await page.addInitScript(watchShifts);
    const letGo = await hold(page, "**/*.wasm");
    await page.goto(PAGE);
    await viewer.question(2).focus();
    const before = await page.evaluate(() => {
      const text = document.querySelector(
        "[part=answer] p > span:last-child > span, [part=answer] p > span:last-child",
      ).firstChild;
      const node = text.nodeType === 3 ? text : text.firstChild;
      getSelection().setBaseAndExtent(node, 12, node, 3);
      scrollTo(0, 700);
      return { text: String(getSelection()), top: scrollY };
    });
    const written = await texts(page);
    letGo();
    await takenOver(page);
    await page.waitForTimeout(300);
    const after = await page.evaluate(() => ({ text: String(getSelection()), top: scrollY }));
    expect(after).toEqual(before);
    await expect(viewer.question(2)).toBeFocused();
    expect(await texts(page)).toEqual(written);
    expect(await page.evaluate(() => window.shifted), "CLS").toBeLessThan(0.02);
  });
}

test("what was typed and pressed before the engine came is done once it is there", async ({
  page,
  viewer,
}) => {
  const letGo = await hold(page, "**/*.wasm");
  await page.goto(PAGE);
  await viewer.input.fill("istanbul");
  letGo();
  await takenOver(page);
  await expect(viewer.input).toHaveValue("istanbul");
  await expect(viewer.input).toBeFocused();
  await expect(viewer.rows).toHaveCount(1);
});

test("what the page asks for before the exchange is so after it", async ({ page, viewer }) => {
  const letGo = await hold(page, "**/*.wasm");
  await page.goto(PAGE);
  await viewer.question(2).click();
  letGo();
  await viewer.host.evaluate((host) => host.closeAll());
  await takenOver(page);
  await viewer.expectOpen();
});

test("an article that takes the other's place before the exchange is shown at once", async ({
  page,
  viewer,
}) => {
  const letGo = await hold(page, "**/*.wasm");
  await page.goto(PAGE);
  await expect(viewer.headline).toContainText("Before a visit");
  await viewer.host.evaluate((host) => host.setAttribute("src", "/rendered/tr/article.json"));
  letGo();
  await expect(viewer.headline).toHaveText("Limanda yeni iskele");
  await expect(viewer.cards).toHaveCount(2);
});

test("a reload that comes before the exchange is taken over as well", async ({ page, viewer }) => {
  const letGo = await hold(page, "**/caspian.svg");
  await page.goto(PAGE, { waitUntil: "commit" });
  await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(1);
  await viewer.host.evaluate((host) => {
    host.reload();
  });
  letGo();
  await takenOver(page);
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
  await expect(viewer.rows).toHaveCount(100);
});

test("a country that was pressed before the engine came is chosen once it is there", async ({
  page,
  viewer,
}) => {
  const letGo = await hold(page, "**/*.wasm");
  await page.goto(PAGE);
  await viewer.country("TR").click();
  letGo();
  await takenOver(page);
  await expect(viewer.chips).toHaveCount(1);
  await expect(viewer.country("TR")).toHaveAttribute("aria-pressed", "true");
});

test("what others have changed is not swapped back before the reader acts", async ({
  page,
  viewer,
}) => {
  const letGo = await hold(page, "**/*.wasm");
  await page.goto(PAGE);
  await viewer.headline.evaluate((headline) => {
    const translated = document.createElement("font");
    translated.textContent = "Translated";
    headline.replaceChildren(translated);
  });
  letGo();
  await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(1);
  await page.waitForTimeout(1_000);
  await expect(viewer.headline).toHaveText("Translated");
  await viewer.question(2).click();
  await takenOver(page);
  await viewer.expectOpen(1, 2);
  await expect(viewer.headline).not.toHaveText("Translated");
});

for (const language of ["interview", "interview-fa", ...LANGUAGES]) {
  test(`${language}: the text is the viewer's own, node by node`, async ({ page }) => {
    const address = `rendered/${language}/`;
    const letGo = await hold(page, "**/*.wasm");
    await page.goto(address);
    const written = await texts(page);
    letGo();
    await takenOver(page);
    expect(await texts(page), "what was rendered is kept").toEqual(written);
    // Chromium has no Azerbaijani dates.
    if (language === "az") return;
    const alone = page.url();
    await page.route(alone, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /<div [^>]*data-rendered[\s\S]*(?=<\/article-viewer>)/,
        "",
      );
      await route.fulfill({ response, body });
    });
    await page.goto("about:blank");
    await page.goto(alone);
    await expect(page.locator("article-viewer:state(drawn)")).toHaveCount(1);
    await expect(page.locator("[part=country]").first()).toBeVisible();
    await expect.poll(() => texts(page)).toEqual(written);
  });
}

test("a link to a card opens it from the HTML alone, and again after", async ({ page, viewer }) => {
  const letGo = await hold(page, "**/*.wasm");
  await page.goto(`${PAGE}#q4`);
  await viewer.expectOpen(1, 4);
  await expect(viewer.card(4)).toBeInViewport();
  letGo();
  await takenOver(page);
  await viewer.expectOpen(1, 4);
  await page.evaluate(() => {
    location.hash = "#q5";
  });
  await viewer.expectOpen(1, 4, 5);
});

test("a text fragment finds what the editor closed", async ({ page, viewer }) => {
  await needs("text fragments", page);
  await page.goto(`${PAGE}#:~:text=sound%20under%20international%20law`);
  await viewer.expectOpen(1, 3);
  await expect(viewer.answer(3)).toBeInViewport();
  // The words stay marked until the reader acts.
  await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(1);
  await page.waitForTimeout(500);
  await expect(page.locator("[data-rendered]")).toHaveCount(1);
  await viewer.question(2).click();
  await takenOver(page);
  await viewer.expectOpen(1, 2, 3);
});

test("where the engine fails every answer opens, below is a line, and nothing moves", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/500/);
  await page.addInitScript(watchShifts);
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 500 }));
  await page.goto(PAGE);
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  await expect(viewer.part("notice")).toContainText("stays readable");
  await expect(viewer.input).toBeHidden();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const [top, notice] = await Promise.all([
    viewer.top(viewer.headline),
    viewer.top(viewer.part("notice")),
  ]);
  expect(notice).toBeGreaterThan(top);
});

test("where no script of ours comes at all what was closed opens", async ({
  page,
  viewer,
  noise,
}) => {
  // What was fetched ahead is used by nobody.
  noise.expect(/ERR_FAILED/, /preloaded using link preload/);
  await page.route("**/article-viewer.js", (route) => route.abort());
  await page.goto(PAGE);
  await expect(viewer.answer(2)).toBeHidden();
  await expect(viewer.answer(2)).toBeVisible({ timeout: 15_000 });
});

test("a reload finds what the reader opened", async ({ page, viewer }) => {
  await page.goto(PAGE);
  await takenOver(page);
  await viewer.question(4).click();
  await viewer.expectOpen(1, 4);
  const letGo = await hold(page, "**/*.wasm");
  await page.reload();
  await viewer.expectOpen(1, 4);
  letGo();
  await takenOver(page);
  await viewer.expectOpen(1, 4);
});

for (const address of [PAGE, "rendered/interview-fa/", "rendered/"]) {
  test(`${address}: axe finds nothing, before and after`, async ({ page }) => {
    const letGo = await hold(page, "**/*.wasm");
    await page.goto(address);
    const find = async () => (await new AxeBuilder({ page }).analyze()).violations;
    expect(await find()).toEqual([]);
    letGo();
    await takenOver(page);
    expect(await find()).toEqual([]);
  });
}

test("others read what it is: a NewsArticle with its questions, its address, its language", async ({
  page,
}) => {
  await page.goto(PAGE);
  const head = await page.evaluate(() => {
    const meta = (name) => document.querySelector(`meta[property="${name}"]`)?.content;
    return {
      data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
      canonical: document.querySelector("link[rel=canonical]").href,
      image: meta("og:image"),
      published: meta("article:published_time"),
      lang: document.documentElement.lang,
      title: document.title,
      levels: [...document.querySelectorAll("h1, h2, h3, h4")].map(({ localName }) => localName),
    };
  });
  expect(head.data["@type"]).toBe("NewsArticle");
  expect(head.data.hasPart.map((part) => part["@type"])).toEqual(Array(6).fill("Question"));
  expect(head.canonical).toBe("https://example.org/interviews/interview/");
  expect(head.image).toBe("https://example.org/interviews/interview/caspian.svg");
  expect(head).toMatchObject({ published: "2010-10-10", lang: "en", title: head.data.headline });
  expect(head.levels.filter((level) => level === "h1")).toHaveLength(1);
  for (const [index, level] of head.levels.entries())
    expect(Number(level[1]) - Number((head.levels[index - 1] ?? "h0")[1])).toBeLessThan(2);
});
