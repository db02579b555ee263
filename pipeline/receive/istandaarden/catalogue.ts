import type { Desk } from "./desk.ts";
import { antwoord319 } from "./messages/antwoord-319.ts";
import { antwoordRetour320 } from "./messages/antwoord-retour-320.ts";
import { declaratie323 } from "./messages/declaratie-323.ts";
import { declaratieAntwoord325 } from "./messages/declaratie-antwoord-325.ts";
import { start305 } from "./messages/start-305.ts";
import { startRetour306 } from "./messages/start-retour-306.ts";
import { stop307 } from "./messages/stop-307.ts";
import { stopRetour308 } from "./messages/stop-retour-308.ts";
import { toewijzing301 } from "./messages/toewijzing-301.ts";
import { toewijzingRetour302 } from "./messages/toewijzing-retour-302.ts";
import { verzoekToewijzing315 } from "./messages/verzoek-toewijzing-315.ts";
import { verzoekToewijzingRetour316 } from "./messages/verzoek-toewijzing-retour-316.ts";
import { verzoekWijziging317 } from "./messages/verzoek-wijziging-317.ts";
import { verzoekWijzigingRetour318 } from "./messages/verzoek-wijziging-retour-318.ts";
import { oldDeclaratie303 } from "./old/declaratie-303.ts";
import { oldDeclaratieRetour304 } from "./old/declaratie-retour-304.ts";
import { oldStart305 } from "./old/start-305.ts";
import { oldStop307 } from "./old/stop-307.ts";
import { oldToewijzing301 } from "./old/toewijzing-301.ts";
import type { Shape } from "./shape.ts";
import type { MessageKind, MessageNumber, OldNumber } from "./standard.ts";

type Module = (kind: MessageKind, desk: Desk) => Shape;

/** The module of each message: declares its tree and writes its records on the desk. */
const messages: Record<MessageNumber, Module> = {
  "301": toewijzing301,
  "302": toewijzingRetour302,
  "305": start305,
  "306": startRetour306,
  "307": stop307,
  "308": stopRetour308,
  "315": verzoekToewijzing315,
  "316": verzoekToewijzingRetour316,
  "317": verzoekWijziging317,
  "318": verzoekWijzigingRetour318,
  "319": antwoord319,
  "320": antwoordRetour320,
  "323": declaratie323,
  "325": declaratieAntwoord325,
};

/** The same for release 2.x, and for 303 and 304 wherever they occur. */
const oldMessages: Record<OldNumber, Module> = {
  "301": oldToewijzing301,
  "303": oldDeclaratie303,
  "304": oldDeclaratieRetour304,
  "305": oldStart305,
  "307": oldStop307,
};

/** A new tree for a kind of message, ready to be read with. */
export function treeOf(kind: MessageKind, desk: Desk): Shape {
  const { number } = kind;
  if (kind.major === "2" || number === "303" || number === "304") {
    return oldMessages[number as OldNumber](kind, desk);
  }
  return messages[number](kind, desk);
}
