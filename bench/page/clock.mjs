// The clock, injected into the page before anything of its own runs, and the same for all sides. It uses what a page
// has (frames, mutations, long tasks), measures places only right after a frame, where layout is clean, and leaves the
// page alone while nothing is being timed.

/** Runs in the page: no name from outside may stand in it. `seen` has the selectors of a target. */
export function clock(seen) {
  // Closed roots are looked into as well; they stay closed to the page.
  const roots = [document];
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    return root;
  };
  const memories = new Set();
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...given) {
      super(...given);
      for (const value of Object.values(this.exports))
        if (value instanceof WebAssembly.Memory) memories.add(value);
    }
  };

  const find = (selector) => {
    for (const root of roots) {
      const found = root.querySelector(selector);
      if (found) return found;
    }
    return null;
  };
  const findAll = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const number = (text) =>
    Number(/\d[\d,]*/.exec(text ?? "")?.[0].replaceAll(",", "") ?? Number.NaN);
  const counted = () => number(find(seen.count)?.textContent);

  /** Calls after the frame that is due: what the page has changed until then is on the screen. */
  const afterFrame = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });

  // Loading: each mark is the end of the first frame that shows it, since the navigation began.
  const marks = {};
  const tasks = [];
  const observe = (type, hear) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({
      type,
      buffered: true,
    });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") marks.paint = startTime;
  });
  observe("longtask", ({ startTime, duration }) => tasks.push({ startTime, duration }));
  const stands = {
    card: () => find(seen.card),
    ready: () => find(seen.row) && find(seen.input),
    whole: () => counted() === seen.total && find(seen.row),
  };
  const whole = new Promise((resolve) => {
    const look = () => {
      const fresh = Object.keys(stands).filter((name) => !(name in marks) && stands[name]());
      if (fresh.length)
        afterFrame((now) => {
          for (const name of fresh) marks[name] ??= now;
          if ("whole" in marks) resolve();
        });
      if (!("whole" in marks)) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

  // A key press: from the event's own time to the end of the frame after the last change that the reader can see.
  // `due` says that a frame is awaited, `touched` what has changed since the last.
  const SILENCE = 40;
  let press = null;
  let touched = [];
  let due = false;

  const rectOf = (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) return node.getBoundingClientRect();
    const range = document.createRange();
    range.selectNode(node);
    return range.getBoundingClientRect();
  };
  const inside = (x, y) => x > 0 && y > 0 && x < innerWidth && y < innerHeight;
  const overlaps = ({ left, top, right, bottom }) =>
    right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  /** What is a pixel small is there for screen readers alone, and so is a text in it, which has its own size. */
  const isInView = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!node.isConnected || isSkipped(element)) return false;
    const isLarge = ({ width, height }) => width > 1 && height > 1;
    const rect = rectOf(node);
    if (!isLarge(rect) || !overlaps(rect)) return false;
    return !element || element === node || isLarge(rectOf(element));
  };
  const mayBeSeen = (element) =>
    element.isConnected && !isSkipped(element) && overlaps(rectOf(element));
  /** To ask for a place in what `content-visibility` skips would have it laid out. */
  const isSkipped = (element) =>
    element?.checkVisibility() && !element.checkVisibility({ contentVisibilityAuto: true });

  /** Whether something changed in view, by what the observer told of one stretch. */
  const isSeen = (records) => {
    const before = new Map();
    const after = new Map();
    for (const { removedNodes, previousSibling, nextSibling } of records)
      for (const node of removedNodes) {
        before.set(node, previousSibling);
        after.set(node, nextSibling);
      }
    // What is gone has no place; its neighbours that still stand tell where it was.
    const standing = (node, neighbours) => {
      let at = node;
      for (let step = 0; at && !at.isConnected && step < neighbours.size; step++)
        at = neighbours.get(at);
      return at?.isConnected ? at : null;
    };
    const wasInView = ({ target, previousSibling, nextSibling }) => {
      const above = standing(previousSibling, before);
      const below = standing(nextSibling, after);
      if (above && !isSkipped(above.parentElement)) {
        const { left, bottom } = rectOf(above);
        return inside(left + 1, bottom - 1) && bottom < innerHeight;
      }
      if (below && !isSkipped(below.parentElement)) {
        const { left, top } = rectOf(below);
        return inside(left + 1, top + 1);
      }
      // Nothing is left there, so it may have no height.
      if (target.nodeType !== Node.ELEMENT_NODE) return false;
      const rect = rectOf(target);
      return rect.width > 1 && overlaps(rect);
    };
    return records.some((record) => {
      if (record.type !== "childList") return isInView(record.target);
      // A list that is out of view is not asked for its rows.
      const { target, addedNodes, removedNodes } = record;
      if (target.nodeType === Node.ELEMENT_NODE && !mayBeSeen(target)) return false;
      return [...addedNodes].some(isInView) || (removedNodes.length > 0 && wasInView(record));
    });
  };

  const settle = (timed) => {
    if (press !== timed) return;
    if (timed.shown && !due && performance.now() - timed.shown > SILENCE) {
      press = null;
      timed.done(timed.shown - timed.from);
    } else setTimeout(settle, 10, timed);
  };
  const frame = () => {
    if (due) return;
    due = true;
    afterFrame((now) => {
      due = false;
      const records = touched;
      touched = [];
      if (press && isSeen(records)) press.shown = now;
    });
  };
  const watch = () => {
    const observer = new MutationObserver((records) => {
      if (!press) return;
      for (const record of records) touched.push(record);
      frame();
    });
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    for (const root of roots) observer.observe(root, all);
    const first = { capture: true };
    const keyed = ({ timeStamp }) => {
      if (press) press.from = timeStamp;
    };
    const typed = () => {
      const timed = press;
      if (!timed) return;
      // The character in the field is a change, too.
      afterFrame((now) => {
        timed.shown ??= now;
        settle(timed);
      });
    };
    addEventListener("keydown", keyed, first);
    addEventListener("input", typed, first);
  };

  const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const enter = (text) => {
    const input = find(seen.input);
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  };

  globalThis.benchClock = {
    loaded: () => whole,
    marks: () => marks,
    /** The longest task that began since a time, in ms; 0 where none took 50. */
    longest: (from) =>
      tasks
        .filter(({ startTime }) => startTime >= from)
        .reduce((most, { duration }) => Math.max(most, duration), 0),
    wasm: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    now: () => performance.now(),
    focus() {
      watch();
      find(seen.input).focus();
    },
    /** To be called before a key is pressed, and asked for its time once it is. */
    arm() {
      touched = [];
      const timed = { from: 0, shown: undefined };
      timed.time = new Promise((done) => {
        timed.done = done;
      });
      press = timed;
      globalThis.benchClock.time = () => timed.time;
    },
    /** What the side counts under a text: the number that was wanted, or what stands there after five seconds. */
    async count(text, wanted) {
      enter(text);
      for (let turn = 0; turn < 100; turn++) {
        await after(50);
        if (counted() === wanted) break;
      }
      return counted();
    },
    /** How many headlines a country has, by the button that says so, or by choosing it. */
    async countOf(country, wanted) {
      const { select, button, count } = seen.country;
      if (button) {
        const named = findAll(button).find(({ textContent }) => textContent.includes(country));
        return number(named?.querySelector(count)?.textContent);
      }
      const field = find(select);
      field.value = country;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      for (let turn = 0; turn < 20 && counted() !== wanted; turn++) await after(50);
      return counted();
    },
    /** Scrolls by a step a frame; turns round at an end. Gives the frames' times, and how many showed no row. */
    async scroll(frames, step) {
      const pane = paneOf(find(seen.row));
      if (pane === document.scrollingElement) find(seen.row).scrollIntoView({ block: "start" });
      else pane.scrollIntoView({ block: "center" });
      const next = () => new Promise(afterFrame);
      const start = pane.scrollTop;
      const times = [];
      let blank = 0;
      let way = step;
      let last = await next();
      for (let turn = 0; turn < frames; turn++) {
        const from = pane.scrollTop;
        // Above its start there is no list but an article.
        pane.scrollTop = Math.max(start, from + way);
        if (Math.abs(pane.scrollTop - from) < 1) way = -way;
        const now = await next();
        times.push(now - last);
        last = now;
        if (isBlank(pane)) blank++;
      }
      return { times, blank };
    },
  };

  /** What scrolls the rows: a pane of their own, or the page. */
  function paneOf(row) {
    for (let at = row; at; at = at.parentElement ?? at.getRootNode().host) {
      const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
      if (scrolls && at.scrollHeight > at.clientHeight) return at;
    }
    return document.scrollingElement;
  }

  /** Whether no row stands in the middle of what can be seen of the list. */
  function isBlank(pane) {
    const list = find(seen.row)?.parentElement;
    if (!list) return true;
    const boxes = [list.getBoundingClientRect()];
    if (pane !== document.scrollingElement) boxes.push(pane.getBoundingClientRect());
    const top = Math.max(0, ...boxes.map((box) => box.top));
    const bottom = Math.min(innerHeight, ...boxes.map((box) => box.bottom));
    const x = boxes[0].left + boxes[0].width / 3;
    const root = list.getRootNode();
    // Between two rows there may be room, so a second point is asked for.
    return [0, 9].every((down) => {
      const hit = root.elementFromPoint(x, (top + bottom) / 2 + down);
      return !hit?.closest(seen.row);
    });
  }
}
