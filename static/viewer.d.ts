// The glue that wasm-bindgen makes of src/embed/exports.rs, as the engine module uses it. Only `tsc` reads this.

export function initSync(source: { module: WebAssembly.Module }): unknown;
export function start(page: object): void;
export function reinit(): void;
export function mount(
  source: unknown,
  options: object,
  snapshot: object | null,
  page: object,
): number;
export function load(id: number, source: unknown, options: object, snapshot: object | null): void;
export function update(id: number, options: object): void;
export function filter(id: number, options: object): void;
export function goBack(id: number, options: object): void;
export function openAll(id: number): void;
export function closeAll(id: number): void;
export function open(id: number, card: string): void;
export function fill(id: number): void;
export function navigate(id: string, go: boolean, only?: number): void;
export function destroy(id: number): void;
