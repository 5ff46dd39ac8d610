// Importing this module registers `<article-viewer>`.
export * from "./index.js";
