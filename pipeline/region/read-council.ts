import { catalogue } from "../../indicators/catalogue.ts";
import { type CouncilSheet, councilSchema } from "./council.ts";
import { personalData } from "./personal-data.ts";
import { inFile, type Problem, quote } from "./problem.ts";
import { type Around, filesIn, namesOf, refer } from "./references.ts";
import { readYaml, type YamlSheet } from "./yaml-sheet.ts";

type Path = (string | number)[];
type Wrong = (path: Path, text: string) => void;

const indicatorIds = new Set(catalogue.map(({ id }) => id));

/**
 * Reads `council/*.yaml`, one file per municipality; a region without that folder has none.
 *
 * All of it is public, so besides personal data the name of a provider is refused as well: what a
 * provider does is for the dialogue, not for the report to a council.
 */
export async function readCouncil(
  folder: string,
  around: Around,
  problems: Problem[],
): Promise<CouncilSheet[]> {
  const found: CouncilSheet[] = [];
  const files = new Map<string, string>();
  for (const file of await filesIn(folder, "council", ".yaml")) {
    const demand = {
      file,
      schema: councilSchema,
      fill: 'Begin met gemeente: "0197" en fictief: false.',
      text: false,
    };
    const sheet = await readYaml(folder, demand, problems);
    if (sheet === null) continue;
    check(sheet, around, (path, text) => problems.push(sheet.problem(path, text)));
    const { gemeente } = sheet.value;
    const other = files.get(gemeente);
    if (other !== undefined) {
      const text = `gemeente ${quote(gemeente)} staat ook in ${other}. Zet alles van een gemeente in één bestand.`;
      problems.push(inFile(file, text));
    }
    files.set(gemeente, file);
    found.push(sheet.value);
  }
  return found;
}

function check({ value }: YamlSheet<CouncilSheet>, around: Around, wrong: Wrong): void {
  const codes = around.sheet && new Set(around.sheet.municipalities.map(({ code }) => code));
  refer(wrong, ["gemeente"], value.gemeente, codes);
  const { verzoeken, duiding, begroting } = value;
  for (const [index, one] of verzoeken.entries()) {
    const at = ["verzoeken", index];
    const answered = one.reactie !== null;
    if (answered !== (one.reactieOp !== null)) {
      wrong([...at, "reactieOp"], "reactie en reactieOp horen bij elkaar. Vul beide in of geen.");
    }
    if (one.reactieOp !== null && one.reactieOp < one.datum) {
      wrong([...at, "reactieOp"], "ligt voor de datum van het verzoek. Verbeter een van beide.");
    }
    if (one.status === "gereed" && !answered) {
      wrong([...at, "status"], "gereed vraagt om een reactie. Vul die in, of kies loopt.");
    }
  }
  for (const [index, { indicator }] of duiding.entries()) {
    refer(wrong, ["duiding", index, "indicator"], indicator, indicatorIds);
  }
  const once = (list: readonly string[], path: (index: number) => Path, what: string) => {
    for (const [index, key] of list.entries()) {
      if (list.indexOf(key) < index) wrong(path(index), `${what}. Laat er één staan.`);
    }
  };
  once(
    verzoeken.map(({ id }) => id),
    (index) => ["verzoeken", index, "id"],
    "dit nummer staat er al",
  );
  once(
    duiding.map(({ indicator }) => indicator),
    (index) => ["duiding", index, "indicator"],
    "over dit cijfer staat er al een duiding",
  );
  once(
    begroting.map(({ jaar, onderwerp }) => `${jaar} ${onderwerp}`),
    (index) => ["begroting", index, "onderwerp"],
    "dit onderwerp staat er al voor dat jaar",
  );
  const providers = around.providers.flatMap(({ name, party_name }) => [name, party_name]);
  for (const { path, text, on } of textsOf(value)) {
    for (const what of personalData(text, on, namesOf(around))) {
      wrong(path, `hier staat ${what}. Schrijf het zo dat niemand te herkennen is.`);
    }
    if (providers.some((name) => text.includes(name))) {
      wrong(
        path,
        "hier staat de naam van een aanbieder. Deze tekst is openbaar: laat de naam weg.",
      );
    }
  }
}

/** Every free text, where it stands, and the day it is about. */
function textsOf({ verzoeken, duiding, begroting }: CouncilSheet) {
  return [
    ...verzoeken.flatMap(({ titel, tekst, reactie, datum }, index) =>
      Object.entries({ titel, tekst, reactie: reactie ?? "" }).map(([field, text]) => ({
        path: ["verzoeken", index, field],
        text,
        on: datum,
      })),
    ),
    ...duiding.map(({ tekst, datum }, index) => ({
      path: ["duiding", index, "tekst"],
      text: tekst,
      on: datum,
    })),
    ...begroting.flatMap(({ onderwerp, bron, jaar }, index) =>
      Object.entries({ onderwerp, bron }).map(([field, text]) => ({
        path: ["begroting", index, field],
        text,
        on: `${jaar}-12-31`,
      })),
    ),
  ];
}
