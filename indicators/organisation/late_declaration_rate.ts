import { type Definition, define } from "../definition.ts";
import { declarationTables, helpOfProvider } from "./declared-lines.ts";

// Agreed in the examples: within 30 days after the month. Of January that is 1 March.
const tables = declarationTables({
  "2024-02-10": [
    { client: 1, month: "2024-01-01", cents: 1000 },
    // Rejected: the first time it is right counts.
    { client: 2, month: "2024-01-01", cents: 2000, rejected: "0611" },
    { client: 4, month: "2024-01-01", cents: 500 },
  ],
  "2024-03-01": [
    { client: 3, month: "2024-01-01", cents: 3000 }, // the last day in time
  ],
  "2024-03-02": [
    { client: 2, month: "2024-01-01", cents: 2000 }, // a day late
    // Taken back, and nothing came for it: not counted.
    { client: 4, month: "2024-01-01", cents: 500, credit: true },
    // Taken back and declared anew: the first time counts.
    { client: 1, month: "2024-01-01", cents: 1000, credit: true },
    { client: 1, month: "2024-01-01", cents: 1200 },
  ],
});

/** Te laat ingediende declaraties: later after the month of help than was agreed. */
export const lateDeclarationRate: Definition = define({
  id: "late_declaration_rate",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Te laat ingediende declaraties",
  question: "Dienen aanbieders hun declaraties op tijd in?",
  unit: "procent",
  direction: "lower",
  kind: "ratio",
  interval: "none",
  persons: false,
  parts: [{ id: "amount", name: "Te laat ingediend, in euro's", role: "second" }],
  combines: "sums",
  moment: "within_period",
  grains: {
    organisation: "declared",
    target_group: "declared",
    system: "declared",
    cuts: { segment_age: null },
  },
  followUpMonths: 3,
  immature: "provisional",
  numerator:
    "Regels die te laat zijn ingediend: de dagtekening van de declaratie ligt meer dan het afgesproken aantal dagen na de laatste dag van de maand waarin de hulp is gegeven. Het aantal dagen staat in de gegevens van de regio (termijnen). Onderdeel: het bedrag (euro) van die regels.",
  denominator:
    "Gedeclareerde hulp, per regel (cliënt, aanbieder, toewijzing, product en periode van de hulp), met de maand van de hulp in de periode. Elke regel telt één keer, zoals hij voor het eerst is ingediend zonder te worden afgekeurd; ook als er nog geen antwoord is. De maand is die van de eerste dag van de periode van de hulp. Onderdeel: het bedrag van die regels, zoals toen ingediend.",
  exclusions: [
    "Regels die altijd zijn afgekeurd.",
    "Regels waarvan niets overblijft: het bedrag van wat niet is afgekeurd, min de credits, is 0.",
    "Maanden die korter dan het afgesproken aantal dagen plus 90 dagen voorbij zijn op de laatste dag van de gegevens: dan kan er nog veel binnenkomen.",
    "Hulp zonder declaratie, zoals in segmenten die taakgericht worden betaald, en producten die in geen segment horen.",
  ],
  attribution: {
    organisation: "Een regel telt bij de aanbieder die hem indiende.",
    chain: "Niet berekend.",
    system: "Een regel telt bij de gemeente waaraan is gedeclareerd.",
  },
  sources: ["declaration"],
  origin: {
    status: "gemengd",
    text: "De standaard staat later declareren toe. Wat te laat is, volgt dus uit het contract; 30 dagen is een keuze van de regio. Andere regio's noemen late declaraties als knelpunt.",
  },
  caveats: [
    "Declaraties die nog moeten komen, zijn er niet bij. Ook daarom tellen de laatste maanden niet mee.",
    "Wordt een regel eerst afgekeurd, dan telt de dag waarop hij opnieuw is ingediend. De fout kan ook bij de gemeente liggen: kijk naar de afgekeurde regels.",
    "Late declaraties maken kosten van de laatste maanden te laag. Zij zeggen niets over de hulp.",
    "Dit zijn alle regels, geen steekproef. Er staat daarom geen onzekerheidsmarge bij.",
  ],
  counterIndicator: "Lees dit cijfer samen met de afgekeurde declaratieregels.",
  counterIndicators: ["rejected_declaration_rate", "administrative_completeness"],
  examples: [
    {
      title: "Een van de drie regels is een dag te laat",
      until: "2024-12-31",
      period: "2024-K1",
      services: helpOfProvider,
      tables,
      expected: { numerator: 1, denominator: 3, clients: 0, estimate: 1 / 3 },
    },
    {
      title: "In euro's: 20 van de 60",
      until: "2024-12-31",
      period: "2024-K1",
      services: helpOfProvider,
      tables,
      part: "amount",
      expected: { numerator: 20, denominator: 60, clients: 0, estimate: 1 / 3 },
    },
    {
      title: "De maand is te kort voorbij",
      until: "2024-05-29",
      period: "2024-K1",
      services: helpOfProvider,
      tables,
      expected: { numerator: 0, denominator: 0, clients: 0, estimate: null },
    },
  ],
});
