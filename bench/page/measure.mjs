// One run of one target: a fresh context, its loading, a rest and a key, words typed and erased, scrolling, memory,
// and whether it counts right.

import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../figures.mjs";
import { clock } from "./clock.mjs";
import { COUNTRY } from "./gen.mjs";

/** A reader's pause between two keys, and the rest after which a browser has put everything to sleep. */
const BETWEEN = 120;
const REST = 2_000;

/** Gives numbers by the names that `report.mjs` knows, and faults in words. */
export async function measure({ browser, server, target, size, profile, expected }) {
  const context = await browser.newContext({ viewport: profile.viewport });
  const faults = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(message.text());
    });
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    if (profile.cpu) await session.send("Emulation.setCPUThrottlingRate", { rate: profile.cpu });
    if (profile.network) await slowNetwork(session, profile.network);
    await page.addInitScript(clock, { ...target.seen, total: size });

    server.take();
    await page.goto(`${server.origin}/${target.url.replace("{N}", size)}`, { waitUntil: "commit" });
    await page.evaluate(() => benchClock.loaded());
    const weight = weigh(server.take(), faults);
    // What is still done behind the reader's back belongs to loading, and paints and long tasks are told of late.
    await sleep(400);
    const numbers = { ...(await page.evaluate(() => benchClock.marks())), ...weight };
    numbers.task = await page.evaluate((from) => benchClock.longest(from), numbers.paint);

    if (profile.keys) {
      await page.evaluate(() => benchClock.focus());
      Object.assign(numbers, await type(page, profile));
      Object.assign(numbers, await scroll(page));
    }
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name) => metrics.find((one) => one.name === name).value;
    numbers.nodes = metric("Nodes");
    numbers.heap = metric("JSHeapUsedSize") / 1e6;
    numbers.wasm = (await page.evaluate(() => benchClock.wasm())) / 1e6;
    numbers.memory = numbers.heap + numbers.wasm;
    if (profile.keys) faults.push(...(await miscounts(page, expected)));
    return { numbers, faults };
  } finally {
    await context.close();
  }
}

async function slowNetwork(session, { latency, bitsPerSecond }) {
  await session.send("Network.enable");
  const throughput = bitsPerSecond / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** kB of the list, and of all else. A file that came twice is a hint that the browser could not use. */
function weigh(sent, faults) {
  const isList = (path) => /\/(headlines|list)-\d+\.json$/.test(path);
  const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0) / 1000;
  const paths = sent.map(({ path }) => path);
  const twice = paths.filter((path, at) => paths.indexOf(path) !== at);
  if (twice.length) faults.push(`sent twice: ${twice.join(", ")}`);
  return {
    code: sum(sent.filter(({ path }) => !isList(path))),
    list: sum(sent.filter(({ path }) => isList(path))),
  };
}

async function type(page, { rests, keys }) {
  const press = async (key) => {
    await page.evaluate(() => benchClock.arm());
    await page.keyboard.press(key);
    return page.evaluate(() => benchClock.time());
  };
  const afterRests = [];
  for (let turn = 0; turn < rests; turn++) {
    await sleep(REST);
    afterRests.push(await press("g"));
    await press("Backspace");
  }
  const began = await page.evaluate(() => benchClock.now());
  const times = [];
  for (const key of keys) {
    const next = Date.now() + BETWEEN;
    times.push(await press(key));
    await sleep(Math.max(0, next - Date.now()));
  }
  return {
    rests: afterRests,
    key50: quantile(times, 0.5),
    key95: quantile(times, 0.95),
    keyMost: Math.max(...times),
    keyTask: await page.evaluate((from) => benchClock.longest(from), began),
  };
}

async function scroll(page) {
  await sleep(200);
  const { times, blank } = await page.evaluate(() => benchClock.scroll(120, 140));
  return {
    frame95: quantile(times, 0.95),
    frameMost: Math.max(...times),
    late: times.filter((time) => time > 33.4).length,
    blank,
  };
}

/** What the side counts otherwise than the generator, in words. */
async function miscounts(page, { total, texts, country }) {
  const wrong = [];
  const check = (what, found, wanted) => {
    if (found !== wanted) wrong.push(`counts ${found} for ${what}, not ${wanted}`);
  };
  for (const [text, wanted] of texts) {
    const found = await page.evaluate((asked) => benchClock.count(...asked), [text, wanted]);
    check(`“${text}”`, found, wanted);
  }
  check("no text", await page.evaluate((all) => benchClock.count("", all), total), total);
  const found = await page.evaluate((asked) => benchClock.countOf(...asked), [COUNTRY, country]);
  check(COUNTRY, found, country);
  return wrong;
}
