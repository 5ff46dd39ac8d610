// What the release puts in the place of static/assets.js.

import { dirname } from "node:path";
import { assets as source } from "../../static/assets.js";

/** What a release calls a file, where that is not as in the repository. */
const RENAMED = { "./en.gaz": "./gazetteer-en.gaz" };

/**
 * An esbuild plugin. With `hashed`, esbuild's `file` loader names and copies each file, and the script holds the names; else
 * they stand in literals, as bundlers look for them.
 */
export const assets = ({ hashed, names = {} }) => ({
  name: "assets",
  setup(build) {
    build.onLoad({ filter: /[\\/]assets\.js$/ }, ({ path }) => {
      const files = Object.entries(source).map(([name, [file]]) => [
        name,
        names[file] ?? RENAMED[file] ?? file,
      ]);
      const value = (file, index) => (hashed ? `file${index}` : JSON.stringify(file));
      const imports = files.map(([, file], index) => `import file${index} from "${file}";\n`);
      const rows = files.map(([name, file], index) => {
        const address = value(file, index);
        return `"${name}": [${address}, () => new URL(${address}, import.meta.url)],\n`;
      });
      return {
        contents: `${hashed ? imports.join("") : ""}export const assets = {\n${rows.join("")}};\n`,
        resolveDir: dirname(path),
      };
    });
  },
});

/** What every script of a release is built with. */
export const common = {
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
};
