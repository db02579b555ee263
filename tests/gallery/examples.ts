import { comparisonExamples } from "./comparison-examples.ts";
import { courseExamples } from "./course-examples.ts";
import type { Example } from "./example.ts";
import { streamExamples } from "./stream-examples.ts";

/** Every chart there is, at least once: the gallery shows them, a test keeps them as they are. */
export const examples: readonly Example[] = [
  ...courseExamples,
  ...comparisonExamples,
  ...streamExamples,
];
