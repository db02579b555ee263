import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { klein, problemsAfter, withRegion } from "./folder.ts";

const file = "mappings/bij-achtig.yaml";

/** What an editor does wrong in a mapping, and every line of the message it gives. */
type Case = [name: string, from: string, to: string, ...expected: string[]];

const cases: Case[] = [
  [
    "an unknown kind",
    "kind: reported_trajectory",
    "kind: bij",
    'regel 10, veld kind: de waarde "bij" kan niet. Toegestaan: een van: outcome_measurement, hours, realisation, waiting, reported_trajectory.',
  ],
  [
    "a form of dates that is not known",
    "dates: JJJJMMDD",
    "dates: YYYYMMDD",
    'regel 15, veld dates: de waarde "YYYYMMDD" kan niet. Toegestaan: een van: JJJJ-MM-DD, JJJJMMDD, DD-MM-JJJJ.',
  ],
  [
    "an AGB code that is none",
    'agb: "*"',
    "agb: [123]",
    'regel 12, veld agb[1]: de waarde "123" kan niet. Toegestaan: een AGB-code van acht cijfers, bijvoorbeeld 99990001.',
  ],
  [
    "a provider that does not exist",
    'agb: "*"',
    "agb: [99989999]",
    'regel 12, veld agb[1]: de waarde "99989999" bestaat niet. Toegestaan: een agb uit providers.csv.',
  ],
  [
    "a field that the kind does not have",
    "  crisis:",
    "  crisus:",
    'regel 51, veld fields.crisus: een tabel reported_trajectory heeft geen veld "crisus". Toegestaan: bsn, client_key, provider_agb, municipality_code, segment, period, care_form, traject_start, traject_end, end_reason, referrer, crisis, measured_on, informant_1, satisfaction_1, without_help_1, informant_2, satisfaction_2, without_help_2.',
  ],
  [
    "a field that is missing",
    "  period: { column: Periode }\n",
    "",
    "regel 17, veld fields: een tabel reported_trajectory heeft ook nodig: period.",
  ],
  [
    "a column and a fixed value",
    "period: { column: Periode }",
    "period: { column: Periode, value: 2024-H1 }",
    "regel 21, veld fields.period: nodig is één van beide: column (een kolom van de aanbieder) of value (vaste waarde).",
  ],
  [
    "a segment that does not exist",
    '"13": jeugd-hoogspecialistisch',
    '"13": jeugd-gesloten',
    'regel 44, veld fields.segment.codes.13: de waarde "jeugd-gesloten" bestaat niet. Toegestaan: een van: jeugd-ambulant, jeugd-wonen, jeugd-hoogspecialistisch, wmo-begeleiding, beschermd-wonen.',
  ],
  [
    "an unknown word",
    "period: { column: Periode }",
    "period: { kolom: Periode }",
    'regel 21: veld "kolom" is onbekend. Toegestaan: column, codes, value.',
  ],
];

describe("a mistake in a mapping", () => {
  it.each(cases)("%s", async (_, from, to, ...expected) => {
    const problems = await problemsAfter({ file, from, to });
    expect(problems).toEqual(expected.map((line) => `${file}, ${line}`));
  });

  it("two that start on the same day", async () => {
    await withRegion([], async (folder) => {
      const text = await readFile(`${folder}/${file}`, "utf8");
      await writeFile(`${folder}/mappings/tweede.yaml`, text);
      await expect(readRegion(folder)).rejects.toThrow(
        "mappings/tweede.yaml, regel 13, veld validFrom: mappings/bij-achtig.yaml geldt vanaf dezelfde dag, voor dezelfde aanbieder en kolommen.",
      );
    });
  });
});

describe("the mappings of a region", () => {
  it("are read by name, every value as text", async () => {
    const { mappings } = await readRegion(klein);
    expect(mappings.map(({ file, name, version, agb }) => [file, name, version, agb])).toEqual([
      [file, "BiJ-achtig", "1", "*"],
    ]);
    expect(mappings[0]?.fields.end_reason?.codes?.["1"]).toBe("01");
  });
});
