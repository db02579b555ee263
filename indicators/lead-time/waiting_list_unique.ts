import { type Definition, define } from "../definition.ts";

/** Help that makes the providers and the segment of the examples known. */
const known = (provider: string) => ({
  client: "z",
  provider,
  segment: "s1",
  rank: 3,
  start: "2023-01-01",
  end: null,
  endClass: null,
});

const services = [
  known("p1"),
  known("p2"),
  { ...known("p1"), client: "b", segment: "s2" },
  // Between two kinds of help at the end of March, so without help on the day itself.
  { ...known("p1"), client: "a", end: "2024-03-20", endClass: "planned" },
  { ...known("p1"), client: "a", start: "2024-04-10" },
];

const registration = (
  client: string,
  provider_agb: string,
  registered_on: string,
  status: string,
  status_on: string,
) => ({
  delivery_id: 9,
  line: 1,
  client_key: client,
  provider_agb,
  municipality_code: "9001",
  segment: "s1",
  registered_on,
  status,
  status_on,
  first_care_on: status === "started" ? status_on : null,
});

const list = [
  // On two lists at the end of March: one person, two registrations.
  registration("a", "p1", "2024-03-01", "started", "2024-04-10"),
  registration("a", "p2", "2024-03-11", "withdrawn", "2024-04-12"),
  registration("b", "p1", "2024-03-21", "waiting", "2024-12-31"),
  // Sent elsewhere in March: the wait goes on, on another list.
  registration("c", "p1", "2024-02-10", "redirected", "2024-03-05"),
  registration("c", "p2", "2024-03-05", "started", "2024-06-01"),
  // Help began on the last day of March itself, so no longer waiting.
  registration("d", "p1", "2024-03-01", "started", "2024-03-31"),
];

const residents = (on_date: string, age_from: number, age_to: number, persons: number) => ({
  municipality_code: "9001",
  on_date,
  age_from,
  age_to,
  persons,
  basis: "geteld",
});

/** Gezamenlijke wachtlijst: persons who wait, each counted once. */
export const waitingListUnique: Definition = define({
  id: "waiting_list_unique",
  theme: "lead-time",
  tier: "standard",
  version: "1.0",
  name: "Gezamenlijke wachtlijst",
  question: "Hoeveel mensen wachten op hulp, ieder één keer geteld?",
  unit: "aantal",
  direction: "lower",
  kind: "count",
  counts: "persons",
  parts: [
    {
      id: "per_1000_youth",
      name: "Wachtenden op jeugdhulp per 1.000 jeugdigen",
      role: "second",
      kind: "rate",
      unit: "per1000",
    },
    {
      id: "median_days",
      name: "Dagen gewacht tot nu toe (mediaan)",
      role: "second",
      kind: "median",
      unit: "dagen",
    },
    {
      id: "p90_days",
      name: "Dagen gewacht tot nu toe: negen van de tien wachten niet langer",
      role: "second",
      kind: "median",
      at: 90,
      unit: "dagen",
    },
    {
      id: "registrations_per_person",
      name: "Aanmeldingen per wachtende",
      role: "second",
      of: "headline",
      kind: "ratio",
      per: "persons",
      direction: "context",
    },
    {
      id: "other_help",
      name: "Heeft intussen andere hulp",
      role: "second",
      kind: "proportion",
      unit: "procent",
      direction: "context",
    },
  ],
  moment: "end_of_period",
  grains: { organisation: "list", target_group: "list", chain: "joint", system: "joint" },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Cliënten die op de laatste dag van de periode op een wachtlijst staan, ieder één keer. Iemand staat op de lijst vanaf de dag van aanmelding tot de eerste dag van hulp bij die aanbieder. Of tot de dag waarop de aanmelding is gesloten (teruggetrokken, doorverwezen of afgewezen). Die dag zelf telt niet meer. Onderdeel 'per 1.000 jeugdigen': cliënten op een lijst voor jeugdhulp, van welke leeftijd ook. Onderdelen 'dagen gewacht': de dagen van aanmelding tot de laatste dag van de periode; de 90 %-grens ligt zo nodig naar verhouding tussen twee waarden. Onderdeel 'aanmeldingen per wachtende': het aantal aanmeldingen op de lijsten. Onderdeel 'andere hulp': wie op die dag hulp krijgt onder dezelfde wet, van welke aanbieder ook.",
  denominator:
    "Geen: dit is een aantal. De noemer is het aantal aanmeldingen op de lijsten. Onderdelen: inwoners van 0 tot en met 17 jaar volgens de nieuwste telling op of voor die dag; cliënten op een lijst ('aanmeldingen per wachtende'); wachtperioden met een aanmelding op een lijst ('andere hulp').",
  exclusions: [
    "Perioden waarvan de laatste dag na de laatste dag van de gegevens ligt.",
    "Van dezelfde aanmelding (cliënt, aanbieder, segment en dag) telt alleen de nieuwste stand. Wie in de nieuwste lijst nog wacht, wacht tot de laatste dag van de gegevens.",
    "Per 1.000 jeugdigen en 'andere hulp': niet per aanbieder of segment.",
    "Naar leeftijd (op de dag van aanmelding): wie in geen enkel bericht staat. Een wachtlijst noemt geen leeftijd.",
  ],
  attribution: {
    organisation:
      "Cliënten op de lijst van de aanbieder. Wie op twee lijsten staat, telt bij beide. Zo telt ook een segment. 'Dagen gewacht' rekent hier per aanmelding.",
    chain:
      "Cliënten op een lijst voor hulp onder de wet, bij welke aanbieder ook, ieder één keer. 'Dagen gewacht' rekent hier vanaf de eerste aanmelding van de wachtperiode (zie de wachttijd tot de start van hulp), één keer per wachtperiode.",
    system:
      "Als bij de keten. Een cliënt telt in de gemeente die de aanmelding noemt; een wachtperiode in de gemeente die haar eerste aanmelding noemt.",
  },
  sources: ["waiting"],
  origin: {
    status: "gemengd",
    text: "Een gezamenlijke wachtlijst staat in stukken van een andere regio. Het aantal aanmeldingen per wachtende en de dagen over aanbieders heen zijn een eigen ontwerp.",
  },
  caveats: [
    "Alleen aanbieders die een wachtlijst aanleveren tellen mee. Zonder lijst is er geen wachtlijst te zien, maar misschien wel een.",
    "De lijst van de gemeentelijke toegang is een andere lijst. Die zit er niet in.",
    "Dagen gewacht tot nu toe is korter dan de hele wachttijd: die is nog niet voorbij.",
    "Wie kort wacht, staat zelden op de lijst van één dag. De lijst laat vooral zien wie lang wacht.",
  ],
  counterIndicator: "Lees dit cijfer samen met de wachttijd en de uitnutting van de lumpsum.",
  counterIndicators: ["waiting_time_median", "lumpsum_utilisation"],
  examples: [
    {
      title: "Drie mensen op 31 maart, met samen vier aanmeldingen",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      expected: { numerator: 3, denominator: 4, clients: 3, estimate: 3 },
    },
    {
      title: "Op de lijst van één aanbieder staan er twee",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      cut: "provider",
      group: { provider_id: "p1" },
      expected: { numerator: 2, denominator: 2, clients: 2, estimate: 2 },
    },
    {
      title: "Aanmeldingen per wachtende",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      part: "registrations_per_person",
      expected: { numerator: 4, denominator: 3, clients: 3, estimate: 4 / 3 },
    },
    {
      title: "Dagen gewacht vanaf de eerste aanmelding: 30, 10 en, na een doorverwijzing, 50",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      part: "median_days",
      expected: { numerator: 90, denominator: 3, clients: 3, estimate: 30 },
    },
    {
      title: "Negen van de tien wachten niet langer dan 46 dagen",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      part: "p90_days",
      // Between 30 and 50, at 0.8 of the way.
      expected: { numerator: 90, denominator: 3, clients: 3, estimate: 46 },
    },
    {
      title: "Drie wachtenden op 2.000 jeugdigen",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: {
        "care.waiting": list,
        "register.population": [
          residents("2023-01-01", 0, 17, 1000),
          residents("2024-01-01", 0, 3, 400),
          residents("2024-01-01", 4, 17, 1600),
          residents("2024-01-01", 18, 22, 500),
          residents("2025-01-01", 0, 17, 3000),
        ],
      },
      part: "per_1000_youth",
      expected: { numerator: 3, denominator: 2000, clients: 3, estimate: 1.5 },
    },
    {
      title: "Een van de drie krijgt intussen andere hulp",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      part: "other_help",
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 1 / 3 },
    },
  ],
});
