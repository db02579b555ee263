import { createHash } from "node:crypto";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../../failure.ts";
import type { Archive, Kept } from "./archive.ts";
import { type Capture, observationsFile, writeManifest } from "./capture.ts";
import { StatlineTable } from "./client.ts";
import { axesOf, filterOf } from "./question.ts";
import type { Code, Group, Measure, Properties } from "./shape.ts";
import type { StatlineEffects, Web } from "./web.ts";
import { type Request, requestOf, type Wish } from "./wish.ts";

/** A slice is meant to be small; whoever asks for more made a mistake. Also bounds our memory. */
const mostObservations = 1_000_000;

export interface Fetched extends Kept {
  /** False when this very version was here already. */
  fresh: boolean;
}

/**
 * Makes sure the archive holds the version of a table that StatLine has now, for these areas.
 *
 * @throws Failure of family `delivery`; the archive is then as it was
 */
export async function fetchSlice(
  web: Web,
  archive: Archive,
  wish: Wish,
  areas: string[],
  effects: StatlineEffects,
): Promise<Fetched> {
  const table = new StatlineTable(web, wish.table);
  const request = requestOf(wish, areas);
  const properties = await table.properties();
  const here = await archive.find(properties, request);
  if (here !== null) return { ...here, fresh: false };
  const kept = await archive.keep(properties, request, (folder) =>
    download(table, properties, request, folder, effects),
  );
  return { ...kept, fresh: true };
}

async function download(
  table: StatlineTable,
  properties: Properties,
  request: Request,
  folder: string,
  effects: StatlineEffects,
): Promise<Capture> {
  const dimensions = await table.dimensions();
  const measures = await table.measures();
  const groups = await table.measureGroups();
  const codes: Record<string, Code[]> = {};
  for (const { Identifier, ContainsCodes } of dimensions) {
    codes[Identifier] = ContainsCodes === false ? [] : await table.codes(Identifier);
  }
  const axes = axesOf(dimensions);
  const { filter, missing } = filterOf(table.id, request, axes, codes);
  if (missing.length > 0) {
    effects.warn(`StatLine, tabel ${table.id}: geen cijfers voor ${missing.join(", ")}.`);
  }

  const count = await table.count(filter);
  if (count === 0 || count > mostObservations) {
    const text =
      count === 0
        ? "er zijn geen waarnemingen bij deze vraag. Controleer de gebieden en het eerste jaar in tables.yaml"
        : `deze vraag geeft ${count} waarnemingen, meer dan ${mostObservations}. Kies minder met pins en measures in tables.yaml`;
    throw new Failure("delivery", `StatLine, tabel ${table.id} (${table.address}): ${text}.`);
  }
  const hash = createHash("sha256");
  const file = join(folder, observationsFile);
  await writeFile(file, "");
  let done = 0;
  const names = dimensions.map(({ Identifier }) => Identifier);
  for await (const page of table.observations(filter, names, count)) {
    const lines = page.map((row) => `${JSON.stringify(row)}\n`).join("");
    hash.update(lines);
    await appendFile(file, lines);
    done += page.length;
    effects.progress(`StatLine ${table.id}`, done, count);
  }
  await checkUnchanged(table, properties);

  const capture: Capture = {
    format: 1,
    table_id: table.id,
    title: properties.Title,
    version: properties.Version,
    modified: properties.Modified,
    status: properties.Status,
    license: properties.License ?? "onbekend",
    source: table.address,
    note: null,
    request,
    filter,
    captured_at: effects.now().toISOString(),
    observations: count,
    sha256: hash.digest("hex"),
    ...axes,
    measures: measures.map((measure) => described(measure, groups)),
    codes: Object.fromEntries(
      Object.entries(codes).map(([dimension, list]) => [dimension, list.map(trimmed)]),
    ),
  };
  await writeManifest(folder, capture);
  return capture;
}

/** A table that is replaced between two pages would leave us half of each version. */
async function checkUnchanged(table: StatlineTable, before: Properties): Promise<void> {
  const after = await table.properties();
  if (after.Version === before.Version && after.Modified === before.Modified) return;
  throw new Failure(
    "delivery",
    `StatLine, tabel ${table.id} (${table.address}): CBS heeft de tabel vernieuwd terwijl wij hem ophaalden. Er is niets bewaard. Haal de tabel opnieuw op.`,
  );
}

function described(measure: Measure, groups: readonly Group[]): Capture["measures"][number] {
  const path: string[] = [];
  let id = measure.MeasureGroupId;
  // No deeper than there are groups: a circle in the data must not hang us.
  while (id !== null && path.length < groups.length) {
    const group = groups.find(({ Id }) => Id === id);
    if (group === undefined) break;
    path.unshift(group.Title);
    id = group.ParentId;
  }
  return {
    code: measure.Identifier,
    title: measure.Title,
    group: path.length === 0 ? null : path.join(" › "),
    unit: measure.Unit,
    decimals: measure.Decimals,
    data_type: measure.DataType,
  };
}

function trimmed({ Identifier, Title, Status }: Code) {
  return { code: Identifier.trim(), title: Title, status: Status };
}
