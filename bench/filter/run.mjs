// Times the list in Chromium, beside JavaScript's `includes` over each headline, in one run: `cargo xtask bench filter`
// has the module built and calls this with its folder.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [built, ...tables] = process.argv.slice(2);

// The headlines of the project's own gold files, each many times over with a number of its own, so that no two lines
// are one.
const own = [];
for (const table of tables) {
  const lines = (await readFile(table, "utf8")).trimEnd().split("\n").slice(1);
  own.push(...lines.map((line) => line.split("\t")[1]));
}

const served = {
  "/": ["text/html", "<!doctype html><title>bench</title>"],
  "/list.js": ["text/javascript", await readFile(join(built, "list.js"))],
  "/list_bg.wasm": ["application/wasm", await readFile(join(built, "list_bg.wasm"))],
  "/en.gaz": ["text/plain", await readFile("crates/countries/data/en.gaz")],
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
  for (const count of [100_000, 1_000_000]) {
    print(count, await page.evaluate(measure, { own, count }));
  }
} finally {
  await browser.close();
  server.close();
}

function print(count, { tagging, slice, ours, theirs, different }) {
  const ms = (value) => value.toFixed(2).padStart(8);
  console.log(`\n${count.toLocaleString("en")} headlines`);
  console.log(
    `  tagged                            ${ms(tagging)} ms, the longest slice of 2,000 ${ms(slice)} ms`,
  );
  console.log("  a query                                p50       p95");
  console.log(`  the list, counts of all countries ${ms(ours[0])}  ${ms(ours[1])} ms`);
  console.log(`  includes() over each headline     ${ms(theirs[0])}  ${ms(theirs[1])} ms`);
  console.log(
    `  ratio                             ${ms(ours[0] / theirs[0])}  ${ms(ours[1] / theirs[1])}`,
  );
  if (different.length)
    console.log(`  shown by the list and not by includes(): ${different.join(", ")}`);
}

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
  const words = [
    "oil",
    "istanbul",
    "minister",
    "turk",
    "ceasefire",
    "us",
    "georgia",
    "women",
    "fra",
    "court",
  ];
  const texts = words.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1)));
  const lower = headlines.map((headline) => headline.toLowerCase());
  const timed = (ask) => {
    const times = [];
    for (let pass = 0; pass < 5; pass++) {
      for (const text of texts) {
        const from = performance.now();
        ask(text);
        if (pass) times.push(performance.now() - from);
      }
    }
    times.sort((a, b) => a - b);
    return [times[times.length >> 1], times[Math.floor(times.length * 0.95)]];
  };
  const includes = (text) => lower.filter((headline) => headline.includes(text)).length;
  const theirs = timed(includes);
  const ours = timed((text) => list.ask(text));
  const different = ["oil", "istanbul"].filter((text) => list.ask(text) > includes(text));
  list.free();
  return { tagging, slice, ours, theirs, different };
}
