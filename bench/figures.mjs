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
  const drawn = lines.map((line) => {
    const [first, ...others] = line.map((text, column) =>
      column ? text.padStart(widths[column]) : text.padEnd(widths[column]),
    );
    return `| ${[first, ...others].join(" | ")} |`;
  });
  const rule = widths.map((width, column) =>
    column ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
  );
  return [drawn[0], `| ${rule.join(" | ")} |`, ...drawn.slice(1)].join("\n");
}
