// Wrong uses in JSX: every one has to be an error.

import type { Article } from "article-viewer";
import type { ArticleViewerProps } from "article-viewer/react";
import { createRef } from "react";

const article: Article = { headline: "Least", body: [] };
const button = createRef<HTMLButtonElement>();

export const wrong = [
  // @ts-expect-error An address is no article.
  <article-viewer article="/stories/interview.json" />,
  // @ts-expect-error Misspelt.
  <article-viewer sorce="/stories/interview.json" />,
  // @ts-expect-error There are auto, light and dark.
  <article-viewer theme="sepia" />,
  // @ts-expect-error A headline has levels 1 to 4.
  <article-viewer headingLevel={5} />,
  // @ts-expect-error A headline has levels 1 to 4.
  <article-viewer heading-level="six" />,
  // @ts-expect-error It is written as text.
  <article-viewer country={["AZ"]} />,
  // @ts-expect-error There is eager and lazy.
  <article-viewer loading="never" />,
  // @ts-expect-error It is on or off.
  <article-viewer url-state="?country" />,
  // @ts-expect-error The element is no button.
  <article-viewer ref={button} />,
  // @ts-expect-error `detail.open` is no text.
  <article-viewer onav-card-toggle={({ detail }) => detail.open.trim()} />,
  // @ts-expect-error React takes functions.
  <article-viewer onav-load="alert(1)" />,
  // @ts-expect-error There is no such tag.
  <article-viewers article={article} />,
];

// @ts-expect-error There is no such event.
export const props: ArticleViewerProps = { "onav-open": () => {} };
