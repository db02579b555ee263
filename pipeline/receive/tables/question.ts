import type { Law } from "../../region/region.ts";

/** Instruments of the two national questions; both on the scale of their answers. */
export const usefulness = "nut-rapportcijfer";
export const withoutHelp = "zonder-hulp-verder";

/** A question of the national outcome set (youth care), as the region uses it for all its care. */
export interface Question {
  instrument: string;
  scaleMin: number;
  scaleMax: number;
  /** Dutch: the answers there are. */
  answers: string;
}

/** "Geef met een rapportcijfer van 1 tot 10 aan hoe nuttig deze hulp voor u / jou was?" */
export const usefulnessQuestion: Question = {
  instrument: usefulness,
  scaleMin: 1,
  scaleMax: 10,
  answers: "een heel rapportcijfer van 1 tot en met 10",
};

/** Which help the client expects to need from now on; 04 is none at all. */
export const withoutHelpQuestion: Question = {
  instrument: withoutHelp,
  scaleMin: 1,
  scaleMax: 4,
  answers: "01, 02, 03 of 04",
};

/** Who may answer a national question: never a professional. */
export function informantsOf(law: Law | undefined): readonly string[] {
  return law === "wmo" ? ["client_wmo", "jeugdige", "ouder"] : ["jeugdige", "ouder"];
}
