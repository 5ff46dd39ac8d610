import assert from "node:assert/strict";
import { test } from "node:test";
import { median, quantile, table } from "./figures.mjs";

test("a run that was disturbed does not count", () => {
  for (const [values, middle, most] of [
    [[3, 900, 1], 3, 900],
    [[2, 4], 3, 4],
    [[1, 9, 3, 5], 4, 9],
    [[7], 7, 7],
  ]) {
    assert.equal(median(values), middle, values);
    assert.equal(quantile(values, 0.95), most, values);
  }
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  assert.equal(quantile(hundred, 0.95), 95);
});

test("numbers stand under each other", () => {
  const drawn = [
    "|          |   ms |",
    "| -------- | ---: |",
    "| ours     |  1.0 |",
    "| a longer | 12.5 |",
  ];
  const lines = [
    ["", "ms"],
    ["ours", "1.0"],
    ["a longer", "12.5"],
  ];
  assert.equal(table(lines), drawn.join("\n"));
});
