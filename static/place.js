// The reader's place: how high the element was and where it stood when the reader left, kept for a reload and Back once
// they have scrolled. A browser puts a page back only as far down as the page reaches by then, and before an article is
// drawn that is not far.

/** So long after the drawing the room is held for a list that is still coming, in milliseconds. */
const PATIENCE = 10_000;

/** What scrolls a page by the reader's hand, beside a bar that is dragged. */
const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"];

/** The page has been scrolled, so that leaving it is worth remembering. */
let scrolled = false;
/** The browser is putting the page back where it was, and the reader has not gone elsewhere since. */
let returning = false;
let listening = false;

/** Whether the page is scrolled as far down as it reaches. */
const atEnd = () => scrollY >= document.documentElement.scrollHeight - innerHeight - 1;

/**
 * Listens to the page, from its first viewer on.
 *
 * @param {() => void} leave is called whenever the reader may be leaving for good
 */
export function follow(leave) {
  if (listening) return;
  listening = true;
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType("navigation")
  );
  returning =
    /^(reload|back_forward)$/.test(navigation?.type) && history.scrollRestoration === "auto";
  const moved = () => {
    returning = false;
  };
  for (const type of HANDS) addEventListener(type, moved, { capture: true, passive: true });
  addEventListener(
    "scroll",
    ({ target }) => {
      if (target === document) scrolled = true;
    },
    { capture: true, passive: true },
  );
  const hidden = () => {
    if (scrolled) leave();
  };
  addEventListener("pagehide", hidden);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hidden();
  });
}

/**
 * Whether the page makes an element at least as high as the frame that it is in (`100dvb` against jumps while it loads).
 * A frame that a page makes as high as what it holds could never shrink again.
 *
 * @param {Element} element
 */
function isFrameHigh(element) {
  const least = Number.parseFloat(getComputedStyle(element).minHeight);
  return window.parent !== window && Math.abs(least - innerHeight) < 1;
}

/**
 * Where a reader leaves an element: its height, its top in the window, and the window's width, in pixels.
 *
 * @typedef {{ height: number, top: number, width: number }} Left
 */

/** The room that one element takes in its page. */
export class Place {
  /** @type {HTMLElement} */
  #host;
  /** The host's own, while ours stand in their place. @type {{ minHeight: string, display: string } | undefined} */
  #own;
  /** What was kept of the last visit. @type {Left | undefined} */
  #kept;
  /** How far down the page was when we came. */
  #from = 0;
  /** @type {ResizeObserver | undefined} */
  #growing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #drawn = false;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
  }

  /** @returns {Left} */
  get now() {
    const { top } = this.#host.getBoundingClientRect();
    return { height: this.#host.offsetHeight, top, width: innerWidth };
  }

  /** Makes the room that the last visit's drawing took, so that the browser finds the way back by itself. @param {Left} [kept] */
  reserve(kept) {
    if (!returning || this.#kept || kept?.width !== innerWidth) return;
    this.#kept = kept;
    this.#from = scrollY;
    this.#set(kept.height);
    // Before the style sheet is here it would take no height.
    if (getComputedStyle(this.#host).display === "inline") this.#host.style.display = "flow-root";
  }

  /** Keeps the height that the element has. */
  hold() {
    this.#set(this.#host.offsetHeight);
  }

  /** @param {number} height in pixels */
  #set(height) {
    const { style } = this.#host;
    this.#own ??= { minHeight: style.minHeight, display: style.display };
    style.minHeight = `${height}px`;
  }

  /** `drawn` stands: the page goes where the reader left it, and keeps the room until what comes later has filled it. @param {any} drawn */
  settle(drawn) {
    this.#drawn = true;
    const kept = this.#kept;
    this.#kept = undefined;
    // Elsewhere than where it was, or as far down as the browser could bring it, the reader has scrolled meanwhile.
    if (!kept || !returning || !(scrollY === this.#from || atEnd())) {
      this.release();
      return;
    }
    this.#set(kept.height);
    scrollBy({ top: this.now.top - kept.top, behavior: "instant" });
    this.#growing = new ResizeObserver(() => {
      if (drawn.offsetHeight >= kept.height - 1) this.release();
    });
    this.#growing.observe(drawn);
    this.#timer = setTimeout(() => this.release(), PATIENCE);
  }

  /** The element is as high as what it holds. */
  release() {
    this.#growing?.disconnect();
    clearTimeout(this.#timer);
    this.#kept = undefined;
    if (this.#own === undefined) return;
    const { style } = this.#host;
    Object.assign(style, this.#own);
    if (this.#drawn && isFrameHigh(this.#host)) style.minHeight = "0";
    else this.#own = undefined;
    if (!this.#host.getAttribute("style")) this.#host.removeAttribute("style");
  }

  /** The viewer leaves: the element is the page's alone again. */
  end() {
    this.#drawn = false;
    this.release();
  }
}
