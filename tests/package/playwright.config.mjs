// Tests of the npm package in a real Chromium. `cargo xtask test package` makes what they open, and sets what stands in
// `env` here: where the unpacked package and the bundled app are, and two ports.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import config from "../../playwright.config.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const { env } = process;
const port = env.AV_TEST_PORT ?? "4180";
const other = env.AV_OTHER_PORT ?? "4181";
const project = join(root, "target/package/react");
const folder = env.AV_PACKAGE ?? join(project, "node_modules/article-viewer");
const app = env.AV_APP ?? join(project, "dist");

const server = (number, known, settings) => ({
  command: `node ${join(root, "tests/e2e/server.mjs")}`,
  url: `http://127.0.0.1:${number}/${known}`,
  env: { PORT: number, ...settings },
  reuseExistingServer: false,
  stdout: "ignore",
  stderr: "pipe",
});

export default {
  ...config,
  testDir: here,
  outputDir: join(root, "target/e2e-package"),
  metadata: { root, folder, project, elsewhere: `http://127.0.0.1:${other}/` },
  webServer: [
    server(port, "index.html", {
      DIST: env.AV_DIST ?? join(root, "dist"),
      FOLDERS: JSON.stringify({
        "/package/": folder,
        "/app/": app,
        "/pages/": join(here, "pages"),
      }),
      ELSEWHERE: `http://127.0.0.1:${other}`,
    }),
    // Another origin: what a CDN makes of the package.
    server(other, "package.json", { DIST: folder, CORS: "1" }),
  ],
};
