/** Words of the start page: which edition is for whom, and what to look at first. */
export const startWords = {
  title: "Resultaatmonitor",
  intro:
    "De Resultaatmonitor laat zien wat jeugdhulp, Wmo en beschermd wonen opleveren. Elke editie is een eigen site, met eigen gegevens en voor eigen lezers.",
  fictitious:
    "Wat u hier ziet, is fictief (SYNTHETISCH). Het gaat niet over echte inwoners of aanbieders.",
  tour: "In twee minuten rond",
  tourIntro: "Open de edities in deze volgorde. Per editie staat erbij waar u het eerst kijkt.",
  first: "Kijk eerst naar",
  reading: "Dit geldt overal",
  readings: [
    "Een signaal is een reden voor een gesprek, geen eindoordeel.",
    "Onder elke grafiek staan de tabel, de bron en een download.",
    "Een punt of een sterretje betekent: geen cijfer, of een voorlopig cijfer. De uitleg staat erbij.",
  ],
} as const;

interface EditionWords {
  reader: string;
  /** Pages to look at first, with what they tell; the address is within the edition. */
  first: readonly { path: string; name: string; text: string }[];
}

/** The editions in the order in which a newcomer meets them. */
export const startEditions: Record<string, EditionWords> = {
  contract: {
    reader: "Voor contractmanagers en aanbieders, om samen het gesprek over resultaten te voeren.",
    first: [
      {
        path: "index.html",
        name: "Overzicht",
        text: "hoe de regio ervoor staat, en met wie u in gesprek gaat",
      },
      {
        path: "aanbieder/index.html",
        name: "Aanbieders",
        text: "één aanbieder: signalen, verloop en vragen voor het gesprek",
      },
      { path: "verkenner.html", name: "Verkenner", text: "zelf een cijfer en een groep kiezen" },
    ],
  },
  monitor: {
    reader:
      "Voor iedereen: de cijfers van de regio en de gemeenten, zo gemaakt dat niemand herkenbaar is.",
    first: [
      { path: "index.html", name: "Overzicht", text: "de belangrijkste cijfers in gewone taal" },
      { path: "gemeente/index.html", name: "Gemeenten", text: "uw eigen gemeente naast de regio" },
    ],
  },
  raad: {
    reader: "Voor raadsleden: een kort rapport per gemeente, om te lezen en te printen.",
    first: [
      {
        path: "index.html",
        name: "Raadsrapporten",
        text: "het rapport van uw gemeente, met vragen die u kunt stellen",
      },
    ],
  },
};
