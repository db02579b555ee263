import { type Definition, define } from "../definition.ts";

const help = {
  provider: "p1",
  segment: "s1",
  rank: 3,
  born: "2010-03-01",
  start: "2023-06-01",
  end: "2024-05-15",
};

/** One end of each kind; four clients end as planned, by themselves, by the provider and agreed. */
const ends = [
  { ...help, client: "a", endClass: "planned" },
  { ...help, client: "b", endClass: "client" },
  { ...help, client: "c", endClass: "provider" },
  { ...help, client: "d", endClass: "agreed" },
  // Continues under another law at 18: as planned.
  { ...help, client: "e", born: "2006-06-01", endClass: "transfer" },
  // Nobody's result: counted for CBS only.
  { ...help, client: "f", endClass: "transfer" },
  { ...help, client: "g", endClass: "deceased" },
  { ...help, client: "h", endClass: "switch" },
  // Not counted at all, and unknown.
  { ...help, client: "i", endClass: "municipality" },
  { ...help, client: "j", endClass: "unknown" },
];

/** Uitval: help that the client or the provider broke off alone. */
export const dropoutRate: Definition = define({
  id: "dropout_rate",
  theme: "client-result",
  tier: "core",
  version: "1.0",
  name: "Uitval",
  question: "Hoe vaak stopt hulp omdat de cliënt of de aanbieder er alleen mee ophoudt?",
  unit: "procent",
  direction: "lower",
  kind: "proportion",
  parts: [
    { id: "client_ended", name: "Alleen gestopt door de cliënt", role: "variant" },
    { id: "cbs", name: "Van alle einden, zoals CBS telt", role: "variant" },
  ],
  moment: "within_period",
  grains: { organisation: "trajectory", target_group: "trajectory", system: "trajectory" },
  followUpMonths: 0,
  immature: "provisional",
  gate: "unknown",
  numerator:
    "Zorgtrajecten die eenzijdig door de cliënt of eenzijdig door de aanbieder zijn beëindigd (iJw 32 en 33, iWmo 21 en 22). Bij 'alleen gestopt door de cliënt' tellen alleen 32 en 21.",
  denominator:
    "Zorgtrajecten met de laatste dag van hulp in de periode, die zijn beëindigd volgens plan, in overeenstemming, door de cliënt of door de aanbieder. Overgang naar een andere wet telt als volgens plan als de jeugdige rond het einde 18 werd: in die maand, de maand ervoor of de maand erna. Bij 'zoals CBS telt': alle einden met een bekende reden, behalve die door de gemeente.",
  exclusions: [
    "Een reden die niemand kent. Dat aandeel staat bij het cijfer. Onbekend is ook: beëindigd voor een wijzigingsverzoek zonder vervolg, of nooit een stopbericht.",
    "Overlijden, verhuizing, omstandigheden van buiten, overstap naar een andere aanbieder en andere overgang naar een andere wet. Die tellen wel bij 'zoals CBS telt'.",
    "Beëindiging door de gemeente.",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan. Een onderbreking van ten hoogste 31 dagen is geen einde.",
  ],
  attribution: {
    organisation:
      "Een einde telt bij de aanbieder van het zorgtraject. Een zorgtraject is alle hulp van één aanbieder aan één cliënt in één segment, zonder lange onderbreking. De reden is die van de hulp die het laatst eindigde.",
    chain: "Wordt niet gegeven: uitval hoort bij een traject, niet bij de hele zorgperiode.",
    system:
      "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon. Wie twee trajecten eindigt, telt twee keer.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "Onderdeel 1 van de landelijke set voor uitkomsten in de jeugdhulp. De toelichting uit 2014 noemt beide redenen uitval, het protocol van 2021 alleen het stoppen door de cliënt. De noemer van het hoofdcijfer, en de vertaling van codes uit de berichten naar die van CBS, zijn een eigen ontwerp.",
  },
  caveats: [
    "CBS deelt door alle einden. Dan is het aandeel lager: vergelijk alleen met 'zoals CBS telt'.",
    "Het bericht zegt niet wie een overstap naar een andere aanbieder wilde. Bij CBS geldt die hier als 'in overeenstemming'.",
    "Minder uitval en meer 'in overeenstemming' kan ook een andere manier van noteren zijn.",
    "CBS telt 'onbekend' apart sinds 2021. Vergelijk jaren daarvoor en daarna niet.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met de redenen van voortijdig einde en met terugkeer in zorg.",
  counterIndicators: ["premature_end_mix", "planned_completion_rate", "no_new_start_rate_12m"],
  examples: [
    {
      title: "Twee van vijf trajecten zijn eenzijdig beëindigd; van één is de reden onbekend",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      expected: { numerator: 2, denominator: 5, clients: 5, estimate: 0.4 },
    },
    {
      title: "Alleen gestopt door de cliënt",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      part: "client_ended",
      expected: { numerator: 1, denominator: 5, clients: 5, estimate: 0.2 },
    },
    {
      title: "Zoals CBS telt, met overlijden, overstap en overgang in de noemer",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      part: "cbs",
      expected: { numerator: 2, denominator: 8, clients: 8, estimate: 0.25 },
    },
    {
      title: "Een einde telt pas als de hulp 31 dagen later niet is hervat",
      until: "2024-12-31",
      period: "2024-K4",
      services: [
        { ...help, client: "a", end: "2024-11-30", endClass: "client" },
        // Still within the gap days.
        { ...help, client: "b", end: "2024-12-01", endClass: "planned" },
        // Goes on after a pause of a month: no end, until the second one.
        { ...help, client: "c", end: "2024-10-15", endClass: "client" },
        { ...help, client: "c", start: "2024-11-10", end: "2024-11-20", endClass: "planned" },
      ],
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
