// How a language writes countries, numbers and dates: the browser's `Intl`, behind the calls of `Intl` in
// src/embed/intl.rs.

/** A country's whole name, or the short one. */
const REGION = { type: "region", fallback: "none" };

/** The formats of a language. @param {string} language BCP 47 */
export function formats(language) {
  // Plain English is read all over the world; its dates are written day first.
  let locales = language === "en" ? "en-GB" : language;
  try {
    Intl.getCanonicalLocales(locales);
  } catch {
    // What looks like a tag need not be one; thrown through the engine, the error would kill it.
    locales = "en-GB";
  }
  /** Formats are slow to make, some 15 ms for all, and a list has the same day many times. */
  const made = new Map();
  /** @param {"DisplayNames" | "NumberFormat" | "PluralRules" | "DateTimeFormat"} kind @param {any} options */
  const format = (kind, options, locale = locales) => {
    const key = [kind, locale, ...Object.values(options)].join();
    if (!made.has(key)) made.set(key, new /** @type {any} */ (Intl)[kind](locale, options));
    return made.get(key);
  };
  const dates = new Map();
  return {
    /** @param {string} code */
    country: (code) => format("DisplayNames", REGION).of(code),
    /** @param {string} code */
    short: (code) => format("DisplayNames", { ...REGION, style: "short" }).of(code),
    /** @param {number} number */
    number: (number) => format("NumberFormat", {}).format(number),
    /** @param {number} number */
    plural: (number) => format("PluralRules", {}).select(number),
    /** @param {Parameters<typeof written>} date */
    date(...date) {
      const key = date.join();
      if (!dates.has(key)) dates.set(key, written(...date));
      return dates.get(key);
    },
  };

  /**
   * A date as it was written: its parts are taken for UTC and written in UTC.
   *
   * @param {number} year
   * @param {number} month 1 to 12
   * @param {number} day
   * @param {number} time minutes since midnight, negative for none
   * @param {number} style as `DateStyle` in src/ui counts: 0 whole, 1 without the year, 2 short
   */
  function written(year, month, day, time, style) {
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { timeZone: "UTC", day: "numeric", month: style ? "short" : "long" };
    if (style !== 1) options.year = "numeric";
    if (!style && time >= 0)
      Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const moment = new Date(0);
    moment.setUTCFullYear(year, month - 1, day);
    if (time > 0) moment.setUTCMinutes(time);
    /** @param {string} [locale] */
    const write = (locale) => format("DateTimeFormat", options, locale).format(moment);
    const text = write();
    // Chrome comes without the months of Azerbaijani and says M10: figures then, in the order of that language.
    if (!/M\d\d/.test(text)) return text;
    options.day = options.month = "2-digit";
    return write("ru");
  }
}
