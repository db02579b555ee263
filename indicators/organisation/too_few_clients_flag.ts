import { type Definition, define } from "../definition.ts";

const contract = (contract_id: string, min_clients: number | null, valid_from = "2022-01-01") => ({
  contract_id,
  provider_id: "p1",
  segment: "s1",
  municipality_code: "*",
  funding: "lumpsum",
  valid_from,
  service: "ambulant",
  min_clients,
});

const help = (client: string, start: string, end: string | null) => ({
  client,
  provider: "p1",
  segment: "s1",
  rank: 3,
  start,
  end,
  endClass: end === null ? null : "planned",
});

/** Te weinig cliënten: contracts with fewer clients in twelve months than was agreed. */
export const tooFewClientsFlag: Definition = define({
  id: "too_few_clients_flag",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Contracten met te weinig cliënten",
  question: "Welke aanbieders helpen minder cliënten dan het contract vraagt?",
  kind: "proportion",
  unit: "procent",
  direction: "lower",
  interval: "none",
  persons: false,
  combines: "none",
  moment: "end_of_period",
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
    "Contracten waarmee de aanbieder in de twaalf maanden tot en met de laatste dag van de periode minder verschillende cliënten hielp dan het contract vraagt. Een cliënt telt met ten minste één dag hulp in het segment van het contract; bij een contract voor één gemeente alleen cliënten van die gemeente.",
  denominator:
    "Contracten met een afgesproken kleinste aantal cliënten, die de hele twaalf maanden golden.",
  exclusions: [
    "Contracten zonder afgesproken kleinste aantal, zoals voor schaarse specialismen.",
    "Contracten die in die twaalf maanden begonnen of stopten.",
    "Periodes waarvan de twaalf maanden begonnen voor de eerste dag van de metingen.",
  ],
  attribution: {
    organisation: "Een contract telt bij de aanbieder die het heeft.",
    chain: "Niet berekend.",
    system: "Alle contracten van de regio. Niet per gemeente: de meeste gelden voor de hele regio.",
  },
  sources: ["contract", "start"],
  origin: {
    status: "gemengd",
    text: "Een andere regio beëindigt contracten van aanbieders met te weinig jeugdigen. De grens komt uit het contract; de rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Een klein aantal cliënten kan horen bij een zeldzame vraag.",
    "Een cliëntenstop of een wachtlijst elders kan het aantal laag houden.",
    "Heeft een aanbieder twee contracten in één segment, dan tellen dezelfde cliënten voor beide.",
  ],
  counterIndicator: "Lees dit cijfer samen met de zorgdekkingsmatrix en de wachttijd.",
  counterIndicators: ["coverage_matrix", "waiting_time_median"],
  examples: [
    {
      title: "Twee cliënten: te weinig voor drie, genoeg voor twee",
      until: "2024-12-31",
      period: "2024-K4",
      services: [
        help("a", "2023-03-01", "2024-01-01"),
        help("b", "2024-12-31", null),
        help("c", "2023-03-01", "2023-12-31"),
      ],
      tables: {
        "register.contract": [
          contract("c1", 3),
          contract("c2", 2),
          contract("c3", null),
          contract("c4", 3, "2024-02-01"),
        ],
      },
      expected: { numerator: 1, denominator: 2, clients: 0, estimate: 0.5 },
    },
    {
      title: "De eerste twaalf maanden zijn nog niet gezien",
      until: "2024-12-31",
      period: "2023-K3",
      services: [help("a", "2023-03-01", null)],
      tables: { "register.contract": [contract("c1", 3)] },
      expected: { numerator: 0, denominator: 0, clients: 0, estimate: null },
    },
  ],
});
