// A static server as a news site has one: brotli, a policy, nothing kept by the browser. It counts what it sends. And the
// browser that visits it.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";
import { policy } from "../xtask/release/policy.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  // JSON is left out: where DevTools listen, as Playwright does, Chromium spends a task of 50 to 80 ms on an answer
  // that is called JSON, whoever asked for it.
};

/** The viewer's pages stand under the policy of its contract; the peers write styles into their elements. */
const VIEWER = policy().join("; ");
const OTHERS =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'";

/** The browser that xtask names. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROME,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--enable-precise-memory-info"],
  });

/** Serves `site` and, by their names as folders in it, `releases` of the viewer. `warm` are compressed ahead, so that no
 * run waits for it. */
export async function serve(site, releases = {}, warm = []) {
  const kept = new Map();
  const compressed = (file) => {
    if (!kept.has(file)) kept.set(file, compress(readFileSync(file)));
    return kept.get(file);
  };
  for (const path of warm) compressed(join(site, path));
  let sent = [];
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    if (path === "/favicon.ico") return response.writeHead(204).end();
    const [, folder, ...rest] = path.split("/");
    const file = folder in releases ? join(releases[folder], ...rest) : join(site, path);
    let body;
    try {
      body = compressed(file);
    } catch {
      return response.writeHead(404).end();
    }
    sent.push({ path, bytes: body.length });
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Encoding": "br",
      "Content-Length": body.length,
      "Cache-Control": "no-store",
      "Content-Security-Policy": folder.startsWith("ours-") ? VIEWER : OTHERS,
    });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What has been sent since the last call. */
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
    close: () => server.close(),
  };
}

function compress(raw) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const quality = raw.length > 1e6 ? 5 : 11;
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: raw.length };
  return brotliCompressSync(raw, { params });
}
