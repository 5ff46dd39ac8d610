// The page opens: from any folder, under the contract's CSP, with all of the article and nothing else.

import { articleAt, expect, fixture, SAMPLE, test } from "./viewer-page.mjs";

const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' https: data:; " +
  "connect-src 'self'; font-src 'self'; base-uri 'none'; require-trusted-types-for 'script'";

for (const [folder, where] of [
  ["/", "the root"],
  ["/deep/er/site/", "a folder far down"],
]) {
  test(`from ${where} of a server the whole article opens, and asks for nothing outside`, async ({
    viewer,
    page,
    baseURL,
  }) => {
    const asked = [];
    page.on("response", (response) => asked.push([response.url(), response.status()]));
    await viewer.open(folder);

    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Before a visit to Baku, Iran’s defence minister talks of neighbours, missiles and a quiet Caspian",
    );
    await expect(viewer.cards).toHaveCount(SAMPLE.cards);
    await expect(viewer.part("related-item")).toHaveCount(SAMPLE.related);
    await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
    await expect(viewer.status).toHaveText(/^100 headlines, \d+ countries$/);

    const here = new URL(folder, baseURL).href;
    for (const [url, status] of asked) {
      expect(url.startsWith(here), `${url} lies under ${here}`).toBe(true);
      expect(status, url).toBe(200);
    }
  });
}

test("the head says who, where and when, and shows the picture with its caption", async ({
  viewer,
}) => {
  await viewer.open();
  await expect(viewer.part("description")).toContainText("A summary in our own words");
  await expect(viewer.part("byline")).toHaveText("By Article Viewer project, Sample articles");
  await expect(viewer.part("dateline")).toHaveText("Baku, Oct. 10");
  await expect(viewer.part("image").locator("img")).toHaveJSProperty("complete", true);
  await expect(viewer.part("image").locator("img")).toHaveAttribute("alt", /Caspian shore/);
  await expect(viewer.part("caption")).toContainText("An imagined stretch of the Caspian shore.");
});

test("the body keeps its order: a paragraph, the toolbar, then cards with what stands between them", async ({
  viewer,
}) => {
  await viewer.open();
  const between = await viewer
    .part("cards")
    .evaluate((cards) => [...cards.children].map((child) => child.getAttribute("part")));
  expect(between).toEqual(["card", "card", "card", "heading", "card", "quote", "card", "card"]);
  const article = await viewer
    .part("article")
    .evaluate((article) => [...article.children].map((child) => child.getAttribute("part")));
  expect(article).toEqual(["head", "paragraph", "toolbar", "cards", "related"]);
});

test("the first card is open and the other five are closed", async ({ viewer }) => {
  await viewer.open();
  await viewer.expectOpen(1);
});

test("once the article stands, nothing is left of what stood there before it", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  await expect(page.getByText("An interview, and headlines by country")).toHaveCount(0);
  await expect(page.locator(".skeleton, .av-placeholder, [class^='sk-']")).toHaveCount(0);
  await expect(page.locator("[aria-busy='true']")).toHaveCount(0);
});

test("there is no script and no style within the page, neither as sent nor as drawn", async ({
  viewer,
  page,
}) => {
  const sent = await (await page.request.get("")).text();
  expect(sent).not.toMatch(/<script(?![^>]*\ssrc=)/i);
  expect(sent).not.toMatch(/<style|\sstyle=|\son\w+=/i);

  await viewer.open();
  const drawn = await page.evaluate(() => ({
    scripts: [...document.scripts].filter((script) => !script.src).length,
    styles: document.querySelectorAll("style").length,
    attributes: document.querySelectorAll("[style]").length,
    handlers: [...document.querySelectorAll("*")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on")),
    ).length,
  }));
  expect(drawn).toEqual({ scripts: 0, styles: 0, attributes: 0, handlers: 0 });
});

test("the page carries the contract's CSP in itself, for servers that send none", async ({
  page,
}) => {
  const sent = await (await page.request.get("")).text();
  const meta = sent.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1];
  expect(meta).toBe(CSP);
});

test("stories and headlines lead where the article says, and one without an address is text", async ({
  viewer,
}) => {
  await viewer.open();
  const related = viewer.part("related-item");
  await expect(related.nth(0).getByRole("link")).toHaveAttribute(
    "href",
    "https://example.org/stories/three-agreements",
  );
  await expect(related.nth(2)).toHaveText(
    "The long road of the S-300: a contract and its calendar",
  );
  await expect(related.nth(2).getByRole("link")).toHaveCount(0);

  await expect(viewer.rows.nth(0).getByRole("link")).toHaveAttribute(
    "href",
    "https://example.org/n/1",
  );
  await expect(viewer.rows.nth(13)).toHaveText("Women drive half of Shymkent’s new buses");
  await expect(viewer.rows.nth(13).getByRole("link")).toHaveCount(0);
  await expect(viewer.part("more-headlines")).toHaveText("All news");
  await expect(viewer.part("more-headlines")).toHaveAttribute("href", "https://example.org/news");
});

test("a headline's date has no year within the article's year, and none is made up", async ({
  viewer,
}) => {
  await viewer.open();
  const date = (row) => viewer.rows.nth(row).locator('[part~="headline-date"]');
  await expect(date(1)).toHaveText("10 Oct");
  // Written at half past eleven in the evening five hours east of Greenwich: the day stays the ninth.
  await expect(date(10)).toHaveText("9 Oct");
  await expect(date(99)).toHaveText("28 Dec 2009");
  await expect(date(8)).toHaveCount(0);
});

test("the page takes over the article's title and language", async ({ viewer, page }) => {
  await viewer.open();
  await expect(page).toHaveTitle(/^Before a visit to Baku/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("?src= opens another article of the same server", async ({ viewer, page }) => {
  await viewer.open(articleAt(fixture("harbour.json")));
  await expect(viewer.headline).toHaveText("The harbour master counts her boats twice");
  await expect(page).toHaveTitle("The harbour master counts her boats twice");
  // Its dateline names a day; the date beside it tells the time, in the offset that it was written with.
  await expect(viewer.part("date")).toHaveText(/3 March 2026.*07:30/);
});

test("?src= of another server is not opened", async ({ viewer, page }) => {
  let asked = false;
  await page.route("https://example.org/**", (route) => {
    asked = true;
    return route.abort();
  });
  await viewer.open(articleAt("https://example.org/article.json"));
  await expect(viewer.headline).toHaveText(/^Before a visit to Baku/);
  expect(asked).toBe(false);
});

test("the toolbar leads to the list on a phone, and the list leads back, without a trace in the history", async ({
  viewer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await viewer.open();
  const entries = await page.evaluate(() => history.length);
  await page.getByRole("link", { name: "100 headlines" }).click();
  await expect(page.getByRole("heading", { name: "Headlines" })).toBeInViewport();
  await page.getByRole("link", { name: "Back to the interview" }).click();
  await expect(viewer.headline).toBeInViewport();
  await expect(viewer.headline).toBeFocused();
  expect(await page.evaluate(() => [history.length, location.hash])).toEqual([entries, ""]);
});
