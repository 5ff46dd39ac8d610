// The filter: typing, pressing countries, chips, reasons, nothing found, and where the focus stays.

import { embed, expect, test } from "./viewer-page.mjs";

// Of the sample: the headlines that name Türkiye, by its name, an adjective, a city or its capital.
const TURKIYE = [3, 11, 25, 38, 49, 61, 73, 83, 90];

test.beforeEach(({ viewer }) => viewer.open());

test.describe("typing", () => {
  test("Istanbul finds the one headline, marks the word and offers Türkiye", async ({ viewer }) => {
    await viewer.input.pressSequentially("Istanbul");
    await viewer.expectShown(3);
    await expect(viewer.status).toContainText("1 of 100 headlines");
    expect(await viewer.marks()).toEqual(["Istanbul"]);
    await expect(viewer.part("country").first()).toContainText("Türkiye");
    // What choosing it would show, not what the text shows.
    expect(await viewer.count("TR")).toBe(TURKIYE.length);
  });

  test("a country that a city names is offered with the name of that city", async ({ viewer }) => {
    await viewer.input.fill("istanbul");
    await expect(viewer.part("country").first()).toContainText(/Türkiye\s+Istanbul, a city/);
  });

  test("Turkey finds what names Türkiye and what says turkey, and nothing of Turkmenbashi", async ({
    viewer,
  }) => {
    await viewer.input.fill("Turkey");
    // The fortieth has a roast turkey in it: the text stands at the start of a word.
    await viewer.expectShown(...[...TURKIYE, 40].sort((a, b) => a - b));
    const marks = await viewer.marks();
    expect(marks).toEqual(
      expect.arrayContaining(["Turkey", "Türkiye", "Turkish", "Istanbul", "turkey"]),
    );
  });

  test("turk finds Türkiye's headlines and Turkmenbashi", async ({ viewer }) => {
    await viewer.input.fill("turk");
    await expect.poll(() => viewer.shown()).toEqual(expect.arrayContaining([...TURKIYE, 7, 93]));
  });

  test("oman finds nothing, no Romanian and no women, and the sentence begins with 0", async ({
    viewer,
  }) => {
    await viewer.input.fill("oman");
    await viewer.expectShown();
    await expect(viewer.status).toHaveText(/^0 of 100 headlines/);
    await expect(viewer.part("empty")).toContainText("No headline contains “oman”.");
  });

  test("us finds the United States, and no industry", async ({ viewer }) => {
    await viewer.input.fill("us");
    await expect.poll(() => viewer.shown()).toEqual(expect.arrayContaining([15, 37, 77]));
    expect(await viewer.shown()).not.toContain(22);
    for (const mark of await viewer.marks()) expect(mark).not.toMatch(/^us$/);
  });

  test("of several words all must be there, in any order", async ({ viewer }) => {
    for (const text of ["baku old", "old baku", "observatory silver dome"]) {
      await viewer.input.fill(text);
      await viewer.expectShown(80);
    }
    await viewer.input.fill("baku turbot");
    await viewer.expectShown();
  });

  test("capitals, accents and the kind of apostrophe do not matter", async ({ viewer }) => {
    await viewer.input.fill("turk");
    await expect(viewer.rows).not.toHaveCount(100);
    const expected = await viewer.shown();
    for (const text of ["türk", "TURK", "TÜRK", "  turk "]) {
      await viewer.input.fill(text);
      await viewer.expectShown(...expected);
    }
    for (const text of ["cote d'ivoire", "CÔTE D’IVOIRE", "cote d‘ivoire"]) {
      await viewer.input.fill(text);
      await viewer.expectShown(53, 72);
    }
  });

  test("a word of another alphabet is found and marked", async ({ viewer }) => {
    await viewer.input.fill("рынке");
    await viewer.expectShown(24);
    expect(await viewer.marks()).toEqual(["рынке"]);
    await viewer.input.fill("ынке");
    await viewer.expectShown();
  });

  test("the field stays the same one, keeps the focus and the place in the text", async ({
    viewer,
    page,
  }) => {
    const before = await viewer.input.elementHandle();
    await viewer.input.pressSequentially("tukey");
    for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("r");
    await expect(viewer.status).toContainText("10 of 100 headlines");
    const state = await before.evaluate((input) => [
      input.isConnected,
      input === document.activeElement,
      input.value,
      input.selectionStart,
    ]);
    expect(state).toEqual([true, true, "turkey", 3]);
  });

  test("the × in the field clears the text, and the field has the focus again", async ({
    viewer,
    page,
  }) => {
    await expect(viewer.part("filter-clear")).toBeHidden();
    await viewer.input.fill("turk");
    await page.getByRole("button", { name: "Clear the text" }).click();
    await expect(viewer.input).toHaveValue("");
    await expect(viewer.input).toBeFocused();
    await expect(viewer.rows).toHaveCount(100);
    await expect(viewer.part("filter-clear")).toBeHidden();
  });

  test("the list holds its order, whatever is typed", async ({ viewer }) => {
    for (const text of ["a", "s", "turk", "b"]) {
      await viewer.input.fill(text);
      await expect(viewer.rows).not.toHaveCount(100);
      const places = (await viewer.shown()).filter((number) => number > 0);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

test.describe("countries", () => {
  test("a press chooses: the list, a chip, the pressed button, and its siblings' counts as before", async ({
    viewer,
  }) => {
    const before = await viewer.counts();
    expect(before.TR).toBe(TURKIYE.length);
    await viewer.country("TR").click();
    await viewer.expectShown(...TURKIYE);
    await expect(viewer.chips).toHaveText(["Türkiye"]);
    await expect(viewer.status).toContainText("9 of 100 headlines");
    await expect(viewer.country("TR")).toHaveAttribute("aria-pressed", "true");
    expect(await viewer.counts()).toEqual(before);

    await viewer.country("KZ").click();
    await expect(viewer.chips).toHaveText(["Türkiye", "Kazakhstan"]);
    await expect(viewer.rows).toHaveCount(before.TR + before.KZ);
    expect(await viewer.counts()).toEqual(before);
  });

  test("a second press takes the choice back", async ({ viewer }) => {
    await viewer.country("TR").click();
    await expect(viewer.rows).toHaveCount(TURKIYE.length);
    await viewer.country("TR").click();
    await expect(viewer.rows).toHaveCount(100);
    await expect(viewer.chips).toHaveCount(0);
    await expect(viewer.country("TR")).toHaveAttribute("aria-pressed", "false");
  });

  test("text narrows what is chosen", async ({ viewer }) => {
    await viewer.country("TR").click();
    await viewer.input.fill("bridge");
    await viewer.expectShown(25, 49);
    await expect(viewer.status).toContainText("2 of 100 headlines");
  });

  test("Enter chooses the first country that the text names, and clears the text", async ({
    viewer,
    page,
  }) => {
    await viewer.input.pressSequentially("turk");
    await page.keyboard.press("Enter");
    await viewer.expectShown(...TURKIYE);
    await expect(viewer.chips).toHaveText(["Türkiye"]);
    await expect(viewer.input).toHaveValue("");
    await expect(viewer.input).toBeFocused();
  });

  test("Enter leaves the words that did not name the country", async ({ viewer, page }) => {
    await viewer.input.pressSequentially("istanbul ferry");
    await page.keyboard.press("Enter");
    await expect(viewer.chips).toHaveText(["Türkiye"]);
    await expect(viewer.input).toHaveValue("ferry");
    await viewer.expectShown(3);
  });

  test("Enter chooses nothing where the text names nothing", async ({ viewer, page }) => {
    await viewer.input.pressSequentially("sturgeon");
    await page.keyboard.press("Enter");
    await expect(viewer.chips).toHaveCount(0);
    await expect(viewer.input).toHaveValue("sturgeon");
    await expect(page).toHaveURL(/\/$/);
  });

  test("a press on a country that the text names clears the text that named it", async ({
    viewer,
  }) => {
    await viewer.input.fill("kazakh");
    await viewer.country("KZ").click();
    await expect(viewer.chips).toHaveText(["Kazakhstan"]);
    await expect(viewer.input).toHaveValue("");
    await expect(viewer.rows).toHaveCount(await viewer.count("KZ"));
  });

  test("a press on another country keeps the text", async ({ viewer }) => {
    await viewer.input.fill("bridge");
    await viewer.country("BG").click();
    await expect(viewer.input).toHaveValue("bridge");
    await viewer.expectShown(25);
  });

  test("a chip's name turns it into its opposite and back, its × takes it away", async ({
    viewer,
    page,
  }) => {
    await viewer.country("TR").click();
    await page.getByRole("button", { name: "Türkiye: exclude instead" }).click();
    await expect(viewer.chips).toHaveText(["not Türkiye"]);
    await expect(viewer.status).toContainText("91 of 100 headlines");
    expect(await viewer.shown()).not.toEqual(expect.arrayContaining([11]));
    await expect(viewer.country("TR")).toHaveAttribute("aria-pressed", "false");

    await page.getByRole("button", { name: "not Türkiye: include instead" }).click();
    await expect(viewer.chips).toHaveText(["Türkiye"]);
    await viewer.expectShown(...TURKIYE);

    await page.getByRole("button", { name: "Remove Türkiye" }).click();
    await expect(viewer.chips).toHaveCount(0);
    await expect(viewer.rows).toHaveCount(100);
  });

  test("an excluded country is taken from a chosen one", async ({ viewer, page }) => {
    await viewer.country("TR").click();
    await viewer.country("UZ").click();
    await page.getByRole("button", { name: "Uzbekistan: exclude instead" }).click();
    // The bakers of the seventy-third are Turkish and Uzbek.
    await viewer.expectShown(...TURKIYE.filter((number) => number !== 73));
  });

  test("Escape clears the text, then the choices", async ({ viewer, page }) => {
    await viewer.country("TR").click();
    await viewer.input.fill("bridge");
    await viewer.expectShown(25, 49);
    await page.keyboard.press("Escape");
    await expect(viewer.input).toHaveValue("");
    await viewer.expectShown(...TURKIYE);
    await page.keyboard.press("Escape");
    await expect(viewer.chips).toHaveCount(0);
    await expect(viewer.rows).toHaveCount(100);
    await expect(viewer.input).toBeFocused();
  });

  test("No country named shows those and counts them", async ({ viewer }) => {
    await expect(viewer.country("ZZ")).toContainText("No country named");
    const count = await viewer.count("ZZ");
    await viewer.country("ZZ").click();
    await expect(viewer.rows).toHaveCount(count);
    await expect(viewer.chips).toHaveText(["No country named"]);
    const shown = await viewer.shown();
    // The European Union and the Gulf are no countries; neither is what the publisher says has none.
    expect(shown).toEqual(expect.arrayContaining([23, 26, 35, 69]));
    // Of the wind at the harbour the publisher says that it is Azerbaijan's.
    expect(shown).not.toContain(19);
  });

  test("twelve countries stand in the table, the most frequent first, and the button shows all", async ({
    viewer,
    page,
  }) => {
    const seen = () =>
      viewer
        .part("country")
        .evaluateAll((buttons) =>
          buttons.filter((button) => button.checkVisibility()).map((button) => button.dataset.c),
        );
    const few = await seen();
    expect(few).toHaveLength(13);
    expect(few.at(-1)).toBe("ZZ");
    const counts = await viewer.counts();
    const numbers = few.slice(0, -1).map((code) => counts[code]);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));

    const total = Number((await viewer.status.textContent()).match(/(\d+) countries/)[1]);
    const more = page.getByRole("button", { name: `All ${total} countries` });
    await expect(more).toHaveAttribute("aria-expanded", "false");
    await more.click();
    await expect(more).toHaveAttribute("aria-expanded", "true");
    await expect.poll(seen).toHaveLength(total + 1);
    await expect(more).toBeFocused();
    await more.click();
    await expect.poll(seen).toHaveLength(13);
  });

  test("six countries stand in the table of a phone", async ({ viewer, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const seen = await viewer
      .part("country")
      .evaluateAll((buttons) => buttons.filter((button) => button.checkVisibility()).length);
    expect(seen, "six and No country named").toBe(7);
  });

  test("the countries that the text names come first", async ({ viewer }) => {
    await viewer.input.fill("mong");
    await expect(viewer.part("country").first()).toHaveAttribute("data-c", "MN");
    await expect(viewer.part("country").first().locator("b")).toHaveText("Mong");
  });
});

test.describe("reasons", () => {
  test("Why? prints under every headline what brought it in, and takes it away again", async ({
    viewer,
    page,
  }) => {
    await expect(viewer.why).toBeHidden();
    await viewer.country("KZ").click();
    await expect(viewer.why).toHaveAttribute("aria-pressed", "false");
    await viewer.why.click();
    await expect(viewer.why).toHaveAttribute("aria-pressed", "true");
    const reason = (words) => viewer.rows.filter({ hasText: words }).locator('[part~="reason"]');
    await expect(viewer.part("reason")).toHaveCount(await viewer.count("KZ"));
    await expect(reason("Almaty’s cable car")).toHaveText(/^Kazakhstan: Almaty, a city\s*$/);
    await expect(reason("Industrial bakers")).toHaveText(/^Kazakhstan: Astana, the capital\s*$/);
    await expect(reason("Kazakh railway")).toHaveText(/^Kazakhstan: Kazakh, the adjective\s*$/);
    await expect(reason("steppe railway")).toHaveText(/^Kazakhstan: Kazakhstan\s*$/);
    await expect(reason("На рынке")).toHaveText(/^Kazakhstan: the publisher says so\s*$/);
    // Two mentions, two reasons.
    await expect(reason("falconer")).toContainText("Almaty");
    await page.getByRole("button", { name: "Why?" }).click();
    await expect(viewer.part("reason")).toHaveCount(0);
  });

  test("Why? tells of a country that typing brought in", async ({ viewer }) => {
    await viewer.input.fill("turkey");
    await viewer.why.click();
    await expect(viewer.rows.filter({ hasText: "Ferry captains" })).toContainText(
      "Türkiye: Istanbul, a city",
    );
  });

  test("the words that a chosen country was recognised by are marked", async ({ viewer }) => {
    await viewer.country("KG").click();
    await expect(viewer.rows).not.toHaveCount(100);
    const marks = new Set(await viewer.marks());
    expect([...marks].sort()).toEqual(["Bishkek", "Kyrgyz", "Kyrgyzstan"]);
  });
});

test.describe("nothing found", () => {
  test("the page says why and offers to show all, which it does", async ({ viewer, page }) => {
    await viewer.country("TR").click();
    await viewer.input.fill("sturgeon");
    await expect(viewer.status).toContainText("0 of 100 headlines");
    await expect(viewer.part("empty")).toContainText(
      "No headline names Türkiye and contains “sturgeon”.",
    );
    await page.getByRole("button", { name: "Show all 100 headlines" }).click();
    await expect(viewer.rows).toHaveCount(100);
    await expect(viewer.chips).toHaveCount(0);
    await expect(viewer.input).toHaveValue("");
    await viewer.expectFocusKept();
  });

  test("a choice that its text rules out is named, with what else was chosen", async ({
    viewer,
  }) => {
    await viewer.country("TR").click();
    await viewer.country("GE").click();
    await viewer.input.fill("sturgeon");
    await expect(viewer.part("empty")).toContainText(
      "No headline names Türkiye or Georgia and contains “sturgeon”.",
    );
  });
});

test.describe("the focus is not lost", () => {
  for (const [how, press] of [
    ["with the mouse", (country) => country.click()],
    ["with Enter", (country) => country.press("Enter")],
    ["with Space", (country) => country.press("Space")],
  ]) {
    test(`when a country is pressed ${how} while text stands in the field`, async ({ viewer }) => {
      await viewer.input.fill("kaz");
      await expect(viewer.part("country").first()).toHaveAttribute("data-c", "KZ");
      await press(viewer.country("KZ"));
      await expect(viewer.chips).toHaveCount(1);
      await viewer.expectFocusKept();
    });
  }

  test("when the country pressed leaves the table with the text", async ({ viewer }) => {
    await viewer.input.fill("chad");
    await viewer.country("TD").click();
    await expect(viewer.chips).toHaveText(["Chad"]);
    await viewer.expectFocusKept();
  });

  test("when a chip is removed, with the mouse and with Enter", async ({ viewer, page }) => {
    await viewer.country("TR").click();
    await viewer.country("KZ").click();
    await page.getByRole("button", { name: "Remove Türkiye" }).click();
    await expect(viewer.chips).toHaveCount(1);
    await viewer.expectFocusKept();
    await page.getByRole("button", { name: "Remove Kazakhstan" }).press("Enter");
    await expect(viewer.chips).toHaveCount(0);
    await viewer.expectFocusKept();
  });

  test("when a chip is turned into its opposite, it stays on the chip", async ({
    viewer,
    page,
  }) => {
    await viewer.country("TR").click();
    await page.getByRole("button", { name: "Türkiye: exclude instead" }).press("Enter");
    await expect(page.getByRole("button", { name: "not Türkiye: include instead" })).toBeFocused();
  });

  test("when Why? is pressed, it stays there", async ({ viewer }) => {
    await viewer.country("TR").click();
    await viewer.why.press("Enter");
    await expect(viewer.part("reason").first()).toBeVisible();
    await expect(viewer.why).toBeFocused();
  });
});

test("on a phone, a country pressed far down changes nothing above what is in sight", async ({
  viewer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await viewer.country("TR").scrollIntoViewIfNeeded();
  const before = await viewer.top(viewer.country("TR"));
  await viewer.country("TR").click();
  await expect(viewer.chips).toHaveCount(1);
  await page.waitForTimeout(100);
  await expect(viewer.country("TR")).toBeInViewport();
  // The chip needs a line of its own at most.
  expect(Math.abs((await viewer.top(viewer.country("TR"))) - before)).toBeLessThan(60);
});

test("headlines of a megabyte, of a letter, of marks that turn and of half letters neither kill nor stall", async ({
  page,
  viewer,
}) => {
  await embed(page, {});
  await page.evaluate(async () => {
    const element = document.querySelector("article-viewer");
    const long = "Baku hosts women's talks on Oman and oil ".repeat(26_000);
    const texts = [long, "O", "‮Oman‬ ⁦votes⁩", "Half \ud83d of Peru \udc00", "\u200bx"];
    element.article = {
      headline: "Hard headlines",
      body: [],
      headlines: texts.map((headline) => ({ headline })),
    };
    await element.ready;
  });
  await expect(viewer.rows).toHaveCount(5);
  await expect.poll(() => viewer.count("OM")).toBe(2);
  const began = Date.now();
  await viewer.input.fill("peru");
  await expect(viewer.rows).toHaveCount(1);
  await viewer.input.fill("oman");
  await expect(viewer.rows).toHaveCount(2);
  expect(Date.now() - began, "milliseconds").toBeLessThan(5000);
});
