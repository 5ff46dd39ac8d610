// Every name that the types know, held against them by the compiler in both directions; package.spec.mjs holds the same
// lists against the element itself and against its manifest.

import type {
  ArticleViewerElement,
  ArticleViewerEventMap,
  ErrorKind,
  FailurePhraseName,
  MountOptions,
  PhraseName,
} from "article-viewer";
import type { ArticleViewerProps } from "article-viewer/react";
import type { HTMLAttributes } from "react";

type All<Names extends PropertyKey> = Record<Names, true>;

export const members = {
  article: true,
  closeAll: true,
  country: true,
  headingLevel: true,
  headlinesSrc: true,
  loading: true,
  messages: true,
  openAll: true,
  openCard: true,
  query: true,
  ready: true,
  reload: true,
  src: true,
  theme: true,
  urlState: true,
} satisfies All<Exclude<keyof ArticleViewerElement, keyof HTMLElement>>;

export const events = {
  "av-card-toggle": true,
  "av-error": true,
  "av-filter": true,
  "av-card-link": true,
  "av-headline-click": true,
  "av-load": true,
} satisfies All<keyof ArticleViewerEventMap>;

export const kinds = {
  article: true,
  block: true,
  engine: true,
  headlines: true,
  http: true,
  json: true,
  network: true,
  "not-found": true,
  panic: true,
  resource: true,
  "wasm-blocked": true,
  "wasm-cut": true,
  "wasm-missing": true,
  "wasm-network": true,
  "wasm-slow": true,
  "wasm-status": true,
  "wasm-type": true,
} satisfies All<ErrorKind>;

export const options = {
  article: true,
  country: true,
  headingLevel: true,
  headlinesSrc: true,
  lang: true,
  loading: true,
  messages: true,
  noShadow: true,
  open: true,
  query: true,
  src: true,
  theme: true,
  urlState: true,
} satisfies All<keyof MountOptions>;

export const phrases = {
  by: true,
  openAll: true,
  closeAll: true,
  readAnswer: true,
  link: true,
  linkTo: true,
  back: true,
  related: true,
  headlinesTitle: true,
  filterLabel: true,
  filterPlaceholder: true,
  clearText: true,
  countries: true,
  headlines: true,
  inCountries: true,
  shown: true,
  shownFor: true,
  comma: true,
  not: true,
  or: true,
  quoted: true,
  why: true,
  noCountry: true,
  allCountries: true,
  exclude: true,
  include: true,
  remove: true,
  enter: true,
  reason: true,
  asCapital: true,
  asCity: true,
  asRegion: true,
  asSeat: true,
  asAdjective: true,
  asPeople: true,
  asOfficial: true,
  given: true,
  emptyNames: true,
  emptyText: true,
  emptyBoth: true,
  emptyElse: true,
  showAll: true,
  showMore: true,
  listFailed: true,
  listTooLong: true,
  missing: true,
  errorTitle: true,
  errorNotFound: true,
  errorHttp: true,
  errorNetwork: true,
  errorJson: true,
  errorArticle: true,
  file: true,
  at: true,
  answer: true,
  fault: true,
  position: true,
  retry: true,
  openFile: true,
} satisfies All<PhraseName>;

export const failurePhrases = {
  engine: true,
  openData: true,
  panic: true,
  "wasm-blocked": true,
  "wasm-cut": true,
  "wasm-missing": true,
  "wasm-network": true,
  "wasm-slow": true,
  "wasm-status": true,
  "wasm-type": true,
} satisfies All<FailurePhraseName>;

/** What JSX takes beside what every element and every React component takes. */
type Own = Exclude<
  keyof ArticleViewerProps,
  keyof HTMLAttributes<Element> | "ref" | "key" | "class"
>;

export const attributes = {
  country: true,
  "heading-level": true,
  "headlines-src": true,
  loading: true,
  "no-shadow": true,
  open: true,
  query: true,
  src: true,
  theme: true,
  "url-state": true,
} satisfies All<
  Exclude<
    Own,
    `on${string}` | "article" | "headingLevel" | "headlinesSrc" | "messages" | "urlState"
  >
>;
