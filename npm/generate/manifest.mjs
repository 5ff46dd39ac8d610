// Plugins for `@custom-elements-manifest/analyzer`: what it cannot read by itself, since it stands in a table or in the sheet.

import { readFileSync } from "node:fs";

/** @typedef {import("custom-elements-manifest/schema").Package} Package */

const sentence = (node) => node.jsDoc?.at(-1)?.comment;

/** Rows of static/properties.js: attributes, and fields where there is a property. */
export function propertyTable() {
  const found = { attributes: [], members: [] };
  return {
    name: "property-table",
    analyzePhase({ ts, node }) {
      const name = node.name?.getText?.();
      if (!ts.isVariableDeclaration(node) || !["properties", "attributes"].includes(name)) return;
      for (const row of node.initializer.properties) {
        const fieldName = row.name.getText();
        const [, type = "string"] = row.initializer.getFullText().match(/@type \{Row(?:<(.*)>)?\} \*\//);
        const facts = {};
        for (const fact of row.initializer.expression.properties)
          facts[fact.name.getText()] = fact.initializer.getText();
        const common = { type: { text: type }, description: sentence(row) };
        if (facts.default && facts.default !== '""')
          common.default = facts.default.replaceAll('"', "");
        const attribute = JSON.parse(facts.attribute);
        const isField = name === "properties";
        // HTML has a property of its own for `lang`.
        const field = isField || fieldName === "lang" ? { fieldName } : {};
        found.attributes.push({ name: attribute, ...common, ...field });
        if (isField)
          found.members.push({ kind: "field", name: fieldName, ...common, attribute });
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      const element = elementOf(customElementsManifest);
      element.attributes = found.attributes;
      element.members = [...found.members, ...element.members];
    },
  };
}

/** Custom properties of static/viewer.css, by its comments; `group` is the heading that they stand under. */
export function customProperties(sheet) {
  return {
    name: "custom-properties",
    packageLinkPhase({ customElementsManifest }) {
      const text = readFileSync(sheet, "utf8");
      const tokens = /\/\* ([A-Z]\w+)[^*]*\*\/|\/\*\* ([^*]*) \*\/\s*(--av-[\w-]+):\s*([^;]+);/g;
      const list = [];
      let group;
      for (const [, heading, description, name, value] of text.matchAll(tokens)) {
        group = heading ?? group;
        if (name) list.push({ name, default: oneLine(value), description, group });
      }
      // What is read with a value to fall back on, and not set: of one more face, or of another script.
      for (const [, name, value] of text.matchAll(/var\(\s*(--av-[\w-]+),\s*([^;]+)\)\s*;/g)) {
        const base = name.replace(/-arabic$/, "");
        const description =
          base === name ? `As \`--av-font\`, for the headline and the titles.` : `As \`${base}\`.`;
        const known = list.some((property) => property.name === name);
        if (!known)
          list.push({
            name,
            default: oneLine(value).replace(/^var\(--font\)$/, `var(${name.replace("-headline", "")})`),
            description,
            group: base === name ? "Type" : "Arabic",
          });
      }
      elementOf(customElementsManifest).cssProperties = list;
    },
  };
}

const oneLine = (value) => value.replaceAll(/\s+/g, " ").replaceAll(/\( | \)/g, (at) => at.trim()).trim();

const elementOf = (manifest) =>
  manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName);

/** What the package makes of the module: its name, the one that registers the tag, nothing private. */
export const packaged = () => ({
  name: "packaged",
  packageLinkPhase({ customElementsManifest: manifest }) {
    const element = elementOf(manifest);
    element.members = element.members
      .filter(({ privacy, static: isStatic }) => privacy !== "private" && !isStatic)
      .map(({ inheritedFrom, ...member }) => member);
    for (const fact of [element.members, element.attributes, element.events].flat())
      fact.description = fact.description.replaceAll(/\s+/g, " ");
    const module = manifest.modules.find(({ declarations }) => declarations.includes(element));
    manifest.modules = [module];
    module.path = "index.js";
    module.declarations = [element];
    const exported = ["defineArticleViewer", "init", "mount"];
    const reference = (name) => ({
      kind: "js",
      name,
      declaration: { name, module: "index.js" },
    });
    module.exports = exported.map(reference);
    const definition = {
      kind: "custom-element-definition",
      name: element.tagName,
      declaration: { name: element.name, module: "index.js" },
    };
    manifest.modules.push({
      kind: "javascript-module",
      path: "define.js",
      summary: "Registers the tag on import.",
      exports: [definition, ...exported.map(reference)],
    });
  },
});
