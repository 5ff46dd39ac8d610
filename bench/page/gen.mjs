// The headlines and the article that all sides show: made, not collected, and the same at every run (seeded). Random
// numbers are drawn in a fixed order, so a change of that order is another list, and no number compares any more.

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

const COUNTRIES = [
  ..."Afghanistan Albania Algeria Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium Bolivia Brazil Bulgaria Cambodia Cameroon Canada Chad Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt Estonia Ethiopia Finland France Georgia Germany Ghana Greece Guatemala Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kuwait Laos Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Malta Mexico Moldova Mongolia Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda Ukraine Uruguay Venezuela Vietnam Yemen Zambia Zimbabwe".split(
    " ",
  ),
  "United States",
  "United Kingdom",
  "South Korea",
  "North Korea",
  "New Zealand",
  "South Africa",
  "Saudi Arabia",
  "Sri Lanka",
  "Côte d'Ivoire",
  "Türkiye",
  "Costa Rica",
  "El Salvador",
];
const WHO = [
  "Parliament",
  "The central bank",
  "Opposition leaders",
  "Farmers",
  "Health officials",
  "Prosecutors",
  "A court",
  "Scientists",
  "Rights groups",
  "The foreign minister",
  "Striking workers",
  "Election officials",
  "Rescuers",
  "Students",
  "The coast guard",
  "Regulators",
];
const VERB = [
  "warns of",
  "debates",
  "rejects",
  "welcomes",
  "delays",
  "investigates",
  "approves",
  "braces for",
  "calls for an end to",
  "prepares for",
  "criticises",
  "doubles down on",
  "reviews",
  "votes on",
];
const WHAT = [
  "a new budget",
  "energy price caps",
  "flood damage",
  "a border deal",
  "vaccine rollout",
  "judicial reform",
  "the grain export ban",
  "a ceasefire plan",
  "water shortages",
  "rail expansion",
  "press freedom rules",
  "a trade pact",
  "pension changes",
  "wildfire season",
  "AI regulation",
  "the housing crisis",
  "an inflation surge",
  "a data breach",
];
const TAIL = [
  "",
  ", sources say",
  " amid protests",
  " after months of talks",
  " as markets slide",
  ", report finds",
  " ahead of summit",
  " despite criticism",
];

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
  const random = rng(42);
  // The first of each list come up far more often than the last, as in the news.
  const pick = (from) => from[Math.floor(random() * random() * from.length)];
  for (let id = 0; id < count; id++) {
    const first = pick(COUNTRIES);
    const other = random() < 0.15 ? pick(COUNTRIES) : null;
    const second = other && other !== first ? other : null;
    const event = `${pick(WHO)} in ${first} ${pick(VERB)} ${pick(WHAT)}`;
    const title = `${event}${second ? ` with ${second}` : ""}${pick(TAIL)}`;
    const countries = second ? [first, second] : [first];
    const date = new Date(1.76e12 - id * 36e5 * random()).toISOString().slice(0, 10);
    yield { id, title, countries, date, url: `https://example.org/${id}` };
  }
}

/** The light peers' article, and the same as ours. */
function article() {
  const random = rng(7);
  const words = `${WHO.join(" ")} ${VERB.join(" ")} ${WHAT.join(" ")}`.split(" ");
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

/**
 * Writes the articles, and of the lists those that `wanted` names: `headlines-N` as the light peers take it, countries
 * given; `list-N` in our format, of which the countries are still to be found; `given-N` in our format, countries given.
 * Gives for each size what every side has to count.
 */
export function generate(folder, sizes, wanted) {
  mkdirSync(folder, { recursive: true });
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  const text = article();
  write("article.json", text);
  const forms = listForms();
  return new Map(
    sizes.map((size) => {
      write(`article-${size}.json`, ours(text, `list-${size}.json`));
      write(`article-given-${size}.json`, ours(text, `given-${size}.json`));
      const named = Object.keys(forms).filter((form) => wanted.has(`${form}-${size}`));
      const files = named.map((form) => {
        const file = openSync(join(folder, `${form}-${size}.json`), "w");
        return { file, form: forms[form], pending: "[" };
      });
      return [size, writeLists(files, size)];
    }),
  );
}

function listForms() {
  const codes = codesOf(COUNTRIES);
  const list = ({ title, url, date }) => ({ headline: title, url, datePublished: date });
  const given = (item) => ({
    ...list(item),
    countries: item.countries.map((name) => codes.get(name)),
  });
  return { headlines: (item) => item, list, given };
}

function writeLists(files, size) {
  const expected = { total: size, texts: ASKED.map((text) => [text, 0]), country: 0 };
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

/** ISO 3166-1 codes of the names, by the names that ICU has. */
function codesOf(names) {
  const spelled = { Turkey: "TR", Myanmar: "MM", "Côte d'Ivoire": "CI" };
  const found = new Map(Object.entries(spelled));
  const icu = new Intl.DisplayNames("en", { type: "region" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  // ICU still names countries that are gone, such as DD and YD.
  const gone = new Set(["BU", "CS", "DD", "RH", "SU", "VD", "YD", "YU", "ZR"]);
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      if (gone.has(code)) continue;
      const name = icu.of(code);
      if (name !== code && names.includes(name) && !found.has(name)) found.set(name, code);
    }
  }
  const lost = names.filter((name) => !found.has(name));
  if (lost.length) throw new Error(`no code for ${lost.join(", ")}`);
  return found;
}
