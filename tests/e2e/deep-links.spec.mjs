// Deep links: a fragment names a card, at load and later, and never what belongs to the host page.

import { addViewer, embed, expect, fixture, test, Viewer } from "./viewer-page.mjs";

/** The card is open, its question has the focus, and it stands at the top of the window. */
async function expectArrival(viewer, number) {
  await expect(viewer.question(number)).toHaveAttribute("aria-expanded", "true");
  await expect(viewer.question(number)).toBeFocused();
  await expect
    .poll(() => viewer.top(viewer.card(number)), { message: "the card's top" })
    .toBeLessThan(80);
  expect(await viewer.top(viewer.card(number))).toBeGreaterThan(-10);
}

test("#q3 opens the third card, scrolls to it and focuses its question", async ({ viewer }) => {
  await viewer.open("#q3");
  await expectArrival(viewer, 3);
  await viewer.expectOpen(1, 3);
});

test("a fragment that comes later does the same", async ({ viewer, page }) => {
  await viewer.open();
  await page.evaluate(() => {
    location.hash = "#q5";
  });
  await expectArrival(viewer, 5);
  await page.evaluate(() => {
    location.hash = "#q2";
  });
  await expectArrival(viewer, 2);
  await viewer.expectOpen(1, 2, 5);
});

test("#q3 works where the article comes late", async ({ viewer }) => {
  await viewer.open("?src=samples/interview.json%3Fwait%3D900#q3");
  await expectArrival(viewer, 3);
});

test("#q3 works in a shadow root", async ({ viewer, page }) => {
  await embed(page, { src: "/samples/interview.json" }, { at: "#q3" });
  await expectArrival(viewer, 3);
});

test("every card offers a link to itself, which opens it", async ({ viewer, page }) => {
  await viewer.open();
  await expect(viewer.part("permalink")).toHaveCount(6);
  await viewer.card(4).hover();
  const link = page.getByRole("link", { name: "Link to question 4" });
  await expect(link).toHaveAttribute("href", "#q4");
  await link.click();
  await expectArrival(viewer, 4);
  await expect(page).toHaveURL(/#q4$/);
});

test("the same link opens its card again after the card was closed", async ({ viewer, page }) => {
  await viewer.open("#q4");
  await expectArrival(viewer, 4);
  await viewer.question(4).click();
  await viewer.expectOpen(1);
  await viewer.card(4).hover();
  await page.getByRole("link", { name: "Link to question 4" }).click();
  await expectArrival(viewer, 4);
});

test("a card's own id works in place of its number", async ({ viewer, page }) => {
  await embed(page, { src: fixture("harbour.json") }, { at: "#night-watch" });
  await expect(viewer.question(2)).toBeFocused();
  await viewer.expectOpen(1, 2);
});

test("a fragment counts as the reader's act: the card stays open the next time", async ({
  viewer,
  page,
}) => {
  await viewer.open("#q3");
  await viewer.expectOpen(1, 3);
  await page.goto("about:blank");
  await viewer.open("/");
  await viewer.expectOpen(1, 3);
});

test("a reader who has scrolled meanwhile is not moved", async ({ viewer, page }) => {
  await page.goto(fixture("bare.html#q3"));
  await page.evaluate(() => {
    for (const place of ["beforebegin", "afterend"]) {
      const space = document.createElement("div");
      space.style.blockSize = "3000px";
      document.querySelector("main").insertAdjacentElement(place, space);
    }
  });
  await addViewer(page, { src: "/samples/interview.json?wait=1200" });
  await page.mouse.wheel(0, 700);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(700);
  await viewer.expectOpen(1, 3);
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => [scrollY, document.activeElement.localName])).toEqual([
    700,
    "body",
  ]);
});

test("a fragment that names nothing, or is malformed, does no harm", async ({ viewer, page }) => {
  await viewer.open("#q9");
  await viewer.expectOpen(1);
  await page.evaluate(() => {
    location.hash = "#%E0%A4%A";
  });
  await page.waitForTimeout(100);
  await viewer.expectOpen(1);
  await expect(page.locator("body")).toBeFocused();
});

for (const [where, file] of [
  ["in a shadow root", "owns-q3.html"],
  ["in the page itself", "owns-q3-light.html"],
]) {
  test(`an id that the host owns stays the host's where the viewer draws ${where}`, async ({
    viewer,
    page,
  }) => {
    await page.goto(fixture(`${file}#q3`));
    await expect(viewer.cards).toHaveCount(6);
    await viewer.expectOpen(1);
    await page.evaluate(() => {
      location.hash = "#q2";
    });
    await viewer.expectOpen(1, 2);
    await page.evaluate(() => {
      location.hash = "#q3";
    });
    await page.waitForTimeout(200);
    await viewer.expectOpen(1, 2);
    await expect(viewer.question(3)).not.toBeFocused();
  });
}

test.describe("with two viewers on the page", () => {
  let harbour;
  let talk;
  test.beforeEach(({ page }) => {
    harbour = new Viewer(page, "#harbour");
    talk = new Viewer(page, "#talk");
  });

  test("#talk-q3 opens the card of the viewer with that id, and no other", async ({ page }) => {
    await page.goto(fixture("two.html#talk-q3"));
    await expectArrival(talk, 3);
    await talk.expectOpen(1, 3);
    await harbour.expectOpen(1);
  });

  test("#q3 opens the card of the first viewer that has it", async ({ page }) => {
    await page.goto(fixture("two.html"));
    await expect(talk.cards).toHaveCount(6);
    await page.evaluate(() => {
      location.hash = "#q3";
    });
    await expect(harbour.question(3)).toBeFocused();
    await harbour.expectOpen(1, 3);
    await talk.expectOpen(1);
    // The first has no q5; the second does.
    await page.evaluate(() => {
      location.hash = "#q5";
    });
    await expect(talk.question(5)).toBeFocused();
    await harbour.expectOpen(1, 3);
    await talk.expectOpen(1, 5);
  });

  test("#q3 at load opens the card of the first viewer that has it, and no other", async ({
    page,
  }) => {
    await page.goto(fixture("two.html#q3"));
    await expect(talk.cards).toHaveCount(6);
    await harbour.expectOpen(1, 3);
    await page.waitForTimeout(200);
    await talk.expectOpen(1);
    await expect(harbour.question(3)).toBeFocused();
  });

  test("a card's own link carries the id of its viewer", async ({ page }) => {
    await page.goto(fixture("two.html"));
    await expect(talk.part("permalink").nth(1)).toHaveAttribute("href", "#talk-q2");
    await expect(harbour.part("permalink").nth(1)).toHaveAttribute("href", "#harbour-night-watch");
    await talk.card(2).hover();
    await talk.part("permalink").nth(1).click();
    await expectArrival(talk, 2);
    await expect(page).toHaveURL(/#talk-q2$/);
    await harbour.expectOpen(1);
  });
});
