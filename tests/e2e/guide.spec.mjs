// The guide for embedding pages (docs/embedding.md) says what is so, its links lead somewhere, its first example draws,
// and the two example themes show what they set.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { embed, expect, fixture, SAMPLE, test } from "./viewer-page.mjs";

const root = join(import.meta.dirname, "../..");
const read = (path) => readFileSync(join(root, path), "utf8");
const guide = read("docs/embedding.md");

/** What stands under a heading of the second level. */
const section = (title) => guide.split(`\n## ${title}\n`)[1].split("\n## ")[0];

/** The cells of every row of the tables in a text; those of the head and the line below it are left out. */
const rows = (text) =>
  [...text.matchAll(/^\|(.*)\|\n\|[-| ]+\|\n((?:\|.*\|\n?)*)/gm)].flatMap(([, , body]) =>
    body
      .trim()
      .split("\n")
      .map((row) => row.slice(1, -1).split("|"))
      .map((cells) => cells.map((cell) => cell.trim())),
  );

/** Everything in a cell that is set as code. */
const codes = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

/** All first groups of a pattern in a text, once each. */
const found = (text, pattern) => [
  ...new Set([...text.matchAll(pattern)].map(([, group]) => group)),
];

/** The drawing's sources as one text. */
const drawing = () =>
  readdirSync(join(root, "src/ui"), { recursive: true })
    .filter((file) => file.endsWith(".rs"))
    .map((file) => read(`src/ui/${file}`));

const loader = ["controller.js", "element.js", "mount.js"]
  .map((file) => read(`static/${file}`))
  .join("\n");

test.describe("the guide", () => {
  test("has a heading for each kind of failure, and for no other", async () => {
    const { retry, openData, ...sentences } = (await import("../../static/failures.js")).sentences;
    const named = read("src/ui/error.rs").match(/fn as_str[^}]*?\{[^}]*\}/)[0];
    const kinds = [
      ...Object.keys(sentences),
      ...found(read("static/engine.js"), /(?:kind: |return |[?:] )"([a-z]+-[a-z]+|panic)"/g),
      ...found(loader, /giveUp\((?:[^"()]*\?\? )?"([a-z-]+)"/g),
      ...found(loader, /kind \?\? "([a-z-]+)"/g),
      ...found(loader, /\.fail\("([a-z-]+)"/g),
      ...found(named, /=> "([a-z-]+)"/g),
    ];
    for (const kind of ["wasm-slow", "wasm-cut", "panic", "engine", "resource", "headlines"])
      expect(kinds, "the patterns above find what they look for").toContain(kind);
    const headings = found(section("When something fails"), /^### (.*)$/gm);
    expect(headings.filter((heading) => !/ /.test(heading)).sort()).toEqual(
      [...new Set(kinds)].sort(),
    );
    // Whoever comes from a kind finds what the reader sees, what is told, and what to do.
    for (const kind of new Set(kinds)) {
      const told = guide.split(`\n### ${kind}\n`)[1].split("\n#")[0];
      for (const word of ["- Reader: ", "- `av-error`: ", "- Do: "])
        expect(told, `${kind}: ${word}`).toContain(word);
    }
  });

  test("lists the attributes, properties and methods that the element has", async ({ page }) => {
    const names = rows(section("Its switches")).map(([attribute, property]) => [
      codes(attribute),
      codes(property),
    ]);
    const methods = names.flatMap(([code]) => code.filter((name) => name.endsWith(")")));
    const switches = names.filter(([code]) => !code.some((name) => name.endsWith(")")));

    await page.goto(fixture("bare.html"));
    const element = await page.evaluate(async () => {
      const Element = await customElements.whenDefined("article-viewer");
      const members = Object.getPrototypeOf(Element).prototype;
      const names = Object.getOwnPropertyNames(members).filter(
        (name) => !/^constructor$|Callback$/.test(name),
      );
      const isMethod = (name) =>
        typeof Object.getOwnPropertyDescriptor(members, name).value === "function";
      const is = (wanted) => names.filter((name) => isMethod(name) === wanted);
      return { observed: Element.observedAttributes, methods: is(true), properties: is(false) };
    });
    // What it observes, and what it only reads.
    const table = (await import("../../static/properties.js")).rows;
    const attributes = new Set([
      ...element.observed,
      ...table.map(([, { attribute }]) => attribute),
    ]);
    expect(switches.flatMap(([attribute]) => attribute).sort()).toEqual([...attributes].sort());
    expect(switches.flatMap(([, property]) => property).sort()).toEqual(
      // `lang` is every element's; `ready` has a paragraph.
      [...element.properties.filter((name) => name !== "ready"), "lang"].sort(),
    );
    expect(section("Its switches")).toContain("`ready` is a promise");
    expect(methods.map((name) => name.replace(/\(.*/, "")).sort()).toEqual(element.methods.sort());

    for (const [attribute, property, preset] of rows(section("Its switches"))) {
      if (!preset || !codes(property).length || preset === "off") continue;
      const value = await page.evaluate(
        (name) => String(document.createElement("article-viewer")[name]),
        codes(property)[0],
      );
      if (codes(preset).length) expect(value, attribute).toBe(codes(preset)[0]);
    }
  });

  test("lists the events that are fired, with what they bring and whether they can be taken over", async ({
    viewer,
    page,
    noise,
  }) => {
    noise.expect(/404/);
    const told = Object.fromEntries(
      rows(section("Its events")).map(([name, detail, cancelable]) => [
        codes(name)[0],
        { detail: codes(detail), cancelable: cancelable === "yes" },
      ]),
    );
    const fired = [
      ...found(read("src/embed/events.rs"), /"(av-[a-z-]+)"/g),
      ...found(loader, /kind === "(av-[a-z-]+)"/g),
    ];
    expect(Object.keys(told).sort()).toEqual([...new Set(fired)].sort());

    await embed(page, { src: "nowhere.json" });
    await expect(viewer.error).toBeVisible();
    await viewer.host.evaluate((element) => {
      element.src = "/samples/interview.json";
      element.addEventListener("av-headline-click", (event) => event.preventDefault());
    });
    await viewer.question(2).click();
    await viewer.country("TR").click();
    await expect(viewer.rows).toHaveCount(9);
    await viewer.rows.first().getByRole("link").click();
    await viewer.part("permalink").first().click();
    const heard = Object.fromEntries(
      (await viewer.heard()).map(({ type, detail, cancelable }) => [
        type,
        { detail: Object.keys(detail), cancelable },
      ]),
    );
    expect(heard).toEqual(told);
  });

  test("lists the parts that are drawn", async () => {
    const told = rows(section("Its parts")).flatMap(([part]) => codes(part));
    const drawn = [
      ...found(drawing().join("\n"), / part="([a-z-]+)"/g),
      ...found(drawing().join("\n"), /part: Some\("([a-z-]+)"\)/g),
      ...found(read("src/ui/article/toolbar.rs"), /set_all\("([a-z]+-all)", "/g),
      ...found(read("static/placeholder.js"), /part: "([a-z-]+)"/g),
    ];
    expect(told.toSorted()).toEqual([...new Set(drawn)].sort());
  });

  test("lists the custom properties of the style sheet, with their values", async ({ page }) => {
    const sheet = read("static/viewer.css");
    await page.goto(fixture("bare.html"));
    const { selector, values } = await page.evaluate((text) => {
      const made = new CSSStyleSheet();
      made.replaceSync(text);
      const [{ selectorText, style }] = made.cssRules;
      const own = [...style].filter((name) => name.startsWith("--"));
      const value = (name) => style.getPropertyValue(name).trim().replace(/\s+/g, " ");
      return {
        selector: selectorText,
        values: Object.fromEntries(own.map((name) => [name, value(name)])),
      };
    }, sheet);
    expect(selector).toContain(":host");
    // Some are only read, and have the value that is named there where nobody sets them.
    for (const [, name, preset] of sheet.matchAll(/: var\(\s*(--av-[a-z-]+),\s*([^;]*?)\s*\);/g))
      values[name] = preset
        .replace("--font", name.endsWith("-arabic") ? "--av-font-arabic" : "--av-font")
        .replace(/\s+/g, " ");
    const told = rows(section("Its look")).map(([name, value]) => [
      codes(name)[0],
      codes(value)[0],
    ]);
    expect(Object.fromEntries(told)).toEqual(values);
    expect(told.length, "each once").toBe(Object.keys(values).length);
  });

  test("lists the languages that there are phrases for, and the exports of the loader", async ({
    page,
  }) => {
    const files = readdirSync(join(root, "static/messages")).map((file) => file.slice(0, 2));
    const told = section("Its languages").match(/^The interface speaks .*$/m)[0];
    expect(codes(told).sort()).toEqual(files.sort());
    await page.goto(fixture("bare.html"));
    const exports = await page.evaluate(async () =>
      Object.keys(await import("/article-viewer.js")),
    );
    const functions = rows(section("The tag"))
      .flatMap(([name]) => codes(name))
      .filter((name) => name.endsWith(")"))
      .map((name) => name.replace(/\(.*/, ""));
    expect([...new Set(functions)].sort()).toEqual(exports.sort());
  });

  test("tells the policy that all these tests run under, wherever it tells one", async ({
    page,
  }) => {
    const answer = await page.goto(fixture("bare.html"));
    const policies = found(guide, /(default-src 'none'; .*)$/gm);
    expect(policies).toEqual([answer.headers()["content-security-policy"]]);
    const directives = section("The page's policy");
    for (const directive of policies[0].split("; "))
      expect(directives).toContain(`| \`${directive}\` |`);
  });

  test("is right that the viewer itself needs less than that policy", async ({ page, viewer }) => {
    await page.route("**/less.html", (route) =>
      route.fulfill({
        contentType: "text/html",
        headers: {
          "content-security-policy":
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; " +
            "require-trusted-types-for 'script'; trusted-types 'none'",
        },
        body: `<!doctype html><html lang="en"><title>Less</title><script type="module" src="/article-viewer.js"></script>
          <main><article-viewer src="/samples/interview.json"></article-viewer></main>`,
      }),
    );
    await viewer.open(fixture("less.html"));
    await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
    await expect(viewer.headline).toHaveCSS("font-family", /Charter/);
  });

  test("begins with ten lines that draw an article in the place of what they hold", async ({
    page,
    viewer,
  }) => {
    const lines = guide.match(/```html\n([\s\S]*?)```/)[1];
    expect(lines.trim().split("\n").length).toBeLessThanOrEqual(10);
    const at = (address) => new URL(address, test.info().project.use.baseURL).href;
    const from = (address) => async (route) =>
      route.fulfill({ response: await route.fetch({ url: at(address(route.request().url())) }) });
    // The guide's own folders: the release, and the sample with its picture.
    await page.route(
      "**/article-viewer/**",
      from((url) => url.replace(/.*\/article-viewer\//, "")),
    );
    await page.route(
      "**/stories/**",
      from((url) => url.replace(/.*\/stories\//, "samples/")),
    );
    await page.route("**/guide.html", async (route) => {
      const response = await route.fetch({ url: at(fixture("bare.html")) });
      const body = `<!doctype html><html lang="en"><title>The guide</title><main>${lines}</main>`;
      await route.fulfill({ response, body });
    });
    await viewer.open("guide.html");
    await expect(viewer.cards).toHaveCount(SAMPLE.cards);
    await expect(page.getByText("The minister answers six questions.")).toBeHidden();
  });
});

/** The name that GitHub gives a heading. */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[`*]/g, "")
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/ /g, "-");

/** A text without its blocks of code. */
const prose = (text) => text.replace(/^```[\s\S]*?^```/gm, "");

const documents = [
  "README.md",
  "examples/README.md",
  "examples/themes/README.md",
  ...readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

for (const path of documents) {
  test(`every link in ${path} leads to something that is there`, () => {
    const dead = [];
    const links = found(prose(read(path)), /\]\(([^)\s]+)\)/g);
    for (const link of links.filter((link) => !/^[a-z]+:/.test(link))) {
      const [file, fragment] = link.split("#");
      const target = file ? resolve(root, dirname(path), file) : join(root, path);
      if (!existsSync(target)) dead.push(link);
      else if (fragment && target.endsWith(".md")) {
        const text = prose(readFileSync(target, "utf8"));
        const anchors = found(text, /^#+ (.*)$/gm).map(anchor);
        if (!anchors.includes(fragment))
          dead.push(`${link}: ${relative(root, target)} has no such`);
      }
    }
    expect(dead).toEqual([]);
  });
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Where a custom property shows: an element, within a part if it has none of its own, and what of its style. */
const SHOWS = {
  "--av-paper": [":host", "background-color"],
  "--av-raised": ["filter-input", "background-color"],
  "--av-ink": ["headline", "color"],
  "--av-soft": ["description", "color"],
  "--av-rule": ["card", "border-block-start-color"],
  "--av-rule-strong": ["related", "border-block-start-color", "> :first-child"],
  "--av-line": ["filter-input", "border-block-start-color"],
  "--av-accent": ["open-all", "color"],
  "--av-mark": ["chip", "background-color", "::before"],
  "--av-alert": ["error", "border-inline-start-color"],
  "--av-font": ["paragraph", "font-family"],
  "--av-font-headline": ["headline", "font-family"],
  "--av-font-ui": ["status", "font-family"],
  "--av-text": ["paragraph", "font-size"],
  "--av-leading": ["paragraph", "line-height"],
  "--av-leading-tight": ["question", "line-height"],
  "--av-leading-headline": ["headline", "line-height"],
  "--av-measure": ["paragraph", "max-inline-size"],
  "--av-caps": ["speaker", "font-variant-caps"],
  "--av-tracking": ["speaker", "letter-spacing"],
  "--av-tracking-headline": ["headline", "letter-spacing"],
  "--av-figures": ["paragraph", "font-variant-numeric"],
  "--av-title-weight": ["related", "font-weight", "> :first-child"],
  "--av-speaker-weight": ["speaker", "font-weight"],
  "--av-speaker-size": ["speaker", "font-size"],
  "--av-radius": ["filter-input", "border-start-start-radius"],
  "--av-focus": ["filter-input", "outline-width"],
  "--av-top": ["card", "scroll-margin-block-start"],
};

/** How one custom property shows, and how it would if it had the viewer's own value. */
const shown = (viewer, [part, property, more = ""], name, preset) =>
  viewer.host.evaluate(
    (host, { part, property, more, name, preset }) => {
      const inside = more.startsWith(">") ? ` ${more}` : "";
      const pseudo = more.startsWith("::") ? more : undefined;
      const at = () => {
        const selector = `[part~="${part}"]${inside}`;
        const element = part === ":host" ? host : host.shadowRoot.querySelector(selector);
        return getComputedStyle(element, pseudo).getPropertyValue(property);
      };
      const themed = at();
      host.style.setProperty(name, preset);
      const plain = at();
      host.style.removeProperty(name);
      return { themed, plain };
    },
    { part, property, more, name, preset },
  );

for (const theme of ["broadsheet", "tech"]) {
  const address = `/examples/themes/${theme}.html`;
  const sheet = read(`examples/themes/${theme}.css`);

  test.describe(`the theme ${theme}`, () => {
    test("opens without a word in the console, under the policy, and axe finds nothing in it", async ({
      viewer,
      page,
    }) => {
      const found = [];
      for (const [width, height] of [
        [390, 844],
        [1280, 900],
      ]) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await viewer.open(address);
          await expect(viewer.rows).toHaveCount(SAMPLE.headlines);
          await viewer.country("TR").click();
          await viewer.why.click();
          await expect(viewer.part("reason")).toHaveCount(9);
          const { violations } = await new AxeBuilder({ page })
            .options({ resultTypes: ["violations"] })
            .withTags(RULES)
            .setLegacyMode(true)
            .analyze();
          for (const { id, nodes } of violations) {
            const places = nodes.slice(0, 3).map((node) => node.target.flat().join(" "));
            found.push(`${width} ${colorScheme}: ${id} at ${places.join(", ")}`);
          }
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(over, `what reaches over the side at ${width}`).toBe(0);
          await page.evaluate(() => sessionStorage.clear());
        }
      }
      expect(found).toEqual([]);
    });

    test("sets nothing of the viewer but properties and parts, and no part that is not there", async ({
      page,
    }) => {
      const parts = rows(section("Its parts")).flatMap(([part]) => codes(part));
      for (const part of found(sheet, /::part\(([^)]*)\)/g)) expect(parts).toContain(part);
      await page.goto(address);
      const other = await page.evaluate(() => {
        const rules = [...document.styleSheets[0].cssRules].flatMap(
          (rule) => rule.cssRules ?? rule,
        );
        const all = [...document.styleSheets[0].cssRules, ...rules];
        return all
          .filter((rule) => /(^|, )article-viewer$/.test(rule.selectorText))
          .flatMap((rule) => [...rule.style])
          .filter((name) => !name.startsWith("--av-"));
      });
      expect(other, "what it says of the element itself").toEqual([]);
    });

    for (const colorScheme of ["light", "dark"]) {
      test(`shows each property that it sets, ${colorScheme}`, async ({ viewer, page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 1280, height: 900 });
        await viewer.open(address);
        await viewer.country("TR").click();
        await expect(viewer.chips).toHaveCount(1);
        const presets = Object.fromEntries(
          rows(section("Its look")).map(([name, value]) => [codes(name)[0], codes(value)[0]]),
        );
        const set = found(sheet.split("@media print")[0], /^ {2}(--av-[a-z-]+):/gm);
        expect(set.length).toBeGreaterThan(15);
        for (const name of set.filter((name) => name !== "--av-alert")) {
          expect(Object.keys(SHOWS), `where ${name} shows`).toContain(name);
          if (name === "--av-focus") await viewer.input.focus();
          const preset = presets[name].startsWith("--") ? `var(${presets[name]})` : presets[name];
          const { themed, plain } = await shown(viewer, SHOWS[name], name, preset);
          expect(themed, name).not.toBe("");
          expect(themed, `${name} shows`).not.toBe(plain);
        }
        // What fails has a line of its own.
        await viewer.host.evaluate((host, src) => {
          host.src = src;
        }, fixture("faults/bad-block.json"));
        await expect(viewer.error.first()).toBeVisible();
        const { themed, plain } = await shown(
          viewer,
          SHOWS["--av-alert"],
          "--av-alert",
          presets["--av-alert"],
        );
        expect(themed, "--av-alert shows").not.toBe(plain);
      });
    }

    test("is printed dark on white, whatever the screen was", async ({ viewer, page }) => {
      await page.emulateMedia({ colorScheme: "dark" });
      await viewer.open(address);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await expect(viewer.host).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
      await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
      await expect(viewer.headline).toHaveCSS("color", "rgb(0, 0, 0)");
    });
  });
}
