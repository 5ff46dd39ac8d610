// What a viewer reads of the page around it.

/** The address without its fragment. @param {string} address */
export const bare = (address) => address.split("#")[0];

/** An absolute address; what is no address fails where it is asked for. @param {string} [address] */
export function absolute(address) {
  try {
    return address ? new URL(address, document.baseURI).href : "";
  } catch {
    return address;
  }
}

/** The language of the nearest ancestor that names one, across shadow roots. @param {any} node */
export function inheritedLanguage(node) {
  for (let at = node; at; at = at.parentNode ?? at.host) {
    // An empty one names none, and keeps those further out away.
    if (at.hasAttribute?.("lang")) return at.lang;
  }
  return "";
}

/**
 * Sets an attribute, or takes it away: frameworks set a property that is no longer bound to `undefined`.
 *
 * @param {Element} element
 * @param {string} attribute
 * @param {any} value
 */
export function reflect(element, attribute, value) {
  if (value === undefined || value === null) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

/** Whether all that the page has in an element has come. @param {Element} element */
export const isWhole = (element) => document.readyState !== "loading" || element.nextSibling;

/** Whether there is something to read in an element. @param {Element} element */
export const isEmpty = (element) =>
  ![...element.childNodes].some(
    (node) => node.nodeName !== "SCRIPT" && (node.nodeType === 1 || node.textContent?.trim()),
  );

/** The margin of the first thing in an element, which may reach over the element's edge, in pixels. @param {Element} element */
export function outerMargin(element) {
  let most = 0;
  for (let at = /** @type {Element | null} */ (element); at; at = at.firstElementChild)
    most = Math.max(most, Number.parseFloat(getComputedStyle(at).marginTop) || 0);
  return most;
}

/** Under a `<base>` a link to a card bears the page's address, which a router may have changed since. @param {Event} event */
export function renewPermalink(event) {
  const link = /** @type {any} */ (event.composedPath()[0]).closest?.('[part~="permalink"]');
  if (link) link.href = bare(location.href) + link.hash;
}
