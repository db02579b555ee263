import { isAscii, isUtf8 } from "node:buffer";
import type { XmlListener } from "./xml-events.ts";

/** Thrown when a document is not plain; says nothing about whether it is sound. */
export class NotPlain extends Error {}

const notPlain = new NotPlain();

/**
 * Anything that needs more than a glance: references, CDATA, comments and instructions, characters
 * that XML forbids, line ends of old Macs.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to look for
const special = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff&]|\]\]>|<[!?]|\r(?!\n)/;
const declaration =
  /^<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8'))?\s*\?>/;
const name = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/;
const attribute = /[ \t\r\n]+([A-Za-z_][\w.:-]*)=(?:"([^"<\t\r\n]*)"|'([^'<\t\r\n]*)')/y;
const instance = "http://www.w3.org/2001/XMLSchema-instance";

interface Name {
  uri: string;
  local: string;
}

/**
 * Tells a document in memory to a listener, if it is plain: namespaces declared in the first tag,
 * no other attributes, and for the rest nothing but tags and text. Nearly all messages are. A plain
 * document is told exactly as the strict parser would, several times faster; of any other it says
 * so, at once or halfway, and then the strict parser must tell it from the start.
 *
 * @throws NotPlain
 */
export function tellPlain(bytes: Uint8Array, listener: XmlListener): void {
  const text = decoded(bytes);
  let at = declaration.exec(text)?.[0].length ?? 0;
  let line = 1 + newlines(text, 0, at);
  if (special.test(at === 0 ? text : text.slice(at))) throw notPlain;
  const names = new Map<string, Name>();
  const open: string[] = [];
  let isLeaf = false;
  for (;;) {
    const from = text.indexOf("<", at);
    if (from === -1) break;
    if (from > at) {
      const blank = isBlank(text, at, from);
      if (open.length === 0 && !blank) throw notPlain;
      line += newlines(text, at, from);
      // White space between elements means nothing; inside one it may be its value.
      if (!blank || (isLeaf && text.charCodeAt(from + 1) === 47)) {
        const value = text.slice(at, from);
        if (value.includes("\r")) throw notPlain;
        listener.text(value);
      }
    }
    const to = text.indexOf(">", from);
    if (to === -1) throw notPlain;
    at = to + 1;
    if (text.charCodeAt(from + 1) === 47) {
      if (open.pop() !== text.slice(from + 2, to)) throw notPlain;
      isLeaf = false;
      listener.close(line);
      if (open.length === 0) break;
      continue;
    }
    const tag = text.slice(from + 1, to);
    if (open.length === 0) {
      line += newlines(text, from, to);
      const { qualified, found } = rootOf(tag, names);
      open.push(qualified);
      listener.open(found.uri, found.local, line, null);
    } else {
      const found = names.get(tag) ?? resolved(tag, names);
      open.push(tag);
      listener.open(found.uri, found.local, line, null);
    }
    isLeaf = true;
  }
  if (open.length > 0 || at === 0 || !isBlank(text, at, text.length)) throw notPlain;
}

function decoded(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return buffer.toString("latin1");
  if (!isUtf8(buffer)) throw notPlain;
  const text = buffer.toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Reads the first tag. The prefixes it declares are kept among the names, as `prefix:`. */
function rootOf(tag: string, names: Map<string, Name>): { qualified: string; found: Name } {
  const qualified = /^[^ \t\r\n]+/.exec(tag)?.[0] ?? "";
  const used: string[] = [];
  attribute.lastIndex = qualified.length;
  let end = qualified.length;
  for (let next = attribute.exec(tag); next !== null; next = attribute.exec(tag)) {
    end = attribute.lastIndex;
    const [, key = "", double, single] = next;
    const value = double ?? single ?? "";
    if (key === "xmlns" || key.startsWith("xmlns:")) {
      const prefix = key === "xmlns" ? "" : key.slice(6);
      // Such a declaration has rules of its own.
      if (/^xml/i.test(prefix) || prefix.includes(":") || names.has(`${prefix}:`)) throw notPlain;
      if (value === "" || value.trim() !== value || /w3\.org\/(?:XML|2000)/.test(value)) {
        throw notPlain;
      }
      names.set(`${prefix}:`, { uri: value, local: "" });
    } else used.push(key);
  }
  if (/[^ \t\r\n]/.test(tag.slice(end))) throw notPlain;
  for (const key of used) {
    const prefix = key.slice(0, key.indexOf(":") + 1);
    if (prefix.length < 2 || names.get(prefix)?.uri !== instance) throw notPlain;
  }
  // Twice the same attribute, perhaps by way of two prefixes.
  const prefixes = new Set(used.map((key) => key.slice(0, key.indexOf(":"))));
  if (new Set(used).size < used.length || prefixes.size > 1) throw notPlain;
  return { qualified, found: resolved(qualified, names) };
}

function resolved(qualified: string, names: Map<string, Name>): Name {
  const { prefix, local } = partsOf(qualified);
  const space = names.get(`${prefix}:`);
  if (space === undefined && prefix !== "") throw notPlain;
  const found = { uri: space?.uri ?? "", local };
  names.set(qualified, found);
  return found;
}

/** Senders use the same few names in message after message; each is taken apart once. */
const known = new Map<string, { prefix: string; local: string }>();
const remembered = 2_000;

function partsOf(qualified: string): { prefix: string; local: string } {
  const earlier = known.get(qualified);
  if (earlier !== undefined) return earlier;
  const parts = name.exec(qualified);
  if (parts === null) throw notPlain;
  const [, prefix = "", local = ""] = parts;
  if (known.size >= remembered) known.clear();
  known.set(qualified, { prefix, local });
  return { prefix, local };
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) count += 1;
  return count;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}
