import { isoOf } from "./day.ts";
import type { Span } from "./life.ts";
import type { Market, Supplier } from "./market.ts";
import type { Person, Service } from "./person.ts";
import type { Random } from "./random.ts";
import type { SampleSheet } from "./sheet.ts";
import type { TruthGoal } from "./truth.ts";

/** Services of one client, provider and segment without a gap longer than allowed. */
export interface Chain {
  supplier: Supplier;
  segment: string;
  start: number;
  /** Null while it runs. */
  end: number | null;
  /** The service that ended last. */
  last: Service;
}

/** Chains of a person, in order of their start. */
export function chainsOf(services: readonly Service[], gapDays: number): Chain[] {
  const groups = new Map<string, Service[]>();
  for (const service of services) {
    if (service.start === null) continue;
    const key = `${service.supplier.index}|${service.segment.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [service]);
    else group.push(service);
  }
  const chains: Chain[] = [];
  for (const group of groups.values()) {
    group.sort(byStart);
    let chain: Chain | undefined;
    for (const service of group) {
      const start = service.start ?? 0;
      const { end } = service;
      if (chain !== undefined && (chain.end === null || start <= chain.end + gapDays + 1)) {
        if (chain.end !== null && (end === null || end >= chain.end)) {
          chain.end = end;
          chain.last = service;
        }
      } else {
        const { supplier, segment } = service;
        chain = { supplier, segment: segment.id, start, end, last: service };
        chains.push(chain);
      }
    }
  }
  return chains.sort((a, b) => a.start - b.start);
}

/** By start; services that start together in the order of their product. */
function byStart(a: Service, b: Service): number {
  const days = (a.start ?? 0) - (b.start ?? 0);
  if (days !== 0) return days;
  return productOf(a) < productOf(b) ? -1 : 1;
}

function productOf(service: Service): string {
  return service.product.category + service.product.code;
}

/** Whether a provider evaluates help at all. */
export function sendsOutcomes({ provider }: Supplier, sheet: SampleSheet): boolean {
  return !sheet.deviations.withoutOutcomes.includes(provider.provider_id);
}

/** Sets goals on the last service of every chain that ended, scored by how good the provider is. */
export function evaluateGoals(
  person: Omit<Person, "bsn">,
  random: Random,
  sheet: SampleSheet,
  market: Market,
  span: Span,
): void {
  for (const chain of chainsOf(person.services, span.gapDays)) {
    if (chain.end === null || !sendsOutcomes(chain.supplier, sheet)) continue;
    const { last, supplier } = chain;
    const planned = last.reason === "planned" || last.reason === "change";
    const { drift, goals } = supplier.quality;
    const shift =
      goals +
      (drift === null ? 0 : drift.goals * market.yearsIn(chain.end)) +
      (market.isAboveLowest(last.product) ? sheet.outcomes.heavier : 0);
    const base = planned ? sheet.outcomes.reached.planned : sheet.outcomes.reached.other;
    const reached = 1 / (1 + Math.exp(-(Math.log(base / (1 - base)) + shift)));
    const unseen = planned ? sheet.outcomes.unevaluated.planned : sheet.outcomes.unevaluated.other;
    const count = 1 + random.between(0, 2) + (random.chance(0.15) ? 1 : 0);
    const measured = Math.max(chain.start, chain.end - random.between(0, 14));
    for (let goalNo = 1; goalNo <= count; goalNo += 1) {
      const evaluated = !random.chance(unseen);
      const hit = random.chance(reached);
      const score = evaluated ? goalScore(random, supplier.instrument, hit) : null;
      last.goals.push({
        goalNo,
        instrument: supplier.instrument,
        score,
        measuredOn: evaluated ? isoOf(measured) : null,
        informant: informant(random, last),
      });
    }
  }
}

/** A score on the scale of the instrument, at or above `reached_from` when the goal was reached. */
export function goalScore(
  random: Random,
  instrument: Supplier["instrument"],
  reached: boolean,
): number {
  const weights: Record<Supplier["instrument"], [Record<string, number>, Record<string, number>]> =
    {
      gas: [
        { "0": 60, "1": 28, "2": 12 },
        { "-1": 55, "-2": 35, "-3": 10 },
      ],
      "doelscore-5": [
        { "4": 65, "5": 35 },
        { "3": 50, "2": 33, "1": 17 },
      ],
      "rapportcijfer-10": [
        { "7": 38, "8": 40, "9": 17, "10": 5 },
        { "6": 40, "5": 30, "4": 18, "3": 8, "2": 4 },
      ],
    };
  const [yes, no] = weights[instrument];
  return Number(random.key(reached ? yes : no));
}

function informant(random: Random, service: Service): TruthGoal["informant"] {
  if (service.segment.law === "wmo") return random.chance(0.6) ? "client_wmo" : "professional";
  return random.key({ jeugdige: 40, ouder: 30, professional: 30 });
}
