import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, type Shape } from "../shape.ts";
import type { MessageKind } from "../standard.ts";
import { requestAnswer } from "./antwoord-319.ts";
import { retour } from "./retour.ts";

/** 320, Antwoord-retour: what a provider found in a 319. It names no client. */
export function antwoordRetour320(kind: MessageKind, desk: Desk): Shape {
  const returned = retour(kind, desk, "319", {
    sender: "gemeente",
    codes: { jw: "489", wmo: "483" },
  });
  const codes = { residence: returned.codes(), answer: returned.codes() };
  const answer = requestAnswer(kind, {
    residence: [codes.residence.shape],
    answer: [codes.answer.shape],
  });
  const key = () => ({ clientKey: null, reference: block.referenceIn(desk, answer.reference) });
  answer.residence.closed = () => returned.keep(answer.residence, codes.residence, key());
  answer.shape.closed = () => returned.keep(answer.shape, codes.answer, key());
  return group("Bericht", [returned.header, answer.shape.optional()]);
}
