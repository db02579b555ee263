import { group } from "d3";
import type { Region } from "../../pipeline/region/region.ts";
import type { TruthClient, TruthMeasurement } from "../../pipeline/sample/truth.ts";
import { type Care, type Chain, trajectories } from "./care.ts";
import { dayOf } from "./day.ts";
import { type Ending, endings, endSeen } from "./ending.ts";
import type { Horizon, Seen } from "./observe.ts";

/** Days before and after the first or last day of help within which a measurement is valid. */
const window = 90;

interface Answer extends TruthMeasurement {
  day: number;
  raw: number;
}

/** An ended trajectory that should have been asked about, with what was answered in time. */
export interface Asked {
  ending: Ending;
  /** Valid answers at the end to the national questions; the last one given last. */
  answers: Answer[];
  /** Score at the start and at the end, of the pair that counts; null without one. */
  problems: { start: number; end: number } | null;
}

/** A scale of problems: more is worse. Written out from its sheet. */
const scale = { name: "probleemschaal", from: 0, to: 40, mean: 12, sd: 6, reliability: 0.85 };
const clinicalFrom = 18;

/** Who answers goes before whom. */
const informants = ["jeugdige", "client_wmo", "ouder", "toegang", "professional"];

const inOrder = (a: number, b: number): number => a - b;

/** Every ended trajectory that should have been asked about. */
export function asked(
  clients: readonly TruthClient[],
  care: readonly Care[],
  region: Region,
  h: Horizon,
): Asked[] {
  const chains = trajectories(care, h.gap);
  const byKey = group(chains, (one) => keyOf(one.first));
  const measured = clients.flatMap((client) =>
    client.measurements.map((one) => ({ ...one, client: client.bsn })),
  );
  const atStart = new Map<Chain, Answer[]>();
  const atEnd = new Map<Chain, Answer[]>();
  for (const one of measured) {
    if (one.raw === null || one.measuredOn === null) continue;
    const answer = { ...one, raw: one.raw, day: dayOf(one.measuredOn) };
    const own = byKey.get(keyOf(one)) ?? [];
    const [about, side] =
      one.moment === "start"
        ? [nearest(own, dayOf(one.trajectoryStartOn), "start"), atStart]
        : [nearest(own, dayOf(one.trajectoryEndOn), "end"), atEnd];
    if (about === undefined) continue;
    const distance = answer.day - (one.moment === "start" ? about.start : about.end);
    if (Math.abs(distance) > window) continue;
    side.set(about, [...(side.get(about) ?? []), answer]);
  }
  return endings(chains, h)
    .filter(({ chain, endClass }) => {
      const days = chain.end - chain.start + 1;
      const guarded = chain.parts.every((one) => ["47", "48", "49"].includes(one.category));
      return endClass !== "deceased" && days >= region.outcomes.exemptDays && !guarded;
    })
    .map((ending) => {
      const answers = (atEnd.get(ending.chain) ?? []).toSorted((a, b) => inOrder(a.day, b.day));
      return { ending, answers, problems: pairOf(atStart.get(ending.chain) ?? [], answers) };
    });
}

const keyOf = (one: { client: string; agb: string; segment: string }): string =>
  `${one.client}|${one.agb}|${one.segment}`;

/** The trajectory whose first or last day is nearest to a day; of two as near the first. */
function nearest(chains: readonly Chain[], day: number, side: "start" | "end"): Chain | undefined {
  return chains
    .filter((one) => Number.isFinite(one[side]))
    .toSorted((a, b) => inOrder(a.start, b.start))
    .reduce<Chain | undefined>(
      (best, one) =>
        best === undefined || Math.abs(one[side] - day) < Math.abs(best[side] - day) ? one : best,
      undefined,
    );
}

/** First and last score on the scale, by the same informant. */
function pairOf(starts: readonly Answer[], ends: readonly Answer[]): Asked["problems"] {
  const usable = (one: Answer): boolean =>
    one.kind === "problem" &&
    one.instrument === scale.name &&
    one.scaleMin === scale.from &&
    one.scaleMax === scale.to;
  for (const informant of informants) {
    const own = (one: Answer): boolean => usable(one) && one.informant === informant;
    const first = starts.filter(own).toSorted((a, b) => inOrder(a.day, b.day))[0];
    const last = ends.filter(own).at(-1);
    if (first !== undefined && last !== undefined) return { start: first.raw, end: last.raw };
  }
  return null;
}

const themselves = ["jeugdige", "client_wmo"];
const national: Record<string, string> = {
  satisfaction: "nut-rapportcijfer",
  without_help: "zonder-hulp-verder",
};

/** Last valid answers to a national question, by the client and by a parent. */
function answersTo({ answers }: Asked, kind: "satisfaction" | "without_help") {
  const own = answers.filter((one) => one.kind === kind && one.instrument === national[kind]);
  return {
    client: own.filter((one) => themselves.includes(one.informant)).at(-1)?.raw,
    parent: own.filter((one) => one.informant === "ouder").at(-1)?.raw,
  };
}

/** Segments in which anybody measured problems. */
function segmentsWithProblems(clients: readonly TruthClient[]): Set<string> {
  return new Set(
    clients
      .flatMap((one) => one.measurements)
      .filter((one) => one.kind === "problem")
      .map((one) => one.segment),
  );
}

/** Respons. */
export function response(all: readonly Asked[], clients: readonly TruthClient[]): Seen[] {
  const withProblems = segmentsWithProblems(clients);
  return all.flatMap((one) => {
    const marks = answersTo(one, "satisfaction");
    const alone = answersTo(one, "without_help");
    const has = {
      satisfaction: marks.client !== undefined || marks.parent !== undefined,
      without_help: alone.client !== undefined || alone.parent !== undefined,
      client: marks.client !== undefined || alone.client !== undefined,
      parent: marks.parent !== undefined || alone.parent !== undefined,
      goals: one.ending.chain.parts.some((part) => part.goals.some((goal) => goal.score !== null)),
      ...(withProblems.has(one.ending.chain.first.segment)
        ? { problems: one.problems !== null }
        : {}),
    };
    const seen = endSeen(one.ending);
    return [
      { ...seen, hit: has.satisfaction || has.without_help },
      ...Object.entries(has).map(([part, hit]) => ({ ...seen, part, hit })),
    ];
  });
}

/** Tevredenheid over het nut van de hulp. */
export function satisfaction(all: readonly Asked[], region: Region): Seen[] {
  const enough = (mark: number | undefined): boolean =>
    mark !== undefined && mark >= region.outcomes.satisfactionFrom;
  return all.flatMap((one) => {
    const { client, parent } = answersTo(one, "satisfaction");
    const mark = client ?? parent;
    const seen = endSeen(one.ending);
    return [
      { ...seen, known: mark !== undefined, hit: enough(mark) },
      { ...seen, part: "mean", known: mark !== undefined, value: mark ?? Number.NaN },
      ...(client === undefined ? [] : [{ ...seen, part: "client", hit: enough(client) }]),
      ...(parent === undefined ? [] : [{ ...seen, part: "parent", hit: enough(parent) }]),
    ];
  });
}

/** Zonder hulp verder. */
export function withoutHelp(all: readonly Asked[]): Seen[] {
  return all.flatMap((one) => {
    const { client, parent } = answersTo(one, "without_help");
    const answer = client ?? parent;
    const told = (part: string | null, hits: number[]): Seen => ({
      ...endSeen(one.ending),
      ...(part === null ? {} : { part }),
      known: answer !== undefined,
      hit: hits.includes(answer ?? 0),
    });
    return [told(null, [3, 4]), told("none", [4]), told("lighter_or_none", [2, 3, 4])];
  });
}

/** Afname van problemen. */
export function problemReduction(
  all: readonly Asked[],
  clients: readonly TruthClient[],
  region: Region,
): Seen[] {
  const withProblems = segmentsWithProblems(clients);
  const tScore = (raw: number): number => 50 + (10 * (raw - scale.mean)) / scale.sd;
  const noise = 10 * Math.sqrt(2 * (1 - scale.reliability));
  return all
    .filter((one) => withProblems.has(one.ending.chain.first.segment))
    .flatMap(({ ending, problems }) => {
      const from = problems?.start ?? Number.NaN;
      const to = problems?.end ?? Number.NaN;
      const drop = tScore(from) - tScore(to);
      const better = drop / noise >= region.outcomes.reliableChangeZ;
      const worse = drop / noise <= -region.outcomes.reliableChangeZ;
      const hits: Record<string, boolean> = {
        improved: better,
        unchanged: !better && !worse,
        deteriorated: worse,
        recovered: better && from >= clinicalFrom && to < clinicalFrom,
        low_start: tScore(from) < 50,
      };
      const seen = { ...endSeen(ending), known: problems !== null };
      return [
        { ...seen, hit: better },
        ...Object.entries(hits).map(([part, hit]) => ({ ...seen, part, hit })),
        // Amounts are kept to eight decimals.
        { ...seen, part: "mean_change", value: Number(drop.toFixed(8)) },
      ];
    });
}
