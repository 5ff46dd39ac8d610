// Right uses in JSX, which have to compile.

import type { Article, ArticleViewerElement, ArticleViewerEventMap } from "article-viewer";
import type { ArticleViewerProps } from "article-viewer/react";
import { createRef } from "react";

const article: Article = { headline: "Least", body: [] };
const ref = createRef<ArticleViewerElement>();

/** As React 19 has it: properties and events. */
export const bound = (
  <article-viewer
    key="one"
    ref={ref}
    id="story"
    className="wide"
    style={{ blockSize: "40em" }}
    lang="fa"
    article={article}
    headlinesSrc="/stories/news.json"
    headingLevel={3}
    messages={{ why: "How come?" }}
    theme="dark"
    loading="lazy"
    open="q1 q3"
    country="AZ -RU"
    query="oil"
    urlState
    no-shadow
    onav-load={({ detail }) => console.log(detail.article.headline, detail.warnings.length)}
    onav-error={({ detail }) => console.log(detail.kind === "panic")}
    onav-card-toggle={({ detail }) => console.log(detail.id, detail.open)}
    onav-filter={({ detail }) => detail.countries.join(" ")}
    onav-filterCapture={(event: ArticleViewerEventMap["av-filter"]) => event.stopPropagation()}
    onav-headline-click={(event) => event.preventDefault()}
    onClick={(event) => event.currentTarget.openAll()}
  >
    <p>
      <a href="/stories/interview.html">Read the interview</a>
    </p>
  </article-viewer>
);

/** As older ones have it: attributes. */
export const written = (
  <article-viewer
    class="wide"
    src="/stories/interview.json"
    headlines-src="/stories/news.json"
    heading-level="3"
    url-state=""
    no-shadow=""
    open="all"
  />
);

export const props: ArticleViewerProps = { src: "/stories/interview.json", headingLevel: 2 };
export const spread = <article-viewer {...props} />;
