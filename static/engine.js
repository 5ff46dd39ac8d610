// The engine: the one module that imports the glue. One WebAssembly instance serves every viewer of a page.
//
// A panic poisons an instance: nothing of it is called again, the glue makes a fresh one of the same module,
// and every viewer mounts anew from its snapshot. The order matters, and was tried: the trap or the panic hook
// tells us, a microtask later (never at once, where Rust may still stand on the stack) `reinit` is called.

import { formats } from "./formats.js";
import { locate, resource, setBase } from "./resources.js";
import {
  closeAll,
  destroy,
  fill,
  filter,
  goBack,
  initSync,
  load,
  mount,
  navigate,
  open,
  openAll,
  reinit,
  start,
  update,
} from "./viewer.js";

/** What of src/embed/exports.rs the loader calls. @typedef {typeof rust} Engine */
const rust = {
  closeAll,
  destroy,
  fill,
  filter,
  goBack,
  load,
  mount,
  navigate,
  open,
  openAll,
  update,
};

/** @typedef {string | URL | WebAssembly.Module | Promise<WebAssembly.Module>} EngineModule an address, or compiled */

/** At most so many fresh starts within this many milliseconds; then the text alone has to do. */
const STARTS = 2;
const MINUTE = 60_000;

/** @type {Promise<Engine> | undefined} */
let ready;
/** @type {EngineModule | undefined} */
let given;
/** The newest instance has died, and none has taken its place. */
let dead = false;
/** Calls into the engine are safe. */
let up = false;
/** A dead instance is about to be replaced. */
let replacing = false;
/** When fresh instances were made, in milliseconds. @type {number[]} */
let restarts = [];
/** How the engine's own frames are called in a stack: as its file, or as it has seen it itself. */
let mark = "";
/** Ends a download that is on its way. @type {AbortController | undefined} */
let download;

/** What the loader is told: `panic` once a fresh engine is on its way, `again` false where it is given up. */
export const hooks = {
  /** @type {(message: string, again: boolean) => void} */
  panic() {},
};

/**
 * Says where the files are, for hosts whose copy stands elsewhere.
 *
 * @param {{ base?: string | URL, module?: EngineModule }} [where] the folder of them all, or the WebAssembly alone
 */
export function init({ base, module } = {}) {
  if (download) console.warn("article-viewer: init() came too late");
  setBase(base);
  given ??= module;
}

/** The engine, started on first use. A start that failed is tried again the next time. @returns {Promise<Engine>} */
export function engine() {
  if (replacing) return Promise.resolve().then(engine);
  // One that died too often is never called again; a later try may have a fresh one.
  if (dead && !replace())
    return Promise.reject({ kind: "panic", message: "the engine stopped too often" });
  if (!ready) {
    // A moment later, for a page that calls `init` as soon as it has imported it.
    const begun = Promise.resolve()
      .then(begin)
      .catch((error) => {
        // One that was broken off has a follower by now.
        if (ready === begun) ready = undefined;
        throw error;
      });
    ready = begun;
  }
  return ready;
}

/** Whether calls into the engine are safe. */
export const alive = () => up;

/** Breaks off the start that is on its way, so that the next try is a new one. */
export function startOver() {
  if (up) return;
  download?.abort();
  ready = undefined;
}

async function begin() {
  // Not when this file is read: whoever imports it may never show a viewer, or be no browser. Twice is once.
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed, true);
  const mine = new AbortController();
  download = mine;
  const source = given ?? locate("wasm");
  let response;
  try {
    if (source instanceof URL || typeof source === "string") response = await fetch(source, mine);
    if (response && !response.ok) throw new Error(`HTTP status ${response.status}`);
    mark = response?.url ?? "";
    const module = response ? await compiled(response) : await source;
    // Another one may be on its way by now.
    mine.signal.throwIfAborted();
    initSync({ module });
  } catch (error) {
    throw Object.assign(/** @type {Error} */ (error), {
      kind: mine.signal.aborted ? "again" : kindOf(/** @type {Error} */ (error), response),
      url: response?.url || String(source),
    });
  }
  return launch();
}

/** As it arrives; bytes that are called something else once they are all there. @param {Response} response */
const compiled = async (response) =>
  response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());

/**
 * The kinds of failure to start; docs/embedding.md has a paragraph for each.
 *
 * @param {Error} error
 * @param {Response} [response]
 */
function kindOf({ name, message }, response) {
  if (!globalThis.WebAssembly?.instantiate) return "wasm-missing";
  if (/unsafe-eval|CSP|Content Security/i.test(message)) return "wasm-blocked";
  if (!response) return "wasm-network";
  if (!response.ok) return "wasm-status";
  return name === "CompileError" && !/wasm/.test(response.headers.get("Content-Type") ?? "")
    ? "wasm-type"
    : "wasm-cut";
}

function launch() {
  start({
    panic: onPanic,
    resource,
    /** @param {string} language */
    formats(language) {
      // Rust has called this, so its frames stand in the stack.
      mark = frames(new Error()).match(/[^\s(@]+wasm-function/)?.[0] ?? mark;
      return formats(language);
    },
  });
  up = true;
  return rust;
}

/** Puts a fresh instance in the place of the dead one, unless there have been too many; says whether there is one. */
function replace() {
  const now = performance.now();
  restarts = restarts.filter((at) => now - at < MINUTE);
  if (restarts.length >= STARTS) return false;
  restarts.push(now);
  reinit();
  try {
    // At once: what still runs of the old one must find the new one there, and is refused.
    ready = Promise.resolve(launch());
  } catch {
    return false;
  }
  dead = false;
  return true;
}

/** @param {string} message */
function onPanic(message) {
  if (dead) return;
  dead = true;
  up = false;
  replacing = true;
  queueMicrotask(() => {
    replacing = false;
    const again = replace();
    hooks.panic(message, again);
  });
}

/** The calls that an error came through; behind a star Firefox tells who had asked for them, earlier. @param {any} error */
const frames = (error) => String(error?.stack).split("*")[0];

/**
 * Whether an error came out of the engine: a trap (a release panics without a word, a stack overflows, memory
 * runs out) or an exception that passed through its frames, which leaves it as unsound. It is dead then.
 *
 * @param {any} error
 */
export function trapped(error) {
  const [above, ...below] = mark ? frames(error).split(mark) : [""];
  // Where a page keeps stacks from being written, nothing is known to be ours. What a listener of the page throws never
  // goes through the engine: that stands below the event, and is still there when the error is told.
  const ours =
    below.length > 0 &&
    !above.includes("articleViewerTells") &&
    (error instanceof WebAssembly.RuntimeError || !frames(new Error()).includes("wasm-function"));
  if (ours) onPanic(String(error.message));
  return ours;
}

/**
 * An error that nobody has caught. A dead instance's later ones are not the page's concern: what was queued for it may
 * still trap until a fresh one stands in its place, and is refused by the glue's closures from then on.
 *
 * @param {any} event
 */
function failed(event) {
  const error = event.error ?? event.reason;
  const wasDead = dead;
  const refused = restarts.length > 0 && /previous WASM instance/.test(error?.message);
  if (!refused && !(trapped(error) && wasDead)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
