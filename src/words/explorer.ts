import type { Dimension, PeriodKind } from "../data/tables.ts";

/** Words of the explorer: its choices, its picture, and where else the figures stand. */
export const explorerWords = {
  title: "Verkenner",
  intro:
    "Kies zelf een cijfer, een groep en een periode. Het adres van de pagina onthoudt uw keuze.",
  preview:
    "In het voorbeeld van één editie (preview) werkt de verkenner niet: het script en de cijfers komen mee met een gebouwde site. Bouw die met: npm run monitor -- site --serve.",
  choices: "Uw keuze",
  indicator: "Indicator",
  part: "Onderdeel",
  headline: "Hoofdcijfer",
  cut: "Verdeeld naar",
  within: "Binnen",
  kind: "Soort periode",
  compare: "Vergelijk",
  period: "Periode",
  first: "Groep",
  second: "Naast",
  nothing: "niets",
  wholeRegion: "Hele regio",
  kinds: {
    jaar: "Jaar",
    halfjaar: "Halfjaar",
    kwartaal: "Kwartaal",
    lopend: "Vier kwartalen achter elkaar",
  } satisfies Record<PeriodKind, string>,
  comparisons: {
    groepen: "groepen in één periode",
    tijd: "één of twee groepen door de tijd",
    alles: "alle groepen door de tijd",
  },
  loading: "De cijfers worden opgehaald.",
  failed:
    "De cijfers konden niet worden opgehaald. Ververs de pagina, of open de pagina van de indicator.",
  none: "Bij deze keuze zijn geen cijfers om te tekenen. De tabel zegt waarom.",
  shown: (count: number) => (count === 1 ? "1 regel getoond" : `${count} regels getoond`),
  explained: (name: string) => `Zo rekenen we dit uit: ${name}`,
  download: "Download wat u ziet (CSV)",
  more: "Meer cijfers zonder te kiezen",
  without:
    "Ziet u geen keuzelijsten? Dan staat JavaScript uit. Dezelfde cijfers staan ook op vaste pagina's.",
  everyIndicator: "Alle indicatoren, elk met uitleg, tabel en download",
  everyProvider: "Alle aanbieders",
  everyMunicipality: "Alle gemeenten",
  caution:
    "Een cijfer dat opvalt tussen veel cijfers, kan toeval zijn. Gebruik het als vraag voor een gesprek, niet als antwoord.",
} as const;

/** What a figure is divided by, as a choice and in a sentence. */
export const cutNames: Record<string, string> = {
  region: "Hele regio",
  domain: "Soort hulp",
  segment: "Doelgroep",
  segment_age: "Doelgroep en leeftijd",
  municipality: "Gemeente",
  municipality_domain: "Gemeente, binnen een soort hulp",
  party: "Contractpartij",
  party_segment: "Contractpartij, binnen een doelgroep",
  provider: "Aanbieder",
  provider_segment: "Aanbieder, binnen een doelgroep",
  provider_municipality: "Aanbieder, binnen een gemeente",
  chain: "Keten per wet",
};

/** Of a cut with two dimensions, the one that is chosen first. */
export const withinOf: Record<
  string,
  Extract<Dimension, "segment" | "domain" | "municipality_code">
> = {
  segment_age: "segment",
  municipality_domain: "domain",
  party_segment: "segment",
  provider_segment: "segment",
  provider_municipality: "municipality_code",
};
