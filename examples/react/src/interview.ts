import type { Article } from "article-viewer";

export const interview: Article = {
  headline: "The lamp keeper counts the ships by ear",
  description: "Forty years above the harbour mouth, and the fog is still the best company.",
  dateline: "Vardø, March 3",
  datePublished: "2024-03-03",
  inLanguage: "en",
  author: [{ name: "Ida Holm" }],
  body: [
    { type: "paragraph", text: "The kettle is on before the question is." },
    {
      type: "exchange",
      question: { speaker: "Holm", paragraphs: ["What do you hear first?"] },
      answers: [
        {
          speaker: "Keeper",
          paragraphs: ["The engine. Then the ", "bell, if they still have one."],
        },
      ],
    },
    {
      type: "exchange",
      id: "fog",
      question: { speaker: "Holm", paragraphs: ["And in fog?"] },
      answers: [
        {
          speaker: "Keeper",
          paragraphs: [["Fog ", { text: "carries", em: true }, ". You hear Finland."]],
        },
      ],
    },
  ],
  headlines: [
    { headline: "Norway repaints its northern lamps", url: "https://example.org/lamps" },
    { headline: "Oslo and Nairobi agree on a chart of currents", url: "https://example.org/chart" },
    { headline: "Portugal’s pilots ask for longer ladders", url: "https://example.org/ladders" },
    { headline: "A bell is found in forty metres of water", url: "https://example.org/bell" },
  ],
};
