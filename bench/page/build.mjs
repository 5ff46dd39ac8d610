// The pages of all sides, made into one folder: the peers bundled as a release would be, ours as the guide tells a host
// to write it, with preload hints and without. What is served beside them is the release itself, as it stands.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";
import { compile } from "svelte/compiler";

const PEERS = new URL("./peers/", import.meta.url).pathname;
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
      const source = readFileSync(path, "utf8");
      const options = { filename: path, css: "injected", dev: false, generate: "client" };
      return { contents: compile(source, options).js.code, loader: "js" };
    });
    // Its switches between browser and server become the constants that are defined below, so that a bundler drops
    // what a browser does not need.
    build.onLoad({ filter: /node_modules[\\/]svelte[\\/].*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace(/import\s*\{[^}]*\}\s*from\s*'esm-env';?/g, "");
      return { loader: "js", contents };
    });
  },
};

/** Writes scripts and pages. `dist` is the folder of our release, served as `viewer/`. */
export async function build(folder, dist, sizes) {
  mkdirSync(folder, { recursive: true });
  for (const [name, [entry, style]] of Object.entries(ENTRIES)) {
    await esbuild.build({
      entryPoints: [join(PEERS, entry)],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      outfile: join(folder, `${name}.js`),
      plugins: [svelte],
      conditions: ["browser", "production"],
      mainFields: ["browser", "module", "main"],
      define: {
        DEV: "false",
        BROWSER: "true",
        NODE: "false",
        "process.env.NODE_ENV": '"production"',
      },
      logLevel: "warning",
      legalComments: "none",
    });
    const css = readFileSync(join(PEERS, style), "utf8");
    const head = `<title>${name}</title><style>${css}</style>`;
    const script = `<script type=module src=${name}.js></script>`;
    writeFileSync(join(folder, `${name}.html`), page(head, `<div id=app></div>${script}`));
  }
  for (const size of sizes) {
    const write = (name, article, hints) =>
      writeFileSync(join(folder, `${name}-${size}.html`), host(article, hints));
    write("ours", `article-${size}.json`, []);
    write("given", `article-given-${size}.json`, []);
    write("hinted", `article-${size}.json`, hintsFor(dist, `article-${size}.json`));
  }
}

const page = (head, body) =>
  `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">${head}${body}`;

const host = (article, hints) =>
  page(
    `<title>ours</title>${hints.join("")}<script type=module src=viewer/article-viewer.js></script>`,
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
