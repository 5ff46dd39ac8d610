/** @jsx h */
/** @jsxFrag Fragment */
// The whole peer: our job done in Preact in its plain way. Cards that open, links, marks, dates, counts by country as
// buttons that choose, and up to 2,000 rows that really stand in the page.
import { Fragment, h, render } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type A, load, params } from "./lib";
import { type Item, pieces, prepare, type Row, select } from "./news";

const PAGE = 2000;
const days = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", timeZone: "UTC" });
const numbers = new Intl.NumberFormat("en");

function Card({ q, first }: { q: A["qa"][0]; first: boolean }) {
  const [open, setOpen] = useState(first);
  return (
    <section id={q.id}>
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{q.q}</button>
      </h2>
      <div hidden={!open}>{q.a.map((text, i) => <p key={i}>{text}</p>)}</div>
    </section>
  );
}

function Line({ row, text, chosen }: { row: Row; text: string; chosen: string[] }) {
  return (
    <li class="row">
      <a href={row.url}>
        <span>
          {pieces(row.headline, text, chosen).map((piece, i) => (i % 2 ? <mark>{piece}</mark> : piece))}
        </span>{" "}
        <time dateTime={row.datePublished}>{days.format(new Date(row.datePublished))}</time>
      </a>
    </li>
  );
}

function List({ all }: { all: Row[] }) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [limit, setLimit] = useState(PAGE);
  const [whole, setWhole] = useState(false);
  const { rows, countries } = useMemo(() => select(all, text, chosen), [all, text, chosen]);
  const press = (name: string) => {
    setChosen(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]);
    setLimit(PAGE);
  };
  const filtered = text.trim() || chosen.length;
  return (
    <aside>
      <input
        id="q"
        type="search"
        placeholder="Country or word"
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setLimit(PAGE);
        }}
      />
      <p id="count" role="status">
        {filtered ? `${numbers.format(rows.length)} of ` : ""}{numbers.format(all.length)} headlines
      </p>
      <ul id="countries" class={whole ? "all" : ""}>
        {countries.map(([name, count]) => (
          <li key={name}>
            <button class="country" type="button" aria-pressed={chosen.includes(name)} onClick={() => press(name)}>
              <span>{name}</span> <span class="n">{numbers.format(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => setWhole(!whole)}>All {countries.length} countries</button>
      <ol id="list">
        {rows.slice(0, limit).map((row) => <Line key={row.id} row={row} text={text} chosen={chosen} />)}
      </ol>
      {rows.length > limit && (
        <button type="button" onClick={() => setLimit(limit + PAGE)}>Show more</button>
      )}
    </aside>
  );
}

function App() {
  const [article, setArticle] = useState<A>();
  const [all, setAll] = useState<Row[]>();
  const [fault, setFault] = useState("");
  useEffect(() => {
    const failed = (error: unknown) => setFault(String(error));
    load<A>("article.json").then(setArticle).catch(failed);
    load<Item[]>(`list-${params.get("n") ?? 100}.json`).then((items) => setAll(prepare(items))).catch(failed);
  }, []);
  return (
    <main>
      {fault && <p role="alert">{fault}</p>}
      {article && (
        <article>
          <h1>{article.title}</h1>
          <p>{article.byline}</p>
          <p>{article.lead}</p>
          <div id="cards">{article.qa.map((q, i) => <Card key={q.id} q={q} first={i === 0} />)}</div>
        </article>
      )}
      {all && <List all={all} />}
    </main>
  );
}

render(<App />, document.getElementById("app")!);
