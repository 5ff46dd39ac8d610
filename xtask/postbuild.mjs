// Trunk's `post_build` hook (Trunk.toml), in the folder of the workspace: a release becomes the site and the npm package, so
// that a plain `trunk build --release` gives them too; for `cargo xtask serve FILE` the article is put in its place.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_STAGING_DIR: site, TRUNK_PROFILE: profile, AV_SERVED: article } = process.env;

if (profile === "release") {
  if (!existsSync("node_modules/esbuild"))
    execFileSync("npm", ["ci", "--ignore-scripts"], { stdio: "inherit" });
  const { makeSite } = await import("./release/site.mjs");
  await makeSite(site);
} else if (article) cpSync(article, join(site, "served"), { recursive: true });
