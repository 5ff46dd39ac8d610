import { customProperties, packaged, propertyTable } from "./manifest.mjs";

export default {
  globs: ["static/element.js", "static/properties.js"],
  quiet: true,
  plugins: [propertyTable(), customProperties("static/viewer.css"), packaged()],
};
