import * as type from "./column.ts";
import type { TableKind } from "./table-kind.ts";

/** What a provider did per segment, municipality and month: clients, hours and cost. */
export const realisation: TableKind = {
  name: "realisation",
  table: "realisation",
  datedBy: ["month"],
  joint: false,
  record({ segments }) {
    const segmentType = type.oneOf(segments);
    const clientsType = type.whole(0);
    return (row) => {
      const provider = row.required("provider_agb", type.agbCode);
      const municipality = row.required("municipality_code", type.gemeente);
      const segment = row.required("segment", segmentType);
      const month = row.required("month", type.month);
      const clients = row.required("clients", clientsType);
      const hours = row.required("hours", type.notNegative);
      const cost = row.required("cost_eur", type.anyNumber);
      if (!row.sound || cost === null) return null;
      const cents = Math.round(cost * 100);
      return [row.line, provider, municipality, segment, month, clients, hours, cents];
    };
  },
};
