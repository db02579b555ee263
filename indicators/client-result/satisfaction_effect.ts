import { type Definition, define } from "../definition.ts";

const help = {
  provider: "p1",
  segment: "s1",
  rank: 3,
  start: "2023-06-01",
  end: "2024-05-15",
  endClass: "planned",
};

const ends = ["a", "b", "c", "d"].map((client) => ({ ...help, client }));

/** One row of an outcome table: the mark of client a, unless said otherwise. */
const answer = {
  delivery_id: 7,
  line: 1,
  client_key: "a",
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "s1",
  trajectory_end_on: "2024-05-15",
  kind: "satisfaction",
  moment: "end",
  measured_on: "2024-05-10",
  informant: "jeugdige",
  instrument: "nut-rapportcijfer",
  raw: 7,
  scale_min: 1,
  scale_max: 10,
  higher_is_better: true,
  invited: true,
};

const answers = [
  answer,
  // The youth goes before the parent, whatever the parent says.
  { ...answer, client_key: "b", raw: 6 },
  { ...answer, client_key: "b", line: 2, informant: "ouder", measured_on: "2024-05-14", raw: 9 },
  // Asked twice: the newest answer counts.
  { ...answer, client_key: "c", line: 3, informant: "ouder", raw: 3 },
  { ...answer, client_key: "c", line: 4, informant: "ouder", measured_on: "2024-05-20", raw: 10 },
];

/** Tevredenheid over het nut van de hulp. */
export const satisfactionEffect: Definition = define({
  id: "satisfaction_effect",
  theme: "client-result",
  tier: "core",
  version: "1.0",
  name: "Tevredenheid over het nut van de hulp",
  question: "Vinden cliënten dat de hulp nuttig was?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    {
      id: "mean",
      name: "Gemiddeld rapportcijfer",
      role: "second",
      kind: "mean",
      unit: "cijfer",
    },
    { id: "client", name: "Volgens de cliënt zelf", role: "variant" },
    { id: "parent", name: "Volgens een ouder", role: "variant" },
  ],
  moment: "within_period",
  grains: { organisation: "trajectory", target_group: "trajectory", system: "trajectory" },
  followUpMonths: 3,
  immature: "provisional",
  gate: "response",
  numerator:
    "Zorgtrajecten met een rapportcijfer van 7 of hoger (grens van de regio) op de landelijke vraag: 'Geef met een rapportcijfer van 1 tot 10 aan hoe nuttig deze hulp voor u / jou was?' Gemiddeld rapportcijfer: de som van de cijfers.",
  denominator:
    "Zorgtrajecten met de laatste dag van hulp in de periode en een geldig rapportcijfer. Het cijfer van de cliënt zelf telt; is dat er niet, dan dat van een ouder. Van meer antwoorden van dezelfde persoon telt het laatst gemeten, daarna het laatst aangeleverde. Een cijfer is geldig als het is gemeten van 90 dagen voor tot en met 90 dagen na de laatste dag van hulp. Het hoort bij het traject zoals bij de respons staat. 'Volgens de cliënt zelf' en 'volgens een ouder': trajecten waarin die persoon een geldig cijfer gaf.",
  exclusions: [
    "Andere vragenlijsten dan de landelijke vraag.",
    "Trajecten die eindigden door overlijden, hulp korter dan 28 dagen (grens van de regio), en trajecten die helemaal bestaan uit jeugdbescherming of jeugdreclassering. Ook als er wel een antwoord is.",
    "Trajecten zonder geldig antwoord. Zij bepalen wel de respons.",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan. Een onderbreking van ten hoogste 31 dagen is geen einde.",
  ],
  attribution: {
    organisation:
      "Een cijfer telt bij de aanbieder van het zorgtraject. Een zorgtraject is alle hulp van één aanbieder aan één cliënt in één segment, zonder lange onderbreking.",
    chain: "Wordt niet gegeven: de vraag gaat over de hulp van één aanbieder.",
    system: "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon.",
  },
  sources: ["start", "stop", "measurement"],
  origin: {
    status: "gemengd",
    text: "Onderdeel 2 van de landelijke set voor uitkomsten in de jeugdhulp: vraag, schaal en wie antwoordt staan in het protocol. De grens van 7, de voorrang van de jeugdige en het gebruik in de Wmo zijn keuzes van de regio. De termijn van 90 dagen komt uit de jeugd-ggz.",
  },
  caveats: [
    "Bij een lage respons zegt het cijfer weinig: wie tevreden is, antwoordt vaker.",
    "Ouders en jeugdigen kijken verschillend. Vergelijk ze, maar tel ze niet op.",
    "Dit is iets anders dan het jaarlijkse cliëntervaringsonderzoek.",
  ],
  counterIndicator: "Lees dit cijfer samen met de respons.",
  counterIndicators: ["outcome_response_rate", "goal_attainment_rate"],
  examples: [
    {
      title: "Twee van drie cijfers zijn een 7 of hoger; van één traject is er geen",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      expected: { numerator: 2, denominator: 3, clients: 3, estimate: 2 / 3 },
    },
    {
      title: "Gemiddeld van 7, 6 en 10",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      part: "mean",
      expected: { numerator: 23, denominator: 3, clients: 3, estimate: 23 / 3 },
    },
    {
      title: "Volgens een ouder: een 9 en een 10",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      part: "parent",
      expected: { numerator: 2, denominator: 2, clients: 2, estimate: 1 },
    },
  ],
});
