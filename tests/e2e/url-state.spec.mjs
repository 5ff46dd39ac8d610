// The filter in the page's address: other parameters, the fragment and the page's own history stay as they are.

import { embed, expect, test } from "./viewer-page.mjs";

const SRC = "../samples/interview.json";
const attributes = { src: SRC, "url-state": "" };
/** What stands behind the path of the page's address. */
const address = (page) => page.evaluate(() => location.search + location.hash);
const entries = (page) => page.evaluate(() => history.length);

test("the address tells the filter, and a choice is written beside what is not ours", async ({
  page,
  viewer,
}) => {
  await embed(page, attributes, { at: "?a=b%20c&country=TR&flag&q=istan#notes" });
  await expect(viewer.chips).toHaveCount(1);
  await expect(viewer.input).toHaveValue("istan");
  expect(await viewer.heard("av-filter")).toEqual([]);
  const before = await entries(page);
  expect(await address(page)).toBe("?a=b%20c&country=TR&flag&q=istan#notes");
  await viewer.part("filter-clear").click();
  await viewer.country("KZ").click();
  await expect.poll(() => address(page)).toBe("?a=b%20c&flag&country=TR+KZ#notes");
  expect(await entries(page)).toBe(before + 1);
});

test("typing replaces the newest entry once the reader pauses", async ({ page, viewer }) => {
  await embed(page, attributes);
  await expect(viewer.headline).toBeVisible();
  const before = await entries(page);
  await viewer.input.pressSequentially("né & 5");
  expect(await address(page)).toBe("");
  await expect.poll(() => address(page)).toBe("?q=n%C3%A9+%26+5");
  expect(await entries(page)).toBe(before);
  await viewer.input.press("Escape");
  await expect.poll(() => address(page)).toBe("");
});

test("Back and Forward are followed, and told as what the reader did", async ({ page, viewer }) => {
  await embed(page, attributes);
  await expect(viewer.headline).toBeVisible();
  await page.evaluate(() => history.replaceState({ router: 7 }, ""));
  await viewer.country("TR").click();
  await viewer.country("KZ").click();
  await expect.poll(() => address(page)).toBe("?country=TR+KZ");
  expect(await page.evaluate(() => history.state)).toEqual({ router: 7 });
  const before = (await viewer.heard("av-filter")).length;
  await page.goBack();
  await expect(viewer.chips).toHaveCount(1);
  await page.goBack();
  await expect(viewer.chips).toHaveCount(0);
  await page.goForward();
  await expect(viewer.chips).toHaveCount(1);
  expect(await address(page)).toBe("?country=TR");
  const told = (await viewer.details("av-filter")).slice(before);
  expect(told.map(({ countries }) => countries)).toEqual([["TR"], [], ["TR"]]);
  // Nothing of that was written anew: the way forward is still there.
  await page.goForward();
  await expect(viewer.chips).toHaveCount(2);
  expect(await address(page)).toBe("?country=TR+KZ");
});

test("a filter that the page sets stands in the address, in the entry that is there", async ({
  page,
  viewer,
}) => {
  await embed(page, attributes, { at: "?country=TR" });
  await expect(viewer.chips).toHaveCount(1);
  const before = await entries(page);
  await viewer.host.evaluate((host) => {
    host.country = "KZ AZ";
  });
  await expect(viewer.chips).toHaveCount(2);
  expect(await address(page)).toBe("?country=KZ+AZ");
  expect(await entries(page)).toBe(before);
  expect(await viewer.heard("av-filter")).toEqual([]);
});

test.describe("text that is typed and not in the address yet", () => {
  test("is let go by Back, and changes no other entry", async ({ page, viewer }) => {
    await embed(page, attributes);
    await viewer.country("KZ").click();
    await expect.poll(() => address(page)).toBe("?country=KZ");
    await viewer.input.pressSequentially("ba");
    await page.goBack();
    await page.waitForTimeout(600);
    expect(await address(page)).toBe("");
    await expect(viewer.input).toHaveValue("");
    await expect(viewer.chips).toHaveCount(0);
  });

  test("is not written into an entry of the page's router", async ({ page, viewer }) => {
    await embed(page, attributes);
    await viewer.input.pressSequentially("oil");
    await page.evaluate(() => history.pushState({ page: 3 }, "", "?page=3"));
    await page.waitForTimeout(600);
    expect(await address(page)).toBe("?page=3");
    await expect(viewer.input).toHaveValue("oil");
  });

  test("goes along to another place of the page", async ({ page, viewer }) => {
    await embed(page, attributes);
    await viewer.input.pressSequentially("ba");
    await page.evaluate(() => {
      location.hash = "#foo";
    });
    await expect.poll(() => address(page)).toBe("?q=ba#foo");
    await expect(viewer.input).toHaveValue("ba");
  });
});

test("each choice is a link to what it would show, and a button all the same", async ({
  page,
  viewer,
}) => {
  await embed(page, attributes, { at: "?a=1#notes" });
  await expect(viewer.headline).toBeVisible();
  const link = (locator) => locator.evaluate((element) => element.href && new URL(element.href));
  const search = async (locator) => (await locator.evaluate((at) => at.href)).split("bare.html")[1];
  expect(await search(viewer.country("TR"))).toBe("?a=1&country=TR#notes");
  await viewer.country("TR").focus();
  await page.keyboard.press(" ");
  await expect(viewer.chips).toHaveCount(1);
  expect(await search(viewer.country("KZ"))).toBe("?a=1&country=TR+KZ#notes");
  expect(await search(viewer.country("TR"))).toBe("?a=1#notes");
  expect(await search(viewer.chips.locator('[data-do="not"]'))).toBe("?a=1&country=-TR#notes");
  expect(await search(viewer.chips.locator('[data-do="off"]'))).toBe("?a=1#notes");
  await expect(viewer.country("KZ")).toHaveRole("button");
  expect(await link(viewer.country("ZZ"))).toBeTruthy();
  // What the text names takes its place in the address too.
  await viewer.input.fill("karaganda oil");
  expect(await search(viewer.country("KZ"))).toBe("?a=1&country=TR+KZ&q=oil#notes");
  // A press that opens a new tab is the browser's.
  const opened = page.context().waitForEvent("page");
  await viewer.country("KZ").click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await expect(tab.locator('[part~="chip"]')).toHaveCount(0);
  expect(tab.url()).toContain("?a=1&country=TR+KZ&q=oil#notes");
  await expect(viewer.chips).toHaveCount(1);
  await tab.close();
});

test("codes that nobody knows are passed over, and a default is told from an empty choice", async ({
  page,
  viewer,
}) => {
  await embed(page, { ...attributes, country: "KZ" }, { at: "?country=QQ+TR+%ZZ" });
  await expect(viewer.chips).toHaveCount(1);
  await expect(viewer.chip("Türkiye")).toHaveCount(1);
  await viewer.chips.locator('[data-do="off"]').click();
  await expect.poll(() => address(page)).toBe("?country=");
  await embed(page, { ...attributes, country: "KZ" }, { at: "?country=" });
  await expect(viewer.headline).toBeVisible();
  await expect(viewer.chips).toHaveCount(0);
  // Nor does an earlier visit of this session speak where the address is silent.
  await embed(page, attributes);
  await viewer.country("TR").click();
  await expect.poll(() => address(page)).toBe("?country=TR");
  await embed(page, attributes);
  await expect(viewer.headline).toBeVisible();
  await expect(viewer.chips).toHaveCount(0);
});

test("it can be switched on and off; a viewer that is gone leaves the address alone", async ({
  page,
  viewer,
}) => {
  await embed(page, { src: SRC }, { at: "?country=TR" });
  await expect(viewer.headline).toBeVisible();
  await expect(viewer.chips).toHaveCount(0);
  await expect(viewer.country("TR")).toHaveJSProperty("localName", "button");
  expect(await viewer.host.evaluate((host) => host.urlState)).toBe(false);
  await viewer.host.evaluate((host) => {
    host.urlState = true;
  });
  await expect(viewer.chips).toHaveCount(1);
  await expect(viewer.country("TR")).toHaveJSProperty("localName", "a");
  await viewer.input.fill("oil");
  await viewer.host.evaluate((host) => host.remove());
  await page.waitForTimeout(600);
  expect(await address(page)).toBe("?country=TR");
});
