// What an embedding page loads: it registers the tag. All else is found relative to this file.

import { defineArticleViewer } from "./element.js";

export { defineArticleViewer, init, mount } from "./element.js";

defineArticleViewer();
