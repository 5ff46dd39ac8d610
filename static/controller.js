// One viewer's life in its host element, be that the tag or what `mount` was given: it starts the request and the engine
// side by side, keeps what stands in the element until an article is drawn, and says a few words when all else fails.
// The host keeps the snapshot, so that a move in the page, a reload, Back and a new engine all restore from it.

import { alive, engine, hooks as engineHooks, startOver, trapped } from "./engine.js";
import { followFragment } from "./fragment.js";
import { JSON_DATA } from "./options.js";
import { follow, Place } from "./place.js";
import { notice, skeleton } from "./placeholder.js";
import { once, hooks as resourceHooks, soon } from "./resources.js";
import { store, stored } from "./session.js";
import { adopt, isLinked, styleSheet } from "./style-sheet.js";
import { bare, isEmpty, isWhole, outerMargin, renewPermalink } from "./surroundings.js";

/**
 * Where a viewer is in its life:
 *
 * - `idle`: not begun, or taken out of the page
 * - `waiting`: it is lazy, and the reader is not near
 * - `empty`: it has neither an address nor data; either may still come
 * - `starting`: the engine is on its way; `late`: for so long that the reader has been told
 * - `failed`: the engine can't be had, and the reader has been told
 * - `loading`: mounted, with nothing drawn yet
 * - `error`: the engine shows a failure above what stands in the host
 * - `drawing`: it draws an article off screen
 * - `shown`: an article stands in the host
 *
 * @typedef {"idle" | "waiting" | "empty" | "starting" | "late" | "failed" | "loading" | "error" | "drawing" | "shown"} Phase
 *
 * @typedef {import("./options.js").Packed} Packed
 * @typedef {{ country: string, query: string, cards: any[], acted: boolean, why?: boolean }} Snapshot src/embed/snapshot.rs has all of it
 */

/** An engine that is not there after so many milliseconds is told of; it may come all the same. */
const SLOW = 10_000;

/** What comes before a reader takes a link, in any way. */
const HOVERED = ["pointerover", "click"];

/** @type {Set<ViewerController>} */
const viewers = new Set();
/** The reader is leaving: requests that break off now are no errors. */
let leaving = false;
let listening = false;

/** Listens to the page, from its first viewer on: importing this file does nothing yet. */
function listen() {
  if (listening) return;
  listening = true;
  follow(() => {
    for (const viewer of viewers) viewer.keepPlace();
  });
  addEventListener("pagehide", () => {
    leaving = true;
  });
  addEventListener("pageshow", ({ persisted }) => {
    leaving = false;
    // A page that comes back from the history with a viewer that broke off.
    if (persisted) for (const viewer of viewers) viewer.resume();
  });
  // Here, since a dead engine could not take listeners away. The printer, a selection and the clipboard want all rows.
  const fill = () => {
    for (const viewer of viewers) viewer.fill();
  };
  addEventListener("beforeprint", fill);
  for (const type of ["selectstart", "copy"]) document.addEventListener(type, fill, true);
  addEventListener("hashchange", () => {
    if (viewers.size && alive()) engine().then((rust) => followFragment(rust, true));
  });
}

engineHooks.panic = (message, again) => {
  for (const viewer of [...viewers]) viewer.restore(message, again);
};
resourceHooks.late = () => {
  for (const viewer of viewers) viewer.change();
};
resourceHooks.missing = (message, url) => {
  for (const viewer of viewers) viewer.fail("resource", message, url);
};

const style = () =>
  styleSheet(() => {
    for (const viewer of viewers) viewer.dress();
  });

/** An article that the page has as HTML. */
const RENDERED = "[data-rendered]";
/** A headline in it whose countries are still to be found. */
const UNTAGGED = "[part~=headline-item]:not([data-countries])";

/** The viewer's own children of a root. (`:scope` matches nothing in a shadow root.) @param {ParentNode} root */
const ownChildren = (root, kind = ".av") =>
  [...root.children].filter((child) =>
    child.matches(`:is(${kind}, :has(> ${kind})):not(${RENDERED})`),
  );

/** @param {ParentNode} root */
function removePlaceholder(root) {
  for (const child of ownChildren(root, ".av-placeholder")) child.remove();
}

export class ViewerController {
  /** @type {HTMLElement} */
  #host;
  /** Gives the options of now. @type {() => Packed} */
  #read;
  /** Hears whether an article is drawn. @type {(drawn: boolean) => void} */
  #tell;
  /** @type {Place} */
  #place;
  /** @type {Phase} */
  #phase = "idle";
  /** Grows with every start and stop; what an earlier one still says is refused. */
  #generation = 0;
  /** The engine's number for it, from the mounting on. @type {number | undefined} */
  #id;
  /** The state of now, as the engine last told it. @type {Snapshot | null} */
  #snapshot = null;
  /** What is loaded, or on its way: the addresses of article and list, what ends the request, whether it is another article. */
  #load = { url: "", list: "", abort: new AbortController(), isOther: false };
  /** Where it draws: a shadow root, or the host itself. @type {HTMLElement | ShadowRoot | undefined} */
  #root;
  /** Where it draws until that is shown. @type {HTMLElement | ShadowRoot | undefined} */
  #stage;
  #light = false;
  /** The host's own margin, where ours stands in its place. @type {string | undefined} */
  #margin;
  /** The article as the page has it, until a drawing takes its place. @type {Promise<import("./rendered.js").Rendered | undefined> | undefined} */
  #rendered;
  /** The filter in the page's address. @type {import("./url-state.js").UrlState | undefined} */
  #address;
  /** The filter is just following the address, in which it stands already. */
  #follows = false;
  /** Waits for the reader to come near. @type {IntersectionObserver | undefined} */
  #nearness;
  /** Waits for data that is put into the host. @type {MutationObserver | undefined} */
  #data;
  #settle = () => {};
  /** Fulfilled by the first drawing or failure. @type {Promise<void>} */
  ready;
  /** The article that stands there, as its file has it. @type {unknown} */
  article = null;

  /**
   * @param {HTMLElement} host
   * @param {() => Packed} read
   * @param {(drawn: boolean) => void} [tell]
   */
  constructor(host, read, tell = () => {}) {
    this.#host = host;
    this.#read = read;
    this.#tell = tell;
    this.#place = new Place(host);
    this.ready = this.#unsettled();
  }

  #unsettled() {
    const settle = this.#settle;
    /** @type {Promise<void>} */
    const ready = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // Whoever waits for a load that was overtaken waits for the newest.
    ready.then(settle);
    return ready;
  }

  get snapshot() {
    return this.#snapshot;
  }

  /** @param {Phase[]} phases */
  #is(...phases) {
    return phases.includes(this.#phase);
  }

  // Starting and stopping -------------------------------------------------------------------------------------------

  /** Starts, a lazy one that has not been there before once the reader is near. @param {string} [loading] */
  begin(loading) {
    if (this.#phase !== "idle") {
      // It has only moved, and stays as it is.
      this.dress();
      this.change();
    } else if (loading === "lazy" && !this.#snapshot) {
      this.#phase = "waiting";
      this.#reserve();
      this.#nearness = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) this.near();
        },
        { rootMargin: "400px" },
      );
      this.#nearness.observe(this.#host);
    } else this.#start();
  }

  /** Waits no longer. */
  near() {
    if (this.#phase === "waiting") this.#start();
  }

  again() {
    if (this.#is("idle", "waiting")) return;
    this.stop();
    this.#start();
  }

  /** Starts: the request and the engine side by side. */
  async #start() {
    this.#nearness?.disconnect();
    this.#reserve();
    viewers.add(this);
    const generation = ++this.#generation;
    const { options: asked, data, light } = this.#read();
    if (!asked.url && !data) {
      this.#phase = "empty";
      this.#data ??= new MutationObserver(() => this.#start());
      this.#data.observe(this.#host, { childList: true, subtree: true });
      return;
    }
    this.#data?.disconnect();
    this.#phase = "starting";
    // Another article begins afresh.
    if (this.#load.isOther || asked.url !== this.#load.url) {
      this.#snapshot = null;
      this.#forget();
    }
    this.#load.abort.abort();
    const first = this.#request(asked, data);
    this.#snapshot ??= stored(this.#key(""));
    if (light) this.#rendered ??= this.#standing();
    const url =
      asked.urlState &&
      import("./url-state.js").catch(({ message }) => this.fail("resource", message, ""));
    this.#prepare(light, generation);
    if (asked.page)
      for (const type of HOVERED) this.#host.addEventListener(type, renewPermalink, true);
    const late = setTimeout(() => {
      if (generation === this.#generation) this.#giveUp("wasm-slow", "no engine after 10 s");
    }, SLOW);
    try {
      const [rust, address, rendered] = await Promise.all([
        engine(),
        soon(url),
        soon(this.#rendered),
        light && isLinked(this.#host.getRootNode()) ? null : soon(style()),
      ]);
      if (generation !== this.#generation) return;
      // What the page has set meanwhile counts.
      const { options } = this.#read();
      if (address) {
        const follow = () => this.change(true, true);
        const filter = this.#address ?? new address.UrlState(this.#host, options, follow);
        this.#address = filter;
        Object.assign(options, filter.options);
        // The address tells the filter, not what an earlier visit left.
        if (this.#snapshot) Object.assign(this.#snapshot, filter.options);
      }
      if (rendered) {
        const { country, query } = options;
        this.#snapshot = { country, query, acted: false, ...this.#snapshot, cards: rendered.cards };
        this.#snapshot.acted ||= rendered.cards.some(({ touched }) => touched);
        options.rendered = true;
      }
      this.#phase = "loading";
      this.#id = rust.mount(first, options, this.#snapshot, this.#hostPage(generation));
    } catch (/** @type {any} */ error) {
      if (trapped(error) || generation !== this.#generation) return;
      // Another viewer's reader began anew.
      if (error?.kind === "again") this.#start();
      else this.#giveUp(error?.kind ?? "engine", String(error?.message ?? error), error?.url);
    } finally {
      clearTimeout(late);
    }
  }

  /** What stands in the host of an article that was rendered, if anything. */
  #standing() {
    const root = this.#host.querySelector(`:scope > ${RENDERED}`);
    const cards = this.#snapshot?.cards ?? [];
    if (!root) return undefined;
    // The drawing waits for it, so it is not to wait for the engine.
    if (root.querySelector(UNTAGGED)) once("gazetteer");
    return import("./rendered.js").then(
      ({ Rendered }) =>
        new Rendered(root, this.#host.id, cards, (id, open) => {
          // From the mounting on the engine tells it.
          if (this.#id === undefined) this.#fire("av-card-toggle", { id, open });
        }),
      () => undefined,
    );
  }

  /**
   * The article: data that is here, else the promise of an answer.
   *
   * @param {Packed["options"]} options
   * @param {Packed["data"]} data
   */
  #request({ url, headlines: list }, data, isOther = false) {
    const abort = new AbortController();
    this.#load = { url, list, abort, isOther };
    if (data) return data;
    const response = fetch(url, abort);
    // Rust hears of it; a slow engine must not make it an unhandled rejection.
    response.catch(() => {});
    return response;
  }

  /** Takes it out of the page; it can start again, unless this is for good. @param {boolean} [forGood] */
  stop(forGood) {
    this.#generation++;
    this.#phase = "idle";
    this.#nearness?.disconnect();
    this.#place.end();
    this.#tell(false);
    this.#data?.disconnect();
    this.#load.abort.abort();
    this.#host.classList.remove("av-host");
    if (this.#margin !== undefined) this.#host.style.marginTop = this.#margin;
    this.#margin = undefined;
    for (const type of HOVERED) this.#host.removeEventListener(type, renewPermalink, true);
    viewers.delete(this);
    if (forGood) this.#settle();
    this.#address?.stop();
    this.#address = undefined;
    this.#rendered?.then((rendered) => rendered?.end());
    this.#rendered = undefined;
    const root = this.#root;
    if (root) {
      // What the engine has drawn it takes away itself.
      if (this.#id === undefined) for (const child of ownChildren(root)) child.remove();
      this.#keepContent(root);
    }
    const id = this.#id;
    this.#id = undefined;
    if (id !== undefined && alive()) engine().then((rust) => rust.destroy(id));
  }

  // A reader who leaves and comes back ------------------------------------------------------------------------------

  /** A reader who has come back finds the room that they left. */
  #reserve() {
    listen();
    this.#place.reserve(stored(this.#key("place", this.#read().options.url)));
  }

  /** The reader may be leaving, and has scrolled. */
  keepPlace() {
    if (this.#is("drawing", "shown")) store(this.#key("place"), this.#place.now);
  }

  /** Begins again what broke off when the reader left. */
  resume() {
    if (!this.#is("drawing", "shown")) this.reload();
  }

  /** What is kept beyond the page goes by the page, the host's id and the article. @param {string} kind */
  #key(kind, url = this.#load.url) {
    return `article-viewer${kind && ` ${kind}`} ${location.pathname} ${this.#host.id} ${url}`;
  }

  /** Only what the reader did outlives the page, and only after they did something. @param {Snapshot} snapshot */
  #remember(snapshot) {
    this.#snapshot = snapshot;
    if (!snapshot.acted) return;
    store(this.#key(""), { ...snapshot, cards: snapshot.cards.filter((card) => card.touched) });
  }

  // The place in the page -------------------------------------------------------------------------------------------

  /**
   * While it loads: what stands in the host stays; in an empty one, the skeleton of an article.
   *
   * @param {boolean} light
   * @param {number} generation
   */
  async #prepare(light, generation) {
    this.#light = light;
    if (!isEmpty(this.#host) || this.#host.shadowRoot || !isWhole(this.#host)) return;
    await style();
    if (generation === this.#generation && this.#phase === "starting")
      this.#attachRoot().prepend(skeleton());
  }

  /** Where it draws: an open shadow root, or the host itself. */
  #attachRoot() {
    const host = this.#host;
    // The sheet knows the tag; another element is told by a class.
    if (this.#light && host.localName !== "article-viewer") host.classList.add("av-host");
    this.#root = host;
    try {
      if (!this.#light) this.#root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    } catch {
      // Not every element takes one.
      this.#light = true;
    }
    this.dress();
    return this.#root;
  }

  dress() {
    if (this.#root) adopt(this.#light ? this.#host.getRootNode() : this.#root);
  }

  /** What stands in the host shows, below what is drawn above it. @param {HTMLElement | ShadowRoot} root */
  #keepContent(root) {
    if (root !== this.#host && !root.querySelector("slot"))
      root.append(document.createElement("slot"));
  }

  /** Puts what is drawn in the place of all but data, from which a viewer may have to restore. @param {Element} drawn */
  #replaceContent(drawn) {
    const root = this.#attachRoot();
    root.prepend(drawn);
    const sweep = () => {
      for (const child of [...root.childNodes])
        if (child !== drawn && !(/** @type {any} */ (child).matches?.(JSON_DATA))) child.remove();
    };
    sweep();
    // The rest of it may be on its way.
    if (document.readyState === "loading")
      document.addEventListener("DOMContentLoaded", sweep, { once: true });
  }

  // What the engine calls -------------------------------------------------------------------------------------------

  /** `HostPage` of src/embed/host_page.rs. What an earlier generation still says is refused. @param {number} generation */
  #hostPage(generation) {
    /** @template {any[]} A @template R @param {(...given: A) => R} act @returns {(...given: A) => R | undefined} */
    const now =
      (act) =>
      (...given) =>
        generation === this.#generation ? act(...given) : undefined;
    return {
      draw: now((/** @type {boolean} */ keep) => (keep ? this.#drawError() : this.#draw())),
      ready: now(() => this.#ready()),
      snapshot: now((/** @type {Snapshot} */ snapshot) => this.#remember(snapshot)),
      settled: now((/** @type {boolean} */ drawn) => {
        this.#settle();
        // A reader who has scrolled is not moved.
        if (drawn)
          engine().then((rust) => this.#id && followFragment(rust, scrollY === 0, this.#id));
      }),
      fire: now((/** @type {string} */ kind, /** @type {any} */ detail) =>
        this.#fire(kind, detail),
      ),
    };
  }

  /** Gives the node to draw an article into. */
  #draw() {
    if (this.#load.isOther) this.#snapshot = null;
    this.#load.isOther = false;
    if (this.#phase === "shown") return this.#root;
    this.#phase = "drawing";
    // Off screen: what stands in the host stays until all is drawn.
    this.#stage = document.createElement("div");
    return this.#stage;
  }

  /** Gives the node to draw a failure into, above what stands in the host. */
  #drawError() {
    this.#phase = "error";
    this.#place.release();
    const root = this.#attachRoot();
    removePlaceholder(root);
    this.#keepContent(root);
    return this.#below(true) ?? root;
  }

  /** A message goes below what was rendered, and moves nothing. @param {boolean} forGood nothing will take its place */
  #below(forGood) {
    if (!this.#rendered) return undefined;
    if (forGood) this.#rendered.then((rendered) => rendered?.leave());
    const below = document.createElement("div");
    this.#host.append(below);
    return below;
  }

  /** An article is drawn off screen. */
  #ready() {
    const stage = this.#stage;
    const drawn = stage?.firstElementChild;
    if (this.#phase !== "drawing" || !drawn) return;
    const show = () => {
      if (this.#stage === stage && this.#phase === "drawing") this.#show(drawn);
    };
    const root = drawn.querySelector(".av");
    if (!this.#rendered || !root) {
      show();
      return;
    }
    const { country, query, why } = this.#snapshot ?? this.#read().options;
    this.#rendered.then((rendered) => {
      if (rendered) rendered.hand(root, !country && !query && !why, show);
      else show();
    });
  }

  /** What was rendered is another article than the one that is to come: whatever is drawn takes its place. */
  #forget() {
    if (!this.#rendered) return;
    this.#rendered.then((rendered) => rendered?.end());
    this.#rendered = Promise.resolve(undefined);
  }

  /** The page asks for something that is to be seen: a drawing that waits for the reader waits no longer. */
  #hurry() {
    this.#rendered?.then((rendered) => rendered?.act());
  }

  /** What is drawn takes its place. @param {Element} drawn */
  #show(drawn) {
    this.#phase = "shown";
    this.#rendered = undefined;
    const { style } = this.#host;
    const top = () => this.#host.getBoundingClientRect().top;
    const before = top();
    const margin = outerMargin(this.#host);
    // The page keeps its height meanwhile, and the reader their place.
    this.#place.hold();
    this.#replaceContent(drawn);
    // The margin of what stood first inside reached over the edge; the page is not to jump by it.
    if (top() < before) {
      this.#margin ??= style.marginTop;
      style.marginTop = `${margin}px`;
    }
    this.#place.settle(drawn);
    this.#tell(true);
  }

  /** Fires an event; `false` where it can be cancelled and was. @param {string} kind @param {any} detail */
  #fire(kind, detail) {
    if (leaving && kind === "av-error") return undefined;
    if (kind === "av-load") this.article = detail.article;
    if (kind === "av-card-link")
      detail.url = bare(location.href) + detail.url.slice(detail.url.indexOf("#"));
    if (kind === "av-filter") {
      const country = detail.countries.join(" ");
      Object.assign(this.#snapshot ?? {}, { country, query: detail.query });
      if (!this.#follows) this.#address?.write(country, detail.query);
    }
    const event = new CustomEvent(kind, {
      detail,
      bubbles: true,
      composed: true,
      cancelable: /click$|link$/.test(kind),
    });
    return this.articleViewerTells(event);
  }

  /** Its name stands in the stack of what a listener of the page throws; engine.js knows it. @param {Event} event */
  articleViewerTells(event) {
    return this.#host.dispatchEvent(event);
  }

  // Failures --------------------------------------------------------------------------------------------------------

  /**
   * The engine can't be had: the text stays, and one line says what to do.
   *
   * @param {string} kind
   * @param {string} message
   * @param {string} [url]
   */
  #giveUp(kind, message, url) {
    if (leaving) return;
    const { options, light } = this.#read();
    this.#light = light;
    this.#phase = kind === "wasm-slow" ? "late" : "failed";
    this.#place.release();
    const root = this.#attachRoot();
    removePlaceholder(root);
    const place = this.#below(kind !== "wasm-slow") ?? root;
    const again = () => {
      if (kind === "wasm-slow") startOver();
      for (const viewer of viewers) viewer.retry();
    };
    place.prepend(notice(kind, options, again));
    this.#keepContent(root);
    this.fail(kind, message, url ?? options.url);
    this.#settle();
  }

  /** The engine may be had by now. */
  retry() {
    if (this.#is("late", "failed")) this.#start();
  }

  /** @param {string} kind @param {string} message @param {string} url */
  fail(kind, message, url) {
    this.#fire("av-error", { kind, path: "", message, url });
  }

  /**
   * The engine has died. What it drew leaves the page, and the viewer restores from its snapshot.
   *
   * @param {string} message
   * @param {boolean} again whether there is a fresh one
   */
  restore(message, again) {
    this.#generation++;
    this.#id = undefined;
    this.#freeze(!again);
    this.#phase = "failed";
    if (again) this.#start();
    else this.#giveUp("panic", message);
  }

  /** What a dead engine drew becomes plain text, without its listeners. @param {boolean} open whether every answer can be read */
  #freeze(open) {
    for (const node of this.#root ? ownChildren(this.#root) : []) {
      const copy = /** @type {Element} */ (node.cloneNode(true));
      node.replaceWith(copy);
      if (!open) continue;
      for (const panel of copy.querySelectorAll("[hidden=until-found]"))
        panel.removeAttribute("hidden");
      for (const button of copy.querySelectorAll("[aria-expanded]")) button.ariaExpanded = "true";
    }
  }

  // What the page sets and asks -------------------------------------------------------------------------------------

  /**
   * The page sets one of `country` and `query`; the other stays as the reader left it.
   *
   * @param {"country" | "query"} name
   * @param {string | null | undefined} value
   */
  set(name, value) {
    if (this.#snapshot) {
      this.#snapshot[name] = value ?? "";
      this.#address?.keep(this.#snapshot);
    }
    this.change(true);
    this.#hurry();
  }

  /** The options of now; the filter is the address's, unless the page has just set it. @param {boolean} [set] */
  #now(set) {
    const packed = this.#read();
    const { country, query } = this.#snapshot ?? packed.options;
    Object.assign(packed.options, this.#address?.options, set && { country, query });
    return packed;
  }

  /** Reads the options again: a new address is a new load; `filter`: of the filter; `moved`: by the page's history. */
  change(filter = false, moved = false) {
    const { options } = this.#now(filter && !moved);
    const isOther = options.url !== this.#load.url || options.headlines !== this.#load.list;
    if (this.#id === undefined) {
      // What is starting reads its options once the engine is there; what was not begun waits.
      if (this.#is("empty", "failed") || (isOther && this.#is("starting", "late"))) this.#start();
    } else if (alive()) {
      if (isOther) this.reload();
      else
        engine().then((rust) => {
          if (this.#id === undefined) return;
          this.#follows = moved;
          let act = rust.update;
          if (filter) act = moved ? rust.goBack : rust.filter;
          act(this.#id, options);
          // Drawn by then.
          setTimeout(() => {
            this.#follows = false;
          });
        });
    }
  }

  /** Loads anew; what stands there stays until the new article is read. */
  async reload(fresh = false) {
    if (this.#id === undefined) {
      if (fresh) this.#snapshot = null;
      if (!this.#is("idle", "waiting")) this.#start();
      return this.ready;
    }
    const { options, data } = this.#now();
    // An object that was taken away again, and no address: what stands there stays.
    if (!options.url && !data) return this.ready;
    // The same again keeps what the reader did; another article begins afresh.
    const isOther = fresh || this.#load.isOther || options.url !== this.#load.url;
    if (isOther) this.#forget();
    options.rendered = Boolean(this.#rendered);
    this.ready = this.#unsettled();
    const { abort: old } = this.#load;
    const first = this.#request(options, data, isOther);
    const rust = await engine();
    if (this.#id !== undefined)
      rust.load(this.#id, first, options, isOther ? null : this.#snapshot);
    old.abort();
    return this.ready;
  }

  /** Has all rows drawn that are to be drawn in idle time. */
  fill() {
    if (this.#is("drawing", "shown") && alive())
      engine().then((rust) => this.#id !== undefined && rust.fill(this.#id));
  }

  /**
   * Has the engine do something once an article is drawn.
   *
   * @param {(rust: import("./engine.js").Engine, id: number) => void} act
   */
  async command(act) {
    await this.ready;
    if (this.#id === undefined) return;
    const rust = await engine();
    if (this.#id !== undefined) act(rust, this.#id);
    this.#hurry();
  }
}
