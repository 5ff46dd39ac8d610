// What is kept: all that the reader did, over a reload and Back. What is not: anything else, anywhere.

import { articleAt, embed, expect, fixture, test, Viewer } from "./viewer-page.mjs";

/** Opens, closes, chooses and types; then all of it must stand again. */
async function act(viewer) {
  await viewer.question(3).click();
  await viewer.question(1).click();
  await viewer.country("TR").click();
  await viewer.country("UZ").click();
  await viewer
    .chip("Uzbekistan")
    .getByRole("button", { name: /exclude/ })
    .click();
  await viewer.input.fill("bridge");
  await viewer.expectShown(25, 49);
}
async function expectKept(viewer) {
  await expect(viewer.headline).toBeVisible();
  await viewer.expectOpen(3);
  await viewer.expectShown(25, 49);
  await expect(viewer.chips).toHaveText(["Türkiye", "not Uzbekistan"]);
  await expect(viewer.input).toHaveValue("bridge");
}

test("a reload keeps what was opened and closed, the text and the choices", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  await act(viewer);
  await page.reload();
  await expectKept(viewer);
});

test("Back keeps it, too", async ({ viewer, page }) => {
  await viewer.open();
  await act(viewer);
  await page.goto(fixture("bare.html"));
  await page.goBack();
  await expectKept(viewer);
});

test("a second reload still keeps it, though the reader did nothing in between", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  await act(viewer);
  await page.reload();
  await expectKept(viewer);
  await page.reload();
  await expectKept(viewer);
});

test("Why? stays pressed over a reload", async ({ viewer, page }) => {
  await viewer.open();
  await viewer.country("TR").click();
  await viewer.why.click();
  await page.reload();
  await expect(viewer.part("reason")).toHaveCount(9);
});

test("a card that the reader closed stays closed, though the page would open it", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  await viewer.part("close-all").click();
  await page.reload();
  await expect(viewer.headline).toBeVisible();
  await viewer.expectOpen();
});

test("a cleared filter stays cleared", async ({ viewer, page }) => {
  await viewer.open();
  await viewer.input.fill("bridge");
  await viewer.input.press("Escape");
  await page.reload();
  await expect(viewer.rows).toHaveCount(100);
  await expect(viewer.input).toHaveValue("");
});

/** All that a page could leave behind in the browser. */
const traces = (page) =>
  page.evaluate(async () => ({
    session: sessionStorage.length,
    local: localStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    history: history.length,
    address: location.href,
    name: window.name,
  }));

test("nothing is stored before the reader acts, whatever they look at", async ({
  viewer,
  page,
}) => {
  await page.goto(fixture("bare.html"));
  const { history } = await traces(page);
  await viewer.open("/");
  await page.mouse.wheel(0, 800);
  await viewer.question(4).hover();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await viewer.host.evaluate((element) => element.openAll());
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  expect(await traces(page)).toMatchObject({
    session: 0,
    local: 0,
    cookies: "",
    databases: 0,
    history: history + 1,
    name: "",
  });
});

test("what is stored then is one entry of this session, and the history and the address stay", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  const before = await traces(page);
  await act(viewer);
  expect(await traces(page)).toEqual({ ...before, session: 1 });
});

test("another article on the same page begins afresh", async ({ viewer }) => {
  await viewer.open();
  await act(viewer);
  await viewer.open(articleAt(fixture("harbour.json")));
  await viewer.expectOpen(1);
  await expect(viewer.input).toHaveValue("");
  await expect(viewer.chips).toHaveCount(0);
});

test("two viewers on a page keep their own", async ({ page }) => {
  const harbour = new Viewer(page, "#harbour");
  const talk = new Viewer(page, "#talk");
  await page.goto(fixture("two.html"));
  await harbour.question(2).click();
  await talk.question(5).click();
  await talk.input.fill("bridge");
  await page.reload();
  await expect(talk.cards).toHaveCount(6);
  await expect(harbour.cards).toHaveCount(3);
  await harbour.expectOpen(1, 2);
  await talk.expectOpen(1, 5);
  await expect(harbour.input).toHaveValue("");
  await expect(talk.input).toHaveValue("bridge");
});

test("a viewer that is moved in its page keeps what the reader did", async ({ viewer, page }) => {
  await embed(page, { src: "/samples/interview.json" });
  await act(viewer);
  await page.evaluate(() => {
    document.body.prepend(document.querySelector("article-viewer"));
  });
  await expectKept(viewer);
});

test("the reader's choice is what the page's properties say, and no attribute shows it", async ({
  viewer,
}) => {
  await viewer.open();
  await act(viewer);
  const state = await viewer.host.evaluate((element) => ({
    country: element.country,
    query: element.query,
    attributes: element.getAttributeNames(),
  }));
  expect(state).toEqual({
    country: "TR -UZ",
    query: "bridge",
    attributes: ["src", "no-shadow", "heading-level"],
  });
});

test("a page whose storage is switched off works all the same", async ({ viewer, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("Storage is off", "SecurityError");
      },
    });
  });
  await viewer.open();
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
  await viewer.country("TR").click();
  await expect(viewer.chips).toHaveCount(1);
});
