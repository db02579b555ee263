import type { Problem } from "./problem.ts";
import { type RegionSheet, regionSheetSchema } from "./region.ts";
import { readYaml, type YamlSheet } from "./yaml-sheet.ts";

export const sheetFile = "region.yaml";

export type Sheet = YamlSheet<RegionSheet>;

/** Reads `region.yaml`. Null when it is not valid; what is wrong goes to `problems`. */
export function readSheet(folder: string, problems: Problem[]): Promise<Sheet | null> {
  const demand = {
    file: sheetFile,
    schema: regionSheetSchema,
    fill: "Vul de velden van de regio in.",
    text: false,
  };
  return readYaml(folder, demand, problems);
}
