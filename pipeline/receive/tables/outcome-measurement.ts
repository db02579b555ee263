import * as type from "./column.ts";
import type { TableKind } from "./table-kind.ts";

const kinds = ["satisfaction", "without_help", "problem", "goal"];
const moments = ["start", "interim", "end", "follow_up"];
const informants = ["jeugdige", "ouder", "professional", "toegang", "client_wmo"];

/**
 * Outcome measurements: one row per question put to a client, whether answered or not. The regional
 * layout of the national outcome set: satisfaction, help afterwards, problems and goals.
 */
export const outcomeMeasurement: TableKind = {
  name: "outcome_measurement",
  table: "measurement",
  columns: [
    "client",
    "provider_agb",
    "municipality_code",
    "segment",
    "traject_start",
    "traject_end",
    "kind",
    "moment",
    "measured_on",
    "informant",
    "instrument",
    "raw",
    "scale_min",
    "scale_max",
    "higher_is_better",
    "goal_no",
    "invited",
  ],
  record({ pseudonyms, segments }) {
    const segmentType = type.oneOf(segments);
    const kindType = type.oneOf(kinds);
    const momentType = type.oneOf(moments);
    const informantType = type.oneOf(informants);
    const instrumentType = type.pattern(
      /^[a-zA-Z][\w .-]{0,59}$/,
      "een naam van een instrument van hooguit 60 tekens, zoals gas",
    );
    const goalType = type.whole(1);
    return (row) => {
      const client = row.clientKey(pseudonyms);
      const provider = row.required("provider_agb", type.agbCode);
      const municipality = row.required("municipality_code", type.gemeente);
      const segment = row.required("segment", segmentType);
      const start = row.optional("traject_start", type.day);
      const end = row.optional("traject_end", type.day);
      const kind = row.required("kind", kindType);
      const moment = row.required("moment", momentType);
      const measuredOn = row.optional("measured_on", type.day);
      const informant = row.required("informant", informantType);
      const instrument = row.required("instrument", instrumentType);
      const raw = row.optional("raw", type.anyNumber);
      const min = row.required("scale_min", type.anyNumber);
      const max = row.required("scale_max", type.anyNumber);
      const higherIsBetter = row.required("higher_is_better", type.yesNo);
      const goalNo = row.optional("goal_no", goalType);
      const invited = row.required("invited", type.yesNo);
      if (!row.sound) return null;
      if (start !== null && end !== null && end.days < start.days) {
        row.wrong("traject_end", `Het einde ${end} ligt vóór de start ${start}.`);
      }
      if (min !== null && max !== null && min >= max) {
        row.wrong("scale_max", "Kolom scale_max is niet hoger dan scale_min.");
      } else if (raw !== null && (raw < (min ?? 0) || raw > (max ?? 0))) {
        row.wrong(
          "raw",
          `De score ${raw.toLocaleString("nl-NL")} valt buiten de schaal van ${min?.toLocaleString("nl-NL")} tot en met ${max?.toLocaleString("nl-NL")}.`,
        );
      }
      if (raw !== null && measuredOn === null) {
        row.wrong("measured_on", "Er is een score, maar de datum van de meting is leeg.");
      }
      if (start === null && end === null && measuredOn === null) {
        row.wrong("traject_start", "Er is geen enkele datum gevuld.");
      }
      if (!row.sound) return null;
      return [
        row.line,
        client,
        provider,
        municipality,
        segment,
        start,
        end,
        kind,
        moment,
        measuredOn,
        informant,
        instrument,
        raw,
        min,
        max,
        higherIsBetter,
        goalNo,
        invited,
      ];
    };
  },
};
