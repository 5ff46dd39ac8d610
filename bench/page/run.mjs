// The page as a reader feels it, ours beside peers, in one Chromium: `cargo xtask bench page` calls this. README.md
// beside this file says what is measured; options are described by `--help`.

import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { build } from "./build.mjs";
import { generate } from "./gen.mjs";
import { KEYS, measure } from "./measure.mjs";
import { medians, table } from "./report.mjs";
import { serve, warm } from "./server.mjs";
import { PROFILES, TARGETS, takesPart } from "./targets.mjs";

const HELP = `cargo xtask bench page [--quick] [--profile NAMES] [--sizes NUMBERS] [--only TARGETS] [--runs N]

  --quick     about a minute: 100 and 10,000 headlines at full speed, ours and both Preact apps, one run
  --profile   of ${Object.keys(PROFILES).join(",")}; all by itself
  --sizes     such as 100,10000
  --only      of ${Object.keys(TARGETS).join(",")}
  --runs      of each, instead of three (five on the phone)

Names and numbers are separated by commas.`;

/** Whoever is not done with a run by then has stopped; in ms. */
const LIMIT = 300_000;

let options;
try {
  const string = { type: "string" };
  const boolean = { type: "boolean", default: false };
  options = parseArgs({
    options: {
      help: boolean,
      quick: boolean,
      profile: string,
      sizes: string,
      only: string,
      runs: string,
      dist: { type: "string", default: "dist" },
      target: { type: "string", default: "target/bench-page" },
    },
  }).values;
} catch (error) {
  misuse(error.message);
}
if (options.help) {
  console.log(HELP);
  process.exit();
}

const plan = planned();
const site = join(options.target, "site");
const kept = join(options.target, "brotli");
const sizes = [...new Set(plan.flatMap((profile) => profile.cells.map((cell) => cell.size)))];
console.log(`Making ${sizes.map(grouped).join(", ")} headlines and the pages, into ${site}.`);
const lists = listsOf(plan);
const expected = generate(site, sizes, lists);
await build(site, options.dist, sizes);
// The lists are compressed ahead, so that no run waits for it.
warm(
  [...lists].map((list) => join(site, `${list}.json`)),
  kept,
);
const server = await serve({ site, dist: options.dist, kept });
const browser = await chromium.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--enable-precise-memory-info"],
});
const results = [];
let faulty = false;
try {
  const [load] = loadavg();
  const busy = load > 1 ? ` The machine is busy already (load ${load.toFixed(1)}).` : "";
  console.log(`Chromium ${browser.version()}, ${cpus().length} processors.${busy}`);
  await warmUp();
  for (const profile of plan) await runAll(profile);
} finally {
  await browser.close();
  server.close();
}
writeFileSync(join(options.target, "results.json"), JSON.stringify(results, null, 1));
if (faulty) process.exitCode = 1;

/** The profiles that are asked for, each with its cells: a size and the targets that are measured there. */
function planned() {
  const listed = (text, known, what) => {
    const names = text.split(",");
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined) misuse(`there is no ${what} ${unknown}`);
    return names;
  };
  const only = options.only && listed(options.only, Object.keys(TARGETS), "target");
  const names = options.profile
    ? listed(options.profile, Object.keys(PROFILES), "profile")
    : Object.keys(PROFILES).slice(0, options.quick ? 1 : undefined);
  const asked = options.sizes?.split(",").map(Number);
  if (asked?.some((size) => !(size >= 1))) misuse(`${options.sizes} are no sizes`);
  // Two words and one rest are enough for a look.
  const amount = options.quick ? { rests: 1, keys: KEYS.slice(0, 22) } : { rests: 2, keys: KEYS };
  return names.map((name) => {
    const profile = PROFILES[name];
    const cells = (asked ?? (options.quick ? [100, 10_000] : profile.sizes)).map((size) => {
      const usual = options.quick ? ["ours", "preact", "whole"] : profile.targets;
      const part = only ?? usual.filter((target) => takesPart(TARGETS[target], size));
      return { size, targets: part };
    });
    const runs = Number(options.runs ?? (options.quick ? 1 : profile.runs));
    if (!(runs >= 1)) misuse(`${options.runs} is no number of runs`);
    return { ...profile, name, cells, runs, ...amount };
  });
}

/** The lists that will be asked for, each a form and a size. */
function listsOf(profiles) {
  const cells = profiles.flatMap((profile) => profile.cells);
  return new Set(
    cells.flatMap(({ size, targets }) => targets.map((name) => `${TARGETS[name].list}-${size}`)),
  );
}

/** The first context of a browser is slower than all others, whoever has it. */
async function warmUp() {
  const [size] = sizes;
  const profile = { ...PROFILES.full, cold: true };
  for (const name of plan[0].cells[0].targets)
    await measure(browser, server, TARGETS[name], size, profile, expected.get(size), {});
}

/** All of a profile. The targets take turns, so that whatever else the machine does meets all of them. */
async function runAll(profile) {
  for (const { size, targets } of profile.cells) {
    const columns = {};
    for (const name of targets) columns[name] = { title: TARGETS[name].title, runs: [] };
    for (let run = 0; run < profile.runs; run++) {
      for (const name of targets) {
        say(`${profile.title}, ${grouped(size)}, run ${run + 1} of ${profile.runs}: ${name}`);
        const { numbers, faults } = await attempt(name, size, profile);
        if (numbers) columns[name].runs.push(numbers);
        for (const fault of new Set(faults)) {
          faulty = true;
          console.error(`FAULT ${TARGETS[name].title}, ${grouped(size)}: ${fault}`);
        }
      }
    }
    say("");
    for (const [name, column] of Object.entries(columns)) {
      if (column.runs.length) column.numbers = medians(column.runs);
      else delete columns[name];
    }
    const times = profile.runs === 1 ? "one run" : `medians of ${profile.runs} runs`;
    if (Object.keys(columns).length)
      console.log(table(`**${grouped(size)} headlines, ${profile.title}** (${times})`, columns));
    results.push({ profile: profile.name, size, columns });
  }
}

async function attempt(name, size, profile) {
  const late = new AbortController();
  try {
    return await Promise.race([
      measure(browser, server, TARGETS[name], size, profile, expected.get(size), profile),
      sleep(LIMIT, null, { signal: late.signal }).then(() => {
        throw new Error(`not done after ${LIMIT / 1000} s`);
      }),
    ]);
  } catch (error) {
    await Promise.all(browser.contexts().map((context) => context.close()));
    return { faults: [String(error.message).split("\n")[0]] };
  } finally {
    late.abort();
  }
}

/** Where somebody looks on, the last line says what is being done. */
function say(what) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
}

function grouped(number) {
  return number.toLocaleString("en");
}

function misuse(message) {
  console.error(`bench page: ${message}\n\n${HELP}`);
  process.exit(2);
}
