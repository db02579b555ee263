import { type Definition, define } from "../definition.ts";

const pupil = (client: string, start: string, end: string | null, endClass = "planned") => ({
  client,
  provider: "p1",
  segment: "dyslexie",
  rank: null,
  start,
  end,
  endClass: end === null ? null : endClass,
});

const told = (month: string, cost_cents: number) => ({
  delivery_id: 9,
  line: 1,
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "dyslexie",
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

const services = [
  pupil("a", "2023-08-01", "2024-06-30"),
  pupil("b", "2024-07-31", null),
  // Stopped early.
  pupil("c", "2023-09-15", "2024-02-28", "client"),
  // Started in the school year after.
  pupil("d", "2024-08-01", null),
];

const tables = {
  "register.contract": [
    {
      contract_id: "c1",
      provider_id: "p1",
      segment: "dyslexie",
      municipality_code: "*",
      funding: "populatie",
      valid_from: "2021-08-01",
      service: "dyslexiezorg",
    },
  ],
  "register.population": [residents(0, 3, 300), residents(4, 11, 800), residents(12, null, 9000)],
  "care.realisation": [
    told("2023-07-01", 700000),
    told("2023-08-01", 100000),
    told("2024-07-01", 140000),
    told("2024-08-01", 900000),
  ],
};

/** Dyslexiezorg: pupils who start, of one year-group; a segment with a fixed sum per inhabitant. */
export const dyslexiaPopulationRate: Definition = define({
  id: "dyslexia_population_rate",
  theme: "system",
  tier: "standard",
  version: "1.0",
  name: "Leerlingen die beginnen met dyslexiezorg",
  question: "Hoeveel leerlingen van een jaargroep krijgen dyslexiezorg?",
  kind: "rate",
  unit: "procent",
  direction: "context",
  counts: "persons",
  parts: [
    {
      id: "completed",
      name: "Volgens plan afgeronde trajecten, als deel van een jaargroep",
      role: "second",
      counts: "units",
    },
    {
      id: "cost",
      name: "Kosten per leerling van de basisschool",
      role: "second",
      unit: "euro",
      counts: "units",
      interval: "none",
      persons: false,
    },
  ],
  moment: "own_period",
  periods: ["jaar"],
  grains: {
    target_group: "segment",
    system: "resident",
    cuts: { domain: null, municipality_domain: null, segment_age: null },
  },
  followUpMonths: 7,
  immature: "provisional",
  numerator:
    "Leerlingen bij wie in het schooljaar (1 augustus tot en met 31 juli) een zorgtraject begon in een segment met populatiebekostiging; elke leerling telt in een groep één keer. Een schooljaar staat bij het jaar waarin het begon. Tweede cijfer: zorgtrajecten die in het schooljaar volgens plan eindigden. Ook als de hulp rond de 18e verjaardag overging naar een andere wet: in die maand, de maand ervoor of de maand erna. Derde cijfer: de kosten (euro) die aanbieders voor de maanden van het schooljaar opgeven.",
  denominator:
    "Inwoners van 4 tot en met 11 jaar op 1 januari in het schooljaar, gedeeld door 8: één jaargroep van de basisschool. Voor de kosten: al die inwoners, niet gedeeld.",
  exclusions: [
    "Het schooljaar dat begon voor de eerste dag van de metingen.",
    "Hulp in segmenten waarvoor geen contract met populatiebekostiging is.",
    "Een einde telt pas als er binnen 31 dagen geen nieuwe hulp volgde.",
  ],
  attribution: {
    organisation: "Niet berekend.",
    chain: "Niet berekend.",
    system:
      "Een leerling telt bij de gemeente die verantwoordelijk was toen de hulp begon; kosten bij de gemeente die de aanbieder noemt.",
  },
  sources: ["start", "stop", "realisation", "contract", "population"],
  origin: {
    status: "gemengd",
    text: "Populatiebekostiging van dyslexiezorg komt uit de uitgangspunten van de regio. Onderzoek noemt 3,6 tot 4 % van een jaargroep; in de praktijk is het rond 7 %. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Bij een vast bedrag per inwoner loont het om weinig te behandelen. Kijk daarom ook naar wachttijd en doelrealisatie.",
    "Onderzoek en behandeling zijn niet te scheiden: wie alleen is onderzocht, telt ook.",
    "Inwoners van 4 tot en met 11 jaar zijn bijna, maar niet precies, de leerlingen van de basisschool.",
    "Het laatste schooljaar is pas compleet na 31 juli.",
  ],
  counterIndicator: "Lees dit cijfer samen met de wachttijd en de doelrealisatie in dit segment.",
  counterIndicators: ["waiting_time_median", "goal_attainment_rate"],
  examples: [
    {
      title: "Drie leerlingen begonnen in schooljaar 2023-2024; een jaargroep is honderd",
      until: "2024-12-31",
      period: "2023",
      services,
      tables,
      expected: { numerator: 3, denominator: 100, clients: 3, estimate: 0.03 },
    },
    {
      title: "Een traject volgens plan afgerond",
      until: "2024-12-31",
      period: "2023",
      services,
      tables,
      part: "completed",
      expected: { numerator: 1, denominator: 100, clients: 1, estimate: 0.01 },
    },
    {
      title: "Kosten van augustus tot en met juli per leerling",
      until: "2024-12-31",
      period: "2023",
      services,
      tables,
      part: "cost",
      expected: { numerator: 2400, denominator: 800, clients: 0, estimate: 3 },
    },
  ],
});
