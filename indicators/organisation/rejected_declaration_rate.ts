import { type Definition, define } from "../definition.ts";
import { declarationTables, helpOfProvider } from "./declared-lines.ts";

const tables = declarationTables({
  "2024-02-10": [
    { client: 1, month: "2024-01-01" },
    { client: 2, month: "2024-01-01", rejected: "0611" },
    { client: 3, month: "2024-01-01", rejected: "9322" },
    // Two codes: one about the allocation decides.
    { client: 4, month: "2024-01-01", rejected: "0611,9322" },
    { client: 5, month: "2024-01-01", rejected: "9999" },
  ],
  // Sent again: not counted again, whatever the answer.
  "2024-02-26": [
    { client: 2, month: "2024-01-01" },
    { client: 3, month: "2024-01-01", rejected: "9322" },
  ],
  "2024-03-17": [{ client: 3, month: "2024-01-01" }],
});

/** Afgekeurde declaratieregels: rejected the first time they were sent. */
export const rejectedDeclarationRate: Definition = define({
  id: "rejected_declaration_rate",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Afgekeurde declaratieregels",
  question: "Hoeveel declaratieregels worden afgekeurd, en waardoor?",
  unit: "procent",
  direction: "lower",
  kind: "ratio",
  interval: "none",
  persons: false,
  parts: [
    { id: "allocation", name: "Afgekeurd: past niet bij de toewijzing", role: "category" },
    { id: "declaration", name: "Afgekeurd: fout in de declaratie zelf", role: "category" },
    { id: "other", name: "Afgekeurd: oorzaak onbekend", role: "category" },
    {
      id: "repair_days",
      name: "Dagen van afkeuring tot herstel (mediaan)",
      role: "second",
      kind: "median",
      unit: "dagen",
      interval: "standard",
    },
  ],
  combines: "sums",
  moment: "within_period",
  grains: {
    organisation: "declared",
    target_group: "declared",
    system: "declared",
    cuts: { segment_age: null },
  },
  followUpMonths: 1,
  immature: "provisional",
  numerator:
    "Regels die zijn afgekeurd toen ze voor het eerst werden ingediend: het antwoord noemt de regel, of keurt de hele declaratie af. Onderdelen: dezelfde regels naar oorzaak, volgens de lijst met retourcodes (bij meer codes gaat een code over de toewijzing voor). Onderdeel 'herstel': het aantal dagen van het antwoord met de afkeuring tot de dagtekening van de eerste declaratie waarin de regel niet is afgekeurd.",
  denominator:
    "Gedeclareerde hulp, die in de periode voor het eerst is ingediend en waarop een antwoord kwam. Geteld per regel: cliënt, aanbieder, toewijzing, product en periode van de hulp. Credits tellen niet mee, en een regel die opnieuw wordt ingediend telt niet nog eens. De dag is die van de dagtekening van de declaratie. Onderdeel 'herstel': regels die in de periode voor het eerst zijn ingediend, toen zijn afgekeurd en later niet meer.",
  exclusions: [
    "Declaraties zonder antwoord.",
    "Hulp zonder declaratie, zoals in segmenten die taakgericht worden betaald, en producten die in geen segment horen.",
  ],
  attribution: {
    organisation:
      "Een regel telt bij de aanbieder die hem indiende, ook als de oorzaak bij de gemeente ligt.",
    chain: "Niet berekend.",
    system: "Een regel telt bij de gemeente waaraan is gedeclareerd.",
  },
  sources: ["declaration"],
  origin: {
    status: "eigen ontwerp",
    text: "De codes komen uit de landelijke lijst. De verdeling naar oorzaak en de rekenregel zijn een eigen ontwerp.",
  },
  caveats: [
    "'Past niet bij de toewijzing' is vaak geen fout van de aanbieder: de toewijzing ontbreekt, kwam te laat of was op. Bespreek die regels met de gemeente.",
    "Een hele afgekeurde declaratie telt met al haar regels.",
    "Dit zijn alle regels, geen steekproef. Er staat daarom geen onzekerheidsmarge bij.",
  ],
  counterIndicator: "Lees dit cijfer samen met de te laat ingediende declaraties.",
  counterIndicators: ["late_declaration_rate", "administrative_completeness"],
  examples: [
    {
      title: "Vier van de vijf regels zijn de eerste keer afgekeurd",
      until: "2024-12-31",
      period: "2024-K1",
      services: helpOfProvider,
      tables,
      expected: { numerator: 4, denominator: 5, clients: 0, estimate: 0.8 },
    },
    {
      title: "Twee van de vijf passen niet bij de toewijzing",
      until: "2024-12-31",
      period: "2024-K1",
      services: helpOfProvider,
      tables,
      part: "allocation",
      expected: { numerator: 2, denominator: 5, clients: 0, estimate: 0.4 },
    },
    {
      title: "Van een code die de lijst niet kent, is de oorzaak onbekend",
      until: "2024-12-31",
      period: "2024-K1",
      services: helpOfProvider,
      tables,
      part: "other",
      expected: { numerator: 1, denominator: 5, clients: 0, estimate: 0.2 },
    },
    {
      title: "Twee regels zijn hersteld, na 10 en 30 dagen",
      until: "2024-12-31",
      period: "2024-K1",
      services: helpOfProvider,
      tables,
      part: "repair_days",
      // The answer came on 16 February.
      expected: { numerator: 40, denominator: 2, clients: 2, estimate: 20 },
    },
  ],
});
