import { DuckDBDateValue } from "@duckdb/node-api";
import type { Cell } from "../../warehouse/column.ts";
import * as type from "./column.ts";
import {
  informantsOf,
  type Question,
  usefulnessQuestion,
  withoutHelpQuestion,
} from "./question.ts";
import { referrer } from "./referrer.ts";
import type { Row } from "./row.ts";
import type { TableKind } from "./table-kind.ts";

/** Jeugdhulp without (01–04) and with stay (11–14). */
const careForms = ["01", "02", "03", "04", "11", "12", "13", "14"];
const endReasons = ["01", "02", "03", "04", "05"];

/**
 * Half-year deliveries of trajectories, one row per jeugdige and hulpvorm: everything that started,
 * ran or ended in the half-year. With the content of Beleidsinformatie Jeugd, not in its official
 * form. At most two measurements a row, of two informants; a measurement without a date of its own
 * is of the last day of help.
 */
export const reportedTrajectory: TableKind = {
  name: "reported_trajectory",
  table: "reported_trajectory",
  datedBy: ["period"],
  joint: false,
  record({ pseudonyms, segments, laws }) {
    const segmentType = type.oneOf(segments);
    const formType = type.oneOf(careForms);
    const reasonType = type.oneOf(endReasons);
    return (row) => {
      const client = row.clientKey(pseudonyms);
      const provider = row.required("provider_agb", type.agbCode);
      const municipality = row.required("municipality_code", type.gemeente);
      const segment = row.required("segment", segmentType);
      const period = row.required("period", type.halfYear);
      const careForm = row.required("care_form", formType);
      const referredBy = row.optional("referrer", referrer);
      const crisis = row.optional("crisis", type.yesNo);
      const start = row.required("traject_start", type.day);
      const end = row.optional("traject_end", type.day);
      const reason = row.optional("end_reason", reasonType);
      const measuredOn = row.optional("measured_on", type.day) ?? end;
      if (!row.sound || start === null || period === null) return null;
      const [first, last] = daysOf(period);
      if (end !== null && end.days < start.days) {
        row.wrong("traject_end", `Het einde ${end} ligt vóór de start ${start}.`);
      } else if (end !== null && end.days < first.days) {
        row.wrong(
          "traject_end",
          `Het einde ${end} ligt vóór ${period}; de hulp hoort daar niet bij.`,
        );
      }
      if (start.days > last.days) {
        row.wrong("traject_start", `De start ${start} ligt na ${period}.`);
      }
      if (end === null && reason !== null) {
        row.notAllowed("end_reason", `leeg, want ${row.name("traject_end")} is leeg`);
      }
      const about = [client, provider, municipality, segment, start, end];
      const informants = informantsOf(laws.get(segment ?? ""));
      const asked = [1, 2].map((number) => measured(row, number, informants, about, measuredOn));
      if (asked[0] !== null && asked[0] === asked[1]) {
        row.notAllowed("informant_2", `een andere informant dan ${row.name("informant_1")}`);
      }
      if (!row.sound) return null;
      // Help that ends in a later half-year is in the delivery of that half-year too, with its scores.
      if (end !== null && end.days > last.days) row.beside.length = 0;
      return [
        row.line,
        client,
        provider,
        municipality,
        segment,
        period,
        careForm,
        referredBy,
        crisis,
        start,
        end,
        reason,
      ];
    };
  },
};

/** The answers of one informant, put beside the row. @returns the informant; null when there is none */
function measured(
  row: Row,
  number: number,
  informants: readonly string[],
  about: readonly Cell[],
  on: DuckDBDateValue | null,
): string | null {
  const column = `informant_${number}`;
  const informant = row.optional(column, type.oneOf(informants));
  const answers: [string, Question, number | null][] = [
    ["satisfaction", usefulnessQuestion, answer(row, `satisfaction_${number}`, usefulnessQuestion)],
    [
      "without_help",
      withoutHelpQuestion,
      answer(row, `without_help_${number}`, withoutHelpQuestion),
    ],
  ];
  const given = answers.filter(([, , raw]) => raw !== null);
  if (given.length === 0 || !row.sound) return informant;
  if (informant === null) {
    row.notAllowed(column, informants.join(", "));
    return null;
  }
  if (on === null) {
    row.wrong(
      given[0]?.[0] === "satisfaction" ? `satisfaction_${number}` : `without_help_${number}`,
      "Er is een score, maar de hulp is niet geëindigd en er is geen datum van de meting.",
    );
    return informant;
  }
  const moment = about[5] === null ? "interim" : "end";
  for (const [kind, { instrument, scaleMin, scaleMax }, raw] of given) {
    row.beside.push([
      "measurement",
      [
        row.line,
        ...about,
        kind,
        moment,
        on,
        informant,
        instrument,
        raw,
        scaleMin,
        scaleMax,
        true,
        null,
        true,
      ],
    ]);
  }
  return informant;
}

function answer(row: Row, column: string, question: Question): number | null {
  const { scaleMin, scaleMax, answers } = question;
  return row.optional(column, {
    allowed: answers,
    read: (text) => {
      const value = /^[0-9]{1,2}$/.test(text) ? Number(text) : 0;
      return value >= scaleMin && value <= scaleMax ? value : null;
    },
  });
}

/** First and last day of a half-year `2024-H1`. */
function daysOf(period: string): [DuckDBDateValue, DuckDBDateValue] {
  const year = Number(period.slice(0, 4));
  const month = period.endsWith("1") ? 0 : 6;
  const day = (month: number, date: number) =>
    new DuckDBDateValue(Date.UTC(year, month, date) / 86_400_000);
  return [day(month, 1), day(month + 6, 0)];
}
