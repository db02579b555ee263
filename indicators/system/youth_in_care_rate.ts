import { type Definition, define } from "../definition.ts";

const help = (
  client: string,
  born: string,
  segment: string,
  start: string,
  end: string | null,
) => ({
  client,
  born,
  provider: "p1",
  segment,
  rank: 3,
  start,
  end,
  endClass: end === null ? null : "planned",
});

const residents = (age_from: number, age_to: number | null, persons: number) => ({
  municipality_code: "9001",
  on_date: "2024-01-01",
  age_from,
  age_to,
  persons,
  basis: "geteld",
});

const tables = {
  "register.population": [
    residents(0, 3, 20),
    residents(4, 11, 40),
    residents(12, 17, 40),
    residents(18, 22, 25),
    residents(23, null, 500),
  ],
};

const services = [
  // 17 on 1 January, 18 in March: counts.
  help("a", "2006-03-01", "s1", "2023-06-01", "2024-01-01"),
  // Two segments: one youth.
  help("b", "2014-03-01", "s1", "2024-06-01", "2024-08-31"),
  help("b", "2014-03-01", "s2", "2024-10-01", null),
  // 18 on 1 January: in the variant only.
  help("c", "2006-01-01", "s1", "2023-06-01", null),
  // Left care before the year.
  help("d", "2014-03-01", "s1", "2023-06-01", "2023-12-31"),
];

/** Jeugdigen met jeugdhulp: youths with care in a year, of all youths who live there. */
export const youthInCareRate: Definition = define({
  id: "youth_in_care_rate",
  theme: "system",
  tier: "core",
  version: "1.0",
  name: "Jeugdigen met jeugdhulp (0 tot en met 17 jaar)",
  question: "Welk deel van de jeugdigen heeft in een jaar jeugdhulp?",
  kind: "rate",
  unit: "procent",
  direction: "context",
  counts: "persons",
  parts: [{ id: "to_22", name: "Jeugdigen van 0 tot en met 22 jaar", role: "variant" }],
  moment: "own_period",
  periods: ["jaar"],
  grains: {
    target_group: "segment",
    system: "resident",
    cuts: { domain: null, municipality_domain: null },
  },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Jeugdigen van 0 tot en met 17 jaar met ten minste één dag jeugdhulp in het jaar, in welk segment ook. De leeftijd is die op 1 januari, te rekenen vanaf de maand van geboorte; wie later in het jaar is geboren, is 0. Elke jeugdige telt in een groep één keer.",
  denominator:
    "Inwoners van dezelfde leeftijd op 1 januari van het jaar (CBS, of de opgave van de regio).",
  exclusions: [
    "Jeugdigen van wie de maand van geboorte niet bekend is.",
    "Hulp van het lokale team, jeugdbescherming, jeugdreclassering en hulp via een persoonsgebonden budget: die staat niet in de berichten.",
    "Verlengde jeugdhulp na 18 jaar telt alleen in de variant tot en met 22 jaar.",
  ],
  attribution: {
    organisation: "Niet berekend.",
    chain: "Niet berekend.",
    system:
      "Een jeugdige telt bij elke gemeente die in het jaar voor zijn hulp verantwoordelijk was, en in de regio één keer. Een segment of leeftijdsgroep deelt door alle inwoners van die leeftijd in de regio.",
  },
  sources: ["start", "population"],
  origin: {
    status: "gemengd",
    text: "Het aandeel jeugdigen met jeugdhulp is een gebruikelijke maat. De leeftijd op 1 januari en de noemer zijn een eigen keuze.",
  },
  caveats: [
    "Cijfers over een jaar, een halfjaar en één dag zijn niet te vergelijken.",
    "Meer hulp is niet vanzelf slechter: soms wordt nood eerder gezien.",
    "De aantallen inwoners naar leeftijd kunnen zijn afgeleid in plaats van geteld.",
    "Wie in het jaar verhuist, telt bij twee gemeenten.",
  ],
  counterIndicator: "Lees dit cijfer samen met de kosten per jeugdige en met de wachttijd.",
  counterIndicators: ["cost_per_youth_resident", "waiting_time_median"],
  examples: [
    {
      title: "Twee van de honderd jeugdigen, een ervan in twee segmenten",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      expected: { numerator: 2, denominator: 100, clients: 2, estimate: 0.02 },
    },
    {
      title: "Tot en met 22 jaar",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      part: "to_22",
      expected: { numerator: 3, denominator: 125, clients: 3, estimate: 0.024 },
    },
    {
      title: "Een leeftijdsgroep in een segment",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      cut: "segment_age",
      group: { segment: "s1", age_band: "4-11" },
      expected: { numerator: 1, denominator: 40, clients: 1, estimate: 0.025 },
    },
  ],
});
