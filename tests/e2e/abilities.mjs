// What a browser may be unable to do, found by asking the one that runs, once a worker. A test that needs it begins with
// `await needs("text fragments", page)`, and is left out, with the reason, where the browser can't.

import { test } from "@playwright/test";

/** Each ability: what is said of a browser without it, and how an empty page finds out. */
const ABILITIES = {
  "text fragments": {
    without: "this browser does not look for the text that an address names",
    ask: async (page) => {
      const address = "http://abilities.test/";
      const body = "<!doctype html><title>Asked</title><p hidden=until-found>Words to be found";
      await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
      await page.goto(`${address}#:~:text=Words%20to%20be%20found`);
      // Counted in frames, so that a busy machine is waited for.
      return page.evaluate(async () => {
        for (let frame = 0; frame < 120; frame++) {
          if (!document.querySelector("p").hidden) return true;
          await new Promise(requestAnimationFrame);
        }
        return false;
      });
    },
  },
};

const known = new Map();

async function ask(ability, browser) {
  const page = await browser.newPage();
  const able = await ABILITIES[ability].ask(page);
  await page.close();
  return able;
}

/** Leaves the test that is running out, unless the browser has this ability. */
export async function needs(ability, page) {
  if (!known.has(ability)) known.set(ability, await ask(ability, page.context().browser()));
  test.skip(!known.get(ability), ABILITIES[ability].without);
}
