// What the page hears: each event once, with its detail, for what a reader did and never for what the page set.

import { articleAt, embed, expect, fixture, test } from "./viewer-page.mjs";

test("av-load comes once, with the article and no warnings, and ready is fulfilled", async ({
  viewer,
}) => {
  await viewer.open();
  await viewer.host.evaluate((element) => element.ready);
  const heard = await viewer.heard();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ type: "av-load", bubbles: true, composed: true });
  expect(heard[0].detail.warnings).toEqual([]);
  expect(heard[0].detail.article.headline).toMatch(/^Before a visit to Baku/);
  expect(heard[0].detail.article.body).toHaveLength(9);
});

test("a file that begins with a byte order mark has its article in av-load, too", async ({
  viewer,
  page,
}) => {
  const file = { headline: "Ferry sails again", body: [{ type: "paragraph", text: "At noon." }] };
  await page.route("**/marked.json", (route) =>
    route.fulfill({ body: `\uFEFF${JSON.stringify(file)}`, contentType: "application/json" }),
  );
  await embed(page, { src: "/marked.json" });
  await expect(viewer.headline).toHaveText("Ferry sails again");
  expect(await viewer.details("av-load")).toEqual([{ article: file, warnings: [] }]);
});

test("the page's copy of the article is its own: what it changes there changes nothing here", async ({
  viewer,
  page,
}) => {
  await page.addInitScript(() => {
    addEventListener("av-load", ({ detail }) => {
      detail.article.headlines.length = 0;
      detail.article.body[1].answers = [];
    });
  });
  await viewer.open();
  await expect(viewer.rows).toHaveCount(100);
  await viewer.question(1).click();
  await viewer.question(1).click();
  await expect(viewer.answer(1)).toContainText("Vahidi describes the two as near to each other");
});

test("av-card-toggle tells which card, and whether it is open now", async ({ viewer }) => {
  await viewer.open();
  await viewer.question(3).click();
  await viewer.question(3).press("Enter");
  await viewer.expectOpen(1);
  expect(await viewer.details("av-card-toggle")).toEqual([
    { id: "q3", open: true },
    { id: "q3", open: false },
  ]);
  expect((await viewer.heard("av-card-toggle"))[0]).toMatchObject({
    bubbles: true,
    composed: true,
  });
});

test("Open all and Close all tell of every card that changed, once", async ({ viewer }) => {
  await viewer.open();
  await viewer.part("open-all").click();
  await viewer.part("open-all").click();
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  expect(await viewer.details("av-card-toggle")).toEqual(
    ["q2", "q3", "q4", "q5", "q6"].map((id) => ({ id, open: true })),
  );
  await viewer.part("close-all").click();
  await viewer.expectOpen();
  expect((await viewer.details("av-card-toggle")).slice(5)).toEqual(
    ["q1", "q2", "q3", "q4", "q5", "q6"].map((id) => ({ id, open: false })),
  );
});

test("a card with an id of its own is told by that, whatever the element is called", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: fixture("harbour.json"), id: "story" });
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
  const [event] = await viewer.heard("av-card-toggle");
  expect(event).toMatchObject({ detail: { id: "night-watch", open: true }, from: "story" });
});

test("av-filter tells what is chosen and typed and how many headlines that shows", async ({
  viewer,
}) => {
  await viewer.open();
  await viewer.input.fill("Istanbul");
  await viewer.expectShown(3);
  await viewer.input.press("Enter");
  await expect(viewer.rows).toHaveCount(9);
  await viewer.chips.getByRole("button", { name: /exclude/ }).click();
  await expect(viewer.rows).toHaveCount(91);
  await viewer.chips.getByRole("button", { name: /Remove/ }).click();
  await expect(viewer.rows).toHaveCount(100);
  expect(await viewer.details("av-filter")).toEqual([
    { countries: [], query: "Istanbul", shown: 1, total: 100 },
    { countries: ["TR"], query: "", shown: 9, total: 100 },
    { countries: ["-TR"], query: "", shown: 91, total: 100 },
    { countries: [], query: "", shown: 100, total: 100 },
  ]);
  expect((await viewer.heard("av-filter"))[0]).toMatchObject({ bubbles: true, composed: true });
});

test("av-filter does not come where nothing changes", async ({ viewer, page }) => {
  await viewer.open();
  await viewer.input.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await viewer.input.fill("turk");
  await expect(viewer.status).toContainText(" of 100");
  await viewer.why.click();
  await expect(viewer.part("reason").first()).toBeVisible();
  expect(await viewer.details("av-filter")).toHaveLength(1);
});

test("av-headline-click tells the headline and its countries, and the page may take the way itself", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  await page.evaluate(() => {
    addEventListener("av-headline-click", (event) => event.preventDefault());
  });
  const here = page.url();
  await viewer.rows.nth(1).getByRole("link").click();
  const heard = await viewer.heard("av-headline-click");
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ bubbles: true, composed: true, cancelable: true });
  expect(heard[0].detail).toEqual({
    headline: "Kazakhstan and Russia put the steppe railway on one timetable",
    url: "https://example.org/n/2",
    countries: ["KZ", "RU"],
  });
  await page.waitForTimeout(200);
  expect(page.url()).toBe(here);
});

test("a headline that the page does not take leads where it says", async ({ viewer, page }) => {
  await page.route("https://example.org/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>The story</title>" }),
  );
  await viewer.open();
  await viewer.rows.nth(1).getByRole("link").click();
  await expect(page).toHaveURL("https://example.org/n/2");
});

test("av-error tells what failed, where and why, and ready is fulfilled all the same", async ({
  viewer,
  page,
  noise,
}) => {
  noise.expect(/404/);
  await page.goto(articleAt(fixture("nowhere.json")));
  await expect(viewer.error).toBeVisible();
  await viewer.host.evaluate((element) => element.ready);
  const heard = await viewer.heard();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ type: "av-error", bubbles: true, composed: true });
  expect(heard[0].detail).toEqual({
    kind: "not-found",
    path: "",
    message: "HTTP 404 Not Found",
    url: new URL(fixture("nowhere.json"), page.url()).href,
  });
});

test("nothing is fired for what the page sets", async ({ viewer }) => {
  await viewer.open();
  await viewer.host.evaluate((element) => {
    element.setAttribute("country", "TR");
    element.setAttribute("query", "bridge");
  });
  await viewer.expectShown(25, 49);
  await viewer.host.evaluate((element) => {
    element.country = "-TR";
    element.query = "";
  });
  await expect(viewer.rows).toHaveCount(91);
  await viewer.host.evaluate((element) => element.openAll());
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  await viewer.host.evaluate((element) => element.closeAll());
  await viewer.host.evaluate((element) => element.openCard("q2"));
  await viewer.expectOpen(2);
  expect((await viewer.heard()).map((event) => event.type)).toEqual(["av-load"]);
});

test("a choice that stands in the page's markup is there from the start, and is no event", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "/samples/interview.json", country: "TR -UZ", query: "bridge" });
  await viewer.expectShown(25, 49);
  await expect(viewer.chips).toHaveText(["Türkiye", "not Uzbekistan"]);
  await expect(viewer.input).toHaveValue("bridge");
  expect((await viewer.heard()).map((event) => event.type)).toEqual(["av-load"]);
});

test("events cross the shadow root of a host's own component", async ({ page, viewer }) => {
  await page.goto(fixture("bare.html"));
  await page.evaluate(() => {
    const component = document.createElement("div");
    document.querySelector("main").append(component);
    const element = document.createElement("article-viewer");
    element.setAttribute("src", "harbour.json");
    component.attachShadow({ mode: "open" }).append(element);
  });
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
  expect((await viewer.heard()).map((event) => event.type)).toEqual(["av-load", "av-card-toggle"]);
});
