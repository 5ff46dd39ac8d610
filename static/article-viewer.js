// The door: registers the tag, turns attributes into one options object, starts the engine and the first
// request side by side, keeps what stands in the element, and shows its own few words when all else fails.
// Everything is found relative to this file.

import { afterPanic, alive, engine, locate, startOver, trapped, use } from "./engine.js";
import { notice, skeleton } from "./placeholder.js";

const css = ["./viewer.css", () => new URL("./viewer.css", import.meta.url)];
const viewers = new Set();
const adopted = new WeakSet();
let sheet;

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
  addEventListener("pagehide", () => {
    leaving = true;
  });
  addEventListener("pageshow", ({ persisted }) => {
    leaving = false;
    // A page that comes back from the history with a viewer that broke off.
    if (persisted) for (const viewer of viewers) viewer.resume();
  });
  addEventListener("hashchange", () => {
    if (viewers.size && alive()) engine().then((rust) => navigate(rust, true));
  });
}

/** The one sheet that all viewers share. */
function style() {
  sheet ??= fetch(locate(css))
    .then((response) => (response.ok ? response.text() : ""))
    .then((text) => {
      const made = new CSSStyleSheet();
      made.replaceSync(text);
      return made;
    })
    .catch(() => {
      sheet = undefined;
      return new CSSStyleSheet();
    });
  return sheet;
}

/** Adds the sheet to a document or shadow root, unless it links the file itself. */
function dress(root, made) {
  const linked = [...(root.styleSheets ?? [])].some(({ href }) => href === locate(css).href);
  if (linked || adopted.has(root)) return;
  adopted.add(root);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, made];
}

/** Takes away all but the article's data, from which a viewer may have to stand up again. */
function sweep(root) {
  for (const child of [...root.childNodes]) if (!child.matches?.(JSON_DATA)) child.remove();
}

/** Takes away what stood there while nothing was drawn. (`:scope` matches nothing in a shadow root.) */
function clear(root) {
  for (const child of [...root.children]) if (child.matches(".av-placeholder")) child.remove();
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
  #id;
  #turn = 0;
  #snapshot = null;
  #room;
  #settle;
  #loaded = "";
  #list = "";
  #address;
  article = null;
  ready;

  constructor(host, read) {
    this.#host = host;
    this.#read = read;
    this.#renew();
  }

  #renew() {
    this.ready = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** The state of now, as the engine last told it. */
  get snapshot() {
    return this.#snapshot;
  }

  #far;

  /** Starts, a lazy one that has not been there before once the reader is near. */
  begin(loading) {
    if (loading === "lazy" && !this.#snapshot) {
      this.#far = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) this.near();
        },
        { rootMargin: "400px" },
      );
      this.#far.observe(this.#host);
    } else this.start();
  }

  /** Waits no longer. */
  near() {
    if (!this.#far) return;
    this.#leave();
    this.start();
  }

  #leave() {
    this.#far?.disconnect();
    this.#far = undefined;
  }

  /** Starts: the request and the engine side by side. */
  async start() {
    if (this.#far) return;
    listen();
    viewers.add(this);
    const turn = ++this.#turn;
    this.#over = false;
    const { options, json, light } = this.#read();
    if (!options.url && json === undefined) return;
    this.#snapshot ??= this.#remembered(options);
    const url = options.urlState && import("./url-state.js");
    const first = this.#ask(options, json);
    this.#prepare(light, turn);
    const late = setTimeout(() => {
      if (turn === this.#turn) this.#giveUp("wasm-slow", "no engine after 10 s");
    }, SLOW);
    try {
      const [rust, made, address] = await Promise.all([engine(), style(), url]);
      if (turn !== this.#turn) return;
      this.#style = made;
      if (address) {
        this.#address ??= new address.UrlState(this.#host, options, () => this.change(true, true));
        Object.assign(options, this.#address.options);
        // The address tells the filter, not what an earlier visit left.
        if (this.#snapshot) Object.assign(this.#snapshot, this.#address.options);
      }
      this.#id = rust.mount(first, toJson(options), toJson(this.#snapshot), (kind, detail) =>
        // What a dead engine would still say is refused by its turn.
        turn === this.#turn ? this.#hear(kind, detail) : undefined,
      );
    } catch (error) {
      if (trapped(error) || turn !== this.#turn) return;
      // Another viewer's reader began anew.
      if (error?.name === "AbortError") this.start();
      else this.#giveUp(error?.kind ?? "engine", String(error?.message ?? error), error?.url);
    } finally {
      clearTimeout(late);
    }
  }

  /** The article: data that is here, else the promise of an answer. */
  #ask({ url, headlines }, json) {
    this.#loaded = url;
    this.#list = headlines;
    if (json !== undefined) return json;
    const first = fetch(url);
    first.catch(() => {});
    return first;
  }

  /** Begins again what broke off when the reader left. */
  resume() {
    if (!this.#drawn) this.reload();
  }

  #style;
  #light;
  /** An article stands there. */
  #drawn = false;
  /** It was given up: nothing is on its way any more. */
  #over = false;

  /** While it loads: what stands in the element stays; in an empty one, the skeleton of an article. */
  async #prepare(light, turn) {
    this.#light = light;
    const empty = ![...this.#host.childNodes].some(
      (node) => node.nodeName !== "SCRIPT" && (node.nodeType === 1 || node.textContent.trim()),
    );
    if (!empty || this.#host.shadowRoot) return;
    this.#style = await style();
    if (turn !== this.#turn || this.#id !== undefined || this.#over) return;
    this.#root().prepend(skeleton());
  }

  /** Where it draws: an open shadow root, or the host itself. */
  #root() {
    if (this.#light) {
      // The sheet knows the tag; another element is told by a class.
      if (this.#host.localName !== "article-viewer") this.#host.classList.add("av-host");
      dress(this.#host.getRootNode(), this.#style);
      return this.#host;
    }
    const root = this.#host.shadowRoot ?? this.#host.attachShadow({ mode: "open" });
    dress(root, this.#style);
    return root;
  }

  /** What stands in the element shows, below what is drawn above it. */
  #keep(root) {
    if (root !== this.#host && !root.querySelector("slot"))
      root.append(document.createElement("slot"));
  }

  #hear(kind, detail) {
    switch (kind) {
      case "draw": {
        const root = this.#root();
        clear(root);
        this.#drawn = !detail;
        if (detail) this.#keep(root);
        else sweep(root);
        this.#room = root;
        return root;
      }
      case "snapshot":
        this.#snapshot = detail;
        this.#remember(detail);
        return undefined;
      case "settled":
        this.#settle();
        // A reader who has scrolled is not moved.
        if (detail) engine().then((rust) => this.#id && navigate(rust, scrollY === 0, this.#id));
        return undefined;
      default: {
        if (leaving && kind === "av-error") return undefined;
        if (kind === "av-load") this.article = detail.article;
        if (kind === "av-filter") {
          const country = detail.countries.join(" ");
          Object.assign(this.#snapshot ?? {}, { country, query: detail.query });
          this.#address?.write(country, detail.query);
        }
        const event = new CustomEvent(kind, {
          detail,
          bubbles: true,
          composed: true,
          cancelable: kind === "av-headline-click",
        });
        return this.#host.dispatchEvent(event);
      }
    }
  }

  /** The engine can't be had: the text stays, and one line says what to do. */
  async #giveUp(kind, message, url) {
    if (leaving) return;
    const { options, light } = this.#read();
    this.#light = light;
    this.#over = true;
    this.#style = await style();
    const root = this.#root();
    clear(root);
    const again = () => {
      if (kind === "wasm-slow") startOver();
      this.start();
    };
    root.prepend(notice(kind, options, again));
    this.#keep(root);
    this.#hear("av-error", { kind, path: "", message, url: url ?? options.url });
    this.#settle();
  }

  /** The page sets one of `country` and `query`; the other stays as the reader left it. */
  set(name, value) {
    if (this.#snapshot) this.#snapshot[name] = value ?? "";
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
    if (this.#id === undefined) {
      this.start();
      return;
    }
    if (!alive()) return;
    const { options } = this.#now(filter && !moved);
    if (options.url !== this.#loaded || options.headlines !== this.#list) this.reload();
    else
      engine().then(
        (rust) => this.#id !== undefined && rust.update(this.#id, toJson(options), filter),
      );
  }

  /** Loads anew; what stands there stays until the new article is read. */
  async reload() {
    if (this.#id === undefined) return this.start();
    const { options, json } = this.#now();
    // An object that was taken away again, and no address: what stands there stays.
    if (!options.url && json === undefined) return this.ready;
    // The same address again keeps what the reader did; another article begins afresh.
    if (json !== undefined || options.url !== this.#loaded) this.#snapshot = null;
    this.#renew();
    const first = this.#ask(options, json);
    const rust = await engine();
    if (this.#id !== undefined) rust.load(this.#id, first, toJson(options), toJson(this.#snapshot));
    return this.ready;
  }

  async command(name, card = "") {
    await this.ready;
    const rust = await engine();
    if (this.#id !== undefined) rust.command(this.#id, name, card);
  }

  /** Takes it out of the page; it can start again. */
  stop() {
    this.#turn++;
    this.#leave();
    this.#host.classList.remove("av-host");
    viewers.delete(this);
    this.#address?.stop();
    this.#address = undefined;
    if (this.#id === undefined) return;
    const id = this.#id;
    this.#id = undefined;
    if (alive()) engine().then((rust) => rust.destroy(id));
  }

  /** The engine is gone. What it drew leaves the page, and the viewer stands up anew from its snapshot. */
  revive(message, again) {
    this.#turn++;
    this.#id = undefined;
    if (again) {
      if (this.#room) sweep(this.#room);
      this.start();
    } else {
      this.#freeze();
      this.#giveUp("panic", message);
    }
  }

  /** What a dead engine drew becomes plain text: no listener of it is left, and every answer can be read. */
  #freeze() {
    const room = this.#room;
    if (!room) return;
    room.replaceChildren(...[...room.childNodes].map((node) => node.cloneNode(true)));
    for (const panel of room.querySelectorAll("[hidden=until-found]")) panel.hidden = false;
    for (const button of room.querySelectorAll("[aria-expanded]")) button.ariaExpanded = "true";
  }

  #key(options) {
    return `article-viewer ${location.pathname} ${this.#host.id} ${options.url}`;
  }

  /** Only what the reader did outlives the page, and only after they did something. */
  #remember(snapshot) {
    if (!snapshot.acted) return;
    const kept = { ...snapshot, cards: snapshot.cards.filter((card) => card.touched) };
    try {
      sessionStorage.setItem(this.#key(this.#read().options), toJson(kept));
    } catch {
      // Storage may be full or switched off; then a reload begins afresh.
    }
  }

  #remembered(options) {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key(options)));
    } catch {
      return null;
    }
  }
}

afterPanic.add((message, again) => {
  for (const viewer of [...viewers]) viewer.revive(message, again);
});

/** Follows the page's fragment to a card, unless an element of the page's own bears that id. */
function navigate(rust, go, only = 0) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // What is no encoded text is taken as it is.
  }
  const owners = document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
  if (id && [...owners].every((owner) => owner.closest(".av"))) rust.navigate(id, go, only);
}

/** As JSON. What a library hangs on prototypes as `toJSON` does not get in: Prototype.js quotes twice. */
const toJson = (value) =>
  JSON.stringify(value, function (key, told) {
    const own = this[key];
    return Array.isArray(own) || Object(own) !== own ? own : told;
  });

const bare = (address) => address.split("#")[0];

const absolute = (address) => (address ? new URL(address, document.baseURI).href : "");

/** What the engine takes, from options that are named as the element's properties. */
function pack(host, { article, json, src, headlinesSrc, lang, messages, noShadow, ...rest }) {
  const given = article === undefined ? json : (toJson(article) ?? "null");
  const options = {
    url: given === undefined ? absolute(src) : "",
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
  #viewer = new Viewer(this, () => this.#options());
  #connected = false;

  #options() {
    const attribute = (name) => this.getAttribute(name) ?? undefined;
    const inside =
      this.#object === undefined &&
      !this.hasAttribute("src") &&
      this.querySelector(`:scope > ${JSON_DATA}`);
    return pack(this, {
      article: this.#object,
      json: inside ? inside.textContent : undefined,
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
    this.#viewer.begin(this.loading);
  }

  disconnectedCallback() {
    this.#connected = false;
    this.#viewer.stop();
  }

  attributeChangedCallback(name, before, now) {
    if (name === "country" || name === "query") {
      if (this.#connected) this.#viewer.set(name, now);
      return;
    }
    if (before === now) return;
    // The newest wins: an address takes the place of an object.
    if (name === "src") this.#object = undefined;
    if (!this.#connected) return;
    if (name === "loading") {
      if (now !== "lazy") this.#viewer.near();
    } else if (name !== "url-state") this.#viewer.change();
    else if ((before === null) !== (now === null)) {
      this.#viewer.stop();
      this.#viewer.start();
    }
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
    if (this.#connected) this.#viewer.reload();
  }

  /** The page's own phrases, named as those in messages/en.json; others stay as they are. */
  get messages() {
    return this.#messages;
  }
  set messages(phrases) {
    this.#messages = phrases;
    if (this.#connected) this.#viewer.change();
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
    return this.#viewer.command("open-all");
  }
  closeAll() {
    return this.#viewer.command("close-all");
  }
  openCard(id) {
    return this.#viewer.command("open", id);
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
      return attribute === "heading-level" ? Number.parseInt(value, 10) || unset : value;
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
    console.info(
      `<${tag}> is registered already; this copy of the article viewer leaves it as it is.`,
    );
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
      wear();
      if (fresh) viewer.reload();
      else {
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
      viewer.stop();
    },
  };
}

defineArticleViewer();
