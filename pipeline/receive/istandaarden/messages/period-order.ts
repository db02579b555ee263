import type { Draft } from "../../draft.ts";
import { dayIn, dayOrNull } from "../blocks.ts";
import type { Shape } from "../shape.ts";

/**
 * Rejects a line that ends before it starts (TR018).
 *
 * @returns true when the line was rejected
 */
export function endsBeforeStart(draft: Draft, parent: string, from: Shape, to: Shape): boolean {
  const end = dayOrNull(to);
  if (end === null) return false;
  const start = dayIn(from);
  if (end.days >= start.days) return false;
  draft.recordsRejected += 1;
  draft.reject(
    to.line,
    `${parent}/${to.name}`,
    "TR018",
    `De ${to.name} ${end} ligt vóór de ${from.name} ${start}. Verbeter een van beide.`,
  );
  return true;
}
