// The project's own page: `?src=` opens another article of the same origin, and the page takes over the
// article's title and language. An embedding page needs nothing of this.

const viewer = /** @type {HTMLElement} */ (document.querySelector("article-viewer"));
const asked = new URLSearchParams(location.search).get("src");

if (asked) {
  const url = new URL(asked, document.baseURI);
  if (url.origin === location.origin) {
    // No language of the page's for it: the interface speaks the article's.
    viewer.setAttribute("lang", "");
    viewer.setAttribute("src", url.href);
  }
}

viewer.addEventListener("av-load", (event) => {
  const { article } = /** @type {CustomEvent} */ (event).detail;
  document.title = article.headline;
  document.documentElement.lang = article.inLanguage ?? "en";
});
