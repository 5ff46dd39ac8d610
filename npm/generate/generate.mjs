// `npm run generate`: what follows from the element's facts, each of which stands once, in static/properties.js,
// static/element.js, static/viewer.css and Trunk.toml. With `--check` it writes nothing, and fails where a file is not fresh.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cli } from "@custom-elements-manifest/analyzer/cli.js";
import { explained, policy } from "../../xtask/release/policy.mjs";

const check = process.argv.includes("--check");

/** `tsc`'s declarations of the table of properties, for npm/index.d.ts. */
function declarations() {
  const folder = mkdtempSync(join(tmpdir(), "article-viewer-"));
  const options = ["--declaration", "--emitDeclarationOnly", "--allowJs", "--target", "es2022"];
  const module = ["--module", "esnext", "--moduleResolution", "bundler", "--outDir", folder];
  const tsc = "node_modules/typescript/bin/tsc";
  execFileSync(process.execPath, [tsc, "--ignoreConfig", ...options, ...module, "static/properties.js"], {
    stdio: "inherit",
  });
  const text = readFileSync(join(folder, "properties.d.ts"), "utf8");
  rmSync(folder, { recursive: true });
  return `// Made by \`npm run generate\` from static/properties.js.\n${text}`;
}

const table = (...rows) =>
  rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
const code = (text) => `\`${text}\``;
const without = (text) => text.replace(/\.$/, "").replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

/** The tables of the guides, by the names that their places bear. */
function tables(manifest) {
  const element = manifest.modules[0].declarations[0];
  const ruled = (...heads) => [heads, heads.map(() => "---")];
  const shown = ({ default: value }) => (value ? code(value) : "");
  const sentence = ({ description }) => without(description);
  const onlyProperties = element.members.filter(
    ({ kind, attribute, readonly }) => kind === "field" && !attribute && !readonly,
  );
  const properties = (group) =>
    table(
      ...ruled("property", "default", "what it sets"),
      ...element.cssProperties
        .filter((property) => property.group === group)
        .map((property) => [code(property.name), shown(property), sentence(property)]),
    );
  return {
    attributes: table(
      ...ruled("attribute", "property", "default", "meaning"),
      ...element.attributes.map((attribute) => [
        code(attribute.name),
        attribute.fieldName ? code(attribute.fieldName) : "–",
        shown(attribute),
        sentence(attribute),
      ]),
      ...onlyProperties.map((property) => ["–", code(property.name), "", sentence(property)]),
    ),
    methods: table(
      ...ruled("method", "does"),
      ...element.members
        .filter(({ kind }) => kind === "method")
        .map(({ name, parameters = [], description }) => [
          code(`${name}(${parameters.map((parameter) => parameter.name).join(", ")})`),
          without(description),
        ]),
    ),
    events: table(
      ...ruled("event", "`detail`", "cancelable", "when"),
      ...element.events.map(({ name, description }) => {
        const [when, detail] = description.split(" `detail`: ");
        const isCancelable = /cancelable/.test(when) ? "yes" : "no";
        return [code(name), without(detail), isCancelable, without(when)];
      }),
    ),
    parts: table(
      ...ruled("`part`", "what it is"),
      ...element.cssParts.map((part) => [code(part.name), sentence(part)]),
    ),
    "properties: Colour": properties("Colour"),
    "properties: Type": properties("Type"),
    "properties: Space": properties("Space"),
    "properties: Arabic": properties("Arabic"),
    policy: [
      `\`\`\`\n${policy().join("; ")}\n\`\`\`\n`,
      table(...ruled("directive", "what it is for"), ...explained().map(([rule, why]) => [code(rule), why])),
    ].join("\n"),
  };
}

const manifest = await cli({
  argv: ["analyze", "--config", "npm/generate/cem.config.mjs", "--quiet"],
  noWrite: true,
});
const filled = tables(manifest);
const guide = (file) =>
  readFileSync(file, "utf8")
    .replaceAll(
      /(<!-- ([^>]+): made by `npm run generate` -->\n)[^]*?(?=\n<!-- end -->)/g,
      (_, marker, name) => `${marker}${filled[name]}`,
    )
    .replaceAll(/^( +Content-Security-Policy: ).*$/gm, `$1${policy().join("; ")}`);

const files = {
  "npm/custom-elements.json": `${JSON.stringify(manifest, null, 2)}\n`,
  "npm/properties.d.ts": declarations(),
  "docs/embedding.md": guide("docs/embedding.md"),
  "npm/PACKAGE.md": guide("npm/PACKAGE.md"),
  "README.md": guide("README.md"),
};
const stale = Object.entries(files).filter(([file, text]) => readFileSync(file, "utf8") !== text);
if (!check) for (const [file, text] of stale) writeFileSync(file, text);
else if (stale.length) {
  console.error(`not fresh, run \`npm run generate\`: ${stale.map(([file]) => file).join(", ")}`);
  process.exitCode = 1;
}
