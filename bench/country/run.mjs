// Our country tagger and its peers on the same headlines, in the same run, by the same scorer: `cargo xtask bench
// country [FILE…]` calls this. Each system is a program of its own, from headlines to a line of JSON. A peer that
// cannot be had or fails is a line in the table, never the end of the run.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { digits, median, table } from "../figures.mjs";
import { parseGold, score } from "./score.mjs";

/** In peers.py: the name that stands in the table, and the one that it is asked for by. */
const PEERS = {
  "names as substrings (pycountry)": "substring",
  geotext: "geotext",
  "flashgeotext, cities too": "flashgeotext",
  country_converter: "country_converter",
  "spaCy, places and peoples": "spacy",
  "spaCy, every name": "spacy-names",
  "compromise, places and adjectives": "compromise",
  "compromise, every proper noun": "compromise-names",
};
const OURS = "cargo run --quiet --release --package article-viewer-bench-country".split(" ");

const further = process.argv.slice(2).map((file) => [file, resolve(file)]);
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const own = [
  ...["hard", "world"].map((name) => `crates/countries/tests/${name}.tsv`),
  ...["regions", "namesakes"].map((name) => `bench/country/${name}.tsv`),
];
// All are read before 650 MB are fetched, so that a wrong name is heard of at once.
const golds = [];
for (const [name, file] of [...own.map((file) => [file, file]), ...further]) {
  try {
    golds.push([name, parseGold(readFileSync(file, "utf8"))]);
  } catch (error) {
    console.error(`${name} cannot be read as a gold file: ${error.message}`);
    process.exit(2);
  }
}

const python = ensurePython();
for (const [name, gold] of golds) {
  const headlines = gold.map(({ headline }) => headline);
  const ours = ask(OURS, headlines);
  if (ours.reason) throw new Error(`our tagger: ${ours.reason}`);
  const lines = [["system", "version", "precision", "recall", "F1", "exact", "µs", "to ours"]];
  lines.push(cells("ours", ours));
  for (const [system, peer] of Object.entries(PEERS))
    lines.push(cells(system, ask([python, "bench/country/peers.py", peer], headlines)));
  console.log(`\n${name}, ${gold.length} headlines\n\n${table(lines)}`);

  function cells(system, { reason, version, passes, codes }) {
    if (reason) return [system, reason, ..."------"];
    // Codes that are no country's, such as EU, count neither way.
    const countries = new Set(ours.countries);
    const found = codes.map((line) => line.filter((code) => countries.has(code)));
    const { precision, recall, f1, exact } = score(gold, found);
    return [
      system,
      version,
      ...[precision, recall, f1].map((share) => digits(share, 3)),
      `${exact}/${gold.length}`,
      digits(median(passes) / gold.length, 2),
      `${digits(median(passes) / median(ours.passes), 1)}×`,
    ];
  }
}

/** What a program says of the headlines, or the reason why it does not. */
function ask([program, ...args], headlines) {
  const input = `${headlines.join("\n")}\n`;
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (error) return { reason: `failed: ${error.message}` };
  const last = stderr.trimEnd().split("\n").at(-1);
  if (status) {
    const missing = /(?:Module|Package|File)NotFoundError: (.*)/.exec(last);
    return { reason: missing ? `not installed: ${missing[1]}` : `failed: ${last}` };
  }
  const answer = JSON.parse(stdout);
  if (answer.codes.length === headlines.length) return answer;
  return { reason: `failed: codes of ${answer.codes.length} headlines, not ${headlines.length}` };
}

/** A Python of its own in `target/`, filled as requirements.txt says, unless it is so already. */
function ensurePython() {
  const folder = "target/bench/country/python";
  const windows = process.platform === "win32";
  const own = join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const requirements = "bench/country/requirements.txt";
  const wanted = readFileSync(requirements, "utf8");
  const stamp = join(folder, ".filled-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return own;
  console.log(
    `  Fetching the peers of Python by ${requirements} into ${folder}, 650 MB: about a minute.`,
  );
  mkdirSync(folder, { recursive: true });
  const run = (program, ...args) => spawnSync(program, args, { stdio: "inherit" }).status === 0;
  const pip = (...what) =>
    run(own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...what);
  if (!run(windows ? "python" : "python3", "-m", "venv", "--clear", folder))
    console.log(
      "  There is no Python (3.11 or newer, https://python.org), so its peers are left out.",
    );
  else if (pip("--requirement", requirements)) writeFileSync(stamp, wanted);
  else {
    console.log("  Not all of it can be had, so one by one: about two minutes.");
    // One that cannot be had takes no other with it.
    for (const [, one] of wanted.matchAll(/^(\w\S+)/gm)) pip("--no-deps", one);
  }
  return own;
}
