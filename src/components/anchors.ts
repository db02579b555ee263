import { type Dims, dimsOf } from "../data/reference.ts";
import type { Value } from "../data/tables.ts";
import { anchorAbsences, anchorWords } from "../words/chart-parts.ts";
import type { Anchor, Anchors } from "./chart-figure.ts";
import { contextValue } from "./context-value.ts";
import { figureValue } from "./figure-value.ts";
import { html } from "./html.ts";
import { formatPeriod } from "./nl-format.ts";
import type { View } from "./view.ts";

/**
 * What one value is read against, as far as the release knows; each absence with its reason.
 *
 * @param name whose value it is, when a chart shows several
 */
export function anchorsOf(view: View, value: Value, name = ""): Anchors {
  const { style } = view;
  const figure = (found: Value | undefined, why: string): Anchor =>
    found && found.estimate !== null
      ? {
          figure: html`${figureValue(found, "estimate", style)} in ${inText(found.period)}`,
        }
      : { absent: why };
  const dims = dimsFrom(value);
  const earlier = view
    .series(value.cut, dims, value.period_kind)
    .findLast((one) => one.period < value.period && one.status === "definitief");
  return {
    ownPast: named(withSignal(view, value, figure(earlier, anchorAbsences.noPast)), name),
    norm:
      value.norm_value === null
        ? { absent: normAbsence(view, value) }
        : { figure: figureValue(value, "norm_value", style) },
    region:
      value.cut === "region"
        ? { absent: anchorAbsences.isRegion }
        : figure(view.value("region", {}, value.period), anchorAbsences.noRegion),
    netherlands: national(view, value),
  };
}

/** The earlier figure, and what the comparison with the own past last said. */
function withSignal(view: View, value: Value, anchor: Anchor): Anchor {
  const past = view.ownPast(value);
  if ("absent" in anchor || past === undefined || past.state === "te weinig gegevens")
    return anchor;
  return {
    figure: html`${anchor.figure}; ${anchorWords.past(past.state, inText(past.period))}`,
  };
}

/** Why there is no number to hold the figure against: nothing was agreed, or something else was. */
function normAbsence({ style }: View, { signal_reason: reason }: Value): string {
  if (reason === "trend" || reason === "te weinig punten") return anchorAbsences.direction;
  if (reason === "afspraak") return anchorAbsences.band;
  if (reason === "nulmeting zelf" || reason === "geen nulmeting") return anchorAbsences.baseline;
  return anchorAbsences.noNorm[style.edition];
}

function national(view: View, value: Value): Anchor {
  const found = view.national(value);
  return found === undefined
    ? { absent: anchorAbsences.noNetherlands }
    : {
        figure: html`${contextValue(found)} ${anchorWords.cbs(inText(found.period), found.table_id)}`,
      };
}

/** For pictures that no single figure belongs to, such as streams: nothing to read them against. */
export const noAnchors: Anchors = {
  ownPast: { absent: anchorAbsences.notComparable },
  norm: { absent: anchorAbsences.notComparable },
  region: { absent: anchorAbsences.notComparable },
  netherlands: { absent: anchorAbsences.noNetherlands },
};

const named = (anchor: Anchor, name: string): Anchor =>
  name === "" || "absent" in anchor ? anchor : { figure: html`${anchor.figure} (${name})` };

function dimsFrom(value: Value): Dims {
  return Object.fromEntries(
    dimsOf(value)
      .split("&")
      .filter((part) => part !== "")
      .map((part) => part.split("=") as [string, string]),
  );
}

const inText = (period: string) => (period.includes("-") ? `het ${formatPeriod(period)}` : period);
