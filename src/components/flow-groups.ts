import type { Flow, LadderStep } from "../data/tables.ts";
import { alluvialWords } from "../words/chain.ts";
import { flowWords } from "../words/figures.ts";
import type { FlowNode, FlowStream } from "./charts/alluvial.ts";

/** Steps of a ladder that stand together in a picture, heaviest first. */
interface Group {
  ranks: number[];
  people: number;
}

/** A picture of streams holds five places; the last is for who has no help any more. */
const mostGroups = 4;

/**
 * Joins neighbouring steps of the ladder until four places are left: each time the two neighbours
 * with the fewest people. What is heavy stays heavy, and no small step gets a place of its own.
 */
export function rankGroups(flows: readonly Flow[]): number[][] {
  const people = new Map<number, number>();
  for (const { from_rank, to_rank, clients } of flows) {
    for (const rank of [from_rank, to_rank]) {
      if (rank) people.set(rank, (people.get(rank) ?? 0) + (clients ?? 0));
    }
  }
  const groups: Group[] = [...people]
    .sort(([a], [b]) => b - a)
    .map(([rank, count]) => ({ ranks: [rank], people: count }));
  while (groups.length > mostGroups) {
    const sums = groups.slice(1).map((group, index) => group.people + (groups[index]?.people ?? 0));
    const at = sums.indexOf(Math.min(...sums));
    const [upper, lower] = groups.splice(at, 2);
    if (!upper || !lower) break;
    groups.splice(at, 0, {
      ranks: [...upper.ranks, ...lower.ranks],
      people: upper.people + lower.people,
    });
  }
  return groups.map((group) => group.ranks);
}

/** The places of a picture of streams: groups of steps, and no help. */
export function flowNodes(
  groups: readonly (readonly number[])[],
  ladder: readonly LadderStep[],
): FlowNode[] {
  const nameOf = (rank: number | undefined) =>
    ladder.find((step) => step.rank === rank)?.name ?? flowWords.rank(rank ?? 0);
  return [
    ...groups.map((ranks, index) => ({
      id: String(index),
      name:
        ranks.length === 1
          ? nameOf(ranks[0])
          : alluvialWords.through(nameOf(ranks.at(-1)), nameOf(ranks[0])),
    })),
    { id: "0-uit", name: alluvialWords.gone },
  ];
}

/**
 * The streams of one year, summed over the steps that stand together. A stream of one step to one
 * other carries the reference of its number; a sum is in no release by itself.
 */
export function flowStreams(
  flows: readonly Flow[],
  groups: readonly (readonly number[])[],
  step: number,
): FlowStream[] {
  const placeOf = (rank: number | null) => {
    if (rank === 0) return "0-uit";
    const index = groups.findIndex((ranks) => rank !== null && ranks.includes(rank));
    return index < 0 ? null : String(index);
  };
  const summed = new Map<string, FlowStream>();
  for (const flow of flows) {
    const [from, to] = [placeOf(flow.from_rank), placeOf(flow.to_rank)];
    if (from === null || to === null || flow.clients === null) continue;
    const known = summed.get(`${from} ${to}`);
    if (known) Object.assign(known, { value: (known.value ?? 0) + flow.clients, ref: "" });
    else summed.set(`${from} ${to}`, { step, from, to, value: flow.clients, ref: flowRef(flow) });
  }
  return [...summed.values()];
}

/** The reference of one stream in a release. */
export const flowRef = ({ law, from_rank, to_rank, year }: Flow) =>
  `flow|flow|law=${law}&from_rank=${from_rank}&to_rank=${to_rank ?? ""}|${year}|clients`;
