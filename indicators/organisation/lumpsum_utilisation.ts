import { type Definition, define } from "../definition.ts";

const told = (month: string, cost_cents: number) => ({
  delivery_id: 9,
  line: 1,
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "s1",
  month,
  clients: 1,
  hours: 10,
  cost_cents,
});

/** Uitnutting van de lumpsum: what help cost, against the lump sum expected to date. */
export const lumpsumUtilisation: Definition = define({
  id: "lumpsum_utilisation",
  theme: "organisation",
  tier: "core",
  version: "1.0",
  name: "Uitnutting van de lumpsum",
  question: "Past de hulp die is geleverd bij het bedrag dat is afgesproken?",
  kind: "ratio",
  unit: "procent",
  direction: "band",
  interval: "none",
  persons: false,
  parts: [
    {
      id: "own_profile",
      name: "Verwacht volgens de maanden van het jaar ervoor",
      role: "variant",
    },
  ],
  moment: "within_period",
  grains: {
    organisation: "contract",
    target_group: "contract",
    system: "contract",
    cuts: {
      municipality: "municipality",
      municipality_domain: "municipality",
      provider_municipality: null,
      segment_age: null,
    },
  },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "De kosten (euro) van de hulp in de periode, zoals aanbieders die per maand opgeven: het volume maal de prijs of de rekenprijs. Alleen van een aanbieder en segment met een afgesproken jaarbedrag.",
  denominator:
    "Het deel (euro) van het jaarbedrag dat bij de periode hoort, zo ver als de aanbieder kosten heeft opgegeven. Een maand is een twaalfde van het jaar: tot en met maand m is het jaarbedrag × m / 12, naar beneden op hele centen. Een gemeente heeft daarvan, per aanbieder, segment en maand, haar deel volgens de verdeelsleutel, afgerond op hele centen. In de variant is het jaarbedrag over de maanden verdeeld zoals de kosten in het jaar ervoor, van dezelfde aanbieder en hetzelfde segment. Ook hier tot en met maand m, naar beneden op hele centen.",
  exclusions: [
    "Maanden voor de eerste en na de laatste maand waarover de aanbieder kosten opgaf, in welk segment ook: geen kosten en geen verwacht bedrag.",
    "Kosten van een aanbieder en segment zonder jaarbedrag in dat jaar.",
    "Aanbieders die geen kosten opgaven.",
    "In de variant: jaren waarvan het jaar ervoor niet vanaf januari is opgegeven of waarin toen geen kosten waren, en cijfers per gemeente.",
  ],
  attribution: {
    organisation: "Kosten en jaarbedrag tellen bij de aanbieder die ze opgaf en die ze afsprak.",
    chain: "Niet berekend.",
    system:
      "Kosten tellen bij de gemeente die de aanbieder noemt; van het jaarbedrag draagt elke gemeente haar deel volgens de verdeelsleutel.",
  },
  sources: ["budget", "realisation"],
  origin: {
    status: "gemengd",
    text: "De lumpsum komt uit de uitgangspunten van de regio. De rekenregel met twaalfden en met het patroon van het jaar ervoor is een eigen ontwerp.",
  },
  caveats: [
    "De betaling is altijd het afgesproken bedrag. Dit cijfer gaat over wat de hulp kostte, niet over wat is betaald.",
    "Onder 100 % met een groeiende wachtlijst is geen besparing.",
    "Niet elke maand is even druk. Kijk in een lopend jaar ook naar de variant.",
    "Een gemeente die meer hulp gebruikt dan haar deel van de sleutel, staat boven 100 %. Dat is geen fout: zo werkt samen betalen.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met de wachttijd, het aantal cliënten tegenover de afspraak en de doelrealisatie.",
  counterIndicators: ["waiting_time_median", "clients_vs_agreed", "goal_attainment_rate"],
  examples: [
    {
      title: "Twee van de drie maanden opgegeven: de verwachting loopt tot daar",
      until: "2024-12-31",
      period: "2024-K1",
      services: [
        {
          client: "a",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2023-06-01",
          end: null,
          endClass: null,
        },
      ],
      tables: {
        "register.budget": [
          { provider_id: "p1", segment: "s1", year: 2024, lumpsum_eur: 120000, agreed_clients: 10 },
        ],
        "care.realisation": [told("2024-01-01", 900000), told("2024-02-01", 1200000)],
      },
      expected: { numerator: 21000, denominator: 20000, clients: 0, estimate: 1.05 },
    },
    {
      title: "Een gemeente draagt haar deel van de verdeelsleutel",
      until: "2024-12-31",
      period: "2024-K1",
      services: [
        {
          client: "a",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2023-06-01",
          end: null,
          endClass: null,
        },
      ],
      tables: {
        "register.budget": [
          { provider_id: "p1", segment: "s1", year: 2024, lumpsum_eur: 120000, agreed_clients: 10 },
        ],
        "register.budget_key": [
          { year: 2024, municipality_code: "9001", share: 0.4 },
          { year: 2024, municipality_code: "9002", share: 0.6 },
        ],
        "care.realisation": [told("2024-01-01", 300000), told("2024-02-01", 500000)],
      },
      cut: "municipality",
      group: { municipality_code: "9001" },
      expected: { numerator: 8000, denominator: 8000, clients: 0, estimate: 1 },
    },
    {
      title: "Variant: januari was vorig jaar drie kwart van het jaar",
      until: "2024-12-31",
      period: "2024-K1",
      services: [
        {
          client: "a",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2023-01-01",
          end: null,
          endClass: null,
        },
      ],
      tables: {
        "register.budget": [
          { provider_id: "p1", segment: "s1", year: 2023, lumpsum_eur: 40000, agreed_clients: 10 },
          { provider_id: "p1", segment: "s1", year: 2024, lumpsum_eur: 80000, agreed_clients: 10 },
        ],
        "care.realisation": [
          told("2023-01-01", 3000000),
          told("2023-07-01", 1000000),
          told("2024-01-01", 4500000),
        ],
      },
      part: "own_profile",
      expected: { numerator: 45000, denominator: 60000, clients: 0, estimate: 0.75 },
    },
  ],
});
