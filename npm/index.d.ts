// Types of the article viewer. What is in article JSON comes first, then the element and its events, then `mount`.

import type { attributes, properties, Row } from "./properties.js";

// The article ---------------------------------------------------------------------------------------------------

/** ISO 3166-1 alpha-2 in capitals, or `XK` for Kosovo. */
export type CountryCode = string;

/** A stretch of text with its marks. Links: `http`, `https`, `mailto` and relative; any other shows as plain text. */
export interface Run {
  readonly text: string;
  readonly href?: string | undefined;
  readonly em?: boolean | undefined;
  readonly strong?: boolean | undefined;
  /** BCP 47, where the run is in another language than the text around it. */
  readonly lang?: string | undefined;
}

/** A string, or runs that are joined without anything between them. There is no HTML in it. */
export type ArticleText = string | readonly (string | Run)[];

/** A person or an organisation. */
export interface Named {
  readonly name: string;
  readonly url?: string | undefined;
}

export interface ArticleImage {
  readonly url: string;
  /** What the picture shows; empty for decoration. */
  readonly alt?: string | undefined;
  readonly caption?: ArticleText | undefined;
  /** In pixels, so that the picture's place is kept while it loads. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

export interface ParagraphBlock {
  readonly type: "paragraph";
  readonly text: ArticleText;
}

export interface HeadingBlock {
  readonly type: "heading";
  readonly text: ArticleText;
}

export interface QuoteBlock {
  readonly type: "quote";
  readonly text: ArticleText;
  /** Who said it, or where it stands. */
  readonly cite?: string | undefined;
}

export interface ImageBlock extends ArticleImage {
  readonly type: "image";
}

/** What one speaker says in one go. */
export interface Turn {
  readonly speaker?: string | undefined;
  /** At least one. */
  readonly paragraphs: readonly ArticleText[];
}

/** A question and its answers: one card. */
export interface ExchangeBlock {
  readonly type: "exchange";
  /** For links to the card; without it the card is `q1`, `q2`, … by its place. */
  readonly id?: string | undefined;
  readonly question: Turn;
  /** At least one. */
  readonly answers: readonly Turn[];
}

export type Block = ParagraphBlock | HeadingBlock | QuoteBlock | ImageBlock | ExchangeBlock;

/** A headline of a list; without a `url` it is text. */
export interface HeadlineItem {
  readonly headline: string;
  readonly url?: string | undefined;
  /** ISO 8601, a day or a moment. */
  readonly datePublished?: string | undefined;
  /** BCP 47, where it is in another language than the article. */
  readonly inLanguage?: string | undefined;
  /** Win over what the viewer would find by itself; an empty list means none. */
  readonly countries?: readonly CountryCode[] | undefined;
}

/** Article JSON, version 1; `article-viewer/article.schema.json` is its JSON Schema. */
export interface Article {
  readonly version?: 1 | undefined;
  readonly headline: string;
  /** The standfirst. */
  readonly description?: string | undefined;
  /** Place and day as the agency wrote them. */
  readonly dateline?: string | undefined;
  readonly locationCreated?: string | undefined;
  /** ISO 8601, a day or a moment; shown in the offset that it is written with. */
  readonly datePublished?: string | undefined;
  readonly dateModified?: string | undefined;
  /** BCP 47; sets `lang` and `dir`. */
  readonly inLanguage?: string | undefined;
  readonly author?: readonly Named[] | undefined;
  readonly publisher?: Named | undefined;
  /** The canonical address. */
  readonly url?: string | undefined;
  readonly image?: ArticleImage | undefined;
  /** In reading order. */
  readonly body: readonly Block[];
  readonly related?: readonly HeadlineItem[] | undefined;
  /** The list that readers filter, or the address of the same list, loaded after the article. */
  readonly headlines?: readonly HeadlineItem[] | { readonly src: string } | undefined;
  /** A link below the list. */
  readonly moreHeadlines?:
    | { readonly label: string; readonly url?: string | undefined }
    | undefined;
}

// Events --------------------------------------------------------------------------------------------------------

/** Something that was left out of an article or mended in it, such as `body[0].answers[0].paragraphs[0]`. */
export interface ArticleWarning {
  readonly path: string;
  readonly message: string;
}

export interface LoadDetail {
  /** The page's own copy, as it was read. */
  readonly article: Article;
  readonly warnings: readonly ArticleWarning[];
}

/**
 * `not-found`, `http`, `network`: the address; `json`, `article`: what came from there; `block`: one block of the body,
 * the rest stands; `headlines`: the list; `wasm-…` and `engine`: the WebAssembly could not start; `panic`: it stopped
 * too often; `resource`: the article stands without one of the viewer's own files. `wasm-slow` may be followed by
 * `av-load`.
 */
export type ErrorKind =
  | "not-found"
  | "http"
  | "network"
  | "json"
  | "article"
  | "block"
  | "headlines"
  | "wasm-missing"
  | "wasm-blocked"
  | "wasm-status"
  | "wasm-type"
  | "wasm-cut"
  | "wasm-network"
  | "wasm-slow"
  | "engine"
  | "panic"
  | "resource";

export interface ErrorDetail {
  readonly kind: ErrorKind;
  /** Where in the article, or empty. */
  readonly path: string;
  readonly message: string;
  /** The address that failed, or empty for an article that was handed over as an object. */
  readonly url: string;
}

export interface CardToggleDetail {
  readonly id: string;
  readonly open: boolean;
}

export interface FilterDetail {
  /** Codes of what is chosen; `-RU` is excluded, `ZZ` is "no country named". Joined by spaces they are `country`. */
  readonly countries: readonly string[];
  readonly query: string;
  /** How many headlines are shown, of how many. */
  readonly shown: number;
  readonly total: number;
}

export interface HeadlineClickDetail {
  readonly headline: string;
  readonly url: string;
  readonly countries: readonly CountryCode[];
}

/** A card's link to itself: the card's id, and the link's absolute address. */
export interface CardLinkDetail {
  readonly id: string;
  readonly url: string;
}

/** All bubble and are composed. All but `av-load` and `av-error` tell what a reader did, never what the page set. */
export interface ArticleViewerEventMap {
  "av-load": CustomEvent<LoadDetail>;
  "av-error": CustomEvent<ErrorDetail>;
  /** One a card, for Open all too. */
  "av-card-toggle": CustomEvent<CardToggleDetail>;
  "av-filter": CustomEvent<FilterDetail>;
  /** Cancelable: the page may take the way itself. */
  "av-headline-click": CustomEvent<HeadlineClickDetail>;
  "av-card-link": CustomEvent<CardLinkDetail>;
}

// The element ---------------------------------------------------------------------------------------------------

type ValueOf<R> = R extends Row<infer T> ? T : never;

/** What is set on the element, by the names of its properties; what each means stands in `properties.d.ts`. */
export type ElementProperties = {
  [Name in keyof typeof properties]: ValueOf<(typeof properties)[Name]>;
};

/** What has an attribute, but no property of its own. */
export type ElementAttributes = {
  [Name in keyof typeof attributes]: ValueOf<(typeof attributes)[Name]>;
};

export type Theme = ElementProperties["theme"];
export type Loading = ElementProperties["loading"];
export type HeadingLevel = ElementProperties["headingLevel"];
export type OpenCards = ElementAttributes["open"];

/** What is said where the viewer can't start, by the kind of the failure; and the link beside Retry. */
export type FailurePhraseName =
  | Extract<ErrorKind, `wasm-${string}` | "engine" | "panic">
  | "openData";

/** A phrase of the interface, by its name in `article-viewer/messages/en.json`. */
export type PhraseName =
  | "by"
  | "openAll"
  | "closeAll"
  | "readAnswer"
  | "link"
  | "linkTo"
  | "back"
  | "related"
  | "headlinesTitle"
  | "filterLabel"
  | "filterPlaceholder"
  | "clearText"
  | "countries"
  | "headlines"
  | "inCountries"
  | "shown"
  | "shownFor"
  | "comma"
  | "not"
  | "or"
  | "quoted"
  | "why"
  | "noCountry"
  | "allCountries"
  | "exclude"
  | "include"
  | "remove"
  | "enter"
  | "reason"
  | "asCapital"
  | "asCity"
  | "asRegion"
  | "asSeat"
  | "asAdjective"
  | "asPeople"
  | "asOfficial"
  | "given"
  | "emptyNames"
  | "emptyText"
  | "emptyBoth"
  | "emptyElse"
  | "showAll"
  | "showMore"
  | "listFailed"
  | "listTooLong"
  | "missing"
  | "errorTitle"
  | "errorNotFound"
  | "errorHttp"
  | "errorNetwork"
  | "errorJson"
  | "errorArticle"
  | "file"
  | "at"
  | "answer"
  | "fault"
  | "position"
  | "retry"
  | "openFile";

/** A phrase, with its places in braces (`{n}`), or one for each form of the plural. */
export type Phrase = string | { readonly [form in Intl.LDMLPluralRule]?: string | undefined };

/** A page's own phrases; the others stay as they are. */
export type Messages = { readonly [name in PhraseName | FailurePhraseName]?: Phrase | undefined };

/**
 * `<article-viewer>`. Attributes set and never reflect what the reader did; properties read the state of now.
 *
 * The attributes `open` and `no-shadow` have no property.
 */
export interface ArticleViewerElement extends HTMLElement, ElementProperties {
  /** The article that stands there; an object that is set is shown in the place of `src`. */
  get article(): Article | undefined;
  set article(article: Article | null | undefined);
  /** The page's own phrases. */
  messages: Messages | undefined;
  /** Fulfilled by the first drawing or failure; never rejects. */
  readonly ready: Promise<void>;

  openAll(): Promise<void>;
  closeAll(): Promise<void>;
  openCard(id: string): Promise<void>;
  /** Loads anew; what stands there stays until the new article is read. */
  reload(): Promise<void>;

  addEventListener<K extends keyof ArticleViewerEventMap>(
    type: K,
    listener: (this: ArticleViewerElement, event: ArticleViewerEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: ArticleViewerElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ArticleViewerEventMap>(
    type: K,
    listener: (this: ArticleViewerElement, event: ArticleViewerEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: ArticleViewerElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Registers the tag, unless it is registered already: the first copy on a page wins. */
export function defineArticleViewer(tag?: `${string}-${string}`): void;

// Without the tag -----------------------------------------------------------------------------------------------

/** Named as the element's properties. `theme` stands on the target as its attribute; `loading` is read at the start. */
export type MountOptions = {
  [Name in keyof ElementProperties]?: ElementProperties[Name] | undefined;
} & {
  [Name in keyof ElementAttributes]?: ElementAttributes[Name] | undefined;
} & {
  /** Is shown in the place of `src`. */
  article?: Article | undefined;
  /** The page's own phrases. */
  messages?: Messages | undefined;
};

export interface ViewerHandle {
  /** Fulfilled by the first drawing or failure; never rejects. */
  readonly ready: Promise<void>;
  /** What is not named stays as it is. */
  update(options: MountOptions): void;
  /** Takes the viewer out of the target; a second call does nothing. */
  destroy(): void;
}

/** Mounts a viewer in an element without the tag. Events are fired at the target. */
export function mount(target: HTMLElement, options?: MountOptions): ViewerHandle;

/** An address, or what is compiled already or about to be. */
export type EngineModule = string | URL | WebAssembly.Module | Promise<WebAssembly.Module>;

/**
 * For hosts whose files stand elsewhere than the script, before the first viewer. `base` is the folder of them all,
 * relative to the document; `module` is the WebAssembly alone.
 */
export function init(
  where: { base: string | URL; module?: undefined } | { module: EngineModule; base?: undefined },
): void;

declare global {
  interface HTMLElementTagNameMap {
    "article-viewer": ArticleViewerElement;
  }
  // They bubble, so a page may listen anywhere.
  interface GlobalEventHandlersEventMap extends ArticleViewerEventMap {}
}
