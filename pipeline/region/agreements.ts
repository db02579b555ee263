import { parse } from "yaml";
import { catalogue } from "../../indicators/catalogue.ts";
import {
  type Agreement,
  agreementSchema,
  asksAlternatives,
  type Story,
  storySchema,
} from "./agreement.ts";
import { personalData } from "./personal-data.ts";
import { inFile, type Problem, quote } from "./problem.ts";
import { type Around, filesIn, namesOf, refer } from "./references.ts";
import { readText } from "./text-file.ts";
import { readYaml } from "./yaml-sheet.ts";

const indicators = new Map(catalogue.map((one) => [one.id, one]));
/** Days a provider has to respond before an agreement is final. */
const responseDays = 7;

/**
 * Reads `agreements/*.yaml`; a region without that folder has none.
 *
 * What is wrong goes to `problems`: a field, a reference to what is not there, dates out of order,
 * or a text that points at a person.
 */
export async function readAgreements(
  folder: string,
  around: Around,
  problems: Problem[],
): Promise<Agreement[]> {
  const found: Agreement[] = [];
  for (const file of await filesIn(folder, "agreements", ".yaml")) {
    const demand = {
      file,
      schema: agreementSchema,
      fill: "Maak een afspraak met: npm run monitor -- agreement new",
      text: false,
    };
    const sheet = await readYaml(folder, demand, problems);
    if (sheet === null) continue;
    problems.push(
      ...checkAgreement(sheet.value, file, around).map(({ path, text }) =>
        sheet.problem(path, text),
      ),
    );
    found.push(sheet.value);
  }
  const ids = new Set(found.map(({ id }) => id));
  for (const { id, voortkomtUit } of found) {
    if (voortkomtUit === null || ids.has(voortkomtUit)) continue;
    const text = `veld voortkomtUit: de afspraak ${quote(voortkomtUit)} bestaat niet in deze map.`;
    problems.push(inFile(`agreements/${id}.yaml`, text));
  }
  return found;
}

interface Remark {
  path: (string | number)[];
  text: string;
}

function checkAgreement(agreement: Agreement, file: string, around: Around): Remark[] {
  const found: Remark[] = [];
  const wrong = (path: (string | number)[], text: string) => found.push({ path, text });
  if (file !== `agreements/${agreement.id}.yaml`) {
    wrong(["id"], `het bestand heet anders. Noem het ${agreement.id}.yaml.`);
  }
  refer(wrong, ["aanbiederId"], agreement.aanbiederId, around.providerIds);
  const segments = around.sheet && new Set(around.sheet.segments.map(({ id }) => id));
  refer(wrong, ["segment"], agreement.segment, segments);
  const codes = around.sheet && new Set(around.sheet.municipalities.map(({ code }) => code));
  for (const [index, code] of agreement.gemeenten.entries()) {
    refer(wrong, ["gemeenten", index], code, codes);
  }
  const known = new Set(indicators.keys());
  for (const [index, id] of agreement.indicatoren.entries()) {
    refer(wrong, ["indicatoren", index], id, known);
  }
  const { feit, verwachtEffect } = agreement;
  if (feit) {
    refer(wrong, ["feit", "indicator"], feit.indicator, known);
    refer(wrong, ["feit", "segment"], feit.segment, segments);
    const parts = indicators.get(feit.indicator)?.parts.map(({ id }) => id) ?? [];
    refer(wrong, ["feit", "onderdeel"], feit.onderdeel, new Set(parts));
  }
  if (verwachtEffect) {
    refer(wrong, ["verwachtEffect", "indicator"], verwachtEffect.indicator, known);
    if (verwachtEffect.vroegstBeoordeelbareRelease <= agreement.start) {
      wrong(
        ["verwachtEffect", "vroegstBeoordeelbareRelease"],
        "een effect kan pas na de start te zien zijn. Kies een latere dag.",
      );
    }
  }
  if (asksAlternatives(agreement.signaalType) && agreement.alternatieveVerklaringen.length === 0) {
    wrong(
      ["alternatieveVerklaringen"],
      `bij een signaal van soort ${agreement.signaalType} hoort ten minste een andere verklaring: casemix, registratie, nalevering of toeval.`,
    );
  }
  if (agreement.eind < agreement.start) wrong(["eind"], "ligt voor de start. Keer de datums om.");
  const final = agreement.definitiefOp;
  if (final !== null && days(agreement.dialoogDatum, final) < responseDays) {
    wrong(["definitiefOp"], `ligt binnen de reactietijd van ${responseDays} dagen na het gesprek.`);
  }
  if (final === null && agreement.status !== "concept") {
    wrong(["status"], "kan pas na de reactietijd. Vul definitiefOp in, of kies concept.");
  }
  for (const [path, text] of textsOf(agreement)) {
    for (const what of personalData(text, agreement.dialoogDatum, namesOf(around))) {
      wrong(path, `hier staat ${what}. Schrijf het zo dat niemand te herkennen is.`);
    }
  }
  return found;
}

/** Every free text with where it stands. */
function textsOf(agreement: Agreement): [(string | number)[], string][] {
  const found: [(string | number)[], string][] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === "string") found.push([path, value]);
    else if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) visit(each, [...path, index]);
    } else if (value !== null && typeof value === "object") {
      for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
    }
  };
  // What a machine wrote, or a list of codes or days, is no free text.
  const { releaseId, releaseHash, gemeenten, dialoogDatum, tussenmomenten, ...written } = agreement;
  visit(written, []);
  return found.filter(([, text]) => !/^[\w-]+$/.test(text));
}

/**
 * Reads `stories/*.md`: a head in YAML between two lines `---`, and the story below it. A region
 * without that folder has none.
 */
export async function readStories(
  folder: string,
  around: Around,
  problems: Problem[],
): Promise<Story[]> {
  const found: Story[] = [];
  for (const file of await filesIn(folder, "stories", ".md")) {
    const text = await readText(folder, file, problems);
    if (text === null) continue;
    const story = storyOf(text, file, problems);
    if (story === null) continue;
    const wrong = (path: (string | number)[], what: string) =>
      problems.push(inFile(file, `veld ${path.join(".")}: ${what}`));
    refer(wrong, ["aanbiederId"], story.aanbiederId, around.providerIds);
    const segments = around.sheet && new Set(around.sheet.segments.map(({ id }) => id));
    refer(wrong, ["segment"], story.segment, segments);
    for (const id of story.indicatoren) {
      refer(wrong, ["indicatoren"], id, new Set(indicators.keys()));
    }
    if (file !== `stories/${story.id}.md`) wrong(["id"], `noem het bestand ${story.id}.md.`);
    const all = `${story.titel}\n${story.tekst}\n${story.verteller}`;
    for (const what of personalData(all, story.datum, namesOf(around))) {
      problems.push(
        inFile(file, `hier staat ${what}. Schrijf het zo dat niemand te herkennen is.`),
      );
    }
    found.push(story);
  }
  return found;
}

function storyOf(text: string, file: string, problems: Problem[]): Story | null {
  const split = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (!split) {
    problems.push(inFile(file, "begin met een kop tussen twee regels met ---."));
    return null;
  }
  let head: unknown;
  try {
    head = parse(split[1] ?? "");
  } catch {
    problems.push(inFile(file, "de kop is geen geldige YAML."));
    return null;
  }
  const read = storySchema.safeParse(head);
  const body = (split[2] ?? "").trim();
  for (const issue of read.error?.issues ?? []) {
    const field = issue.path.join(".");
    const text =
      issue.code === "unrecognized_keys"
        ? `onbekende velden: ${issue.keys.map(quote).join(", ")}. Toegestaan: ${Object.keys(storySchema.shape).join(", ")}.`
        : field === "toestemming"
          ? "veld toestemming: zonder toestemming van de verteller kan een verhaal niet in de map. Toegestaan: ja."
          : `veld ${field || "?"} ontbreekt of kan zo niet.`;
    problems.push(inFile(file, text));
  }
  if (body === "" || body.length > 2000) {
    problems.push(inFile(file, "het verhaal is leeg of langer dan 2000 tekens."));
    return null;
  }
  return read.success ? { ...read.data, tekst: body } : null;
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
