// What a page can set on the element, a row each: accessors, observed attributes and options follow from it here, and the
// manifest, the types and the guide's tables by `npm run generate`. The sentences stay out of a release.

/**
 * @template [T=string]
 * @typedef {object} Row
 * @property {string} attribute
 * @property {T} [default] what the property gives without the attribute
 * @property {boolean} [flag] the attribute says yes by being there
 * @property {boolean} [live] a change of the attribute is heard
 * @property {boolean} [state] the property gives the state of now, which the reader changes
 */

/** What is an attribute and a property of ours. */
export const properties = {
  /** Address of the article’s JSON. A new value loads anew, and the newest request wins. */
  src: /** @type {Row} */ ({ attribute: "src", default: "", live: true }),
  /** Address of a list that takes the place of the article’s own. A new one is loaded at once. */
  headlinesSrc: /** @type {Row} */ ({ attribute: "headlines-src", default: "", live: true }),
  /** `auto` is as the page’s own `color-scheme`. */
  theme: /** @type {Row<"auto" | "light" | "dark">} */ ({ attribute: "theme", default: "auto" }),
  /** Level of the headline, 1 to 4; the rest follows. */
  headingLevel: /** @type {Row<1 | 2 | 3 | 4>} */ ({
    attribute: "heading-level",
    default: 2,
    live: true,
  }),
  /** Chosen countries: codes separated by spaces; `-RU` excludes, `ZZ` is "no country named". */
  country: /** @type {Row} */ ({ attribute: "country", default: "", live: true, state: true }),
  /** Text in the filter’s field. */
  query: /** @type {Row} */ ({ attribute: "query", default: "", live: true, state: true }),
  /** Keeps the filter in the page’s address, `?country=AZ+TR&q=oil`, touching no other parameter. */
  urlState: /** @type {Row<boolean>} */ ({
    attribute: "url-state",
    default: false,
    flag: true,
    live: true,
  }),
  /** `lazy` asks for nothing until the reader is 400 pixels away. */
  loading: /** @type {Row<"eager" | "lazy">} */ ({
    attribute: "loading",
    default: "eager",
    live: true,
  }),
};

/** What is an attribute alone, or HTML's own property too. */
export const attributes = {
  /** Language of the interface; else of the nearest `lang` around it, else the article’s. */
  lang: /** @type {Row} */ ({ attribute: "lang", live: true }),
  /** Cards open at first: `first`, `all`, `none`, or ids separated by spaces. */
  open: /** @type {Row<"first" | "all" | "none" | (string & {})>} */ ({
    attribute: "open",
    default: "first",
  }),
  /** Draws into the element itself instead of a shadow root. */
  noShadow: /** @type {Row<boolean>} */ ({ attribute: "no-shadow", default: false, flag: true }),
};

/** @type {[name: string, row: Row<any>][]} */
export const settable = Object.entries(properties);
export const rows = [...settable, ...Object.entries(attributes)];
