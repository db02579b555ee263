import { type Definition, define } from "../definition.ts";

const help = {
  provider: "p1",
  segment: "s1",
  rank: 3,
  start: "2023-06-01",
  end: "2024-05-15",
  endClass: "planned",
};

const ends = ["a", "b", "c", "d", "e"].map((client) => ({ ...help, client }));

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
  raw: 8,
  scale_min: 1,
  scale_max: 10,
  higher_is_better: true,
  invited: true,
};

const answers = [
  answer,
  // Only a parent, and only the other question.
  {
    ...answer,
    client_key: "b",
    kind: "without_help",
    informant: "ouder",
    instrument: "zonder-hulp-verder",
    raw: 3,
    scale_max: 4,
  },
  // Invited without an answer.
  { ...answer, client_key: "c", measured_on: null, raw: null },
  // 91 days after the end: too late.
  { ...answer, client_key: "d", measured_on: "2024-08-14" },
  // Another instrument than the national question, 90 days after the end.
  { ...answer, client_key: "e", instrument: "eigen-vragenlijst", measured_on: "2024-08-13" },
];

/** Respons op uitkomstmetingen. */
export const outcomeResponseRate: Definition = define({
  id: "outcome_response_rate",
  theme: "client-result",
  tier: "core",
  version: "1.0",
  name: "Respons op vragen over het resultaat",
  question: "Van hoeveel cliënten weten we aan het einde wat de hulp heeft opgeleverd?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "satisfaction", name: "Rapportcijfer voor het nut", role: "second" },
    { id: "without_help", name: "Zonder hulp verder", role: "second" },
    { id: "client", name: "Cliënt antwoordde zelf", role: "second", direction: "context" },
    { id: "parent", name: "Ouder antwoordde", role: "second", direction: "context" },
    { id: "goals", name: "Ten minste één doel beoordeeld", role: "second" },
    { id: "problems", name: "Problemen gemeten bij begin en einde", role: "second" },
  ],
  moment: "within_period",
  grains: { organisation: "trajectory", target_group: "trajectory", system: "trajectory" },
  followUpMonths: 3,
  immature: "provisional",
  numerator:
    "Zorgtrajecten met ten minste één geldig antwoord op een van de twee landelijke vragen: het rapportcijfer voor het nut van de hulp, of de vraag of iemand zonder hulp verder kan. Een antwoord is geldig als het is gemeten van 90 dagen voor tot en met 90 dagen na de laatste dag van hulp. Het hoort bij een traject van die cliënt bij die aanbieder in dat segment. Bij meer trajecten is dat het traject waarvan de laatste dag het dichtst bij de einddatum van de meting ligt. Zonder einddatum geldt de dag van de meting; bij gelijke afstand het eerste traject. Per soort: trajecten met een geldig antwoord van die soort. 'Cliënt' en 'ouder': met een geldig antwoord van die persoon op een van de twee landelijke vragen. 'Doelen': ten minste één doel kreeg bij het einde een score. 'Problemen': een geldige meting bij begin en einde, zoals bij afname van problemen.",
  denominator:
    "Zorgtrajecten met de laatste dag van hulp in de periode waarover iets gevraagd had moeten worden, of er nu iets gevraagd is of niet. Bij 'problemen' alleen trajecten in segmenten waarin ten minste één meting van problemen is aangeleverd.",
  exclusions: [
    "Trajecten die eindigden door overlijden.",
    "Hulp die korter duurde dan 28 dagen (grens van de regio; eerste en laatste dag tellen mee).",
    "Trajecten die helemaal bestaan uit jeugdbescherming of jeugdreclassering (productcategorie 47, 48 en 49).",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan. Een onderbreking van ten hoogste 31 dagen is geen einde.",
  ],
  attribution: {
    organisation:
      "Een einde telt bij de aanbieder van het zorgtraject. Een zorgtraject is alle hulp van één aanbieder aan één cliënt in één segment, zonder lange onderbreking.",
    chain: "Wordt niet gegeven: elke aanbieder vraagt het aan het einde van zijn eigen hulp.",
    system:
      "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon. Een aanbieder die niets aanlevert, telt mee als niet beantwoord.",
  },
  sources: ["start", "stop", "measurement"],
  origin: {
    status: "gemengd",
    text: "De twee vragen en de meeste uitzonderingen staan in het landelijke protocol voor de jeugdhulp; de termijn van 90 dagen komt uit de jeugd-ggz. De grens van 28 dagen en het gebruik van dezelfde vragen in de Wmo zijn keuzes van de regio.",
  },
  caveats: [
    "De noemer is wie klaar is, niet wie is uitgenodigd: anders verbergt wie weinig uitnodigt een lage respons.",
    "Gecertificeerde instellingen en wie alleen werkt, hoeven van de wet niets aan te leveren. De berichten zeggen niet wie dat zijn: hier tellen zij mee.",
    "Een hoge respons is niet hetzelfde als een goed resultaat.",
    "Wie eenzijdig stopt, antwoordt minder vaak.",
  ],
  counterIndicator: "Lees dit cijfer naast elk cijfer dat uit vragenlijsten komt.",
  counterIndicators: ["satisfaction_effect", "able_without_help_rate", "goal_attainment_rate"],
  examples: [
    {
      title: "Twee van vijf trajecten hebben een geldig antwoord",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      expected: { numerator: 2, denominator: 5, clients: 5, estimate: 0.4 },
    },
    {
      title: "Alleen een ouder antwoordde bij één van vijf",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      part: "parent",
      expected: { numerator: 1, denominator: 5, clients: 5, estimate: 0.2 },
    },
    {
      title: "Over wie overleed of korter dan 28 dagen hulp had, hoeft niets gevraagd te zijn",
      until: "2024-12-31",
      period: "2024-K2",
      services: [
        { ...help, client: "a" },
        { ...help, client: "b", endClass: "deceased" },
        // 27 days, and 28 days.
        { ...help, client: "c", start: "2024-04-19" },
        { ...help, client: "d", start: "2024-04-18" },
      ],
      tables: { "care.measurement": [answer, { ...answer, client_key: "c" }] },
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
    {
      title: "Een meting hoort bij het traject met het einde dat erbij staat",
      until: "2024-12-31",
      period: "2024-K3",
      services: [
        { ...help, client: "a", start: "2023-06-01", end: "2024-05-15" },
        { ...help, client: "a", start: "2024-07-01", end: "2024-08-31" },
      ],
      // Measured nearer to the second end, but about the first; then without an end, about the second.
      tables: {
        "care.measurement": [
          { ...answer, measured_on: "2024-07-30", raw: 4 },
          { ...answer, line: 2, trajectory_end_on: null, measured_on: "2024-07-31", raw: 9 },
        ],
      },
      part: "satisfaction",
      expected: { numerator: 1, denominator: 1, clients: 1, estimate: 1 },
    },
  ],
});
