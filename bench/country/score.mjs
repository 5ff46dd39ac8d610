// Gold files, which say what a tagger should find in each headline, and the score of what it did find. Nothing here
// knows who answered.

/**
 * Reads columns parted by tabs, under a line with their names: id, headline, required codes, optional codes, which count
 * neither way; codes parted by spaces. The fault says which line it is in.
 */
export function parseGold(text) {
  const rows = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .slice(1);
  if (!rows.length) throw new Error("it has no headline under the line with the columns' names");
  return rows.map((row, at) => {
    const columns = row.split("\t");
    if (columns.length !== 4) {
      const wanted = "there should be four: id, headline, required codes, optional codes";
      throw new Error(`line ${at + 2} has ${columns.length} columns; ${wanted}`);
    }
    const codes = (column) => {
      const all = column.split(" ").filter(Boolean);
      const wrong = all.find((code) => !/^[A-Z]{2}$/.test(code));
      if (wrong)
        throw new Error(`line ${at + 2} has the code ${wrong}; codes are two capitals, as KZ is`);
      return new Set(all);
    };
    return { headline: columns[1], required: codes(columns[2]), optional: codes(columns[3]) };
  });
}

/**
 * The score of `found`, the codes found in each headline of `gold`. A required code that was found is a hit, one that
 * was not a miss, and a code that is neither required nor optional a false alarm; a headline without the latter two is
 * exact.
 */
export function score(gold, found) {
  let [hits, misses, falseAlarms, exact] = [0, 0, 0, 0];
  gold.forEach(({ required, optional }, at) => {
    const codes = new Set(found[at]);
    const missed = [...required].filter((code) => !codes.has(code)).length;
    const wrong = [...codes].filter((code) => !required.has(code) && !optional.has(code)).length;
    hits += required.size - missed;
    misses += missed;
    falseAlarms += wrong;
    if (missed + wrong === 0) exact++;
  });
  // Of nothing, all is right.
  const share = (part, whole) => (whole ? part / whole : 1);
  return {
    precision: share(hits, hits + falseAlarms),
    recall: share(hits, hits + misses),
    f1: share(2 * hits, 2 * hits + misses + falseAlarms),
    exact,
  };
}
