import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";
import { startRankParts } from "../rank-parts.ts";

/** Afschaling: lighter care after a year, or out of care as planned. */
export const scaleDownRate: Definition = define({
  id: "scale_down_rate",
  theme: "scale-down",
  tier: "core",
  version: "1.0",
  name: "Afschaling",
  question: "Krijgen mensen na een jaar lichtere hulp, of is de hulp afgerond zoals afgesproken?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "alleen_lichter", name: "Alleen naar lichtere hulp", role: "variant" },
    ...startRankParts(2),
  ],
  moment: "start_of_period",
  grains: { organisation: "client", target_group: "client", chain: "client", system: "client" },
  followUpMonths: 12,
  immature: "hide",
  numerator:
    "Cliënten die twaalf maanden later een lagere trede op de ladder hebben, of die uit zorg zijn na een einde volgens plan of in overeenstemming. Wie dan een onderbreking van ten hoogste 31 dagen heeft, is in zorg op de trede waarop de hulp verdergaat. Bij 'alleen naar lichtere hulp' telt wie uit zorg is niet als afschaling, maar wel in de noemer.",
  denominator:
    "Cliënten die op de eerste dag van de periode hulp hebben op trede 2 of hoger van de ladder. Bij 'begonnen op trede …' alleen wie die dag op die trede staat.",
  exclusions: [
    "Cliënten die uit zorg zijn door verhuizing, overlijden, overgang naar een andere wet of een andere aanbieder.",
    "Cliënten van wie de hulp stopte door de gemeente of door omstandigheden van buiten, of om een onbekende reden.",
    "Cliënten die op de eerste dag een onderbreking hebben. Een tijdelijke stop (reden 20) is geen onderbreking.",
    "Hulp die niet op de ladder staat, zoals dyslexiezorg en ziekenhuiszorg: op de eerste dag of een jaar later.",
  ],
  attribution: {
    organisation:
      "Een cliënt telt één keer: bij de aanbieder met de zwaarste hulp op de eerste dag. Zijn er twee even zwaar, dan bij de aanbieder die het langst helpt.",
    chain:
      "De hele zorgperiode telt, bij alle aanbieders samen. Overstappen naar een andere aanbieder is geen einde.",
    system: "Elke cliënt telt één keer, bij de gemeente die op de eerste dag verantwoordelijk is.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "Het begrip komt uit de uitgangspunten van de regio en uit gemeentelijke definities. De rekenregel met een groep op de eerste dag en de ladder is een eigen ontwerp.",
  },
  caveats: [
    "Lichter is niet altijd beter: soms is zwaardere hulp juist passend.",
    "Wie al op trede 2 staat, kan alleen afschalen door uit zorg te gaan.",
    "De ladder is een keuze van de regio. De versie staat bij het cijfer.",
    "Uitval telt niet als afschaling.",
  ],
  counterIndicator: "Lees dit cijfer samen met uitval en met terugkeer in zorg.",
  counterIndicators: ["dropout_rate", "no_new_start_rate_12m", "scale_up_rate"],
  examples: [
    {
      title: "Vier jeugdigen op 1 januari, een jaar later bekeken",
      until: "2024-12-31",
      period: "2023-K1",
      services: [
        // Steps down from 4 to 2: a hit.
        {
          client: "a",
          provider: "p1",
          segment: "s1",
          rank: 4,
          start: "2022-06-01",
          end: "2023-05-31",
          endClass: "planned",
        },
        {
          client: "a",
          provider: "p1",
          segment: "s1",
          rank: 2,
          start: "2023-06-01",
          end: null,
          endClass: null,
        },
        // Out of care as planned: a hit.
        {
          client: "b",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2022-09-01",
          end: "2023-08-15",
          endClass: "planned",
        },
        // Still the same rank: no hit.
        {
          client: "c",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2022-10-01",
          end: null,
          endClass: null,
        },
        // Moved away: not counted.
        {
          client: "d",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2022-10-01",
          end: "2023-03-01",
          endClass: "moved",
        },
      ],
      goals: [],
      expected: { numerator: 2, denominator: 3, clients: 3, estimate: 2 / 3 },
    },
    {
      title: "Een onderbreking van minder dan 31 dagen is geen einde",
      until: "2024-12-31",
      period: "2023-K1",
      services: [
        // Out of care on 1 January 2024, but back within the gap, at a heavier rank: no hit.
        {
          client: "a",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2022-06-01",
          end: "2023-12-20",
          endClass: "planned",
        },
        {
          client: "a",
          provider: "p2",
          segment: "s1",
          rank: 4,
          start: "2024-01-10",
          end: null,
          endClass: null,
        },
        // Dropped out: counted, no hit.
        {
          client: "b",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2022-06-01",
          end: "2023-12-20",
          endClass: "client",
        },
      ],
      goals: [],
      expected: { numerator: 0, denominator: 2, clients: 2, estimate: 0 },
    },
    {
      title: "Streng geteld: alleen wie lichtere hulp kreeg, niet wie uit zorg ging",
      until: "2024-12-31",
      period: "2023-K1",
      part: "alleen_lichter",
      services: [
        care("a", 4, "2022-06-01", "2023-05-31", "planned"),
        care("a", 2, "2023-06-01"),
        care("b", 3, "2022-09-01", "2023-08-15", "planned"),
      ],
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
    {
      title: "Alleen wie op trede 3 begon",
      until: "2024-12-31",
      period: "2023-K1",
      part: "trede_3",
      services: [
        care("a", 4, "2022-06-01", "2023-05-31", "planned"),
        care("a", 2, "2023-06-01"),
        care("b", 3, "2022-09-01", "2023-08-15", "planned"),
      ],
      expected: { numerator: 1, denominator: 1, clients: 1, estimate: 1 },
    },
  ],
});
