import { describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { problemsAfter } from "./folder.ts";

const indicators = catalogue.map(({ id }) => id).join(", ");

/** What an editor does wrong, and every line of the message it gives. */
type Case = [name: string, from: string, to: string, ...expected: string[]];

const check =
  (file: string) =>
  async (_: string, from: string, to: string, ...expected: string[]) => {
    const problems = await problemsAfter({ file, from, to });
    expect(problems).toEqual(expected.map((line) => `${file}, ${line}`));
  };

const first = "scale_down_rate;regio;*;absoluut;gte;0.40;;;";

const norms: Case[] = [
  [
    "an unknown kind",
    first,
    "scale_down_rate;regio;*;absolute;gte;0.40;;;",
    'rij 2, kolom kind: de waarde "absolute" kan niet. Toegestaan: een van: absoluut, nulmeting, budget, trend, benchmark.',
  ],
  [
    "a number that is missing",
    first,
    "scale_down_rate;regio;*;absoluut;gte;;;;",
    "rij 2, kolom value: deze cel is leeg. Bij kind absoluut is nodig: een getal, bijvoorbeeld 0.35.",
  ],
  [
    "a direction with a number",
    first,
    "scale_down_rate;regio;*;trend;gte;0.40;;;",
    'rij 2, kolom value: de waarde "0.4" past niet bij kind trend. Toegestaan: leeg.',
  ],
  [
    "a baseline without period",
    first,
    "scale_down_rate;regio;*;nulmeting;gte;0.40;;;",
    "rij 2, kolom baseline: deze cel is leeg. Bij kind nulmeting is nodig: een jaar, halfjaar of kwartaal, bijvoorbeeld 2022.",
  ],
  [
    "a baseline from before there were figures",
    first,
    "scale_down_rate;regio;*;nulmeting;gte;;;2021-K4;",
    "rij 2, kolom baseline: over 2021-K4 zijn er geen cijfers: de regio kijkt mee vanaf 2022-01-01. Toegestaan: een latere periode, of een getal in value.",
  ],
  [
    "a period that is none",
    first,
    "scale_down_rate;regio;*;nulmeting;gte;0.40;;2022-Q1;",
    'rij 2, kolom baseline: de waarde "2022-Q1" kan niet. Toegestaan: een jaar, halfjaar of kwartaal, geschreven als 2024, 2024-H1 of 2024-K1, of leeg.',
  ],
  [
    "a benchmark that does not say of when",
    first,
    "scale_down_rate;regio;*;benchmark;gte;;;;",
    "rij 2, kolom value: deze cel is leeg. Bij kind benchmark is nodig: een getal, bijvoorbeeld 0.35.",
    "rij 2, kolom baseline: deze cel is leeg. Bij kind benchmark is nodig: een jaar, halfjaar of kwartaal, bijvoorbeeld 2022.",
  ],
  [
    "a tolerance of nothing",
    first,
    "scale_down_rate;regio;*;budget;lte;0.40;0;;",
    'rij 2, kolom tolerance: de waarde "0" kan niet. Toegestaan: een getal boven 0, of leeg.',
  ],
  [
    "a tolerance around a plain number",
    first,
    "scale_down_rate;regio;*;absoluut;gte;0.40;0.1;;",
    'rij 2, kolom tolerance: de waarde "0.1" past niet bij kind absoluut. Toegestaan: leeg.',
  ],
];

describe("a mistake in a norm", () => {
  it.each(norms)("%s", check("norms.csv"));

  it.each([
    ["a baseline that is the figure of that period", "nulmeting;gte;;;2022-H2"],
    ["a baseline from before, with its figure", "nulmeting;gte;0.40;;2021"],
    ["a direction", "trend;gte;;;"],
    ["a budget with a band, which may pass one", "budget;lte;1.02;0.1;"],
    ["a benchmark", "benchmark;gte;0.40;;2020-H1"],
  ])("is not %s", async (_, cells) => {
    const to = `scale_down_rate;regio;*;${cells};`;
    expect(await problemsAfter({ file: "norms.csv", from: first, to })).toEqual([]);
  });
});

describe("a mistake in an annotation", () => {
  it.each<Case>([
    [
      "an unknown indicator",
      "goal_attainment_rate;aanbieder",
      "doelrealisatie;aanbieder",
      `rij 3, kolom indicator_id: de waarde "doelrealisatie" bestaat niet. Toegestaan: een van: *, ${indicators}.`,
    ],
    [
      "an unknown scope id",
      "aanbieder;citroen",
      "segment;citroen",
      'rij 3, kolom scope_id: de waarde "citroen" bestaat niet. Toegestaan: een van: jeugd-ambulant, jeugd-wonen, jeugd-hoogspecialistisch, wmo-begeleiding, beschermd-wonen.',
    ],
    [
      "an unknown kind",
      "nieuwe-basislijn",
      "basislijn",
      'rij 3, kolom kind: de waarde "basislijn" kan niet. Toegestaan: een van: gebeurtenis, nieuwe-basislijn.',
    ],
    [
      "an id twice",
      "ander-instrument",
      "begin",
      'rij 3, kolom annotation_id: de waarde "begin" staat ook in rij 2. Toegestaan: een keer.',
    ],
    [
      "a person",
      "De contracten begonnen.",
      "Mevrouw Jansen begon.",
      "rij 2, kolom text: hier staat de naam van een persoon. Schrijf het zo dat niemand te herkennen is.",
    ],
    [
      "a provider that the public would read of",
      "De contracten begonnen.",
      "Verzonnen Aardbei begon.",
      "rij 2, kolom text: hier staat de naam van een aanbieder, en deze rij is openbaar. Laat de naam weg, of zet public op nee.",
    ],
    [
      "a remark on one provider for the public",
      "Verzonnen voor de proef;nee",
      "Verzonnen voor de proef;ja",
      "rij 3, kolom public: wat over één aanbieder gaat, is niet openbaar. Toegestaan: nee.",
    ],
  ])("%s", check("annotations.csv"));
});

describe("a mistake in a combination", () => {
  it.each<Case>([
    [
      "an unknown indicator",
      "contradictedBy: [scale_down_rate]",
      "contradictedBy: [afschaling]",
      `regel 9, veld [1].contradictedBy[1]: de waarde "afschaling" bestaat niet. Toegestaan: een van: ${indicators}.`,
    ],
    [
      "a signal that contradicts itself",
      "contradictedBy: [scale_down_rate]",
      "contradictedBy: [goal_attainment_rate]",
      'regel 9, veld [1].contradictedBy[1]: de waarde "goal_attainment_rate" staat er al. Toegestaan: elke indicator een keer.',
    ],
    [
      "an indicator asked twice",
      "indicator: goal_attainment_rate, test: ongunstig",
      "indicator: care_duration_km_median, test: ongunstig",
      'regel 8, veld [1].when[2].indicator: de waarde "care_duration_km_median" staat er al. Toegestaan: elke indicator een keer.',
    ],
    [
      "an unknown test",
      "test: stijgt",
      "test: omhoog",
      'regel 7, veld [1].when[1].test: de waarde "omhoog" kan niet. Toegestaan: een van: ongunstig, gunstig, stijgt, daalt.',
    ],
    [
      "one signal only",
      "    - { indicator: goal_attainment_rate, test: ongunstig }\n",
      "",
      "regel 6, veld [1].when: de waarde past hier niet. Toegestaan: een lijst met 2 of meer onderdelen.",
    ],
    [
      "a rule twice",
      "id: doelen-behaald-niet-lichter",
      "id: langer-en-minder-doelen",
      'regel 11, veld [2].id: de waarde "langer-en-minder-doelen" staat er al. Toegestaan: elke waarde een keer.',
    ],
    [
      "an unknown field",
      "  contradictedBy: [scale_down_rate]",
      "  contradictedBy: [scale_down_rate]\n  kleur: rood",
      'regel 10: veld "kleur" is onbekend. Toegestaan: id, name, text, when, contradictedBy.',
    ],
  ])("%s", check("combinations.yaml"));

  it("is not a region without combinations", async () => {
    expect(await problemsAfter({ file: "combinations.yaml", to: "[]\n" })).toEqual([]);
  });
});
