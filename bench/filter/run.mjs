// Tagging and querying a list in Chromium, beside JavaScript's `includes` over each headline, in one run. `cargo xtask
// bench filter` calls this with the tools on PATH, the browser in CHROME, and the flags of the viewer's release for cargo.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { digits, quantile, table } from "../figures.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
build("target/bench/filter");

// The headlines of the project's own gold files, each many times over with a number of its own, so that no two lines
// are one.
const own = ["world", "hard"].flatMap((name) => {
  const lines = readFileSync(`crates/countries/tests/${name}.tsv`, "utf8").trimEnd().split("\n");
  return lines.slice(1).map((line) => line.split("\t")[1]);
});

const served = {
  "/": ["text/html", "<!doctype html><title>bench</title>"],
  "/list.js": ["text/javascript", readFileSync("target/bench/filter/page/list.js")],
  "/list_bg.wasm": ["application/wasm", readFileSync("target/bench/filter/page/list_bg.wasm")],
  "/en.gaz": ["text/plain", readFileSync("crates/countries/data/en.gaz")],
};
const server = createServer((request, response) => {
  const [type, body] = served[request.url] ?? ["text/plain", ""];
  response.writeHead(request.url in served ? 200 : 404, { "Content-Type": type });
  response.end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  for (const count of [100_000, 1_000_000])
    print(count, await page.evaluate(measure, { own, count }));
} finally {
  await browser.close();
  server.close();
}

/** Builds the module exactly as a release of the viewer, and what a browser needs for it. */
function build(folder) {
  const run = (line, more = []) => {
    const [program, ...args] = line.split(" ");
    const { error, status } = spawnSync(program, [...args, ...more], { stdio: "inherit" });
    if (error || status) throw new Error(`${line}: ${error?.message ?? `exit status ${status}`}`);
  };
  const wasm = "wasm32-unknown-unknown";
  const crate = "article-viewer-bench-filter";
  run(
    `cargo build --quiet --profile viewer --target ${wasm} --package ${crate} --target-dir ${folder}`,
  );
  const built = `${folder}/${wasm}/viewer/${crate.replaceAll("-", "_")}.wasm`;
  run(
    `wasm-bindgen --target web --no-typescript --out-name list --out-dir ${folder}/page ${built}`,
  );
  const passes = /data-wasm-opt-params="([^"]+)"/.exec(readFileSync("index.html", "utf8"));
  const module = `${folder}/page/list_bg.wasm`;
  run(`wasm-opt ${module} -o ${module}`, passes[1].split(" "));
}

function print(count, { tagging, slice, ours, theirs, different }) {
  const row = (name, values) => [name, ...values.map((value) => digits(value, 2))];
  const shares = (times) => [quantile(times, 0.5), quantile(times, 0.95)];
  const [list, includes] = [shares(ours), shares(theirs)];
  const ratio = list.map((time, at) => time / includes[at]);
  console.log(`
**${count.toLocaleString("en")} headlines**, tagged in ${digits(tagging, 0)} ms, \
the longest slice of 2,000 in ${digits(slice, 1)} ms

${table([
  ["a query, ms", "50th percentile", "95th"],
  row("the list, counts of all countries", list),
  row("includes() over each headline", includes),
  row("ratio", ratio),
])}`);
  if (different.length)
    console.log(`Shown by the list and not by includes(): ${different.join(", ")}`);
}

/** Runs in the page. */
async function measure({ own, count }) {
  const { default: init, List } = await import("/list.js");
  await init();
  const gazetteer = new Uint8Array(await (await fetch("/en.gaz")).arrayBuffer());
  const headlines = Array.from({ length: count }, (_, at) => `${own[at % own.length]} ${at}`);
  const list = new List(gazetteer, headlines.join("\n"));

  let slice = 0;
  const began = performance.now();
  for (let tagged = 0; tagged < count; ) {
    const from = performance.now();
    tagged = list.tag(2000);
    slice = Math.max(slice, performance.now() - from);
  }
  const tagging = performance.now() - began;

  // What readers type, letter by letter; the same for both.
  const words = "oil istanbul minister turk ceasefire us georgia women fra court".split(" ");
  const texts = words.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1)));
  const lower = headlines.map((headline) => headline.toLowerCase());
  const timed = (ask) => {
    const times = [];
    // The first pass warms up.
    for (let pass = 0; pass < 5; pass++)
      for (const text of texts) {
        const from = performance.now();
        ask(text);
        if (pass) times.push(performance.now() - from);
      }
    return times;
  };
  const includes = (text) => lower.filter((headline) => headline.includes(text)).length;
  const theirs = timed(includes);
  const ours = timed((text) => list.ask(text));
  const different = ["oil", "istanbul"].filter((text) => list.ask(text) > includes(text));
  list.free();
  return { tagging, slice, ours, theirs, different };
}
