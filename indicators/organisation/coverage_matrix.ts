import { type Definition, define } from "../definition.ts";

const contract = (
  contract_id: string,
  provider_id: string,
  more: Record<string, string | null> = {},
) => ({
  contract_id,
  provider_id,
  segment: "s1",
  municipality_code: "*",
  funding: "lumpsum",
  valid_from: "2022-01-01",
  service: "ambulant",
  ...more,
});

const help = (provider: string, start: string, end: string | null) => ({
  client: `${provider}-1`,
  provider,
  segment: "s1",
  rank: 3,
  start,
  end,
  endClass: end === null ? null : "planned",
});

const services = [help("p1", "2023-02-01", null), help("p2", "2023-02-01", "2023-11-30")];

const tables = {
  "register.need": [
    { service: "ambulant", municipality_code: "9001" },
    { service: "ambulant", specialism: "trauma", municipality_code: "9001" },
    { service: "ambulant", specialism: "autisme", municipality_code: "9001" },
    { service: "pleegzorg", municipality_code: "9001" },
  ],
  "register.contract": [
    contract("c1", "p1"),
    contract("c2", "p1", { specialism: "autisme" }),
    contract("c3", "p2", { specialism: "trauma", stop_from: "2024-11-01" }),
    contract("c4", "p1", { service: "pleegzorg", valid_to: "2024-06-30" }),
  ],
};

/** Zorgdekkingsmatrix: help that must be there, and has a contract that takes clients. */
export const coverageMatrix: Definition = define({
  id: "coverage_matrix",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Zorgdekking",
  question: "Is in elke gemeente de hulp te krijgen die er moet zijn?",
  kind: "proportion",
  unit: "procent",
  direction: "higher",
  interval: "none",
  persons: false,
  parts: [
    {
      id: "single",
      name: "Vakjes met één aanbieder",
      role: "second",
      direction: "lower",
    },
    {
      id: "stop",
      name: "Vakjes met een cliëntenstop",
      role: "second",
      direction: "lower",
    },
    {
      id: "no_delivery",
      name: "Vakjes met een contract, maar zonder hulp in twaalf maanden",
      role: "second",
      direction: "lower",
    },
  ],
  combines: "none",
  moment: "end_of_period",
  grains: { target_group: "cell", system: "cell", cuts: { segment_age: null } },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Vakjes met op de laatste dag van de periode ten minste één geldig contract zonder cliëntenstop: voor die dienst, voor dat specialisme (als dat is gevraagd) en voor die gemeente of de hele regio.",
  denominator:
    "Vakjes van de zorgdekkingsmatrix: een dienst, met of zonder specialisme, die er in een gemeente moet zijn.",
  exclusions: [
    "Bij 'één aanbieder' tellen alle aanbieders met een geldig contract, ook met een cliëntenstop.",
    "Bij 'cliëntenstop' telt een vakje waarin ten minste één aanbieder geen nieuwe cliënten neemt. Een aanbieder met twee contracten heeft een stop als beide een stop hebben.",
    "Bij 'zonder hulp' telt een vakje waarin geen van de aanbieders met een geldig contract iemand uit die gemeente hielp. Het gaat om hulp in het segment van het contract, in de twaalf maanden tot en met die dag. Ten vroegste vanaf de eerste dag van de metingen.",
  ],
  attribution: {
    organisation: "Niet berekend: een vakje is van de regio, niet van een aanbieder.",
    chain: "Niet berekend.",
    system:
      "Een vakje telt bij de gemeente waar de hulp moet zijn, en bij het segment van de contracten voor die dienst.",
  },
  sources: ["contract", "start"],
  origin: {
    status: "gemengd",
    text: "De matrix van dienst, specialisme en gemeente komt uit de uitgangspunten van de regio. Wanneer hulp te krijgen is, is een eigen ontwerp.",
  },
  caveats: [
    "Een contract is nog geen hulp. Kijk ook naar vakjes zonder hulp in twaalf maanden en naar de wachttijd.",
    "Elk vakje telt even zwaar, hoe vaak de hulp ook nodig is.",
    "Welke hulp er moet zijn, is een keuze van de regio.",
  ],
  counterIndicator: "Lees dit cijfer samen met de wachttijd en met contracten met weinig cliënten.",
  counterIndicators: ["waiting_time_median", "too_few_clients_flag"],
  examples: [
    {
      title: "Vier vakjes: twee open, een met een stop, een zonder contract",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      expected: { numerator: 2, denominator: 4, clients: 0, estimate: 0.5 },
    },
    {
      title: "Twee vakjes hebben één aanbieder; het eerste heeft er twee en het laatste geen",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      part: "single",
      expected: { numerator: 2, denominator: 4, clients: 0, estimate: 0.5 },
    },
    {
      title: "Een contract, maar de laatste hulp is meer dan een jaar geleden",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      part: "no_delivery",
      expected: { numerator: 1, denominator: 4, clients: 0, estimate: 0.25 },
    },
  ],
});
