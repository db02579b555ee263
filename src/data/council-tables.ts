import { day, flag, maybe, number, one, type RowOf, text } from "./columns.ts";
import { agreementStates } from "./tables.ts";

/** The tables that only the edition of the council has. */

/** How many agreements with providers a municipality has a part in; none is named. */
export const agreementCountColumns = {
  municipality_code: text,
  kind: text,
  status: one(agreementStates),
  agreements: number,
  /** Of these, how many are past their last day and not closed. */
  overdue: number,
  /** Of these, of how many people judged that an effect is likely. */
  visible: number,
};

export const requestKinds = ["motie", "toezegging", "vraag"] as const;
export const requestStates = ["open", "loopt", "gereed", "vervallen"] as const;

export const councilRequestColumns = {
  municipality_code: text,
  request_id: text,
  kind: one(requestKinds),
  on_date: day,
  title: text,
  text,
  status: one(requestStates),
  answer: maybe(text),
  answered_on: maybe(day),
  fictitious: flag,
};

/** What the executive makes of the figure of one indicator. */
export const councilReadingColumns = {
  municipality_code: text,
  indicator_id: text,
  on_date: day,
  text,
  fictitious: flag,
};

/** The public budget, in euros. */
export const councilBudgetColumns = {
  municipality_code: text,
  year: number,
  subject: text,
  budget_eur: number,
  /** Null while the accounts of the year are not closed. */
  spent_eur: maybe(number),
  source: text,
  fictitious: flag,
};

export type AgreementCount = RowOf<typeof agreementCountColumns>;
export type CouncilRequest = RowOf<typeof councilRequestColumns>;
export type CouncilReading = RowOf<typeof councilReadingColumns>;
export type CouncilBudget = RowOf<typeof councilBudgetColumns>;
