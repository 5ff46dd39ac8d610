// `?import=ADDRESS`: imports that module, for the test to use.
window.imported = import(new URLSearchParams(location.search).get("import"));
