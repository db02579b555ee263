import { describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { type Edit, problemsAfter } from "./folder.ts";

const unknownProvider = "Toegestaan: een provider_id uit providers.csv.";
const segments =
  "jeugd-ambulant, jeugd-wonen, jeugd-hoogspecialistisch, wmo-begeleiding, beschermd-wonen";
const providerColumns = "provider_id, agb, name, party_id, party_name, main_provider_id, role";

const indicatorIds = catalogue.map(({ id }) => id).join(", ");

/** What an editor does wrong, on which file, and every line of the message it gives. */
type Case = [name: string, file: string, from: string, to: string, ...expected: string[]];

const cells: Case[] = [
  [
    "an empty cell",
    "providers.csv",
    "99980002;Verzonnen Braam",
    "99980002;",
    "rij 3, kolom name: deze cel is leeg. Toegestaan: een tekst.",
  ],
  [
    "an id with a capital",
    "norms.csv",
    "segment;jeugd-ambulant",
    "Segment;jeugd-ambulant",
    'rij 4, kolom scope: de waarde "Segment" kan niet. Toegestaan: een van: regio, domein, segment, aanbieder, keten. Bedoelt u "segment"?',
  ],
  [
    "a leading zero that a spreadsheet dropped",
    "products.csv",
    "wmo;07;07K01",
    "wmo;7;07K01",
    'rij 17, kolom category: de waarde "7" kan niet. Toegestaan: een productcategorie van twee cijfers, bijvoorbeeld 45 of 02. Bedoelt u "07"?',
  ],
  [
    "a code from a list of codes",
    "products.csv",
    "ambulant;04;6800",
    "ambulant;03;6800",
    'rij 3, kolom unit: de waarde "03" kan niet. Toegestaan: een van: 01, 04, 14, 16, 82, 83, 84.',
  ],
  [
    "a product code that is too long",
    "products.csv",
    "45K01",
    "45K001",
    'rij 3, kolom code: de waarde "45K001" kan niet. Toegestaan: een productcode van vijf letters of cijfers, bijvoorbeeld 45A04, of leeg.',
  ],
  [
    "a number with a point for thousands",
    "budgets.csv",
    "2022;154100;86",
    "2022;154.100;86",
    'rij 2, kolom lumpsum_eur: de waarde "154.100" kan niet. Toegestaan: een geheel getal van 0 of hoger.',
  ],
  [
    "a year out of range",
    "budgets.csv",
    "aardbei;jeugd-ambulant;2022",
    "aardbei;jeugd-ambulant;22",
    'rij 2, kolom year: de waarde "22" kan niet. Toegestaan: een geheel getal van 2015 tot en met 2100.',
  ],
  [
    "a word for a boolean",
    "norms.csv",
    "ja;2022-01-01",
    "waar;2022-01-01",
    'rij 2, kolom fictitious: de waarde "waar" kan niet. Toegestaan: ja of nee.',
  ],
  [
    "a word for a number",
    "norms.csv",
    "gte;0.40",
    "gte;veertig",
    'rij 2, kolom value: de waarde "veertig" kan niet. Toegestaan: een getal, bijvoorbeeld 0.35, of leeg.',
  ],
  [
    "a Dutch date",
    "contracts.csv",
    "lumpsum;hulp-thuis;;6;2022-01-01",
    "lumpsum;hulp-thuis;;6;1-2-2022",
    'rij 2, kolom valid_from: de waarde "1-2-2022" kan niet. Toegestaan: een bestaande datum, geschreven als 2024-01-31. Bedoelt u "2022-02-01"?',
  ],
  [
    "a date that does not exist",
    "contracts.csv",
    ";2026-12-31",
    ";2026-02-30",
    'rij 2, kolom valid_to: de waarde "2026-02-30" kan niet. Toegestaan: een bestaande datum, geschreven als 2024-01-31, of leeg.',
  ],
  [
    "two mistakes in one row",
    "contracts.csv",
    "KL-001;aardbei;jeugd-ambulant;*;lumpsum",
    "KL-001;aardbei;jeugd-ambulant;alle;lump sum",
    'rij 2, kolom municipality_code: de waarde "alle" kan niet. Toegestaan: de viercijferige CBS-code van een gemeente, bijvoorbeeld 0197, of *.',
    'rij 2, kolom funding: de waarde "lump sum" kan niet. Toegestaan: een van: lumpsum, populatie, inspanning, taakgericht.',
  ],
];

const shapes: Case[] = [
  [
    "a column that is named differently",
    "providers.csv",
    "provider_id;agb",
    "provider_id;agbcode",
    `rij 1: kolom "agbcode" is onbekend. Toegestaan: ${providerColumns}.`,
    `rij 1: kolom agb ontbreekt. Nodig zijn: ${providerColumns}.`,
  ],
  [
    "a column that stands there twice",
    "providers.csv",
    "party_id;party_name;main",
    "party_id;party_id;main",
    "rij 1: kolom party_id staat er meer dan een keer. Laat er een staan.",
    `rij 1: kolom party_name ontbreekt. Nodig zijn: ${providerColumns}.`,
  ],
  [
    "a separator inside a text",
    "providers.csv",
    "99980008;Verzonnen Limoen",
    "99980008;Verzonnen; Limoen",
    "rij 9: deze rij heeft 8 cellen, de kop heeft er 7. Zet tekst met een scheidingsteken tussen dubbele aanhalingstekens.",
  ],
  [
    "a quote that is not closed",
    "norms.csv",
    "Verzonnen voor de proef",
    '"Verzonnen voor de proef',
    'rij 2: een dubbel aanhalingsteken (") staat op een vreemde plek of wordt niet gesloten. Zet de hele waarde tussen aanhalingstekens en schrijf een aanhalingsteken erbinnen dubbel.',
  ],
];

const references: Case[] = [
  [
    "a provider that is there twice",
    "providers.csv",
    "mispel;99980009;Verzonnen Mispel;mispel;Verzonnen Mispel;;zelfstandig",
    "mispel;99980009;Verzonnen Mispel;mispel;Verzonnen Mispel;;hoofdaannemer\nmispel;99980009;Verzonnen Mispel;mispel;Verzonnen Mispel;mispel;onderaannemer",
    'rij 11, kolom provider_id: de waarde "mispel" staat ook in rij 10. Toegestaan: een keer.',
    'rij 11, kolom agb: de waarde "99980009" staat ook in rij 10. Toegestaan: een keer.',
  ],
  [
    "a party with two names",
    "providers.csv",
    "99980002;Verzonnen Braam;samenspel;Coöperatie Bedacht Samenspel",
    "99980002;Verzonnen Braam;samenspel;Bedacht Samenspel",
    'rij 3, kolom party_name: de waarde "Bedacht Samenspel" past niet bij partij samenspel. Toegestaan: "Coöperatie Bedacht Samenspel", zoals in rij 2.',
  ],
  [
    "a single provider in a party of more",
    "providers.csv",
    "Coöperatie Bedacht Samenspel;;consortiumlid\nbraam",
    "Coöperatie Bedacht Samenspel;;zelfstandig\nbraam",
    'rij 2, kolom role: "zelfstandig" kan niet: partij samenspel heeft meer aanbieders. Toegestaan: een andere rol, of een eigen party_id.',
    'rij 3, kolom role: "consortiumlid" kan niet: partij samenspel heeft maar een lid. Toegestaan: ten minste twee leden, of de rol zelfstandig.',
  ],
  [
    "a subcontractor without main contractor",
    "providers.csv",
    "framboos;Verzonnen Framboos;;zelfstandig",
    "framboos;Verzonnen Framboos;;onderaannemer",
    'rij 6, kolom role: "onderaannemer" kan niet: partij framboos heeft geen hoofdaannemer of consortium. Toegestaan: een party_id die er wel een heeft.',
  ],
  [
    "two main contractors in a party",
    "providers.csv",
    "Verzonnen Citroen;citroen;onderaannemer",
    "Verzonnen Citroen;;hoofdaannemer",
    'rij 5, kolom role: "hoofdaannemer" kan niet: partij citroen heeft al een hoofdaannemer, in rij 4. Toegestaan: een per partij.',
  ],
  [
    "a consortium member under a main contractor",
    "providers.csv",
    "druif;99980004;Verzonnen Druif;citroen;Verzonnen Citroen;citroen;onderaannemer",
    "druif;99980004;Verzonnen Druif;citroen;Verzonnen Citroen;;consortiumlid\nvijg;99980010;Verzonnen Vijg;citroen;Verzonnen Citroen;;consortiumlid",
    'rij 5, kolom role: "consortiumlid" kan niet: partij citroen heeft een hoofdaannemer. Toegestaan: onderaannemer, of een eigen party_id.',
    'rij 6, kolom role: "consortiumlid" kan niet: partij citroen heeft een hoofdaannemer. Toegestaan: onderaannemer, of een eigen party_id.',
  ],
  [
    "a contract with an unknown provider and segment, twice the same id",
    "contracts.csv",
    "KL-013;limoen;wmo-begeleiding;*;inspanning;begeleiding;hersenletsel;;2022-01-01;2026-12-31;2024-02-01;2024-06-30",
    "KL-013;limoen;wmo-begeleiding;*;inspanning;begeleiding;hersenletsel;;2022-01-01;2026-12-31;2024-02-01;2024-06-30\nKL-013;kers;wmo;*;inspanning;begeleiding;;;2022-01-01;;;",
    `rij 15, kolom provider_id: de waarde "kers" bestaat niet. ${unknownProvider}`,
    `rij 15, kolom segment: de waarde "wmo" bestaat niet. Toegestaan: een van: ${segments}.`,
    'rij 15, kolom contract_id: de waarde "KL-013" staat ook in rij 14. Toegestaan: een keer.',
  ],
  [
    "a municipality of another region",
    "contracts.csv",
    "jeugd-ambulant;9001",
    "jeugd-ambulant;0197",
    'rij 5, kolom municipality_code: de waarde "0197" bestaat niet. Toegestaan: een van: *, 9001, 9002, 9003.',
  ],
  [
    "a contract that ends before it starts",
    "contracts.csv",
    "KL-016;mispel;beschermd-wonen;*;inspanning;beschermd-thuis;;;2022-01-01;2026-12-31;;",
    "KL-016;mispel;beschermd-wonen;*;inspanning;beschermd-thuis;;;2027-01-01;2026-12-31;;\nKL-017;mispel;beschermd-wonen;*;inspanning;beschermd-thuis;;;2022-01-01;2025-12-31;;",
    'rij 17, kolom valid_to: de waarde "2026-12-31" ligt voor valid_from (2027-01-01). Toegestaan: dezelfde dag, later, of leeg.',
  ],
  [
    "two contracts at once for the same help",
    "contracts.csv",
    "jeugd-ambulant;9002",
    "jeugd-ambulant;*",
    "rij 6, kolom valid_from: deze aanbieder heeft in die tijd al een contract voor deze dienst in dit segment en deze gemeente, in rij 5. Toegestaan: perioden die elkaar niet raken.",
  ],
  [
    "a product under the wrong law",
    "products.csv",
    "jw;41;41K01",
    "wmo;41;41K01",
    'rij 5, kolom law: de waarde "wmo" past niet bij segment jeugd-ambulant. Toegestaan: jw.',
  ],
  [
    "a rank that the ladder of the law does not have",
    "products.csv",
    "beschermd-wonen;5;wonen",
    "beschermd-wonen;6;wonen",
    "rij 19, kolom rank: trede 6 staat niet op de ladder voor wmo in region.yaml. Toegestaan: 1, 2, 3, 4, 5, of leeg.",
  ],
  [
    "the same product twice",
    "products.csv",
    "jw;45;45K02",
    "jw;45;45K01",
    "rij 4, kolom code: dit product (wet, categorie en code) staat er voor die tijd al, in rij 3. Toegestaan: perioden die elkaar niet raken.",
  ],
  [
    "a category without code twice",
    "products.csv",
    "wmo;02;02K01",
    "wmo;02;",
    "rij 15, kolom code: dit product (wet, categorie en code) staat er voor die tijd al, in rij 14. Toegestaan: perioden die elkaar niet raken.",
  ],
  [
    "a budget for a year twice",
    "budgets.csv",
    "aardbei;jeugd-ambulant;2023",
    "aardbei;jeugd-ambulant;2022",
    'rij 3, kolom year: de waarde "2022" staat ook in rij 2. Toegestaan: een keer.',
  ],
  [
    "a budget without contract",
    "budgets.csv",
    "aardbei;jeugd-ambulant;2022",
    "aardbei;jeugd-ambulant;2021",
    "rij 2, kolom year: aardbei heeft in 2021 geen contract voor jeugd-ambulant. Toegestaan: een jaar waarin er een contract is in contracts.csv.",
  ],
  [
    "a norm for an unknown indicator",
    "norms.csv",
    "scale_down_rate;regio",
    "scaledown;regio",
    'rij 2, kolom indicator_id: de waarde "scaledown" bestaat niet. Toegestaan: een van: ' +
      `${indicatorIds}.`,
  ],
  [
    "a norm for an unknown provider",
    "norms.csv",
    "aanbieder;aardbei",
    "aanbieder;kers",
    `rij 5, kolom scope_id: de waarde "kers" bestaat niet. ${unknownProvider}`,
  ],
  [
    "a norm for an unknown domain",
    "norms.csv",
    "domein;bw",
    "domein;wonen",
    'rij 3, kolom scope_id: de waarde "wonen" bestaat niet. Toegestaan: een van: jeugd, wmo, bw.',
  ],
  [
    "a percentage where a share is meant",
    "norms.csv",
    "gte;0.40",
    "gte;40",
    'rij 2, kolom value: de waarde "40" kan niet. Toegestaan: een aandeel van 0 tot en met 1, dus 0.35 voor 35 procent.',
  ],
  [
    "two norms at once",
    "norms.csv",
    "scale_down_rate;domein;bw",
    "scale_down_rate;regio;*",
    "rij 3, kolom scope_id: deze norm (indicator, scope en scope_id) staat er voor die tijd al, in rij 2. Toegestaan: perioden die elkaar niet raken.",
  ],
];

const check = async (_: string, file: string, from: string, to: string, ...expected: string[]) => {
  const problems = await problemsAfter({ file, from, to });
  expect(problems).toEqual(expected.map((line) => `${file}, ${line}`));
};

describe("a mistake in a cell", () => it.each(cells)("%s", check));
describe("a mistake in the shape of a table", () => {
  it.each(shapes)("%s", check);

  it("an unknown column, without losing sight of the others", async () => {
    const columns =
      "indicator_id;scope;scope_id;kind;operator;value;tolerance;baseline;basis;source;fictitious;valid_from;valid_to";
    const row = "scale_down_rate;regio;*;absoluut;is;0.4;;;streefwaarde;Proef;ja;2022-01-01;";
    const to = `${columns};opmerking\n${row};nog bespreken\n`;
    expect(await problemsAfter({ file: "norms.csv", to })).toEqual([
      `norms.csv, rij 1: kolom "opmerking" is onbekend. Toegestaan: ${columns.replaceAll(";", ", ")}.`,
      'norms.csv, rij 2, kolom operator: de waarde "is" kan niet. Toegestaan: een van: gte, lte.',
    ]);
  });
});
describe("a mistake between rows and files", () => it.each(references)("%s", check));

describe("a file that is no table", () => {
  it.each<[string, Edit["to"], string]>([
    ["missing", null, "dit bestand ontbreekt of is niet te lezen. Zet het in de map."],
    [
      "not UTF-8",
      new Uint8Array([0x6e, 0x61, 0x61, 0x6d, 0xe9]),
      "dit bestand is geen UTF-8. Sla het op als UTF-8.",
    ],
  ])("%s", async (_, to, expected) => {
    expect(await problemsAfter({ file: "norms.csv", to })).toEqual([`norms.csv: ${expected}`]);
  });

  it("only a header, where rows are needed", async () => {
    const to =
      "law;category;code;name;segment;rank;setting;unit;tariff_cents;valid_from;valid_to\n";
    expect(await problemsAfter({ file: "products.csv", to })).toEqual([
      "products.csv: dit bestand heeft geen rijen. Nodig is ten minste een.",
    ]);
  });

  it("empty", async () => {
    const problems = await problemsAfter({ file: "norms.csv", to: "" });
    expect(problems).toHaveLength(13);
    expect(problems[0]).toContain("norms.csv, rij 1: kolom indicator_id ontbreekt.");
  });
});
