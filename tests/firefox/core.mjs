// What every reader does, once, in Firefox: `cargo xtask test firefox` sets FIREFOX, AV_DIST and AV_TEST_PORT.
//
// Firefox speaks WebDriver BiDi by itself (https://w3c.github.io/webdriver-bidi/); Node 20 has a WebSocket behind a flag.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const { FIREFOX = "firefox", AV_DIST = "dist", AV_TEST_PORT = "4180" } = process.env;
const site = `http://127.0.0.1:${AV_TEST_PORT}`;

/** Runs in the page before each test's own script: the parts of a viewer, and waiting for what comes late. */
const TOOLS = `
  const until = async (fits) => {
    for (let tries = 0; tries < 200; tries++) {
      const found = fits();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("it never came: " + fits);
  };
  const host = () => document.querySelector("article-viewer");
  const all = (part) => [...(host().shadowRoot ?? host()).querySelectorAll('[part~="' + part + '"]')];
  const one = (part) => all(part)[0];
  // Further rows come once the reader rests; all are there when no more have come for a while.
  const drawn = async () => {
    for (let rows = 0, still = 0; !rows || still < 8; ) {
      await new Promise((done) => setTimeout(done, 50));
      const now = all("headline-item").length;
      still = now === rows ? still + 1 : 0;
      rows = now;
    }
  };
  const open = () => all("question").map((button) => button.ariaExpanded === "true");
  const type = (text) => {
    one("filter-input").value = text;
    one("filter-input").dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  const embed = (attributes) => {
    window.heard = [];
    for (const kind of ["av-load", "av-error", "av-card-toggle", "av-filter"]) {
      document.addEventListener(kind, ({ type, detail }) => heard.push([type, detail.kind ?? ""]));
    }
    const element = document.createElement("article-viewer");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append("The host's own words.");
    document.querySelector("main").append(element);
  };
`;

/** A test: its name, where it begins, what the page does, what must come of it, and what the console must say. */
const tests = [
  [
    "the page opens whole, under the contract's policy",
    "/",
    "await drawn(); return [all('card').length, all('related-item').length, all('headline-item').length, open()]",
    [6, 3, 100, [true, false, false, false, false, false]],
  ],
  [
    "cards open and close, and what is closed takes no room",
    "/",
    `await drawn();
     one("question").click(); all("question")[2].click();
     await until(() => open()[2]);
     return [open(), all("answer").map((panel) => [panel.getAttribute("hidden"), panel.offsetHeight > 0])]`,
    [
      [false, false, true, false, false, false],
      [0, 1, 2, 3, 4, 5].map((at) => (at === 2 ? [null, true] : ["until-found", false])),
    ],
  ],
  [
    "typing shows the one headline and offers its country, which a press chooses",
    "/",
    `await drawn();
     type("istanbul");
     await until(() => all("headline-item").length === 1);
     const offered = all("country")[0].dataset.c;
     all("country")[0].click();
     await until(() => all("chip").length === 1);
     return [offered, one("filter-input").value, all("headline-item").length, one("status").textContent]`,
    ["TR", "", 9, "9 of 100 headlines: Türkiye"],
  ],
  [
    "a link to a card opens it and takes the focus there",
    "/",
    `await drawn();
     location.hash = "#q4";
     await until(() => open()[3] && document.activeElement === all("question")[3]);
     return open()[3]`,
    true,
  ],
  [
    "in a shadow root events come once, and the address keeps the filter",
    "/fixtures/bare.html?a=1",
    `embed({ src: "../samples/interview.json", "url-state": "" });
     await drawn();
     all("question")[1].click();
     all("country").find((link) => link.dataset.c === "TR").click();
     await until(() => location.search === "?a=1&country=TR");
     const told = heard.map(([type]) => type);
     history.back();
     await until(() => all("chip").length === 0);
     return [told, location.search]`,
    [["av-load", "av-card-toggle", "av-filter"], "?a=1"],
  ],
  [
    "the interface speaks other languages, in their direction",
    "/fixtures/bare.html",
    `embed({ src: "../samples/interview.json", lang: "fa" });
     await drawn();
     const persian = [one("filter").closest("[dir]").dir, one("toolbar").lang];
     host().lang = "ru";
     await until(() => one("toolbar").lang === "ru");
     return [persian, one("open-all").textContent]`,
    [["rtl", "fa"], "Открыть все"],
  ],
  [
    "an article that is not there is told of, and the host's words stay",
    "/fixtures/bare.html",
    `embed({ src: "nowhere.json" });
     await until(() => one("error"));
     return [heard, host().innerText.includes("The host's own words.")]`,
    [[["av-error", "not-found"]], true],
  ],
  [
    "without WebAssembly the text stays, with a quiet line",
    "/fixtures/bare.html",
    `delete window.WebAssembly;
     embed({ src: "../samples/interview.json" });
     await until(() => one("notice"));
     return [heard, host().innerText.includes("The host's own words.")]`,
    [[["av-error", "wasm-missing"]], true],
  ],
  [
    "an engine that dies is replaced, and what the reader did stands again",
    "/",
    `await drawn();
     all("question")[2].click();
     await until(() => open()[2]);
     const old = host().querySelector(".av");
     let loads = 0;
     document.addEventListener("av-load", () => loads++);
     const { prototype } = Intl.NumberFormat;
     const format = Object.getOwnPropertyDescriptor(prototype, "format");
     Object.defineProperty(prototype, "format", {
       configurable: true,
       get() {
         Object.defineProperty(prototype, "format", format);
         throw new Error("overwritten");
       },
     });
     type("bridge");
     // What the dead engine drew stands frozen until the next one has drawn, and hears nothing.
     await until(() => !old.isConnected && loads === 1);
     all("question")[3].click();
     await until(() => open()[3]);
     return open()`,
    [true, false, true, true, false, false],
    /overwritten/,
  ],
  [
    "what a listener of the page throws is no death of the engine",
    "/fixtures/bare.html",
    `document.addEventListener("av-card-toggle", () => { throw new Error("the page's own"); });
     embed({ src: "../samples/interview.json" });
     await drawn();
     const old = host().shadowRoot.querySelector(".av");
     for (const at of [1, 2, 3, 4]) all("question")[at].click();
     await until(() => open()[4]);
     return [old.isConnected, heard.filter(([type]) => type !== "av-card-toggle")]`,
    [true, [["av-load", ""]]],
    /the page's own/,
  ],
  [
    "in a document of another frame it keeps its style",
    "/fixtures/bare.html",
    `embed({ src: "../samples/interview.json" });
     await drawn();
     const element = host();
     const frame = document.body.appendChild(document.createElement("iframe"));
     await new Promise((resolve) => setTimeout(resolve, 200));
     frame.contentDocument.body.append(element);
     const headline = element.shadowRoot.querySelector('[part~="headline"]');
     return getComputedStyle(headline).fontFamily.split(",")[0]`,
    "Charter",
  ],
  [
    "two hundred mounts leave no node behind",
    "/fixtures/bare.html",
    `const { mount } = await import("/article-viewer.js");
     const cycle = async (count) => {
       for (let at = 0; at < count; at++) {
         const place = document.createElement("div");
         document.querySelector("main").append(place);
         const viewer = mount(place, { article: { headline: "One of many", body: [] } });
         await viewer.ready;
         viewer.destroy();
         place.remove();
       }
       return document.querySelectorAll("*").length;
     };
     return (await cycle(1)) === (await cycle(200))`,
    true,
  ],
];

const profile = await mkdtemp(join(tmpdir(), "article-viewer-firefox-"));
const server = spawn(process.execPath, ["tests/e2e/server.mjs"], {
  env: { ...process.env, PORT: AV_TEST_PORT, DIST: AV_DIST },
  stdio: ["ignore", "ignore", "inherit"],
});
const firefox = spawn(
  FIREFOX,
  ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
  // A home of its own, since root may not use another's.
  { env: { ...process.env, HOME: profile }, stdio: ["ignore", "ignore", "pipe"] },
);

let failed = 0;
try {
  const page = await connect(await address());
  // As in the end-to-end tests: CI's machine may be so busy that a test deserves a second try, and says so.
  const tries = process.env.CI ? 2 : 1;
  for (const [name, from, script, expected, noise] of tests) {
    for (let at = 1; at <= tries; at++) {
      try {
        // What an earlier test did is not remembered.
        await page.go(`${site}/fixtures/bare.html`);
        await page.run("sessionStorage.clear()");
        await page.go(site + from);
        assert.deepEqual(await page.run(script), expected);
        const [meant, troubles] = [true, false].map((fits) =>
          page.troubles().filter((text) => Boolean(noise?.test(text)) === fits),
        );
        assert.deepEqual(troubles, [], "the console");
        assert.equal(meant.length > 0, Boolean(noise), "what the console was to say");
        console.log(`${at > 1 ? "flaky " : "ok    "}  ${name}`);
        break;
      } catch (error) {
        if (at === tries) failed += 1;
        console.log(`FAILED  ${name}\n${error.message}`);
      }
    }
  }
} finally {
  const gone = once(firefox, "exit");
  firefox.kill();
  server.kill();
  await gone;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/** Where Firefox listens, which it says on its error output. */
async function address() {
  let said = "";
  for await (const piece of firefox.stderr) {
    said += piece;
    const found = said.match(/WebDriver BiDi listening on (ws:\/\/\S+)/);
    if (found) {
      // Nobody reads on, and a full pipe would stop it.
      firefox.stderr.resume();
      return `${found[1]}/session`;
    }
  }
  throw new Error(`Firefox did not start: ${said}`);
}

/** A page of its own. */
async function connect(url) {
  const socket = new WebSocket(url);
  await once(socket, "open");
  const waiting = new Map();
  let troubles = [];
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data);
    if (message.type !== "event") {
      waiting.get(message.id)?.(message);
      return;
    }
    const { level, text } = message.params;
    if (level === "error" || level === "warn") troubles.push(`${level}: ${text}`);
  });
  let number = 0;
  const call = async (method, params) => {
    number += 1;
    const id = number;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const late = pause(60_000, undefined, { ref: false }).then(() => ({
      type: "error",
      message: "no answer within a minute",
    }));
    const { type, result, message } = await Promise.race([answer, late]);
    if (type === "error") throw new Error(`${method}: ${message}`);
    return result;
  };
  await call("session.new", { capabilities: {} });
  await call("session.subscribe", { events: ["log.entryAdded"] });
  const { context } = await call("browsingContext.create", { type: "tab" });
  return {
    async go(url) {
      troubles = [];
      await call("browsingContext.navigate", { context, url, wait: "complete" });
    },
    async run(script) {
      const { type, result, exceptionDetails } = await call("script.evaluate", {
        expression: `(async () => JSON.stringify((await (async () => { ${TOOLS} ${script} })()) ?? null))()`,
        target: { context },
        awaitPromise: true,
      });
      if (type === "exception") throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },
    troubles: () => troubles,
  };
}
