import type { PublicRule } from "../edition/public-cell.ts";
import { cellName } from "../edition/public-cell.ts";
import type { Name, PublicRegistry } from "../edition/public-registry.ts";
import { roundedFigure } from "../edition/rounded-figure.ts";
import { components } from "../registry/component.ts";
import { at, type Range, type Registry } from "../registry/registry.ts";
import { roundingRange } from "../rounding/rounding.ts";
import type { Past, PastCell } from "./past.ts";

/** What earlier releases mean for a registry. */
export interface Earlier {
  /** Per quantity what was published of it before, in terms of its value now. */
  ranges: ReadonlyMap<number, Range>;
  /** Figures that were hidden before and must be hidden again, though they are not small now. */
  stays: ReadonlySet<number>;
  /** Figures too small to show now that a release shows already, and that did not change since. */
  given: readonly { figure: number; release: string }[];
  /** Per figure how the current release has it; null when it does not. */
  current: readonly ("shown" | "hidden" | null)[];
  /** Per figure whether the current release says of it exactly what this one would. */
  repeats: readonly boolean[];
}

/** How one number of a cell compares with what it was in an earlier release. */
interface Link {
  name: Name;
  /** What it was then: as the release knows, or else the value nearest to what it is now. */
  then: number;
  /** The same, and at least that. */
  least: number;
  /** By how much it grew. */
  change: number;
}

/**
 * Compares every cell with what earlier releases said of it, and works out what a reader who kept
 * them knows now.
 *
 * A number is linked to what it was while it changed by fewer persons than the threshold: a
 * correction so small is as good as known, for it tells of few persons. What changed more is another
 * number, of which the old one says nothing.
 *
 * - Shown then: its rounding interval, shifted by the correction.
 * - Hidden then and small: hidden again while linked, for the new number would tell the old one.
 * - Hidden then for others: hidden again while linked, when one of those others is linked no more;
 *   it may be shown now, and with both the old small number could be worked out.
 */
export function earlierOf(
  { registry, cells, shows }: PublicRegistry,
  past: Past,
  rule: PublicRule,
): Earlier {
  const ranges = new Map<number, Range>();
  const stays = new Set<number>();
  const given: { figure: number; release: string }[] = [];
  const current: ("shown" | "hidden" | null)[] = [];
  const repeats: boolean[] = [];
  const componentOf = new Map(
    components(registry).flatMap(({ figures }, part) => figures.map((figure) => [figure, part])),
  );
  // Release and component in which a number that was hidden for itself has changed since.
  const loosened = new Set<string>();
  const hidden: { figure: number; part: string; linked: boolean }[] = [];

  for (const [index, figure] of registry.figures.entries()) {
    const cell = at(cells, index);
    const numbers = shows[index] ?? {};
    const now = (name: Name): number => at(registry.quantities, numbers[name] ?? -1).value;
    const before = past.cells.get(cellName(cell)) ?? [];
    for (const one of before) {
      const links = (Object.keys(numbers) as Name[]).map((name) => link(one, name, now(name)));
      const linked = ({ change }: Link): boolean => Math.abs(change) < rule.minPersons;
      if (one.shown) {
        for (const found of links.filter(linked)) {
          const quantity = numbers[found.name] ?? -1;
          const range = publishedRange(one, found.name);
          // Small now and larger then: everyone sees that it changed, nobody by how much.
          const crossed = found.change !== 0 && at(registry.quantities, quantity).level !== null;
          if (range === null || crossed) continue;
          ranges.set(quantity, meet(ranges.get(quantity), shifted(range, found)));
        }
        const same = links.every(({ change }) => change === 0);
        const small = figure.quantities.some(
          (quantity) => at(registry.quantities, quantity).level !== null,
        );
        if (same && small && figure.primary !== null) {
          given.push({ figure: index, release: one.release });
        }
        continue;
      }
      const part = `${one.release} ${componentOf.get(index)}`;
      const small = links.filter(({ least }) => least < rule.minPersons);
      if (small.some(linked)) {
        if (figure.primary === null) stays.add(index);
      } else {
        if (small.length > 0) loosened.add(part);
        hidden.push({ figure: index, part, linked: links.some(linked) });
      }
    }
    const last = before.find(({ release }) => release === past.current);
    current.push(last === undefined ? null : last.shown ? "shown" : "hidden");
    repeats.push(
      last !== undefined &&
        (!last.shown || (figure.primary === null && says(last, roundedFigure(cell, rule)))),
    );
  }
  for (const { figure, part, linked } of hidden) {
    if (linked && loosened.has(part) && at(registry.figures, figure).primary === null) {
      stays.add(figure);
    }
  }
  return { ranges, stays, given, current, repeats };
}

/** A registry in which what must stay hidden is hidden, and its numbers are protected. */
export function withStays(registry: Registry, { stays }: Earlier, { width }: PublicRule): Registry {
  if (stays.size === 0) return registry;
  const kept = new Set([...stays].flatMap((figure) => at(registry.figures, figure).quantities));
  return {
    ...registry,
    figures: registry.figures.map((figure, index) =>
      stays.has(index) ? { ...figure, primary: "eerder afgeschermd" } : figure,
    ),
    quantities: registry.quantities.map((quantity, index) =>
      kept.has(index) && quantity.level === null
        ? { ...quantity, level: { up: width, down: Math.min(quantity.value, width) } }
        : quantity,
    ),
  };
}

function link(past: PastCell, name: Name, now: number): Link {
  const { low, high } = pastRange(past, name);
  const then = Math.min(high, Math.max(low, now));
  // What can have been the same is taken to be: that tells most.
  return { name, then, least: then === now ? then : low, change: now - then };
}

/** What a number was in an earlier release, as well as that release tells us. */
function pastRange({ exact, published, roundTo }: PastCell, name: Name): Range {
  const whole = exact.denominator ?? Number.POSITIVE_INFINITY;
  if (name === "complement") {
    if (exact.numerator === null) return { low: 0, high: whole };
    return exact.denominator === null
      ? { low: 0, high: Number.POSITIVE_INFINITY }
      : { low: whole - exact.numerator, high: whole - exact.numerator };
  }
  const known = exact[name];
  if (known !== null) return { low: known, high: known };
  const shown = published[name];
  if (shown !== null) return roundingRange(shown, roundTo);
  return { low: 0, high: name === "numerator" ? whole : Number.POSITIVE_INFINITY };
}

function publishedRange({ published, roundTo }: PastCell, name: Name): Range | null {
  const number = name === "complement" ? null : published[name];
  return number === null ? null : roundingRange(number, roundTo);
}

function shifted({ low, high }: Range, { then, change }: Link): Range {
  return { low: Math.min(low, then) + change, high: Math.max(high, then) + change };
}

function meet(one: Range | undefined, other: Range): Range {
  if (one === undefined) return other;
  return { low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) };
}

function says({ published }: PastCell, figure: ReturnType<typeof roundedFigure>): boolean {
  return (
    figure !== null &&
    (Object.keys(published) as (keyof typeof published)[]).every(
      (name) => published[name] === figure[name],
    )
  );
}
