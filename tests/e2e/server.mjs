// The server of the end-to-end tests, on loopback only: `DIST` at `/` and under a sub-path, the fixtures at
// `/fixtures/`, the pages of `examples/` under their own name, what hosts take from npm at `/npm/`, and the virtual
// screen reader as a script that a page under the CSP may load.
//
// Any file can be had in a bad state: `?wait=ms` answers late, `?status=500` answers so, `?cut=N` breaks the
// connection off after N bytes of the body, `?drip=ms` sends it in twenty pieces with so long between them. A page comes under the contract's CSP; `?csp=none` asks for none, and
// `?csp=any-types` for that one without Trusted Types. `?list=long` and `?list=empty` give lists of a million lines, and
// `/sent` how many bytes of the last of them have gone out.
//
// The tests of the npm package ask for more: `FOLDERS`, a JSON object of further prefixes and folders; `CORS`, so that
// pages of other origins may read what is here; `ELSEWHERE`, an origin that pages may load the viewer from.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve, sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { policy } from "../../xtask/release/policy.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "../../node_modules");
const port = Number(process.env.PORT ?? 4180);
const dist = resolve(process.env.DIST ?? "dist");

// The longest prefix comes first.
const folders = [
  ...Object.entries(JSON.parse(process.env.FOLDERS ?? "{}")),
  ["/deep/er/site/", dist],
  ["/fixtures/", join(here, "fixtures")],
  ["/examples/", join(here, "../../examples")],
  ["/npm/bootstrap/", join(modules, "bootstrap/dist")],
  ["/npm/normalize.css/", join(modules, "normalize.css")],
  ["/virtual-screen-reader/", join(modules, "@guidepup/virtual-screen-reader/lib/esm")],
  // The build whose engine dies where a test asks.
  ["/harm/", resolve(process.env.HARM ?? "target/harm-site")],
  // The site that is itself written in Yew (examples/yew).
  ["/yew/", resolve(process.env.YEW ?? "target/yew-site")],
  // Pages that `article-viewer render` has written.
  ["/rendered/", resolve(process.env.RENDERED ?? "target/rendered-site")],
  ["/", dist],
];

const self = process.env.ELSEWHERE ? `'self' ${process.env.ELSEWHERE}` : "'self'";

/** The release's, which opening.spec.mjs holds to the contract (design §3) word for word. */
const CSP = policy().map((rule) =>
  /^(script|connect)-src /.test(rule) ? rule.replace("'self'", self) : rule,
);

/** The policy of a page, by the name that its address gives. */
const policies = { contract: CSP, "any-types": CSP.slice(0, -1), none: [] };

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The file that an address names, or nothing: no address leads out of its folder. */
function file(path) {
  const [prefix, folder] = folders.find(([start]) => path.startsWith(start));
  let rest;
  try {
    rest = decodeURIComponent(path.slice(prefix.length));
  } catch {
    return;
  }
  if (rest.includes("\0")) return;
  const found = normalize(join(folder, rest));
  if (found !== folder && !found.startsWith(folder + sep)) return;
  return rest === "" || rest.endsWith("/") ? join(found, "index.html") : found;
}

/** The lines of lists that go on: each is given by its number, and `lines` says how many there are. */
const lists = {
  long: {
    lines: 1_000_000,
    line: (number) => `{"headline":"Line ${number} ${"harbour ".repeat(1_250)}"}`,
  },
  empty: { lines: 1_000_000, line: () => '""' },
};

/** Sends a list line by line, as fast as it is taken, until whoever asked has gone; `sent` counts its bytes. */
async function stream(response, { lines, line }) {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  sent = 0;
  const gone = new Promise((done) => response.once("close", done));
  for (let number = 0; number < lines && !response.destroyed; ) {
    const piece = [];
    for (let size = 0; size < 1 << 20 && number < lines; number++) {
      piece.push(line(number));
      size += piece.at(-1).length;
    }
    const text = `${sent ? "," : "["}${piece.join(",\n")}${number === lines ? "]" : ""}`;
    sent += text.length;
    if (!response.write(text))
      await Promise.race([new Promise((done) => response.once("drain", done)), gone]);
  }
  response.end();
}
let sent = 0;

async function answer(request, response) {
  const url = new URL(request.url, "http://localhost");
  const asked = (name) => Number(url.searchParams.get(name) ?? 0);
  await pause(asked("wait"));
  const plain = (status, text) => {
    response.writeHead(status, { "content-type": "text/plain", "cache-control": "no-store" });
    response.end(text);
  };
  if (url.pathname === "/sent") return plain(200, String(sent));
  const list = lists[url.searchParams.get("list")];
  if (list) return stream(response, list);
  if (asked("status")) return plain(asked("status"), "As asked.\n");
  // `new URL` has resolved "..", so a path that still climbs was encoded to do so.
  const path = file(url.pathname);
  if (!path) return plain(403, "Not here.\n");
  const known = await stat(path).catch(() => null);
  if (!known?.isFile()) return plain(404, "There is no such file.\n");
  const body = await readFile(path);
  const type = types[extname(path)] ?? "application/octet-stream";
  const headers = {
    "content-type": type,
    "content-length": body.length,
    "cache-control": "no-cache",
  };
  const policy = policies[url.searchParams.get("csp") ?? "contract"]?.join("; ");
  if (policy === undefined) return plain(400, "There is no such CSP.\n");
  if (type.startsWith("text/html") && policy) headers["content-security-policy"] = policy;
  if (process.env.CORS) headers["access-control-allow-origin"] = "*";
  response.writeHead(200, headers);
  if (request.method === "HEAD") return response.end();
  if (asked("cut")) {
    response.write(body.subarray(0, asked("cut")), () => response.destroy());
    return;
  }
  if (asked("drip")) {
    const piece = Math.ceil(body.length / 20);
    for (let from = 0; from < body.length; from += piece) {
      response.write(body.subarray(from, from + piece));
      await pause(asked("drip"));
    }
    return response.end();
  }
  response.end(body);
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(`${request.url}: ${error.stack}`);
    response.destroy();
  });
}).listen(port, "127.0.0.1");
