import { alluvial } from "../../src/components/charts/alluvial.ts";
import { type BulletRow, bullet } from "../../src/components/charts/bullet.ts";
import { type FlowBar, flowBars } from "../../src/components/charts/flow-bars.ts";
import { spendingHeadline } from "../../src/words/headline.ts";
import { type Example, example } from "./example.ts";

const nodes = [
  { id: "c", name: "Zwaar: wonen of verblijf" },
  { id: "b", name: "Hoogspecialistisch" },
  { id: "a", name: "Ambulant" },
  { id: "0", name: "Geen hulp meer" },
];
const streams = (
  [
    [0, "c", "c", 64],
    [0, "c", "b", 14],
    [0, "c", "a", 18],
    [0, "c", "0", 9],
    [0, "b", "c", null],
    [0, "b", "b", 70],
    [0, "b", "a", 52],
    [0, "b", "0", 31],
    [0, "a", "b", 22],
    [0, "a", "a", 210],
    [0, "a", "0", 160],
    [1, "c", "c", 40],
    [1, "c", "a", 24],
    [1, "b", "b", 48],
    [1, "b", "a", 36],
    [1, "b", "0", 22],
    [1, "a", "a", 150],
    [1, "a", "0", 130],
    [1, "0", "0", 184],
    [1, "0", "a", 16],
  ] as const
).map(([step, from, to, value]) => ({
  step,
  from,
  to,
  value,
  ref: value === null ? "" : `flow|${step}|${from}-${to}|2024|clients`,
}));
const bars: FlowBar[] = [
  {
    name: "Wonen of verblijf op een groep",
    out: 12,
    lighter: 22,
    same: 60,
    off: 4,
    heavier: 0,
    drawable: true,
  },
  { name: "Pleegzorg", out: 8, lighter: 9, same: 120, off: 2, heavier: 6, drawable: true },
  { name: "Ambulant zwaar", out: 70, lighter: 44, same: 90, off: 10, heavier: 16, drawable: true },
  { name: "Gesloten jeugdhulp", out: 2, lighter: 1, same: 0, off: 0, heavier: 0, drawable: false },
];
const sums: BulletRow[] = [
  {
    name: "Integrale ambulante jeugdhulp",
    agreed: 12_400_000,
    expected: { value: 9_300_000, low: 7_900_000, high: 10_700_000 },
    actual: { ref: "budget|ambulant", estimate: 9_800_000, text: "€ 9,8 miljoen" },
    agreedText: "van € 12,4 miljoen",
  },
  {
    name: "Gezins- en woonvormen",
    agreed: 8_000_000,
    expected: { value: 6_000_000, low: 5_100_000, high: 6_900_000 },
    actual: { ref: "budget|wonen", estimate: 7_600_000, text: "€ 7,6 miljoen" },
    agreedText: "van € 8,0 miljoen",
  },
  {
    name: "Hoogspecialistische jeugdhulp",
    agreed: 3_100_000,
    expected: null,
    actual: null,
    agreedText: "van € 3,1 miljoen",
  },
];

export const streamExamples: readonly Example[] = [
  example("stromen", "Van zwaar naar licht over twee of drie momenten; ten hoogste vijf plekken.", {
    message: "Van wie zware hulp had, kreeg ongeveer 3 van de 10 een jaar later lichtere hulp.",
    subtitle: {
      what: "Hulp op drie momenten",
      who: "jeugdigen met hulp op 1 januari 2023",
      period: "2023 tot en met 2025",
      unit: "aantal",
    },
    picture: alluvial(nodes, streams, {
      moments: ["1 januari 2023", "1 januari 2024", "1 januari 2025"],
    }),
    head: ["Stroom", "Jeugdigen"],
    rows: streams.map((one) => [`${one.step + 1}: ${one.from} naar ${one.to}`, one.value ?? "·"]),
    reading: "Een band is een groep jeugdigen: hoe dikker, hoe meer. Omlaag is lichter.",
    limits: "Kleine groepen zijn niet getekend. De band zegt niet waarom hulp veranderde.",
  }),
  example("stroombalken", "Per trede wat er na een jaar van kwam, als er te veel treden zijn.", {
    message: "Ongeveer 3 van de 10 jeugdigen had een jaar later lichtere of geen hulp.",
    subtitle: {
      what: "Hulp een jaar later",
      who: "jeugdigen met hulp",
      period: "vanaf 1 januari 2024",
      unit: "percentage",
    },
    picture: flowBars(bars),
    head: ["Trede", "Geen hulp", "Lichter", "Zelfde", "Buiten", "Zwaarder"],
    rows: bars.map((bar) => [bar.name, bar.out, bar.lighter, bar.same, bar.off, bar.heavier]),
    reading: "Elke balk is een trede van de ladder, de zwaarste bovenaan.",
    limits: "Kleine aantallen tellen niet mee: lees de aandelen als benadering.",
  }),
  example("budget", "Gebruik van een vast bedrag tegenover wat nu te verwachten was.", {
    message: spendingHeadline({ used: "73%", expected: "75%", room: "within" }),
    subtitle: {
      what: "Gebruik van het afgesproken bedrag",
      who: "per segment",
      period: "januari tot en met september 2025",
      unit: "euro",
    },
    picture: bullet(sums),
    head: ["Segment", "Afgesproken", "Gebruikt"],
    rows: sums.map((sum) => [sum.name, sum.agreedText, sum.actual?.text ?? "geen cijfer"]),
    reading:
      "De smalle balk is wat is gebruikt. De streep is wat te verwachten was, de tint de afgesproken ruimte.",
    limits: "Minder gebruik is niet vanzelf goed. Kijk ook naar de wachtlijst.",
  }),
];
