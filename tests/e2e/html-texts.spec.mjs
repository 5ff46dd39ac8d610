// Texts of article JSON that were written as HTML: they show as they stand, and the page is told of each.

import { articleAt, embed, expect, fixture, test } from "./viewer-page.mjs";

const file = (name) => fixture(`html-texts/${name}`);

/** The warnings of the only `av-load`. */
async function warnings(viewer) {
  await expect.poll(() => viewer.details("av-load")).toHaveLength(1);
  return (await viewer.details("av-load"))[0].warnings;
}

test.describe("an article whose texts were written as HTML", () => {
  test("shows them as they stand", async ({ viewer, page }) => {
    await page.goto(articleAt(file("written-as-html.json")));
    await expect(viewer.headline).toHaveText("Tide &amp; Table: the cook&#8217;s week");
    await expect(viewer.part("paragraph").first()).toHaveText(
      "She cooks <em>one</em> dish &lt;a day&gt;.",
    );
    await expect(viewer.rows.nth(2)).toContainText("<b>Norway</b> paints a pier");
    await expect(viewer.host.locator("em, b")).toHaveCount(0);
    await expect(viewer.error).toHaveCount(0);
  });

  test("brings one warning for each place, with what was found and what would be right", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(file("written-as-html.json")));
    const told = await warnings(viewer);
    const html = told.filter(({ message }) => message.includes("written as HTML"));
    expect(html.map(({ path }) => path).sort()).toEqual(
      [
        "headline",
        "description",
        "author[0].name",
        "image.alt",
        "body[0].text",
        "body[1].text",
        "body[2].question.paragraphs[0]",
        "body[2].answers[0].paragraphs[0]",
        "headlines[0].headline",
        "headlines[2].headline",
      ].sort(),
    );
    const at = (path) => html.find((warning) => warning.path === path).message;
    expect(at("headlines[0].headline")).toContain('"&ocirc;"');
    expect(at("headlines[0].headline")).toContain("write the character itself");
    expect(at("headlines[2].headline")).toContain('"<b>"');
    expect(await viewer.heard("av-error"), "a warning is no error").toEqual([]);
  });

  test("keeps a link without a scheme, and warns that it counts as relative", async ({
    viewer,
    page,
  }) => {
    await page.goto(articleAt(file("written-as-html.json")));
    const hosts = (await warnings(viewer)).filter(({ message }) => message.includes("no scheme"));
    expect(hosts.map(({ path }) => path)).toEqual(["headlines[1].url", "headlines[3].url"]);
    expect(hosts[0].message).toContain("https://www.example.org/n/2");
    await expect(viewer.rows.nth(1).getByRole("link")).toHaveAttribute(
      "href",
      /\/fixtures\/html-texts\/www\.example\.org\/n\/2$/,
    );
  });
});

test("of a list file, twenty are told, then how many more there are", async ({ viewer, page }) => {
  const list = file("list-of-thirty.json");
  await embed(page, { src: "harbour.json", "headlines-src": list });
  await expect(viewer.rows).toHaveCount(30);
  await expect(viewer.rows.first()).toContainText("Fish &amp; chips, part 1");
  await expect.poll(() => viewer.details("av-error")).toHaveLength(21);
  const told = await viewer.details("av-error");
  expect(told.slice(0, 20).map(({ path }) => path)).toEqual(
    Array.from({ length: 20 }, (_, index) => `[${index}].headline`),
  );
  for (const { kind, url } of told) {
    expect(kind).toBe("headlines");
    expect(url).toContain("list-of-thirty.json");
  }
  expect(told[20]).toMatchObject({ path: "", message: "further texts written as HTML: 10" });
  await expect(viewer.part("notice")).toHaveCount(0);
});

test("of the article's own list, twenty are told, then how many more there are", async ({
  viewer,
  page,
}) => {
  await page.goto(fixture("bare.html"));
  await page.evaluate(async (address) => {
    const headlines = await (await fetch(address)).json();
    const element = document.createElement("article-viewer");
    const body = [{ type: "paragraph", text: "Thirty times the same." }];
    element.article = { headline: "A list of its own", body, headlines };
    document.querySelector("main").append(element);
  }, file("list-of-thirty.json"));
  const told = await warnings(viewer);
  expect(told).toHaveLength(21);
  expect(told[19].path).toBe("headlines[19].headline");
  expect(told[20]).toEqual({ path: "headlines", message: "further texts written as HTML: 10" });
});

test("ampersands and signs of plain text cause no warning", async ({ viewer, page }) => {
  await page.goto(articleAt(file("plain.json")));
  await expect(viewer.headline).toHaveText("AT&T, Q&A and R&D: what an ampersand is for");
  expect(await warnings(viewer)).toEqual([]);
  expect(await viewer.heard("av-error")).toEqual([]);
  await expect(viewer.rows).toHaveCount(3);
});
