// An article that the page has as HTML, written by `article-viewer render`. Until the engine is there its cards open and
// close here; then the viewer's drawing takes its place, and the reader is not to notice: what they opened, typed, chose,
// focused and selected is carried over. What others have changed of the text (a translator, an emoji script) is not swapped
// back: then the drawing waits until the reader acts.

/** What only the engine can do: it is done once the drawing stands. */
const CONTROLS = "button:not([part~=question], [part~=open-all], [part~=close-all])";
const QUESTION = "[part~=question]";
const FIELD = "[part~=filter-input]";
/** Text of the interface, which a browser may write otherwise than we do natively: dates, numbers, countries. */
const INTERFACE = "time, [part~=toolbar], [part~=filter]";
/** What scrolls by itself. */
const COLUMNS = ".news, [part~=country-list]";
/** A picture that is not decoded by then, in milliseconds, is drawn as it comes. */
const PATIENCE = 1_000;

/** @typedef {{ id: string, open: boolean, touched: boolean }} CardState as in src/embed/snapshot.rs */

/** @param {Element} card */
const panelOf = (card) => card.querySelector(":scope > [part~=answer]");
/** @param {Element} card */
const isOpen = (card) => !panelOf(card)?.hasAttribute("hidden");

export class Rendered {
  /** @type {Element} */
  #root;
  /** Goes before the ids of cards. */
  #prefix;
  /** Hears what the reader opens and closes. @type {(id: string, open: boolean) => void} */
  #tell;
  /** The cards that the reader has opened or closed. @type {Set<string>} */
  #touched = new Set();
  /** Those of them that the engine does not know of. @type {Set<string>} */
  #late = new Set();
  /** The cards that find-in-page has opened. @type {Set<string>} */
  #found = new Set();
  /** The controls that were pressed before anything could hear it, in order. @type {Element[]} */
  #pressed = [];
  /** The reader has typed or pressed what only the engine can do. */
  #hasActed = false;
  /** A pointer is down, or an input method composes: no moment to take an element away. */
  #isBusy = false;
  /** Counts the drawings; the newest alone may take the place. */
  #turn = 0;
  #listening = new AbortController();
  #go = () => {};
  #rest = () => {};

  /**
   * @param {Element} root the rendered content
   * @param {string} id of the host
   * @param {CardState[]} kept of an earlier visit
   * @param {(id: string, open: boolean) => void} tell
   */
  constructor(root, id, kept, tell) {
    this.#root = root;
    this.#prefix = id && `${id}-`;
    this.#tell = tell;
    for (const card of this.#cards()) {
      const before = kept.find(({ id }) => id === this.#idOf(card));
      const panel = panelOf(card);
      const isNamed = card.matches(":target");
      // By now it may stand open under the reader's eyes: they came by its address, or the script was late.
      const stands = !panel || (isOpen(card) && getComputedStyle(panel).visibility === "visible");
      this.#set(card, isNamed || (before ? before.open : stands));
      if (before?.touched || isNamed) this.#touched.add(this.#idOf(card));
    }
    // A press that came before this script has left the focus there; that of a key would be shown.
    const { activeElement } = /** @type {Document | ShadowRoot} */ (root.getRootNode());
    const pressed = activeElement?.closest(`${QUESTION}:not(:focus-visible)`);
    const waiting = root.contains(pressed ?? null) && pressed?.closest("[part~=card]");
    if (waiting) this.#press(waiting, true);
    const { signal } = this.#listening;
    /** @param {string} type @param {(event: any) => void} act @param {EventTarget} [where] */
    const hear = (type, act, where = root) =>
      where.addEventListener(type, act, { capture: true, signal });
    hear("click", (event) => this.#click(event));
    hear("beforematch", ({ target }) => {
      if (!target.matches("[part~=answer]")) return;
      this.#set(target.parentElement, true);
      this.#found.add(this.#idOf(target.parentElement));
    });
    hear("input", ({ target }) => {
      if (target.matches(FIELD)) this.act();
    });
    hear(
      "hashchange",
      () => {
        const card = this.#cards().find((card) => card.matches(":target"));
        if (card) this.#press(card, true);
      },
      window,
    );
    for (const type of ["pointerdown", "compositionstart"])
      hear(
        type,
        () => {
          this.#isBusy = true;
        },
        window,
      );
    for (const type of ["pointerup", "pointercancel", "compositionend"])
      hear(
        type,
        () => {
          this.#isBusy = false;
          // After the click that follows.
          setTimeout(() => this.#rest());
        },
        window,
      );
  }

  #cards() {
    return [...this.#root.querySelectorAll("[part~=card]")];
  }

  /** @param {Element} card */
  #idOf(card) {
    return card.id.slice(this.#prefix.length);
  }

  /** @param {Element} card @param {boolean} open */
  #set(card, open) {
    const panel = panelOf(card);
    card.removeAttribute("data-closed");
    card.toggleAttribute("data-open", open);
    card.querySelector(QUESTION)?.setAttribute("aria-expanded", String(open));
    if (open) panel?.removeAttribute("hidden");
    else panel?.setAttribute("hidden", "until-found");
  }

  /** The reader opens or closes a card. @param {Element} card @param {boolean} open */
  #press(card, open) {
    if (isOpen(card) === open) return;
    this.#set(card, open);
    const id = this.#idOf(card);
    this.#touched.add(id);
    this.#late.add(id);
    this.#tell(id, open);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const card = target.closest(QUESTION)?.closest("[part~=card]");
    const all = target.closest("[part~=open-all], [part~=close-all]");
    const control = target.closest(CONTROLS);
    if (card) this.#press(card, !isOpen(card));
    else if (all)
      for (const one of this.#cards()) this.#press(one, all.matches("[part~=open-all]"));
    if (card || all) this.#go();
    else if (control) {
      this.#pressed.push(control);
      this.act();
    }
  }

  /** What the viewer starts from. @returns {CardState[]} */
  get cards() {
    this.#late.clear();
    this.#found.clear();
    return this.#cards().map((card) => {
      const id = this.#idOf(card);
      return { id, open: isOpen(card), touched: this.#touched.has(id) };
    });
  }

  /** There will be no engine: every answer stands open, and what needs one goes. */
  leave() {
    this.#turn += 1;
    for (const card of this.#cards()) this.#set(card, true);
    this.#root.toggleAttribute("data-left", true);
  }

  /** Something is wanted that only the engine can do: a drawing that waits takes its place. */
  act() {
    this.#hasActed = true;
    this.#go();
  }

  /** Nothing of it is heard any more. */
  end() {
    this.#turn += 1;
    this.#listening.abort();
  }

  /**
   * Waits for the moment at which a drawing can take its place unseen, and makes the drawing the same.
   *
   * @param {Element} drawn
   * @param {boolean} isSame it shows the same list, not one that an earlier visit or the address has filtered
   * @param {() => void} swap
   */
  async hand(drawn, isSame, swap) {
    this.#turn += 1;
    const turn = this.#turn;
    const pictures = [...drawn.querySelectorAll("img")].map((picture) => picture.decode());
    await Promise.race([
      Promise.allSettled(pictures),
      new Promise((resolve) => {
        setTimeout(resolve, PATIENCE);
      }),
    ]);
    // A list that stands elsewhere comes with the viewer.
    const isWhole = isSame && !this.#root.querySelector(".news[aria-busy]");
    const [before, now] = [this.#root, drawn].map((root) =>
      isWhole ? root : root.querySelector("[part~=article]"),
    );
    const canGo = !isMarked() && before && now && keepText(before, now);
    if (!canGo && !this.#hasActed)
      await new Promise((resolve) => {
        this.#go = () => resolve(undefined);
      });
    // A press is let through to its end, and what it led to is drawn.
    while (this.#isBusy)
      await new Promise((resolve) => {
        this.#rest = () => resolve(undefined);
      });
    if (turn !== this.#turn) return;
    if (this.#carry(drawn)) await new Promise((resolve) => setTimeout(resolve));
    if (turn !== this.#turn) return;
    this.end();
    const restore = this.#place(drawn);
    swap();
    restore();
    for (const control of this.#pressed) this.#counterpart(control, drawn)?.click();
  }

  /** Has the drawing do what the reader has done here since it was begun; whether it will be drawn anew. @param {Element} drawn */
  #carry(drawn) {
    let isChanged = false;
    const cards = drawn.querySelectorAll("[part~=card]");
    for (const [index, card] of this.#cards().entries()) {
      const other = cards[index];
      const id = this.#idOf(card);
      if (!other || isOpen(other) === isOpen(card)) continue;
      const panel = panelOf(other);
      if (this.#late.has(id)) {
        isChanged = true;
        /** @type {HTMLElement | null} */ (other.querySelector(QUESTION))?.click();
      } else if (this.#found.has(id)) {
        isChanged = true;
        panel?.removeAttribute("hidden");
        panel?.dispatchEvent(new Event("beforematch", { bubbles: true }));
      }
    }
    const [typed, field] = [this.#root, drawn].map(
      (root) => /** @type {HTMLInputElement | null} */ (root.querySelector(FIELD)),
    );
    // What the browser or the reader has put into the field.
    if (typed && field && typed.value && typed.value !== field.value) {
      isChanged = true;
      field.value = typed.value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    return isChanged;
  }

  /** Remembers focus, selection and scrolled columns; gives what restores them in the drawing. @param {Element} drawn */
  #place(drawn) {
    const { activeElement } = /** @type {Document | ShadowRoot} */ (this.#root.getRootNode());
    const focused = this.#root.contains(activeElement) ? activeElement : null;
    const selection = document.getSelection();
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
    const [anchor, focus] = [anchorNode, focusNode].map(
      (node) => node && this.#root.contains(node) && sameNode(this.#root, drawn, node),
    );
    const columns = [...this.#root.querySelectorAll(COLUMNS)].map(({ scrollTop }) => scrollTop);
    const counterpart = focused && this.#counterpart(focused, drawn);
    const range = focused?.matches(FIELD)
      ? /** @type {HTMLInputElement} */ (focused)
      : { selectionStart: null, selectionEnd: null };
    const [start, end] = [range.selectionStart, range.selectionEnd];
    return () => {
      for (const [index, column] of [...drawn.querySelectorAll(COLUMNS)].entries())
        if (columns[index]) column.scrollTop = columns[index];
      if (counterpart) {
        counterpart.focus({ preventScroll: true });
        if (start !== null)
          /** @type {HTMLInputElement} */ (counterpart).setSelectionRange(start, end);
      }
      if (anchor && focus)
        selection?.setBaseAndExtent(anchor, anchorOffset ?? 0, focus, focusOffset ?? 0);
    };
  }

  /**
   * The element that does the same in the drawing: the same country, else the one at the same place among its kind.
   *
   * @param {Element} element
   * @param {Element} drawn
   * @returns {HTMLElement | null | undefined}
   */
  #counterpart(element, drawn) {
    const country = element.getAttribute("data-c");
    const part = element.getAttribute("part");
    const kind = `${element.localName}${part ? `[part="${part}"]` : ""}${country ? `[data-c="${country}"]` : ""}`;
    const place = [...this.#root.querySelectorAll(kind)].indexOf(element);
    return /** @type {NodeListOf<HTMLElement>} */ (drawn.querySelectorAll(kind))[place];
  }
}

/** Whether the address names words, which the browser marks where it finds them: a drawing in their place would bear no mark. */
const isMarked = () =>
  performance.getEntriesByType("navigation").some(({ name }) => name.includes(":~:text="));

/**
 * Whether two trees have the same elements and texts. The interface's texts are taken over where they differ: what was rendered
 * is kept.
 *
 * @param {Node} before
 * @param {Node} now
 * @returns {boolean}
 */
function keepText(before, now) {
  if (before.nodeName !== now.nodeName || before.childNodes.length !== now.childNodes.length)
    return false;
  if (before.nodeType === Node.TEXT_NODE && before.nodeValue !== now.nodeValue) {
    if (!now.parentElement?.closest(INTERFACE)) return false;
    now.nodeValue = before.nodeValue;
  }
  return [...before.childNodes].every((child, index) => keepText(child, now.childNodes[index]));
}

/**
 * The node at the same place in another tree.
 *
 * @param {Element} root
 * @param {Element} other
 * @param {Node} node
 * @returns {Node | undefined}
 */
function sameNode(root, other, node) {
  const path = [];
  for (let at = node; at !== root; at = /** @type {Node} */ (at.parentNode))
    path.unshift(
      [.../** @type {Node} */ (at.parentNode).childNodes].indexOf(/** @type {ChildNode} */ (at)),
    );
  return path.reduce(
    (at, index) => /** @type {Node | undefined} */ (at?.childNodes[index]),
    /** @type {Node | undefined} */ (other),
  );
}
