// What the engine takes, from what a page has set: on the element, or in the options of `mount`.

import { toJson } from "./session.js";
import { absolute, bare, inheritedLanguage } from "./surroundings.js";

/** Article data inside the element. */
export const JSON_DATA = 'script[type="application/json"]';

/**
 * Named as the element's properties; `json` is the text of an article inside it.
 *
 * @typedef {Partial<Record<
 *   "json" | "src" | "headlinesSrc" | "lang" | "open" | "country" | "query" | "theme" | "loading", string
 * >> & { article?: unknown, messages?: unknown, headingLevel?: unknown, urlState?: boolean, noShadow?: boolean }} Given
 *
 * @typedef {{
 *   options: Record<"url" | "headlines" | "lang", string> & Record<string, any>,
 *   data: string | [unknown] | undefined,
 *   light: boolean,
 * }} Packed the options of src/embed/options.rs; an article that is here, as text or as a list that has it; and whether to
 *   draw into the host itself
 */

/**
 * @param {Element} host
 * @param {Given} given
 * @returns {Packed}
 */
export function pack(
  host,
  { article, json, src, headlinesSrc, lang, messages, noShadow, ...rest },
) {
  /** @type {Packed["data"]} */
  let data = json;
  // In a list, since it may be anything, a promise or a text too.
  if (article !== undefined && article !== null) data = [article];
  const options = {
    url: data ? "" : (absolute(src) ?? ""),
    base: document.baseURI,
    page: bare(document.baseURI) === bare(location.href) ? "" : bare(location.href),
    headlines: absolute(headlinesSrc) ?? "",
    lang: lang ?? inheritedLanguage(host),
    messages: toJson(messages),
    id: host.id,
    ...rest,
  };
  return { options, data, light: Boolean(noShadow) };
}
