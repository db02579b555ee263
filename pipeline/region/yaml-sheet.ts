import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { allowed, meant, type TypeSheet, typeSheet } from "./allowed.ts";
import { inFile, inLine, type Problem, quote } from "./problem.ts";
import { readText } from "./text-file.ts";

type Path = (string | number)[];

/** A YAML file, valid by itself, and the line on which each of its parts stands. */
export interface YamlSheet<T> {
  value: T;
  /** A problem with the part at `path`, on the line where it stands. */
  problem(path: Path, text: string): Problem;
}

/** What a YAML file must be. */
interface Demand<S extends z.ZodType> {
  file: string;
  schema: S;
  /** Dutch: what to do when the file is empty. */
  fill: string;
  /** True to take every value as text, so that codes such as 01 need no quotes. */
  text: boolean;
}

/** Reads a YAML file. Null when it is not valid; what is wrong goes to `problems`. */
export async function readYaml<S extends z.ZodType>(
  folder: string,
  demand: Demand<S>,
  problems: Problem[],
): Promise<YamlSheet<z.output<S>> | null> {
  const { file, schema } = demand;
  const text = await readText(folder, file, problems);
  if (text === null) return null;
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: demand.text ? "failsafe" : "core",
  });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const { line } = lines.linePos(error.pos[0]);
      problems.push({
        file,
        at: line,
        where: `regel ${line}`,
        text:
          error.code === "DUPLICATE_KEY"
            ? "dit veld staat er twee keer. Laat er een staan."
            : "dit is geen geldige YAML. Kijk naar het inspringen, de dubbele punten, de haken en de aanhalingstekens.",
      });
    }
    return null;
  }
  const value = plain(document);
  if (value === null || typeof value !== "object") {
    problems.push(
      inFile(
        file,
        `dit bestand is leeg of heeft een verwijzing die nergens op slaat. ${demand.fill}`,
      ),
    );
    return null;
  }
  const problem = (path: Path, text: string) =>
    inLine(file, lineOf(document, lines, path), fieldName(path), text);

  const read = schema.safeParse(value);
  const typeAt = typesOf(schema);
  if (read.success) return { value: read.data, problem };
  for (const issue of read.error.issues) {
    const path = issue.path as Path;
    if (issue.code === "unrecognized_keys") {
      const fields = Object.keys(typeAt(path).properties ?? {}).join(", ");
      for (const key of issue.keys) {
        const line = lineOf(document, lines, [...path, key]);
        const text = `veld ${quote(key)} is onbekend. Toegestaan: ${fields}.`;
        problems.push({ file, at: line, where: `regel ${line}`, text });
      }
    } else problems.push(problem(path, rejected(document, path, typeAt(path), schema)));
  }
  return null;
}

/** The document as plain data; null when it refers (`*name`) to something that is not there. */
function plain(document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    return null;
  }
}

function rejected(document: Document, path: Path, type: TypeSheet, schema: z.ZodType): string {
  const rule = `Toegestaan: ${allowed(type, "yaml")}.`;
  if (!document.hasIn(path)) return `dit veld ontbreekt. ${rule}`;
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node)) return `de waarde past hier niet. ${rule}`;
  if (node.value === null || node.value === "") return `dit veld is leeg. ${rule}`;
  const written = node.source ?? String(node.value);
  const accepts = (candidate: string) => accepted(document, path, candidate, schema);
  // YAML reads 0197 as the number 197: what was written is right but for its quotes.
  const suggestion = accepts(written) ? written : meant(written, accepts);
  if (suggestion === null) return `de waarde ${quote(written)} kan niet. ${rule}`;
  const hint =
    suggestion === written
      ? `Schrijf met aanhalingstekens: ${quote(written)}.`
      : `Bedoelt u ${quote(suggestion)}?`;
  return `de waarde ${quote(written)} kan niet. ${rule} ${hint}`;
}

/** Whether the document would be right at `path` with `candidate` there. */
function accepted(document: Document, path: Path, candidate: string, schema: z.ZodType): boolean {
  const copy = document.clone();
  copy.setIn(path, candidate);
  const issues = schema.safeParse(copy.toJS()).error?.issues ?? [];
  return !issues.some((issue) => issue.path.join("\n") === path.join("\n"));
}

/** What the schema allows at a path. */
function typesOf(schema: z.ZodType): (path: Path) => TypeSheet {
  const whole = typeSheet(schema);
  return (path) =>
    path.reduce<TypeSheet>(
      (type, step) =>
        (typeof step === "number"
          ? (type.anyOf ?? [type]).find((part) => part.items)?.items
          : (type.properties?.[step] ?? type.additionalProperties)) || {},
      whole,
    );
}

/** The line of the part at `path`; of the nearest part around it when it is missing. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && item.key.value === step)
      : undefined;
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** `municipalities[3].code`: counted from 1, as an editor counts. */
function fieldName(path: Path): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === "number" ? `${name}[${step + 1}]` : name === "" ? step : `${name}.${step}`,
    "",
  );
}
