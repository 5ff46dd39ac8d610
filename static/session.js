// What is kept until the browser's tab is closed, and how values are written for it and for the engine.

/** @param {string} key @param {unknown} value */
export function store(key, value) {
  try {
    sessionStorage.setItem(key, toJson(value));
  } catch {
    // Storage may be full or switched off; then a reload begins afresh.
  }
}

/** @param {string} key @returns {any} what was kept, or null */
export function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * As JSON; what can't be is none, which its reader says. What a library hangs on prototypes as `toJSON` does not get in:
 * Prototype.js quotes twice.
 *
 * @param {unknown} value
 */
export function toJson(value) {
  try {
    return JSON.stringify(value, function (key, told) {
      const plain = this[key];
      return Array.isArray(plain) || Object(plain) !== plain ? plain : told;
    });
  } catch (error) {
    console.error(error);
    return "";
  }
}
