import { type Definition, define } from "../definition.ts";

const help = (client: string, start: string, end: string, endClass = "planned") => ({
  client,
  provider: "p1",
  segment: "s1",
  rank: 3,
  start,
  end,
  endClass,
});

const services = [
  help("a", "2023-11-01", "2024-01-29"), // 90 days
  help("b", "2023-11-01", "2024-01-31"), // 92 days: three whole months
  help("c", "2022-03-01", "2024-02-29", "deceased"), // 731 days: two whole years
  // Goes on within the gap days: one trajectory of 152 days.
  help("d", "2024-01-01", "2024-03-20"),
  help("d", "2024-04-10", "2024-05-31"),
];

/** One class of length; together they hold every ended trajectory. */
const lengthClass = (id: string, name: string) =>
  ({ id, name, role: "category", kind: "count", unit: "aantal" }) as const;

/** Gemiddelde duur: the mean of what ended, as CBS publishes it. */
export const careDurationMeanEnded: Definition = define({
  id: "care_duration_mean_ended",
  theme: "lead-time",
  tier: "standard",
  version: "1.0",
  name: "Gemiddelde duur van beëindigde trajecten",
  question: "Hoe lang duurde de hulp die is geëindigd?",
  unit: "dagen",
  direction: "context",
  kind: "mean",
  parts: [
    lengthClass("to_3_months", "Korter dan 3 maanden"),
    lengthClass("to_6_months", "3 tot 6 maanden"),
    lengthClass("to_12_months", "6 tot 12 maanden"),
    lengthClass("to_2_years", "1 tot 2 jaar"),
    lengthClass("to_3_years", "2 tot 3 jaar"),
    lengthClass("to_4_years", "3 tot 4 jaar"),
    lengthClass("from_4_years", "4 jaar of langer"),
  ],
  moment: "within_period",
  // As CBS publishes it.
  periods: ["halfjaar", "jaar"],
  grains: { organisation: "trajectory", target_group: "trajectory", system: "trajectory" },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "De som van de dagen van de eerste tot en met de laatste dag van hulp. Onderdelen: het aantal trajecten per duur. Een traject van een maandenklasse duurde ten minste zo veel hele maanden: de dag na de laatste dag van hulp ligt op of na de dag die zo veel maanden na de eerste dag komt. Is die dag er niet in de maand, dan geldt de laatste dag van die maand.",
  denominator:
    "Alle zorgtrajecten met de laatste dag van hulp in de periode, wat de reden ook is. Onderdelen zijn aantallen en hebben geen noemer.",
  exclusions: [
    "Hulp die nog loopt.",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan. Een onderbreking van ten hoogste 31 dagen is geen einde.",
  ],
  attribution: {
    organisation:
      "Een einde telt bij de aanbieder van het zorgtraject. Een zorgtraject is alle hulp van één aanbieder aan één cliënt in één segment, zonder lange onderbreking.",
    chain: "Niet berekend.",
    system:
      "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon. Wie twee trajecten eindigt, telt twee keer.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "CBS publiceert de gemiddelde duur van beëindigde jeugdhulptrajecten (85097NED). Of CBS de eerste én de laatste dag telt, is niet bekend. De klassen komen van een ander landelijk overzicht.",
  },
  caveats: [
    "Alleen om naast landelijke cijfers te leggen. Voor sturing is de doorlooptijd beter: die telt ook hulp die nog loopt.",
    "Alleen beëindigd: groeit het aantal cliënten of duurt hulp langer, dan lijkt dit cijfer te kort.",
    "Een traject van CBS eindigt bij een andere hulpvorm, een zorgtraject hier niet.",
    "Hulp die al liep voor de eerste dag van de metingen telt met de hele duur mee, als de start bekend is.",
  ],
  counterIndicator: "Lees dit cijfer samen met de doorlooptijd.",
  counterIndicators: ["care_duration_km_median"],
  examples: [
    {
      title: "Vier trajecten van 90, 92, 731 en, met een korte onderbreking, 152 dagen",
      until: "2024-12-31",
      period: "2024",
      services,
      expected: { numerator: 1065, denominator: 4, clients: 4, estimate: 266.25 },
    },
    {
      title: "Drie hele maanden is niet korter dan 3 maanden",
      until: "2024-12-31",
      period: "2024",
      services,
      part: "to_3_months",
      expected: { numerator: 1, denominator: 1, clients: 1, estimate: 1 },
    },
    {
      title: "Van maart tot en met februari, twee jaar later: 2 tot 3 jaar",
      until: "2024-12-31",
      period: "2024",
      services,
      part: "to_3_years",
      expected: { numerator: 1, denominator: 1, clients: 1, estimate: 1 },
    },
  ],
});
