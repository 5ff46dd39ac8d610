// The style sheet, for pages that link it themselves.
export {};
