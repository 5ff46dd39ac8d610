// `<article-viewer>` in JSX. React 19 sets properties and listens by itself (`article={…}`, `onav-filter={…}`); older
// ones set attributes alone, so there a ref takes the rest.

import type { ClassAttributes, HTMLAttributes } from "react";
import type {
  Article,
  ArticleViewerElement,
  ArticleViewerEventMap,
  ElementAttributes,
  ElementProperties,
  Messages,
} from "./index.js";

type Listeners = {
  [K in keyof ArticleViewerEventMap as `on${K}` | `on${K}Capture`]?:
    | ((event: ArticleViewerEventMap[K]) => void)
    | undefined;
};

/** `headingLevel` as `heading-level`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<First>}${Kebab<Rest>}`
    : `${Lowercase<First>}-${Kebab<Rest>}`
  : Name;

/** How an attribute says a value. */
type Written<T> = T extends boolean ? T | "" : T extends number ? T | `${T}` : T;

type Attributes = {
  [Name in keyof (ElementProperties & ElementAttributes) as Kebab<Name>]?:
    | Written<(ElementProperties & ElementAttributes)[Name]>
    | undefined;
};

type Properties = {
  [Name in Exclude<keyof ElementProperties, keyof Attributes>]?:
    | ElementProperties[Name]
    | undefined;
};

/** The attributes of the tag, the properties by their names, and the events. */
export interface ArticleViewerProps
  extends Omit<HTMLAttributes<ArticleViewerElement>, keyof Attributes>,
    ClassAttributes<ArticleViewerElement>,
    Attributes,
    Properties,
    Listeners {
  /** A new object is a new article, so keep it in state or outside the component. */
  article?: Article | undefined;
  messages?: Messages | undefined;
  class?: string | undefined;
}

// React 19, and 18 from `@types/react` 18.2.6.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "article-viewer": ArticleViewerProps;
    }
  }
}

// React before that.
declare global {
  namespace JSX {
    interface IntrinsicElements {
      "article-viewer": ArticleViewerProps;
    }
  }
}
