// The headlines and the article that all sides show: made of words.json, not collected, and the same at every run
// (seeded). Random numbers are drawn in a fixed order, so a change of that order is another list, and no number compares
// any more.

import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Names of countries, and the parts of a headline. */
const WORDS = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));

/** What each side is asked once its filter stands, and has to count alike. */
const ASKED = ["germany", "algeria", "grain"];
/** The country whose count is asked for as well. */
export const COUNTRY = "Algeria";

/** Mulberry32. */
function rng(seed) {
  let state = seed;
  return () => {
    state |= 0;
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function* headlines(count) {
  const { countries: names, who, verb, what, tail } = WORDS;
  const random = rng(42);
  // The first of each list come up far more often than the last, as in the news.
  const pick = (from) => from[Math.floor(random() * random() * from.length)];
  for (let id = 0; id < count; id++) {
    const first = pick(names);
    const other = random() < 0.15 ? pick(names) : null;
    const second = other && other !== first ? other : null;
    const event = `${pick(who)} in ${first} ${pick(verb)} ${pick(what)}`;
    const title = `${event}${second ? ` with ${second}` : ""}${pick(tail)}`;
    const countries = second ? [first, second] : [first];
    const date = new Date(1.76e12 - id * 36e5 * random()).toISOString().slice(0, 10);
    yield { id, title, countries, date, url: `https://example.org/${id}` };
  }
}

/** The light peers' article. */
function article() {
  const random = rng(7);
  const words = [...WORDS.who, ...WORDS.verb, ...WORDS.what].join(" ").split(" ");
  const text = (length) =>
    `${Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(" ")}.`;
  return {
    title: "Interview: what comes after the summit",
    byline: "A. Reporter",
    published: "2025-11-20",
    lead: text(40),
    qa: Array.from({ length: 6 }, (_, i) => ({
      id: `q${i + 1}`,
      q: text(14).replace(".", "?"),
      a: [text(90), text(70)],
    })),
  };
}

/** The same in our format. */
const ours = ({ title, byline, published, lead, qa }, src) => ({
  headline: title,
  author: { name: byline },
  datePublished: published,
  inLanguage: "en",
  description: lead,
  body: qa.map(({ id, q, a }) => ({
    type: "exchange",
    id,
    question: { paragraphs: [q] },
    answers: [{ paragraphs: a }],
  })),
  headlines: { src },
});

/** A headline as the light peers take it, countries given, and in our format, countries to be found. */
const FORMS = {
  headlines: (item) => item,
  list: ({ title, url, date }) => ({ headline: title, url, datePublished: date }),
};

/** Writes the articles, and of the lists those that `wanted` names, such as `list-100`. Gives for each size what every
 * side has to count. */
export function generate(folder, sizes, wanted) {
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  const text = article();
  write("article.json", text);
  return new Map(
    sizes.map((size) => {
      write(`article-${size}.json`, ours(text, `list-${size}.json`));
      const forms = Object.keys(FORMS).filter((form) => wanted.has(`${form}-${size}`));
      return [size, writeLists(folder, forms, size)];
    }),
  );
}

function writeLists(folder, forms, size) {
  const expected = { total: size, texts: ASKED.map((text) => [text, 0]), country: 0 };
  const files = forms.map((form) => ({
    file: openSync(join(folder, `${form}-${size}.json`), "w"),
    form: FORMS[form],
    pending: "[",
  }));
  // A million headlines are 140 MB, so they go out in pieces.
  const drain = (into) => {
    writeSync(into.file, into.pending);
    into.pending = "";
  };
  for (const item of headlines(size)) {
    const lower = item.title.toLowerCase();
    for (const asked of expected.texts) if (lower.includes(asked[0])) asked[1]++;
    if (item.countries.includes(COUNTRY)) expected.country++;
    for (const into of files) {
      into.pending += (item.id ? "," : "") + JSON.stringify(into.form(item));
      if (into.pending.length > 1 << 20) drain(into);
    }
  }
  for (const into of files) {
    into.pending += "]";
    drain(into);
    closeSync(into.file);
  }
  return expected;
}
