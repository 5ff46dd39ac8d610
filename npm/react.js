// There is nothing at run time: `article-viewer/react` is types alone.
export {};
