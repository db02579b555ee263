import type { Day } from "./day.ts";
import { type Chain, sendsOutcomes } from "./goal.ts";
import type { Span } from "./life.ts";
import type { Market } from "./market.ts";
import type { Person } from "./person.ts";
import { unit } from "./random.ts";
import type { SampleSheet } from "./sheet.ts";

/** A question that was put about a chain of help, or should have been, and its answer. */
export interface Measurement {
  kind: "satisfaction" | "without_help" | "problem";
  moment: "start" | "end";
  invited: boolean;
  informant: "jeugdige" | "ouder" | "client_wmo";
  instrument: string;
  scale: readonly [number, number];
  higherIsBetter: boolean;
  /** Null without an answer. */
  measured: Day | null;
  raw: number | null;
}

/** Name in data/reference/instruments.csv of the scale for problems, 0–40, fewer is better. */
const problems = { instrument: "probleemschaal", scale: [0, 40] } as const;
/** Answers 1–4 of what help one expects to need, by how help ended. */
const expected = { planned: [10, 32, 70, 100], other: [40, 68, 88, 100] } as const;
/** Help shorter than this is not measured twice. */
const leastDays = 60;

/**
 * What was asked at the end of a chain of help, and for youths on the ladder how bad problems were at
 * its start and end. Nothing at a provider that asks nothing, or while help runs. Always the same for
 * the same chain: tables and truth both ask it here, and nobody keeps it.
 */
export function measurementsOf(
  person: Pick<Person, "birth">,
  chain: Chain,
  market: Market,
  sheet: SampleSheet,
  span: Span,
): Measurement[] {
  if (chain.end === null || !sendsOutcomes(chain.supplier, sheet)) return [];
  const { last, supplier, end } = chain;
  const draw = (...place: number[]) => unit(last.salt, 80, ...place);
  const { drift, goals } = supplier.quality;
  const asked: Asked = {
    person,
    chain,
    end,
    until: span.until,
    planned: last.reason === "planned" || last.reason === "change",
    quality: goals + (drift === null ? 0 : drift.goals * market.yearsIn(end)),
    invited: last.reason === "deceased" ? 0 : sheet.outcomes.invited,
    response:
      sheet.outcomes.response *
      (sheet.deviations.response[supplier.provider.provider_id] ?? 1) *
      // Who left early answers less often.
      (last.reason === "client" || last.reason === "provider" ? 0.6 : 1),
    draw,
  };
  return [...questions(asked), ...problemScores(asked)];
}

interface Asked {
  person: Pick<Person, "birth">;
  chain: Chain;
  end: Day;
  until: Day;
  planned: boolean;
  quality: number;
  invited: number;
  response: number;
  draw: (...place: number[]) => number;
}

/** The two national questions, put to each informant. */
function questions(asked: Asked): Measurement[] {
  const { end, chain, draw, planned, quality, until } = asked;
  // Now and then an end was simply forgotten.
  if (draw(1) < 0.03) return [];
  return informantsOf(asked).flatMap((informant, who) => {
    const invited = draw(2, who) < asked.invited;
    const measured = Math.max(chain.start, lateNow(draw(3, who), end - 14, 45, end));
    const answers = invited && measured <= until && draw(4, who) < asked.response;
    const grade = 7.3 + 0.8 * quality + (planned ? 0.3 : -1.3) + 1.5 * normal(draw, 5, who);
    const hope = 100 * draw(6, who) + 12 * quality;
    const bounds = planned ? expected.planned : expected.other;
    const place = bounds.findIndex((bound) => hope < bound);
    const row = (
      kind: "satisfaction" | "without_help",
      instrument: string,
      scale: readonly [number, number],
      raw: number | null,
    ): Measurement => ({
      kind,
      moment: "end",
      invited,
      informant,
      instrument,
      scale,
      higherIsBetter: true,
      measured: raw === null ? null : measured,
      raw,
    });
    const skipped = draw(7, who) < 0.05;
    return [
      row("satisfaction", "nut-rapportcijfer", [1, 10], answers ? within(grade, 1, 10) : null),
      row(
        "without_help",
        "zonder-hulp-verder",
        [1, 4],
        answers && !skipped ? (place < 0 ? 4 : place + 1) : null,
      ),
    ];
  });
}

/** Problems of a youth before and after help. */
function problemScores(asked: Asked): Measurement[] {
  const { person, chain, end, draw, planned, quality, until } = asked;
  const { last } = chain;
  const long = end - chain.start >= leastDays;
  if (last.segment.law !== "jw" || last.product.rank === null || !long) return [];
  const [low, high] = problems.scale;
  const before = within(20 + 5.5 * normal(draw, 11), low, high);
  const change = (planned ? 6.5 : 2) + 2 * quality + 4.5 * normal(draw, 12);
  const after = within(before - change, low, high);
  const score = (moment: "start" | "end", day: Day, raw: number, share: number): Measurement => {
    const answers = day <= until && draw(moment === "start" ? 13 : 14) < share;
    return {
      kind: "problem",
      moment,
      invited: asked.invited > 0 || moment === "start",
      informant: isTwelve(person, day) ? "jeugdige" : "ouder",
      instrument: problems.instrument,
      scale: problems.scale,
      higherIsBetter: false,
      measured: answers ? day : null,
      raw: answers ? raw : null,
    };
  };
  const first = Math.min(lateNow(draw(15), chain.start, 28, chain.start), end - 1);
  const final = lateNow(draw(16), end - 21, 42, end);
  return [
    score("start", first, before, Math.min(1, 1.15 * asked.response)),
    score("end", final, after, asked.invited > 0 ? asked.response : 0),
  ];
}

/** A day in so many from a first one; for a few so late that the score has no bearing any more. */
function lateNow(drawn: number, first: Day, days: number, from: Day): Day {
  return drawn < 0.06
    ? from + 91 + Math.floor(drawn * 800)
    : first + Math.floor(((drawn - 0.06) / 0.94) * days);
}

function informantsOf({ person, chain, end, draw }: Asked): Measurement["informant"][] {
  if (chain.last.segment.law === "wmo") return ["client_wmo"];
  if (!isTwelve(person, end)) return ["ouder"];
  const both = end - person.birth < 16 * 365.25 && draw(9) < 0.6;
  return both ? ["jeugdige", "ouder"] : ["jeugdige"];
}

function isTwelve(person: Pick<Person, "birth">, day: Day): boolean {
  return day - person.birth >= 12 * 365.25;
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, Math.round(value)));
}

/** Standard normal, by Box and Muller. */
function normal(draw: Asked["draw"], ...place: number[]): number {
  return (
    Math.sqrt(-2 * Math.log(1 - draw(...place, 1))) * Math.cos(2 * Math.PI * draw(...place, 2))
  );
}
