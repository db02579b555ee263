import { type Definition, define } from "../definition.ts";

/** Help that makes the provider and the segment of the examples known. */
const services = [
  {
    client: "z",
    provider: "p1",
    segment: "s1",
    rank: 3,
    start: "2023-01-01",
    end: null,
    endClass: null,
  },
];

const registration = (
  client: string,
  status: string,
  status_on: string,
  intake_on: string | null = null,
) => ({
  delivery_id: 9,
  line: 1,
  client_key: client,
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "s1",
  registered_on: "2024-01-01",
  status,
  status_on,
  intake_on,
  first_care_on: status === "started" ? status_on : null,
});

// Norms of the examples: 28 days to intake, 70 from there to help, together 98.
const list = [
  registration("a", "started", "2024-04-08", "2024-01-29"), // 28 and 70 days: just within
  registration("b", "started", "2024-04-09", "2024-01-30"), // 29 and 70: a day too late
  registration("c", "waiting", "2024-12-31", "2024-01-15"), // still waiting
  registration("d", "withdrawn", "2024-03-01"), // gave up before the norm: only counted for intake
  registration("e", "started", "2024-02-01"), // no day of intake known
];

/** Start binnen de norm: the share that did not wait longer than it should. */
export const waitingWithinNormRate: Definition = define({
  id: "waiting_within_norm_rate",
  theme: "lead-time",
  tier: "standard",
  version: "1.0",
  name: "Start binnen de norm",
  question: "Hoeveel mensen krijgen hulp binnen de tijd die daarvoor staat?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "intake", name: "Van aanmelding tot intake binnen de norm", role: "second" },
    { id: "start", name: "Van intake tot start van hulp binnen de norm", role: "second" },
    { id: "allocation", name: "Van toewijzing tot start van hulp binnen de norm", role: "second" },
  ],
  moment: "within_period",
  grains: { organisation: "registration", target_group: "wait", system: "wait" },
  followUpMonths: 3,
  immature: "provisional",
  numerator:
    "Wie hulp kreeg binnen de norm: de eerste dag van hulp is ten hoogste zo veel dagen na de dag van aanmelding als de normen voor intake en voor start samen. Onderdelen: de intake binnen de norm na de aanmelding; de eerste dag van hulp binnen de norm na de intake; de eerste dag van hulp onder een toewijzing binnen de norm na de dag waarop zij voor het eerst is afgegeven. Dat geldt ook als de hulp eerder begon. De normen staan in de gegevens van de regio (wachttijden).",
  denominator:
    "Aanmeldingen in de periode, of wachtperioden die in de periode begonnen. De laatste dag van de norm ligt daarbij op of voor de laatste dag van de gegevens. Wie dan nog wacht, telt mee als niet binnen de norm. Onderdelen: zo ook aanmeldingen, intakes in de periode en toewijzingen die in de periode voor het eerst zijn afgegeven.",
  exclusions: [
    "Wie zonder hulp van de lijst ging (teruggetrokken, doorverwezen of afgewezen) op of voor de laatste dag van de norm. Bij de intake: wie zo wegging zonder intake.",
    "Bij de intake: wie hulp kreeg zonder dat de dag van intake bekend is.",
    "Toewijzingen die eindigden op of voor de laatste dag van de norm zonder dat er hulp begon; waarvan de eerste versie een reden wijziging noemt (zoals verlenging, 04); die zijn verwijderd (13); of waarvan alleen declaraties laten zien dat er hulp was.",
    "Aanmeldingen en toewijzingen van vóór de eerste dag van de metingen.",
    "Naar leeftijd (op de dag van aanmelding): wie in geen enkel bericht staat. Een wachtlijst noemt geen leeftijd.",
  ],
  attribution: {
    organisation:
      "Elke aanmelding telt bij de aanbieder van de wachtlijst, elke toewijzing bij de aanbieder die haar kreeg.",
    chain: "Niet berekend.",
    system:
      "Aanmeldingen van één cliënt in één segment vormen samen een wachtperiode, zoals bij de wachttijd tot de start van hulp. De intake is de eerste intake in de wachtperiode, als die niet na de eerste dag van hulp ligt. Wachtperioden tellen bij de gemeente die de eerste aanmelding noemt, toewijzingen bij de gemeente die ze afgaf. Zo telt ook een segment.",
  },
  sources: ["waiting"],
  origin: {
    status: "gemengd",
    text: "De landelijke norm (Treeknorm) noemt 4 weken tot de intake en 10 weken van intake tot behandeling. Voor de toewijzing noemt een andere regio 42 dagen. Bronnen verschillen; de keuze is aan de regio.",
  },
  caveats: [
    "Binnen de norm is nog niet kort: kijk ook naar de wachttijd zelf.",
    "Wie is weggegaan voor de norm voorbij was, telt niet mee. Kijk naar het aandeel dat zonder hulp van de lijst gaat.",
    "De norm is voor alle soorten hulp gelijk. Zoeken naar een pleeggezin dat past, kost vaak meer tijd.",
    "Het onderdeel over toewijzingen kan alleen waar per cliënt wordt toegewezen.",
  ],
  counterIndicator: "Lees dit cijfer samen met de wachttijd en de gezamenlijke wachtlijst.",
  counterIndicators: ["waiting_time_median", "waiting_list_unique", "allocation_to_start_days"],
  examples: [
    {
      title: "Twee van de vier binnen 98 dagen; wie eerder wegging, telt niet mee",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 0.5 },
    },
    {
      title: "Intake binnen 28 dagen: twee van de vier",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      part: "intake",
      // a and c; b a day late; d left after the norm without one; of e nobody knows.
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 0.5 },
    },
    {
      title: "Hulp binnen 70 dagen na de intake: twee van de drie",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: { "care.waiting": list },
      part: "start",
      expected: { numerator: 2, denominator: 3, clients: 3, estimate: 2 / 3 },
    },
  ],
});
