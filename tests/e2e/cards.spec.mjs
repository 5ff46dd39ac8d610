// Cards open and close: by mouse, by keyboard, all at once, on paper, and by the browser's own search.

import { needs } from "./abilities.mjs";
import { embed, expect, fixture, test, Viewer } from "./viewer-page.mjs";

test("a press on a question opens its card, another press closes it", async ({ viewer }) => {
  await viewer.open();
  await viewer.question(3).click();
  await viewer.expectOpen(1, 3);
  await expect(viewer.answer(3)).toContainText("The ministry’s engineers are busy");
  await viewer.question(3).click();
  await viewer.expectOpen(1);
});

test("opening a card closes no other", async ({ viewer }) => {
  await viewer.open();
  for (const number of [2, 5, 6]) await viewer.question(number).click();
  await viewer.expectOpen(1, 2, 5, 6);
});

for (const key of ["Enter", "Space"]) {
  test(`${key} opens and closes a card, and the focus stays on its question`, async ({
    viewer,
    page,
  }) => {
    await viewer.open();
    await viewer.question(2).focus();
    await page.keyboard.press(key);
    await viewer.expectOpen(1, 2);
    await expect(viewer.question(2)).toBeFocused();
    await page.keyboard.press(key);
    await viewer.expectOpen(1);
    await expect(viewer.question(2)).toBeFocused();
  });
}

test("Tab goes from question to question, passing closed answers, and arrows do nothing", async ({
  viewer,
  page,
}) => {
  await viewer.open();
  // The third answer holds a link; while it is closed, Tab must not land in it.
  await viewer.question(3).focus();
  const seen = [];
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement.closest('[part~="card"]')?.id));
    await expect(page.locator('[part~="answer"] :focus')).toHaveCount(0);
  }
  expect(seen).toContain("q4");

  await viewer.question(3).focus();
  for (const key of ["ArrowDown", "ArrowUp", "Home", "End"]) await page.keyboard.press(key);
  await expect(viewer.question(3)).toBeFocused();
  await viewer.expectOpen(1);
});

test("a click keeps the focus on the question that was pressed", async ({ viewer }) => {
  await viewer.open();
  await viewer.question(4).click();
  await expect(viewer.question(4)).toBeFocused();
});

test("the whole closed card can be pressed", async ({ viewer }) => {
  await viewer.open();
  const { width, height } = await viewer.card(2).boundingBox();
  await viewer.card(2).click({ position: { x: width / 2, y: height - 8 } });
  await viewer.expectOpen(1, 2);
});

test("a card's heading holds only the button, which names its panel and says whether it is open", async ({
  viewer,
}) => {
  await viewer.open();
  const cards = await viewer.cards.evaluateAll((cards) =>
    cards.map((card) => {
      const button = card.querySelector('[part~="question"]');
      const panel = card.querySelector('[part~="answer"]');
      const heading = button.parentElement;
      return {
        heading: heading.localName,
        alone: heading.childNodes.length === 1,
        button: [button.localName, button.type],
        panel: button.getAttribute("aria-controls") === panel.id && panel.id !== "",
        inside: [...button.querySelectorAll("*")].map((child) => child.localName),
      };
    }),
  );
  for (const card of cards) {
    expect(card).toMatchObject({
      heading: "h2",
      alone: true,
      button: ["button", "button"],
      panel: true,
    });
    expect(card.inside, "nothing in a button but phrases").not.toContain("a");
  }
  expect(cards).toHaveLength(6);
});

test("a question is shown in full, its further paragraphs at the top of its panel", async ({
  viewer,
}) => {
  await viewer.open();
  await expect(viewer.question(3)).toContainText("Tehran answers that it can build one like it.");
  await expect(viewer.question(3)).not.toContainText("How far has that work come?");
  await viewer.question(3).click();
  await expect(viewer.answer(3).locator("p").first()).toHaveText("How far has that work come?");
});

test("Open all opens every card and Close all closes every card, the focus staying on them", async ({
  viewer,
}) => {
  await viewer.open();
  await viewer.part("open-all").click();
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  await expect(viewer.part("open-all")).toBeFocused();
  await viewer.part("close-all").press("Enter");
  await viewer.expectOpen();
  await expect(viewer.part("close-all")).toBeFocused();
});

for (const [open, numbers] of [
  ["all", [1, 2, 3]],
  ["none", []],
  ["q3 night-watch", [2, 3]],
]) {
  test(`open="${open}" has ${numbers.length || "no"} cards open at first`, async ({
    viewer,
    page,
  }) => {
    await embed(page, { src: fixture("harbour.json"), open });
    await expect(viewer.cards).toHaveCount(3);
    await viewer.expectOpen(...numbers);
  });
}

test("the page's own methods open and close cards", async ({ viewer }) => {
  await viewer.open();
  await viewer.host.evaluate((element) => element.openCard("q5"));
  await viewer.expectOpen(1, 5);
  await viewer.host.evaluate((element) => element.openAll());
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
  await viewer.host.evaluate((element) => element.closeAll());
  await viewer.expectOpen();
});

test("paper shows every answer and none of the controls", async ({ viewer, page }) => {
  await viewer.open();
  await viewer.country("TR").click();
  await expect(viewer.chips).toHaveCount(1);
  await page.emulateMedia({ media: "print" });
  const unseen = await viewer
    .part("answer")
    .locator("p")
    .evaluateAll((texts) =>
      texts
        .filter((text) => !text.checkVisibility() || text.getBoundingClientRect().height < 8)
        .map((text) => text.textContent.slice(0, 40)),
    );
  expect(unseen).toEqual([]);
  for (const control of ["open-all", "permalink", "filter-input", "country", "chip", "why"]) {
    await expect(viewer.part(control).first(), control).toBeHidden();
  }
  // The filter is said in words instead.
  await expect(viewer.status).toHaveText("9 of 100 headlines: Türkiye");
  await expect(viewer.rows).toHaveCount(9);
  await page.emulateMedia({ media: null });
  await viewer.expectOpen(1);
});

const FOUND = "#:~:text=friendly%20and%20peaceful%20sea";

/**
 * Opens a text fragment in a new document. The promise holds where the article is drawn within half a second
 * of the page; on a busy machine that may take a second try.
 */
async function search(viewer, page, address) {
  await needs("text fragments", page);
  await page.addInitScript(() => {
    addEventListener("load", () => {
      window.loadedAt = performance.now();
    });
    addEventListener("av-load", () => {
      window.drawnAt = performance.now();
    });
  });
  const late = async () => {
    await page.goto("about:blank");
    await viewer.open(address);
    return page.evaluate(() => window.drawnAt - window.loadedAt);
  };
  await expect
    .poll(late, { timeout: 25_000, message: "milliseconds to the drawing" })
    .toBeLessThan(450);
}

test("find-in-page opens the card that holds the words, and goes there", async ({
  viewer,
  page,
}) => {
  await search(viewer, page, `/${FOUND}`);
  await viewer.expectOpen(1, 4);
  expect(await page.evaluate(() => window.matched)).toEqual([{ id: "q4-panel", isTrusted: true }]);
  await expect(viewer.answer(4)).toBeInViewport();
});

test("a card that find-in-page opened closes and opens like any other", async ({
  viewer,
  page,
}) => {
  await search(viewer, page, `/${FOUND}`);
  await viewer.expectOpen(1, 4);
  await viewer.question(4).click();
  await viewer.expectOpen(1);
  await viewer.question(4).click();
  await viewer.expectOpen(1, 4);
});

test("what find-in-page opened is closed again the next time: it was no choice of the reader's", async ({
  viewer,
  page,
}) => {
  await search(viewer, page, `/${FOUND}`);
  await viewer.expectOpen(1, 4);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2, 4);
  await page.goto("about:blank");
  await viewer.open("/");
  await viewer.expectOpen(1, 2);
});

test("find-in-page opens a card in a shadow root, too", async ({ page }) => {
  const talk = new Viewer(page, "#talk");
  await search(talk, page, `${fixture("two.html")}${FOUND}`);
  await talk.expectOpen(1, 4);
});
