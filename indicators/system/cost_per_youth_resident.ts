import { type Definition, define } from "../definition.ts";

const told = (segment: string, month: string, cost_cents: number) => ({
  delivery_id: 9,
  line: 1,
  provider_agb: "p1",
  municipality_code: "9001",
  segment,
  month,
  clients: 1,
  hours: 10,
  cost_cents,
});

const residents = (age_from: number, age_to: number | null, persons: number) => ({
  municipality_code: "9001",
  on_date: "2024-01-01",
  age_from,
  age_to,
  persons,
  basis: "geteld",
});

const help = (segment: string, domain: "jeugd" | "wmo") => ({
  client: segment,
  provider: "p1",
  segment,
  domain,
  rank: 3,
  start: "2023-06-01",
  end: null,
  endClass: null,
});

const services = [help("s1", "jeugd"), help("s2", "jeugd"), help("s3", "wmo")];

const tables = {
  "register.population": [residents(0, 11, 60), residents(12, 17, 40), residents(18, null, 500)],
  "care.realisation": [
    told("s1", "2024-01-01", 1500050),
    told("s1", "2024-12-01", 500000),
    told("s2", "2024-03-01", 400000),
    told("s1", "2023-12-01", 900000),
    told("s3", "2024-03-01", 700000),
  ],
};

/** Kosten jeugdhulp per inwoner onder 18. */
export const costPerYouthResident: Definition = define({
  id: "cost_per_youth_resident",
  theme: "system",
  tier: "standard",
  version: "1.0",
  name: "Kosten jeugdhulp per inwoner onder 18",
  question: "Wat kost de jeugdhulp per jeugdige die er woont?",
  kind: "rate",
  unit: "euro",
  direction: "lower",
  interval: "none",
  persons: false,
  moment: "own_period",
  periods: ["jaar"],
  grains: {
    target_group: "segment",
    system: "resident",
    cuts: { domain: null, municipality_domain: null, segment_age: null },
  },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "De kosten (euro) van alle jeugdhulp in het jaar, zoals aanbieders die per maand opgeven: het volume maal de prijs of de rekenprijs.",
  denominator: "Inwoners van 0 tot en met 17 jaar op 1 januari van het jaar.",
  exclusions: [
    "Kosten van aanbieders die geen kosten opgaven.",
    "Landelijk ingekochte hulp, jeugdbescherming, jeugdreclassering, persoonsgebonden budgetten en het lokale team.",
  ],
  attribution: {
    organisation: "Niet berekend.",
    chain: "Niet berekend.",
    system:
      "Kosten tellen bij de gemeente die de aanbieder noemt. Een segment deelt door alle inwoners onder 18: zo tellen de segmenten op tot het geheel.",
  },
  sources: ["realisation", "population"],
  origin: {
    status: "eigen ontwerp",
    text: "Kosten per inwoner is een gebruikelijke maat; de keuze van kosten en leeftijd is een eigen ontwerp.",
  },
  caveats: [
    "In een lopend jaar zijn het de kosten tot nu toe.",
    "Bedragen zijn niet gecorrigeerd voor prijsstijging.",
    "Een gemeente met een instelling kan hoger uitkomen, afhankelijk van wie verantwoordelijk is.",
    "Kosten van verlengde jeugdhulp na 18 jaar tellen mee, inwoners van 18 en ouder niet.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met het aandeel jeugdigen met jeugdhulp en de wachttijd.",
  counterIndicators: ["youth_in_care_rate", "waiting_time_median"],
  examples: [
    {
      title: "Kosten van twee segmenten, honderd jeugdigen",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      expected: { numerator: 24000.5, denominator: 100, clients: 0, estimate: 240.005 },
    },
    {
      title: "Een segment deelt door alle jeugdigen",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      cut: "segment",
      group: { segment: "s2" },
      expected: { numerator: 4000, denominator: 100, clients: 0, estimate: 40 },
    },
  ],
});
