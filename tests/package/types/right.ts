// Right uses, which have to compile.

import {
  type Article,
  type ArticleViewerElement,
  type ArticleViewerEventMap,
  type Block,
  defineArticleViewer,
  type ErrorKind,
  type HeadlineItem,
  init,
  mount,
  type ViewerHandle,
} from "article-viewer";
import schema from "article-viewer/article.schema.json" with { type: "json" };
import manifest from "article-viewer/custom-elements.json" with { type: "json" };
import * as defined from "article-viewer/define";
import description from "article-viewer/package.json" with { type: "json" };
import "article-viewer/define";
import "article-viewer/viewer.css";

export const texts: string[] = [schema.title, manifest.schemaVersion, description.version];

// Where the engine is.
init({ base: "/assets/" });
init({ base: new URL("https://cdn.example/viewer/") });
init({ module: "/assets/viewer_bg.wasm" });
init({ module: new URL("https://cdn.example/viewer/viewer_bg.wasm") });
init({ module: WebAssembly.compileStreaming(fetch("/viewer.wasm.gz")) });
init({ module: new WebAssembly.Module(new Uint8Array()) });

// The tag.
defineArticleViewer();
defineArticleViewer("our-story");
defined.defineArticleViewer("our-other-story");

// An article: everything that its JSON may hold.
const block: Block = { type: "paragraph", text: ["Plain, ", { text: "marked", em: true }, "."] };
const item: HeadlineItem = {
  headline: "Norway paints its smallest lighthouse",
  url: "https://example.org/1",
  datePublished: "2024-03-03T09:00:00+01:00",
  inLanguage: "en",
  countries: ["NO"],
};
export const whole: Article = {
  version: 1,
  headline: "The lamp keeper counts the ships by ear",
  description: "Forty years above the harbour mouth.",
  dateline: "Vardø, March 3",
  locationCreated: "Vardø, Norway",
  datePublished: "2024-03-03",
  dateModified: "2024-03-04",
  inLanguage: "en",
  author: [{ name: "Ida Holm", url: "https://example.org/ida" }],
  publisher: { name: "The Lamp" },
  url: "https://example.org/lamp",
  image: { url: "lamp.jpg", alt: "A lamp", caption: "By night", width: 1200, height: 800 },
  body: [
    block,
    { type: "heading", text: "Evening" },
    { type: "quote", text: "You hear Finland.", cite: "The keeper" },
    {
      type: "image",
      url: "fog.jpg",
      alt: "",
      caption: [{ text: "Fog", lang: "en", strong: true }],
    },
    {
      type: "exchange",
      id: "fog",
      question: { speaker: "Holm", paragraphs: ["And in fog?"] },
      answers: [{ paragraphs: ["It carries.", [{ text: "Far", href: "far.html" }]] }],
    },
  ],
  related: [item],
  headlines: [item, { headline: "Text alone", countries: [] }],
  moreHeadlines: { label: "All news", url: "/news" },
};
export const least: Article = { headline: "Least", body: [] };
export const elsewhere: Article = {
  headline: "Elsewhere",
  body: [],
  headlines: { src: "list.json" },
};
// Written down for good, and from a list that grew.
const fixed = { headline: "Fixed", body: [{ type: "heading", text: "One" }] } as const;
export const frozen: Article = fixed;
const grown: Block[] = [];
grown.push(block);
export const built: Article = { headline: "Built", body: grown };

// The element, made and found.
const viewer = document.createElement("article-viewer");
viewer.src = "/stories/interview.json";
viewer.headlinesSrc = "/stories/news.json";
viewer.article = whole;
viewer.article = undefined;
viewer.article = null;
viewer.messages = { why: "How come?", headlines: { one: "{n} story", other: "{n} stories" } };
viewer.theme = "dark";
viewer.loading = "lazy";
viewer.headingLevel = 3;
viewer.country = "AZ -RU";
viewer.query = "oil";
viewer.urlState = true;
viewer.lang = "fa";
viewer.setAttribute("open", "q1 q3");
export const shown: string | undefined = viewer.article?.headline;
await viewer.ready;
await viewer.openAll();
await viewer.closeAll();
await viewer.openCard("q3");
await viewer.reload();
export const found: ArticleViewerElement | null = document.querySelector("article-viewer");

// Its events, at the element and where they bubble to.
viewer.addEventListener("av-load", function ({ detail }) {
  this.headingLevel = 2;
  for (const { path, message } of detail.warnings) console.warn(path, message);
  console.log(detail.article.author?.[0]?.name);
});
viewer.addEventListener("av-error", ({ detail: { kind, path, message, url } }) => {
  const known: ErrorKind = kind;
  if (kind === "not-found" || kind === "wasm-blocked") console.error(known, path, message, url);
});
viewer.addEventListener(
  "av-card-toggle",
  ({ detail }) => console.log(detail.id.toUpperCase(), detail.open === true),
  { once: true },
);
const filtered = ({ detail }: ArticleViewerEventMap["av-filter"]): void => {
  viewer.country = detail.countries.join(" ");
  viewer.query = detail.query;
  console.log(detail.shown / detail.total);
};
viewer.addEventListener("av-filter", filtered);
viewer.removeEventListener("av-filter", filtered);
document.addEventListener("av-headline-click", (event) => {
  event.preventDefault();
  location.assign(event.detail.url + event.detail.countries.length);
});
document.addEventListener("av-card-link", (event) => {
  event.preventDefault();
  location.assign(`/story/7/${event.detail.id}?from=${encodeURIComponent(event.detail.url)}`);
});
window.addEventListener("av-load", ({ detail }) => console.log(detail.article.headline));
// Everything else is still there.
viewer.addEventListener("click", (event) => event.clientX);
viewer.addEventListener("their-own", (event) => event.type);

// What is imported from a JSON file has such types.
const loose = { version: 1, headline: "Loose", body: [{ type: "paragraph", text: "It says so." }] };
viewer.article = loose as Article;

// Without the tag.
const handle: ViewerHandle = mount(document.body, {
  article: whole,
  src: "/stories/interview.json",
  headlinesSrc: "/stories/news.json",
  lang: "fa",
  messages: { link: "Here", "wasm-cut": "It broke off." },
  theme: "dark",
  loading: "lazy",
  open: "none",
  headingLevel: 1,
  country: "NO",
  query: "",
  urlState: false,
  noShadow: true,
});
await handle.ready;
handle.update({ country: "AZ", article: undefined });
handle.destroy();
mount(document.body).destroy();
