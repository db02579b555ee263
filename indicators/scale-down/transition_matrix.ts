import { type Definition, define, type Part } from "../definition.ts";
import { care } from "../example-care.ts";

/** Ladders have at most the steps 1 to 8 with help; x is help off the ladder. */
const ranks = ["1", "2", "3", "4", "5", "6", "7", "8", "x"];
const rankName = (rank: string): string => (rank === "x" ? "buiten de ladder" : `trede ${rank}`);

const exits: readonly (readonly [string, string])[] = [
  ["out_planned", "uit zorg, volgens plan of in overeenstemming"],
  ["out_dropout", "uit zorg, uitval"],
  ["transfer", "naar een andere wet of aanbieder"],
  ["out_other", "uit zorg, anders"],
  ["unknown", "uit zorg, reden onbekend"],
];

const ways: Part[] = ["van", "nieuw"].flatMap((origin) => {
  const states = [
    ...ranks.map((rank) => [rank, rankName(rank)] as const),
    ...(origin === "van" ? exits : []),
  ];
  const rows = origin === "van" ? ranks : [""];
  return rows.flatMap((rank) =>
    states.map(([state, name]) => ({
      id: `${rank === "" ? origin : `van_${rank}`}_naar_${state}`,
      name: `${rank === "" ? "Nieuw in zorg" : `Van ${rankName(rank)}`}: ${name}`,
      role: "category" as const,
    })),
  );
});

/** Stromen tussen zwaarteniveaus: where people on each rank are a year later. */
export const transitionMatrix: Definition = define({
  id: "transition_matrix",
  theme: "scale-down",
  tier: "standard",
  version: "1.0",
  name: "Stromen tussen treden",
  question: "Waar staan mensen een jaar later op de ladder?",
  unit: "procent",
  direction: "context",
  kind: "proportion",
  parts: ways,
  combines: "none",
  moment: "start_of_period",
  periods: ["jaar"],
  grains: {
    chain: "ladder",
    system: "client",
    // Ranks of different ladders are no one table; a domain has one ladder.
    cuts: { domain: "ladder" },
  },
  followUpMonths: 12,
  immature: "hide",
  numerator:
    "Cliënten die op 1 januari een jaar later op een andere trede staan of uit zorg zijn. Per deel: cliënten die van de ene trede naar de andere plek gingen. Een plek is een trede, hulp buiten de ladder, of uit zorg: volgens plan of in overeenstemming; uitval (eenzijdig door cliënt of aanbieder); naar een andere wet of een andere aanbieder; anders (verhuizing, overlijden, gemeente, omstandigheden van buiten); of met een onbekende reden.",
  denominator:
    "Cliënten die op 1 januari in zorg zijn, per wet. Wie die dag een onderbreking van ten hoogste 31 dagen heeft, is in zorg, op de trede waarop de hulp verdergaat; zo ook een jaar later. Per deel: cliënten die op die trede begonnen, of wie een jaar later in zorg is en op 1 januari niet (nieuw in zorg).",
  exclusions: [
    "Cliënten die na 1 januari kwamen en een jaar later weer uit zorg zijn.",
    "Een weg die niemand van dezelfde wet ooit ging, heeft geen cijfer.",
  ],
  attribution: {
    organisation: "Geen: stromen gaan over aanbieders heen.",
    chain:
      "Alle hulp van een wet samen; de zwaarste trede van de dag telt. Alle wegen samen zijn precies wie er op beide dagen in zorg is.",
    system:
      "Een cliënt hoort bij het domein en de gemeente van de zwaarste hulp op 1 januari; wie nieuw is, bij die van een jaar later. Wie van domein verandert, staat een jaar later bij het oude domein.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "eigen ontwerp",
    text: "De indeling en de ladder zijn een eigen ontwerp; bij elke ladder staat een versie.",
  },
  caveats: [
    "De ladder is een keuze van de regio. Jeugdwet en Wmo hebben elk een eigen ladder.",
    "Alleen de stand op twee dagen telt. Wat daartussen gebeurde, is niet te zien.",
    "Kleine aantallen zeggen weinig: voeg wegen samen die weinig mensen gaan.",
  ],
  counterIndicator: "Lees dit overzicht samen met afschaling, opschaling en uitval.",
  counterIndicators: ["scale_down_rate", "scale_up_rate", "inflow_outflow_balance"],
  examples: [
    {
      title: "Drie van de vier jeugdigen staan een jaar later ergens anders",
      until: "2024-12-31",
      period: "2023",
      services: [
        care("a", 4, "2022-06-01", "2023-05-31", "planned"),
        care("a", 2, "2023-06-01"),
        care("b", 4, "2022-06-01", "2023-05-31", "client"),
        care("c", 4, "2022-06-01"),
        care("d", null, "2022-06-01", "2023-05-31", "moved"),
        // Came in later: not in the group of 1 January.
        care("e", 2, "2023-06-01"),
      ],
      expected: { numerator: 3, denominator: 4, clients: 4, estimate: 0.75 },
    },
    {
      title: "Van trede 4 naar trede 2 ging een van drie",
      until: "2024-12-31",
      period: "2023",
      part: "van_4_naar_2",
      cut: "chain",
      group: { law: "jw" },
      services: [
        care("a", 4, "2022-06-01", "2023-05-31", "planned"),
        care("a", 2, "2023-06-01"),
        care("b", 4, "2022-06-01", "2023-05-31", "client"),
        care("c", 4, "2022-06-01"),
      ],
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 1 / 3 },
    },
    {
      title: "Van wie nieuw is, begon de helft op trede 2",
      until: "2024-12-31",
      period: "2023",
      part: "nieuw_naar_2",
      cut: "domain",
      group: { domain: "jeugd" },
      services: [
        care("a", 4, "2022-06-01"),
        care("b", 2, "2023-06-01"),
        care("c", 3, "2023-06-01"),
        // Came and went: in care on neither day.
        care("d", 3, "2023-06-01", "2023-08-01", "planned"),
      ],
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
