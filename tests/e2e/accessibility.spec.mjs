// Nothing for axe to find in any state, and the words that a screen reader speaks.

import AxeBuilder from "@axe-core/playwright";
import { articleAt, embed, expect, fixture, test } from "./viewer-page.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Only what is wrong is told, and no page of axe's own is opened for frames that are not there: much faster. */
const axe = (page) =>
  new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(RULES)
    .setLegacyMode(true);

/** Every state that a reader can meet, and how to get there. */
const STATES = {
  "at rest": ({ viewer }) => viewer.open(),
  "with every card open and all countries shown": async ({ viewer }) => {
    await viewer.open();
    await viewer.part("open-all").click();
    await viewer.part("country-more").click();
    await viewer.expectOpen(1, 2, 3, 4, 5, 6);
    await expect(viewer.part("country-more")).toHaveAttribute("aria-expanded", "true");
  },
  "while typing": async ({ viewer }) => {
    await viewer.open();
    await viewer.input.pressSequentially("turk");
    await expect(viewer.status).toContainText("16 of 100");
  },
  "with countries chosen and excluded, and reasons shown": async ({ viewer }) => {
    await viewer.open();
    await viewer.country("TR").click();
    await viewer.country("UZ").click();
    await viewer
      .chip("Uzbekistan")
      .getByRole("button", { name: /exclude/ })
      .click();
    await viewer.why.click();
    await expect(viewer.part("reason")).toHaveCount(8);
  },
  "with nothing found": async ({ viewer }) => {
    await viewer.open();
    await viewer.input.fill("oman");
    await expect(viewer.part("empty")).toBeVisible();
  },
  "with no article": async ({ viewer, page, noise }) => {
    noise.expect(/404/);
    await page.goto(articleAt("samples/nowhere.json"));
    await expect(viewer.error).toBeVisible();
  },
  "with a block missing": ({ viewer }) => viewer.open(articleAt(fixture("faults/bad-block.json"))),
  "while loading in place of a text": async ({ page }) => {
    await page.goto(articleAt("samples/interview.json?wait=25000"));
    await expect(page.getByText("An interview, and headlines by country.")).toBeVisible();
  },
  "while loading in an empty element": async ({ page }) => {
    await embed(page, { src: "harbour.json?wait=25000" });
    await expect(page.locator(".skeleton").first()).toBeVisible();
  },
  "in Persian": ({ viewer }) => viewer.open("?src=samples/interview-fa.json"),
  "in a shadow root": async ({ viewer, page }) => {
    await embed(page, { src: "harbour.json" });
    await expect(viewer.cards).toHaveCount(3);
  },
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`axe finds nothing ${state}, light and dark, on a phone and on a desktop`, async ({
    viewer,
    page,
    noise,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await reach({ viewer, page, noise });
    const found = [];
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await axe(page).analyze();
        for (const { id, nodes } of violations) {
          const places = nodes.slice(0, 3).map((node) => node.target.flat().join(" "));
          found.push(`${width} ${colorScheme}: ${id} at ${places.join(", ")}`);
        }
      }
    }
    expect(found).toEqual([]);
  });
}

test.describe("a screen reader", () => {
  /** Begins to listen: to all of the viewer, from its start. */
  const listen = (page) =>
    page.evaluate(async () => {
      const { virtual } = await import("/virtual-screen-reader/index.browser.js");
      window.virtual = virtual;
      await virtual.start({ container: document.querySelector("article-viewer") });
    });
  /** What it says of the next so many things. */
  const walk = (page, steps) =>
    page.evaluate(async (steps) => {
      for (let step = 0; step < steps; step++) await window.virtual.next();
      return window.virtual.spokenPhraseLog();
    }, steps);
  /** What live regions have said: "polite: …", "assertive: …". */
  const announced = (page) =>
    page.evaluate(async () =>
      (await window.virtual.spokenPhraseLog()).filter((phrase) =>
        /^(polite|assertive): /.test(phrase),
      ),
    );

  const SECOND =
    "Trend Three security agreements have been signed so far. What has come of them, what is on the " +
    "agenda in Baku, and will others follow?";

  test("speaks a card as a heading, a button and whether it is expanded", async ({
    viewer,
    page,
  }) => {
    await viewer.open();
    await listen(page);
    const before = await walk(page, 48);
    expect(before).toContain(`heading, ${SECOND}, level 2`);
    expect(before).toContain(`button, ${SECOND}, 1 control, not expanded`);
    expect(before).toContain("link, Link to question 2");
    await page.evaluate(() => window.virtual.stop());

    await viewer.question(2).press("Enter");
    await viewer.expectOpen(1, 2);
    await listen(page);
    expect(await walk(page, 48)).toContain(`button, ${SECOND}, 1 control, expanded`);
    await page.evaluate(() => window.virtual.stop());
  });

  test("hears nothing of the words that only show a closed card to the eye", async ({ viewer }) => {
    await viewer.open();
    await viewer.part("close-all").click();
    const tree = await viewer.card(2).ariaSnapshot();
    expect(tree).not.toContain("Read the answer");
    expect(tree).not.toContain("The three documents");
    expect(tree).toContain(`button "${SECOND}"`);
  });

  test("hears the whole sentence once, when the reader pauses", async ({ viewer, page }) => {
    await viewer.open();
    await listen(page);
    await viewer.input.pressSequentially("istanbul", { delay: 40 });
    expect(await announced(page), "nothing while typing").toEqual([]);
    await expect.poll(() => announced(page)).toEqual(["polite: 1 of 100 headlines: “istanbul”"]);
    await viewer.input.press("Enter");
    await expect
      .poll(() => announced(page))
      .toEqual(["polite: 1 of 100 headlines: “istanbul”", "polite: 9 of 100 headlines: Türkiye"]);
    await page.evaluate(() => window.virtual.stop());
  });

  test("hears why nothing is found", async ({ viewer, page }) => {
    await viewer.open();
    await listen(page);
    await viewer.input.fill("oman");
    await expect
      .poll(() => announced(page))
      .toEqual(["polite: 0 of 100 headlines: “oman”. No headline contains “oman”."]);
    await page.evaluate(() => window.virtual.stop());
  });

  test("hears nothing before the reader acts", async ({ viewer, page }) => {
    await page.goto("about:blank");
    await viewer.open("/");
    await page.waitForTimeout(1200);
    const regions = await viewer.host
      .locator("[role='status'], [role='alert'], [role='log'], [aria-live]")
      .allTextContents();
    expect(regions, "one live region, and it is silent").toEqual([""]);
  });

  test("hears of an article that can't be shown", async ({ viewer, page, noise }) => {
    noise.expect(/404/);
    await page.goto(articleAt("samples/nowhere.json"));
    await expect(page.getByRole("alert")).toContainText("This article cannot be shown");
    await expect(viewer.part("retry")).toHaveAccessibleName("Retry");
  });

  test("is told the name of every control of the filter", async ({ viewer, page }) => {
    await viewer.open();
    await expect(page.getByRole("search")).toHaveCount(1);
    await expect(
      page.getByRole("searchbox", { name: "Filter headlines by country or word" }),
    ).toBeVisible();
    await expect(viewer.country("TR")).toHaveAccessibleName("Türkiye 9");
    await viewer.country("TR").click();
    await expect(page.getByRole("button", { name: "Türkiye 9", pressed: true })).toBeVisible();
    await expect(viewer.chips.getByRole("button").nth(0)).toHaveAccessibleName(
      "Türkiye: exclude instead",
    );
    await expect(viewer.chips.getByRole("button").nth(1)).toHaveAccessibleName("Remove Türkiye");
    await expect(page.getByRole("list", { name: "Headlines" }).getByRole("listitem")).toHaveCount(
      9,
    );
  });

  test("finds one headline of the first level, and the rest below it in order", async ({
    viewer,
    page,
  }) => {
    await viewer.open();
    const headings = await page
      .getByRole("heading")
      .evaluateAll((all) =>
        all.map((heading) => `${heading.localName} ${heading.textContent.trim().slice(0, 12)}`),
      );
    expect(headings.filter((heading) => heading.startsWith("h1"))).toHaveLength(1);
    expect(headings.slice(1, 4).every((heading) => heading.startsWith("h2 Trend"))).toBe(true);
    expect(headings.slice(-3)).toEqual(["h2 Related", "h2 Headlines", "h3 Countries"]);
  });
});
