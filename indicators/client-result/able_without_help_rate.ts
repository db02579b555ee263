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

const answer = {
  delivery_id: 7,
  line: 1,
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "s1",
  trajectory_end_on: "2024-05-15",
  kind: "without_help",
  moment: "end",
  measured_on: "2024-05-10",
  informant: "jeugdige",
  instrument: "zonder-hulp-verder",
  scale_min: 1,
  scale_max: 4,
  higher_is_better: true,
  invited: true,
};

/** Each of the four answers once; client e did not answer. */
const answers = [
  { ...answer, client_key: "a", raw: 1 },
  { ...answer, client_key: "b", raw: 2 },
  { ...answer, client_key: "c", raw: 3 },
  { ...answer, client_key: "d", raw: 4 },
];

/** Zonder hulp verder. */
export const ableWithoutHelpRate: Definition = define({
  id: "able_without_help_rate",
  theme: "client-result",
  tier: "core",
  version: "1.0",
  name: "Zonder hulp verder",
  question: "Verwachten cliënten dat zij na deze hulp zonder hulp verder kunnen?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "none", name: "Geen hulp meer nodig, ook later niet", role: "variant" },
    { id: "lighter_or_none", name: "Lichtere of geen hulp nodig", role: "variant" },
  ],
  moment: "within_period",
  grains: { organisation: "trajectory", target_group: "trajectory", system: "trajectory" },
  followUpMonths: 3,
  immature: "provisional",
  gate: "response",
  numerator:
    "Zorgtrajecten met antwoord 03 (voor nu geen verdere hulp nodig, misschien later) of 04 (geen verdere hulp meer nodig). 'Geen hulp meer nodig, ook later niet': alleen 04. 'Lichtere of geen hulp nodig': 02, 03 en 04.",
  denominator:
    "Zorgtrajecten met de laatste dag van hulp in de periode en een geldig antwoord, 01 tot en met 04. Het antwoord van de cliënt zelf telt; is dat er niet, dan dat van een ouder. Van meer antwoorden van dezelfde persoon telt het laatst gemeten, daarna het laatst aangeleverde. Een antwoord is geldig als het is gemeten van 90 dagen voor tot en met 90 dagen na de laatste dag van hulp. Het hoort bij het traject zoals bij de respons staat.",
  exclusions: [
    "Trajecten die eindigden door overlijden, hulp korter dan 28 dagen (grens van de regio), en trajecten die helemaal bestaan uit jeugdbescherming of jeugdreclassering. Ook als er wel een antwoord is.",
    "Trajecten zonder geldig antwoord. Zij bepalen wel de respons.",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan. Een onderbreking van ten hoogste 31 dagen is geen einde.",
  ],
  attribution: {
    organisation:
      "Een antwoord telt bij de aanbieder van het zorgtraject. Een zorgtraject is alle hulp van één aanbieder aan één cliënt in één segment, zonder lange onderbreking.",
    chain: "Wordt niet gegeven: elke aanbieder vraagt het aan het einde van zijn eigen hulp.",
    system: "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon.",
  },
  sources: ["start", "stop", "measurement"],
  origin: {
    status: "gemengd",
    text: "Onderdeel 3.1 van de landelijke set voor uitkomsten in de jeugdhulp: vraag en antwoorden staan in het protocol van 2021. Welke antwoorden samen het hoofdcijfer zijn, en het gebruik in de Wmo, is een keuze van de regio.",
  },
  caveats: [
    "Dit is wat iemand verwacht, niet wat er gebeurt. Vergelijk met terugkeer in zorg.",
    "Voor 2022 waren de antwoorden anders. Trek de lijn niet door over die grens.",
    "Bij duurzame hulp en beschermd wonen past 'lichtere of geen hulp nodig' beter.",
    "Bij een lage respons zegt het cijfer weinig.",
  ],
  counterIndicator: "Lees dit cijfer samen met de respons en met terugkeer in zorg.",
  counterIndicators: ["outcome_response_rate", "no_new_start_rate_12m"],
  examples: [
    {
      title: "Twee van vier antwoorden zijn 03 of 04",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 0.5 },
    },
    {
      title: "Alleen 04",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      part: "none",
      expected: { numerator: 1, denominator: 4, clients: 4, estimate: 0.25 },
    },
    {
      title: "Lichtere of geen hulp",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables: { "care.measurement": answers },
      part: "lighter_or_none",
      expected: { numerator: 3, denominator: 4, clients: 4, estimate: 0.75 },
    },
  ],
});
