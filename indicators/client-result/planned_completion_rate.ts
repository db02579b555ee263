import { type Definition, define } from "../definition.ts";

const help = {
  provider: "p1",
  segment: "s1",
  rank: 3,
  born: "2010-03-01",
  start: "2023-06-01",
  end: "2024-05-15",
};

const ends = [
  { ...help, client: "a", endClass: "planned" },
  { ...help, client: "b", endClass: "agreed" },
  { ...help, client: "c", endClass: "client" },
  // Turned 18 the month before, and ended by the client.
  { ...help, client: "d", born: "2006-04-01", endClass: "client" },
  // Passes to another law at 18: as planned.
  { ...help, client: "e", born: "2006-06-01", endClass: "transfer" },
  // Passes to another law much earlier: as planned for CBS, nobody's result here.
  { ...help, client: "f", endClass: "transfer" },
  { ...help, client: "g", endClass: "external" },
  { ...help, client: "h", endClass: "unknown" },
  // In the Wmo nobody turns 18 on the way out.
  { ...help, client: "i", segment: "w1", domain: "wmo" as const, endClass: "planned" },
];

/** Beëindigd volgens plan. */
export const plannedCompletionRate: Definition = define({
  id: "planned_completion_rate",
  theme: "client-result",
  tier: "standard",
  version: "1.0",
  name: "Beëindigd volgens plan",
  question: "Hoe vaak stopt hulp zoals het was afgesproken?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    {
      id: "near_18",
      name: "Einde rond de 18e verjaardag (jeugdhulp)",
      role: "second",
      direction: "context",
    },
    { id: "cbs", name: "Van alle einden, zoals CBS telt", role: "variant" },
  ],
  moment: "within_period",
  grains: { organisation: "trajectory", system: "trajectory" },
  followUpMonths: 0,
  immature: "provisional",
  gate: "unknown",
  numerator:
    "Zorgtrajecten die volgens plan zijn beëindigd (iJw 31, iWmo 19), en jeugdhulp die rond de 18e verjaardag naar een andere wet overging (iJw 39). Rond de 18e verjaardag: in de maand waarin de jeugdige 18 werd, de maand ervoor of de maand erna. Bij 'zoals CBS telt' telt elke overgang naar een andere wet als volgens plan. Bij 'einde rond de 18e verjaardag': trajecten die dan eindigden, om welke reden ook.",
  denominator:
    "Zorgtrajecten met de laatste dag van hulp in de periode, die zijn beëindigd volgens plan (ook: rond de 18e verjaardag naar een andere wet), in overeenstemming, door de cliënt of door de aanbieder. Bij 'einde rond de 18e verjaardag' alleen trajecten onder de Jeugdwet. Bij 'zoals CBS telt': alle einden met een bekende reden, behalve die door de gemeente.",
  exclusions: [
    "Een reden die niemand kent. Dat aandeel staat bij het cijfer. Onbekend is ook: beëindigd voor een wijzigingsverzoek zonder vervolg, of nooit een stopbericht.",
    "Overlijden, verhuizing, omstandigheden van buiten, overstap naar een andere aanbieder en andere overgang naar een andere wet. Die tellen wel bij 'zoals CBS telt'.",
    "Beëindiging door de gemeente.",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan. Een onderbreking van ten hoogste 31 dagen is geen einde.",
  ],
  attribution: {
    organisation:
      "Een einde telt bij de aanbieder van het zorgtraject. Een zorgtraject is alle hulp van één aanbieder aan één cliënt in één segment, zonder lange onderbreking. De reden is die van de hulp die het laatst eindigde.",
    chain: "Wordt niet gegeven: de reden hoort bij een traject, niet bij de hele zorgperiode.",
    system:
      "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon. Wie twee trajecten eindigt, telt twee keer.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "CBS publiceert dit aandeel; de codes komen uit de berichten en uit het landelijke protocol. Volgens de wet is 18 worden of verder gaan onder een andere wet ook 'volgens plan'. De noemer van het hoofdcijfer, en de maanden rond de 18e verjaardag, zijn een eigen ontwerp.",
  },
  caveats: [
    "Volgens plan zegt niets over het resultaat.",
    "Wie 18 wordt, eindigt vaak volgens plan zonder dat de hulp klaar is. Daarom staat dat aandeel erbij.",
    "Code 31 betekent in de jeugdhulp 'volgens plan', in de Wmo 'verhuizing'.",
    "Van de geboortedatum is alleen de maand bekend.",
  ],
  counterIndicator: "Lees dit cijfer samen met doelrealisatie.",
  counterIndicators: ["goal_attainment_rate", "premature_end_mix"],
  examples: [
    {
      title: "Drie van zes trajecten zijn volgens plan beëindigd",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      expected: { numerator: 3, denominator: 6, clients: 6, estimate: 0.5 },
    },
    {
      title: "Twee van vijf jeugdigen werden 18 in de maand van het einde, ervoor of erna",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      part: "near_18",
      expected: { numerator: 2, denominator: 5, clients: 5, estimate: 0.4 },
    },
    {
      title: "Zoals CBS telt: elke overgang is volgens plan, omstandigheden van buiten tellen mee",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      part: "cbs",
      expected: { numerator: 4, denominator: 8, clients: 8, estimate: 0.5 },
    },
  ],
});
