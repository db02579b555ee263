import { colours } from "./palette.ts";
import type { Sign } from "./shape.ts";

export interface Colour {
  fill: string;
  sign: Sign | null;
  colour: string;
}

/** How a state of coverage looks: a tint and a sign. */
export const coverageTones: Record<"present" | "partly" | "absent" | "notNeeded", Colour> = {
  present: { fill: colours.steps[0].fill, sign: "tick", colour: colours.gunstig },
  partly: { fill: colours.paper, sign: "dot", colour: colours.neutraal },
  absent: { fill: colours.paper, sign: "cross", colour: colours.ongunstig },
  notNeeded: { fill: colours.paper, sign: null, colour: colours.soft },
};
