// The viewer's style sheet: one constructable sheet for all viewers of a document.

import { fetchAsset, locate } from "./resources.js";

/** The sheet of each document. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();
/** The sheet's text once it is here. @type {string | null | undefined} */
let rules;
/** @type {Promise<void> | undefined} */
let request;

/** Asks for the sheet, again where it could not be had; `arrived` hears once it is here. @param {() => void} arrived */
export function styleSheet(arrived) {
  request ??= Promise.resolve()
    .then(() => fetchAsset("style", (response) => response.text()))
    .then((text) => {
      rules = text;
      if (!text) request = undefined;
      arrived();
    });
  return request;
}

/** Whether a document or a shadow root links the file itself. @param {any} root */
export const isLinked = (root) =>
  /** @type {CSSStyleSheet[]} */ ([...(root.styleSheets ?? [])]).some(
    ({ href }) => href === locate("style").href,
  );

/**
 * Adds the document's sheet, which may be empty yet, to a root, unless that links the file itself.
 *
 * @param {any} root a document or a shadow root, or what has no style sheets
 */
export function adopt(root) {
  if (isLinked(root) || !root.adoptedStyleSheets) return;
  const page = root.ownerDocument ?? root;
  // Another document takes none but its own.
  const sheet = sheets.get(page) ?? new (page.defaultView ?? window).CSSStyleSheet();
  sheets.set(page, sheet);
  if (rules && !sheet.cssRules.length) sheet.replaceSync(rules);
  if (!root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
