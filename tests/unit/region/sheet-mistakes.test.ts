import { describe, expect, it } from "vitest";
import { problemsAfter } from "./folder.ts";

/** What an editor does wrong in region.yaml, and every line of the message it gives. */
type Case = [name: string, from: string, to: string, ...expected: string[]];

const cases: Case[] = [
  [
    "a code without quotes",
    'code: "9002"',
    "code: 0197",
    'regel 17, veld municipalities[2].code: de waarde "0197" kan niet. Toegestaan: de viercijferige CBS-code van een gemeente, bijvoorbeeld 0197. Schrijf met aanhalingstekens: "0197".',
  ],
  [
    "a Dutch date",
    "from: 2022-01-01",
    "from: 1-1-2022",
    'regel 10, veld observation.from: de waarde "1-1-2022" kan niet. Toegestaan: een bestaande datum, geschreven als 2024-01-31. Bedoelt u "2022-01-01"?',
  ],
  [
    "a field that is missing",
    "lateAfterDays: 31\n",
    "",
    "regel 1, veld lateAfterDays: dit veld ontbreekt. Toegestaan: een geheel getal van 1 tot en met 366.",
  ],
  [
    "a field that is missing inside a list",
    "law: jw, declares: false",
    "law: jw",
    "regel 23, veld segments[3].declares: dit veld ontbreekt. Toegestaan: true of false.",
  ],
  [
    "a field that is empty",
    "monitorTitle: Hulp in Klein",
    "monitorTitle:",
    "regel 6, veld monitorTitle: dit veld is leeg. Toegestaan: een tekst.",
  ],
  [
    "an unknown field",
    "lateAfterDays: 31",
    "lateAfterDays: 31\nregiokleur: groen",
    'regel 14: veld "regiokleur" is onbekend. Toegestaan: id, name, monitorTitle, fictitious, observation, gapDays, lateAfterDays, deadlines, waiting, outcomes, retention, municipalities, segments, ladders, editions.',
  ],
  [
    "a Dutch boolean",
    "fictitious: true",
    "fictitious: ja",
    'regel 7, veld fictitious: de waarde "ja" kan niet. Toegestaan: true of false.',
  ],
  [
    "a value of a list",
    "domain: bw",
    "domain: wonen",
    'regel 25, veld segments[5].domain: de waarde "wonen" kan niet. Toegestaan: een van: jeugd, wmo, bw.',
  ],
  [
    "a text where a list is meant",
    `municipalities:
  - { code: "9001", name: Voorbeek }
  - { code: "9002", name: Middelbeek }
  - { code: "9003", name: Achterbeek }`,
    "municipalities: Voorbeek",
    'regel 15, veld municipalities: de waarde "Voorbeek" kan niet. Toegestaan: een lijst met 1 of meer onderdelen.',
  ],
  [
    "a list where fields are meant",
    "observation:\n  from: 2022-01-01",
    "observation: [2022-01-01]",
    "regel 9, veld observation: de waarde past hier niet. Toegestaan: de velden from, until.",
  ],
  [
    "a field twice",
    "gapDays: 31",
    "gapDays: 31\ngapDays: 14",
    "regel 13: dit veld staat er twee keer. Laat er een staan.",
  ],
  [
    "a municipality twice",
    '"9003", name: Achterbeek',
    '"9001", name: Achterbeek',
    'regel 18, veld municipalities[3].code: de waarde "9001" staat er al. Toegestaan: elke waarde een keer.',
  ],
  [
    "a law that does not fit the domain",
    "name: Begeleiding, domain: wmo, law: wmo",
    "name: Begeleiding, domain: jeugd, law: wmo",
    'regel 24, veld segments[4].law: de waarde "wmo" past niet bij domain jeugd. Toegestaan: jw.',
  ],
  [
    "two ladders of one version",
    '  - law: wmo\n    version: "klein-1"',
    '  - law: jw\n    version: "klein-1"\n    validFrom: 2024-01-01\n    source: Proef\n    ranks: [{ rank: 0, name: Geen hulp }, { rank: 1, name: Hulp }]\n  - law: wmo\n    version: "klein-1"',
    'regel 41, veld ladders[2].version: de waarde "klein-1" heeft een eerdere ladder voor jw ook. Toegestaan: een waarde die nog niet voorkomt.',
  ],
  [
    "a ladder with a gap",
    "rank: 6, name: Groep",
    "rank: 7, name: Groep",
    "regel 39, veld ladders[1].ranks[7].rank: trede 7 staat op de plaats van trede 6. Toegestaan: oplopende treden zonder gat, te beginnen bij 0 (geen hulp).",
  ],
  [
    "an end before the start",
    "from: 2022-01-01\n",
    "from: 2022-01-01\n  until: 2021-12-31\n",
    'regel 11, veld observation.until: de waarde "2021-12-31" ligt voor from (2022-01-01). Toegestaan: dezelfde dag of later.',
  ],
  [
    "thresholds that contradict each other",
    "minDenominator: 20",
    "minDenominator: 5",
    'regel 54, veld editions.monitor.minDenominator: de waarde "5" is kleiner dan minPersons (8). Toegestaan: ten minste 8.',
  ],
  [
    "a percentage where a share is meant",
    "minResponse: 0.5",
    "minResponse: 50",
    'regel 60, veld outcomes.minResponse: de waarde "50" kan niet. Toegestaan: een aandeel van 0 tot en met 1, bijvoorbeeld 0.35.',
  ],
  [
    "weeks where days are meant, in words",
    "intakeDays: 28",
    "intakeDays: 4 weken",
    'regel 59, veld waiting.intakeDays: de waarde "4 weken" kan niet. Toegestaan: een geheel getal van 1 tot en met 366.',
  ],
];

describe("a mistake in region.yaml", () => {
  it.each(cases)("%s", async (_, from, to, ...expected) => {
    const problems = await problemsAfter({ file: "region.yaml", from, to });
    const own = problems.filter((line) => line.startsWith("region.yaml"));
    expect(own).toEqual(expected.map((line) => `region.yaml, ${line}`));
  });

  it("text that is no YAML", async () => {
    const problems = await problemsAfter({ file: "region.yaml", to: "id: klein\nname: [Klein\n" });
    expect(problems).toEqual([
      "region.yaml, regel 3: dit is geen geldige YAML. Kijk naar het inspringen, de dubbele punten, de haken en de aanhalingstekens.",
    ]);
  });

  it("an empty file", async () => {
    const problems = await problemsAfter({ file: "region.yaml", to: "# nog te doen\n" });
    expect(problems).toEqual([
      "region.yaml: dit bestand is leeg of heeft een verwijzing die nergens op slaat. Vul de velden van de regio in.",
    ]);
  });

  it("a reference to nothing", async () => {
    const edit = { file: "region.yaml", from: "name: Klein", to: "name: *Klein" };
    expect(await problemsAfter(edit)).toEqual([
      "region.yaml: dit bestand is leeg of heeft een verwijzing die nergens op slaat. Vul de velden van de regio in.",
    ]);
  });

  it("a law of a segment without ladder", async () => {
    const problems = await problemsAfter({
      file: "region.yaml",
      from: "- law: wmo\n    version",
      to: '- law: jw\n    version: "klein-2"\n    validFrom: 2023-01-01\n    source: Proef\n    ranks: [{ rank: 0, name: Geen hulp }, { rank: 1, name: Hulp }]\n  - law: jw\n    version',
    });
    expect(problems).toContain(
      'region.yaml, regel 24, veld segments[4].law: voor de wet "wmo" is er geen ladder. Voeg er een toe bij ladders.',
    );
  });
});
