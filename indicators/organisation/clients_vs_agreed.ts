import { type Definition, define } from "../definition.ts";

const help = (client: string, segment: string, start: string, end: string | null) => ({
  client,
  provider: "p1",
  segment,
  rank: 3,
  start,
  end,
  endClass: end === null ? null : "planned",
});

const agreed = (segment: string, agreed_clients: number) => ({
  provider_id: "p1",
  segment,
  year: 2024,
  lumpsum_eur: 100000,
  agreed_clients,
});

/** Cliëntaantallen tegenover de afspraak: clients helped in a year, against those agreed on. */
export const clientsVsAgreed: Definition = define({
  id: "clients_vs_agreed",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Cliënten tegenover de afspraak",
  question: "Helpt een aanbieder zo veel cliënten als is afgesproken?",
  kind: "rate",
  unit: "procent",
  direction: "band",
  parts: [
    {
      id: "carried_over",
      name: "Cliënten die al hulp hadden toen het jaar begon",
      role: "second",
      kind: "proportion",
      direction: "context",
    },
  ],
  moment: "own_period",
  periods: ["jaar"],
  grains: {
    organisation: "contract",
    target_group: "contract",
    system: "contract",
    cuts: {
      municipality: null,
      municipality_domain: null,
      provider_municipality: null,
      segment_age: null,
    },
  },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Cliënten met ten minste één dag hulp in het jaar, per aanbieder en segment. Wie hulp heeft bij twee aanbieders of in twee segmenten, telt bij elk ervan, zoals in de afspraak.",
  denominator: "Het aantal cliënten dat met de aanbieder voor dat segment en jaar is afgesproken.",
  exclusions: [
    "Hulp van een aanbieder in een segment of jaar zonder afgesproken aantal.",
    "In het tweede cijfer tellen cliënten die zijn meegenomen uit het jaar ervoor: hun hulp bij dezelfde aanbieder in hetzelfde segment begon voor 1 januari en liep op 1 januari nog.",
  ],
  attribution: {
    organisation: "Een cliënt telt bij elke aanbieder en in elk segment met hulp in dat jaar.",
    chain: "Niet berekend.",
    system: "De som van aanbieders en segmenten. Per gemeente is niets afgesproken.",
  },
  sources: ["budget", "start"],
  origin: {
    status: "gemengd",
    text: "Een lumpsum rust op een verwacht aantal cliënten. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "In een lopend jaar komen er nog cliënten bij; het cijfer is dan voorlopig en te laag.",
    "Een jaar begint met de cliënten die al hulp hadden. Zie daarvoor het tweede cijfer.",
    "Meer cliënten dan afgesproken kan op kortere hulp wijzen, minder op een wachtlijst.",
  ],
  counterIndicator: "Lees dit cijfer samen met de uitnutting van de lumpsum en met de wachttijd.",
  counterIndicators: ["lumpsum_utilisation", "waiting_time_median"],
  examples: [
    {
      title: "Drie cliënten in twee segmenten, tien afgesproken",
      until: "2024-12-31",
      period: "2024",
      services: [
        help("a", "s1", "2023-06-01", "2024-01-31"),
        help("a", "s2", "2024-02-01", null),
        help("b", "s1", "2024-02-01", null),
        help("c", "s1", "2023-02-01", "2023-12-31"),
      ],
      tables: { "register.budget": [agreed("s1", 6), agreed("s2", 4)] },
      expected: { numerator: 3, denominator: 10, clients: 2, estimate: 0.3 },
    },
    {
      title: "Een van de twee cliënten had al hulp toen het jaar begon",
      until: "2024-12-31",
      period: "2024",
      services: [help("a", "s1", "2023-06-01", "2024-01-31"), help("b", "s1", "2024-02-01", null)],
      tables: { "register.budget": [agreed("s1", 6)] },
      part: "carried_over",
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
