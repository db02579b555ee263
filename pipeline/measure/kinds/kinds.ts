import type { Kind } from "../../../indicators/definition.ts";
import type { KindRule } from "../estimate.ts";
import { count } from "./count.ts";
import { duration, survival } from "./duration.ts";
import { mean } from "./mean.ts";
import { median } from "./median.ts";
import { proportion } from "./proportion.ts";
import { rate } from "./rate.ts";
import { ratio } from "./ratio.ts";

/** How each kind of indicator is counted and estimated. */
export const kindRules: Readonly<Record<Kind, KindRule>> = {
  proportion,
  ratio,
  mean,
  median,
  duration,
  survival,
  rate,
  count,
};
