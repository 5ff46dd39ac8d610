// The page's fragment: `#q3` leads to a card.

/**
 * Has the engine follow the fragment to a card, unless an element of the page's own bears that id.
 *
 * @param {import("./engine.js").Engine} rust
 * @param {boolean} go whether the reader is taken there
 * @param {number} [only] the one viewer that may have the card
 */
export function followFragment(rust, go, only) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // What is no encoded text is taken as it is.
  }
  const owners = document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
  if (id && [...owners].every((owner) => owner.closest(".av"))) rust.navigate(id, go, only);
}
