import { beforeAll, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { example, type Files, withInbox } from "./inbox.ts";

type Probe = [what: string, spoil: (message: string) => string | Uint8Array];

const into = (name: string) => (text: string) => (message: string) =>
  message.replace(">Proefpersoon<", `>${text}<`).replace("?>\n", `?>\n${name}`);
const plain = into("");

const laughs = (levels: number) => {
  const entities = Array.from(
    { length: levels },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  );
  return `<!DOCTYPE b [<!ENTITY l0 "ha">${entities.join("")}]>\n`;
};

/** What was thrown at XML readers to see which of them hold. */
const probes: Probe[] = [
  ["a billion laughs", into(laughs(9))("&l9;")],
  [
    "quadratic blow-up",
    into(`<!DOCTYPE b [<!ENTITY a "${"x".repeat(50_000)}">]>\n`)("&a;".repeat(20_000)),
  ],
  ["an external entity", into('<!DOCTYPE b [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n')("&e;")],
  ["an external DTD", into('<!DOCTYPE b SYSTEM "http://127.0.0.1:9/b.dtd">\n')("x")],
  [
    "a parameter entity",
    into('<!DOCTYPE b [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>\n')("x"),
  ],
  ["a mismatched tag", (m) => m.replace("</jw305:Geslacht>", "</jw305:Geslach>")],
  ["truncated", (m) => m.slice(0, m.length / 2)],
  ["an unbound prefix", (m) => m.replaceAll("jw305:Geslacht", "zz:Geslacht")],
  ["a duplicate attribute", (m) => m.replace("<jw305:Client>", '<jw305:Client a="1" a="2">')],
  ["a control character", plain("a\u0001b")],
  ["a reference to a control character", plain("a&#1;b")],
  ["an unknown entity", plain("&naam;")],
  ["an ampersand by itself", plain("R & D")],
  ["two roots", (m) => `${m}${m.replace(/^<\?xml.*\n/, "")}`],
  ["text behind the root", (m) => `${m}en dan nog dit`],
  ["]]> in text", plain("a]]>b")],
  ["two hyphens in a comment", plain("<!-- a -- b -->")],
  ["another encoding than it says", (m) => Buffer.from(m.replace("Proef", "Proëf"), "latin1")],
  ["UTF-16", (m) => Buffer.from(`\ufeff${m}`, "utf16le")],
  ["ten thousand levels", plain(`${"<a>".repeat(10_000)}${"</a>".repeat(10_000)}`)],
  [
    "a hundred thousand attributes",
    (m) =>
      m.replace(
        "<jw305:Client>",
        `<jw305:Client ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(" ")}>`,
      ),
  ],
  [
    "an attribute that never ends",
    (m) => m.replace("<jw305:Client>", `<jw305:Client a="${"x".repeat(2e6)}`),
  ],
];

const nameOf = (at: number) => `${String(at).padStart(2, "0")}.xml`;

describe("hostile XML is rejected, and quickly so", () => {
  // One inbox for all: progress is told before each file, which gives the work each one takes. Of the
  // processor, not by the clock: on a busy machine a quick thing lasts long.
  let left: unknown[][];
  let findings: unknown[][];
  /** Milliseconds of the processor up to each file. */
  const told: number[] = [];
  beforeAll(async () => {
    const message = await example("JW305");
    const files: Files = {};
    for (const [at, [what, spoil]] of probes.entries()) {
      const spoilt = Buffer.from(spoil(message));
      if (spoilt.equals(Buffer.from(message))) throw new Error(`${what} changes nothing`);
      files[nameOf(at)] = spoilt;
    }
    const worked = () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    };
    const timed = { ...silent, progress: () => void told.push(worked()) };
    await withInbox(files, async ({ receive, list }) => {
      const summary = await receive(timed);
      expect(summary).toMatchObject({ files: probes.length, rejected: probes.length, records: 0 });
      findings = await list(
        "SELECT name, rule FROM ledger.finding JOIN ledger.delivery USING (delivery_id)",
      );
      left = await list(
        "SELECT (SELECT count(*) FROM care.start) + (SELECT count(*) FROM care.client)",
      );
    });
  });

  test.each(probes.map(([what], at) => [what, at] as const))("%s", (_, at) => {
    const rules = findings.filter(([name]) => name === nameOf(at)).map(([, rule]) => rule);
    expect(["XML", "XSD"]).toContain(rules[0]);
    expect(rules).toHaveLength(1);
    expect((told[at + 1] ?? Number.NaN) - (told[at] ?? Number.NaN)).toBeLessThan(1000);
  });

  test("nothing of them is kept", () => {
    expect(left).toEqual([["0"]]);
  });

  test("while the message they were made from goes in", async () => {
    await withInbox({ "a.xml": await example("JW305") }, async ({ receive }) => {
      expect(await receive()).toMatchObject({ accepted: 1 });
    });
  });
});
