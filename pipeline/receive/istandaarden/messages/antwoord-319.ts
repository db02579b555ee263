import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";

/**
 * The answer of a 319. Shared by 319 and 320. Only the Jeugdwet knows the municipality that is
 * responsible by the woonplaatsbeginsel.
 */
export function requestAnswer(
  kind: MessageKind,
  returned: { residence: Shape[]; answer: Shape[] },
) {
  const reference = leaf("ReferentieAanbieder", type.reference);
  const answer = leaf("VerzoekAntwoord", type.requestAnswer);
  const rejectionReason = leaf("RedenAfwijzingVerzoek", type.rejectionReason).optional();
  const municipality = leaf("Gemeente", type.gemeente);
  const residence = group("Woonplaatsbeginsel", [municipality, ...returned.residence]).optional();
  const shape = group("Antwoord", [
    reference,
    answer,
    rejectionReason,
    ...(kind.law === "jw" ? [residence] : []),
    ...returned.answer,
  ]);
  return { shape, reference, answer, rejectionReason, residence, municipality };
}

/** 319, Antwoord: what a municipality says to a 315 or 317. It names no client. */
export function antwoord319(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "gemeente",
    codes: { jw: "488", wmo: "482" },
  });
  const answer = requestAnswer(kind, { residence: [], answer: [] });
  answer.shape.opened = () => {
    desk.draft.recordsIn += 1;
  };
  answer.shape.closed = () => {
    desk.row("request_answer", [
      answer.shape.line,
      header.datedOn,
      kind.law,
      header.municipality,
      header.provider,
      block.referenceIn(desk, answer.reference),
      block.present(answer.answer),
      answer.rejectionReason.value,
      answer.municipality.value,
    ]);
  };
  return group("Bericht", [header.shape, answer.shape]);
}
