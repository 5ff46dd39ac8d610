// The engine: the one module that imports the glue. One WebAssembly instance serves every viewer of a page.
//
// A panic poisons an instance: nothing of it is called again, the glue makes a fresh one of the same module,
// and every viewer mounts anew from its snapshot. The order matters, and was tried: the trap or the panic hook
// tells us, a microtask later (never at once, where Rust may still stand on the stack) `reinit` is called.

import init, * as glue from "./viewer.js";

// Of a stack, since a bundler reads `new URL("./", …)` as a file to take along, and `import.meta.url` as its place
// on the builder's disk.
const folder = String(new Error().stack).match(/\w+:\/\/\S*\//)?.[0];

/**
 * Each file by its name in a folder that a host has named, and where it is beside this one: written as bundlers want it,
 * and only then evaluated, since a script that is no module has no address.
 */
const wasm = ["./viewer_bg.wasm", () => new URL("./viewer_bg.wasm", import.meta.url)];
const resources = {
  gazetteer: ["./en.gaz", () => new URL("./en.gaz", import.meta.url)],
  "messages-az": ["./messages/az.json", () => new URL("./messages/az.json", import.meta.url)],
  "messages-fa": ["./messages/fa.json", () => new URL("./messages/fa.json", import.meta.url)],
  "messages-ru": ["./messages/ru.json", () => new URL("./messages/ru.json", import.meta.url)],
  "messages-tr": ["./messages/tr.json", () => new URL("./messages/tr.json", import.meta.url)],
};

/** At most so many fresh starts within this many milliseconds; then the text alone has to do. */
const STARTS = 2;
const MINUTE = 60_000;

/** How long a drawing waits for the countries, in milliseconds. Later they come in by themselves. */
const PATIENCE = 800;

let ready;
let module;
let base;
let dead = false;
/** A dead engine is about to be replaced. */
let replacing = false;
let restarts = [];
const fetched = new Map();

/** Called once a fresh engine is on its way: `(message, again)`; `again` is false where it is given up. */
export const afterPanic = new Set();

/**
 * Where the files are, for hosts whose copy stands elsewhere: the folder of them all, and the WebAssembly alone, as an
 * address or a compiled module.
 */
export function use(folder, given) {
  // With or without its last slash.
  base ??= folder && new URL(`${folder}/`.replace(/\/+$/, "/"), document.baseURI);
  module ??= given;
}

/** Where a file is. */
export const locate = ([name, beside]) => (base ? new URL(name, base) : beside());

/** The engine, started on first use. A start that failed is tried again the next time. */
export function engine() {
  if (replacing) return Promise.resolve().then(engine);
  // One that died too often is never called again; a later try may have a fresh one.
  if (dead && !replace())
    return Promise.reject({ kind: "panic", message: "the engine stopped too often" });
  if (!ready) {
    const start = begin().catch((error) => {
      // One that was broken off has a follower by now.
      if (ready === start) ready = undefined;
      throw error;
    });
    ready = start;
  }
  return ready;
}

/** Whether calls into the engine are safe. */
export const alive = () => !dead;

/** Ends a download that is on its way. */
let download;

/** Breaks off the start that is on its way, so that the next try is a new one. */
export function startOver() {
  download?.abort();
  ready = undefined;
}

let listening = false;

async function begin() {
  // Not when this file is read: whoever imports it may never show a viewer, or be no browser.
  if (!listening) {
    listening = true;
    addEventListener("error", ({ error }) => trapped(error), true);
    addEventListener("unhandledrejection", ({ reason }) => trapped(reason), true);
  }
  download = new AbortController();
  const given = module ?? locate(wasm);
  let response;
  try {
    if (given instanceof URL || typeof given === "string") response = await fetch(given, download);
    if (response && !response.ok) throw new Error(`HTTP status ${response.status}`);
    // Bytes that are called something else are compiled all the same, once they are all there; so are those of a page
    // with a `Response` of its own, by which the glue would not know one.
    const streams =
      response instanceof Response &&
      response.headers.get("Content-Type")?.startsWith("application/wasm");
    await init({
      module_or_path: response ? (streams ? response : response.arrayBuffer()) : given,
    });
  } catch (error) {
    throw Object.assign(error, { kind: kindOf(error, response), url: String(given) });
  }
  return open();
}

/** The kinds of failure to start; docs/embedding.md has a paragraph for each. */
function kindOf({ name, message }, response) {
  if (!globalThis.WebAssembly) return "wasm-missing";
  if (/unsafe-eval|CSP|Content Security/i.test(message)) return "wasm-blocked";
  if (!response) return "wasm-network";
  if (!response.ok) return "wasm-status";
  return name === "CompileError" && !/wasm/.test(response.headers.get("Content-Type"))
    ? "wasm-type"
    : "wasm-cut";
}

function open() {
  glue.start(onPanic, resource, formats);
  return glue;
}

/** How a language writes countries, numbers and dates; `Locale` in src/ui asks. */
function formats(language) {
  // Plain English is read all over the world; its dates are written day first.
  let locales = language === "en" ? "en-GB" : language;
  try {
    Intl.getCanonicalLocales(locales);
  } catch {
    // What looks like a tag need not be one; thrown through the engine, the error would kill it.
    locales = "en-GB";
  }
  const names = new Intl.DisplayNames(locales, { type: "region", fallback: "none" });
  const shorts = new Intl.DisplayNames(locales, { type: "region", style: "short" });
  const numbers = new Intl.NumberFormat(locales);
  const plurals = new Intl.PluralRules(locales);
  return {
    country: (code) => names.of(code),
    short: (code) => shorts.of(code),
    number: (number) => numbers.format(number),
    plural: (number) => plurals.select(number),
    // The parts are taken for UTC and written in UTC, so they come out as they were written.
    date(year, month, day, time, style) {
      const options = { timeZone: "UTC", day: "numeric", month: style ? "short" : "long" };
      if (style !== 1) options.year = "numeric";
      if (!style && time >= 0)
        Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      const moment = new Date(0);
      moment.setUTCFullYear(year, month - 1, day);
      if (time > 0) moment.setUTCMinutes(time);
      const write = (locale) => new Intl.DateTimeFormat(locale, options).format(moment);
      const written = write(locales);
      // Chrome comes without the months of Azerbaijani and says M10: figures then, in the order of that language.
      if (!/M\d\d/.test(written)) return written;
      options.day = options.month = "2-digit";
      return write("ru");
    },
  };
}

/** What the engine asks for beside the article. What ends in `-soon` comes soon, or not at all. */
function resource(name) {
  const soon = name.match(/^(.*)-soon$/);
  if (soon) {
    const late = new Promise((give) => {
      setTimeout(give, PATIENCE, null);
    });
    return Promise.race([resource(soon[1]), late]);
  }
  if (!(name in resources)) return Promise.resolve(null);
  if (!fetched.has(name)) {
    const bytes = fetch(locate(resources[name])).then((response) =>
      response.ok ? response.arrayBuffer() : null,
    );
    fetched.set(name, bytes);
    bytes.catch(() => fetched.delete(name));
  }
  return fetched.get(name).catch(() => null);
}

/** A fresh instance in the place of the dead one, unless there have been too many; whether there is one. */
function replace() {
  const now = performance.now();
  restarts = restarts.filter((at) => now - at < MINUTE);
  if (restarts.length >= STARTS) return false;
  restarts.push(now);
  glue.reinit();
  hush();
  dead = false;
  ready = Promise.resolve().then(open);
  return true;
}

function onPanic(message) {
  if (dead) return;
  dead = true;
  replacing = true;
  queueMicrotask(() => {
    replacing = false;
    const again = replace();
    for (const tell of afterPanic) tell(message, again);
  });
}

/**
 * Whether an error came out of the engine: a trap (a release panics without a word, a stack overflows, memory
 * runs out) or an exception that passed through its frames, which leaves it as unsound. It is dead then.
 */
export function trapped(error) {
  const stack = error?.stack ?? "";
  // Where a page keeps stacks from being written, nothing is known to be ours.
  const ours = folder && stack.includes(folder) && /wasm-function/.test(stack);
  if (ours) onPanic(String(error.message));
  return ours;
}

let hushed = false;

/** Closures of the old instance refuse to run, and say so; that is not the page's concern. */
function hush() {
  if (hushed) return;
  hushed = true;
  const stale = (event) => {
    if (/previous WASM instance/.test((event.error ?? event.reason)?.message)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  addEventListener("error", stale, true);
  addEventListener("unhandledrejection", stale, true);
}
