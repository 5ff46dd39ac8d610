// What the three light peers share: loading, folding, filtering by substring, and the window of rows. The bar: left as it is.
export type H = { id: number; title: string; countries: string[]; date: string; url: string; k?: string };
export type A = { title: string; byline: string; lead: string; qa: { id: string; q: string; a: string[] }[] };
export const params = new URLSearchParams(location.search);
export const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
export const mark = (n: string) => requestAnimationFrame(() => setTimeout(() => performance.mark(n)));
export async function load<T>(u: string): Promise<T> { const r = await fetch(u); if (!r.ok) throw Error(u + ' ' + r.status); return r.json(); }
export function prep(h: H[]) { for (const x of h) x.k = fold(x.title + ' ' + x.countries.join(' ')); return h; }
export function filter(h: H[], text: string, country: string) {
  const t = fold(text).trim(); if (!t && !country) return h;
  const out: H[] = []; for (let i = 0; i < h.length; i++) { const x = h[i]; if (country && !x.countries.includes(country)) continue; if (!t || x.k!.includes(t)) out.push(x); } return out;
}
export const countriesOf = (h: H[]) => [...new Set(h.flatMap(x => x.countries))].sort();
export const ROW = 28, VIEW = 400, OVER = 6;
export const win = (top: number, n: number) => { const s = Math.max(0, Math.floor(top / ROW) - OVER); return [s, Math.min(n, s + Math.ceil(VIEW / ROW) + 2 * OVER)]; };
