import type { DuckDBDateValue } from "@duckdb/node-api";
import * as type from "./column.ts";
import { referrer } from "./referrer.ts";
import type { TableKind } from "./table-kind.ts";

const statuses = ["waiting", "started", "withdrawn", "redirected", "rejected"];

/**
 * Registrations on a waiting list: one row per client, provider, segment and day of registration.
 * The list may be a joint one: its rows are of several providers.
 */
export const waiting: TableKind = {
  name: "waiting",
  table: "waiting",
  datedBy: ["status_on"],
  joint: true,
  record({ pseudonyms, segments }) {
    const segmentType = type.oneOf(segments);
    const statusType = type.oneOf(statuses);
    return (row) => {
      const client = row.clientKey(pseudonyms);
      const provider = row.required("provider_agb", type.agbCode);
      const municipality = row.required("municipality_code", type.gemeente);
      const segment = row.required("segment", segmentType);
      const registered = row.required("registered_on", type.day);
      const referred = row.optional("referred_on", type.day);
      const referredBy = row.optional("referrer", referrer);
      const status = row.required("status", statusType);
      const statusOn = row.required("status_on", type.day);
      const intake = row.optional("intake_on", type.day);
      const firstCare = row.optional("first_care_on", type.day);
      if (!row.sound || registered === null) return null;
      const notBefore = (column: string, day: DuckDBDateValue | null) => {
        if (day === null || day.days >= registered.days) return;
        row.wrong(
          column,
          `De datum ${day} in kolom ${row.name(column)} ligt vóór de aanmelding op ${registered}.`,
        );
      };
      notBefore("status_on", statusOn);
      notBefore("intake_on", intake);
      notBefore("first_care_on", firstCare);
      if (intake !== null && firstCare !== null && firstCare.days < intake.days) {
        row.wrong(
          "first_care_on",
          `De eerste hulp op ${firstCare} ligt vóór de intake op ${intake}.`,
        );
      }
      if (status === "started" && firstCare === null) {
        row.notAllowed("first_care_on", "bij status started de dag van de eerste hulp");
      } else if (status !== "started" && firstCare !== null) {
        row.notAllowed("first_care_on", `leeg, want de status is ${status}`);
      }
      if (!row.sound) return null;
      return [
        row.line,
        client,
        provider,
        municipality,
        segment,
        registered,
        referred,
        referredBy,
        status,
        statusOn,
        intake,
        firstCare,
      ];
    };
  },
};
