// `dist/npm/`, the package to publish: the element under plain names, and what stands in npm/. A bundler gives names after
// the content itself, and a CDN has the version in the address.

import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { assets, common } from "./assets.mjs";

/** Vite puts smaller files into the script as `data:` addresses, which `connect-src 'self'` refuses. In bytes. */
const LEAST = 4096;

/** The loader wants the sheet's text; bundlers make JavaScript of whatever ends in `.css`. */
const STYLE = "style.txt";

/** `site` is trunk's folder, before it is a site; `short` are the names of its imports. */
export async function makePackage(site, folder, short) {
  const at = (file) => join(folder, file);
  mkdirSync(at("messages"), { recursive: true });
  await esbuild.build({
    ...common,
    absWorkingDir: site,
    entryPoints: [{ in: "element.js", out: "index" }],
    outdir: folder,
    chunkNames: "chunks/[name]",
    plugins: [assets({ names: { "./viewer.css": `./${STYLE}` } })],
    ...short,
  });
  for (const file of [
    "viewer_bg.wasm",
    "gazetteer-en.gaz",
    "viewer.css",
    "article.schema.json",
    "NOTICE.txt",
  ])
    copyFileSync(join(site, file), at(file));
  copyFileSync(join(site, "viewer.css"), at(STYLE));
  for (const file of readdirSync(join(site, "messages")))
    writeFileSync(
      at(`messages/${file}`),
      readFileSync(join(site, "messages", file), "utf8").padEnd(LEAST),
    );
  for (const file of ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"])
    copyFileSync(file, at(file));
  // What a folder holds is said to whoever opens the repository.
  const filter = (path) => !/README\.md$|generate$/.test(path);
  cpSync("npm", folder, { recursive: true, filter });

  const [, workspace] = readFileSync("Cargo.toml", "utf8").split("\n[workspace.package]\n");
  const fact = (name) => workspace.match(new RegExp(`^${name} = "(.*)"`, "m"))[1];
  renameSync(at("PACKAGE.md"), at("README.md"));
  const readme = readFileSync(at("README.md"), "utf8");
  writeFileSync(at("README.md"), readme.replaceAll("@VERSION", `@${fact("version")}`));
  const { name, ...description } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const whole = { name, version: fact("version"), license: fact("license"), ...description };
  writeFileSync(at("package.json"), `${JSON.stringify(whole, null, 2)}\n`);
}
