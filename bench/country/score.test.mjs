import assert from "node:assert/strict";
import { test } from "node:test";
import { parseGold, score } from "./score.mjs";

const HEAD = "id\theadline\trequired\toptional\n";

test("optional codes count neither way", () => {
  const gold = parseGold(
    `${HEAD}1\tGerman and French talks\tDE FR\t\n2\tCongo votes\tCD\tCG\n3\tStocks rise\t\t\n`,
  );
  for (const [found, precision, recall, f1, exact] of [
    ["DE FR,CD,", 1, 1, 1, 3],
    ["DE FR,CD CG,", 1, 1, 1, 3],
    ["DE FR,CG,", 1, 2 / 3, 4 / 5, 2],
    ["DE AT,CD,US", 2 / 4, 2 / 3, 4 / 7, 1],
    [",,", 1, 0, 0, 1],
  ]) {
    const codes = found.split(",").map((line) => line.split(" ").filter(Boolean));
    assert.deepEqual(score(gold, codes), { precision, recall, f1, exact }, found);
  }
});

test("a file that is no gold file says where", () => {
  for (const [text, fault] of [
    ["", /^it has no headline/],
    [HEAD, /^it has no headline/],
    ["id\theadline\n1\tTalks\n", /^line 2 has 2 columns/],
    [`${HEAD}1\tTalks\t\t\n2\tTalks\tDE\tfr\n`, /^line 3 has the code fr/],
  ])
    assert.throws(() => parseGold(text), { message: fault });
});
