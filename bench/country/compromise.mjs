// The peer that is written in JavaScript. Started in the folder that compromise is installed in, as
// `node compromise.mjs TABLE places|names < HEADLINES`; prints one line of JSON: version, median time a headline in
// µs, codes of each headline. TABLE is what `peers.py table` prints, since compromise finds names and knows no codes.
// `places` looks up what compromise takes for places and peoples, `names` every proper noun besides.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const nlp = require("compromise");
const table = JSON.parse(readFileSync(process.argv[2], "utf8"));
const everyName = process.argv[3] === "names";
const names = new Map(Object.entries(table.names));
const cities = new Map(Object.entries(table.cities));

/** Small letters without accents, full stops, hyphens, possessives and a first `the`. As in peers.py. */
function normal(name) {
  const words = name
    .replaceAll("’", "'")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/'s?(?![\p{L}\p{N}_'])/gu, "")
    .replaceAll(".", "")
    .split(/[-–/\s]+/u)
    .filter(Boolean);
  return words[0] === "the" ? words.slice(1) : words;
}

function look(where, words) {
  const name = words.join(" ");
  return where.get(name) ?? (name.endsWith("s") ? where.get(name.slice(0, -1)) : undefined);
}

/** The codes of a name that was found, as `Table.codes` in peers.py makes them. */
function codes(found, into) {
  for (const part of found.split(",")) {
    const words = normal(part);
    const whole = look(names, words) ?? look(cities, words);
    if (whole) {
      into.add(whole);
      continue;
    }
    for (let start = 0; start < words.length; start += 1) {
      for (let end = words.length; end > start; end -= 1) {
        const code = look(names, words.slice(start, end));
        if (code) {
          into.add(code);
          start = end - 1;
          break;
        }
      }
    }
  }
}

function tag(headline) {
  const read = nlp(headline);
  const found = new Set();
  // `South` of `South Korean` is a proper noun of its own to compromise; `U.S.` is often an acronym and no place.
  const matches = [read.places(), read.match("#ProperNoun? #Demonym+"), read.acronyms()];
  if (everyName) {
    matches.push(read.match("#ProperNoun+"));
  }
  for (const match of matches) {
    for (const name of match.out("array")) {
      codes(name, found);
    }
  }
  return [...found].sort();
}

const headlines = readFileSync(0, "utf8").split("\n");
if (headlines.at(-1) === "") {
  headlines.pop();
}
const answers = headlines.map(tag);
// One pass has warmed up; at least two are timed, and further ones until a second has passed.
const passes = [];
let passed = 0;
while (passes.length < 2 || passed < 1000) {
  const start = performance.now();
  headlines.forEach(tag);
  passes.push(performance.now() - start);
  passed += passes.at(-1);
}
passes.sort((one, other) => one - other);
const middle = passes.length >> 1;
const median = passes.length % 2 ? passes[middle] : (passes[middle - 1] + passes[middle]) / 2;
const micros = (median * 1000) / Math.max(headlines.length, 1);
console.log(JSON.stringify({ version: nlp.version, micros, codes: answers }));
