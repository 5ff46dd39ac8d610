// Who is measured, on what, and how many headlines: the plan of a run.

const ofPeers = { row: "#list .row", input: "#q", count: "#count" };
const light = { ...ofPeers, card: "#cards details", country: { select: "#country" } };
const whole = {
  ...ofPeers,
  card: "#cards section",
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
export const ourTarget = (title, page) => target(title, `ours-${page}-{N}.html`, "list", ours);
const peer = (title, name, list, seen) => target(title, `${name}.html?n={N}`, list, seen);
const target = (title, url, list, seen) => ({ title, url, list, seen });

/** Its filter works once the viewer has taken the page over. */
const takenOver = Object.fromEntries(
  Object.entries(ours).map(([name, part]) => [
    name,
    typeof part === "string" && name !== "card" ? `article-viewer:state(drawn) ${part}` : part,
  ]),
);

/** By the name that `--only` takes. `list` is the form of the list that it asks for, `seen` where its parts are found. */
export const TARGETS = {
  ours: ourTarget("ours", "viewer"),
  hinted: ourTarget("ours, hints", "hinted"),
  rendered: target("ours, rendered", "ours-rendered-{N}/index.html", "list", takenOver),
  still: target("the same HTML, no viewer", "ours-rendered-{N}/still.html", "list", ours),
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

const USUAL = ["ours", "vanilla", "preact", "svelte", "whole"];

const full = {
  title: "full speed",
  sizes: [100, 1_000, 10_000, 100_000, 1_000_000],
  targets: USUAL,
  // Wide enough for the list to stand beside the article.
  viewport: { width: 1280, height: 900 },
  rests: 2,
  keys: KEYS,
  runs: 3,
};

/** By the name that `--profile` takes. `rests` and `keys` are pressed in a run; one without keys ends when the list is
 * whole. */
export const PROFILES = {
  full,
  slow: { ...full, title: "processor ÷ 4", sizes: [100, 10_000, 100_000], cpu: 4 },
  phone: {
    title: "slow phone, cold: 150 ms, 1.6 Mbit/s, processor ÷ 4",
    sizes: [100],
    targets: ["ours", "hinted", "rendered", "still", ...USUAL.slice(1)],
    viewport: { width: 412, height: 915 },
    cpu: 4,
    network: { latency: 150, bitsPerSecond: 1.6e6 },
    runs: 5,
  },
};

/** A look of a minute or two. */
export const QUICK = {
  ...full,
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
