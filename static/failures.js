// What a reader is told of each failure to start, by the kind that `av-error` names. What a page's developer can do
// about it stands in docs/embedding.md, under the same names. Loaded only once something has failed.

export const sentences = {
  "wasm-missing":
    "WebAssembly is switched off in this browser, as it is in Lockdown Mode. The text stays readable; the cards and the filter need it.",
  "wasm-blocked":
    "This page’s security policy keeps WebAssembly from running. The text stays readable; only the page’s owner can allow more.",
  "wasm-status":
    "The interactive article could not start: a part of it is not on its server. The text stays readable. Try again later.",
  "wasm-type":
    "The interactive article could not start: its server sent something else in place of a part. The text stays readable. Try again later.",
  "wasm-cut":
    "The interactive article could not start: its download broke off. The text stays readable. Try again.",
  "wasm-network":
    "The interactive article could not be fetched; the network may be down. The text stays readable. Try again.",
  "wasm-slow":
    "The interactive article is taking long. It will appear by itself, and the text can be read meanwhile. You may also try again.",
  panic:
    "The interactive article stopped too often to be started again. The text stays readable. Try again in a minute.",
};
