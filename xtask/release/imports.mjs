// Short names for what the WebAssembly imports of its glue (docs/decisions/import-names.md): esbuild gives the glue's
// properties the names that stand here, and the import section is written anew with them.
// Source of the format: https://webassembly.github.io/spec/core/binary/modules.html#import-section.

const IMPORTS = 2;
const FUNCTION = 0;

/** What esbuild is to rename, and to what. */
export function shortNames(wasm) {
  const names = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name);
  const cache = Object.fromEntries(names.map((name, index) => [name, `$${index.toString(36)}`]));
  return {
    mangleProps: new RegExp(`^(?:${names.join("|")})$`),
    mangleQuoted: true,
    mangleCache: cache,
  };
}

/** The module with its imports' names as `names` has them. */
export function withShortImports(wasm, names) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return wasm.toString("utf8", at - length, at);
  };
  const parts = [wasm.subarray(0, at)];
  while (at < wasm.length) {
    const start = at;
    const id = wasm[at++];
    const end = number() + at;
    if (id === IMPORTS) {
      const content = [leb(number())];
      while (at < end) {
        const [module, name] = [text(), text()];
        if (wasm[at++] !== FUNCTION) throw new Error(`${name} is imported, and no function`);
        content.push(string(module), string(names[name]), Buffer.of(FUNCTION), leb(number()));
      }
      const section = Buffer.concat(content);
      parts.push(Buffer.of(IMPORTS), leb(section.length), section);
    } else parts.push(wasm.subarray(start, end));
    at = end;
  }
  return Buffer.concat(parts);
}

const string = (value) => Buffer.concat([leb(Buffer.byteLength(value)), Buffer.from(value)]);

/** Unsigned LEB128. */
function leb(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
