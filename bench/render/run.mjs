// `cargo xtask bench render [--pages N]`: so many articles (by default 1,000) to pages, by our tool and by Preact on Node, in
// one run. The article is the sample, under as many names.

import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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
const samples = join(root, "static/samples");

execFileSync("cargo", ["build", "--quiet", "--release", "--package", "article-viewer-cli"], {
  cwd: root,
  stdio: "inherit",
});
const scratch = mkdtempSync(join(tmpdir(), "bench-render-"));
try {
  const folder = join(scratch, "articles");
  mkdirSync(folder);
  cpSync(join(samples, "caspian.svg"), join(folder, "caspian.svg"));
  const article = readFileSync(join(samples, "interview.json"), "utf8");
  for (let at = 0; at < wanted; at += 1) writeFileSync(join(folder, `a${at}.json`), article);
  const timed = (program, args) => {
    const start = performance.now();
    const { status, stderr } = spawnSync(program, args, { encoding: "utf8", cwd: scratch });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
    return (performance.now() - start) / 1000;
  };
  const [out, peers] = [join(scratch, "out"), join(scratch, "peer")];
  const ours = timed(join(root, "target/release/article-viewer"), ["render", folder, "-o", out]);
  mkdirSync(peers);
  const theirs = timed(process.execPath, [join(here, "peer.mjs"), folder, peers]);

  console.log(`${wanted} articles, ${availableParallelism()} processors\n`);
  const row = (name, seconds, page) =>
    console.log(
      `${name.padEnd(28)} ${seconds.toFixed(2).padStart(8)} s ${(wanted / seconds).toFixed(0).padStart(8)} pages/s ${(statSync(page).size / 1000).toFixed(1).padStart(8)} kB a page ${(seconds / ours).toFixed(2).padStart(6)}`,
    );
  row("article-viewer render", ours, join(out, "a0/index.html"));
  row("Preact, one processor", theirs, join(peers, "a0.html"));
} finally {
  rmSync(scratch, { recursive: true });
}
