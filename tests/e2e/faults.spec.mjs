// What goes wrong, and what the reader then has: a message that says what, where and what to do, and the rest.

import { addViewer, articleAt, embed, expect, fixture, hold, test } from "./viewer-page.mjs";

const FALLBACK = "An interview, and headlines by country.";

/** Answers an address with what the server has only from the second time on; gives the number of requests. */
async function failOnce(page, address, fault) {
  const asked = { times: 0 };
  await page.route(address, (route) => {
    asked.times += 1;
    return asked.times === 1 ? fault(route) : route.continue();
  });
  return asked;
}

test.describe("no article", () => {
  test("a missing article is named with its address and the server's answer, and Retry asks again", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/404/);
    const asked = await failOnce(page, "**/fixtures/harbour.json", (route) =>
      route.fulfill({ status: 404, contentType: "text/plain", body: "Not yet." }),
    );
    await page.goto(articleAt(fixture("harbour.json")));
    await expect(viewer.error).toContainText("This article cannot be shown");
    await expect(viewer.error).toContainText("There is no file at this address.");
    await expect(viewer.error).toContainText("/fixtures/harbour.json");
    await expect(viewer.error).toContainText("HTTP 404");
    await expect(viewer.error).toHaveAttribute("role", "alert");

    await viewer.part("retry").click();
    await expect(viewer.headline).toHaveText("The harbour master counts her boats twice");
    await expect(viewer.error).toHaveCount(0);
    expect(asked.times).toBe(2);
    expect((await viewer.heard()).map((event) => event.type)).toEqual(["av-error", "av-load"]);
  });

  test("Retry that fails again says so again", async ({ viewer, page, noise }) => {
    noise.expect(/503/);
    await page.goto(articleAt(fixture("harbour.json?status=503")));
    await expect(viewer.error).toContainText("HTTP 503");
    await viewer.part("retry").click();
    await expect.poll(() => viewer.details("av-error")).toHaveLength(2);
    await expect(viewer.error).toContainText("HTTP 503");
    await expect(viewer.error).toHaveCount(1);
    expect((await viewer.details("av-error"))[1]).toMatchObject({ kind: "http", path: "" });
  });

  test("what stood in the element stays below the error", async ({ viewer, page, noise }) => {
    noise.expect(/404/);
    await page.goto(articleAt("samples/nowhere.json"));
    await expect(viewer.error).toBeVisible();
    await expect(page.getByText(FALLBACK)).toBeVisible();
    expect(await viewer.top(page.getByText(FALLBACK))).toBeGreaterThan(
      await viewer.top(viewer.error),
    );
  });

  test("what stood in the element stays below the error of a shadow root, too", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/404/);
    await embed(page, { src: "nowhere.json" }, { text: "The host's own words." });
    await expect(viewer.error).toBeVisible();
    await expect(page.getByText("The host's own words.")).toBeVisible();
  });

  test("an answer that breaks off is an article that could not be fetched", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE|network|Failed to load/i);
    await page.goto(articleAt(fixture("harbour.json?cut=400")));
    await expect(viewer.error).toContainText("The file could not be fetched.");
    await expect(viewer.part("retry")).toBeVisible();
    expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "network" });
  });

  test("a server that can't be reached is said to be so", async ({ viewer, page, noise }) => {
    noise.expect(/ERR_CONNECTION_REFUSED/);
    await page.route("**/fixtures/harbour.json", (route) => route.abort("connectionrefused"));
    await page.goto(articleAt(fixture("harbour.json")));
    await expect(viewer.error).toContainText("The file could not be fetched.");
    await expect(page.getByText(FALLBACK)).toBeVisible();
  });

  test("a file that is no JSON is named with line and column, and can be opened", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(fixture("faults/not-json.json")));
    await expect(viewer.error).toContainText("The file was found, but it is not JSON.");
    await expect(viewer.error).toContainText("line 5, column 3");
    await expect(page.getByRole("link", { name: "Open the file" })).toHaveAttribute(
      "href",
      /\/fixtures\/faults\/not-json\.json$/,
    );
    expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "json", path: "" });
  });

  for (const [file, path, words] of [
    ["no-headline.json", "headline", "an article needs a headline"],
    ["no-body.json", "body", "an article needs a body, a list of blocks"],
  ]) {
    test(`an article without a ${path} is told apart from one that is no JSON`, async ({
      viewer,
      page,
    }) => {
      await page.goto(articleAt(fixture(`faults/${file}`)));
      await expect(viewer.error).toContainText("not what the viewer can read");
      await expect(viewer.error).toContainText(words);
      await expect(viewer.error.locator("dd").nth(1)).toContainText(path);
      expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "article", path });
    });
  }

  test("a failed reload leaves the old article standing", async ({ viewer, page, noise }) => {
    noise.expect(/404/);
    await embed(page, { src: fixture("harbour.json") });
    await viewer.question(3).click();
    await page.route("**/fixtures/harbour.json", (route) => route.fulfill({ status: 404 }));
    await viewer.host.evaluate((element) => element.reload());
    await expect.poll(() => viewer.details("av-error")).toHaveLength(1);
    await expect(viewer.error).toHaveCount(0);
    await viewer.expectOpen(1, 3);
  });

  test("a bad article property leaves the old article standing", async ({ viewer, page }) => {
    await embed(page, { src: fixture("harbour.json") });
    await expect(viewer.cards).toHaveCount(3);
    await viewer.host.evaluate((element) => {
      element.article = { headline: "Nothing under it" };
    });
    await expect.poll(() => viewer.details("av-error")).toHaveLength(1);
    expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "article", path: "body" });
    await expect(viewer.headline).toHaveText("The harbour master counts her boats twice");
  });

  test("good data after bad draws the article", async ({ viewer, page, noise }) => {
    noise.expect(/404/);
    await embed(page, { src: "nowhere.json" });
    await expect(viewer.error).toBeVisible();
    await viewer.host.evaluate((element) => {
      element.src = "harbour.json";
    });
    await expect(viewer.headline).toBeVisible();
    await expect(viewer.error).toHaveCount(0);
  });
});

test.describe("something in the article", () => {
  test("a block that can't be read is one line in its place, and the rest stands", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(fixture("faults/bad-block.json")));
    await expect(viewer.headline).toHaveText("Most of this can be read");
    await expect(viewer.part("paragraph").first()).toHaveText("The first paragraph is sound.");
    await expect(page.getByText("The last paragraph is sound.")).toBeVisible();
    await expect(viewer.rows).toHaveCount(1);
    const inPlace = viewer.part("cards").locator("> *").first();
    const block = viewer.error.filter({ hasText: "body[1].question.paragraphs" });
    await expect(block).toBeVisible();
    await expect(block).toContainText("missing");
    const order = await viewer
      .part("article")
      .evaluate((article) =>
        [...article.querySelectorAll('[part~="paragraph"], [part~="error"], [part~="card"]')].map(
          (element) => element.getAttribute("part"),
        ),
      );
    expect(order.slice(0, 3)).toEqual(["paragraph", "error", "card"]);
    await expect(inPlace).toBeVisible();
  });

  test("an answer with a paragraph that can't be read is not shortened in silence", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(fixture("faults/bad-block.json")));
    await viewer.expectOpen(1);
    const lines = await viewer.answer(1).locator("p").allTextContents();
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain("It begins well.");
    expect(lines[1]).toContain("body[2].answers[0].paragraphs[1]");
    expect(lines[2]).toContain("It ends well.");
    await expect(viewer.answer(1).locator("p").nth(1)).toHaveAttribute("part", "error");
  });

  test("each bad block is an av-error with its path, then av-load brings all warnings", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(fixture("faults/bad-block.json")));
    await expect.poll(() => viewer.details("av-load")).toHaveLength(1);
    const paths = ["body[1].question.paragraphs", "body[2].answers[0].paragraphs[1]"];
    const heard = await viewer.heard();
    expect(heard.map((event) => event.type)).toEqual(["av-error", "av-error", "av-load"]);
    expect(heard.slice(0, 2).map((event) => event.detail.path)).toEqual(paths);
    expect(heard[0].detail.kind).toBe("block");
    expect(heard[2].detail.warnings.map((warning) => warning.path)).toEqual(paths);
  });

  test("a bad block of an object that was handed over has a path and no address", async ({
    viewer,
    page,
  }) => {
    await page.goto(fixture("bare.html"));
    await addViewer(page, {});
    await viewer.host.evaluate((host) => {
      host.article = { headline: "By hand", body: [{ type: "paragraph", text: 7 }] };
    });
    await expect(viewer.error).toHaveCount(1);
    const [{ kind, path, url }] = await viewer.details("av-error");
    expect([kind, path, url]).toEqual(["block", "body[0].text", ""]);
  });

  test("a country that nobody knows is a warning with its path, and the headline stays", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(fixture("faults/unknown-country.json")));
    await expect(viewer.rows).toHaveCount(2);
    const [{ warnings }] = await viewer.details("av-load");
    expect(warnings.map((warning) => warning.path)).toEqual(["headlines[0].countries[1]"]);
    expect(warnings[0].message).toContain("QQ");
    expect(await viewer.heard("av-error")).toEqual([]);
    expect(Object.keys(await viewer.counts()).sort()).toEqual(["DK", "NO"]);
  });

  test("small faults are left out or mended, and each is a warning with its place in the file", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(fixture("faults/small-faults.json")));
    await expect(viewer.cards).toHaveCount(2);
    await expect(viewer.part("related-item")).toHaveText(["A related story that can be read"]);
    await expect(viewer.rows).toHaveCount(2);
    await expect(viewer.error).toHaveCount(0);
    const [{ warnings }] = await viewer.details("av-load");
    expect(warnings.map((warning) => warning.path).sort()).toEqual(
      [
        "version",
        "body[0].text[1].href",
        "body[1].type",
        "body[3].id",
        "related[0]",
        "headlines[0].url",
        "headlines[1].headline",
        "headlines[2].countries[1]",
      ].sort(),
    );
    for (const { message } of warnings) expect(message).not.toBe("");
    expect(await viewer.heard("av-error")).toEqual([]);
  });

  test("a link to a script is shown as text, and does nothing", async ({ viewer, page }) => {
    await page.goto(articleAt(fixture("faults/small-faults.json")));
    const words = viewer.part("paragraph").getByText("press me");
    await expect(words).toBeVisible();
    await words.click();
    await expect(viewer.host.locator("a[href^='javascript:'], a[href^='data:']")).toHaveCount(0);
    await expect(viewer.rows.first()).toHaveText("Norway paints its smallest lighthouse");
    await expect(viewer.rows.first().getByRole("link")).toHaveCount(0);
    await expect(page).toHaveTitle("Small things are wrong here");
  });

  test("the second card with an id gets one by its place, and both can be opened", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(fixture("faults/small-faults.json")));
    await viewer.part("open-all").click();
    await viewer.expectOpen(1, 2);
    const ids = await viewer.cards.evaluateAll((cards) => cards.map((card) => card.id));
    expect(ids).toEqual(["twice", "q2"]);
  });
});

test.describe("the list", () => {
  test("a list that can't be had leaves the article standing, and Retry loads it", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/500/);
    const asked = await failOnce(page, "**/fixtures/list.json", (route) =>
      route.fulfill({ status: 500, contentType: "text/plain", body: "No." }),
    );
    await embed(page, { src: "harbour.json", "headlines-src": "list.json" });
    await expect(viewer.part("notice")).toContainText("The headlines could not be loaded.");
    await expect(viewer.part("notice")).toContainText("HTTP 500");
    await expect(viewer.cards).toHaveCount(3);
    expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "headlines" });

    await viewer.part("retry").click();
    await expect(viewer.rows).toHaveCount(3);
    await expect(viewer.part("notice")).toHaveCount(0);
    expect(asked.times).toBe(2);
  });

  test("a list that breaks off keeps what came, and Retry shows nothing twice", async ({
    viewer,
    page,
  }) => {
    const asked = await failOnce(page, "**/fixtures/list.json", (route) =>
      route.fulfill({
        contentType: "application/json",
        body: '[{ "headline": "A pier opens in Oslo" }, { "headline": "Ra',
      }),
    );
    await embed(page, { src: "harbour.json", "headlines-src": "list.json" });
    await expect(viewer.part("notice")).toContainText("the list is cut off");
    await expect(viewer.rows).toHaveText([/A pier opens in Oslo/]);

    await viewer.part("retry").click();
    await expect(viewer.part("notice")).toHaveCount(0);
    await expect(viewer.rows).toHaveCount(3);
    expect(asked.times).toBe(2);
  });
});

test.describe("slowness", () => {
  test("an empty element shows a skeleton until the article is there, and nothing of it after", async ({
    viewer,
    page,
  }) => {
    const letGo = await hold(page, "**/harbour.json");
    await embed(page, { src: "harbour.json" });
    await expect(page.locator(".skeleton").first()).toBeVisible();
    const parts = await viewer.host.evaluate((host) =>
      [...host.shadowRoot.querySelectorAll("[part]")].map((element) =>
        element.getAttribute("part"),
      ),
    );
    expect(parts, "no part but one, so that nobody takes it for the article").toEqual(["article"]);
    letGo();
    await expect(viewer.headline).toBeVisible();
    await expect(page.locator(".skeleton, .av-placeholder, [class^='sk-']")).toHaveCount(0);
    await expect(viewer.part("article")).toHaveCount(1);
  });

  test("what stands in a filled element stays until the article takes its place", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt("samples/interview.json?wait=1500"));
    await expect(page.getByText(FALLBACK)).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    await page.waitForTimeout(500);
    await expect(page.getByText(FALLBACK)).toBeVisible();
    await expect(viewer.headline).toBeVisible();
    await expect(page.getByText(FALLBACK)).toHaveCount(0);
  });

  test("of two addresses set one after the other, the newer wins, however late the older comes", async ({
    viewer,
    page,
  }) => {
    await embed(page, { src: "/samples/interview.json?wait=900" });
    await page.waitForTimeout(50);
    await viewer.host.evaluate((element) => {
      element.src = "harbour.json";
    });
    await expect(viewer.headline).toHaveText("The harbour master counts her boats twice");
    await page.waitForTimeout(1200);
    await expect(viewer.headline).toHaveText("The harbour master counts her boats twice");
    expect(await viewer.details("av-load")).toHaveLength(1);
  });

  test("a list that comes late is awaited beside the article", async ({ viewer, page }) => {
    const letGo = await hold(page, "**/list.json");
    await embed(page, { src: "harbour.json", "headlines-src": "list.json" });
    await expect(viewer.headline).toBeVisible();
    await expect(viewer.rows).toHaveCount(0);
    letGo();
    await expect(viewer.rows).toHaveCount(3);
    await expect(viewer.status).toHaveText("3 headlines, 1 country");
  });
});

test.describe("no engine", () => {
  test("without WebAssembly the text stays, with a quiet line above it", async ({
    viewer,
    page,
  }) => {
    await page.addInitScript(() => {
      delete window.WebAssembly;
    });
    await page.goto("");
    await expect(viewer.part("notice")).toContainText("WebAssembly is switched off");
    await expect(page.getByText(FALLBACK)).toBeVisible();
    expect(await viewer.top(page.getByText(FALLBACK))).toBeGreaterThan(
      await viewer.top(viewer.part("notice")),
    );
    await viewer.host.evaluate((element) => element.ready);
    const heard = await viewer.heard();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ type: "av-error", detail: { kind: "wasm-missing" } });
  });

  test("without WebAssembly an empty element says so in place of its skeleton", async ({
    viewer,
    page,
  }) => {
    await page.addInitScript(() => {
      delete window.WebAssembly;
    });
    await embed(page, { src: "harbour.json" });
    await expect(viewer.part("notice")).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
  });

  test("an engine that is missing on the server is asked for again by Retry, and then draws", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/404/);
    let broken = true;
    await page.route("**/*.wasm", (route) =>
      broken
        ? route.fulfill({ status: 404, contentType: "text/plain", body: "Gone." })
        : route.continue(),
    );
    await embed(page, { src: "harbour.json" }, { text: "The host's own words." });
    await expect(viewer.part("notice")).toBeVisible();
    await expect(page.getByText("The host's own words.")).toBeVisible();
    expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "wasm-status" });
    broken = false;
    await viewer.part("retry").click();
    await expect(viewer.headline).toBeVisible();
    await expect(viewer.part("notice")).toHaveCount(0);
    await expect(page.getByText("The host's own words.")).toBeHidden();
  });

  test("without scripts the page says where the article can be read", async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await page.goto("");
    await expect(page.getByText(FALLBACK)).toBeVisible();
    await expect(
      page.getByRole("link", { name: "the data that it is drawn from" }),
    ).toHaveAttribute("href", "samples/interview.json");
    await context.close();
  });

  test("without the gazetteer the article and the list stand, and words are found", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/404/);
    await page.route("**/*.gaz", (route) => route.fulfill({ status: 404 }));
    await viewer.open();
    await expect(viewer.rows).toHaveCount(100);
    await viewer.input.fill("istanbul");
    await viewer.expectShown(3);
  });
});
