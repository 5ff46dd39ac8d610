// The Content-Security-Policy that the viewer runs under, from the one place where it stands: Trunk.toml.

import { readFileSync } from "node:fs";

/** Its rules, without what only `trunk serve` needs, and with what its overlay cannot do with. */
export function policy() {
  const configuration = readFileSync(new URL("../../Trunk.toml", import.meta.url), "utf8");
  const [, rows] = configuration.match(/^csp = \[([^\]]*)\]/m);
  const rules = rows.match(/"[^"]+"/g).map((row) => row.slice(1, -1));
  const served = rules.map((rule) => rule.replace(" 'nonce-{{NONCE}}'", ""));
  return [...served, "require-trusted-types-for 'script'"];
}
