import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

const born = { born: "2005-06-01" };
const adult = { domain: "wmo", segment: "w1" } as const;

/** Seven youths who turn 18 in June 2023. */
const people = [
  // On in the Wmo after 19 days.
  care("a", 3, "2022-06-01", "2023-06-11", "planned", born),
  care("a", 2, "2023-07-01", null, null, adult),
  // Extended youth care.
  care("b", 3, "2022-06-01", "2023-12-31", "planned", born),
  // Done.
  care("c", 3, "2022-06-01", "2023-06-20", "planned", born),
  // A gap of 50 days before the Wmo.
  care("d", 3, "2022-06-01", "2023-06-11", "planned", born),
  care("d", 2, "2023-08-01", null, null, adult),
  // Broken off.
  care("e", 3, "2022-06-01", "2023-06-11", "client", born),
  // Moved away: not counted.
  care("f", 3, "2022-06-01", "2023-06-11", "moved", born),
  // Not in care the day before: not counted.
  care("g", 3, "2022-06-01", "2023-05-11", "planned", born),
];

/** Overgang 18- naar 18+: whether help goes on, or ends as planned, when youths turn 18. */
export const transition18Continuity: Definition = define({
  id: "transition_18_continuity",
  theme: "chain",
  tier: "standard",
  version: "1.0",
  name: "Overgang van 18- naar 18+",
  question: "Loopt hulp door, of is zij goed afgerond, als jeugdigen 18 worden?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "wmo", name: "Verder met hulp uit de Wmo", role: "category" },
    { id: "verlengd", name: "Verlengde jeugdhulp", role: "category" },
    { id: "afgerond", name: "Afgerond volgens plan", role: "category" },
    {
      id: "gat",
      name: "Weer hulp, na meer dan 31 dagen zonder",
      role: "category",
      direction: "lower",
    },
    { id: "anders", name: "Anders of onbekend gestopt", role: "category", direction: "lower" },
  ],
  moment: "within_period",
  grains: { chain: "client", system: "client" },
  followUpMonths: 3,
  immature: "hide",
  numerator:
    "Jeugdigen voor wie geldt, in deze volgorde: zij hebben binnen 92 dagen hulp uit de Wmo, met hooguit 31 dagen zonder hulp na de jeugdhulp; of de jeugdhulp loopt nog op de eerste dag van de maand na hun verjaardag (verlengd); of de jeugdhulp eindigde volgens plan of naar een andere wet, en er begon daarna niet binnen 92 dagen weer hulp. Wie na meer dan 31 dagen zonder hulp binnen 92 dagen weer hulp krijgt, heeft een gat en telt niet in de teller. De 92 dagen en de verjaardag tellen vanaf de eerste dag van de maand waarin iemand 18 wordt.",
  denominator:
    "Jeugdigen die in de periode 18 worden en hulp uit de Jeugdwet hebben op de dag vóór de eerste dag van die maand.",
  exclusions: [
    "Jeugdigen van wie de jeugdhulp op de dag vóór die maand of in die maand eindigde door overlijden of verhuizing. Wie verderging met de Wmo of weer hulp kreeg, telt wel mee.",
    "Jeugdigen van wie de geboortemaand niet bekend is, of bij wie de 92 dagen nog niet voorbij zijn.",
  ],
  attribution: {
    organisation: "Geen: de overgang is van aanbieders en gemeente samen.",
    chain: "De zorgperiode in de Jeugdwet, en alle hulp uit de Wmo daarna.",
    system: "De gemeente die op de dag vóór die maand verantwoordelijk is.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "Een soepele overgang is een doel van de regio. De rekenregel en de termijnen zijn een eigen ontwerp.",
  },
  caveats: [
    "Alleen de maand van geboorte is bekend: de verjaardag kan tot 30 dagen later zijn.",
    "Wie verdergaat in de Wlz of bij een zorgverzekeraar, is niet te zien, behalve aan de reden van het einde.",
    "Het zijn kleine groepen: let op de onzekerheidsmarge.",
  ],
  counterIndicator: "Lees dit cijfer samen met terugkeer in zorg.",
  counterIndicators: ["no_new_start_rate_12m", "planned_completion_rate"],
  examples: [
    {
      title: "Van vijf jeugdigen die 18 werden, ging het bij drie goed",
      until: "2024-12-31",
      period: "2023-K2",
      services: people,
      expected: { numerator: 3, denominator: 5, clients: 5, estimate: 0.6 },
    },
    {
      title: "Wie nog geen 92 dagen is gevolgd, telt niet",
      until: "2023-08-31",
      period: "2023-K2",
      services: people,
      expected: { numerator: 0, denominator: 0, clients: 0, estimate: null },
    },
    {
      title: "Een van de vijf kreeg een gat",
      until: "2024-12-31",
      period: "2023-K2",
      part: "gat",
      cut: "chain",
      group: { law: "jw" },
      services: people,
      expected: { numerator: 1, denominator: 5, clients: 5, estimate: 0.2 },
    },
  ],
});
