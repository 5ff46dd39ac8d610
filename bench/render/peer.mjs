// The peer: Preact's server-side rendering of the same article: its head, its cards, its list. It tags no countries, copies no
// pictures, and writes no head for others.
// usage: node peer.mjs FOLDER OUT

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { h } from "preact";
import { render } from "preact-render-to-string";

const [folder, out] = process.argv.slice(2);
const words = (text) =>
  Array.isArray(text)
    ? text.map((run) =>
        typeof run === "string" ? run : h(run.href ? "a" : "span", { href: run.href }, run.text),
      )
    : text;

const Turn = ({ turn }) =>
  turn.paragraphs.map((text, at) =>
    h("p", {}, at === 0 && h("b", {}, turn.speaker), " ", words(text)),
  );

const Card = ({ block, at }) =>
  h(
    "section",
    { id: `q${at}` },
    h("h2", {}, h("button", { "aria-expanded": "true" }, words(block.question.paragraphs[0]))),
    h(
      "div",
      {},
      block.answers.map((turn) => h(Turn, { turn })),
    ),
  );

const Page = ({ article }) =>
  h(
    "html",
    { lang: article.inLanguage },
    h("head", {}, h("meta", { charset: "utf-8" }), h("title", {}, article.headline)),
    h(
      "body",
      {},
      h("h1", {}, article.headline),
      h("p", {}, article.description),
      article.body.map((block, at) =>
        block.type === "exchange" ? h(Card, { block, at }) : h("p", {}, words(block.text)),
      ),
      h(
        "ol",
        {},
        article.headlines.map((item) =>
          h("li", {}, h("a", { href: item.url }, item.headline), h("time", {}, item.datePublished)),
        ),
      ),
    ),
  );

for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
  const article = JSON.parse(readFileSync(join(folder, name), "utf8"));
  const html = `<!doctype html>${render(h(Page, { article }))}`;
  writeFileSync(join(out, name.replace(/json$/, "html")), html);
}
