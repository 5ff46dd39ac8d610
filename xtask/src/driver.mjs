// A WebDriver with as much as wasm-bindgen-test-runner asks of one, over Playwright. So component tests run in
// whatever browser the end-to-end tests run in, and no chromedriver of just its version has to be found.
// usage: CHROME=browser node driver.mjs COMMAND…   runs it, tells it where the driver listens, ends as it ends
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--disable-gpu", "--disable-dev-shm-usage"],
  chromiumSandbox: false,
});
const sessions = new Map();
let count = 0;

/** What each command does; the answer is WebDriver's `value`. */
const commands = {
  "POST /session": async () => {
    const sessionId = String(++count);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    sessions.set(sessionId, await context.newPage());
    return { sessionId, capabilities: { browserName: "chrome" } };
  },
  "GET ": async () => ({ capabilities: { browserName: "chrome" } }),
  "POST /url": async (page, { url }) => {
    await page.goto(url);
    return null;
  },
  "POST /execute/sync": (page, { script, args }) =>
    page.evaluate(([script, args]) => new Function(script).apply(null, args), [script, args]),
  "DELETE /window": async (page) => {
    await page.context().close();
    return [];
  },
};

const server = createServer(async (request, response) => {
  const [, id, rest] = /^\/session\/([^/]+)(.*)$/.exec(request.url) ?? [];
  const command = commands[`${request.method} ${rest ?? request.url}`];
  const answer = (status, body) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  try {
    if (!command || (id && !sessions.has(id))) throw new Error("no such command or session");
    let body = "";
    for await (const piece of request) body += piece;
    const value = await command(sessions.get(id), body ? JSON.parse(body) : {});
    // The runner reads the number of a new session from beside `value`, where older drivers wrote it.
    answer(200, { value, sessionId: value?.sessionId });
  } catch (error) {
    answer(500, { value: { error: "unknown error", message: `${request.url}: ${error.message}` } });
  }
});
await once(server.listen(0, "127.0.0.1"), "listening");

const [program, ...words] = process.argv.slice(2);
const { GECKODRIVER_REMOTE, SAFARIDRIVER_REMOTE, ...env } = process.env;
env.CHROMEDRIVER_REMOTE = `http://127.0.0.1:${server.address().port}`;
env.WASM_BINDGEN_TEST_TIMEOUT = "180";
const [status] = await once(spawn(program, words, { env, stdio: "inherit" }), "exit");
await browser.close();
process.exit(status ?? 1);
