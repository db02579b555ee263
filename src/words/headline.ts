import { type Content, type Html, html } from "../components/html.ts";
import { capital, formatCount, formatNumber } from "../components/nl-format.ts";
import type { Signal } from "../data/tables.ts";

/**
 * The sentences above charts. One rule: a word for a change (verbeterd, verslechterd) or for more
 * and less than expected is said on a signal only. Each sentence is chosen by the state of the
 * signal from a table that has every state, so that no caller can say more than the data allow.
 */

export interface Point {
  figure: Content;
  /** `2024`, `het 1e kwartaal 2024`. */
  period: string;
}

export interface Course {
  /** What the sentence is about: `doorlooptijd`. */
  subject: string;
  first: Point;
  last: Point;
  /** The signal against its own past; null when it was not tested. */
  signal: Signal | null;
  /** Not tested, but the intervals of first and last do not meet. */
  apart?: boolean;
}

type CourseSentence = (course: Course) => Html;

const fromTo = ({ first, last }: Course) =>
  html`van ${first.figure} in ${first.period} naar ${last.figure} in ${last.period}`;

const bothSaid = ({ first, last }: Course) =>
  html`${first.figure} in ${first.period}, ${last.figure} in ${last.period}`;

const onSignal: Record<Signal, CourseSentence> = {
  gunstig: (course) => html`${capital(course.subject)} is verbeterd: ${fromTo(course)}.`,
  ongunstig: (course) => html`${capital(course.subject)} is verslechterd: ${fromTo(course)}.`,
  "geen signaal": (course) => html`${bothSaid(course)}: dat past bij gewone schommelingen.`,
  "te weinig gegevens": (course) =>
    html`${bothSaid(course)}: dat zijn te weinig gegevens om te vergelijken.`,
};

/** How a figure went: `Afschaling is verbeterd: van 41% in 2022 naar 52% in 2024.` */
export function courseHeadline(course: Course): Html {
  if (course.signal !== null) return onSignal[course.signal](course);
  if (course.apart) return html`${bothSaid(course)}: dat is meer dan gewone schommelingen.`;
  return onSignal["geen signaal"](course);
}

/** How a figure went that has no interval, such as an amount: chance has no part in it. */
export function courseFacts({ first, last }: Pick<Course, "first" | "last">): Html {
  return html`${first.figure} in ${first.period}, ${last.figure} in ${last.period}.`;
}

/** Who stands out in a funnel, never who is first. */
export function funnelHeadline(
  signals: readonly Signal[],
  noun: readonly [one: string, more: string],
): string {
  const out = signals.filter((signal) => signal === "gunstig" || signal === "ongunstig").length;
  if (out === 0) return `Geen van de ${noun[1]} wijkt sterker af dan toeval kan verklaren.`;
  return `${capital(formatCount(out))} ${out === 1 ? `${noun[0]} wijkt` : `${noun[1]} wijken`} sterker af dan toeval kan verklaren.`;
}

/** A share as persons: `4 van de 10`. Small shares say so instead of rounding to none. */
export function outOfTen(share: number): string {
  const ten = Math.round(share * 10);
  if (ten === 0 && share > 0) return "minder dan 1 van de 10";
  if (ten === 10 && share < 1) return "bijna alle 10";
  return `${ten} van de 10`;
}

/**
 * `Na 6 maanden hebben ongeveer 4 van de 10 jeugdigen nog hulp.`
 *
 * @param who `jeugdigen`
 * @param still `nog hulp`
 */
export function survivalHeadline(
  months: number,
  share: number,
  who: string,
  still: string,
): string {
  const ten = outOfTen(share);
  const verb = ten.startsWith("1 ") || ten.startsWith("minder") ? "heeft" : "hebben";
  return `Na ${months} maanden ${verb} ongeveer ${ten} ${who} ${still}.`.replace(
    "ongeveer minder",
    "minder",
  );
}

export interface Spending {
  /** Share of the whole sum that is used: `51%`. */
  used: Content;
  /** Share that was to be expected by now: `50%`. */
  expected: Content;
  /** Where use stands to the usual room; null when that was not agreed. */
  room: "within" | "over" | "under" | null;
}

/** Use of a sum. Under is no good news by itself, so neither is called good or bad. */
export function spendingHeadline({ used, expected, room }: Spending): Html {
  const facts = html`${used} is gebruikt, ${expected} was te verwachten`;
  if (room === "over") return html`${facts}: dat is meer dan de afgesproken ruimte.`;
  if (room === "under")
    return html`${facts}: dat is minder dan de afgesproken ruimte. Kijk ook naar de wachtlijst.`;
  if (room === "within") return html`${facts}: dat past binnen de afgesproken ruimte.`;
  return html`${facts}.`;
}

/** How much of what is needed is there. */
export function coverageHeadline(present: number, needed: number): string {
  const open = needed - present;
  if (open === 0) return "Overal is de hulp die nodig is.";
  const spots = open === 1 ? "Op één plek ontbreekt" : `Op ${formatCount(open)} plekken ontbreekt`;
  return `${spots} hulp die nodig is, van de ${formatNumber(needed)} plekken.`;
}

/** `Na 8 weken is 95% van de gegevens binnen.` */
export function maturationHeadline(weeks: number, share: string): string {
  return `Na ${weeks} weken is ${share} van de gegevens binnen.`;
}
