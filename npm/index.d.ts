// Types of the article viewer: the element and its events, then `mount`. What is in article JSON is in `article.d.ts`.

import type { Article, CountryCode } from "./article.js";
import type { attributes, properties, Row } from "./properties.js";

export type * from "./article.js";

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
