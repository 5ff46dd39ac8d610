// The element in a page that lives: properties and attributes at any time, moves, removal, data that comes later, other
// documents, a page's router.

import { addViewer, embed, expect, fixture, hold, test, Viewer } from "./viewer-page.mjs";

const HARBOUR = "/fixtures/harbour.json";
const TALK = "/samples/interview.json";

/** Addresses that the page has asked for, as paths. */
const asked = (page) => {
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  return paths;
};

const state = (viewer) =>
  viewer.host.evaluate(async (host) => {
    const late = new Promise((resolve) => setTimeout(resolve, 3000, "waits"));
    return Promise.race([host.ready.then(() => "settled"), late]);
  });

test.describe("what is no article", () => {
  for (const [title, set] of [
    [
      "a cycle",
      (host) => {
        const article = { headline: "Round and round", body: [] };
        article.self = article;
        host.article = article;
      },
    ],
    [
      "a number that JSON lacks",
      (host) => {
        host.article = { headline: "Large", body: [], size: 1n };
      },
    ],
    [
      "a getter that throws",
      (host) => {
        host.article = {
          get headline() {
            throw new Error("not today");
          },
        };
      },
    ],
  ]) {
    test(`${title} is told, and the page goes on`, async ({ page, viewer, noise }) => {
      noise.expect(/circular|BigInt|not today/);
      await embed(page, {}, { text: "The host's own words." });
      await viewer.host.evaluate(set);
      await expect(viewer.error).toBeVisible();
      await expect(page.getByText("The host's own words.")).toBeVisible();
      expect(await state(viewer)).toBe("settled");
      const [error, ...more] = await viewer.details("av-error");
      expect([error.kind, error.url, more]).toEqual(["json", "", []]);
    });
  }

  test("an address that is none is told, at the start and later", async ({ page, viewer }) => {
    await embed(page, { src: "http://[bad" }, { text: "The host's own words." });
    await expect(viewer.error).toBeVisible();
    await expect(page.getByText("The host's own words.")).toBeVisible();
    expect(await state(viewer)).toBe("settled");
    expect((await viewer.details("av-error"))[0]).toMatchObject({
      kind: "network",
      url: "http://[bad",
    });
    await viewer.host.evaluate((host, src) => {
      host.src = src;
    }, HARBOUR);
    await expect(viewer.cards).toHaveCount(3);
    await viewer.host.evaluate((host) => {
      host.src = "http://[worse";
      host.lang = "tr";
    });
    await expect.poll(async () => (await viewer.heard("av-error")).length).toBe(2);
    // What stood there stands.
    await expect(viewer.part("open-all")).toHaveText("Tümünü aç");
    await expect(viewer.cards).toHaveCount(3);
  });

  test("an address of a list that is none leaves the article", async ({ page, viewer }) => {
    await embed(page, { src: HARBOUR, "headlines-src": "http://[bad" });
    await expect(viewer.cards).toHaveCount(3);
    await expect(viewer.part("notice")).toBeVisible();
    expect((await viewer.details("av-error"))[0]).toMatchObject({ kind: "headlines" });
  });
});

test("whoever waits for a load that was overtaken waits for the newest", async ({
  page,
  viewer,
}) => {
  await embed(page, { src: HARBOUR });
  await expect(viewer.cards).toHaveCount(3);
  await viewer.host.evaluate(
    async (host, [slow, fast]) => {
      host.src = slow;
      const { ready } = host;
      const opened = host.openAll();
      host.src = fast;
      await Promise.all([ready, opened]);
    },
    [`${HARBOUR}?wait=20000`, TALK],
  );
  await viewer.expectOpen(1, 2, 3, 4, 5, 6);
});

test("what is overtaken or taken away asks no longer", async ({ page, viewer }) => {
  const failed = [];
  page.on("requestfailed", (request) => failed.push(new URL(request.url()).search));
  await embed(page, { src: `${HARBOUR}?wait=20001` });
  await viewer.host.evaluate((host, src) => {
    host.src = src;
  }, `${HARBOUR}?wait=20002`);
  await expect.poll(() => failed).toEqual(["?wait=20001"]);
  await viewer.host.evaluate((host) => host.remove());
  await expect.poll(() => failed).toEqual(["?wait=20001", "?wait=20002"]);
  expect(await viewer.heard()).toEqual([]);
});

test("attributes that are set while the engine is on its way ask for nothing again", async ({
  page,
  viewer,
}) => {
  const paths = asked(page);
  await page.goto(fixture("bare.html"));
  await addViewer(page, {});
  await viewer.host.evaluate((host, src) => {
    host.src = src;
    host.headingLevel = 3;
    host.lang = "ru";
    host.country = "NO";
    host.messages = { openAll: "Everything" };
  }, HARBOUR);
  await expect(viewer.headline).toHaveJSProperty("tagName", "H3");
  await expect(viewer.part("open-all")).toHaveText("Everything");
  await expect(viewer.chips).toHaveText(["Норвегия"]);
  expect(paths.filter((path) => path === HARBOUR)).toHaveLength(1);
});

test("of an address and an object the one that was set last counts", async ({ page, viewer }) => {
  await embed(page, { src: HARBOUR });
  await expect(viewer.cards).toHaveCount(3);
  await viewer.host.evaluate((host) => {
    host.article = { headline: "By hand", body: [{ type: "paragraph", text: "Short." }] };
  });
  await expect(viewer.headline).toHaveText("By hand");
  await viewer.host.evaluate((host, src) => {
    host.src = src;
  }, HARBOUR);
  await expect(viewer.cards).toHaveCount(3);

  await page.evaluate(async (src) => {
    const { mount } = await import("/article-viewer.js");
    const place = Object.assign(document.createElement("div"), { id: "place" });
    document.querySelector("main").append(place);
    const article = { headline: "By hand", body: [] };
    window.handle = mount(place, { article });
    await window.handle.ready;
    window.handle.update({ src });
  }, TALK);
  await expect(new Viewer(page, "#place").cards).toHaveCount(6);
});

test("options and ids of another kind than they should be harm nothing", async ({
  page,
  viewer,
}) => {
  await page.goto(fixture("bare.html"));
  await page.evaluate(async () => {
    const { mount } = await import("/article-viewer.js");
    const article = {
      headline: "By hand",
      body: [
        {
          type: "exchange",
          question: { paragraphs: ["When?"] },
          answers: [{ paragraphs: ["Soon."] }],
        },
      ],
    };
    const odd = { query: 7, country: [], open: {}, headingLevel: "three", messages: 4, theme: 1 };
    window.handle = mount(document.querySelector("main"), { article, ...odd });
    await window.handle.ready;
    window.handle.update({ query: null, headingLevel: 99 });
  });
  const drawn = new Viewer(page, "main");
  await expect(drawn.headline).toHaveText("By hand");
  await drawn.expectOpen(1);
  await drawn.question(1).click();
  await drawn.expectOpen();
  await page.evaluate(() => window.handle.destroy());
  await addViewer(page, { src: HARBOUR });
  await viewer.host.evaluate(async (element) => {
    await element.openCard(7);
    await element.openCard(undefined);
    await element.openCard("q3");
  });
  await viewer.expectOpen(1, 3);
  expect(await viewer.heard("av-error")).toEqual([]);
  expect(await viewer.heard("av-load")).toHaveLength(2);
});

test("a list of its own and reload() keep what the reader opened of an object", async ({
  page,
  viewer,
}) => {
  await page.goto(fixture("bare.html"));
  await addViewer(page, {});
  await viewer.host.evaluate(async (host, src) => {
    host.article = await (await fetch(src)).json();
  }, HARBOUR);
  await viewer.question(3).click();
  await viewer.expectOpen(1, 3);
  await viewer.host.evaluate((host) => {
    host.headlinesSrc = "list.json";
  });
  await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(2);
  await viewer.expectOpen(1, 3);
  await viewer.host.evaluate((host) => host.reload());
  await expect.poll(async () => (await viewer.heard("av-load")).length).toBe(3);
  await viewer.expectOpen(1, 3);
});

test.describe("data inside the element", () => {
  const data = JSON.stringify({
    headline: "Came later",
    body: [{ type: "paragraph", text: "Here it is." }],
  });

  test("may come after it", async ({ page, viewer }) => {
    // Trusted Types refuse that a page writes into a script, even one of data.
    await page.goto(fixture("bare.html?csp=any-types"));
    await addViewer(page, {});
    await page.waitForTimeout(100);
    await viewer.host.evaluate((host, text) => {
      const script = document.createElement("script");
      script.type = "application/json";
      host.append(script);
      script.append(text);
    }, data);
    await expect(viewer.headline).toHaveText("Came later");
    expect(await viewer.heard("av-error")).toEqual([]);
  });

  for (const light of ["", " no-shadow"]) {
    test(`may come while the page is still being read${light}`, async ({ page, viewer, noise }) => {
      // What holds the page up is no script.
      noise.expect(/uncaught/);
      // The server sends the page in three pieces, a script that is not deferred first.
      await page.route("**/bare.html", async (route) => {
        const response = await route.fetch();
        await route.fulfill({
          response,
          headers: { "content-type": "text/html" },
          body: `<!doctype html><html lang="en"><title>In pieces</title>
            <script type="module" async src="/article-viewer.js"></script>
            <main><article-viewer${light}><p>The text</p>
            <script src="/fixtures/harbour.json?wait=1500"></script>
            <p>and the rest of it.</p><script type="application/json">${data}</script></article-viewer></main>`,
        });
      });
      await page.goto(fixture("bare.html"), { waitUntil: "commit" });
      // A script of the host's that holds the page up: what is there can be read.
      await expect(page.getByText("The text")).toBeVisible();
      await expect(viewer.headline).toHaveText("Came later");
      await expect(page.getByText("and the rest of it.")).toBeHidden();
    });
  }
});

test.describe("lazy", () => {
  const far = async (page) => {
    await page.goto(fixture("bare.html"));
    await page.evaluate(() => {
      document.querySelector("main").style.marginBlockStart = "4000px";
    });
    await addViewer(page, { loading: "lazy" });
  };

  test("nothing that is set meanwhile starts it, and a move starts it once", async ({
    page,
    viewer,
  }) => {
    const paths = asked(page);
    await far(page);
    await viewer.host.evaluate((host, src) => {
      host.src = src;
      host.lang = "tr";
      host.country = "NO";
      host.query = "a";
      host.headingLevel = 3;
      host.urlState = true;
      host.urlState = false;
      for (let turn = 0; turn < 3; turn++) document.querySelector("main").append(host);
    }, HARBOUR);
    await page.waitForTimeout(400);
    expect(paths.filter((path) => /\.(json|wasm)$/.test(path))).toEqual([]);
    await page.evaluate(() => scrollTo(0, 3800));
    await expect(viewer.headline).toHaveJSProperty("tagName", "H3");
    expect(paths.filter((path) => path === HARBOUR)).toHaveLength(1);
  });

  test("that is made eager starts at once", async ({ page, viewer }) => {
    await far(page);
    await viewer.host.evaluate((host, src) => {
      host.src = src;
      host.loading = "eager";
    }, HARBOUR);
    await expect(viewer.cards).toHaveCount(3);
  });
});

test("a move in the page changes nothing, and needs no network", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/Failed to load resource/);
  await embed(page, { src: HARBOUR });
  await viewer.question(2).click();
  await viewer.input.fill("a");
  await viewer.expectOpen(1, 2);
  const drawn = await page.locator(".av").elementHandle();
  await page.context().setOffline(true);
  await viewer.host.evaluate((host) => {
    const aside = document.createElement("aside");
    aside.lang = "tr";
    document.body.append(aside);
    aside.append(host);
  });
  // In the language of where it is now; the phrases can't be had, and nothing is lost for it.
  await viewer.question(3).click();
  await viewer.expectOpen(1, 2, 3);
  await expect(viewer.input).toHaveValue("a");
  expect(await drawn.evaluate((node) => node.isConnected)).toBe(true);
  expect(await viewer.heard("av-load")).toHaveLength(1);
  await page.context().setOffline(false);
});

test("in a document of another frame it is drawn with its style, and back again", async ({
  page,
  viewer,
}) => {
  await embed(page, { src: HARBOUR });
  await expect(viewer.cards).toHaveCount(3);
  const looks = () =>
    page.evaluate(() => {
      const frame = document.querySelector("iframe").contentDocument;
      const viewers = [...document.querySelectorAll("article-viewer"), ...frame.body.children];
      return viewers.map((host) => {
        const headline = host.shadowRoot?.querySelector('[part~="headline"]');
        return headline && getComputedStyle(headline).fontFamily.split(",")[0];
      });
    });
  await page.evaluate((src) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const fresh = document.createElement("article-viewer");
    fresh.setAttribute("src", src);
    frame.contentDocument.body.append(fresh);
  }, TALK);
  await expect.poll(looks).toEqual(["Charter", "Charter"]);
  await page.evaluate(() => {
    const [host] = document.querySelectorAll("article-viewer");
    document.querySelector("iframe").contentDocument.body.append(host);
  });
  await expect.poll(looks).toEqual(["Charter", "Charter"]);
  await page.evaluate(() => {
    const { body } = document.querySelector("iframe").contentDocument;
    document.querySelector("main").append(body.lastElementChild);
  });
  await expect.poll(looks).toEqual(["Charter", "Charter"]);
  await viewer.question(2).click();
  await viewer.expectOpen(1, 2);
});

test("after destroy() what stands in the target shows again", async ({ page, viewer: _ }) => {
  await page.goto(fixture("bare.html"));
  const text = page.getByText("The target's own words.");
  await page.evaluate(async (src) => {
    const { mount } = await import("/article-viewer.js");
    const place = Object.assign(document.createElement("div"), { id: "place" });
    place.append(document.createElement("p"));
    place.firstChild.append("The target's own words.");
    document.querySelector("main").append(place);
    window.mount = () => mount(place, { src });
    window.handle = window.mount();
    await window.handle.ready;
  }, HARBOUR);
  await expect(text).toBeHidden();
  await page.evaluate(() => window.handle.destroy());
  await expect(text).toBeVisible();
  const settled = await page.evaluate(async () => {
    const { ready } = window.mount();
    await ready;
    const other = window.mount();
    other.destroy();
    await other.ready;
    return "settled";
  });
  expect(settled).toBe("settled");
});

test("init counts if the page calls it as soon as the loader is here; later it says so", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/init\(\) came too late/);
  const paths = asked(page);
  await page.route("**/elsewhere/**", async (route) => {
    const url = route.request().url().replace("/elsewhere/", "/");
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await page.route("**/init.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `import { init } from "/article-viewer.js"; init({ base: "/elsewhere" }); window.init = init;`,
    }),
  );
  await page.route("**/bare.html", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html
      .replace("/article-viewer.js", "/init.js")
      .replace("<main>", `<main><article-viewer src="${HARBOUR}"></article-viewer>`);
    await route.fulfill({ response, body });
  });
  await viewer.open(fixture("bare.html"));
  await expect(viewer.headline).toHaveCSS("font-family", /Charter/);
  await expect(viewer.country("NO")).toBeVisible();
  const own = paths.filter((path) => /\.(wasm|gaz|css)$/.test(path) && !path.includes("fixtures"));
  expect(own).toHaveLength(3);
  for (const path of own) expect(path).toMatch(/^\/elsewhere\//);
  await page.evaluate(() => window.init({ base: "/nowhere/" }));
});

test("under a <base> a card's link stays in the page that a router has gone to", async ({
  page,
  viewer,
}) => {
  await page.route("**/bare.html*", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html
      .replace("<head>", `<head><base href="/fixtures/hosts/">`)
      .replace('href="bare.css"', 'href="/fixtures/bare.css"');
    const headers = { ...response.headers() };
    headers["content-security-policy"] = headers["content-security-policy"].replace(
      "base-uri 'none'",
      "base-uri 'self'",
    );
    await route.fulfill({ response, headers, body });
  });
  await page.goto(fixture("bare.html?z=1"));
  await addViewer(page, { id: "v", src: TALK, "url-state": "" });
  await viewer.country("TR").click();
  await expect.poll(() => page.url()).toContain("?z=1&country=TR");
  await page.evaluate(() => {
    window.same = true;
  });
  await viewer.card(3).hover();
  await viewer.card(3).locator('[part~="permalink"]').click();
  await viewer.expectOpen(1, 3);
  expect(page.url()).toMatch(/bare\.html\?z=1&country=TR#v-q3$/);
  await page.evaluate(() => history.pushState({}, "", "/fixtures/story"));
  await viewer.card(2).hover();
  await viewer.card(2).locator('[part~="permalink"]').click();
  await viewer.expectOpen(1, 2, 3);
  expect(new URL(page.url()).pathname).toBe("/fixtures/story");
  expect(await page.evaluate(() => window.same)).toBe(true);
});

test.describe("the first drawing", () => {
  for (const light of [false, true]) {
    test(`leaves a reader who has scrolled where they are${light ? ", in light DOM" : ""}`, async ({
      page,
      viewer,
    }) => {
      const letGo = await hold(page, "**/*.wasm");
      await page.goto(fixture("bare.html"));
      await page.evaluate(
        ({ src, light }) => {
          const host = document.createElement("article-viewer");
          host.setAttribute("src", src);
          host.toggleAttribute("no-shadow", light);
          for (let count = 0; count < 60; count++) {
            const text = "A paragraph of the host's own, as it was before. ".repeat(4);
            host.append(Object.assign(document.createElement("p"), { textContent: text }));
          }
          document.querySelector("main").append(host);
          scrollTo(0, 1500);
        },
        { src: TALK, light },
      );
      letGo();
      await expect(viewer.rows).toHaveCount(100);
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1400);
    });
  }
});

test("another article begins afresh, wherever it was set", async ({ page, viewer }) => {
  await embed(page, { src: HARBOUR });
  await viewer.question(3).click();
  await viewer.country("NO").click();
  await viewer.expectOpen(1, 3);
  await viewer.host.evaluate(async (host, src) => {
    host.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    host.src = src;
    document.querySelector("main").append(host);
  }, TALK);
  await expect(viewer.cards).toHaveCount(6);
  await viewer.expectOpen(1);
  await expect(viewer.chips).toHaveCount(0);
  await viewer.question(2).click();
  await viewer.host.evaluate((host) => {
    host.remove();
    host.article = { headline: "By hand", body: [] };
    host.country = "AZ";
    document.querySelector("main").append(host);
  });
  await expect(viewer.headline).toHaveText("By hand");
  expect(await viewer.host.evaluate((host) => host.country)).toBe("AZ");
});

test("a filter that the page sets while the article loads counts, whatever is remembered", async ({
  page,
  viewer,
}) => {
  const src = `${HARBOUR}?wait=500`;
  await embed(page, { src });
  await viewer.question(2).click();
  await page.reload();
  const request = page.waitForRequest(/harbour/);
  await addViewer(page, { src });
  await request;
  await viewer.host.evaluate((host) => {
    host.query = "oil";
  });
  await expect(viewer.input).toHaveValue("oil");
  await viewer.expectOpen(1, 2);
});

test("mount draws in a document of another frame, and in what takes no shadow root", async ({
  page,
  viewer: _,
}) => {
  await page.goto(fixture("bare.html"));
  const drawn = await page.evaluate(async (src) => {
    const { mount } = await import("/article-viewer.js");
    const frame = document.body.appendChild(document.createElement("iframe"));
    const there = frame.contentDocument.body.appendChild(
      frame.contentDocument.createElement("div"),
    );
    const list = document.querySelector("main").appendChild(document.createElement("ul"));
    await Promise.all([mount(there, { src }).ready, mount(list, { src }).ready]);
    return [there.shadowRoot, list].map((root) => root.querySelectorAll('[part~="card"]').length);
  }, HARBOUR);
  expect(drawn).toEqual([3, 3]);
});

test("without the module for url-state the article stands all the same", async ({
  page,
  viewer,
  noise,
}) => {
  noise.expect(/Failed to load resource/);
  await page.route("**/url-state*", (route) => route.abort());
  await embed(page, { src: HARBOUR, "url-state": "" });
  await viewer.country("NO").click();
  await expect(viewer.chips).toHaveCount(1);
  expect((await viewer.details("av-error")).map(({ kind }) => kind)).toEqual(["resource"]);
});
