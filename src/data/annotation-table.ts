import { day, one, type RowOf, text } from "./columns.ts";

/** What happened that a reader of figures must know. */
export const annotationColumns = {
  annotation_id: text,
  /** `*`: on all. */
  indicator_id: text,
  scope: one(["regio", "domein", "segment", "aanbieder", "keten"]),
  scope_id: text,
  on_date: day,
  /** `nieuwe-basislijn`: figures before and after that day cannot be compared. */
  kind: one(["gebeurtenis", "nieuwe-basislijn"]),
  text,
  source: text,
};

export type Annotation = RowOf<typeof annotationColumns>;
