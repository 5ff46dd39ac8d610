// The light peer in Preact: cards, a field, a select of countries, 26 rows in the DOM. The bar: left as it is.
/** @jsx h */ /** @jsxFrag Fragment */
import { h, render, Fragment } from 'preact';
import { useEffect, useMemo, useState, useLayoutEffect } from 'preact/hooks';
import { load, prep, filter, countriesOf, win, ROW, mark, params, type H, type A } from './lib';
const Card = ({ q }: { q: A['qa'][0] }) => <details id={q.id}><summary>{q.q}</summary>{q.a.map((t, i) => <p key={i}>{t}</p>)}</details>;
function List({ all }: { all: H[] }) {
  const [text, setT] = useState(''), [c, setC] = useState(''), [top, setTop] = useState(0);
  const cs = useMemo(() => countriesOf(all), [all]);
  const rows = useMemo(() => filter(all, text, c), [all, text, c]);
  const [s, e] = win(top, rows.length);
  useLayoutEffect(() => { mark('list'); }, []);
  const reset = () => { document.getElementById('list')!.scrollTop = 0; setTop(0); };
  return <>
    <input id="q" type="search" placeholder="Filter" value={text} onInput={ev => { setT(ev.currentTarget.value); reset(); }} />
    <select id="country" value={c} onChange={ev => { setC(ev.currentTarget.value); reset(); }}><option value="">All countries</option>{cs.map(x => <option key={x} value={x}>{x}</option>)}</select>
    <output id="count">{rows.length}</output>
    <div id="list" tabIndex={0} onScroll={ev => { const t = ev.currentTarget.scrollTop; setTop(t - t % ROW); }}><div style={{ position: 'relative', height: rows.length * ROW + 'px' }}>
      {rows.slice(s, e).map((x, i) => <div class="row" key={x.id} style={{ position: 'absolute', left: 0, right: 0, top: (s + i) * ROW + 'px' }}>{x.date} {x.title}</div>)}
    </div></div></>;
}
function App() {
  const [a, setA] = useState<A>(), [hs, setH] = useState<H[]>(), [err, setE] = useState('');
  useEffect(() => { load<A>('article.json').then(setA).catch(e => setE(String(e))); load<H[]>(`headlines-${params.get('n') ?? 100}.json`).then(x => setH(prep(x))).catch(e => setE(String(e))); }, []);
  useLayoutEffect(() => { if (a) mark('card'); }, [a]);
  return <>{err && <p role="alert">{err}</p>}{a && <><h1>{a.title}</h1><p class="by">{a.byline}</p><p>{a.lead}</p><section id="cards">{a.qa.map(q => <Card key={q.id} q={q} />)}</section></>}{hs && <List all={hs} />}</>;
}
render(<App />, document.getElementById('app')!);
