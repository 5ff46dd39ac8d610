// Statistics and tables, for all three benches.

/** The value that a share of all does not exceed. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** A number with so many digits after the point. */
export const digits = (value, count) =>
  value.toLocaleString("en", { minimumFractionDigits: count, maximumFractionDigits: count });

/** A Markdown table that reads well in a terminal, too: the first column to the left, all others to the right. */
export function table(lines) {
  const widths = lines[0].map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column].length)),
  );
  const padded = (text, at) => (at ? text.padStart(widths[at]) : text.padEnd(widths[at]));
  const drawn = lines.map((line) => `| ${line.map(padded).join(" | ")} |`);
  const rule = widths.map((width, at) => (at ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [drawn[0], `| ${rule.join(" | ")} |`, ...drawn.slice(1)].join("\n");
}
