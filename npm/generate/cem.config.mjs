import { customProperties, packaged, propertyTable } from "./manifest.mjs";

export default {
  globs: ["static/element.js", "static/properties.js"],
  quiet: true,
  // It would write into the package.json of the workshop.
  packagejson: false,
  plugins: [propertyTable(), customProperties("static/viewer.css"), packaged()],
};
