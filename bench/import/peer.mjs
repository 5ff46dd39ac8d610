// The peer: Mozilla's Readability, as Firefox's reader view has it, on linkedom. It gives title and text, no exchanges.
// usage: node peer.mjs FOLDER      prints how many pages of it had an article

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const [folder] = process.argv.slice(2);
let articles = 0;
for (const name of readdirSync(folder)) {
  const { document } = parseHTML(readFileSync(join(folder, name), "utf8"));
  if (new Readability(document).parse()?.textContent.trim()) articles += 1;
}
console.log(articles);
