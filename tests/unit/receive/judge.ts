import { Draft } from "../../../pipeline/receive/draft.ts";
import type { Desk } from "../../../pipeline/receive/istandaarden/desk.ts";
import { MessageReader } from "../../../pipeline/receive/istandaarden/message-reader.ts";
import { SaxesEvents } from "../../../pipeline/receive/istandaarden/saxes-events.ts";
import { Pseudonyms } from "../../../pipeline/receive/pseudonym.ts";

const desk: Desk = {
  draft: new Draft(1, "a.xml", ""),
  pseudonyms: new Pseudonyms(Buffer.alloc(32)),
  today: 1e6,
  row() {},
  async restart() {
    desk.draft = new Draft(1, "a.xml", "");
  },
  isTaken: () => false,
};
const reader = new MessageReader(desk, new SaxesEvents());

/** Whether a message is well-formed and has the structure and values its schema asks. */
export async function judge(xml: string): Promise<boolean> {
  await desk.restart();
  await reader.read(Buffer.from(xml));
  return !desk.draft.findings.some(({ rule }) => ["XML", "XSD", "NAAMRUIMTE"].includes(rule));
}
