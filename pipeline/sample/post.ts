import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Law } from "../region/region.ts";
import { type Day, yearOf } from "./day.ts";
import type { Inbox } from "./inbox.ts";
import { type Envelope, type MessageKind, message, prefixesOf } from "./message.ts";
import type { TruthDefect } from "./truth.ts";
import { ZipWriter } from "./zip.ts";

/** A message to be sent; it is written out only when the sender's zip is made. */
export interface Mail {
  day: Day;
  law: Law;
  kind: MessageKind;
  from: string;
  to: string;
  /** What follows the header. */
  content: (envelope: Envelope) => string;
  /** End of the header (325). */
  extra?: (envelope: Envelope) => string;
  /** Breaks the finished XML, for a planted fault. */
  alter?: (xml: string) => string;
  faults?: Fault[];
}

/** A planted fault of a message: in the message itself, as an exact copy, or as a false twin. */
export interface Fault extends Omit<TruthDefect, "file"> {
  how: "itself" | "copy" | "twin";
  /** Other content under the same identification (`twin`). */
  content?: (envelope: Envelope) => string;
}

/** Folder for what arrives apart from the zips; sorts after every sender. */
const looseFolder = "nagekomen";

/** Puts messages into the inbox: one zip per sender and year. */
export class Post {
  messages = 0;
  bytes = 0;
  readonly defects: TruthDefect[] = [];
  readonly #inbox: Inbox;
  readonly #loose: { name: string; bytes: Buffer }[] = [];

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /**
   * Writes all messages of one sender, by date, numbered in that order: TR056 asks a number that
   * one sender never uses twice for one kind of message.
   */
  send(sender: string, mails: Mail[]): void {
    mails.sort((a, b) => a.day - b.day);
    let zip: ZipWriter | undefined;
    let zipName = "";
    let year = 0;
    let number = 0;
    for (const mail of mails) {
      if (zip === undefined || yearOf(mail.day) !== year) {
        zip?.close();
        year = yearOf(mail.day);
        number = 0;
        zipName = `${sender}/${sender}-${year}.zip`;
        zip = new ZipWriter(this.#inbox.claim(zipName), year);
      }
      number += 1;
      const identification = `${String(year).slice(2)}${String(number).padStart(6, "0")}`;
      const member = `${mail.law.toUpperCase()}${mail.kind}-${identification}.xml`;
      const envelope: Envelope = {
        law: mail.law,
        kind: mail.kind,
        from: mail.from,
        to: mail.to,
        identification,
        dated: mail.day,
        ...prefixesOf(sender, mail.law, mail.kind),
      };
      const xml = message(envelope, mail.content(envelope), mail.extra?.(envelope));
      const bytes = Buffer.from(mail.alter === undefined ? xml : mail.alter(xml), "utf8");
      zip.add(member, bytes);
      this.messages += 1;
      this.bytes += bytes.length;
      for (const fault of mail.faults ?? []) {
        this.#record(fault, `${zipName}!${member}`, bytes, envelope);
      }
    }
    zip?.close();
  }

  /** Writes what arrives outside the zips. */
  sendLoose(): void {
    for (const { name, bytes } of this.#loose) {
      const path = this.#inbox.claim(name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      this.messages += 1;
      this.bytes += bytes.length;
    }
  }

  #record(fault: Fault, member: string, bytes: Buffer, envelope: Envelope): void {
    const { kind, status, rule } = fault;
    if (fault.how === "itself") {
      this.defects.push({ kind, file: member, status, rule });
      return;
    }
    const own = `${envelope.law.toUpperCase()}${envelope.kind}-${envelope.from}-${envelope.identification}`;
    const name = `${looseFolder}/${own}${fault.how === "twin" ? "-anders" : ""}.xml`;
    const content =
      fault.how === "twin" && fault.content !== undefined
        ? Buffer.from(message(envelope, fault.content(envelope)), "utf8")
        : bytes;
    this.#loose.push({ name, bytes: content });
    this.defects.push({ kind, file: name, status, rule });
  }
}

/** Path of a name below a folder, with the separators of this system. */
export function pathBelow(folder: string, name: string): string {
  return join(folder, ...name.split("/"));
}
