// What stands in an element that has nothing to show yet, or never will: the skeleton of an article, and one
// quiet line. Built node by node, since Trusted Types allow no markup in strings.

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Bars of these widths, in twentieths of the line, each as high as the line that will stand there.
 *
 * @param {string} kind
 * @param {number[]} widths
 */
const bars = (kind, ...widths) =>
  make(
    "div",
    { class: kind },
    ...widths.map((width) => {
      const bar = document.createElement("i");
      // Through the CSSOM, which a strict policy allows.
      bar.style.inlineSize = `${5 * width}%`;
      return bar;
    }),
  );

/** The skeleton. It bears no part but `article`, and nothing of it stays once the article is drawn. */
export function skeleton() {
  const card = (/** @type {number[]} */ ...widths) =>
    make("div", { class: "sk-card" }, bars("sk-question", ...widths), bars("sk-invite", 4));
  const row = (/** @type {number[]} */ ...widths) => bars("sk-row", ...widths);
  const article = make(
    "div",
    { part: "article", class: "skeleton", "aria-hidden": "true" },
    bars("sk-headline", 16, 20, 12),
    bars("sk-description", 18, 18, 12),
    bars("sk-byline", 6, 8),
    bars("sk-text", 20, 18, 6),
    make("div", { class: "sk-cards" }, card(18, 12), card(16), card(20, 16), card(18, 8)),
  );
  const list = make(
    "div",
    { class: "news skeleton", "aria-hidden": "true" },
    bars("sk-title", 8),
    make("div", { class: "sk-field" }),
    ...[row(12), row(18, 6), row(20), row(16), row(20, 6), row(18), row(16, 8)],
  );
  return make("div", { class: "av av-placeholder with-list", "aria-busy": "true" }, article, list);
}

/**
 * The viewer can't start. What stands in the element can be read all the same.
 *
 * @param {string} kind of the failure
 * @param {Record<"url" | "lang", string> & Record<string, any>} options
 * @param {() => void} retry
 */
export function notice(kind, { url, lang, messages }, retry) {
  const button = make("button", { part: "retry", type: "button" }, "Retry");
  button.addEventListener("click", retry);
  const words = make("p", {}, "The text stays readable.");
  const link = make("a", { href: url }, "Open the article’s data");
  const line = make(
    "div",
    { part: "notice", lang: "en", dir: "ltr" },
    words,
    make("p", {}, button, ...(/^https?:/.test(url) ? [" ", link] : [])),
  );
  import("./failures.js")
    .then(({ told }) => told(lang, messages))
    .then(
      ({ phrases, ...language }) => {
        Object.assign(line, language);
        words.textContent = phrases[kind] ?? phrases.engine;
        button.textContent = phrases.retry;
        link.textContent = phrases.openData;
      },
      // Nothing more can be fetched.
      () => {
        words.prepend("The network may be down. ");
      },
    );
  return make("div", { class: "av av-placeholder" }, line);
}
