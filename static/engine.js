// The engine: the one module that imports the glue. One WebAssembly instance serves every viewer of a page.
//
// A panic poisons an instance: nothing of it is called again, the glue makes a fresh one of the same module,
// and every viewer mounts anew from its snapshot. The order matters, and was tried: the trap or the panic hook
// tells us, a microtask later (never at once, where Rust may still stand on the stack) `reinit` is called.

import {
  closeAll,
  destroy,
  fill,
  filter,
  __wbg_finalize_init as finalize,
  goBack,
  __wbg_get_imports as imports,
  load,
  mount,
  navigate,
  open,
  openAll,
  reinit,
  start,
  update,
} from "./viewer.js";

/** What the engine does for the loader. */
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

/** How long a drawing waits for what changes its looks, in milliseconds. It may come later. */
const LONG = 3000;

let ready;
let module;
let base;
let dead = false;
let up = false;
/** How the engine's own frames are called in a stack: as its file, or as it has seen it itself. */
let mark;
/** A dead engine is about to be replaced. */
let replacing = false;
let restarts = [];
const fetched = new Map();

/**
 * What the loader is told: `panic(message, again)` once a fresh engine is on its way, `again` false where it is given up;
 * `missing(message, url)` of a file that it does without; `late()` once phrases come that were drawn without.
 */
export const hooks = {};

/**
 * Where the files are, for hosts whose copy stands elsewhere: the folder of them all, with or without its last slash,
 * and the WebAssembly alone, as an address or a compiled module.
 */
export function use(folder, given) {
  if (download) console.warn("article-viewer: init() came too late");
  base ??= folder;
  module ??= given;
}

/** Where a file is. */
export const locate = ([name, beside]) =>
  base ? new URL(name, new URL(`${base}/`.replace(/\/+$/, "/"), document.baseURI)) : beside();

/** What `read` makes of one of the viewer's own files, which it can do without: what fails is told, and gives null. */
export async function own(file, read) {
  let url = base;
  try {
    url = locate(file);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await read(response);
  } catch ({ message }) {
    // Once is enough, however often it is asked for.
    if (!file.told) hooks.missing(message, String(url));
    file.told = true;
    return null;
  }
}

/** What a promise gives, or null where it keeps a reader waiting. */
export function soon(promise, patience = LONG) {
  const late = new Promise((give) => {
    setTimeout(give, patience, null);
  });
  return Promise.race([promise, late]);
}

/** The engine, started on first use. A start that failed is tried again the next time. */
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

/** Ends a download that is on its way. */
let download;

/** Breaks off the start that is on its way, so that the next try is a new one. */
export function startOver() {
  if (up) return;
  download?.abort();
  ready = undefined;
}

const failed = ({ error, reason }) => {
  trapped(error ?? reason);
};

async function begin() {
  // Not when this file is read: whoever imports it may never show a viewer, or be no browser. Twice is once.
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed, true);
  const mine = new AbortController();
  download = mine;
  const given = module ?? locate(wasm);
  let response;
  try {
    if (given instanceof URL || typeof given === "string") response = await fetch(given, mine);
    if (response && !response.ok) throw new Error(`HTTP status ${response.status}`);
    // Bytes that are called something else are compiled all the same, once they are all there.
    const streams = response?.headers.get("Content-Type") === "application/wasm";
    mark = response?.url;
    const bytes = response && !streams ? await response.arrayBuffer() : await given;
    const made = await (streams
      ? WebAssembly.instantiateStreaming(response, imports())
      : WebAssembly.instantiate(bytes, imports()));
    // Another one may be on its way by now.
    mine.signal.throwIfAborted();
    // Of a module that was given there comes the instance alone.
    finalize(made.instance ?? made, made.module ?? bytes);
  } catch (error) {
    throw Object.assign(error, {
      kind: mine.signal.aborted ? "again" : kindOf(error, response),
      url: response?.url || String(given),
    });
  }
  return launch();
}

/** The kinds of failure to start; docs/embedding.md has a paragraph for each. */
function kindOf({ name, message }, response) {
  if (!globalThis.WebAssembly?.instantiate) return "wasm-missing";
  if (/unsafe-eval|CSP|Content Security/i.test(message)) return "wasm-blocked";
  if (!response) return "wasm-network";
  if (!response.ok) return "wasm-status";
  return name === "CompileError" && !/wasm/.test(response.headers.get("Content-Type"))
    ? "wasm-type"
    : "wasm-cut";
}

function launch() {
  start({ panic: onPanic, resource, formats });
  up = true;
  return rust;
}

/** How a language writes countries, numbers and dates; `Locale` in src/ui asks. */
function formats(language) {
  mark = frames(new Error()).match(/[^\s(@]+wasm-function/)?.[0] ?? mark;
  // Plain English is read all over the world; its dates are written day first.
  let locales = language === "en" ? "en-GB" : language;
  try {
    Intl.getCanonicalLocales(locales);
  } catch {
    // What looks like a tag need not be one; thrown through the engine, the error would kill it.
    locales = "en-GB";
  }
  /** Formats are slow to make, some 15 ms for all, and a list has the same day many times. */
  const made = new Map();
  const format = (kind, options, locale = locales) => {
    const key = [kind, locale, ...Object.values(options)].join();
    if (!made.has(key)) made.set(key, new Intl[kind](locale, options));
    return made.get(key);
  };
  const dates = new Map();
  const region = { type: "region", fallback: "none" };
  return {
    country: (code) => format("DisplayNames", region).of(code),
    short: (code) => format("DisplayNames", { ...region, style: "short" }).of(code),
    number: (number) => format("NumberFormat", {}).format(number),
    plural: (number) => format("PluralRules", {}).select(number),
    // The parts are taken for UTC and written in UTC, so they come out as they were written.
    date(...date) {
      const key = date.join();
      if (!dates.has(key)) dates.set(key, this.newDate(...date));
      return dates.get(key);
    },
    newDate(year, month, day, time, style) {
      const options = { timeZone: "UTC", day: "numeric", month: style ? "short" : "long" };
      if (style !== 1) options.year = "numeric";
      if (!style && time >= 0)
        Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      const moment = new Date(0);
      moment.setUTCFullYear(year, month - 1, day);
      if (time > 0) moment.setUTCMinutes(time);
      const write = (locale) => format("DateTimeFormat", options, locale).format(moment);
      const written = write();
      // Chrome comes without the months of Azerbaijani and says M10: figures then, in the order of that language.
      if (!/M\d\d/.test(written)) return written;
      options.day = options.month = "2-digit";
      return write("ru");
    },
  };
}

/**
 * What the engine asks for beside the article: null where it is not here after `patience` milliseconds. Phrases that come
 * later are put in then.
 */
function resource(name, patience) {
  const bytes = once(name);
  if (patience) return soon(bytes, patience);
  if (name === "gazetteer") return bytes;
  return soon(bytes).then((got) => {
    if (!got) bytes.then((late) => late && hooks.late());
    return got;
  });
}

/** One of the viewer's own files, asked for once; again where it could not be had. */
function once(name) {
  if (!(name in resources)) return Promise.resolve(null);
  if (!fetched.has(name)) {
    const bytes = own(resources[name], (response) => response.arrayBuffer());
    fetched.set(name, bytes);
    // Another viewer may try again.
    bytes.then((got) => got || fetched.delete(name));
  }
  return fetched.get(name);
}

/** A fresh instance in the place of the dead one, unless there have been too many; whether there is one. */
function replace() {
  const now = performance.now();
  restarts = restarts.filter((at) => now - at < MINUTE);
  if (restarts.length >= STARTS) return false;
  restarts.push(now);
  reinit();
  addEventListener("error", hush, true);
  addEventListener("unhandledrejection", hush, true);
  try {
    // At once: what still runs of the old one must find the new one there, and is refused.
    ready = Promise.resolve(launch());
  } catch {
    return false;
  }
  dead = false;
  return true;
}

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

/** The calls that an error came through; behind a star Firefox tells who had asked for them, earlier. */
const frames = (error) => String(error?.stack).split("*")[0];

/**
 * Whether an error came out of the engine: a trap (a release panics without a word, a stack overflows, memory
 * runs out) or an exception that passed through its frames, which leaves it as unsound. It is dead then.
 */
export function trapped(error) {
  const [above, ...below] = frames(error).split(mark);
  // Where a page keeps stacks from being written, nothing is known to be ours. What a listener of the page throws never
  // goes through the engine: that stands below the event, and is still there when the error is told.
  const ours =
    mark &&
    below.length &&
    !above.includes("articleViewerTells") &&
    (error instanceof WebAssembly.RuntimeError || !frames(new Error()).includes("wasm-function"));
  if (ours) onPanic(String(error.message));
  return ours;
}

/** Closures of the old instance refuse to run, and say so; that is not the page's concern. */
const hush = (event) => {
  if (/previous WASM instance/.test((event.error ?? event.reason)?.message)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
};
