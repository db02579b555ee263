import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

/** Five clients who together take every way in and out in 2024. */
const people = [
  // In care all year, one rank down in May: doorstroom.
  care("a", 4, "2023-03-01", "2024-05-10", "planned"),
  care("a", 3, "2024-05-11"),
  // Goes out in June.
  care("b", 3, "2023-03-01", "2024-06-15", "planned"),
  // Comes in for the first time, and stays.
  care("c", 3, "2024-02-01"),
  // Comes back after a long time, and goes out again: in and out.
  care("d", 3, "2023-02-01", "2023-06-30", "planned"),
  care("d", 3, "2024-03-01", "2024-09-30", "planned"),
  // Interrupted for less than 31 days over New Year: in care all the time.
  care("e", 3, "2023-02-01", "2023-12-20", "planned"),
  care("e", 3, "2024-01-10"),
];

/** Instroom, doorstroom, uitstroom: who comes, who moves on and who goes. */
export const inflowOutflowBalance: Definition = define({
  id: "inflow_outflow_balance",
  theme: "scale-down",
  tier: "standard",
  version: "1.0",
  name: "Instroom, doorstroom en uitstroom",
  question: "Hoeveel mensen komen in zorg, gaan verder met andere hulp, of gaan uit zorg?",
  unit: "aantal",
  direction: "context",
  kind: "count",
  counts: "persons",
  parts: [
    { id: "nieuw", name: "Instroom: nieuw", role: "category" },
    { id: "terugkerend", name: "Instroom: terugkerend", role: "category" },
    { id: "uit", name: "Uitstroom", role: "second" },
    { id: "doorstroom", name: "Doorstroom", role: "second" },
    { id: "stand_begin", name: "In zorg aan het begin", role: "second", interval: "none" },
    { id: "stand_eind", name: "In zorg aan het eind", role: "second", interval: "none" },
  ],
  moment: "own_period",
  periods: ["kwartaal", "jaar"],
  grains: {
    organisation: "group",
    target_group: "segment",
    chain: "group",
    system: "group",
    // Where two dimensions cross, being in care would have to be told for each pair.
    cuts: {
      region: "region",
      municipality_domain: null,
      segment_age: null,
      party_segment: null,
      provider_segment: null,
      provider_municipality: null,
    },
  },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Instroom: cliënten die op de dag vóór de periode niet in zorg zijn en er in de periode wel in komen; nieuw als zij in deze groep nooit eerder in zorg waren, anders terugkerend. Uitstroom: cliënten die op de dag vóór de periode of in de periode in zorg zijn en op de laatste dag niet. Doorstroom: cliënten die in de periode, zonder uit zorg te zijn, naar een andere trede gaan (ook: van of naar hulp buiten de ladder) of naar een andere aanbieder voor de zwaarste hulp. Stand: cliënten die in zorg zijn op de dag vóór de periode (begin) of op de laatste dag (eind); alleen van hele jaren.",
  denominator:
    "Geen: het zijn aantallen cliënten. Elke cliënt telt per groep en periode ten hoogste één keer per onderdeel. Stand aan het eind = stand aan het begin + instroom − uitstroom.",
  exclusions: [
    "Een onderbreking van ten hoogste 31 dagen is geen uitstroom en geen instroom.",
    "Hulp die begint na de laatste dag van de gegevens.",
  ],
  attribution: {
    organisation:
      "In zorg bij een aanbieder of een partij is wie daar hulp heeft, ook als een ander zwaardere hulp geeft. Doorstroom telt bij de aanbieder waar de cliënt naartoe gaat.",
    chain: "In zorg is wie hulp heeft uit de wet, bij welke aanbieder dan ook.",
    system:
      "Voor elke groep opnieuw geteld uit personen: wie verhuist, gaat uit de ene gemeente en komt in de andere, maar blijft in zorg in de regio. Doorstroom telt bij de groep waar de cliënt naartoe gaat.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "bevestigd",
    text: "Instroom, uitstroom en doorstroom volgen gemeentelijke definities. De dag vóór de periode als begin is een eigen keuze: zo valt elke start in precies één periode.",
  },
  caveats: [
    "Instroom en uitstroom van kwartalen tellen niet op tot die van het jaar: wie twee keer komt, telt in het jaar één keer.",
    "Gemeenten tellen niet op tot de regio: wie verhuist, telt in twee gemeenten.",
    "Van voor het begin van de gegevens is niet alle hulp bekend. Daardoor lijkt soms nieuw wie terugkeert.",
    "Een einde in de laatste 31 dagen kan nog een onderbreking blijken.",
  ],
  counterIndicator:
    "Lees de instroom samen met de wachttijd, en de uitstroom met uitval en terugkeer.",
  counterIndicators: ["dropout_rate", "no_new_start_rate_12m", "transition_matrix"],
  examples: [
    {
      title: "In 2024 komen twee mensen in zorg",
      until: "2025-06-30",
      period: "2024",
      services: people,
      expected: { numerator: 2, denominator: 2, clients: 2, estimate: 2 },
    },
    {
      title: "Een van hen kwam terug",
      until: "2025-06-30",
      period: "2024",
      part: "terugkerend",
      services: people,
      expected: { numerator: 1, denominator: 1, clients: 1, estimate: 1 },
    },
    {
      title: "Twee gaan eruit, ook wie dit jaar kwam",
      until: "2025-06-30",
      period: "2024",
      part: "uit",
      services: people,
      expected: { numerator: 2, denominator: 2, clients: 2, estimate: 2 },
    },
    {
      title: "Drie in zorg aan het begin, ook wie een onderbreking heeft",
      until: "2025-06-30",
      period: "2024",
      part: "stand_begin",
      services: people,
      expected: { numerator: 3, denominator: 3, clients: 3, estimate: 3 },
    },
    {
      title: "Een gaat naar een lichtere trede",
      until: "2025-06-30",
      period: "2024-K2",
      part: "doorstroom",
      cut: "provider",
      group: { provider_id: "p1" },
      services: people,
      expected: { numerator: 1, denominator: 1, clients: 1, estimate: 1 },
    },
  ],
});
