// The npm package in a browser: bundled by Vite into a React app, imported without a bundler, from another origin; and
// what its types and its manifest say, held against what is there.

import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, Viewer } from "../e2e/viewer-page.mjs";
import config from "./playwright.config.mjs";
import {
  attributes,
  events,
  failurePhrases,
  kinds,
  members,
  options,
  phrases,
} from "./types/names.ts";

const { root, folder, project, elsewhere } = config.metadata;

const test = base.extend({
  /** The addresses that the page asked for, and what came. */
  asked: async ({ page }, use) => {
    const asked = [];
    page.on("response", (response) =>
      asked.push({ url: response.url(), status: response.status() }),
    );
    await use({
      all: asked,
      /** The last parts of the addresses that end so. */
      ending: (end) => asked.map(({ url }) => url).filter((url) => url.endsWith(end)),
    });
  },
});

/** Opens a page that imports a module, and waits until it is there. */
async function openModule(page, address) {
  await page.goto(`pages/module.html?import=${encodeURIComponent(address)}`);
  await page.evaluate(() => window.imported);
}

/** Lets the engine's next use of `Intl.NumberFormat` throw through its frames. */
function overwrite() {
  const { prototype } = Intl.NumberFormat;
  const original = Object.getOwnPropertyDescriptor(prototype, "format");
  Object.defineProperty(prototype, "format", {
    configurable: true,
    get() {
      Object.defineProperty(prototype, "format", original);
      throw new Error("overwritten");
    },
  });
}

test.describe("in a React app, bundled by Vite", () => {
  test("the article opens, in its own style, and loads once", async ({ viewer, page, asked }) => {
    await viewer.open("app/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "The lamp keeper counts the ships by ear",
    );
    await expect(viewer.rows).toHaveCount(4);
    await viewer.expectOpen(1);
    expect(await viewer.heard()).toHaveLength(1);
    const font = await viewer.headline.evaluate((element) => getComputedStyle(element).fontFamily);
    expect(font).toContain("Charter");
    // Everything is a file of the app's own, asked for once, and no language is loaded that nobody reads.
    expect(asked.all.filter(({ status }) => status !== 200)).toEqual([]);
    for (const end of [".wasm", ".gaz", ".txt"]) expect(asked.ending(end), end).toHaveLength(1);
    expect(asked.all.filter(({ url }) => !new URL(url).pathname.startsWith("/app/"))).toEqual([]);
  });

  test("axe finds nothing in the app", async ({ viewer, page }) => {
    await viewer.open("app/");
    const axe = new AxeBuilder({ page }).include("article-viewer").setLegacyMode(true);
    expect((await axe.analyze()).violations).toEqual([]);
  });

  test("no phrase of another language is in the bundle, and Persian is had where it is wanted", async ({
    viewer,
    page,
    asked,
  }) => {
    await page.goto("app/");
    await page.locator("html").evaluate((html) => {
      html.lang = "fa";
    });
    await viewer.host.evaluate((element) => {
      element.lang = "fa";
    });
    await expect(viewer.part("open-all")).toHaveText("باز کردن همه");
    expect(asked.all.filter(({ url }) => /\.json$/.test(url))).toHaveLength(1);
  });

  test("the app hears of a card once, and a method of the element opens all", async ({
    viewer,
    page,
  }) => {
    await viewer.open("app/");
    await viewer.question(2).click();
    await expect(page.locator("#opened")).toHaveText("+fog");
    await viewer.question(2).click();
    await expect(page.locator("#opened")).toHaveText("+fog -fog");
    await page.getByRole("button", { name: "Open every answer" }).click();
    await viewer.expectOpen(1, 2);
    // What the page does is no event.
    await expect(page.locator("#opened")).toHaveText("+fog -fog");
  });

  test("a country is the app's and the reader's", async ({ viewer, page }) => {
    await viewer.open("app/");
    const select = page.getByRole("combobox");
    await select.selectOption("PT");
    await expect(viewer.chips).toHaveText(["Portugal"]);
    await expect(viewer.rows).toHaveCount(1);
    await expect(page.locator("#list")).toHaveText("as it came");

    await viewer.country("NO").click();
    await expect(viewer.chips).toHaveText(["Portugal", "Norway"]);
    await expect(viewer.rows).toHaveCount(3);
    await expect(page.locator("#list")).toHaveText("3 of 4");
    await viewer
      .chip("Portugal")
      .getByRole("button", { name: /Remove/ })
      .click();
    await expect(select).toHaveValue("NO");
    await expect(viewer.rows).toHaveCount(2);
    await select.selectOption("");
    await expect(viewer.chips).toHaveCount(0);
    await expect(viewer.rows).toHaveCount(4);
    expect(await viewer.details("av-filter")).toHaveLength(2);
  });

  test("a choice that the app hands back leaves what the reader has typed", async ({
    viewer,
    page,
  }) => {
    await viewer.open("app/");
    await viewer.input.fill("currents");
    await expect(viewer.rows).toHaveCount(1);
    await viewer.country("KE").click();
    await expect(page.getByRole("combobox")).toHaveValue("KE");
    await expect(viewer.chips).toHaveText(["Kenya"]);
    await page.waitForTimeout(100);
    await expect(viewer.input).toHaveValue("currents");
  });

  test("a property that the app no longer binds is as if it had never been set", async ({
    viewer,
  }) => {
    await viewer.open("app/");
    // React sets it to undefined.
    const left = await viewer.host.evaluate((element) => {
      const set = { theme: "dark", headlinesSrc: "list.json", headingLevel: 3, query: "bell" };
      Object.assign(element, set);
      for (const name of [...Object.keys(set), "article", "src", "country"]) {
        element[name] = undefined;
      }
      return element.getAttributeNames();
    });
    expect(left).toEqual([]);
    await expect(viewer.rows).toHaveCount(4);
    await expect(viewer.headline).toBeVisible();
    expect(await viewer.heard("av-error")).toEqual([]);
  });

  test("the app takes the way to a headline itself", async ({ viewer, page }) => {
    await viewer.open("app/");
    await viewer.rows.first().getByRole("link").click();
    await expect(page.locator("#visited")).toHaveText("Norway repaints its northern lamps");
    await expect(page).toHaveURL(/\/app\/$/);
  });

  test("a dead engine is found out and replaced there too", async ({ viewer, page, noise }) => {
    noise.expect(/overwritten/);
    await viewer.open("app/");
    await viewer.question(2).click();
    const old = await page.locator(".av").elementHandle();
    await page.evaluate(overwrite);
    await viewer.input.fill("bell");
    await expect.poll(() => old.evaluate((node) => node.isConnected)).toBe(false);
    await viewer.expectOpen(1, 2);
    await viewer.input.fill("bell");
    await expect(viewer.rows).toHaveCount(1);
  });

  test("Vite's own server finds every file of the package as well", async ({
    viewer,
    noise: _,
  }) => {
    const vite = spawn(
      process.execPath,
      ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--clearScreen", "false"],
      {
        cwd: project,
        env: { ...process.env, NO_COLOR: "1" },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    try {
      const address = await new Promise((resolve, reject) => {
        let said = "";
        vite.stdout.on("data", (text) => {
          said += text;
          const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
          if (found) resolve(found[0]);
        });
        vite.on("exit", () => reject(new Error(`Vite ended: ${said}`)));
      });
      await viewer.open(address);
      await expect(viewer.rows).toHaveCount(4);
      await expect(viewer.country("NO")).toBeVisible();
      const font = await viewer.headline.evaluate(
        (element) => getComputedStyle(element).fontFamily,
      );
      expect(font).toContain("Charter");
    } finally {
      vite.kill();
    }
  });
});

// One that takes no files along: the package's folder is served, and named before the first viewer.
for (const format of ["esm", "iife"]) {
  test(`bundled by esbuild (${format}) it finds its files where init says`, async ({
    page,
    viewer,
    asked,
  }) => {
    const bundle = execFileSync(
      join(root, "node_modules/.bin/esbuild"),
      ["--bundle", `--format=${format}`, "--log-level=error"],
      {
        cwd: project,
        encoding: "utf8",
        input: `import { defineArticleViewer, init } from "article-viewer";
          init({ base: "/package" });
          defineArticleViewer();
          document.title = "It goes on";`,
      },
    );
    await page.route("**/bundle.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: bundle }),
    );
    const type = format === "esm" ? 'type="module"' : "defer";
    await page.route("**/define.html", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /type="module" src="[^"]*"/,
        `${type} src="bundle.js"`,
      );
      await route.fulfill({ response, body });
    });
    await viewer.open("pages/define.html");
    await expect(page).toHaveTitle("It goes on");
    await viewer.country("TR").click();
    await expect(viewer.rows).toHaveCount(9);
    await expect(viewer.headline).toHaveCSS("font-family", /Charter/);
    expect(asked.all.filter(({ status }) => status !== 200)).toEqual([]);
  });
}

test.describe("without a bundler", () => {
  test("importing define.js is all that a page needs", async ({ viewer, asked }) => {
    await viewer.open("pages/define.html");
    await expect(viewer.rows).toHaveCount(100);
    await viewer.country("TR").click();
    await expect(viewer.rows).toHaveCount(9);
    expect(asked.all.filter(({ status }) => status !== 200)).toEqual([]);
    const loaded = asked.all.map(({ url }) => new URL(url).pathname);
    expect(loaded.filter((path) => path.startsWith("/package/")).sort()).toEqual([
      "/package/define.js",
      "/package/gazetteer-en.gaz",
      "/package/index.js",
      "/package/style.txt",
      "/package/viewer_bg.wasm",
    ]);
  });

  test("importing the package itself registers, listens to and loads nothing", async ({
    page,
    asked,
  }) => {
    await page.addInitScript(() => {
      window.listened = [];
      const plain = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        if (this === window) window.listened.push(type);
        return plain.call(this, type, ...rest);
      };
    });
    await openModule(page, "/package/index.js");
    expect(await page.evaluate(() => window.listened)).toEqual([]);
    expect(await page.evaluate(() => customElements.get("article-viewer"))).toBe(undefined);
    expect(asked.ending(".wasm")).toEqual([]);
    expect(await page.evaluate(async () => Object.keys(await window.imported).sort())).toEqual([
      "defineArticleViewer",
      "init",
      "mount",
    ]);
  });

  test("the package can be imported where there is no browser", () => {
    const script =
      'import { mount } from "article-viewer"; import "article-viewer/define"; console.log(typeof mount)';
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: project,
      encoding: "utf8",
    });
    expect(said.trim()).toBe("function");
  });

  test("mount and a tag of the page's own work from it", async ({ page, viewer: _ }) => {
    await openModule(page, "/package/index.js");
    await page.evaluate(async () => {
      const { defineArticleViewer, mount } = await window.imported;
      const place = document.getElementById("place");
      await mount(place, { src: "/fixtures/harbour.json", headingLevel: 3 }).ready;
      defineArticleViewer("harbour-talk");
      const talk = document.createElement("harbour-talk");
      talk.setAttribute("src", "/fixtures/harbour.json");
      document.querySelector("main").append(talk);
    });
    await expect(new Viewer(page, "#place").headline).toHaveJSProperty("tagName", "H3");
    await expect(new Viewer(page, "harbour-talk").cards).toHaveCount(3);
  });

  test("init takes a folder, with or without its last slash, and loads all from there", async ({
    page,
    viewer: _,
    asked,
  }) => {
    await page.route("**/assets/viewer/**", async (route) => {
      const url = route.request().url().replace("/assets/viewer/", "/package/");
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await openModule(page, "/package/index.js");
    await page.evaluate(async () => {
      const { init, mount } = await window.imported;
      init({ base: "/assets/viewer" });
      const options = { src: "/fixtures/harbour.json", lang: "tr" };
      await mount(document.getElementById("place"), options).ready;
    });
    const mounted = new Viewer(page, "#place");
    await expect(mounted.cards).toHaveCount(3);
    await expect(mounted.country("NO")).toContainText("Norveç");
    const loaded = asked.all.map(({ url }) => new URL(url).pathname);
    expect(loaded.filter((path) => /^\/(package|assets)\//.test(path)).sort()).toEqual([
      "/assets/viewer/gazetteer-en.gaz",
      "/assets/viewer/messages/tr.json",
      "/assets/viewer/style.txt",
      "/assets/viewer/viewer_bg.wasm",
      "/package/index.js",
    ]);
  });

  // In the page, before its first viewer.
  for (const [title, place] of [
    [
      "an address",
      async () => (await window.imported).init({ module: "/package/viewer_bg.wasm?elsewhere" }),
    ],
    [
      "what the page unpacks itself",
      // As the package's README says for servers that compress nothing.
      async () => {
        const { body } = await fetch("/package/viewer_bg.wasm");
        const zipped = body.pipeThrough(new CompressionStream("gzip"));
        const unzipped = new Response(zipped.pipeThrough(new DecompressionStream("gzip")), {
          headers: { "content-type": "application/wasm" },
        });
        (await window.imported).init({ module: WebAssembly.compileStreaming(unzipped) });
      },
    ],
  ]) {
    test(`init takes ${title}`, async ({ page, viewer: _, asked }) => {
      await openModule(page, "/package/index.js");
      await page.evaluate(place);
      await page.evaluate(async () => {
        const { mount } = await window.imported;
        await mount(document.getElementById("place"), { src: "/fixtures/harbour.json" }).ready;
      });
      await expect(new Viewer(page, "#place").cards).toHaveCount(3);
      expect(asked.all.filter(({ url }) => url.includes(".wasm"))).toHaveLength(1);
    });
  }
});

test("from another origin the whole package loads, and the article from the page's own", async ({
  page,
  viewer,
  asked,
}) => {
  await openModule(page, `${elsewhere}define.js`);
  await page.evaluate(() => {
    const element = document.createElement("article-viewer");
    element.setAttribute("src", "/samples/interview.json");
    document.querySelector("main").append(element);
  });
  await expect(viewer.rows).toHaveCount(100);
  await viewer.country("TR").click();
  await expect(viewer.rows).toHaveCount(9);
  const font = await viewer.headline.evaluate((element) => getComputedStyle(element).fontFamily);
  expect(font).toContain("Charter");
  for (const end of [".wasm", ".gaz", "style.txt"]) {
    expect(asked.ending(end).map((url) => new URL(url).href.startsWith(elsewhere))).toEqual([true]);
  }
});

test.describe("what the package says of the element is so:", () => {
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const manifest = JSON.parse(read("custom-elements.json"));
  const [module] = manifest.modules;
  const element = module.declarations.find(({ customElement }) => customElement);
  const names = (list) => list.map(({ name }) => name).sort();

  test("properties, methods and attributes", async ({ page }) => {
    await page.goto("pages/define.html");
    const there = await page.evaluate(() => {
      const own = Object.getPrototypeOf(customElements.get("article-viewer"));
      return {
        members: Object.getOwnPropertyNames(own.prototype),
        observed: own.observedAttributes,
      };
    });
    const callbacks = /^constructor$|Callback$/;
    expect(there.members.filter((name) => !callbacks.test(name)).sort()).toEqual(
      Object.keys(members).sort(),
    );
    expect(names(element.members)).toEqual(Object.keys(members).sort());
    // `lang` is every element's.
    expect(names(element.attributes)).toEqual([...Object.keys(attributes), "lang"].sort());
    expect(names(element.attributes)).toEqual(expect.arrayContaining(there.observed));
    for (const { name, fieldName } of element.attributes) {
      const member = element.members.find(({ attribute }) => attribute === name);
      if (name !== "lang") expect(member?.name, name).toBe(fieldName);
    }
    // `mount` takes what the tag takes.
    const fields = element.members.filter(({ kind, readonly }) => kind === "field" && !readonly);
    expect([...names(fields), "lang", "noShadow", "open"].sort()).toEqual(
      Object.keys(options).sort(),
    );
  });

  test("exports", async ({ page }) => {
    await openModule(page, "/package/index.js");
    const there = await page.evaluate(async () => Object.keys(await window.imported).sort());
    expect(names(module.exports)).toEqual(there);
  });

  test("events, kinds of error and phrases", async () => {
    expect(names(element.events)).toEqual(Object.keys(events).sort());
    const english = JSON.parse(read("messages/en.json"));
    expect(Object.keys(phrases).sort()).toEqual(Object.keys(english).sort());
    const { sentences } = await import(pathToFileURL(join(folder, "chunks/failures.js")));
    expect(Object.keys(sentences).sort()).toEqual([...Object.keys(failurePhrases), "retry"].sort());
    const { openData: _, ...told } = failurePhrases;
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining(Object.keys(told)));
  });

  test("every part of the contract, and no part that is drawn goes without a word", async ({
    page,
    viewer,
  }) => {
    // The contract's table, word for word (design §3).
    const contract = `article head headline description byline dateline date image caption
      toolbar open-all close-all cards card question answer speaker permalink paragraph heading quote
      related related-item filter filter-input filter-clear country-list country count country-more
      chips chip status why headlines headline-item headline-link headline-date mark reason empty
      more-headlines error retry notice`;
    expect(names(element.cssParts)).toEqual(contract.split(/\s+/).sort());

    await viewer.open("pages/define.html");
    await expect(viewer.rows).toHaveCount(100);
    await viewer.input.fill("turk");
    await viewer.why.click();
    await expect(viewer.part("reason").first()).toBeVisible();
    const drawn = await viewer.host.evaluate((host) =>
      [...host.shadowRoot.querySelectorAll("[part]")].flatMap((node) => [...node.part]),
    );
    const known = names(element.cssParts);
    expect([...new Set(drawn)].filter((part) => !known.includes(part))).toEqual([]);
    const styled = [...read("viewer.css").matchAll(/\[part~="?([a-z-]+)/g)].map(([, part]) => part);
    expect([...new Set(styled)].filter((part) => !known.includes(part))).toEqual([]);
    await expect(page.locator("article-viewer")).toBeVisible();
  });

  test("every custom property that the sheet knows, with its value", async ({ page }) => {
    // As it is written: minified, 160ms is .16s.
    const written = readFileSync(join(root, "static/viewer.css"), "utf8");
    await page.goto("pages/define.html");
    const { selector, values } = await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      const [{ selectorText, style }] = sheet.cssRules;
      const own = [...style].filter((name) => name.startsWith("--"));
      const value = (name) => style.getPropertyValue(name).trim().replace(/\s+/g, " ");
      return {
        selector: selectorText,
        values: Object.fromEntries(own.map((name) => [name, value(name)])),
      };
    }, written);
    expect(selector).toContain(":host");
    // What it only reads has the value to fall back on.
    for (const [, name, value] of written.matchAll(/: var\(\s*(--av-[a-z-]+),\s*([^;]*?)\s*\);/g))
      values[name] = value
        .replace("--font", name.endsWith("-arabic") ? "--av-font-arabic" : "--av-font")
        .replace(/\s+/g, " ");
    expect(
      Object.fromEntries(element.cssProperties.map(({ name, default: value }) => [name, value])),
    ).toEqual(values);
  });
});

test("the archive holds every file of dist/npm", () => {
  const listed = (from) =>
    readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1))
      .sort();
  const made = join(process.env.AV_DIST ?? join(root, "dist"), "npm");
  expect(listed(folder)).toEqual(listed(made));
});
