// The custom element: it turns what a page sets on it into the options of a viewer. Importing this registers nothing.

import { ViewerController } from "./controller.js";
import { JSON_DATA, pack } from "./options.js";
import { rows, settable } from "./properties.js";
import { isWhole, reflect } from "./surroundings.js";

export { init } from "./engine.js";
export { mount } from "./mount.js";

/** @param {unknown} value */
const headingLevel = (value) => Math.min(4, Math.max(1, Number.parseInt(String(value), 10) || 2));

/** @typedef {import("../npm/index.js").Article} Article */
/** @typedef {import("../npm/index.js").Messages} Messages */

/** A property that was set before the tag was known hides its accessor. @param {any} element @param {string} name */
function upgrade(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  delete element[name];
  element[name] = value;
}

/** Where there is no browser, a class that nobody makes anything of. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? Object;

/**
 * An interview as cards, and headlines filtered by country.
 *
 * What stands inside is shown until the viewer can replace it, and for good where it cannot start.
 *
 * @tagname article-viewer
 * @slot - What is read until the viewer has started, such as a link to the article; or `<script type="application/json">` with
 *   the article.
 *
 * @fires {CustomEvent<LoadDetail>} av-load - An article is drawn: the first time, after `reload()`, when the
 *   element comes back into the page, after a recovery. `detail`: `article`, the page’s own copy, and `warnings`.
 * @fires {CustomEvent<ErrorDetail>} av-error - Something failed. `detail`: `kind`, `path`, `message`, `url`.
 * @fires {CustomEvent<CardToggleDetail>} av-card-toggle - The reader opened or closed a card; one event a card,
 *   for Open all too. `detail`: `id`, `open`.
 * @fires {CustomEvent<FilterDetail>} av-filter - The reader chose or typed; with `url-state`, also went back or
 *   forward to another filter. `detail`: `countries`, `query`, `shown`, `total`.
 * @fires {CustomEvent<HeadlineClickDetail>} av-headline-click - The reader presses a headline of the list;
 *   cancelable, so the page may take the way itself. `detail`: `headline`, `url`, `countries`.
 * @fires {CustomEvent<CardLinkDetail>} av-card-link - The reader presses a card’s link to itself; cancelable, so
 *   the page’s address may stay as it is. `detail`: `id`, `url`.
 *
 * @csspart article - The article, or its skeleton while it loads.
 * @csspart head - Head of the article.
 * @csspart headline - The headline.
 * @csspart description - The standfirst.
 * @csspart byline - Authors and publisher.
 * @csspart dateline - Place and dates.
 * @csspart date - A date in the dateline.
 * @csspart image - A picture with its caption.
 * @csspart caption - The caption.
 * @csspart toolbar - The buttons above the cards.
 * @csspart open-all - Opens every card.
 * @csspart close-all - Closes every card.
 * @csspart cards - Cards that follow one another.
 * @csspart card - A question and its answers.
 * @csspart question - The card’s button, with the question.
 * @csspart answer - The card’s panel, with the answers.
 * @csspart speaker - The name of whoever speaks.
 * @csspart permalink - The link to the card.
 * @csspart paragraph - A paragraph between cards.
 * @csspart heading - A heading between cards.
 * @csspart quote - A quotation between cards.
 * @csspart related - The related stories.
 * @csspart related-item - One of them.
 * @csspart filter - The filter: field and countries.
 * @csspart filter-input - The field.
 * @csspart filter-clear - Clears the field.
 * @csspart country-list - The table of countries.
 * @csspart country - A country: a button with `aria-pressed`.
 * @csspart count - The number beside a country.
 * @csspart country-more - Shows all countries.
 * @csspart chips - What is chosen.
 * @csspart chip - One choice.
 * @csspart status - The sentence that says what is shown.
 * @csspart why - Shows the reason for every match.
 * @csspart headlines - The list with its filter.
 * @csspart headline-item - A row of the list.
 * @csspart headline-link - The headline in a row.
 * @csspart headline-date - The date in a row.
 * @csspart mark - What matched.
 * @csspart reason - Why a row is shown.
 * @csspart empty - What stands in the place of an empty list.
 * @csspart more-headlines - The link below the list.
 * @csspart error - A message that says what failed, where, and what to do.
 * @csspart retry - Tries again.
 * @csspart notice - A quiet line.
 */
class ArticleViewerElement extends Base {
  static observedAttributes = rows.filter(([, row]) => row.live).map(([, row]) => row.attribute);

  /** An article that the page has set. @type {Article | undefined} */
  #object;
  /** @type {Messages | undefined} */
  #messages;
  #isConnected = false;
  #states = this.attachInternals?.().states;
  #viewer = new ViewerController(
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

  #options() {
    /** @type {import("./options.js").Given} */
    const given = { article: this.#object, messages: this.#messages };
    for (const [name, { attribute, flag }] of rows) {
      const value = this.getAttribute(attribute);
      Object.assign(given, { [name]: flag ? value !== null : (value ?? undefined) });
    }
    given.headingLevel = headingLevel(given.headingLevel);
    if (this.#object === undefined && given.src === undefined) {
      const inside = this.querySelector(`:scope > ${JSON_DATA}`);
      if (inside) given.json = inside.textContent || " ";
    }
    return pack(this, given);
  }

  connectedCallback() {
    for (const name of ["article", "messages", ...settable.map(([name]) => name)])
      upgrade(this, name);
    this.#isConnected = true;
    const begin = () => this.#isConnected && this.#viewer.begin(this.getAttribute("loading") ?? "");
    // A script that is not deferred may be here before the data in the element is.
    if (!isWhole(this) && !this.hasAttribute("src") && !this.#object)
      document.addEventListener("DOMContentLoaded", begin, { once: true });
    else begin();
  }

  disconnectedCallback() {
    this.#isConnected = false;
    // One that is only moved is back by then.
    queueMicrotask(() => this.#isConnected || this.#viewer.stop());
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (name === "country" || name === "query") {
      this.#viewer.set(name, now);
      return;
    }
    // The newest wins: an address takes the place of an object, even one that stood there before.
    const replacesObject = name === "src" && this.#object;
    if (before === now && !replacesObject) return;
    if (replacesObject) this.#object = undefined;
    if (name === "loading") {
      if (now !== "lazy") this.#viewer.near();
    } else if (name !== "url-state") this.#viewer.change();
    else if ((before === null) !== (now === null)) this.#viewer.again();
  }

  /**
   * The article that stands there. An object that is set is shown in the place of `src`; whichever of the two was set last
   * counts.
   *
   * @type {Article | undefined}
   */
  get article() {
    return /** @type {Article} */ (this.#viewer.article) ?? this.#object;
  }
  set article(object) {
    this.#object = object ?? undefined;
    this.#viewer.reload(true);
  }

  /** The page’s own phrases, by their names in messages/en.json; the others stay as they are. @type {Messages | undefined} */
  get messages() {
    return this.#messages;
  }
  set messages(phrases) {
    this.#messages = phrases;
    this.#viewer.change();
  }

  /** Fulfilled by the first drawing or failure; never rejects. @type {Promise<void>} */
  get ready() {
    return this.#viewer.ready;
  }

  /** Opens every card. @returns {Promise<void>} */
  openAll() {
    return this.#viewer.command((rust, id) => rust.openAll(id));
  }
  /** Closes every card. @returns {Promise<void>} */
  closeAll() {
    return this.#viewer.command((rust, id) => rust.closeAll(id));
  }
  /**
   * Opens one card; `q1`, `q2`, … where the article names no id.
   *
   * @param {string} id the card’s
   * @returns {Promise<void>}
   */
  openCard(id) {
    return this.#viewer.command((rust, viewer) => rust.open(viewer, String(id)));
  }
  /**
   * Loads anew; what stands there stays until the new article is read. Of the same address or object it keeps what the
   * reader opened and chose; another article begins afresh.
   *
   * @returns {Promise<void>}
   */
  reload() {
    return this.#viewer.reload();
  }

  static {
    for (const [name, { attribute, flag, state, default: unset }] of settable) {
      Object.defineProperty(ArticleViewerElement.prototype, name, {
        configurable: true,
        enumerable: true,
        /** @this {ArticleViewerElement} */
        get() {
          if (flag) return this.hasAttribute(attribute);
          const ofNow = state && this.#viewer.snapshot?.[/** @type {"country"} */ (name)];
          const value = ofNow ?? this.getAttribute(attribute) ?? unset;
          return name === "headingLevel" ? headingLevel(value) : value;
        },
        /** @this {ArticleViewerElement} */
        set(value) {
          if (flag) this.toggleAttribute(attribute, Boolean(value));
          else reflect(this, attribute, value);
        },
      });
    }
  }
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
