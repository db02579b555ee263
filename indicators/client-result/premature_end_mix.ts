import { type Definition, define } from "../definition.ts";

const help = {
  provider: "p1",
  segment: "s1",
  rank: 3,
  start: "2023-06-01",
  end: "2024-05-15",
};

const ends = [
  { ...help, client: "a", endClass: "planned" },
  { ...help, client: "b", endClass: "transfer" },
  { ...help, client: "c", endClass: "agreed" },
  { ...help, client: "d", endClass: "switch" },
  { ...help, client: "e", endClass: "client" },
  { ...help, client: "f", endClass: "provider" },
  { ...help, client: "g", endClass: "deceased" },
  { ...help, client: "h", endClass: "unknown" },
  // Ended for another allocation that never came: nobody knows why.
  { ...help, client: "i", endClass: "request" },
  // A decision of the municipality: not counted.
  { ...help, client: "j", endClass: "municipality" },
];

/** Voortijdig beëindigd, naar reden. */
export const prematureEndMix: Definition = define({
  id: "premature_end_mix",
  theme: "client-result",
  tier: "standard",
  version: "1.0",
  name: "Voortijdig beëindigd",
  question: "Waarom stopt hulp eerder dan gepland?",
  unit: "procent",
  direction: "context",
  kind: "proportion",
  parts: [
    { id: "planned", name: "Volgens plan", role: "category" },
    { id: "agreed", name: "Voortijdig, in overeenstemming", role: "category" },
    { id: "client", name: "Voortijdig, door de cliënt", role: "category" },
    { id: "provider", name: "Voortijdig, door de aanbieder", role: "category" },
    { id: "external", name: "Voortijdig, door omstandigheden van buiten", role: "category" },
    { id: "unknown", name: "Reden onbekend", role: "category" },
  ],
  moment: "within_period",
  // As CBS publishes it; finer periods hold too few of each reason.
  periods: ["halfjaar", "jaar"],
  grains: { organisation: "trajectory", system: "trajectory" },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Zorgtrajecten die voortijdig zijn beëindigd: in overeenstemming (ook: overstap naar een andere aanbieder), door de cliënt, door de aanbieder, of door omstandigheden van buiten (ook: overlijden en verhuizing). Per reden: de trajecten met die reden. Overgang naar een andere wet telt als volgens plan.",
  denominator:
    "Alle zorgtrajecten met de laatste dag van hulp in de periode, ook die met een onbekende reden.",
  exclusions: [
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
    text: "De verdeling en de groep 'onbekend' volgen CBS. De vertaling van codes uit de berichten naar die van CBS is een eigen voorstel. Onbekend is ook: beëindigd voor een wijzigingsverzoek zonder vervolg, of nooit een stopbericht.",
  },
  caveats: [
    "Voortijdig is niet hetzelfde als uitval: 'in overeenstemming' en omstandigheden van buiten zijn geen uitval.",
    "Verschuift het aandeel van 'door de cliënt' naar 'in overeenstemming', vraag dan of er anders wordt genoteerd.",
    "Een overstap naar een andere aanbieder telt als 'in overeenstemming': het bericht zegt niet wie het wilde.",
    "CBS telt 'onbekend' apart sinds 2021. Vergelijk jaren daarvoor en daarna niet.",
  ],
  counterIndicator: "Lees dit cijfer samen met uitval en met doelrealisatie.",
  counterIndicators: ["dropout_rate", "goal_attainment_rate"],
  examples: [
    {
      title: "Vijf van negen trajecten zijn voortijdig beëindigd",
      until: "2024-12-31",
      period: "2024-H1",
      services: ends,
      expected: { numerator: 5, denominator: 9, clients: 9, estimate: 5 / 9 },
    },
    {
      title: "In overeenstemming, met de overstap erbij",
      until: "2024-12-31",
      period: "2024-H1",
      services: ends,
      part: "agreed",
      expected: { numerator: 2, denominator: 9, clients: 9, estimate: 2 / 9 },
    },
    {
      title: "Reden onbekend, met het wijzigingsverzoek zonder vervolg erbij",
      until: "2024-12-31",
      period: "2024-H1",
      services: ends,
      part: "unknown",
      expected: { numerator: 2, denominator: 9, clients: 9, estimate: 2 / 9 },
    },
  ],
});
