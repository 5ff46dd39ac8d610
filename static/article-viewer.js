// The door: registers the tag, turns attributes into one options object, starts the engine and the first
// request side by side, keeps what stands in the element, and shows its own few words when all else fails.
// Everything is found relative to this file.

import { alive, engine, hooks, locate, own, soon, startOver, trapped, use } from "./engine.js";
import { follow, Place } from "./place.js";
import { notice, skeleton } from "./placeholder.js";

const css = ["./viewer.css", () => new URL("./viewer.css", import.meta.url)];
const viewers = new Set();
/** The sheet of each document, its text once it is here, and the request for it. */
const sheets = new WeakMap();
let rules;
let asked;

/** Article data inside the element. */
const JSON_DATA = 'script[type="application/json"]';

/** An engine that is not there after so many milliseconds is told of; it may come all the same. */
const SLOW = 10_000;

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
    if (viewers.size && alive()) engine().then((rust) => navigate(rust, true));
  });
}

/** Asks for the sheet, again where it could not be had. */
function style() {
  asked ??= Promise.resolve()
    .then(() => own(css, (response) => response.text()))
    .then((text) => {
      rules = text;
      if (!text) asked = undefined;
      for (const viewer of viewers) viewer.dress();
    });
  return asked;
}

/** Adds the document's one sheet, which may be empty yet, to a root, unless that links the file itself. */
function dress(root) {
  const linked = [...(root.styleSheets ?? [])].some(({ href }) => href === locate(css).href);
  if (linked || !root.adoptedStyleSheets) return;
  const page = root.ownerDocument ?? root;
  // Another document takes none but its own.
  const sheet = sheets.get(page) ?? new (page.defaultView ?? window).CSSStyleSheet();
  sheets.set(page, sheet);
  if (rules && !sheet.cssRules.length) sheet.replaceSync(rules);
  if (!root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Under a `<base>` a link to a card bears the page's address, which a router may have changed since. */
function renew(event) {
  const link = event.composedPath()[0].closest?.('[part~="permalink"]');
  if (link) link.href = bare(location.href) + link.hash;
}

/** Whether all that the page has in an element has come. */
const isWhole = (element) => document.readyState !== "loading" || element.nextSibling;

/** What is drawn in a root, or stood there while nothing was. (`:scope` matches nothing in a shadow root.) */
const drawn = (root, kind = ".av") =>
  [...root.children].filter((child) => child.matches(`${kind}, :has(> ${kind})`));

function clear(root) {
  for (const child of drawn(root, ".av-placeholder")) child.remove();
}

/** The margin of the first thing in an element, which may reach over the element's edge, in pixels. */
function reach(element) {
  let most = 0;
  for (let at = element; at; at = at.firstElementChild)
    most = Math.max(most, Number.parseFloat(getComputedStyle(at).marginTop) || 0);
  return most;
}

/** The language of the nearest ancestor that names one, across shadow roots. */
function inherited(node) {
  for (let at = node; at; at = at.parentNode ?? at.host) {
    // An empty one names none, and keeps those further out away.
    if (at.hasAttribute?.("lang")) return at.lang;
  }
  return "";
}

/**
 * What the tag and `mount` share: one viewer in one host element. The host keeps the snapshot, so that a
 * move in the page, a reload, Back and a new engine all stand up from it.
 */
class Viewer {
  #host;
  #read;
  #tell;
  #id;
  #turn = 0;
  #snapshot = null;
  #room;
  #place;
  #settle;
  #loaded = "";
  #list = "";
  #address;
  article = null;
  ready;

  /** `read` gives the options of now; `tell` hears whether an article is drawn. */
  constructor(host, read, tell = () => {}) {
    this.#host = host;
    this.#read = read;
    this.#tell = tell;
    this.#place = new Place(host);
    this.#renew();
  }

  #renew() {
    const settle = this.#settle;
    this.ready = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // Whoever waits for a load that was overtaken waits for the newest.
    this.ready.then(settle);
  }

  /** The state of now, as the engine last told it. */
  get snapshot() {
    return this.#snapshot;
  }

  #far;
  #data;
  /** Between the start and the end; and before the engine is there. */
  #going = false;
  #starting = false;

  /** Starts, a lazy one that has not been there before once the reader is near; one that only moved stays as it is. */
  begin(loading) {
    if (this.#going || this.#far) {
      this.dress();
      this.change();
    } else if (loading === "lazy" && !this.#snapshot) {
      this.#reserve();
      this.#far = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) this.near();
        },
        { rootMargin: "400px" },
      );
      this.#far.observe(this.#host);
    } else this.start();
  }

  again() {
    if (!this.#going) return;
    this.stop();
    this.start();
  }

  /** Waits no longer. */
  near() {
    if (this.#endWaiting()) this.start();
  }

  #endWaiting() {
    const far = this.#far;
    far?.disconnect();
    this.#far = undefined;
    return far;
  }

  /** A reader who has come back finds the room that they left. */
  #reserve() {
    listen();
    this.#place.reserve(stored(this.#key("place", this.#read().options.url)));
  }

  /** The reader may be leaving, and has scrolled. */
  keepPlace() {
    if (this.#drawn) store(this.#key("place"), this.#place.now);
  }

  /** Starts: the request and the engine side by side. */
  async start() {
    if (this.#far) return;
    this.#reserve();
    viewers.add(this);
    const turn = ++this.#turn;
    this.#going = true;
    this.#over = this.#starting = this.#drawn = this.#shown = false;
    const { options: asked, json, light } = this.#read();
    if (!asked.url && !json) {
      // Its data may still be put into it.
      this.#data ??= new MutationObserver(() => this.start());
      this.#data.observe(this.#host, { childList: true, subtree: true });
      return;
    }
    this.#data?.disconnect();
    this.#starting = true;
    // Another article begins afresh.
    if (asked.url !== this.#loaded) this.#snapshot = null;
    this.#request?.abort();
    const first = this.#ask(asked, json);
    this.#snapshot ??= stored(this.#key(""));
    const url =
      asked.urlState &&
      import("./url-state.js").catch(({ message }) => this.fail("resource", message, ""));
    this.#prepare(light, turn);
    if (asked.page)
      for (const type of ["pointerover", "click"]) this.#host.addEventListener(type, renew, true);
    const late = setTimeout(() => {
      if (turn === this.#turn) this.#giveUp("wasm-slow", "no engine after 10 s");
    }, SLOW);
    try {
      const [rust, address] = await Promise.all([engine(), soon(url), soon(style())]);
      if (turn !== this.#turn) return;
      // What the page has set meanwhile counts.
      const { options } = this.#read();
      if (address) {
        this.#address ??= new address.UrlState(this.#host, options, () => this.change(true, true));
        Object.assign(options, this.#address.options);
        // The address tells the filter, not what an earlier visit left.
        if (this.#snapshot) Object.assign(this.#snapshot, this.#address.options);
      }
      this.#id = rust.mount(first, options, this.#snapshot, this.#page(turn));
      this.#over = false;
    } catch (error) {
      if (trapped(error) || turn !== this.#turn) return;
      // Another viewer's reader began anew.
      if (error?.kind === "again") this.start();
      else this.#giveUp(error?.kind ?? "engine", String(error?.message ?? error), error?.url);
    } finally {
      clearTimeout(late);
      if (turn === this.#turn) this.#starting = false;
    }
  }

  /** The article: data that is here, else the promise of an answer. */
  #ask({ url, headlines }, json) {
    this.#loaded = url;
    this.#list = headlines;
    if (json) return json;
    this.#request = new AbortController();
    const first = fetch(url, this.#request);
    first.catch(() => {});
    return first;
  }

  /** Begins again what broke off when the reader left. */
  resume() {
    if (!this.#drawn) this.reload();
  }

  #request;
  #light;
  /** The filter follows the page's address, in which it stands already. */
  #moved = false;
  /** The host's own margin, where ours stands in its place. */
  #margin;
  /** What is loading is another article, so that the snapshot is only that of what still stands. */
  #other = false;
  /** An article stands there; and what stood there before is gone. */
  #drawn = false;
  #shown = false;
  /** Where it is drawn until it is shown. */
  #stage;
  /** It was given up: nothing is on its way any more. */
  #over = false;

  /** While it loads: what stands in the element stays; in an empty one, the skeleton of an article. */
  async #prepare(light, turn) {
    this.#light = light;
    const empty = ![...this.#host.childNodes].some(
      (node) => node.nodeName !== "SCRIPT" && (node.nodeType === 1 || node.textContent.trim()),
    );
    if (!empty || this.#host.shadowRoot || !isWhole(this.#host)) return;
    await style();
    if (turn !== this.#turn || this.#id !== undefined || this.#over) return;
    this.#root().prepend(skeleton());
  }

  /** Where it draws: an open shadow root, or the host itself. */
  #root() {
    const host = this.#host;
    // The sheet knows the tag; another element is told by a class.
    if (this.#light && host.localName !== "article-viewer") host.classList.add("av-host");
    this.#room = host;
    try {
      if (!this.#light) this.#room = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    } catch {
      // Not every element takes one.
      this.#light = true;
    }
    this.dress();
    return this.#room;
  }

  dress() {
    if (this.#room) dress(this.#light ? this.#host.getRootNode() : this.#room);
  }

  /** What stands in the element shows, below what is drawn above it. */
  #keep(root) {
    if (root !== this.#host && !root.querySelector("slot"))
      root.append(document.createElement("slot"));
  }

  /** Puts what is drawn in the place of all but data, from which a viewer may have to stand up again. */
  #show(drawn) {
    const root = this.#root();
    root.prepend(drawn);
    const sweep = () => {
      for (const child of [...root.childNodes])
        if (child !== drawn && !child.matches?.(JSON_DATA)) child.remove();
    };
    sweep();
    // The rest of it may be on its way.
    if (document.readyState === "loading")
      document.addEventListener("DOMContentLoaded", sweep, { once: true });
  }

  /** What the engine calls of the page for this viewer. What a dead one would still say is refused by its turn. */
  #page(turn) {
    const now =
      (act) =>
      (...given) =>
        turn === this.#turn ? act(...given) : undefined;
    return {
      draw: now((keep) => this.#draw(keep)),
      ready: now(() => this.#ready()),
      snapshot: now((snapshot) => {
        this.#snapshot = snapshot;
        this.#remember(snapshot);
      }),
      settled: now((shown) => {
        this.#settle();
        // A reader who has scrolled is not moved.
        if (shown) engine().then((rust) => this.#id && navigate(rust, scrollY === 0, this.#id));
      }),
      fire: now((kind, detail) => this.#fire(kind, detail)),
    };
  }

  /** Gives the node to draw into; `keep` what stands in the element. */
  #draw(keep) {
    this.#drawn = !keep;
    this.#over = false;
    if (!keep) {
      if (this.#other) this.#snapshot = null;
      this.#other = false;
      // Beside the page: what stands there stays until all is drawn.
      this.#stage = this.#shown ? this.#room : document.createElement("div");
      return this.#stage;
    }
    this.#place.release();
    const root = this.#root();
    clear(root);
    this.#keep(root);
    return root;
  }

  /** What is drawn takes its place. */
  #ready() {
    if (this.#shown) return;
    this.#shown = true;
    const { style } = this.#host;
    const top = () => this.#host.getBoundingClientRect().top;
    const before = top();
    const margin = reach(this.#host);
    // The page keeps its height meanwhile, and the reader their place.
    this.#place.hold();
    const drawn = this.#stage.firstElementChild;
    this.#show(drawn);
    // The margin of what stood first inside reached over the edge; the page is not to jump by it.
    if (top() < before) {
      this.#margin ??= style.marginTop;
      style.marginTop = `${margin}px`;
    }
    this.#place.settle(drawn);
    this.#tell(true);
  }

  /** Fires an event; `false` where it can be cancelled and was. */
  #fire(kind, detail) {
    if (leaving && kind === "av-error") return undefined;
    if (kind === "av-load") this.article = detail.article;
    if (kind === "av-card-link")
      detail.url = bare(location.href) + detail.url.slice(detail.url.indexOf("#"));
    if (kind === "av-filter") {
      const country = detail.countries.join(" ");
      Object.assign(this.#snapshot ?? {}, { country, query: detail.query });
      if (!this.#moved) this.#address?.write(country, detail.query);
    }
    const event = new CustomEvent(kind, {
      detail,
      bubbles: true,
      composed: true,
      cancelable: /click$|link$/.test(kind),
    });
    return this.articleViewerTells(event);
  }

  /** Its name stands in the stack of what a listener of the page throws; engine.js knows it. */
  articleViewerTells(event) {
    return this.#host.dispatchEvent(event);
  }

  /** The engine can't be had: the text stays, and one line says what to do. */
  #giveUp(kind, message, url) {
    if (leaving) return;
    const { options, light } = this.#read();
    this.#light = light;
    this.#over = true;
    this.#place.release();
    const root = this.#root();
    clear(root);
    const again = () => {
      if (kind === "wasm-slow") startOver();
      for (const viewer of viewers) viewer.retry();
    };
    root.prepend(notice(kind, options, again));
    this.#keep(root);
    this.fail(kind, message, url ?? options.url);
    this.#settle();
  }

  /** The engine may be had by now. */
  retry() {
    if (this.#over) this.start();
  }

  fail(kind, message, url) {
    this.#fire("av-error", { kind, path: "", message, url });
  }

  /** The page sets one of `country` and `query`; the other stays as the reader left it. */
  set(name, value) {
    if (this.#snapshot) {
      this.#snapshot[name] = value ?? "";
      this.#address?.keep(this.#snapshot);
    }
    this.change(true);
  }

  /** The options of now; the filter is the address's, unless the page has just set it. */
  #now(set) {
    const read = this.#read();
    const { country, query } = this.#snapshot ?? read.options;
    Object.assign(read.options, this.#address?.options, set && { country, query });
    return read;
  }

  /** Reads the options again: a new address is a new load, anything else a change, `filter` of the filter. */
  change(filter = false, moved = false) {
    const { options } = this.#now(filter && !moved);
    const other = options.url !== this.#loaded || options.headlines !== this.#list;
    if (this.#id === undefined) {
      // What is starting reads its options once the engine is there; what was not begun waits.
      if (this.#going && (other || !this.#starting)) this.start();
    } else if (alive()) {
      if (other) this.reload();
      else
        engine().then((rust) => {
          if (this.#id === undefined) return;
          this.#moved = moved;
          let act = rust.update;
          if (filter) act = moved ? rust.goBack : rust.filter;
          act(this.#id, options);
          // Drawn by then.
          setTimeout(() => {
            this.#moved = false;
          });
        });
    }
  }

  /** Loads anew; what stands there stays until the new article is read. */
  async reload(fresh = false) {
    if (this.#id === undefined) {
      if (fresh) this.#snapshot = null;
      if (this.#going) this.start();
      return this.ready;
    }
    const { options, json } = this.#now();
    // An object that was taken away again, and no address: what stands there stays.
    if (!options.url && !json) return this.ready;
    // The same again keeps what the reader did; another article begins afresh.
    this.#other = fresh || options.url !== this.#loaded;
    this.#renew();
    const old = this.#request;
    const first = this.#ask(options, json);
    const rust = await engine();
    if (this.#id !== undefined)
      rust.load(this.#id, first, options, this.#other ? null : this.#snapshot);
    old?.abort();
    return this.ready;
  }

  /** Has all rows drawn that are to be drawn in idle time. */
  fill() {
    if (this.#drawn && this.#id !== undefined && alive())
      engine().then((rust) => this.#id !== undefined && rust.fill(this.#id));
  }

  /** Has the engine do something once an article is drawn: `act(rust, id)`. */
  async command(act) {
    await this.ready;
    if (this.#id === undefined) return;
    const rust = await engine();
    if (this.#id !== undefined) act(rust, this.#id);
  }

  /** Takes it out of the page; it can start again, unless this is for good. */
  stop(forGood) {
    this.#turn++;
    this.#going = this.#starting = false;
    this.#endWaiting();
    this.#place.end();
    this.#tell(false);
    this.#data?.disconnect();
    this.#request?.abort();
    this.#host.classList.remove("av-host");
    if (this.#margin !== undefined) this.#host.style.marginTop = this.#margin;
    this.#margin = undefined;
    viewers.delete(this);
    if (forGood) this.#settle();
    this.#address?.stop();
    this.#address = undefined;
    const room = this.#room;
    if (room) {
      // What the engine has drawn it takes away itself.
      if (this.#id === undefined) for (const child of drawn(room)) child.remove();
      this.#keep(room);
    }
    if (this.#id === undefined) return;
    const id = this.#id;
    this.#id = undefined;
    if (alive()) engine().then((rust) => rust.destroy(id));
  }

  /** The engine is gone. What it drew leaves the page, and the viewer stands up anew from its snapshot. */
  revive(message, again) {
    this.#turn++;
    this.#id = undefined;
    this.#freeze(!again);
    if (again) this.start();
    else this.#giveUp("panic", message);
  }

  /** What a dead engine drew becomes plain text: no listener of it is left, and in the end every answer can be read. */
  #freeze(all) {
    for (const node of this.#room ? drawn(this.#room) : []) {
      const copy = node.cloneNode(true);
      node.replaceWith(copy);
      if (!all) continue;
      for (const panel of copy.querySelectorAll("[hidden=until-found]")) panel.hidden = false;
      for (const button of copy.querySelectorAll("[aria-expanded]")) button.ariaExpanded = "true";
    }
  }

  /** What is kept of a viewer beyond the page goes by the page, its id and its article. */
  #key(kind, url = this.#loaded) {
    return `article-viewer${kind && ` ${kind}`} ${location.pathname} ${this.#host.id} ${url}`;
  }

  /** Only what the reader did outlives the page, and only after they did something. */
  #remember(snapshot) {
    if (!snapshot.acted) return;
    const kept = { ...snapshot, cards: snapshot.cards.filter((card) => card.touched) };
    store(this.#key(""), kept);
  }
}

/** Keeps a value until the browser's tab is closed. */
function store(key, value) {
  try {
    sessionStorage.setItem(key, toJson(value));
  } catch {
    // Storage may be full or switched off; then a reload begins afresh.
  }
}

function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

hooks.panic = (message, again) => {
  for (const viewer of [...viewers]) viewer.revive(message, again);
};
hooks.late = () => {
  for (const viewer of viewers) viewer.change();
};
hooks.missing = (message, url) => {
  for (const viewer of viewers) viewer.fail("resource", message, url);
};

/** Follows the page's fragment to a card, unless an element of the page's own bears that id. */
function navigate(rust, go, only) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // What is no encoded text is taken as it is.
  }
  const owners = document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
  if (id && [...owners].every((owner) => owner.closest(".av"))) rust.navigate(id, go, only);
}

/**
 * As JSON; what can't be is none, which its reader says. What a library hangs on prototypes as `toJSON` does not get in:
 * Prototype.js quotes twice.
 */
function toJson(value) {
  try {
    return JSON.stringify(value, function (key, told) {
      const plain = this[key];
      return Array.isArray(plain) || Object(plain) !== plain ? plain : told;
    });
  } catch (error) {
    console.error(error);
    return "";
  }
}

const bare = (address) => address.split("#")[0];

/** What is no address fails where it is asked for. */
function absolute(address) {
  try {
    return address ? new URL(address, document.baseURI).href : "";
  } catch {
    return address;
  }
}

/** What the engine takes, from options that are named as the element's properties. */
function pack(host, { article, json, src, headlinesSrc, lang, messages, noShadow, ...rest }) {
  // In a list, for it may be anything.
  const given = (article ?? undefined) === undefined ? json : [article];
  const options = {
    url: given ? "" : absolute(src),
    base: document.baseURI,
    page: bare(document.baseURI) === bare(location.href) ? "" : bare(location.href),
    headlines: absolute(headlinesSrc),
    lang: lang ?? inherited(host),
    messages: toJson(messages),
    id: host.id,
    ...rest,
  };
  return { options, json: given, light: Boolean(noShadow) };
}

/** Properties that only mirror an attribute, and what they are without it. */
const mirrored = [
  ["src", "src", ""],
  ["headlinesSrc", "headlines-src", ""],
  ["theme", "theme", "auto"],
  ["loading", "loading", "eager"],
  ["headingLevel", "heading-level", 2],
];

/** Sets an attribute, or takes it away: frameworks set a property that is no longer bound to `undefined`. */
function put(element, attribute, value) {
  if (value === undefined || value === null) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

/** The custom element; where there is no browser, a class that nobody makes anything of. */
class ArticleViewerElement extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [
    "src",
    "headlines-src",
    "lang",
    "heading-level",
    "country",
    "query",
    "url-state",
    "loading",
  ];

  #object;
  #messages;
  #states = this.attachInternals?.().states;
  #viewer = new Viewer(
    this,
    () => this.#options(),
    (drawn) => {
      // `article-viewer:state(drawn)`; browsers before May 2024 have none.
      try {
        if (drawn) this.#states.add("drawn");
        else this.#states.delete("drawn");
      } catch {}
    },
  );
  #connected = false;

  #options() {
    const attribute = (name) => this.getAttribute(name) ?? undefined;
    const inside =
      this.#object === undefined &&
      !this.hasAttribute("src") &&
      this.querySelector(`:scope > ${JSON_DATA}`);
    return pack(this, {
      article: this.#object,
      json: inside ? inside.textContent || " " : undefined,
      src: attribute("src"),
      headlinesSrc: attribute("headlines-src"),
      open: attribute("open"),
      headingLevel: this.headingLevel,
      country: attribute("country"),
      query: attribute("query"),
      messages: this.#messages,
      urlState: this.urlState,
      noShadow: this.hasAttribute("no-shadow"),
    });
  }

  connectedCallback() {
    // A property that was set before the tag was known hides its accessor.
    for (const name of [
      "article",
      ...mirrored.map(([property]) => property),
      "country",
      "query",
      "urlState",
      "messages",
    ]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#connected = true;
    const begin = () => this.#connected && this.#viewer.begin(this.loading);
    // A script that is not deferred may be here before the data in the element is.
    if (!isWhole(this) && !this.hasAttribute("src") && !this.#object)
      document.addEventListener("DOMContentLoaded", begin, { once: true });
    else begin();
  }

  disconnectedCallback() {
    this.#connected = false;
    // One that is only moved is back by then.
    queueMicrotask(() => this.#connected || this.#viewer.stop());
  }

  attributeChangedCallback(name, before, now) {
    if (name === "country" || name === "query") {
      this.#viewer.set(name, now);
      return;
    }
    // The newest wins: an address takes the place of an object, even one that stood there before.
    const taken = name === "src" && this.#object;
    if (before === now && !taken) return;
    if (taken) this.#object = undefined;
    if (name === "loading") {
      if (now !== "lazy") this.#viewer.near();
    } else if (name !== "url-state") this.#viewer.change();
    else if ((before === null) !== (now === null)) this.#viewer.again();
  }

  get urlState() {
    return this.hasAttribute("url-state");
  }
  set urlState(kept) {
    this.toggleAttribute("url-state", kept);
  }

  get article() {
    return this.#viewer.article ?? this.#object;
  }
  set article(object) {
    this.#object = object ?? undefined;
    this.#viewer.reload(true);
  }

  /** The page's own phrases, named as those in messages/en.json; others stay as they are. */
  get messages() {
    return this.#messages;
  }
  set messages(phrases) {
    this.#messages = phrases;
    this.#viewer.change();
  }

  get ready() {
    return this.#viewer.ready;
  }
  get country() {
    return this.#viewer.snapshot?.country ?? this.getAttribute("country") ?? "";
  }
  set country(codes) {
    put(this, "country", codes);
  }
  get query() {
    return this.#viewer.snapshot?.query ?? this.getAttribute("query") ?? "";
  }
  set query(text) {
    put(this, "query", text);
  }

  openAll() {
    return this.#viewer.command((rust, id) => rust.openAll(id));
  }
  closeAll() {
    return this.#viewer.command((rust, id) => rust.closeAll(id));
  }
  openCard(id) {
    return this.#viewer.command((rust, viewer) => rust.open(viewer, String(id)));
  }
  reload() {
    return this.#viewer.reload();
  }
}

for (const [property, attribute, unset] of mirrored) {
  Object.defineProperty(ArticleViewerElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(attribute) ?? unset;
      return attribute === "heading-level"
        ? Math.min(4, Math.max(1, Number.parseInt(value, 10) || unset))
        : value;
    },
    set(value) {
      put(this, attribute, value);
    },
  });
}

/** Registers the tag. Of two copies of this file on one page, the first to come wins. */
export function defineArticleViewer(tag = "article-viewer") {
  if (!globalThis.customElements) return;
  if (customElements.get(tag)) {
    console.info(`<${tag}> is registered already`);
    return;
  }
  // A class can be registered once, so another tag gets one of its own.
  customElements.define(tag, class extends ArticleViewerElement {});
}

/** For hosts whose files or WebAssembly stand elsewhere, before the first viewer: `{ base }` or `{ module }`. */
export function init({ base, module } = {}) {
  use(base, module);
}

/** Mounts a viewer in an element without the tag; `options` are named as the element's properties. */
export function mount(target, options = {}) {
  let now = { ...options };
  let gone = false;
  const viewer = new Viewer(target, () => pack(target, now));
  // The sheet reads it there.
  const wear = () => "theme" in now && put(target, "theme", now.theme);
  wear();
  viewer.begin(now.loading);
  return {
    get ready() {
      return viewer.ready;
    },
    update(changed) {
      if (gone) return;
      const fresh = "article" in changed && changed.article !== now.article;
      now = { ...now, ...changed };
      // The newest wins: an address takes the place of an object.
      if ("src" in changed && !("article" in changed)) now.article = undefined;
      wear();
      if (fresh) viewer.reload(true);
      else {
        if (changed.loading === "eager") viewer.near();
        if ("urlState" in changed) viewer.again();
        const set = ["country", "query"].filter((name) => name in changed);
        for (const name of set) viewer.set(name, changed[name]);
        if (Object.keys(changed).length > set.length) viewer.change();
      }
    },
    destroy() {
      if (gone) return;
      gone = true;
      now.theme &&= undefined;
      wear();
      viewer.stop(true);
    },
  };
}

defineArticleViewer();
