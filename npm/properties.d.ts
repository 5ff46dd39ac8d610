// Made by `npm run generate` from static/properties.js.
export type Row<T = string> = {
    attribute: string;
    /**
     * what the property gives without the attribute
     */
    default?: T;
    /**
     * the attribute says yes by being there
     */
    flag?: boolean;
    /**
     * a change of the attribute is heard
     */
    live?: boolean;
    /**
     * the property gives the state of now, which the reader changes
     */
    state?: boolean;
};
/**
 * @template [T=string]
 * @typedef {object} Row
 * @property {string} attribute
 * @property {T} [default] what the property gives without the attribute
 * @property {boolean} [flag] the attribute says yes by being there
 * @property {boolean} [live] a change of the attribute is heard
 * @property {boolean} [state] the property gives the state of now, which the reader changes
 */
/** What is an attribute and a property of ours. */
export declare const properties: {
    /** Address of the article’s JSON. A new value loads anew, and the newest request wins. */
    src: Row;
    /** Address of a list that takes the place of the article’s own. A new one is loaded at once. */
    headlinesSrc: Row;
    /** `auto` is as the page’s own `color-scheme`. */
    theme: Row<"auto" | "light" | "dark">;
    /** Level of the headline, 1 to 4; the rest follows. */
    headingLevel: Row<1 | 2 | 3 | 4>;
    /** Chosen countries: codes separated by spaces; `-RU` excludes, `ZZ` is "no country named". */
    country: Row;
    /** Text in the filter’s field. */
    query: Row;
    /** Keeps the filter in the page’s address, `?country=AZ+TR&q=oil`, touching no other parameter. */
    urlState: Row<boolean>;
    /** `lazy` asks for nothing until the reader is 400 pixels away. */
    loading: Row<"eager" | "lazy">;
};
/** What is an attribute alone, or HTML's own property too. */
export declare const attributes: {
    /** Language of the interface; else of the nearest `lang` around it, else the article’s. */
    lang: Row;
    /** Cards open at first: `first`, `all`, `none`, or ids separated by spaces. */
    open: Row<"first" | "all" | "none" | (string & {})>;
    /** Draws into the element itself instead of a shadow root. */
    noShadow: Row<boolean>;
};
/** @type {[name: string, row: Row<any>][]} */
export declare const settable: [name: string, row: Row<any>][];
export declare const rows: [name: string, row: Row<any>][];
