// Registers the tag `article-viewer`; importing this is the one thing in the package that does something.
import { defineArticleViewer } from "./index.js";

export { defineArticleViewer, init, mount } from "./index.js";

defineArticleViewer();
