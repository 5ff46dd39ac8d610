// The Content-Security-Policy that the viewer runs under, from the one place where it stands: Trunk.toml.

import { readFileSync } from "node:fs";

/** Its rules and what each is for, without what only `trunk serve` needs, and with what its overlay cannot do with. */
export function explained() {
  const configuration = readFileSync(new URL("../../Trunk.toml", import.meta.url), "utf8");
  const [, rows] = configuration.match(/^csp = \[([^\]]*)\]/m);
  const rules = [...rows.matchAll(/"([^"]+)",? *# *(.*)/g)];
  const served = rules.map(([, rule, why]) => [rule.replace(" 'nonce-{{NONCE}}'", ""), why]);
  const types =
    "the viewer writes no markup and makes no policy: `trusted-types 'none'` is fine, too";
  return [...served, ["require-trusted-types-for 'script'", types]];
}

/** Its rules. */
export const policy = () => explained().map(([rule]) => rule);
