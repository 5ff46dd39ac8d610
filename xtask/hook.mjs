// Trunk's hook: `cargo xtask finish`, without what `cargo xtask build` asks of the compiler for the viewer alone.
import { spawnSync } from "node:child_process";

const env = { ...process.env };
for (const name of Object.keys(env)) {
  if (name.startsWith("CARGO_UNSTABLE_") || name === "RUSTC_BOOTSTRAP") delete env[name];
}
const { status } = spawnSync("cargo", ["xtask", "finish"], { env, stdio: "inherit" });
process.exit(status ?? 1);
