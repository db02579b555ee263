import fc from "fast-check";

/** A change to a message, and the numbers it draws from: the same numbers, the same change. */
export interface Mutation {
  how: number;
  where: number;
  length: number;
  what: number;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.nat(),
  where: fc.nat(999_999).map((millionths) => millionths / 1e6),
  length: fc.nat(200),
  what: fc.nat(),
});

/** The BSNs of the example messages; a few more that are as sound. */
export const bsns = ["999900006", "999900018", "999900031", "999990007"];

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** Elements that hold a number of their own, which may look like a BSN and say nothing of a person. */
const numeric =
  /^(ToewijzingNummer|TotaalBedrag|Bedrag|GeleverdVolume|Volume|Budget|ProductTarief)$/;

const nasty = [
  "",
  " ",
  "-1",
  "0",
  "99999999999999999999",
  "1e9",
  "NaN",
  "2024-02-30",
  "0000-00-00",
  "9999-12-31",
  "2024-03-01Z",
  "24:00:00",
  "'; DROP TABLE care.start; --",
  "=1+1",
  "\u0000",
  "\ud800",
  "\u202e",
  "\ufeff",
  "é".repeat(40),
  "x".repeat(5000),
  "&lt;",
  "&amp;#0;",
  "]]>",
  "<a/>",
  "<!--",
  "<![CDATA[",
  "\r",
];

type Change = (text: string, mutation: Mutation) => string;

/** The text with something else between two places. */
function spliced(text: string, from: number, to: number, instead: string): string {
  return text.slice(0, from) + instead + text.slice(to);
}

/** The values in a message or table, one of them replaced. */
function withValue(text: string, { where, what }: Mutation, values: readonly string[]): string {
  const found = [...text.matchAll(/<([\w:]+)>([^<>]+)<|(?<=[;\n])([^;\r\n]*)(?=[;\r])/g)];
  const one = found[Math.floor(where * found.length)];
  if (one === undefined) return text;
  const element = (one[1] ?? "").replace(/^.*:/, "");
  const value = pick(values, what);
  if (bsns.includes(value) && numeric.test(element)) return text;
  const whole = one[1] === undefined ? value : `<${one[1]}>${value}<`;
  return spliced(text, one.index, one.index + one[0].length, whole);
}

const harms: Change[] = [
  (text, { where, length }) => {
    const at = Math.floor(where * text.length);
    return spliced(text, at, at + length, "");
  },
  (text, { where, length }) => {
    const at = Math.floor(where * text.length);
    return spliced(text, at, at, text.slice(at, at + length));
  },
  (text, { where, what }) => {
    const at = Math.floor(where * text.length);
    return spliced(text, at, at + 1, String.fromCharCode(what % 256));
  },
  (text, { where }) => text.slice(0, Math.floor(where * text.length)),
  (text, mutation) => withValue(text, mutation, nasty),
  (text, mutation) => withValue(text, mutation, bsns),
  (text, mutation) => withValue(text, mutation, text.match(/(?<=>)[^<>\s]+(?=<)/g) ?? [""]),
  // An element, gone or twice.
  (text, { where, what }) => {
    const found = [...text.matchAll(/<([\w:]+)>[^<>]*<\/\1>\s*/g)];
    const one = found[Math.floor(where * found.length)];
    if (one === undefined) return text;
    const instead = what % 2 === 0 ? "" : one[0].repeat(2);
    return spliced(text, one.index, one.index + one[0].length, instead);
  },
  // A block, gone or twice.
  (text, { where, what }) => {
    const found = [...text.matchAll(/<([\w:]+)>[\s\S]*?<\/\1>\s*/g)];
    const one = found[Math.floor(where * found.length)];
    if (one === undefined) return text;
    const instead = what % 2 === 0 ? "" : one[0].repeat(2);
    return spliced(text, one.index, one.index + one[0].length, instead);
  },
  // A BSN where nobody expects one: as a name, a comment, an attribute, a namespace, loose text.
  (text, { where, what, length }) => {
    const bsn = pick(bsns, length);
    const found = [...text.matchAll(/<(\/?)([\w:]+)/g)];
    const one = found[Math.floor(where * found.length)];
    if (one === undefined) return `${bsn}${text}`;
    const end = one.index + one[0].length;
    return pick(
      [
        spliced(text, end, end, bsn),
        spliced(text, one.index, one.index, `<!-- ${bsn} -->`),
        spliced(text, end, end, ` n="${bsn}"`),
        spliced(text, end, end, ` xmlns:b="urn:${bsn}"`),
        spliced(text, one.index, one.index, bsn),
        spliced(text, one.index, one.index, `<?p ${bsn}?>`),
        spliced(text, one.index, one.index, `&b${bsn};`),
        spliced(text, one.index, one.index, `<b${bsn}/>`),
      ],
      what,
    );
  },
  (text, { what }) =>
    pick(
      [
        `<!DOCTYPE a [<!ENTITY b "999900006">]>${text}`,
        text.replace("UTF-8", "UTF-16"),
        text.replace(/3_2/g, "9_9"),
        text.replace(/ijw/g, "iwmo"),
        text.replaceAll("305", "307"),
        text + text,
        `\ufeff${text}`,
        text.replace(/\r?\n/g, "\r"),
        text.replaceAll(";", ","),
        text.replaceAll("2024", "2124"),
        text.toUpperCase(),
      ],
      what,
    ),
];

/** A message or table with harm done to it. */
export function harmed(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((worse, one) => pick(harms, one.how)(worse, one), text);
}

/** The ways to write the same message otherwise. */
const rewritings: Change[] = [
  // Another prefix; the name space is what counts.
  (text, { what }) => {
    const prefixes = [...text.matchAll(/xmlns:([\w.-]+)=/g)].map((found) => found[1] ?? "");
    const old = pick(prefixes, what);
    const name = pick(["a", "b.c", "_x", "ijw-2", "Bericht", "xm"], Math.floor(what / 7));
    if (old === "" || old === "xsi" || prefixes.includes(name)) return text;
    return text
      .replaceAll(`xmlns:${old}=`, `xmlns:${name}=`)
      .replaceAll(`<${old}:`, `<${name}:`)
      .replaceAll(`</${old}:`, `</${name}:`);
  },
  // No prefix at all.
  (text, { what }) => {
    const prefixes = [...text.matchAll(/xmlns:([\w.-]+)=/g)].map((found) => found[1] ?? "");
    const old = pick(prefixes, what);
    if (old === "" || old === "xsi" || text.includes("xmlns=")) return text;
    return text
      .replaceAll(`xmlns:${old}=`, "xmlns=")
      .replaceAll(`<${old}:`, "<")
      .replaceAll(`</${old}:`, "</");
  },
  // White space between elements: other, more, none.
  (text, { what }) => text.replace(/>\s+</g, `>${pick(["", "\n", " \t\n", "\r\n\r\n"], what)}<`),
  (text) => text.replace(/\r?\n/g, "\r\n"),
  (text) => text.replace(/\r\n/g, "\n"),
  // A comment or instruction between elements.
  (text, { where, what }) => {
    const found = [...text.matchAll(/><|>\s+</g)];
    const one = found[Math.floor(where * found.length)];
    if (one === undefined) return text;
    const extra = pick(["<!-- <a> & -->", "<!---->", "<?p a?>", "<!-- 999900006 -->"], what);
    return spliced(text, one.index + 1, one.index + 1, extra);
  },
  // A comment inside a value.
  (text, { where }) =>
    withLeaf(text, where, (value) => `${value.slice(0, 1)}<!-- a -->${value.slice(1)}`),
  (text, { where }) => withLeaf(text, where, (value) => `<![CDATA[${value}]]>`),
  (text, { where }) =>
    withLeaf(text, where, (value) => `${value.slice(0, 1)}<![CDATA[${value.slice(1)}]]>`),
  (text, { where, what }) =>
    withLeaf(text, where, (value) => {
      const code = value.charCodeAt(0);
      return `${what % 2 === 0 ? `&#${code};` : `&#x${code.toString(16)};`}${value.slice(1)}`;
    }),
  // The attributes of the first element in another order, and with other quotes.
  (text, { what }) =>
    text.replace(
      /(<[\w:.-]*Bericht)((?:\s+[\w:.-]+=(?:"[^"]*"|'[^']*'))+)(\s*>)/,
      (_, name, list, end) => {
        const attributes = (list as string).match(/[\w:.-]+=(?:"[^"]*"|'[^']*')/g) ?? [];
        const order = what % 2 === 0 ? attributes.reverse() : attributes;
        const quoted = order.map((one) => (what % 3 === 0 ? one.replaceAll('"', "'") : one));
        return `${name}\n  ${quoted.join(pick([" ", "\n", "\t"], what))}${end}`;
      },
    ),
  (text) =>
    text.includes("xmlns:xsi")
      ? text
      : text.replace(
          /(<[\w:.-]*Bericht)(?=\s)/,
          '$1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
        ),
  // The declaration of XML itself.
  (text, { what }) =>
    pick(
      [
        "",
        '<?xml version="1.0"?>',
        "<?xml version='1.0' encoding='utf-8'?>\n",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\r\n',
        '\ufeff<?xml version="1.0" encoding="UTF-8"?>',
      ],
      what,
    ) + text.replace(/^\ufeff?(<\?xml[^>]*>)?\s*/, ""),
  // Space inside tags.
  (text) => text.replace(/<\/([\w:.-]+)>/g, "</$1 >"),
  (text, { what }) => text.replace(/<([\w:.-]+)>/g, `<$1${pick([" ", "\n", "\t "], what)}>`),
];

/** The text with one of its values written otherwise; those with references in them are left. */
function withLeaf(text: string, where: number, write: (value: string) => string): string {
  const found = [...text.matchAll(/(?<=<([\w:.-]+)>)([^<>&\s][^<>&]*)(?=<\/\1>)/g)];
  const one = found[Math.floor(where * found.length)];
  const value = one?.[2];
  if (one === undefined || value === undefined) return text;
  return spliced(text, one.index, one.index + value.length, write(value));
}

/** The same message, written otherwise. */
export function rewritten(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((same, one) => pick(rewritings, one.how)(same, one), text);
}
