// The filter in the page's own address: `?country=AZ+TR&q=oil`. Loaded only where `url-state` asks for it.
//
// Other parameters stay as they are written, the fragment and the page's `history.state` too. A choice makes a history
// entry, typing replaces the newest one once the reader pauses, and Back and Forward are followed.

/** So long after the last letter typed text is written, in milliseconds. */
const PAUSE = 400;

/** @param {string} part */
const isOurs = (part) => ["country", "q"].includes([...new URLSearchParams(part).keys()][0]);

/** The address as it stands: what is ours, and what is the page's. */
function read() {
  const parts = location.search.slice(1).split("&");
  const params = new URLSearchParams(location.search);
  const others = parts.filter((part) => part && !isOurs(part)).map((part) => `${part}&`);
  return {
    country: params.get("country"),
    query: params.get("q"),
    address: `${location.href.split(/[?#]/)[0]}?${others.join("")}`,
    fragment: location.hash,
  };
}

/** The address without its fragment. */
const place = () => location.href.split("#")[0];

/** A value as forms write it. @param {string} value */
const encoded = (value) => new URLSearchParams({ v: value }).toString().slice(2);

/** Keeps the filter of one viewer in the address. `follow` is called when the page moves in its history. */
export class UrlState {
  /** Writes what was typed last and is not in the address yet. @type {(() => void) | undefined} */
  #pending;
  /** Where it was typed. */
  #place = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #listeners = new AbortController();
  /** What the page set at first; an address without the parameters means it. */
  #given;

  /**
   * @param {HTMLElement} host
   * @param {{ country?: string, query?: string }} given
   * @param {() => void} follow
   */
  constructor(host, given, follow) {
    this.#given = { country: given.country ?? "", query: given.query ?? "" };
    const { signal } = this.#listeners;
    const moved = () => {
      // A link to another place of this page takes typed text along; the entry of Back has its own.
      if (this.#place === place()) this.#pending?.();
      this.#drop();
      follow();
    };
    addEventListener("popstate", moved, { signal });
    // Links that are buttons to screen readers are pressed by Space too.
    host.addEventListener(
      "keydown",
      (event) => {
        const link = /** @type {HTMLElement} */ (event.composedPath()[0]);
        if (event.key !== " " || !link.matches?.('a[role="button"]')) return;
        event.preventDefault();
        link.click();
      },
      { signal },
    );
  }

  /** The filter that the address asks for, and the address around it: options of the engine. */
  get options() {
    const { country, query, ...around } = read();
    return {
      country: country ?? this.#given.country,
      query: query ?? this.#given.query,
      ...around,
    };
  }

  /** Writes what the reader chose and typed. @param {string} country @param {string} query */
  write(country, query) {
    this.#drop();
    const now = read();
    const chosen = (now.country ?? this.#given.country) !== country;
    if (chosen) this.#put("pushState", country, query);
    else {
      this.#place = place();
      this.#pending = () => {
        this.#drop();
        this.#put("replaceState", country, query);
      };
      this.#timer = setTimeout(() => {
        // Where the page's router has gone on meanwhile, the text is not its concern.
        if (this.#place === place()) this.#pending?.();
        else this.#drop();
      }, PAUSE);
    }
  }

  /** Writes what the page has set, into the entry that is there. @param {{ country: string, query: string }} filter */
  keep({ country, query }) {
    this.#drop();
    this.#put("replaceState", country, query);
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#pending = undefined;
  }

  /** @param {"pushState" | "replaceState"} how @param {string} country @param {string} query */
  #put(how, country, query) {
    const { address, fragment } = read();
    /** @param {string} name @param {string} value @param {string} given */
    const part = (name, value, given) => (value || given ? `${name}=${encoded(value)}&` : "");
    const ours =
      part("country", country, this.#given.country) + part("q", query, this.#given.query);
    const next = (address + ours).slice(0, -1) + fragment;
    if (next === location.href) return;
    try {
      history[how](history.state, "", next);
    } catch {
      // In a sandboxed frame, or after too many in a row, the address stays; the filter works all the same.
    }
  }

  /** Lets the address be: what was not written yet is not written. */
  stop() {
    this.#drop();
    this.#listeners.abort();
  }
}
