import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";

const twoDigits = type.code(/^[0-9]{2}$/, "een code van 2 cijfers");

/**
 * The code lists of release 2.3, of which the schema is public. Those of the other releases 2.x are
 * not: there the form of a code is all that is checked.
 */
export function oldTypes(kind: MessageKind) {
  const known = kind.release === "2.3";
  return {
    known,
    category: known ? type.productCategory[kind.law] : twoDigits,
    unit: known ? type.oneOf("01 04 14 16 21 81 82 83") : twoDigits,
    frequency: type.oneOf("1 2 3 4 5 6"),
    changeReason: known ? type.oneOf("01 02 03 04 05 06 07 08 09 10 11") : twoDigits,
    endReason: known
      ? type.oneOf(kind.law === "jw" ? "02 20 31 32 33 34 35" : "02 19 20 21 22 23 31")
      : twoDigits,
  };
}
