// `cargo xtask bench import [--pages N]`: so many saved pages (by default 1,000) to articles, by our tool and by Readability
// on Node, in one run. The pages are those of crates/import/tests/saved, over and over.

import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { pages: { type: "string", default: "1000" } } });
const wanted = Number(values.pages);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error("--pages takes a whole number above 0");
  process.exit(2);
}
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const saved = join(root, "crates/import/tests/saved");
const pages = readdirSync(saved).filter((name) => name.endsWith(".html"));

execFileSync("cargo", ["build", "--quiet", "--release", "--package", "article-viewer-cli"], {
  cwd: root,
  stdio: "inherit",
});
const scratch = mkdtempSync(join(tmpdir(), "bench-import-"));
try {
  const folder = join(scratch, "pages");
  mkdirSync(folder);
  let bytes = 0;
  for (let at = 0; at < wanted; at += 1) {
    const from = join(saved, pages[at % pages.length]);
    bytes += statSync(from).size;
    copyFileSync(from, join(folder, `${at}.html`));
  }
  const timed = (program, args) => {
    const start = performance.now();
    const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
    if (status === null) throw new Error(`${program} did not end: ${stderr}`);
    return (performance.now() - start) / 1000;
  };
  const ours = timed(join(root, "target/release/article-viewer"), [
    "import",
    folder,
    "-o",
    join(scratch, "out"),
  ]);
  const articles = readdirSync(join(scratch, "out")).length;
  const theirs = timed(process.execPath, [join(here, "peer.mjs"), folder]);

  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(
    `${wanted} pages, ${megabytes} MB, ${availableParallelism()} processors; ${articles} articles\n`,
  );
  const row = (name, seconds) =>
    console.log(
      `${name.padEnd(28)} ${seconds.toFixed(2).padStart(8)} s ${(wanted / seconds).toFixed(0).padStart(8)} pages/s ${(seconds / ours).toFixed(1).padStart(6)}`,
    );
  console.log(`${"".padEnd(28)} ${"time".padStart(10)} ${"".padStart(16)} ${"ratio".padStart(6)}`);
  row("article-viewer import", ours);
  row("Readability, linkedom, Node", theirs);
} finally {
  rmSync(scratch, { recursive: true });
}
