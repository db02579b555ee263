import { type Definition, define } from "../definition.ts";

const help = {
  provider: "p1",
  segment: "s1",
  rank: 3,
  start: "2023-06-01",
  end: "2024-05-15",
  endClass: "planned",
};

const ends = ["a", "b", "c", "d", "e", "f"].map((client) => ({ ...help, client }));

/** An invented scale from 0 to 40: mean 12, standard deviation 6, reliability 0.85. */
const scale = {
  instrument: "schaal",
  name: "Schaal",
  kind: "problem",
  scale_min: 0,
  scale_max: 40,
  higher_is_better: false,
  norm_mean: 12,
  norm_sd: 6,
  reliability: 0.85,
  clinical_from: 18,
};

const measurement = {
  delivery_id: 7,
  line: 1,
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "s1",
  trajectory_start_on: "2023-06-01",
  trajectory_end_on: "2024-05-15",
  kind: "problem",
  informant: "jeugdige",
  instrument: "schaal",
  scale_min: 0,
  scale_max: 40,
  higher_is_better: false,
  invited: true,
};

const start = { ...measurement, moment: "start", measured_on: "2023-06-08" };
const end = { ...measurement, moment: "end", measured_on: "2024-05-10" };

/** A reliable change is 1.96 · 6 · √(2 · 0.15) = 6.44 points or more. */
const tables = {
  "register.instrument": [scale],
  "care.measurement": [
    // 7 points fewer, from clinical to not: improved and recovered.
    { ...start, client_key: "a", raw: 24 },
    { ...end, client_key: "a", raw: 17 },
    // 6 points fewer: within the noise.
    { ...start, client_key: "b", raw: 24 },
    { ...end, client_key: "b", raw: 18 },
    // 7 points more, from a mild start.
    { ...start, client_key: "c", raw: 11 },
    { ...end, client_key: "c", raw: 18 },
    // Two informants: no pair. Then a first measurement 91 days late: no pair either.
    { ...start, client_key: "d", raw: 24 },
    { ...end, client_key: "d", informant: "ouder", raw: 10 },
    { ...start, client_key: "e", measured_on: "2023-08-31", raw: 24 },
    { ...end, client_key: "e", raw: 10 },
    // 9 points fewer, still clinical: improved, not recovered.
    { ...start, client_key: "f", raw: 30 },
    { ...end, client_key: "f", raw: 21 },
  ],
};

/** Afname van problemen. */
export const problemReductionRate: Definition = define({
  id: "problem_reduction_rate",
  theme: "client-result",
  tier: "standard",
  version: "1.0",
  name: "Afname van problemen",
  question: "Zijn de problemen aan het einde van de hulp duidelijk minder dan aan het begin?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "improved", name: "Duidelijk minder problemen", role: "category" },
    {
      id: "unchanged",
      name: "Geen duidelijk verschil",
      role: "category",
      direction: "context",
    },
    {
      id: "deteriorated",
      name: "Duidelijk meer problemen",
      role: "category",
      direction: "lower",
    },
    { id: "recovered", name: "Hersteld: van zorgelijk naar niet zorgelijk", role: "variant" },
    {
      id: "low_start",
      name: "Begon met weinig problemen",
      role: "second",
      direction: "context",
    },
    {
      id: "mean_change",
      name: "Gemiddelde afname in T-score",
      role: "second",
      kind: "mean",
      unit: "cijfer",
    },
  ],
  moment: "within_period",
  grains: { organisation: "trajectory", target_group: "trajectory", system: "trajectory" },
  followUpMonths: 3,
  immature: "provisional",
  gate: "response",
  numerator:
    "Zorgtrajecten waarin de problemen meer afnamen dan de meetfout van het instrument: de afname in T-score, gedeeld door 10 · √(2 · (1 − betrouwbaarheid)), is 1,96 of hoger (grens van de regio). T-score: 50 + 10 · (score − gemiddelde) / standaarddeviatie van de normgroep. Duidelijk meer problemen: −1,96 of lager. Geen duidelijk verschil: ertussenin. Hersteld: duidelijk minder problemen, bij het begin in het zorgelijke gebied van het instrument (score op of boven de grens) en bij het einde niet meer. Begon met weinig problemen: T-score bij het begin lager dan 50. Gemiddelde afname: de som van T-score bij het begin min T-score bij het einde. Bij een instrument waarop hoger beter is, draait alles om.",
  denominator:
    "Zorgtrajecten met de laatste dag van hulp in de periode en een geldige meting bij begin en einde: zelfde instrument, zelfde persoon die antwoordde, op de schaal van dat instrument. De eerste meting is van 90 dagen voor tot en met 90 dagen na de eerste dag van hulp. De laatste is net zo gemeten rond de laatste dag. Zijn er meer, dan telt bij het begin de oudste en bij het einde de nieuwste. Van meer paren telt dat van de jeugdige, anders van de cliënt, een ouder, de toegang of een professional; daarna het paar met de nieuwste eindmeting. Een meting hoort bij een traject van die cliënt bij die aanbieder in dat segment. Bij meer trajecten is dat het traject waarvan de eerste (of laatste) dag het dichtst ligt bij de dag die bij de meting staat.",
  exclusions: [
    "Segmenten waarin niemand een meting van problemen aanleverde.",
    "Instrumenten die de regio niet kent, of zonder normgroep en betrouwbaarheid.",
    "Trajecten die eindigden door overlijden, hulp korter dan 28 dagen (grens van de regio), en trajecten die helemaal bestaan uit jeugdbescherming of jeugdreclassering. Ook als er wel is gemeten.",
    "Trajecten zonder geldig paar metingen. Zij bepalen wel de respons.",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan. Een onderbreking van ten hoogste 31 dagen is geen einde.",
  ],
  attribution: {
    organisation:
      "Een paar metingen telt bij de aanbieder van het zorgtraject. Een zorgtraject is alle hulp van één aanbieder aan één cliënt in één segment, zonder lange onderbreking.",
    chain: "Wordt niet gegeven: begin en einde zijn die van de hulp van één aanbieder.",
    system: "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon.",
  },
  sources: ["start", "stop", "measurement"],
  origin: {
    status: "gemengd",
    text: "Onderdeel 3.3 van de landelijke set voor uitkomsten in de jeugdhulp. T-score en betrouwbare verandering zijn gewone psychometrie (Jacobson en Truax). De termijn van 90 dagen komt uit de jeugd-ggz. De grens en de keuze van instrumenten zijn van de regio.",
  },
  caveats: [
    "Wie met weinig problemen begint, kan bijna niet duidelijk vooruitgaan. Daarom staat dat aandeel erbij.",
    "Wie met veel problemen begint, gaat ook zonder hulp vaak iets vooruit.",
    "Instrumenten verschillen. Vergelijk aanbieders die met hetzelfde instrument meten.",
    "Er zijn twee metingen nodig, dus de respons is lager dan bij andere vragen.",
  ],
  counterIndicator: "Lees dit cijfer samen met de respons en met terugkeer in zorg.",
  counterIndicators: ["outcome_response_rate", "no_new_start_rate_12m"],
  examples: [
    {
      title: "Twee van vier jeugdigen gaan duidelijk vooruit; van twee is er geen geldig paar",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables,
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 0.5 },
    },
    {
      title: "Eén van vier is hersteld",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables,
      part: "recovered",
      expected: { numerator: 1, denominator: 4, clients: 4, estimate: 0.25 },
    },
    {
      title: "Eén van vier begon onder het gemiddelde van de normgroep",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables,
      part: "low_start",
      expected: { numerator: 1, denominator: 4, clients: 4, estimate: 0.25 },
    },
    {
      // (7 + 6 − 7 + 9) points, ten T-points for every six.
      title: "De T-score daalt gemiddeld zes en een kwart punt",
      until: "2024-12-31",
      period: "2024-K2",
      services: ends,
      tables,
      part: "mean_change",
      expected: { numerator: 25, denominator: 4, clients: 4, estimate: 6.25 },
    },
  ],
});
