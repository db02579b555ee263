import type { Law } from "../../region/region.ts";
import * as type from "./column.ts";
import {
  informantsOf,
  type Question,
  usefulness,
  usefulnessQuestion,
  withoutHelpQuestion,
} from "./question.ts";
import type { Row } from "./row.ts";
import type { TableKind } from "./table-kind.ts";

const kinds = ["satisfaction", "without_help", "problem", "goal"];
const moments = ["start", "interim", "end", "follow_up"];
const informants = ["jeugdige", "ouder", "professional", "toegang", "client_wmo"];

const informantType: type.ColumnType<string> = {
  allowed: informants.join(", "),
  read: (text) => {
    const plain = text.replace("ë", "e");
    return informants.includes(plain) ? plain : null;
  },
};

/**
 * Outcome measurements: one row per question put to a client, whether answered or not. The regional
 * layout of the national outcome set:
 *
 * - `satisfaction`: the national question has instrument `nut-rapportcijfer`, an integer 1–10; other
 *   instruments keep their own scale
 * - `without_help`: the national question, 01–04
 * - `problem`: an instrument before (`start`), during, at the end of or after help, on its own scale
 * - `goal`: one goal, with its number, on the scale of its instrument
 *
 * Invited without an answer: `raw` and `measured_on` are empty.
 */
export const outcomeMeasurement: TableKind = {
  name: "outcome_measurement",
  table: "measurement",
  datedBy: ["traject_end", "measured_on", "traject_start"],
  joint: false,
  record({ pseudonyms, segments, laws }) {
    const segmentType = type.oneOf(segments);
    const kindType = type.oneOf(kinds);
    const momentType = type.oneOf(moments);
    const instrumentType = type.pattern(
      /^(?!.*[0-9]{9})[a-zA-Z][\w .-]{0,59}$/,
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
      const law = laws.get(segment ?? "");
      if (kind === "without_help") {
        checkQuestion(row, withoutHelpQuestion, law);
      } else if (kind === "satisfaction" && instrument === usefulness) {
        checkQuestion(row, usefulnessQuestion, law);
      } else if (min !== null && max !== null && min >= max) {
        row.wrong(
          "scale_max",
          `Kolom ${row.name("scale_max")} is niet hoger dan ${row.name("scale_min")}.`,
        );
      } else if (raw !== null && (raw < (min ?? 0) || raw > (max ?? 0))) {
        row.wrong(
          "raw",
          `De score ${raw.toLocaleString("nl-NL")} valt buiten de schaal van ${min?.toLocaleString("nl-NL")} tot en met ${max?.toLocaleString("nl-NL")}.`,
        );
      }
      if (kind === "goal" && goalNo === null) {
        row.notAllowed("goal_no", "bij kind goal het nummer van het doel, vanaf 1");
      } else if (kind !== "goal" && goalNo !== null) {
        row.notAllowed("goal_no", `bij kind ${kind} leeg`);
      }
      if (raw !== null && measuredOn === null) {
        row.wrong("measured_on", "Er is een score, maar de datum van de meting is leeg.");
      }
      if (raw !== null && invited === false) {
        row.notAllowed("invited", "ja, want er is een score");
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

/** A national question keeps its scale, its answers and who may answer it. */
function checkQuestion(row: Row, question: Question, law: Law | undefined): void {
  const { scaleMin, scaleMax, answers } = question;
  const fixed = (column: string, value: number) => {
    if (row.required(column, type.anyNumber) !== value) row.notAllowed(column, String(value));
  };
  fixed("scale_min", scaleMin);
  fixed("scale_max", scaleMax);
  if (row.required("higher_is_better", type.yesNo) !== true) {
    row.notAllowed("higher_is_better", "ja");
  }
  const raw = row.optional("raw", type.anyNumber);
  if (raw !== null && (!Number.isInteger(raw) || raw < scaleMin || raw > scaleMax)) {
    row.notAllowed("raw", answers);
  }
  const allowed = informantsOf(law);
  const informant = row.required("informant", informantType);
  if (informant !== null && !allowed.includes(informant)) {
    row.notAllowed("informant", `${allowed.join(", ")} (bij een landelijke vraag)`);
  }
}
