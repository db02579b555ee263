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
  registration("a", "p1", "2024-01-10", "started", "2024-01-20"),
  registration("b", "p1", "2024-01-10", "started", "2024-02-09"),
  // Told after 20 days to look elsewhere, and registered there at once: one wait of 50 days.
  registration("c", "p1", "2024-01-10", "redirected", "2024-01-30"),
  registration("c", "p2", "2024-01-30", "started", "2024-02-29"),
  // Gave up: followed for 40 days.
  registration("d", "p1", "2024-01-10", "withdrawn", "2024-02-19"),
];

/** Wachttijd: from registration to the first day of help, those who still wait included. */
export const waitingTimeMedian: Definition = define({
  id: "waiting_time_median",
  theme: "lead-time",
  tier: "core",
  version: "1.0",
  name: "Wachttijd tot de start van hulp",
  question: "Na hoeveel dagen heeft de helft van de mensen die zich aanmelden hulp?",
  unit: "dagen",
  direction: "lower",
  kind: "duration",
  parts: [
    {
      id: "realised_median",
      name: "Wachttijd van wie in de periode startte (mediaan)",
      role: "second",
      kind: "median",
    },
    {
      id: "realised_mean",
      name: "Wachttijd van wie in de periode startte (gemiddelde)",
      role: "second",
      kind: "mean",
    },
    {
      id: "left_without_help",
      name: "Van de wachtlijst zonder start van hulp",
      role: "second",
      of: "headline",
      kind: "proportion",
      unit: "procent",
      direction: "context",
    },
  ],
  moment: "within_period",
  grains: {
    organisation: "registration",
    target_group: "wait",
    chain: "wait",
    system: "wait",
  },
  followUpMonths: 3,
  immature: "provisional",
  numerator:
    "Het aantal dagen waarna bij de helft de hulp is gestart (mediaan volgens Kaplan en Meier): de eerste dag van hulp min de dag van aanmelding. Wie nog wacht, telt mee tot de laatste dag van de gegevens. Wie van de lijst gaat zonder hulp (teruggetrokken, doorverwezen of afgewezen), telt mee tot die dag. Onderdeel 'zonder start van hulp': wie zo van de lijst ging. Onderdelen 'van wie in de periode startte': het aantal dagen van aanmelding tot de eerste dag van hulp.",
  denominator:
    "Aanmeldingen in de periode, of wachtperioden die in de periode begonnen (zie 'hoe het telt'). Onderdelen 'van wie in de periode startte': die met de eerste dag van hulp in de periode.",
  exclusions: [
    "Aanmeldingen van vóór de eerste dag van de metingen. Startte de hulp daarna, dan tellen ze wel mee bij de wachttijd van wie in de periode startte.",
    "Van dezelfde aanmelding (cliënt, aanbieder, segment en dag) telt alleen de nieuwste stand.",
    "Naar leeftijd (op de dag van aanmelding): wie in geen enkel bericht staat. Een wachtlijst noemt geen leeftijd.",
  ],
  attribution: {
    organisation:
      "Elke aanmelding telt bij de aanbieder van de wachtlijst. Wie bij twee aanbieders staat, telt bij allebei.",
    chain:
      "Alle aanmeldingen van één cliënt in één segment, bij welke aanbieder ook, vormen samen een wachtperiode: van de eerste aanmelding tot de eerste hulp bij een van hen, of tot de laatste lijst iemand loslaat. De aanmeldingen staan op volgorde van dag. Begon in dat segment hulp op of na de dag van de vorige aanmelding en vóór deze, dan begint een nieuwe wachtperiode. Dat geldt ook als alle eerdere aanmeldingen meer dan 31 dagen ervoor waren gesloten, met of zonder hulp.",
    system:
      "Wachtperioden, zoals bij de keten. Ze tellen bij de gemeente die de eerste aanmelding noemt. Zo telt ook een segment.",
  },
  sources: ["waiting"],
  origin: {
    status: "gemengd",
    text: "De klok van aanmelding tot feitelijke start komt uit een jaarverslag over wachttijden en uit gemeentelijke definities. Kaplan en Meier en het samenvoegen tot wachtperioden zijn eigen ontwerp.",
  },
  caveats: [
    "De wachttijd van wie startte lijkt kort als de wachtlijst groeit: wie nog wacht, zit er niet in. Daarom is het hoofdcijfer anders berekend.",
    "Wie doorverwezen is of zich terugtrekt, wacht niet korter. Kijk naar het aandeel dat zonder hulp van de lijst gaat.",
    "Bij pleegzorg en gezinshuizen kost het zoeken van een gezin dat past ook tijd. Kijk per segment.",
    "Voor hulp bij een crisis meldt niemand zich aan op een wachtlijst: die zit er niet in.",
    "Een gesprek om kennis te maken is nog geen start van hulp.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met de gezamenlijke wachtlijst en met het aandeel dat zonder hulp van de lijst gaat.",
  counterIndicators: ["waiting_list_unique", "lumpsum_utilisation"],
  examples: [
    {
      title: "Vier wachtperioden: 10, 30 en 50 dagen tot hulp, en een na 40 dagen teruggetrokken",
      until: "2024-12-31",
      period: "2024-K1",
      services: [known("p1"), known("p2")],
      tables: { "care.waiting": list },
      // 3/4 after 10 days, 1/2 after 30: exactly half, so halfway to the next step.
      expected: { numerator: 3, denominator: 4, clients: 4, estimate: 40 },
    },
    {
      title: "De lijst van één aanbieder: wie is doorverwezen, kreeg daar geen hulp",
      until: "2024-12-31",
      period: "2024-K1",
      services: [known("p1"), known("p2")],
      tables: { "care.waiting": list },
      cut: "provider",
      group: { provider_id: "p1" },
      // 3/4 after 10 days; left at 20; 3/8 after 30.
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 30 },
    },
    {
      title: "Een van de vier ging zonder hulp van de lijst",
      until: "2024-12-31",
      period: "2024-K1",
      services: [known("p1"), known("p2")],
      tables: { "care.waiting": list },
      part: "left_without_help",
      expected: { numerator: 1, denominator: 4, clients: 4, estimate: 0.25 },
    },
    {
      title: "Gemiddelde van wie startte, ook op de dag van aanmelding; daarna begint een nieuwe",
      until: "2024-12-31",
      period: "2024-K1",
      services: [known("p1"), known("p2")],
      tables: {
        "care.waiting": [
          registration("a", "p1", "2024-01-10", "started", "2024-01-10"),
          // Help had begun: this is a new wait, of 20 days.
          registration("a", "p2", "2024-01-15", "started", "2024-02-04"),
          registration("b", "p1", "2024-01-10", "started", "2024-02-09"),
        ],
      },
      part: "realised_mean",
      expected: { numerator: 50, denominator: 3, clients: 2, estimate: 50 / 3 },
    },
  ],
});
