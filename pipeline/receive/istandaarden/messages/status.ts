import type { Draft } from "../../draft.ts";
import type { Shape } from "../shape.ts";

/**
 * Rejects a line whose StatusAanlevering the standard no longer allows (CS058): 2, changed, and
 * 9, unchanged. What such a line should do to earlier ones is not defined.
 *
 * @returns true when the line was rejected
 */
export function forbiddenStatus(draft: Draft, status: Shape, parent: string): boolean {
  if (status.value !== "2" && status.value !== "9") return false;
  draft.recordsRejected += 1;
  draft.reject(
    status.line,
    `${parent}/StatusAanlevering`,
    "CS058",
    `StatusAanlevering ${status.value} mag niet meer. Gebruik 3 om de oude melding te verwijderen en 1 voor de nieuwe.`,
  );
  return true;
}
