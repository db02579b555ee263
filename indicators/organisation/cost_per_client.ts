import { type Definition, define } from "../definition.ts";

const told = (provider: string, month: string, cost_cents: number) => ({
  delivery_id: 9,
  line: 1,
  provider_agb: provider,
  municipality_code: "9001",
  segment: "s1",
  month,
  clients: 1,
  hours: 10,
  cost_cents,
});

const help = (client: string, provider: string, start: string, end: string | null) => ({
  client,
  provider,
  segment: "s1",
  rank: 3,
  start,
  end,
  endClass: end === null ? null : "planned",
});

const services = [
  help("a", "p1", "2023-06-01", "2024-02-29"),
  help("b", "p1", "2024-02-10", null),
  help("b", "p2", "2024-01-10", null),
];

const tables = {
  "care.realisation": [
    told("p1", "2024-01-01", 90000),
    told("p1", "2024-02-01", 210000),
    told("p1", "2024-03-01", 60000),
  ],
};

/** Kosten per cliënt: what help cost in a year, by the clients who had it. */
export const costPerClient: Definition = define({
  id: "cost_per_client",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Kosten per cliënt",
  question: "Wat kost de hulp aan een cliënt in een jaar?",
  kind: "ratio",
  unit: "euro",
  direction: "context",
  per: "persons",
  interval: "none",
  parts: [
    {
      id: "client_month",
      name: "Kosten per cliënt per maand met hulp",
      role: "variant",
      per: "sum",
    },
    { id: "completed", name: "Kosten per afgerond traject", role: "variant", per: "sum" },
  ],
  moment: "own_period",
  periods: ["jaar"],
  grains: {
    organisation: "contract",
    target_group: "contract",
    system: "contract",
    cuts: { segment_age: null, provider_municipality: null, municipality_domain: null },
  },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "De kosten (euro) van de hulp in het jaar, zoals aanbieders die per maand opgeven: het volume maal de prijs of de rekenprijs.",
  denominator:
    "Cliënten met hulp in een maand waarover hun aanbieder kosten opgaf; elke cliënt telt in een groep één keer. In de eerste variant: maanden met ten minste één dag hulp, per cliënt, aanbieder, segment en gemeente. In de tweede variant: zorgtrajecten die in zo'n maand eindigden, om welke reden ook; de teller blijft alle kosten van het jaar.",
  exclusions: [
    "Aanbieders die geen kosten opgaven, en maanden voor de eerste en na de laatste maand waarover zij dat deden.",
    "Een einde telt pas als er binnen 31 dagen geen nieuwe hulp volgde.",
  ],
  attribution: {
    organisation: "Kosten en cliënten tellen bij de aanbieder die de hulp gaf.",
    chain: "Niet berekend: kosten zijn alleen per aanbieder bekend.",
    system:
      "Kosten tellen bij de gemeente die de aanbieder noemt, een cliënt bij elke gemeente die in het jaar voor zijn hulp verantwoordelijk was.",
  },
  sources: ["realisation", "start", "stop"],
  origin: {
    status: "eigen ontwerp",
    text: "Kosten per cliënt is een gebruikelijke maat. De keuze van cliënten, maanden en trajecten is een eigen ontwerp.",
  },
  caveats: [
    "Zwaardere hulp kost meer. Vergelijk aanbieders alleen binnen een segment.",
    "In een lopend jaar zijn het de kosten tot nu toe; gebruik dan de variant per maand.",
    "Kosten per afgerond traject delen de kosten van een jaar door de trajecten die toen eindigden. Groeit het aantal cliënten, dan valt dat cijfer te hoog uit.",
    "Enkele dure cliënten bepalen veel. De kosten per persoon zijn niet bekend, dus een mediaan kan niet.",
  ],
  counterIndicator: "Lees dit cijfer samen met de doelrealisatie en met het aantal cliënten.",
  counterIndicators: ["goal_attainment_rate", "clients_vs_agreed"],
  examples: [
    {
      title: "Twee cliënten bij een aanbieder die kosten opgaf; een andere deed dat niet",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      expected: { numerator: 3600, denominator: 2, clients: 2, estimate: 1800 },
    },
    {
      title: "Per maand met hulp: januari en februari, februari en maart",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      part: "client_month",
      expected: { numerator: 3600, denominator: 4, clients: 2, estimate: 900 },
    },
    {
      title: "Per afgerond traject",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      part: "completed",
      expected: { numerator: 3600, denominator: 1, clients: 1, estimate: 3600 },
    },
  ],
});
