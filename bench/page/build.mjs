// The pages of all sides, made into one folder: the peers bundled as a release would be, ours as the guide tells a host
// to write it, with preload hints and without. What is served beside them is the release itself, as it stands.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { compile } from "svelte/compiler";

const PEERS = fileURLToPath(new URL("peers/", import.meta.url));
const ENTRIES = {
  vanilla: ["vanilla.ts", "style.css"],
  preact: ["preact.tsx", "style.css"],
  svelte: ["svelte.ts", "style.css"],
  whole: ["whole.tsx", "whole.css"],
};

const svelte = {
  name: "svelte",
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const options = { filename: path, css: "injected", dev: false, generate: "client" };
      return { contents: compile(readFileSync(path, "utf8"), options).js.code };
    });
    // Its switches between browser and server become the constants that are defined below, so that esbuild drops what
    // a browser does not need: 3.4 of 21.4 kB.
    build.onLoad({ filter: /node_modules[\\/]svelte[\\/].*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      return { contents: source.replace(/import\s*\{[^}]*\}\s*from\s*'esm-env';?/g, "") };
    });
  },
};

/** More than that stand in no page as HTML. */
const MOST_RENDERED = 10_000;

/** Has our tool render an article beside the list, and writes the same page without the viewer. */
function render(site, size) {
  const folder = join(site, `ours-rendered-${size}`);
  const article = join(site, `article-${size}.json`);
  const cargo = ["run", "--quiet", "--release", "--package", "article-viewer-cli", "--"];
  const tool = ["render", article, "-o", folder, "--viewer", "dist", "--open", "first", "--force"];
  execFileSync("cargo", [...cargo, ...tool], { stdio: "inherit" });
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const still = html.replace(/<link rel="(module)?preload".*\n|<script type="module".*\n/g, "");
  writeFileSync(join(folder, "still.html"), still);
}

/** Writes scripts and pages into `site`. `releases` are folders with a release of ours, by the name they are served by. */
export async function build(site, releases, sizes, isRendered) {
  for (const [name, [entry, style]] of Object.entries(ENTRIES)) {
    await esbuild.build({
      entryPoints: [join(PEERS, entry)],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      outfile: join(site, `${name}.js`),
      plugins: [svelte],
      conditions: ["browser", "production"],
      define: { DEV: "false", BROWSER: "true", NODE: "false" },
      logLevel: "warning",
      legalComments: "none",
    });
    const css = readFileSync(join(PEERS, style), "utf8");
    const head = `<title>${name}</title><style>${css}</style>`;
    const script = `<script type=module src=${name}.js></script>`;
    writeFileSync(join(site, `${name}.html`), page(head, `<div id=app></div>${script}`));
  }
  for (const size of sizes) {
    const write = (name, release, article, hints = []) =>
      writeFileSync(join(site, `ours-${name}-${size}.html`), host(release, article, hints));
    const article = `article-${size}.json`;
    for (const release of Object.keys(releases)) write(release, release, article);
    write("hinted", "viewer", article, hintsFor(releases.viewer, article));
    if (isRendered && size <= MOST_RENDERED) render(site, size);
  }
}

const page = (head, body) =>
  `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">${head}${body}`;

const host = (release, article, hints) =>
  page(
    `<title>ours</title>${hints.join("")}<script type=module src=${release}/article-viewer.js></script>`,
    `<article-viewer src=${article}><p><a href=${article}>Read the interview</a></p></article-viewer>`,
  );

/** What a server writes into the page ahead, by the names that bear this release's hashes. */
function hintsFor(dist, article) {
  const files = readdirSync(dist);
  const fetched = (href) => `<link rel=preload as=fetch crossorigin href=${href}>`;
  const hashed = (pattern) => {
    const found = files.filter((file) => pattern.test(file));
    if (found.length !== 1) throw new Error(`${dist} has ${found.length} files like ${pattern}`);
    return `viewer/${found[0]}`;
  };
  return [
    "<link rel=modulepreload href=viewer/article-viewer.js>",
    fetched(hashed(/^viewer_bg-.*\.wasm$/)),
    fetched(hashed(/^viewer-.*\.css$/)),
    fetched(article),
  ];
}
