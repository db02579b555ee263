import type { Desk } from "./desk.ts";
import { declaratie323 } from "./messages/declaratie-323.ts";
import { declaratieAntwoord325 } from "./messages/declaratie-antwoord-325.ts";
import { start305 } from "./messages/start-305.ts";
import { stop307 } from "./messages/stop-307.ts";
import { toewijzing301 } from "./messages/toewijzing-301.ts";
import type { Shape } from "./shape.ts";
import type { MessageKind, MessageNumber } from "./standard.ts";

/** The module of each message: declares its tree and writes its records on the desk. */
export const messages: Record<MessageNumber, (kind: MessageKind, desk: Desk) => Shape> = {
  "301": toewijzing301,
  "305": start305,
  "307": stop307,
  "323": declaratie323,
  "325": declaratieAntwoord325,
};
