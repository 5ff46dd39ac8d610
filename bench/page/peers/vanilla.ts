// The light peer without a framework. The bar: left as it is.
import { load, prep, filter, countriesOf, win, ROW, mark, params, type H, type A } from './lib';
const el = (t: string, p: any = {}, ...c: (Node | string)[]) => { const e = Object.assign(document.createElement(t), p); e.append(...c); return e as any; };
const app = document.getElementById('app')!;
(async () => {
  const hp = load<H[]>(`headlines-${params.get('n') ?? 100}.json`);
  const a = await load<A>('article.json');
  app.append(el('h1', { textContent: a.title }), el('p', { className: 'by', textContent: a.byline }), el('p', { textContent: a.lead }),
    el('section', { id: 'cards' }, ...a.qa.map(q => el('details', { id: q.id }, el('summary', { textContent: q.q }), ...q.a.map(t => el('p', { textContent: t }))))));
  mark('card');
  const all = prep(await hp); let rows = all;
  const q = el('input', { id: 'q', type: 'search', placeholder: 'Filter' }), sel = el('select', { id: 'country' }, el('option', { value: '', textContent: 'All countries' }), ...countriesOf(all).map(c => el('option', { value: c, textContent: c })));
  const count = el('output', { id: 'count' }), pad = el('div', { style: 'position:relative' }), list = el('div', { id: 'list', tabIndex: 0 }, pad);
  let key = '';
  const draw = (force = false) => { const [s, e] = win(list.scrollTop, rows.length); const k = s + ':' + e; if (!force && k === key) return; key = k;
    pad.replaceChildren(...rows.slice(s, e).map((h, i) => el('div', { className: 'row', textContent: `${h.date} ${h.title}`, style: `position:absolute;left:0;right:0;top:${(s + i) * ROW}px` }))); };
  const run = () => { rows = filter(all, q.value, sel.value); count.textContent = String(rows.length); pad.style.height = rows.length * ROW + 'px'; list.scrollTop = 0; draw(true); };
  q.oninput = sel.onchange = run; list.onscroll = () => draw();
  app.append(q, sel, count, list); run(); mark('list');
})().catch(e => { app.append(el('p', { role: 'alert', textContent: String(e) })); });
