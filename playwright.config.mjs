// End-to-end tests of dist/ in a real Chromium. `cargo xtask test e2e` sets what stands in `env` here.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, devices } from "@playwright/test";

const env = process.env;
const port = env.AV_TEST_PORT ?? "4180";
const baseURL = `http://127.0.0.1:${port}/`;
const server = "tests/e2e/server.mjs";

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.mjs",
  outputDir: "target/e2e",
  fullyParallel: true,
  forbidOnly: Boolean(env.CI),
  // A test that passes at the second try is a fault to mend, not luck to count on; CI's machine may be so busy that a
  // step outlasts its time, and says "flaky" then.
  retries: env.CI ? 1 : 0,
  workers: env.AV_TEST_WORKERS ? Number(env.AV_TEST_WORKERS) : 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], [fileURLToPath(new URL("tests/e2e/left-out.mjs", import.meta.url))]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      // Without CHROME (plain `npx playwright test`) Playwright's own browser is taken.
      executablePath: env.CHROME || undefined,
      args: ["--disable-gpu", "--disable-dev-shm-usage"],
      // Chromium's sandbox does not work for root.
      chromiumSandbox: false,
    },
  },
  // The server of dist/ and of what the tests need beside it.
  webServer: existsSync(server)
    ? {
        command: `node ${server}`,
        url: baseURL,
        env: {
          PORT: port,
          DIST: env.AV_DIST ?? "dist",
          HARM: env.AV_HARM ?? "target/harm-site",
          RENDERED: env.AV_RENDERED ?? "target/rendered-site",
          YEW: env.AV_YEW ?? "target/yew-site",
        },
        reuseExistingServer: !env.AV_TEST_PORT,
        stdout: "ignore",
        stderr: "pipe",
      }
    : undefined,
});
