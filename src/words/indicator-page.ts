import type { Definition } from "../../indicators/definition.ts";
import { type Content, html } from "../components/html.ts";
import { formatCount } from "../components/nl-format.ts";

/** Words of the curve of who still has help. */
export const survivalWords = {
  heading: "Wie heeft nog hulp?",
  who: "cliënten",
  stillHelp: "nog hulp",
  still: "nog in hulp",
  months: "Na de start",
  after: (months: number) => `na ${months} maanden`,
  stillInCare: "Nog in hulp",
  atRisk: "Gevolgd",
  started: (period: string) => `gestart in ${period}`,
  reading:
    "De lijn begint bij iedereen die startte en daalt als hulp eindigt. Waar de lijn onder de helft komt, ligt de doorlooptijd. Onder de grafiek staat hoeveel mensen we dan nog volgen.",
  limits:
    "Wie nog hulp heeft, telt mee zolang we die volgen. Bij kleine aantallen stopt de lijn. De lijn zegt niet of lang of kort goed is.",
} as const;

/** Words of the page about one indicator. */
export const indicatorWords = {
  section: "Indicatoren",
  indexIntro:
    "Per indicator leest u hoe het ervoor staat, hoe we hem uitrekenen en hoe u hem leest.",
  core: "Met deze indicatoren begint elk gesprek.",
  coreHeading: "De kern",
  theme: (theme: string, core: boolean) =>
    core ? `Thema: ${theme}. Hoort bij de kern van elk gesprek.` : `Thema: ${theme}.`,
  inOneSentence: "In één zin",
  standing: "Hoe staat het ervoor?",
  table: "Tabel",
  tableCaption: (name: string, about: string) => `${name}, alle jaren, ${about}`,
  noSeries: "Er zijn nog te weinig cijfers om een verloop te tekenen.",
  parts: "Onderdelen",
  partsIntro: "Dezelfde indicator, anders geteld of opgedeeld.",
  partsOf: (name: string) => `${name}: onderdelen`,
  partsCaption: (name: string, period: string) => `${name}: onderdelen, ${period}`,
  part: "Onderdeel",
  figure: "Cijfer",
  manyParts: (shown: number, all: number) =>
    `Van de ${all} onderdelen staan hier de ${shown} met de meeste mensen. Alle onderdelen staan in de download.`,
  municipalities: "Verschillen tussen gemeenten",
  kinds: "Verschillen tussen soorten hulp",
  providers: "Verschillen tussen aanbieders",
  withoutFigure: (count: number) =>
    count === 1
      ? "Eén aanbieder heeft in deze periode te weinig gegevens en staat er niet bij."
      : `${formatCount(count).replace(/^./, (letter) => letter.toUpperCase())} aanbieders hebben in deze periode te weinig gegevens en staan er niet bij.`,
  computing: "Zo rekenen we",
  reading: "Zo lees je dit",
  notReading: "Zo niet",
  sure: "Betrouwbaarheid",
  goal: "Koppeling aan doel",
  noGoal:
    "Voor deze indicator is geen norm afgesproken. Zonder norm is er geen oordeel, alleen een vergelijking met eerder en met anderen.",
  versions: "Versiegeschiedenis en correcties",
  version: (version: string) =>
    `Dit is versie ${version} van de rekenregel. Het nummer gaat omhoog als dezelfde gegevens een ander cijfer geven.`,
  corrections:
    "In een nieuwe uitgave kan een cijfer veranderen doordat er gegevens bij kwamen of zijn hersteld. Een definitief cijfer verandert alleen door een correctie.",
  download: "Download",
  downloadAll: (name: string) => `${name} (CSV)`,
  downloadIntro:
    "Alle cijfers van deze pagina per jaar, met interval en aantallen, ook per gemeente, segment en aanbieder:",
  downloadPictures: "Bij elke grafiek staan de cijfers (CSV) en het beeld (SVG) los.",
  responsible: (owner: string) => `Verantwoordelijk: ${owner}.`,
  contact: "Vraag of fout gezien?",
  chain: (law: string) => `keten ${law}`,
  region: "hele regio",
  period: "Periode",
  status: "Stand",
  asked: "Gevraagd",
  together: "Samen met",
} as const;

/** The themes of the catalogue, as readers know them. */
export const themeNames: Record<string, string> = {
  "client-result": "Resultaat voor cliënten",
  "scale-down": "Lichter als het kan",
  "lead-time": "Duur en wachten",
  chain: "Samenwerking in de keten",
  organisation: "Afspraken en organisatie",
  system: "Bereik en kosten in de regio",
};

/** How to read a figure of this kind, in one or two sentences. */
export function readingOf({ kind, direction, unit, moment }: Definition): string[] {
  const what: Record<Definition["kind"], string> = {
    proportion: "Het cijfer is een deel van een groep: 40% betekent 40 van elke 100.",
    ratio:
      unit === "procent"
        ? "Het cijfer deelt twee sommen op elkaar: 40% betekent 40 van elke 100."
        : "Het cijfer deelt twee sommen op elkaar: zo veel per geval, gemiddeld.",
    mean: "Het cijfer is een gemiddelde. Een paar grote waarden kunnen het omhoog trekken.",
    median: "Het cijfer is de middelste waarde: de helft zit eronder, de helft erboven.",
    duration:
      "Het cijfer is het moment waarop de helft klaar is. Wie nog bezig is, telt mee zolang we die volgen.",
    survival:
      "Het cijfer is het deel dat doorgaat. Wie we korter volgen, telt mee zo lang dat kan.",
    rate: "Het cijfer deelt een aantal door inwoners of door wat is afgesproken.",
    count: "Het cijfer is een aantal. Een grotere groep heeft vanzelf een groter aantal.",
  };
  const way: Record<Definition["direction"], string> = {
    higher: "Hoger is beter, als de groep dezelfde is.",
    lower: "Lager is beter, als de groep dezelfde is.",
    band: "Te veel en te weinig zijn allebei een reden voor een gesprek.",
    context: "Meer of minder is op zichzelf niet goed of slecht.",
  };
  const when: Record<Definition["moment"], string> = {
    start_of_period: "Het gaat over wie er op de eerste dag van de periode was.",
    within_period: "Het gaat over alles wat in de periode gebeurde.",
    end_of_period: "Het gaat over de stand op de laatste dag van de periode.",
    own_period: "De periode staat in de rekenregel.",
  };
  return [what[kind], way[direction], when[moment]];
}

/** What may never be concluded, whatever the indicator. */
export const neverConclude =
  "Dit is geen ranglijst: aanbieders en gemeenten helpen verschillende mensen.";

/** How complete the figures of an indicator are. */
export const sureWords = {
  provisional: (period: string) => `Vanaf ${period} is het cijfer voorlopig.`,
  final: "Alle cijfers die hier staan, zijn definitief.",
  tooFew: (few: string, all: string, period: string) =>
    `In ${period} hebben ${few} van de ${all} aanbieders te weinig gegevens voor een cijfer.`,
  allKnown: (period: string) =>
    `In ${period} heeft elke aanbieder genoeg gegevens voor een cijfer.`,
  response: (known: Content, asked: Content, share: string) =>
    html`De uitkomst is bekend bij ${known} van de ${asked}: ${share}.`,
  byMunicipality: (few: string, all: string) =>
    `Bij ${few} van de ${all} gemeenten zijn er te weinig gegevens.`,
} as const;
