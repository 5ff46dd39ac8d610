// The project's own page: `?src=` opens another article of the same origin, and the page takes over the
// article's title and language. An embedding page needs nothing of this.

const viewer = document.querySelector("article-viewer");
const asked = new URLSearchParams(location.search).get("src");

if (asked) {
  const url = new URL(asked, document.baseURI);
  if (url.origin === location.origin) {
    // Until the article says what it is written in, the page claims nothing.
    document.documentElement.removeAttribute("lang");
    viewer.setAttribute("src", url.href);
  }
}

viewer.addEventListener("av-load", ({ detail: { article } }) => {
  document.title = article.headline;
  document.documentElement.lang = article.inLanguage ?? "en";
});
