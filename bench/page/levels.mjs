// The optimisation levels of the release, each with what it weighs and what it gives: `node bench/page/levels.mjs`, after
// `cargo xtask bench page --quick` has made the pages. What stands in the last commit is built once a level, in a work
// tree of its own whose parent folder holds a configuration of cargo, which outranks `Cargo.toml`.

import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { KEYS, measure, quantile } from "./measure.mjs";
import { serve } from "./server.mjs";
import { PROFILES, TARGETS } from "./targets.mjs";

const OWN = ["article-viewer", "article-viewer-headlines", "article-viewer-countries"];
/** By a name for the table: the level of each package that does not keep its own. */
const LEVELS = {
  "as released": {},
  "Yew s": { yew: '"s"' },
  "Yew 3": { yew: 3 },
  "headlines 3": { "article-viewer-headlines": 3 },
  "headlines, countries 3": { "article-viewer-headlines": 3, "article-viewer-countries": 3 },
  "Yew and ours 3": { yew: 3, ...Object.fromEntries(OWN.map((name) => [name, 3])) },
};

const string = { type: "string" };
const { values: options } = parseArgs({ options: { runs: string, sizes: string, only: string } });
const runs = Number(options.runs ?? 3);
const sizes = (options.sizes ?? "100,10000").split(",").map(Number);
const names = options.only?.split(",") ?? Object.keys(LEVELS);

const folder = resolve("target/levels");
const tree = join(folder, "tree");
mkdirSync(join(folder, ".cargo"), { recursive: true });
if (!existsSync(tree)) execFileSync("git", ["worktree", "add", "--detach", tree]);
execFileSync(
  "git",
  [
    "checkout",
    "--quiet",
    "--detach",
    execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim(),
  ],
  { cwd: tree },
);
mkdirSync(join(tree, "target"), { recursive: true });
for (const shared of ["node_modules", "target/tools"])
  if (!existsSync(join(tree, shared))) symlinkSync(resolve(shared), join(tree, shared));

const dists = {};
for (const name of names) {
  const tables = Object.entries(LEVELS[name]).map(
    ([package_, level]) => `[profile.viewer.package.${package_}]\nopt-level = ${level}\n`,
  );
  writeFileSync(join(folder, ".cargo/config.toml"), tables.join(""));
  execFileSync("cargo", ["xtask", "build"], { cwd: tree, stdio: ["ignore", "ignore", "inherit"] });
  dists[name] = join(folder, name.replaceAll(/\W+/g, "-"));
  rmSync(dists[name], { recursive: true, force: true });
  cpSync(join(tree, "dist"), dists[name], { recursive: true });
}
const weight = (dist) => {
  const wasm = readdirSync(dist).find((file) => file.endsWith(".wasm"));
  return brotliCompressSync(readFileSync(join(dist, wasm))).length / 1000;
};

const browser = await chromium.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
});
const median = (numbers) => quantile(numbers, 0.5).toFixed(0);
const target = TARGETS.ours;
for (const size of sizes) {
  const found = Object.fromEntries(names.map((name) => [name, []]));
  // The first turn warms the browser.
  for (let turn = 0; turn <= runs; turn++)
    for (const name of names) {
      const kept = join(folder, "brotli");
      const server = await serve({ site: "target/bench-page/site", dist: dists[name], kept });
      const expected = { texts: Object.assign([], { total: size }), country: 0 };
      const typing = { rests: 2, keys: KEYS };
      const { numbers } = await measure(
        browser,
        server,
        target,
        size,
        PROFILES.full,
        expected,
        typing,
      );
      if (turn) found[name].push(numbers);
      server.close();
    }
  console.log(`\n**${size} headlines** (medians of ${runs} runs, ms)\n`);
  console.log(
    "| level | WASM, kB | first card | list whole | key, 50th | key, 95th | first key after a rest |",
  );
  console.log("|---|---:|---:|---:|---:|---:|---:|");
  for (const name of names) {
    const of = (key) => median(found[name].map((numbers) => numbers[key]));
    const rest = median(found[name].flatMap(({ rests }) => rests));
    console.log(
      `| ${name} | ${weight(dists[name]).toFixed(1)} | ${of("card")} | ${of("whole")} | ${of("key50")} | ${of("key95")} | ${rest} |`,
    );
  }
}
await browser.close();
execFileSync("git", ["worktree", "remove", "--force", tree]);
process.exit();
