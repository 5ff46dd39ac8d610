// Who is measured, on what, and how many headlines: the plan of a run.

const light = {
  card: "#cards details",
  row: "#list .row",
  input: "#q",
  count: "#count",
  country: { select: "#country" },
};
const ours = {
  card: '[part~="card"]',
  row: '[part~="headline-item"]',
  input: '[part~="filter-input"]',
  count: '[part~="status"]',
  country: { button: '[part~="country"]', count: '[part~="count"]' },
};

/** By the name that `--only` takes. `list` is the form of the list that it asks for. `sizes` are those at which one is measured by itself, all where none is named. */
export const TARGETS = {
  ours: { title: "ours", list: "list", url: "ours-{N}.html", seen: ours, isOurs: true },
  hinted: { title: "ours, hints", list: "list", url: "hinted-{N}.html", seen: ours, isOurs: true },
  // Countries given by the publisher, as the light peers have them. Not in a run by itself.
  given: { title: "ours, given", list: "given", url: "given-{N}.html", seen: ours, isOurs: true },
  vanilla: { title: "vanilla", list: "headlines", url: "vanilla.html?n={N}", seen: light },
  preact: { title: "Preact", list: "headlines", url: "preact.html?n={N}", seen: light },
  svelte: {
    title: "Svelte",
    list: "headlines",
    url: "svelte.html?n={N}",
    seen: light,
    sizes: [100, 100_000],
  },
  whole: {
    title: "Preact, whole job",
    list: "list",
    url: "whole.html?n={N}",
    seen: {
      card: "#cards section",
      row: "#list .row",
      input: "#q",
      count: "#count",
      country: { button: ".country", count: ".n" },
    },
  },
};

const USUAL = ["ours", "vanilla", "preact", "svelte", "whole"];
/** Wide enough for the list to stand beside the article. */
const DESK = { width: 1280, height: 900 };

/** By the name that `--profile` takes. One that is `cold` ends when the list is whole. */
export const PROFILES = {
  full: {
    title: "full speed",
    sizes: [100, 1_000, 10_000, 100_000, 1_000_000],
    targets: USUAL,
    viewport: DESK,
    runs: 3,
  },
  slow: {
    title: "processor ÷ 4",
    sizes: [100, 10_000, 100_000],
    targets: USUAL,
    viewport: DESK,
    cpu: 4,
    runs: 3,
  },
  phone: {
    title: "slow phone, cold: 150 ms, 1.6 Mbit/s, processor ÷ 4",
    sizes: [100],
    targets: ["ours", "hinted", "vanilla", "preact", "svelte", "whole"],
    viewport: { width: 412, height: 915 },
    cpu: 4,
    network: { latency: 150, bitsPerSecond: 1.6e6 },
    cold: true,
    runs: 5,
  },
};

/** More than this only ours can show. */
const MOST_OF_PEERS = 100_000;

/** Whether a target is measured at a size, where it was not asked for by name. */
export const takesPart = ({ isOurs, sizes }, size) =>
  (isOurs || size <= MOST_OF_PEERS) && (!sizes || sizes.includes(size));
