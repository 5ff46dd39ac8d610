// Trunk's `post_build` hook (Trunk.toml), in the folder of the workspace: a release becomes the site, so that a plain
// `trunk build --release` gives it too (the package in its `npm/` lacks the licences of others, which `cargo xtask build`
// adds); for `cargo xtask serve FILE` the article is put in its place.

import { execSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_STAGING_DIR, TRUNK_PROFILE: profile, AV_SERVED: article } = process.env;
// As Windows writes a path that has been made canonical.
const site = TRUNK_STAGING_DIR.replace(/^\\\\\?\\/, "");

if (profile === "release") {
  // As xtask/src/npm.rs does, which knows by the same file.
  const lock = readFileSync("package-lock.json", "utf8");
  const filled = "node_modules/.filled-from";
  if (!existsSync(filled) || readFileSync(filled, "utf8") !== lock) {
    execSync("npm ci --ignore-scripts", { stdio: "inherit" });
    writeFileSync(filled, lock);
  }
  const { makeSite } = await import("./release/site.mjs");
  await makeSite(site);
} else if (article) cpSync(article, join(site, "served"), { recursive: true });
