import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

const second = { provider: "p2" };
const third = { provider: "p3" };

/** Two spells that end in May 2024: one with two handovers, one with none; a third runs on. */
const people = [
  care("a", 4, "2023-02-01", "2023-09-30", "planned"),
  // The next day, at another provider.
  care("a", 4, "2023-10-01", "2024-01-10", "planned", second),
  // After twenty days, at a third one.
  care("a", 2, "2024-01-31", "2024-05-20", "planned", third),
  care("b", 3, "2023-02-01", "2024-05-31", "planned"),
  // Lighter help beside it, from another: the main provider stays.
  care("b", 2, "2023-06-01", "2023-12-31", "planned", second),
  care("c", 3, "2023-02-01", "2023-12-31", "planned"),
  care("c", 3, "2024-01-01", null, null, second),
];

/** Overdrachtmomenten: how often the main provider changes in the course of a spell. */
export const handoverCount: Definition = define({
  id: "handover_count",
  theme: "chain",
  tier: "standard",
  version: "1.0",
  name: "Overdrachtmomenten",
  question: "Hoe vaak wisselen mensen van hoofdaanbieder in de loop van hun hulp?",
  unit: "aantal",
  direction: "lower",
  kind: "ratio",
  parts: [
    {
      id: "zonder",
      name: "Zonder overdracht",
      role: "second",
      kind: "proportion",
      unit: "procent",
      direction: "higher",
    },
    {
      id: "warm",
      name: "Warme overdracht (hooguit 14 dagen ertussen)",
      role: "second",
      kind: "proportion",
      unit: "procent",
      direction: "higher",
    },
    {
      id: "tussentijd",
      name: "Dagen tussen twee aanbieders",
      role: "second",
      kind: "median",
      unit: "dagen",
    },
  ],
  moment: "within_period",
  grains: { chain: "spell" },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Overdrachten in zorgperiodes die in de periode eindigden. Een overdracht: de zwaarste hulp op de ladder gaat naar een andere aanbieder dan daarvoor, binnen een zorgperiode. Even zware hulp: die het langst loopt, gaat voor. Een onderaannemer telt als zijn hoofdaannemer. Delen: zorgperiodes zonder overdracht; overdrachten met ten hoogste 14 dagen zonder hulp op de ladder ertussen (warm); en de mediaan van die dagen.",
  denominator:
    "Zorgperiodes die in de periode eindigden. Bij 'warm' en 'dagen tussen twee aanbieders': de overdrachten in die zorgperiodes.",
  exclusions: [
    "Zorgperiodes die nog lopen, en einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan.",
    "Een wisseling na een onderbreking van meer dan 31 dagen: dat is een nieuwe zorgperiode.",
    "Hulp buiten de ladder, zoals dyslexiezorg: die kan niet de zwaarste zijn.",
  ],
  attribution: {
    organisation: "Geen: een overdracht is van twee aanbieders.",
    chain: "De hele zorgperiode, per wet.",
    system: "Geen.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "Minder overdrachtmomenten is een doel van de regio. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Begint naast lopende hulp zwaardere hulp bij een ander, dan telt dat als overdracht, en ook als die weer stopt.",
    "Een nieuw contract kan overdrachten geven die niemand koos. Let op 1 januari 2022.",
    "Van een zorgperiode die lang geleden begon, is niet elke wisseling bekend.",
    "Het einde 'overstap naar andere aanbieder' telt pas als de hulp daar binnen 31 dagen begint.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met afschaling: naar lichtere hulp bij een ander is ook een overdracht.",
  counterIndicators: ["scale_down_rate", "multi_provider_rate"],
  examples: [
    {
      title: "Twee zorgperiodes met samen twee overdrachten",
      until: "2024-12-31",
      period: "2024-K2",
      cut: "chain",
      group: { law: "jw" },
      services: people,
      expected: { numerator: 2, denominator: 2, clients: 2, estimate: 1 },
    },
    {
      title: "Een einde van 30 dagen geleden telt nog niet: de hulp kan nog doorgaan",
      until: "2024-06-30",
      period: "2024-K2",
      cut: "chain",
      group: { law: "jw" },
      services: people,
      expected: { numerator: 2, denominator: 1, clients: 1, estimate: 2 },
    },
    {
      title: "Een van de twee was zonder overdracht",
      until: "2024-12-31",
      period: "2024-K2",
      part: "zonder",
      cut: "chain",
      group: { law: "jw" },
      services: people,
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
    {
      title: "Een van de twee overdrachten was warm: de andere duurde 20 dagen",
      until: "2024-12-31",
      period: "2024-K2",
      part: "warm",
      cut: "chain",
      group: { law: "jw" },
      services: people,
      expected: { numerator: 1, denominator: 2, clients: 1, estimate: 0.5 },
    },
  ],
});
