// The tables: a column for each side, then ours as a share of the two peers that count most.

import { digits, median, quantile, table } from "../figures.mjs";

/** What is printed, in this order: its name, how it is read off a run, its digits. Absent where no run has it. */
const ROWS = [
  ["all but the list, kB", "code", 1],
  ["the list, kB", "list", 1],
  ["first paint, ms", "paint", 0],
  ["first card, ms", "card", 0],
  ["list ready, ms", "ready", 0],
  ["list whole, ms", "whole", 0],
  ["longest task after the first paint, ms", "task", 0],
  ["key press, 50th percentile, ms", "key50", 1],
  ["key press, 95th, ms", "key95", 1],
  ["key press, worst, ms", "keyMost", 1],
  ["first key after two seconds' rest, ms", "rest", 1],
  ["the same, worst, ms", "restMost", 1],
  ["longest task while typing, ms", "keyTask", 0],
  ["scrolling: frame, 95th, ms", "frame95", 1],
  ["scrolling: worst frame, ms", "frameMost", 1],
  ["scrolling: frames over 33 ms, of 120", "late", 0],
  ["scrolling: blank frames", "blank", 0],
  ["nodes", "nodes", 0],
  ["memory, MB", "memory", 1],
  ["of it WASM's, MB", "wasm", 1],
];

/** The browser tells of no task under this. */
const TASKS = ["task", "keyTask"];
const SHORTEST_TASK = 50;

/** The medians of a target's runs, with the rests of all runs pooled. */
export function medians(runs) {
  const { rests, ...others } = runs[0];
  const numbers = {};
  for (const name of Object.keys(others)) numbers[name] = median(runs.map((run) => run[name]));
  if (rests) {
    const all = runs.flatMap((run) => run.rests);
    numbers.rest = quantile(all, 0.5);
    numbers.restMost = Math.max(...all);
  }
  return numbers;
}

/** `columns` are titles and medians, by the targets' names. */
export function report(title, columns) {
  const { ours } = columns;
  const beside = ["preact", "whole"].filter((name) => ours && name in columns);
  const heads = Object.values(columns).map((column) => column.title);
  const lines = [["", ...heads, ...beside.map((name) => `ours / ${columns[name].title}`)]];
  for (const [row, name, places] of ROWS) {
    const values = Object.values(columns).map(({ numbers }) => numbers[name]);
    if (values.every((value) => value === undefined)) continue;
    const ratios = beside.map((peer) =>
      ratio(name, ours.numbers[name], columns[peer].numbers[name]),
    );
    lines.push([row, ...values.map((value) => cell(name, value, places)), ...ratios]);
  }
  return `\n${title}\n\n${table(lines)}`;
}

function cell(name, value, places) {
  if (value === undefined) return "";
  if (TASKS.includes(name) && value < SHORTEST_TASK) return `< ${SHORTEST_TASK}`;
  return digits(value, places);
}

function ratio(name, ours, theirs) {
  if (TASKS.includes(name) && Math.min(ours, theirs) < SHORTEST_TASK) return "";
  return theirs > 0 && ours > 0 ? (ours / theirs).toFixed(2) : "";
}
