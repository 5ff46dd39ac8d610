// What an embedding page downloads, part by part, beside its budget: `node xtask/release/sizes.mjs DIST`. Exit status 1
// over the budget.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** All that every embedding page downloads, in bytes after brotli (1 kB is 1000 bytes): docs/decisions/rendered-pages.md. */
const BUDGET = 157_000;

/** What a part is, by its name, and why it does not count where it does not. Pages, samples and the package are no parts. */
const PARTS = [
  [/^article-viewer\.js$/, "loader"],
  [/^viewer_bg-.*\.wasm$/, "WASM"],
  [/^gazetteer-.*\.gaz$/, "gazetteer"],
  [/^viewer-.*\.css$/, "style"],
  [/^messages\//, "messages", "for another language than English"],
  [/^chunks\/url-state/, "url-state", "only where `url-state` asks for it"],
  [/^chunks\/rendered/, "rendered", "only where the article stands in the page as HTML"],
  [/^chunks\/(?!url-state|rendered)/, "failures", "only once something has failed"],
];

const [folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll("\\", "/"));
const rows = PARTS.flatMap(([pattern, kind, apart]) =>
  files
    .filter((file) => pattern.test(file))
    .sort()
    .map((file) => {
      const bytes = readFileSync(join(folder, file));
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      const brotli = brotliCompressSync(bytes, { params }).length;
      return { kind, file, apart, raw: bytes.length, brotli };
    }),
);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const line = (kind, file, raw, brotli, note = "") =>
  console.log(
    `${kind.padEnd(10)} ${file.padEnd(32)} ${raw.padStart(9)} ${brotli.padStart(9)}  ${note}`.trimEnd(),
  );
line("part", "file", "raw", "brotli");
for (const { kind, file, raw, brotli, apart } of rows)
  line(kind, file, kilobytes(raw), kilobytes(brotli), apart && `not counted: ${apart}`);
const counted = rows.filter(({ apart }) => !apart);
const sum = (what) => counted.reduce((total, row) => total + row[what], 0);
const total = sum("brotli");
const rest = BUDGET - total;
console.log(
  `An embedding page downloads ${kilobytes(total)} of brotli; the budget is ${kilobytes(BUDGET)}: ` +
    `${kilobytes(Math.abs(rest))} ${rest < 0 ? "too much" : "to spare"}.\n` +
    `From a host that compresses nothing it downloads ${kilobytes(sum("raw"))}.`,
);
process.exitCode = rest < 0 || counted.length < 4 ? 1 : 0;
