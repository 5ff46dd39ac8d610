// The last step of a release: trunk's folder becomes the site. Scripts are bundled and minified, what they load is named
// after its content, and the page gets the policy and the names.

import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { assets, common } from "./assets.mjs";
import { shortNames, withShortImports } from "./imports.mjs";
import { makePackage } from "./package.mjs";
import { policy } from "./policy.mjs";

/** What only the repository's visitors read, or `tsc`. */
const UNSERVED = /(\bREADME\.md|\.d\.ts)$/;

export async function makeSite(site) {
  const at = (file) => join(site, file);
  for (const file of readdirSync(site, { recursive: true }))
    if (UNSERVED.test(file)) rmSync(at(file));
  renameSync(at("en.gaz"), at("gazetteer-en.gaz"));
  for (const file of readdirSync(at("messages")).map((name) => at(`messages/${name}`)))
    writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, "utf8"))));
  const inSite = { ...common, absWorkingDir: site, outdir: site, allowOverwrite: true };
  await esbuild.build({
    ...inSite,
    bundle: false,
    splitting: false,
    entryPoints: ["viewer.css", "page.css"],
  });
  const wasm = readFileSync(at("viewer_bg.wasm"));
  const short = process.env.LONG_IMPORTS ? {} : shortNames(wasm);
  if (short.mangleCache)
    writeFileSync(at("viewer_bg.wasm"), withShortImports(wasm, short.mangleCache));
  await makePackage(site, at("npm"), short);

  const hashed = { ...inSite, metafile: true };
  const builds = await Promise.all([
    // The one name that embedding pages have.
    esbuild.build({
      ...hashed,
      entryPoints: ["article-viewer.js"],
      entryNames: "[name]",
      chunkNames: "chunks/[name]-[hash]",
      assetNames: "[dir]/[name]-[hash]",
      outbase: site,
      loader: { ".css": "file", ".gaz": "file", ".json": "file", ".wasm": "file" },
      plugins: [assets({ hashed: true })],
      ...short,
    }),
    esbuild.build({
      ...hashed,
      entryPoints: ["page.js", "page.css"],
      entryNames: "[name]-[hash]",
    }),
  ]);
  /** What each file is called now. */
  const names = new Map();
  for (const { metafile } of builds) {
    for (const [output, { entryPoint, inputs }] of Object.entries(metafile.outputs))
      if (entryPoint) names.set(entryPoint, output);
      // A copy of one file; the scripts that carry its name have it among theirs too.
      else if (!output.endsWith(".js")) names.set(Object.keys(inputs)[0], output);
    for (const input of Object.keys(metafile.inputs))
      if (!metafile.outputs[input]) rmSync(at(input));
  }
  rmSync(at("failures"), { recursive: true });
  finishPage(at("index.html"), names);
}

/** The names of this release, the policy before whatever loads something, and none of trunk's nonces, which its server fills. */
function finishPage(file, names) {
  const page = readFileSync(file, "utf8");
  const whole = page
    .replaceAll(/ nonce="[^"]*"/g, "")
    .replaceAll(
      /(?<=(?:src|href)=")[^"]+(?=")/g,
      (name) => names.get(name.replace(/^\.\//, "")) ?? name,
    )
    .replace(
      /<meta charset[^>]*>/,
      `$&<meta http-equiv="Content-Security-Policy" content="${policy().join("; ")}">`,
    );
  // What the policy refuses, or would bind the page to one path.
  const refused = /<style| style="| data-trunk|(?:src|href)="\/|<script(?![^>]*(?:src=|json))/.exec(
    whole,
  );
  if (refused || !whole.includes("Content-Security-Policy"))
    throw new Error(`${file}: ${refused ? `has ${refused[0]}…` : "has no <meta charset>"}`);
  writeFileSync(file, whole);
}
