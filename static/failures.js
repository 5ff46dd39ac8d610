// What a reader is told of each failure to start, by the kind that `av-error` names. What a page's developer can do
// about it stands in docs/embedding.md, under the same names. Loaded only once something has failed.

export const sentences = {
  engine: "The interactive article could not start here. The text stays readable.",
  "wasm-missing":
    "WebAssembly is switched off in this browser, as it is in Lockdown Mode. The text stays readable; the cards and the filter need it.",
  "wasm-blocked":
    "This page’s security policy keeps WebAssembly from running. The text stays readable; only the page’s owner can allow more.",
  "wasm-status":
    "The interactive article could not start: a part of it is not on its server. The text stays readable. Try again later.",
  "wasm-type":
    "The interactive article could not start: its server sent something else in place of a part. The text stays readable. Try again later.",
  "wasm-cut":
    "The interactive article could not start: its download broke off. The text stays readable. Try again.",
  "wasm-network":
    "The interactive article could not be fetched; the network may be down. The text stays readable. Try again.",
  "wasm-slow":
    "The interactive article is taking long. It will appear by itself, and the text can be read meanwhile. You may also try again.",
  panic:
    "The interactive article stopped too often to be started again. The text stays readable. Try again in a minute.",
  retry: "Retry",
  openData: "Open the article’s data",
};

/**
 * By language and script; a tag that names another script means something else.
 *
 * @type {Record<string, [script: string, load: () => Promise<{ sentences: typeof sentences }>]>}
 */
const others = {
  az: ["latn", () => import("./failures/az.js")],
  fa: ["arab", () => import("./failures/fa.js")],
  ru: ["cyrl", () => import("./failures/ru.js")],
  tr: ["latn", () => import("./failures/tr.js")],
};

/**
 * The sentences in a language, with the page's own in their places; English where it is none of ours, or where its file
 * can't be had.
 *
 * @param {string} language BCP 47
 * @param {string | undefined} messages the page's own phrases, as JSON
 */
export async function told(language, messages) {
  /** @type {[string, any][]} */
  const given = Object.entries(JSON.parse(messages ?? "{}") ?? {});
  const own = given.map(([name, phrase]) => [name, phrase?.other ?? phrase]);
  const [base, ...more] = language.toLowerCase().split("-");
  let spoken = "en";
  let found = sentences;
  const [script, load] = Object.hasOwn(others, base) ? others[base] : [];
  if (load && !more.some((subtag) => /^[a-z]{4}$/.test(subtag) && subtag !== script)) {
    try {
      found = (await load()).sentences;
      spoken = base;
    } catch {
      // The network may be what failed.
    }
  }
  const lang = own.length && language ? language : spoken;
  return {
    lang,
    dir: /^(ar|fa|he|ps|ur)\b/.test(lang) ? "rtl" : "ltr",
    phrases: { ...found, ...Object.fromEntries(own) },
  };
}
