import { type Definition, define } from "../definition.ts";

const residents = (age_from: number, age_to: number | null, persons: number) => ({
  municipality_code: "9001",
  on_date: "2024-01-01",
  age_from,
  age_to,
  persons,
  basis: "geteld",
});

const stay = (client: string, start: string, end: string | null, domain: "jeugd" | "bw") => ({
  client,
  provider: "p1",
  segment: domain === "bw" ? "s2" : "s1",
  domain,
  rank: 7,
  setting: domain === "bw" ? "wonen" : "verblijf",
  start,
  end,
  endClass: end === null ? null : "planned",
});

const services = [
  // 31 days in December, 10 in January.
  stay("a", "2023-12-01", "2024-01-10", "jeugd"),
  // 20 days, of which 6 at home.
  stay("b", "2024-03-01", "2024-03-20", "jeugd"),
  { ...stay("c", "2024-03-01", null, "jeugd"), setting: "ambulant" },
  stay("d", "2024-12-01", null, "bw"),
];

const tables = {
  "register.population": [residents(0, 17, 400), residents(18, null, 2000)],
  "register.product": [
    {
      law: "jw",
      category: "45",
      name: "Verblijf",
      segment: "s1",
      setting: "verblijf",
      unit: "14",
      tariff_cents: 10050,
      valid_from: "2015-01-01",
    },
  ],
  "model.pause": [
    {
      law: "jw",
      municipality_code: "9001",
      provider_agb: "p1",
      client_key: "b",
      category: "45",
      product_code: "45A01",
      from_on: "2024-03-05",
      to_on: "2024-03-10",
    },
  ],
};

/** Verblijfsdagen per 1.000 jeugdigen; what the stay costs apart. */
export const residentialDaysPer1000: Definition = define({
  id: "residential_days_per_1000",
  theme: "system",
  tier: "standard",
  version: "1.0",
  name: "Verblijfsdagen per 1.000 jeugdigen",
  question: "Hoeveel nachten wonen jeugdigen niet thuis?",
  kind: "rate",
  unit: "per1000",
  direction: "lower",
  interval: "none",
  parts: [
    {
      id: "stay_cost",
      name: "Kosten van verblijf per jeugdige inwoner",
      role: "second",
      unit: "euro",
    },
    { id: "bw", name: "Nachten in beschermd wonen per 1.000 volwassenen", role: "second" },
    {
      id: "bw_cost",
      name: "Kosten van beschermd wonen per volwassen inwoner",
      role: "second",
      unit: "euro",
    },
  ],
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
    "Dagen in het jaar waarop hulp met verblijf liep in het domein jeugd (pleegzorg, gezinsgericht, wonen, verblijf of gesloten); eerste en laatste dag tellen mee, dagen waarop de hulp tijdelijk stillag niet. Kosten (euro): die dagen maal de prijs of rekenprijs van het product per etmaal. Beschermd wonen: hetzelfde in het domein bw.",
  denominator:
    "Inwoners van 0 tot en met 17 jaar op 1 januari van het jaar; voor beschermd wonen inwoners van 18 jaar en ouder.",
  exclusions: [
    "Dagen na de laatste dag van de gegevens.",
    "Kosten van verblijf waarvan de regio geen prijs per etmaal heeft.",
    "Beschermd wonen is er niet per segment.",
  ],
  attribution: {
    organisation: "Niet berekend.",
    chain: "Niet berekend.",
    system:
      "Dagen tellen bij de gemeente die verantwoordelijk is voor de hulp, elk verblijf apart. Een segment deelt door alle inwoners onder 18.",
  },
  sources: ["start", "stop", "population"],
  origin: {
    status: "gemengd",
    text: "Verblijf in dagen in plaats van maanden is een keuze van een andere regio. De telling van eerste tot en met laatste dag volgt de landelijke afspraken over jeugdhulp; pauzes en rekenprijs zijn een eigen ontwerp.",
  },
  caveats: [
    "Wie soms thuis slaapt, zoals bij deeltijd pleegzorg, telt toch met alle dagen.",
    "Lopen er twee soorten verblijf tegelijk, dan tellen beide.",
    "Jeugdigen van 18 jaar en ouder in verblijf tellen in de teller, niet in de noemer.",
    "De kosten zijn een rekenprijs, niet wat er is betaald.",
  ],
  counterIndicator: "Lees dit cijfer samen met afschaling en met de wachttijd.",
  counterIndicators: ["scale_down_rate", "waiting_time_median"],
  examples: [
    {
      title: "Tien en veertien nachten; een pauze en ambulante hulp tellen niet",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      expected: { numerator: 24, denominator: 400, clients: 2, estimate: 60 },
    },
    {
      title: "De kosten van die nachten per jeugdige",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      part: "stay_cost",
      expected: { numerator: 2412, denominator: 400, clients: 2, estimate: 6.03 },
    },
    {
      title: "Beschermd wonen tot de laatste dag van de gegevens",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      part: "bw",
      expected: { numerator: 31, denominator: 2000, clients: 1, estimate: 15.5 },
    },
  ],
});
