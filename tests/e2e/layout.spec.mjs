// Room and measure: nothing to scroll sideways, nothing too small to read or to press.

import { articleAt, embed, expect, fixture, test } from "./viewer-page.mjs";

const STATES = {
  "at rest": ({ viewer }) => viewer.open(),
  "with all cards open, countries chosen and reasons shown": async ({ viewer }) => {
    await viewer.open();
    await viewer.part("open-all").click();
    for (const code of ["KZ", "AZ", "UZ"]) await viewer.country(code).click();
    await viewer.why.click();
    await viewer.part("country-more").click();
    await expect(viewer.part("reason").first()).toBeVisible();
  },
  "while typing": async ({ viewer }) => {
    await viewer.open();
    await viewer.input.fill("ist");
    await expect(viewer.status).toContainText(" of 100");
  },
  "with no article": async ({ viewer, page, noise }) => {
    noise.expect(/404/);
    await page.goto(
      articleAt("samples/a-file-with-a-very-long-name-that-nobody-has-ever-written.json"),
    );
    await expect(viewer.error).toBeVisible();
  },
  "with a block missing": ({ viewer }) => viewer.open(articleAt(fixture("faults/bad-block.json"))),
  "while loading": async ({ page }) => {
    await embed(page, { src: "harbour.json?wait=20000" });
    await expect(page.locator(".skeleton").first()).toBeVisible();
  },
  "in Persian": ({ viewer }) => viewer.open("?src=samples/interview-fa.json"),
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`nothing reaches over the side ${state}, from 320 to 1280 pixels`, async ({
    viewer,
    page,
    noise,
  }) => {
    await reach({ viewer, page, noise });
    for (const width of [320, 390, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => {
        const host = document.querySelector("article-viewer");
        const all = [document.documentElement];
        // Not the article's own box: on a phone its picture reaches over that, to the edge of the window.
        all.push(...(host.shadowRoot ?? host).querySelectorAll(".av, .news"));
        return all
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => `${element.className || element.localName}: ${element.scrollWidth}`);
      });
      expect(over, `at ${width} pixels`).toEqual([]);
    }
  });
}

/** Controls that can be seen and are smaller than so many pixels: what can be pressed and is not in running text. */
const tooSmall = (viewer, pixels, also = "") =>
  viewer.host.evaluate(
    (host, { pixels, also }) =>
      [...(host.shadowRoot ?? host).querySelectorAll(`button, input${also}`)]
        .filter((control) => control.checkVisibility({ opacityProperty: true }))
        .map((control) => {
          const { height, width } = control.getBoundingClientRect();
          const name = control.getAttribute("part") ?? `${control.className} ${control.ariaLabel}`;
          return [name, Math.round(height * 10) / 10, Math.round(width * 10) / 10];
        })
        .filter(([, height, width]) => height < pixels || width < Math.min(pixels, 24)),
    { pixels, also },
  );

const STANDING_LINKS =
  ', .jump, [part~="permalink"], [part~="headline-link"], [part~="more-headlines"], [part~="related-item"] a';

test.describe("with a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("every button and every link that stands alone is 44 pixels high", async ({
    viewer,
    page,
  }) => {
    await viewer.open();
    expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
    expect(await tooSmall(viewer, 44, STANDING_LINKS)).toEqual([]);

    await viewer.input.fill("kaz");
    expect(await tooSmall(viewer, 44)).toEqual([]);
    await viewer.country("KZ").tap();
    await viewer.country("UZ").tap();
    await viewer
      .chip("Uzbekistan")
      .getByRole("button", { name: /exclude/ })
      .tap();
    await viewer.why.tap();
    await viewer.part("country-more").tap();
    await expect(viewer.part("reason").first()).toBeVisible();
    expect(await tooSmall(viewer, 44)).toEqual([]);

    await viewer.input.fill("oman");
    await expect(viewer.part("empty")).toBeVisible();
    expect(await tooSmall(viewer, 44)).toEqual([]);
  });

  test("Retry is 44 pixels high, on an error and on a quiet line", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/404/);
    await page.goto(articleAt("samples/nowhere.json"));
    await expect(viewer.error).toBeVisible();
    expect(await tooSmall(viewer, 44)).toEqual([]);
    await embed(page, { src: "harbour.json", "headlines-src": "nowhere.json" });
    await expect(viewer.part("notice")).toBeVisible();
    expect(await tooSmall(viewer, 44)).toEqual([]);
  });

  test("a tap opens a card, and its link can be seen", async ({ viewer }) => {
    await viewer.open();
    await viewer.question(2).tap();
    await viewer.expectOpen(1, 2);
    await expect(viewer.card(2).locator('[part~="permalink"]')).toHaveCSS("opacity", "1");
  });

  test("a touch on the field does not make the page zoom: its letters are 16 pixels high", async ({
    viewer,
  }) => {
    await viewer.open();
    const size = await viewer.input.evaluate((input) =>
      Number.parseFloat(getComputedStyle(input).fontSize),
    );
    expect(size).toBeGreaterThanOrEqual(16);
  });
});

test("with a mouse every button and every link that stands alone is 24 pixels high", async ({
  viewer,
}) => {
  await viewer.open();
  expect(await tooSmall(viewer, 24, STANDING_LINKS)).toEqual([]);
  await viewer.country("TR").click();
  await viewer.why.click();
  await expect(viewer.part("reason").first()).toBeVisible();
  expect(await tooSmall(viewer, 24)).toEqual([]);
});

for (const width of [320, 390, 820, 1280]) {
  test(`the text is at least 17 pixels high at ${width} pixels`, async ({ viewer, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await viewer.open();
    await viewer.part("open-all").click();
    await viewer.expectOpen(1, 2, 3, 4, 5, 6);
    const texts = viewer.host.locator(
      '[part~="paragraph"], [part~="question"], [part~="answer"] p, [part~="description"], [part~="headline-link"]',
    );
    const sizes = await texts.evaluateAll((all) =>
      all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)),
    );
    expect(sizes.length).toBeGreaterThan(100);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(17);
  });
}

test("the reader's own letter size counts: twice as large a base is twice as large a text", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  const size = () =>
    viewer
      .part("paragraph")
      .first()
      .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  const before = await size();
  const session = await page.context().newCDPSession(page);
  await session.send("Page.enable");
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
  await expect.poll(size).toBeGreaterThan(before * 1.7);
});

test("on a desktop the list stands beside the article, on a phone below it", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  const boxes = async () => [
    await viewer.part("article").boundingBox(),
    await viewer.part("filter").boundingBox(),
  ];
  let [article, list] = await boxes();
  expect(list.x).toBeGreaterThan(article.x + article.width);
  await page.setViewportSize({ width: 390, height: 844 });
  [article, list] = await boxes();
  expect(list.y).toBeGreaterThan(article.y + article.height);
});

test("nothing moves while the article loads in an empty element", async ({ viewer, page }) => {
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await embed(page, { src: "/samples/interview.json?wait=600" });
  await expect(page.locator(".skeleton").first()).toBeVisible();
  await expect(viewer.headline).toBeVisible();
  await page.waitForTimeout(300);
  // Good by Core Web Vitals.
  expect(await page.evaluate(() => window.shifted)).toBeLessThan(0.1);
});

test.describe("what a page sets of the type", () => {
  const set = (viewer, properties) =>
    viewer.host.evaluate((host, properties) => {
      for (const [name, value] of Object.entries(properties)) host.style.setProperty(name, value);
    }, properties);
  const face = (locator) =>
    locator.evaluate((element) => getComputedStyle(element).fontFamily.split(",")[0]);

  test("reaches an article in Arabic letters by properties of its own, and Latin ones in a Persian frame by the plain ones", async ({
    viewer,
    page,
  }) => {
    await embed(page, { src: "../samples/interview-fa.json" });
    await set(viewer, { "--av-font": "Fancy", "--av-font-arabic": "Nastaliq" });
    await expect(viewer.headline).toBeVisible();
    expect(await face(viewer.headline)).toBe("Nastaliq");
    expect(await face(viewer.part("paragraph"))).toBe("Nastaliq");
    await viewer.host.evaluate((host) => {
      host.lang = "fa";
      host.src = "../samples/interview.json";
    });
    await expect(viewer.part("article")).toHaveAttribute("dir", "ltr");
    expect(await face(viewer.headline)).toBe("Fancy");
    expect(await face(viewer.rows.first().getByRole("link"))).toBe("Fancy");
  });

  test("makes names larger or smaller, and they hang at the same edge", async ({
    viewer,
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await embed(page, { src: "../samples/interview.json" });
    const name = viewer.question(1).locator('[part~="speaker"]');
    for (const size of [0.8, 1, 1.25]) {
      await set(viewer, { "--av-speaker-size": String(size) });
      const [card, speaker, text] = await Promise.all(
        [viewer.card(1), name, viewer.answer(1)].map((part) => part.boundingBox()),
      );
      expect(Math.abs(speaker.x - card.x), `${size}`).toBeLessThan(1);
      expect(Math.abs(speaker.x + speaker.width - text.x), `${size}`).toBeLessThan(1);
    }
  });

  test("gives room above and below", async ({ viewer, page }) => {
    await embed(page, { src: "../samples/interview.json" });
    await set(viewer, { "--av-gutter-block": "7px 11px" });
    await expect(viewer.host.locator(".av")).toHaveCSS("padding-block", "7px 11px");
  });
});

test("the ring round a country does not touch its name", async ({ viewer, page }) => {
  await embed(page, { src: "../samples/interview.json" });
  await viewer.input.focus();
  await page.keyboard.press("Tab");
  const gap = await viewer.host.evaluate((host) => {
    const country = host.shadowRoot.activeElement;
    const ring = getComputedStyle(country, "::before");
    return { part: country.part.value, start: ring.insetInlineStart, style: ring.outlineStyle };
  });
  expect(gap.part).toBe("country");
  expect(Number.parseFloat(gap.start)).toBeLessThan(-5);
  expect(gap.style).toBe("solid");
});
