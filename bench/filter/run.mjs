// Tagging and querying a list in Chromium, beside JavaScript's `includes` over each headline, in one run. `cargo xtask
// bench filter` calls this with the tools on PATH, the browser in CHROME, and the flags of the viewer's release for cargo.

import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { digits, quantile, table } from "../figures.mjs";
import { launch, serve } from "../server.mjs";

const SITE = "target/bench/filter/page";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
build();

// The headlines of the project's own gold files, each many times over with a number of its own, so that no two lines
// are one.
const own = ["world", "hard"].flatMap((name) => {
  const lines = readFileSync(`crates/countries/tests/${name}.tsv`, "utf8").trimEnd().split("\n");
  return lines.slice(1).map((line) => line.split("\t")[1]);
});

const server = await serve(SITE);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/index.html`);
  for (const count of [100_000, 1_000_000])
    print(count, await page.evaluate(measure, { own, count }));
} finally {
  await browser.close();
  server.close();
}

/** Builds the module exactly as a release of the viewer, and puts what a browser needs for it into `SITE`. */
function build() {
  const run = (line, more = []) => {
    const [program, ...args] = line.split(" ");
    const { error, status } = spawnSync(program, [...args, ...more], { stdio: "inherit" });
    if (error || status) throw new Error(`${line}: ${error?.message ?? `exit status ${status}`}`);
  };
  const target = "--target wasm32-unknown-unknown --target-dir target/bench/filter";
  run(`cargo build --quiet --profile viewer ${target} --package article-viewer-bench-filter`);
  const folder = "target/bench/filter/wasm32-unknown-unknown/viewer";
  const glue = `--target web --no-typescript --out-name list --out-dir ${SITE}`;
  run(`wasm-bindgen ${glue} ${folder}/article_viewer_bench_filter.wasm`);
  const passes = /data-wasm-opt-params="([^"]+)"/.exec(readFileSync("index.html", "utf8"));
  const module = `${SITE}/list_bg.wasm`;
  run(`wasm-opt ${module} -o ${module}`, passes[1].split(" "));
  copyFileSync("crates/countries/data/en.gaz", `${SITE}/en.gaz`);
  writeFileSync(`${SITE}/index.html`, "<!doctype html><title>bench</title>");
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
