// The reader's hands: a press with a key held or another button is the browser's, a card's link can be taken over by the
// page, an input method has every key while it composes, and a list that its publisher has tagged answers to the words
// that any other answers to.

import { articleAt, embed, expect, fixture, test } from "./viewer-page.mjs";

test.describe("a press that is not plain is the browser's, and the page hears nothing of it", () => {
  const presses = {
    Control: { modifiers: ["Control"] },
    Meta: { modifiers: ["Meta"] },
    Shift: { modifiers: ["Shift"] },
    Alt: { modifiers: ["Alt"] },
    "the middle button": { button: "middle" },
  };
  for (const [name, how] of Object.entries(presses))
    test(`with ${name}`, async ({ viewer, page }) => {
      // A page as the guide has it: it takes both ways over.
      await embed(page, { src: "/samples/interview.json" });
      await page.evaluate(() => {
        for (const type of ["av-headline-click", "av-card-link"])
          document.addEventListener(type, (event) => event.preventDefault());
      });
      const prevented = () =>
        page.evaluate(() => {
          window.prevented = [];
          for (const type of ["click", "auxclick"])
            addEventListener(type, (event) => {
              window.prevented.push(event.defaultPrevented);
              // On some systems a held key means nothing, and the link is followed.
              event.preventDefault();
            });
        });
      await prevented();
      await viewer.rows.nth(1).getByRole("link").click(how);
      await viewer.card(2).hover();
      await viewer.part("permalink").nth(1).click(how);
      expect(await viewer.details("av-headline-click")).toEqual([]);
      expect(await viewer.details("av-card-link")).toEqual([]);
      expect(await page.evaluate(() => window.prevented)).toEqual([false, false]);
      await viewer.expectOpen(1);
    });

  test("and a new tab opens", async ({ viewer, page, context }) => {
    await embed(page, { src: "/samples/interview.json" });
    await page.evaluate(() => {
      document.addEventListener("av-headline-click", (event) => event.preventDefault());
    });
    const tab = context.waitForEvent("page");
    await viewer.rows
      .nth(1)
      .getByRole("link")
      .click({ modifiers: ["ControlOrMeta"] });
    await tab;
    await expect(page).toHaveURL(fixture("bare.html"));
    await expect(viewer.headline).toBeVisible();
  });
});

test.describe("a card's link to itself", () => {
  test("is told with the card's id and its address, and leads there", async ({ viewer, page }) => {
    await embed(page, { id: "talk", src: "/samples/interview.json" });
    await viewer.card(3).hover();
    await viewer.part("permalink").nth(2).click();
    await expect(page).toHaveURL(/bare\.html#talk-q3$/);
    const [{ detail, cancelable, bubbles, composed }] = await viewer.heard("av-card-link");
    expect({ cancelable, bubbles, composed }).toEqual({
      cancelable: true,
      bubbles: true,
      composed: true,
    });
    expect(detail).toEqual({ id: "q3", url: page.url() });
    await viewer.expectOpen(1, 3);
  });

  test("bears the page's address of now under a base", async ({ viewer, page }) => {
    await page.goto(fixture("hands/base.html?csp=none"));
    await expect(viewer.headline).toBeVisible();
    await page.evaluate(() => history.replaceState(null, "", `${location.pathname}?page=2`));
    await viewer.card(2).hover();
    await viewer.part("permalink").nth(1).click();
    const [{ url }] = await viewer.details("av-card-link");
    expect(url).toMatch(/\/fixtures\/hands\/base\.html\?page=2#q2$/);
  });

  test("leaves the fragment to a router that cancels it", async ({ viewer, page }) => {
    await page.goto(fixture("hands/router.html"));
    await expect(viewer.headline).toBeVisible();
    await viewer.card(4).hover();
    await viewer.part("permalink").nth(3).click();
    await viewer.expectOpen(1, 4);
    await expect(page).toHaveURL(/#\/story\/1\/q4$/);
    await expect(viewer.headline).toBeVisible();
    expect((await viewer.heard("av-load")).length).toBe(1);
  });
});

test.describe("while an input method composes", () => {
  /** What an input method sends: the key is told, though it is the method's own. */
  const compose = (viewer, init) =>
    viewer.input.evaluate(async (input, init) => {
      input.focus();
      input.value = "とう";
      const inserted = { bubbles: true, composed: true, isComposing: true };
      input.dispatchEvent(new InputEvent("input", inserted));
      await new Promise((done) => setTimeout(done, 100));
      const event = new KeyboardEvent("keydown", {
        bubbles: true,
        composed: true,
        cancelable: true,
        ...init,
      });
      input.dispatchEvent(event);
      await new Promise((done) => setTimeout(done, 100));
      return { prevented: event.defaultPrevented, value: input.value };
    }, init);

  for (const [name, init] of Object.entries({
    Enter: { key: "Enter", isComposing: true },
    Escape: { key: "Escape", isComposing: true },
    "Enter as Safari tells it": { key: "Enter", keyCode: 229 },
    "Escape as Safari tells it": { key: "Escape", keyCode: 229 },
  }))
    test(`${name} is the method's`, async ({ viewer }) => {
      await viewer.open();
      await viewer.country("TR").click();
      expect(await compose(viewer, init)).toEqual({ prevented: false, value: "とう" });
      await expect(viewer.chips).toHaveText(["Türkiye"]);
    });

  test("and afterwards they are ours again", async ({ viewer }) => {
    await viewer.open();
    const { prevented, value } = await compose(viewer, { key: "Escape" });
    expect({ prevented, value }).toEqual({ prevented: true, value: "" });
  });
});

test("Enter takes the text of now, however fast it follows the last letter", async ({ viewer }) => {
  await viewer.open();
  // Both within one task, so that nothing is drawn between them.
  await viewer.input.evaluate((input) => {
    input.focus();
    input.value = "turk";
    const told = { bubbles: true, composed: true, cancelable: true };
    input.dispatchEvent(new InputEvent("input", told));
    input.dispatchEvent(new KeyboardEvent("keydown", { ...told, key: "Enter" }));
  });
  await expect(viewer.chips).toHaveText(["Türkiye"]);
  await expect(viewer.input).toHaveValue("");
  await expect(viewer.input).toBeFocused();
});

test.describe("a list whose every headline brings its countries", () => {
  const GAZETTEER = /\.gaz$/;

  test("asks for no names before the reader types", async ({ viewer, page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await viewer.open(articleAt(fixture("hands/tagged.json")));
    await viewer.country("NL").click();
    await page.waitForTimeout(500);
    expect(asked.filter((url) => GAZETTEER.test(url))).toEqual([]);
    await viewer.input.fill("h");
    await expect.poll(() => asked.filter((url) => GAZETTEER.test(url)).length).toBe(1);
  });

  for (const [list, address] of [
    ["in the article", "hands/tagged.json"],
    ["in a file of its own", "hands/tagged-apart.json"],
  ])
    for (const [typed, code, other] of [
      ["holland", "NL"],
      ["drc", "CD"],
      ["Burma", "MM"],
      ["the uk", "GB"],
      ["usa", "US"],
      ["n korea", "KP", "KR"],
      ["S. Korea", "KR", "KP"],
      ["s sudan", "SS", "SD"],
      ["ivory-coast", "CI"],
      ["cote divoire", "CI"],
      ["Saint-Martin", "MF"],
    ])
      test(`${typed} is ${code}, ${list}`, async ({ viewer }) => {
        await viewer.open(articleAt(fixture(address)));
        await expect(viewer.rows).toHaveCount(11);
        await viewer.input.fill(typed);
        await expect(viewer.part("country").first()).toHaveAttribute("data-c", code);
        // Its headline joins at once.
        await expect(viewer.rows.filter({ hasText: `in ${code}` })).toHaveCount(1);
        await viewer.input.press("Enter");
        await expect(viewer.status).toContainText("1 of 11");
        await expect(viewer.rows).toHaveText([new RegExp(`in ${code}`)]);
        expect((await viewer.details("av-filter")).at(-1)).toMatchObject({ countries: [code] });
        if (other) await expect(viewer.rows.filter({ hasText: `in ${other}` })).toHaveCount(0);
      });
});
