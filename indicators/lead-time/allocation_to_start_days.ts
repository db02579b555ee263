import { type Definition, define } from "../definition.ts";

const tables = {
  "register.product": [
    {
      law: "jw",
      category: "45",
      code: "45A01",
      name: "Begeleiding",
      segment: "s1",
      rank: 3,
      setting: "ambulant",
      unit: "01",
      tariff_cents: 100,
      valid_from: "2022-01-01",
    },
  ],
};

const usual = {
  delivery_id: 9,
  line: 1,
  law: "jw",
  municipality_code: "9001",
  provider_agb: "p1",
  category: "45",
  product_code: "45A01",
};

const allocated = (no: number, on: string, more: Record<string, unknown> = {}) => ({
  ...usual,
  client_key: `c${no}`,
  allocation_no: no,
  allocated_at: `${on} 09:00:00`,
  start_on: on,
  ...more,
});

const started = (no: number, on: string) => ({
  ...usual,
  dated_on: on,
  client_key: `c${no}`,
  allocation_no: no,
  start_on: on,
  status: "1",
});

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

/** Wachttijd van toewijzing tot start: known from messages alone. */
export const allocationToStartDays: Definition = define({
  id: "allocation_to_start_days",
  theme: "lead-time",
  tier: "standard",
  version: "1.0",
  name: "Wachttijd van toewijzing tot start",
  question: "Hoe lang duurt het na de toewijzing voor de hulp begint?",
  unit: "dagen",
  direction: "lower",
  kind: "duration",
  parts: [
    {
      id: "backdated",
      name: "Hulp begonnen voor de dag van de toewijzing",
      role: "second",
      kind: "proportion",
      unit: "procent",
    },
  ],
  moment: "within_period",
  grains: {
    organisation: "allocation",
    target_group: "allocation",
    chain: "allocation",
    system: "allocation",
  },
  followUpMonths: 3,
  immature: "provisional",
  numerator:
    "Het aantal dagen waarna bij de helft van de toewijzingen de hulp is begonnen (mediaan volgens Kaplan en Meier): de eerste dag van hulp onder de toewijzing min de dag waarop zij voor het eerst is afgegeven. Begon de hulp eerder, dan telt dat als 0 dagen. Zonder start telt een toewijzing mee tot haar laatste dag, of tot de laatste dag van de gegevens. Onderdeel: toewijzingen waarvan de hulp begon voor de dag waarop zij is afgegeven.",
  denominator:
    "Toewijzingen die in de periode voor het eerst zijn afgegeven. Onderdeel: alleen die waarvan de hulp is begonnen.",
  exclusions: [
    "Toewijzingen waarvan de eerste versie een reden wijziging noemt, zoals verlenging (04) of administratieve correctie (14): dat is geen nieuwe hulp, of de echte eerste versie is niet bekend. En verwijderde toewijzingen (13).",
    "Een nieuwe versie van dezelfde toewijzing is geen nieuwe toewijzing.",
    "Toewijzingen waarvan alleen declaraties laten zien dat er hulp was: niemand weet wanneer die begon.",
    "Segmenten zonder toewijzing per cliënt, en producten die in geen segment horen.",
  ],
  attribution: {
    organisation: "Een toewijzing telt bij de aanbieder die haar kreeg.",
    chain: "Elke toewijzing telt, bij welke aanbieder ook, per wet.",
    system: "Een toewijzing telt bij de gemeente die haar afgaf.",
  },
  sources: ["allocation", "start"],
  origin: {
    status: "bevestigd",
    text: "De klok van toewijzing tot start staat in gemeentelijke definities, met een norm van 42 dagen. Kaplan en Meier is een eigen keuze: zo telt ook mee wat nog niet begon.",
  },
  caveats: [
    "Dit cijfer komt alleen uit berichten. Het kan dus ook waar geen wachtlijst is aangeleverd.",
    "De tijd vóór de toewijzing zit er niet in. Wie zich eerder aanmeldde, wachtte langer.",
    "Een toewijzing kan worden afgegeven voor hulp die pas later nodig is.",
    "Veel hulp die begon voor de toewijzing wijst op een administratie die achterloopt, niet op snelle hulp.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met de wachttijd vanaf de aanmelding en met de administratieve kwaliteit.",
  counterIndicators: ["waiting_time_median", "administrative_completeness"],
  examples: [
    {
      title: "Na 10, 20 en 0 dagen begonnen, en een nog niet",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: {
        ...tables,
        "care.allocation": [
          allocated(1, "2024-02-01"),
          // A later version changes nothing about when it was given.
          allocated(1, "2024-03-01", { start_on: "2024-02-01", change_reason: "05" }),
          allocated(2, "2024-02-01"),
          // Help began before the allocation: 0 days.
          allocated(3, "2024-02-10"),
          allocated(4, "2024-02-01", { end_on: "2024-03-31" }),
          // To prolong help: not counted.
          allocated(5, "2024-02-01", { change_reason: "04" }),
          // Of an older allocation only the end came: nobody knows when it was given.
          allocated(6, "2024-02-20", {
            start_on: "2023-06-01",
            end_on: "2024-02-15",
            change_reason: "07",
          }),
        ],
        "care.start": [
          started(1, "2024-02-11"),
          started(2, "2024-02-21"),
          started(3, "2024-02-05"),
          started(5, "2024-02-01"),
          started(6, "2023-06-01"),
        ],
      },
      // 3/4 at 0 days, 1/2 after 10: exactly half, so halfway to the next step.
      expected: { numerator: 3, denominator: 4, clients: 4, estimate: 15 },
    },
    {
      title: "Een van de twee begonnen toewijzingen is achteraf afgegeven",
      until: "2024-12-31",
      period: "2024-K1",
      services,
      tables: {
        ...tables,
        "care.allocation": [
          allocated(1, "2024-02-01"),
          allocated(2, "2024-02-10"),
          allocated(3, "2024-02-10"),
        ],
        "care.start": [started(1, "2024-02-01"), started(2, "2024-02-05")],
      },
      part: "backdated",
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
