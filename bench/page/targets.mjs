// Who is measured, on what, and how many headlines: the plan of a run.

const light = {
  card: "#cards details",
  row: "#list .row",
  input: "#q",
  count: "#count",
  country: { select: "#country" },
};
const whole = {
  card: "#cards section",
  row: "#list .row",
  input: "#q",
  count: "#count",
  country: { button: ".country", count: ".n" },
};
const ours = {
  card: '[part~="card"]',
  row: '[part~="headline-item"]',
  input: '[part~="filter-input"]',
  count: '[part~="status"]',
  country: { button: '[part~="country"]', count: '[part~="count"]' },
};

/** Ours, as one of the pages that build.mjs writes. */
export const ourTarget = (title, page) => ({
  title,
  list: "list",
  url: `ours-${page}-{N}.html`,
  seen: ours,
});
const peer = (title, name, list, seen) => ({ title, list, url: `${name}.html?n={N}`, seen });

/** By the name that `--only` takes. `list` is the form of the list that it asks for, `seen` where its parts are found. */
export const TARGETS = {
  ours: ourTarget("ours", "viewer"),
  hinted: ourTarget("ours, hints", "hinted"),
  vanilla: peer("vanilla", "vanilla", "headlines", light),
  preact: peer("Preact", "preact", "headlines", light),
  svelte: peer("Svelte", "svelte", "headlines", light),
  whole: peer("Preact, whole job", "whole", "list", whole),
};

/** 44 presses: each word typed and erased. */
const KEYS = ["germany", "turk", "oil", "court", "new"].flatMap((word) => [
  ...word,
  ...Array(word.length).fill("Backspace"),
]);
const TYPING = { rests: 2, keys: KEYS };

const USUAL = ["ours", "vanilla", "preact", "svelte", "whole"];
/** Wide enough for the list to stand beside the article. */
const DESK = { width: 1280, height: 900 };

/** By the name that `--profile` takes. `rests` and `keys` are pressed in a run; one without them ends when the list is
 * whole. */
export const PROFILES = {
  full: {
    title: "full speed",
    sizes: [100, 1_000, 10_000, 100_000, 1_000_000],
    targets: USUAL,
    viewport: DESK,
    ...TYPING,
    runs: 3,
  },
  slow: {
    title: "processor ÷ 4",
    sizes: [100, 10_000, 100_000],
    targets: USUAL,
    viewport: DESK,
    cpu: 4,
    ...TYPING,
    runs: 3,
  },
  phone: {
    title: "slow phone, cold: 150 ms, 1.6 Mbit/s, processor ÷ 4",
    sizes: [100],
    targets: ["ours", "hinted", "vanilla", "preact", "svelte", "whole"],
    viewport: { width: 412, height: 915 },
    cpu: 4,
    network: { latency: 150, bitsPerSecond: 1.6e6 },
    runs: 5,
  },
};

/** A look of a minute or two: one run, with two words and one rest. */
export const QUICK = {
  ...PROFILES.full,
  sizes: [100, 10_000],
  targets: ["ours", "preact", "whole"],
  rests: 1,
  keys: KEYS.slice(0, 22),
  runs: 1,
};

/** Whether a target is measured at a size, where it was not asked for by name. More than 100,000 only ours can show, and
 * Svelte differs little from Preact, so it is not measured at each. */
export function takesPart(name, size) {
  if (name === "svelte") return size === 100 || size === 100_000;
  return size <= 100_000 || name === "ours" || name === "hinted";
}
