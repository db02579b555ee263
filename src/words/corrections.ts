/** Words of the page with corrections. */
export const correctionWords = {
  title: "Correcties",
  intro:
    "Een uitgave verandert nooit. Is een cijfer niet meer goed, dan komt er een nieuwe uitgave. Op deze pagina staat wat er dan anders is.",
  none: "Er is nog geen cijfer veranderd sinds het voor het eerst verscheen.",
  kinds: "Waarom verandert een cijfer?",
  tiers: {
    definitie: "Anders geteld",
    gegevens: "Andere gegevens",
    bescherming: "Wel of niet te zien",
  },
  tierTexts: {
    definitie: "We tellen volgens een nieuwe versie van de rekenregel.",
    gegevens: "Er kwamen gegevens bij, of een fout in de gegevens is hersteld.",
    bescherming:
      "Het cijfer ging over te weinig mensen, of nu juist niet meer. Het oude of nieuwe cijfer herhalen we hier niet.",
  },
  contract:
    "In deze editie staan alleen cijfers die definitief waren. Voorlopige cijfers veranderen vaak: daar staat een * bij.",
  change: (after: string, before: string) =>
    `Gegevens tot en met ${after}, eerder tot en met ${before}`,
  more: (shown: string, all: string) =>
    `Hier staan de eerste ${shown} van ${all} veranderde cijfers. In het bestand staan ze allemaal.`,
  download: "Alle correcties (CSV)",
  figure: "Cijfer",
  group: "Over",
  period: "Periode",
  why: "Waarom",
  was: "Was",
  is: "Is nu",
  region: "de hele regio",
  shown: "te zien",
  hidden: "afgeschermd",
  removed: "onbekend",
  link: "Bekijk de cijfers die zijn veranderd",
} as const;
