import * as type from "./column.ts";
import type { TableKind } from "./table-kind.ts";

/**
 * Hours worked per client and month: under a lump sum no declaration tells them. Hours that a
 * subcontractor gave have a row of their own, which names it.
 */
export const hours: TableKind = {
  name: "hours",
  table: "hours",
  datedBy: ["month"],
  joint: false,
  record({ pseudonyms, segments }) {
    const segmentType = type.oneOf(segments);
    return (row) => {
      const cells = [
        row.line,
        row.clientKey(pseudonyms),
        row.required("provider_agb", type.agbCode),
        row.required("municipality_code", type.gemeente),
        row.required("segment", segmentType),
        row.required("month", type.month),
        row.required("direct_hours", type.notNegative),
        row.optional("indirect_hours", type.notNegative),
        row.optional("subcontractor_agb", type.agbCode),
      ];
      return row.sound ? cells : null;
    };
  },
};
