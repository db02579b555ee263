import { type Dims, dimsOf } from "../data/reference.ts";
import type { Value } from "../data/tables.ts";
import { anchorAbsences } from "../words/chart-parts.ts";
import type { Anchor, Anchors } from "./chart-figure.ts";
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
    ownPast: named(figure(earlier, anchorAbsences.noPast), name),
    norm:
      value.norm_value === null
        ? { absent: anchorAbsences.noNorm[style.edition] }
        : { figure: figureValue(value, "norm_value", style) },
    region:
      value.cut === "region"
        ? { absent: anchorAbsences.isRegion }
        : figure(view.value("region", {}, value.period), anchorAbsences.noRegion),
    netherlands: { absent: anchorAbsences.noNetherlands },
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
