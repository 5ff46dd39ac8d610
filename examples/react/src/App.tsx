import "article-viewer/define";
import type { ArticleViewerElement, FilterDetail } from "article-viewer";
import { useRef, useState } from "react";
import { interview } from "./interview";

const COUNTRIES = [
  ["", "All countries"],
  ["NO", "Norway"],
  ["PT", "Portugal"],
  ["KE", "Kenya"],
] as const;

/** The country is the app's and the reader's: a choice here filters the list, one in the list comes back here. */
export function App() {
  const viewer = useRef<ArticleViewerElement>(null);
  const [country, setCountry] = useState("");
  const [headline, setHeadline] = useState("");
  const [list, setList] = useState<FilterDetail>();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [visited, setVisited] = useState("");

  return (
    <main>
      <h1>{headline || "Loading"}</h1>
      <p>
        <label>
          Country{" "}
          <select value={country} onChange={(event) => setCountry(event.target.value)}>
            {COUNTRIES.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>{" "}
        <button type="button" onClick={() => viewer.current?.openAll()}>
          Open every answer
        </button>
      </p>
      <dl>
        <dt>The reader’s list</dt>
        <dd id="list">{list ? `${list.shown} of ${list.total}` : "as it came"}</dd>
        <dt>Opened and closed</dt>
        <dd id="opened">{opened.join(" ") || "nothing"}</dd>
        <dt>Visited</dt>
        <dd id="visited">{visited || "nothing"}</dd>
      </dl>
      <article-viewer
        ref={viewer}
        article={interview}
        country={country}
        heading-level={2}
        onav-load={({ detail }) => setHeadline(detail.article.headline)}
        onav-error={({ detail }) => setHeadline(`${detail.kind}: ${detail.message}`)}
        onav-card-toggle={({ detail }) =>
          setOpened((before) => [...before, `${detail.open ? "+" : "-"}${detail.id}`])
        }
        onav-filter={({ detail }) => {
          setList(detail);
          setCountry(detail.countries.join(" "));
        }}
        onav-headline-click={(event) => {
          // The app has pages of its own.
          event.preventDefault();
          setVisited(event.detail.headline);
        }}
      />
    </main>
  );
}
