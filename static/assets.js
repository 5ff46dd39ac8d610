// Where the viewer's own files are. A release has a module of the same form in the place of this one, whose names bear
// a hash (xtask/release/assets.mjs).

/**
 * A file's name in the folder that a host names with `init({ base })`, and its address beside this module: in a literal,
 * as bundlers look for it, and only then evaluated, since a script that is no module has no address.
 *
 * @typedef {[name: string, beside: () => URL]} Asset
 */

/** @type {Record<string, Asset>} */
export const assets = {
  style: ["./viewer.css", () => new URL("./viewer.css", import.meta.url)],
  wasm: ["./viewer_bg.wasm", () => new URL("./viewer_bg.wasm", import.meta.url)],
  gazetteer: ["./en.gaz", () => new URL("./en.gaz", import.meta.url)],
  "messages-az": ["./messages/az.json", () => new URL("./messages/az.json", import.meta.url)],
  "messages-fa": ["./messages/fa.json", () => new URL("./messages/fa.json", import.meta.url)],
  "messages-ru": ["./messages/ru.json", () => new URL("./messages/ru.json", import.meta.url)],
  "messages-tr": ["./messages/tr.json", () => new URL("./messages/tr.json", import.meta.url)],
};
