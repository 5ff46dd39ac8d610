// `<article-viewer>` in JSX. React 19 sets properties and listens by itself (`article={…}`, `onav-filter={…}`); older
// ones set attributes alone, so there a ref takes the rest.

import type { ClassAttributes, HTMLAttributes } from "react";
import type {
  Article,
  ArticleViewerElement,
  ArticleViewerEventMap,
  HeadingLevel,
  Loading,
  Messages,
  OpenCards,
  Theme,
} from "./index.js";

type Listeners = {
  [K in keyof ArticleViewerEventMap as `on${K}` | `on${K}Capture`]?:
    | ((event: ArticleViewerEventMap[K]) => void)
    | undefined;
};

/** The attributes of the tag, the properties by their names, and the events. */
export interface ArticleViewerProps
  extends HTMLAttributes<ArticleViewerElement>,
    ClassAttributes<ArticleViewerElement>,
    Listeners {
  src?: string | undefined;
  headlinesSrc?: string | undefined;
  "headlines-src"?: string | undefined;
  /** A new object is a new article, so keep it in state or outside the component. */
  article?: Article | undefined;
  messages?: Messages | undefined;
  theme?: Theme | undefined;
  loading?: Loading | undefined;
  headingLevel?: HeadingLevel | undefined;
  "heading-level"?: HeadingLevel | `${HeadingLevel}` | undefined;
  open?: OpenCards | undefined;
  country?: string | undefined;
  query?: string | undefined;
  urlState?: boolean | undefined;
  "url-state"?: boolean | "" | undefined;
  "no-shadow"?: boolean | "" | undefined;
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
