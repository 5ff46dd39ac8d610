// The viewer's own files: where they are, and fetching them. All but the WebAssembly can be done without, so what fails is
// told, and gives null.

import { assets } from "./assets.js";

/** How long a drawing waits for what changes its looks, in milliseconds. It may come later. */
const PATIENCE = 3000;

/** @type {string | URL | undefined} */
let base;
/** @type {Map<string, Promise<ArrayBuffer | null>>} */
const requests = new Map();
/** What has been reported as missing. */
const reported = new Set();

/** What the loader is told: `missing` of a file that it does without; `late` once phrases come that were drawn without. */
export const hooks = {
  /** @type {(message: string, url: string) => void} */
  missing() {},
  late() {},
};

/**
 * Sets the folder of all files, with or without its last slash.
 *
 * @param {string | URL} [folder] relative to the document
 */
export function setBase(folder) {
  base ??= folder;
}

/** Where a file is, by its name in `assets`. @param {string} name */
export function locate(name) {
  const [file, beside] = assets[name];
  if (!base) return beside();
  return new URL(file, new URL(`${base}/`.replace(/\/+$/, "/"), document.baseURI));
}

/**
 * What `read` makes of a file; null where it can't be had.
 *
 * @template T
 * @param {string} name
 * @param {(response: Response) => Promise<T>} read
 */
export async function fetchAsset(name, read) {
  let url = String(base);
  try {
    url = locate(name).href;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await read(response);
  } catch (error) {
    // Once is enough, however often it is asked for.
    if (!reported.has(name)) hooks.missing(/** @type {Error} */ (error).message, url);
    reported.add(name);
    return null;
  }
}

/**
 * What a promise gives, or null where it keeps a reader waiting.
 *
 * @template T
 * @param {Promise<T> | undefined} promise
 * @param {number} [patience] in milliseconds
 * @returns {Promise<Awaited<T> | null | undefined>}
 */
export function soon(promise, patience = PATIENCE) {
  return Promise.race([
    promise,
    new Promise((resolve) => {
      setTimeout(resolve, patience, null);
    }),
  ]);
}

/**
 * What the engine asks for beside the article: null where it is not here after `patience` milliseconds. Phrases that come
 * later are put in then.
 *
 * @param {string} name
 * @param {number} [patience]
 */
export function resource(name, patience) {
  const bytes = once(name);
  if (patience) return soon(bytes, patience);
  if (name === "gazetteer") return bytes;
  return soon(bytes).then((inTime) => {
    if (!inTime) bytes.then((late) => late && hooks.late());
    return inTime;
  });
}

/** A file's bytes, asked for once; again where it could not be had. @param {string} name */
export function once(name) {
  if (!Object.hasOwn(assets, name)) return Promise.resolve(null);
  const known = requests.get(name);
  if (known) return known;
  const bytes = fetchAsset(name, (response) => response.arrayBuffer());
  requests.set(name, bytes);
  // Another viewer may try again.
  bytes.then((got) => got || requests.delete(name));
  return bytes;
}
