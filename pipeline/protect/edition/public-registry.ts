import { countLevel, countReason } from "../primary/count-rule.ts";
import { soleCells } from "../registry/alone.ts";
import { type Dimension, type Line, margins } from "../registry/margin.ts";
import type { Figure, Level, Quantity, Range, Registry, Relation } from "../registry/registry.ts";
import { nearest, roundingRange } from "../rounding/rounding.ts";
import type { Contributions } from "./contribution.ts";
import { cellName, type PublicCell, type PublicRule } from "./public-cell.ts";
import { type NumberName, type Treatment, treatmentOf } from "./treatment.ts";
import { type Vector, vectorSums } from "./vectors.ts";

/** The registry of the public editions, with for every figure the cell it is. */
export interface PublicRegistry {
  registry: Registry;
  /** Per figure its cell. */
  cells: PublicCell[];
  /** Per figure its quantities by name: what it shows in so many words, and the complement. */
  shows: Partial<Record<Name, number>>[];
}

// What hiding a figure costs readers: a total more than its parts, the region most of all.
const cutCosts: Record<string, number> = {
  municipality_domain: 1,
  municipality: 8,
  domain: 32,
  region: 512,
};

/** A number of a figure; the complement is what numerator and denominator leave. */
export type Name = NumberName | "complement";

/**
 * Every figure as a cell with its numbers, tied by every sum a reader can make: totals over
 * municipalities and domains, numerator + complement = denominator, and what indicators share.
 * A total that is no plain sum (a person counts once in the region and once in each domain) is tied
 * all the same, by how much it differs: we reckon with a reader who knows.
 *
 * Providers know their own part of a number; what they can know of the rest is reckoned with too.
 *
 * Cells that are known to be nothing are no part of it; nor are sheets of which nothing can be shown.
 */
export function publicRegistry(
  cells: readonly PublicCell[],
  rule: PublicRule,
  providers: Contributions = new Map(),
): PublicRegistry {
  const quantities: Quantity[] = [];
  const figures: Figure[] = [];
  const relations: Relation[] = [];
  const vectors = new Map<string, Vector>();
  const secret = new Set<Vector | undefined>();
  const result: PublicRegistry = {
    registry: { quantities, figures, relations },
    cells: [],
    shows: [],
  };
  for (const sheet of sheetsOf(cells)) {
    const [head] = sheet;
    const treatment = head === undefined ? null : treatmentOf(head);
    if (head === undefined || treatment === null) continue;
    const codes = sheet.map(codesOf);
    const lines = margins(dimensionsOf(codes), codes);
    const space = `${head.period}\u0000${codes.map((code) => code.join("|")).join(" ")}`;
    const of = new Map<Name, Vector>();
    for (const name of namesOf(treatment)) {
      const values = sheet.map((cell) => numberOf(cell, name));
      const range = (value: number): Range => shownRange(name, value, treatment, rule);
      // The same numbers over the same cells, rounded alike, are one and the same to a reader.
      const role = name === "denominator" ? "clients" : name;
      const key = `${space}\u0000${role}\u0000${range(0).low} ${range(0).high}\u0000${values.join(" ")}`;
      const known = vectors.get(key);
      const vector = known ?? { space, values, first: quantities.length };
      if (known === undefined) {
        vectors.set(key, vector);
        const sole = soleCells(values, lines);
        for (const [index, value] of values.entries()) {
          const id = `${head.indicator} ${head.period} ${name} ${codes[index]?.join(" ")}`;
          // Who is the only one in a cell knows it: the same person in every number of the sheet.
          const root = sole[index] ?? null;
          const alone =
            root === null ? null : `${head.indicator} ${head.period} ${codes[root]?.join(" ")}`;
          quantities.push(quantityOf(id, value, range(value), rule, alone));
        }
        relations.push(...lines.map((line) => sumOf(line, vector)));
      }
      of.set(name, vector);
      for (const [index, cell] of sheet.entries()) {
        const quantity = quantities[vector.first + index];
        const own = providers.get(cellName(cell));
        if (quantity !== undefined && own !== undefined) quantity.own = ownOf(quantity, own, name);
      }
    }
    relations.push(...complements(of));
    // That all or none were reached is a secret, no sum that a reader knows to hold.
    for (const [name, other] of [
      ["numerator", "complement"],
      ["complement", "numerator"],
    ] as const) {
      if (of.get(other)?.values.every((value) => value === 0)) secret.add(of.get(name));
    }
    for (const [index, cell] of sheet.entries()) {
      const own = [...of.values()].map(({ first }) => first + index);
      const primary = reasonOf(cell, treatment, rule);
      sharpen(cell, treatment, rule, (name, level) => {
        const quantity = quantities[(of.get(name)?.first ?? -1) + index];
        if (quantity !== undefined) quantity.level = wider(quantity.level, level);
      });
      figures.push({
        id: `${cell.indicator} ${cell.period} ${codes[index]?.join(" ")}`,
        table: `${cell.indicator} ${cell.period}`,
        cut: cell.cut,
        quantities: [...new Set(own)],
        primary,
        cost: (cutCosts[cell.cut] ?? 1) * (1 + Math.log2(1 + cell.denominator)),
        fixed: false,
      });
      result.cells.push(cell);
      result.shows.push(
        Object.fromEntries(
          namesOf(treatment).map((name) => [name, (of.get(name)?.first ?? 0) + index]),
        ),
      );
    }
  }
  relations.push(...vectorSums([...vectors.values()].filter((vector) => !secret.has(vector))));
  return result;
}

/** Cells of one indicator and period that are not known to be nothing. */
function sheetsOf(cells: readonly PublicCell[]): PublicCell[][] {
  const sheets = new Map<string, PublicCell[]>();
  for (const cell of cells) {
    if (cell.blank) continue;
    const key = `${cell.indicator} ${cell.period}`;
    sheets.set(key, [...(sheets.get(key) ?? []), cell]);
  }
  return [...sheets.values()];
}

const total = "*";

function codesOf({ municipality, domain }: PublicCell): string[] {
  return [municipality ?? total, domain ?? total];
}

function dimensionsOf(codes: readonly (readonly string[])[]): Dimension[] {
  return ["municipality", "domain"].map((name, dimension) => ({
    name,
    totals: new Map([
      [
        total,
        [...new Set(codes.map((code) => code[dimension] ?? total))].filter(
          (code) => code !== total,
        ),
      ],
    ]),
  }));
}

function namesOf({ count, numbers }: Treatment): Name[] {
  return count === "share" || count === "curve" ? [...numbers, "complement"] : [...numbers];
}

function numberOf(cell: PublicCell, name: Name): number {
  return name === "complement" ? cell.denominator - cell.numerator : cell[name];
}

/** What a reader knows of a number that is shown: its rounding, and that it reached its threshold. */
function shownRange(name: Name, value: number, { count }: Treatment, rule: PublicRule): Range {
  if (name === "complement") return { low: rule.minPersons, high: Number.POSITIVE_INFINITY };
  const group = {
    share: rule.minDenominator,
    curve: rule.minAtRisk,
    average: rule.minAtRisk,
    number: 0,
  };
  const least = Math.max(rule.minPersons, name === "numerator" ? 0 : group[count]);
  return roundingRange(nearest(value, rule.roundTo), rule.roundTo, least);
}

function quantityOf(
  id: string,
  value: number,
  shown: Range,
  rule: PublicRule,
  alone: string | null,
): Quantity {
  return {
    id,
    value,
    known: { low: Math.min(0, value), high: Number.POSITIVE_INFINITY },
    shown,
    level: countLevel(value, rule),
    alone,
  };
}

/** Of a number what each provider has itself; the most, where indicators share the number. */
function ownOf(
  { own: known, value }: Quantity,
  providers: ReadonlyMap<string, Record<NumberName, number>>,
  name: Name,
): ReadonlyMap<string, number> {
  const own = new Map(known);
  for (const [provider, numbers] of providers) {
    const number = name === "complement" ? numbers.denominator - numbers.numerator : numbers[name];
    const part = Math.min(value, Math.max(own.get(provider) ?? 0, number));
    if (part > 0) own.set(provider, part);
  }
  return own;
}

function sumOf({ total: whole, parts }: Line, { values, first }: Vector): Relation {
  const value = (index: number): number => values[index] ?? 0;
  return {
    terms: [
      { quantity: first + whole, factor: 1 },
      ...parts.map((part) => ({ quantity: first + part, factor: -1 })),
    ],
    constant: parts.reduce((rest, part) => rest - value(part), value(whole)),
  };
}

/** numerator + complement = denominator, in every cell. */
function complements(of: ReadonlyMap<Name, Vector>): Relation[] {
  const [some, rest, all] = [of.get("numerator"), of.get("complement"), of.get("denominator")];
  if (!some || !rest || !all) return [];
  return some.values.map((_, index) => ({
    terms: [
      { quantity: some.first + index, factor: 1 },
      { quantity: rest.first + index, factor: 1 },
      { quantity: all.first + index, factor: -1 },
    ],
    constant: 0,
  }));
}

function reasonOf(cell: PublicCell, { count }: Treatment, rule: PublicRule): string | null {
  if (cell.status !== "definitief" && cell.status !== "voorlopig") return "kleine groep";
  const { numerator, denominator, clients: persons, hits } = cell;
  // An average is of persons; what it divides by need not be.
  const group = count === "share" || count === "curve" ? denominator : persons;
  return countReason(
    count,
    { numerator: count === "average" ? persons : numerator, denominator: group, persons, hits },
    rule,
  );
}

/** A number that is large in units but of few persons is protected too. */
function sharpen(
  { numerator, denominator, clients, hits }: PublicCell,
  { count }: Treatment,
  rule: PublicRule,
  level: (name: Name, level: Level | null) => void,
): void {
  if (count === "average") return;
  level("numerator", countLevel(numerator, rule, hits < rule.minPersons));
  if (count === "number") return;
  level("complement", countLevel(denominator - numerator, rule, clients - hits < rule.minPersons));
}

function wider(one: Level | null, other: Level | null): Level | null {
  if (one === null || other === null) return one ?? other;
  return { up: Math.max(one.up, other.up), down: Math.max(one.down, other.down) };
}
