// The peer that is written in JavaScript, as peers.py asks it: a line with a JSON list of headlines in, a line with the
// names in each headline out. It knows no codes. `node compromise.mjs places` gives what compromise takes for places and
// peoples, `node compromise.mjs names` every proper noun besides.

import { createInterface } from "node:readline";
import nlp from "compromise";

const everyName = process.argv[2] === "names";

function names(headline) {
  const read = nlp(headline);
  // `South` of `South Korean` is a proper noun of its own to compromise; `U.S.` is often an acronym and no place.
  const matches = [read.places(), read.match("#ProperNoun? #Demonym+"), read.acronyms()];
  if (everyName) matches.push(read.match("#ProperNoun+"));
  return matches.flatMap((match) => match.out("array"));
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(JSON.parse(line).map(names)));
