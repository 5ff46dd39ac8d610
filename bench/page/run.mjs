// The page as a reader feels it, ours beside peers, in one Chromium: `cargo xtask bench page` calls this with the
// browser in CHROME. README.md beside this file says what is measured; options are described by `--help`.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { basename, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, serve } from "../server.mjs";
import { build } from "./build.mjs";
import { generate } from "./gen.mjs";
import { measure } from "./measure.mjs";
import { medians, report } from "./report.mjs";
import { ourTarget, PROFILES, QUICK, TARGETS, takesPart } from "./targets.mjs";

const HELP = `cargo xtask bench page [--quick] [--profile NAMES] [--sizes NUMBERS] [--only TARGETS] [--beside FOLDERS] [--runs N]

  --quick     about a minute: 100 and 10,000 headlines at full speed, ours and both Preact apps, one run
  --profile   of ${Object.keys(PROFILES).join(",")}; all by itself
  --sizes     such as 100,10000
  --only      of ${Object.keys(TARGETS).join(",")}
  --beside    further releases of ours, such as a copy of dist/ from another commit: each a column
  --runs      of each, instead of three (five on the phone)

Names, numbers and folders are separated by commas.`;

/** What is not done with a run by then has stopped; in ms. */
const LIMIT = 300_000;

const options = parsed();
const releases = { viewer: "dist" };
for (const folder of options.beside?.split(",") ?? []) {
  const name = basename(folder);
  if (name in TARGETS || name in releases) misuse(`${name} is a column already`);
  releases[name] = resolve(folder);
  TARGETS[name] = ourTarget(name, name);
}
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const site = "target/bench/page/site";
const plan = planned();

const cells = plan.flatMap((profile) => profile.cells);
const sizes = [...new Set(cells.map(({ size }) => size))];
const lists = cells.flatMap(({ size, targets }) =>
  targets.map((name) => `${TARGETS[name].list}-${size}`),
);
console.log(`Making ${sizes.map(grouped).join(", ")} headlines and the pages, into ${site}.`);
mkdirSync(site, { recursive: true });
const expected = generate(site, sizes, new Set(lists));
const isRendered = cells.some(({ targets }) => targets.some((name) => /rendered|still/.test(name)));
await build(site, releases, sizes, isRendered);
const server = await serve(
  site,
  releases,
  lists.map((list) => `${list}.json`),
);
const browser = await launch();
const results = [];
try {
  const [load] = loadavg();
  const busy = load > 1 ? ` The machine is busy already (load ${load.toFixed(1)}).` : "";
  console.log(`Chromium ${browser.version()}, ${cpus().length} processors.${busy}`);
  // The first context of a browser is slower than all others, whichever side has it.
  for (const name of cells[0].targets)
    await attempt(name, sizes[0], { ...plan[0], keys: undefined });
  for (const profile of plan)
    for (const { size, targets } of profile.cells) await runAll(profile, size, targets);
} finally {
  await browser.close();
  server.close();
}
writeFileSync(join(site, "../results.json"), JSON.stringify(results, null, 1));

function parsed() {
  try {
    const string = { type: "string" };
    const boolean = { type: "boolean" };
    const strings = { profile: string, sizes: string, only: string, beside: string, runs: string };
    const { values } = parseArgs({ options: { help: boolean, quick: boolean, ...strings } });
    if (!values.help) return values;
    console.log(HELP);
    process.exit();
  } catch (error) {
    return misuse(error.message);
  }
}

/** The profiles that are asked for, each with its cells: a size and the targets that are measured there. */
function planned() {
  const listed = (text, known, what) => {
    const names = text.split(",");
    const unknown = names.find((name) => !(name in known));
    if (unknown !== undefined) misuse(`there is no ${what} ${unknown}`);
    return names;
  };
  const { quick, beside } = options;
  const only = options.only && listed(options.only, TARGETS, "target");
  const names = listed(options.profile ?? Object.keys(PROFILES).join(","), PROFILES, "profile");
  const profiles = quick ? [QUICK] : names.map((name) => PROFILES[name]);
  const asked = options.sizes?.split(",").map(Number);
  if (asked?.some((size) => !(size >= 1))) misuse(`${options.sizes} are no sizes`);
  return profiles.map((profile) => {
    const runs = Number(options.runs ?? profile.runs);
    if (!(runs >= 1)) misuse(`${options.runs} is no number of runs`);
    const cells = (asked ?? profile.sizes).map((size) => {
      const part = only ?? profile.targets.filter((name) => takesPart(name, size));
      const others = beside ? Object.keys(releases).slice(1) : [];
      return { size, targets: [...part, ...others] };
    });
    return { ...profile, cells, runs };
  });
}

/** All runs at a size. The targets take turns, so that whatever else the machine does meets all of them. */
async function runAll(profile, size, targets) {
  const found = Object.fromEntries(targets.map((name) => [name, []]));
  for (let run = 1; run <= profile.runs; run++)
    for (const name of targets) {
      say(`${profile.title}, ${grouped(size)}, run ${run} of ${profile.runs}: ${name}`);
      const { numbers, faults } = await attempt(name, size, profile);
      if (numbers) found[name].push(numbers);
      for (const fault of new Set(faults)) {
        process.exitCode = 1;
        console.error(`FAULT ${TARGETS[name].title}, ${grouped(size)}: ${fault}`);
      }
    }
  say("");
  const columns = {};
  for (const [name, runs] of Object.entries(found))
    if (runs.length) columns[name] = { title: TARGETS[name].title, runs, numbers: medians(runs) };
  results.push({ profile: profile.title, size, columns });
  const times = profile.runs === 1 ? "one run" : `medians of ${profile.runs} runs`;
  if (Object.keys(columns).length)
    console.log(report(`**${grouped(size)} headlines, ${profile.title}** (${times})`, columns));
}

async function attempt(name, size, profile) {
  const target = TARGETS[name];
  try {
    return await Promise.race([
      measure({ browser, server, target, size, profile, expected: expected.get(size) }),
      sleep(LIMIT, null, { ref: false }).then(() => {
        throw new Error(`not done after ${LIMIT / 1000} s`);
      }),
    ]);
  } catch (error) {
    await Promise.all(browser.contexts().map((context) => context.close()));
    return { faults: [String(error.message).split("\n")[0]] };
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
