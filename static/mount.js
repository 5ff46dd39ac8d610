// A viewer in any element of a page, without the tag.

import { ViewerController } from "./controller.js";
import { pack } from "./options.js";
import { reflect } from "./surroundings.js";

/**
 * Mounts a viewer in an element; `options` are named as the element's properties.
 *
 * @param {HTMLElement} target
 * @param {import("./options.js").Given} [options]
 */
export function mount(target, options = {}) {
  let now = { ...options };
  let gone = false;
  const viewer = new ViewerController(target, () => pack(target, now));
  // The style sheet reads the theme there.
  const reflectTheme = () => {
    if ("theme" in now) reflect(target, "theme", now.theme);
  };
  reflectTheme();
  viewer.begin(now.loading);
  return {
    get ready() {
      return viewer.ready;
    },
    /** @param {import("./options.js").Given} changed what is not named stays as it is */
    update(changed) {
      if (gone) return;
      const isFresh = "article" in changed && changed.article !== now.article;
      now = { ...now, ...changed };
      // The newest wins: an address takes the place of an object.
      if ("src" in changed && !("article" in changed)) now.article = undefined;
      reflectTheme();
      if (isFresh) {
        viewer.reload(true);
        return;
      }
      if (changed.loading === "eager") viewer.near();
      if ("urlState" in changed) viewer.again();
      const names = Object.keys(changed);
      const filters = /** @type {const} */ (["country", "query"]).filter((name) => name in changed);
      for (const name of filters) viewer.set(name, changed[name]);
      if (names.length > filters.length) viewer.change();
    },
    /** Takes the viewer out of the target; a second call does nothing. */
    destroy() {
      if (gone) return;
      gone = true;
      now.theme &&= undefined;
      reflectTheme();
      viewer.stop(true);
    },
  };
}
