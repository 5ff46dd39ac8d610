// Wrong uses: every one has to be an error.

import {
  type Article,
  type ArticleViewerElement,
  type Block,
  defineArticleViewer,
  type HeadlineItem,
  init,
  mount,
} from "article-viewer";
// @ts-expect-error Nothing but the exports can be imported.
import "article-viewer/engine.js";

declare const viewer: ArticleViewerElement;

// @ts-expect-error A headline is wanted.
export const headless: Article = { body: [] };
// @ts-expect-error A body is wanted.
export const bodiless: Article = { headline: "Without a body" };
// @ts-expect-error There is version 1.
export const newer: Article = { version: 2, headline: "Newer", body: [] };
// @ts-expect-error Several authors are a list.
export const alone: Article = { headline: "Alone", body: [], author: { name: "Ida Holm" } };
// @ts-expect-error Misspelt.
export const misspelt: Article = { headline: "Misspelt", body: [], headlins: [] };
// @ts-expect-error There is no such block.
export const unknown: Block = { type: "video", url: "a.mp4" };
// @ts-expect-error A heading has a text.
export const empty: Block = { type: "heading" };
// @ts-expect-error There is no HTML in it.
export const html: Block = { type: "paragraph", html: "<b>Bold</b>" };
// @ts-expect-error A run has a text.
export const run: Block = { type: "paragraph", text: [{ em: true }] };
// @ts-expect-error An exchange has answers.
export const unanswered: Block = { type: "exchange", question: { paragraphs: ["Why?"] } };
// @ts-expect-error Paragraphs are a list.
export const turn: Block = { type: "exchange", question: { paragraphs: "Why?" }, answers: [] };
// @ts-expect-error Countries are a list.
export const countries: HeadlineItem = { headline: "Norway", countries: "NO" };
// @ts-expect-error A list from elsewhere has an address.
export const nowhere: Article = { headline: "Nowhere", body: [], headlines: {} };

// @ts-expect-error An address is no article.
viewer.article = "/stories/interview.json";
// @ts-expect-error There is no such phrase.
viewer.messages = { whyever: "How come?" };
// @ts-expect-error A plural has the forms that languages have.
viewer.messages = { headlines: { single: "{n} story" } };
// @ts-expect-error There are auto, light and dark.
viewer.theme = "sepia";
// @ts-expect-error A headline has levels 1 to 4.
viewer.headingLevel = 5;
// @ts-expect-error It is written as text.
viewer.country = ["AZ"];
// @ts-expect-error It is on or off.
viewer.urlState = "?country";
// @ts-expect-error It is only read.
viewer.ready = Promise.resolve();
// @ts-expect-error There is no such property; `open` is an attribute.
viewer.open = "all";
// @ts-expect-error A card has to be named.
viewer.openCard();
// @ts-expect-error An index is no id.
viewer.openCard(3);

// @ts-expect-error The country is in `countries`.
viewer.addEventListener("av-filter", ({ detail }) => detail.country);
// @ts-expect-error `detail.open` is no text.
viewer.addEventListener("av-card-toggle", ({ detail }) => detail.open.trim());
// @ts-expect-error It is not the event of a mouse.
document.addEventListener("av-load", (event) => event.clientX);
viewer.addEventListener("av-error", ({ detail }) => {
  // @ts-expect-error There is no such kind.
  if (detail.kind === "timeout") console.error(detail.message);
});
viewer.addEventListener("av-load", ({ detail }) => {
  // @ts-expect-error What was read is not to be changed.
  detail.article.headline = "Another";
});

// @ts-expect-error A tag has a hyphen.
defineArticleViewer("story");
// @ts-expect-error One of both is wanted.
init();
// @ts-expect-error One of both is wanted.
init({});
// @ts-expect-error One of both is wanted.
init({ base: "/a/", module: "/a/viewer_bg.wasm" });
// @ts-expect-error A selector is no element.
mount("#place", { src: "a.json" });
// @ts-expect-error Options are named as the properties.
mount(document.body, { "headlines-src": "a.json" });
// @ts-expect-error There is no such theme.
mount(document.body, { theme: "sepia" });
// @ts-expect-error A handle only takes what `mount` takes.
mount(document.body).update({ source: "a.json" });

// @ts-expect-error The class is not exported; the tag or `mount` makes a viewer.
export const made = new ArticleViewerElement();
