// The article, as article JSON has it. Made of crates/model by `UPDATE=1 cargo test -p article-viewer-model generated`; don't edit.

/**
 * An interview or another news article, with a list of headlines beside it: `NewsArticle` in schema.org's words.
 * Fields bear schema.org's names where it has one. There is no HTML in it: an entity or a tag in a text shows as it
 * stands, and the viewer warns of it. Unknown fields are no fault; `null` stands for an optional field that is
 * absent.
 */
export interface Article {
  /** The version of this format. */
  readonly version?: 1 | undefined;
  /** The headline. */
  readonly headline: NonBlank;
  /** The standfirst: one or two sentences under the headline. */
  readonly description?: string | undefined;
  /** Place and day as the agency wrote them, such as `Baku, Oct. 10`. */
  readonly dateline?: string | undefined;
  /** Where the article was written, such as `Baku, Azerbaijan`. */
  readonly locationCreated?: string | undefined;
  /** First publication. */
  readonly datePublished?: IsoDate | undefined;
  /** Last change. */
  readonly dateModified?: IsoDate | undefined;
  /** The article's language; sets `lang` and `dir`. */
  readonly inLanguage?: LanguageTag | undefined;
  /** Who wrote it, in the order of the byline. */
  readonly author?: readonly Named[] | undefined;
  /** Who published it. */
  readonly publisher?: Named | undefined;
  /** The canonical address. */
  readonly url?: Link | undefined;
  /** The picture that leads the article. */
  readonly image?: ArticleImage | undefined;
  /** The text, in reading order. */
  readonly body: readonly Block[];
  /** Related stories: only their headline and url are shown. */
  readonly related?: readonly HeadlineItem[] | undefined;
  /**
   * The list that readers filter by country; or an object with `src`, the address of the same list, which is loaded
   * after the article.
   */
  readonly headlines?: readonly HeadlineItem[] | { readonly src: Link } | undefined;
  /** A link below the list of headlines. */
  readonly moreHeadlines?: { readonly label: NonBlank; readonly url?: Link | undefined } | undefined;
}

/** A text with at least one character that shows. */
export type NonBlank = string;

/**
 * ISO 8601, a day (`2010-10-10`) or a moment (`2010-10-10T09:00:00+04:00`). It shows in the offset that it is
 * written with.
 */
export type IsoDate = string;

/** BCP 47, such as `en` or `pt-BR`. */
export type LanguageTag = string;

/** A person or an organisation. */
export interface Named {
  /** The name, as it is shown. */
  readonly name: NonBlank;
  /** Their page. */
  readonly url?: Link | undefined;
}

/**
 * The address of a link: `http`, `https`, `mailto`, or relative to the article. Any other scheme is refused, and
 * the link shows as plain text. Without a scheme, `www.example.org` is a file beside the article; the viewer warns
 * of that.
 */
export type Link = string;

/** A picture. */
export interface ArticleImage {
  /** Where the picture is. */
  readonly url: ImageLink;
  /** What the picture shows, for those who don't see it; empty for decoration. */
  readonly alt?: string | undefined;
  /** The text under the picture. */
  readonly caption?: ArticleText | undefined;
  /** Width in pixels, so that the picture's place is kept while it loads. */
  readonly width?: number | undefined;
  /** Height in pixels. */
  readonly height?: number | undefined;
}

/** The address of a picture: `http`, `https`, or relative to the article. */
export type ImageLink = string;

/** A string, or a list of runs that are joined without anything between them. At least one character of it shows. */
export type ArticleText = string | readonly (string | Run)[];

/** A stretch of text with its marks. */
export interface Run {
  /** The words; spaces at their ends count. */
  readonly text: string;
  /** Where the words lead. */
  readonly href?: Link | undefined;
  /** Emphasis (HTML's `em`). */
  readonly em?: boolean | undefined;
  /** Importance (HTML's `strong`). */
  readonly strong?: boolean | undefined;
  /** Where the run is in another language than the text around it. */
  readonly lang?: LanguageTag | undefined;
}

/** Running text. */
export interface ParagraphBlock {
  readonly type: "paragraph";
  /** The words. */
  readonly text: ArticleText;
}

/** A heading between blocks. */
export interface HeadingBlock {
  readonly type: "heading";
  /** The words. */
  readonly text: ArticleText;
}

/** A quotation that stands by itself. */
export interface QuoteBlock {
  readonly type: "quote";
  /** The quotation. */
  readonly text: ArticleText;
  /** Who said it, or where it stands. */
  readonly cite?: string | undefined;
}

/** A picture in the text. */
export interface ImageBlock extends ArticleImage {
  readonly type: "image";
}

/** A question and its answers: one card. */
export interface ExchangeBlock {
  readonly type: "exchange";
  /**
   * For links to the card: unique in the article, without white space. Without it the card is `q1`, `q2`, … by its
   * place.
   */
  readonly id?: string | undefined;
  /** Who asks, and what. */
  readonly question: Turn;
  /** Who answers, and what: at least one. */
  readonly answers: readonly Turn[];
}

/** A block of the body. */
export type Block = ParagraphBlock | HeadingBlock | QuoteBlock | ImageBlock | ExchangeBlock;

/** What one speaker says in one go. */
export interface Turn {
  /** The speaker's name, as it is shown. */
  readonly speaker?: string | undefined;
  /** When it begins in the recording, in seconds. */
  readonly start?: number | undefined;
  /** At least one. One that can't be read keeps its place, and a line there says why. */
  readonly paragraphs: readonly ArticleText[];
}

/** A headline of a list. */
export interface HeadlineItem {
  /** The headline. */
  readonly headline: NonBlank;
  /** A standfirst under it. */
  readonly description?: string | undefined;
  /** Where it leads; without a url it is text. */
  readonly url?: Link | undefined;
  /** When it was published. */
  readonly datePublished?: IsoDate | undefined;
  /** Where it is in another language than the article. */
  readonly inLanguage?: LanguageTag | undefined;
  /** The publisher's own countries. They win over what the viewer would find by itself; an empty list means none. */
  readonly countries?: readonly CountryCode[] | undefined;
}

/**
 * ISO 3166-1 alpha-2 in capitals, or `XK` for Kosovo. The European Union, Africa, the Gulf are not countries, and
 * the United Kingdom is `GB`.
 */
export type CountryCode = string;
