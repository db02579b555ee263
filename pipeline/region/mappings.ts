import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Mapping, mappingSchema } from "./mapping.ts";
import { type Problem, quote } from "./problem.ts";
import type { RegionSheet } from "./region.ts";
import { mustBeMapped, tableFields } from "./table-fields.ts";
import { readYaml, type YamlSheet } from "./yaml-sheet.ts";

type MappingSheet = YamlSheet<Omit<Mapping, "file">>;

/**
 * Reads the column mappings of a region: the files `mappings/*.yaml`, in order of name. A region
 * without that folder has none.
 *
 * @param region null when `region.yaml` itself is not valid: segments are then not checked
 */
export async function readMappings(
  folder: string,
  region: RegionSheet | null,
  agbs: ReadonlySet<string> | null,
  problems: Problem[],
): Promise<Mapping[]> {
  const names = await readdir(join(folder, "mappings")).catch(() => []);
  const files = names.filter((name) => /^[^.].*\.yaml$/.test(name)).sort();
  const mappings: Mapping[] = [];
  for (const name of files) {
    const file = `mappings/${name}`;
    const demand = { file, schema: mappingSchema, fill: "Vul de velden in.", text: true };
    const sheet = await readYaml(folder, demand, problems);
    if (sheet === null) continue;
    problems.push(...checkMapping(sheet, region, agbs), ...checkDouble(sheet, mappings));
    mappings.push({ ...sheet.value, file });
  }
  return mappings;
}

/** What must hold inside a mapping, and between it and the region. */
function checkMapping(
  { value: mapping, problem }: MappingSheet,
  region: RegionSheet | null,
  agbs: ReadonlySet<string> | null,
): Problem[] {
  const problems: Problem[] = [];
  const { required, optional } = tableFields[mapping.kind];
  const known = [...required, ...optional].flatMap((field) =>
    field === "client" ? ["bsn", "client_key"] : [field],
  );
  for (const [name, field] of Object.entries(mapping.fields)) {
    const wrong = (text: string, ...deeper: string[]) =>
      problems.push(problem(["fields", name, ...deeper], text));
    if (!known.includes(name)) {
      wrong(
        `een tabel ${mapping.kind} heeft geen veld ${quote(name)}. Toegestaan: ${known.join(", ")}.`,
      );
    }
    if ((field.column === undefined) === (field.value === undefined)) {
      wrong("nodig is één van beide: column (een kolom van de aanbieder) of value (vaste waarde).");
    }
    if (field.codes !== undefined && field.column === undefined) {
      wrong("codes horen bij een kolom van de aanbieder. Vul ook column in.", "codes");
    }
    if (name === "segment" && region !== null) {
      const segments = region.segments.map(({ id }) => id);
      const options = `Toegestaan: een van: ${segments.join(", ")}.`;
      for (const [code, segment] of Object.entries(field.codes ?? {})) {
        if (segments.includes(segment)) continue;
        wrong(`de waarde ${quote(segment)} bestaat niet. ${options}`, "codes", code);
      }
      if (field.value !== undefined && !segments.includes(field.value)) {
        wrong(`de waarde ${quote(field.value)} bestaat niet. ${options}`, "value");
      }
    }
  }
  const missing = mustBeMapped(mapping.kind).filter((field) =>
    field === "client"
      ? !("bsn" in mapping.fields) && !("client_key" in mapping.fields)
      : !(field in mapping.fields),
  );
  if (missing.length > 0) {
    const names = missing.map((field) => (field === "client" ? "bsn (of client_key)" : field));
    problems.push(
      problem(["fields"], `een tabel ${mapping.kind} heeft ook nodig: ${names.join(", ")}.`),
    );
  }
  if (agbs !== null && mapping.agb !== "*") {
    mapping.agb.forEach((agb, index) => {
      if (agbs.has(agb)) return;
      const text = `de waarde ${quote(agb)} bestaat niet. Toegestaan: een agb uit providers.csv.`;
      problems.push(problem(["agb", index], text));
    });
  }
  return problems;
}

/** Two mappings of one name and sender may not start on the same day: which would count? */
function checkDouble({ value, problem }: MappingSheet, earlier: Mapping[]): Problem[] {
  const same = earlier.find(
    (other) =>
      other.kind === value.kind &&
      other.validFrom === value.validFrom &&
      columnsOf(other) === columnsOf(value) &&
      (other.agb === "*"
        ? value.agb === "*"
        : other.agb.some((agb) => value.agb !== "*" && value.agb.includes(agb))),
  );
  if (same === undefined) return [];
  const text = `${same.file} geldt vanaf dezelfde dag, voor dezelfde aanbieder en kolommen. Toegestaan: een andere dag, of één van beide bestanden.`;
  return [problem(["validFrom"], text)];
}

function columnsOf({ fields }: Pick<Mapping, "fields">): string {
  const columns = Object.values(fields).map(({ column }) => column?.trim().toLowerCase() ?? "");
  return [...new Set(columns)].sort().join("\n");
}
