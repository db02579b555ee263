import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { group as groupBy } from "d3";
import { beforeAll, describe, expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { dayOf } from "../../../pipeline/sample/day.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import type { TruthClient, TruthService } from "../../../pipeline/sample/truth.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
import { type InboxFile, inboxFiles } from "./inbox-files.ts";
import { partsOf, type ReadMessage, readMessage, textOf } from "./message-reader.ts";

const until = "2025-12-31";
const observed = "2022-01-01";

let region: Region;
let messages: ReadMessage[];
let tables: InboxFile[];
let clients: TruthClient[];

beforeAll(async () => {
  region = await readRegion(smallRegion);
  const { home, remove } = await temporaryHome();
  try {
    await writeSample(region, home, { seed: 8, scale: 1, until, defects: false }, silent);
    const files: InboxFile[] = [];
    for await (const file of inboxFiles(home.inbox)) files.push(file);
    messages = files.filter((file) => file.name.endsWith(".xml")).map(readMessage);
    tables = files.filter((file) => file.name.endsWith(".csv"));
    const truth = await readFile(join(home.truth, "clients.ndjson"), "utf8");
    clients = truth
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  } finally {
    await remove();
  }
});

const ofKind = (number: string) => messages.filter((message) => message.kind.endsWith(number));

function served(): { bsn: string; service: TruthService }[] {
  return clients.flatMap(({ bsn, services }) => services.map((service) => ({ bsn, service })));
}

describe("the outside of messages", () => {
  it("stands in the zip of its sender and year, under its own number", () => {
    for (const { name, from, dated, kind, identification } of messages) {
      const year = dated.slice(0, 4);
      expect(name).toBe(`${from}/${from}-${year}.zip!${kind}-${identification}.xml`);
    }
  });

  it("numbers messages once per sender and kind (TR056)", () => {
    const keys = messages.map((m) => `${m.from} ${m.kind} ${m.identification}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("follows the releases by date and sends nothing after the last day", () => {
    for (const { dated, release } of messages) {
      const right = dated < "2022-04-01" ? "3.0" : dated < "2023-04-01" ? "3.1" : "3.2";
      expect(release).toBe(right);
      expect(dated >= observed && dated <= until).toBe(true);
    }
    expect(new Set(messages.map((message) => message.release)).size).toBe(3);
  });

  it("ends lines with CR LF, has no byte order mark and no empty element", () => {
    for (const { xml } of messages) {
      expect(xml.startsWith("<?xml")).toBe(true);
      expect(/[^\r]\n/.test(xml)).toBe(false);
      expect(/<(\S+)><\/\1>/.test(xml)).toBe(false);
    }
  });

  it("ends with a message of every municipality on the last day", () => {
    const last = messages.filter((message) => message.dated === until).map((m) => m.from);
    for (const { code } of region.municipalities) expect(last).toContain(code);
  });
});

describe("starts and stops", () => {
  const key = (m: ReadMessage, part: string) =>
    [
      textOf(m.xml, "Bsn"),
      m.from,
      m.to,
      textOf(part, "ToewijzingNummer") ?? "-",
      textOf(part, "Code"),
      textOf(part, "Begindatum"),
    ].join(" ");

  /** First days of the stretches of a service: pauses are reported as stop 20 and a new start. */
  const stretches = (service: TruthService) => {
    const firsts = [service.startOn ?? ""];
    for (const pause of service.pauses) {
      firsts.push(new Date(Date.parse(pause.to) + 86_400_000).toISOString().slice(0, 10));
    }
    return firsts;
  };
  const expected = (bsn: string, s: TruthService, first: string) =>
    [bsn, s.agb, s.municipality, s.allocationNo ?? "-", s.code, first].join(" ");

  it("report every start of the truth once, within a week", () => {
    const sent = ofKind("305").flatMap((m) => partsOf(m.xml, "StartProduct").map((p) => key(m, p)));
    const truth = served()
      .filter(({ service }) => service.startOn !== null)
      .flatMap(({ bsn, service }) => stretches(service).map((d) => expected(bsn, service, d)));
    expect(sent.sort()).toEqual(truth.sort());
    for (const m of ofKind("305")) {
      const begin = textOf(m.xml, "Begindatum") ?? "";
      if (begin >= observed) expect(dayOf(m.dated) - dayOf(begin)).toBeLessThanOrEqual(7);
      expect(m.dated >= begin).toBe(true);
    }
  });

  it("report every stop of the truth with its reason, and pauses as stop 20", () => {
    const sent = ofKind("307").flatMap((m) =>
      partsOf(m.xml, "StopProduct").map(
        (p) => `${key(m, p)} ${textOf(p, "RedenBeeindiging")} ${textOf(p, "Einddatum")}`,
      ),
    );
    const truth = served().flatMap(({ bsn, service }) => {
      if (service.startOn === null) return [];
      const firsts = stretches(service).map((day) => expected(bsn, service, day));
      const stops = service.pauses.map((pause, i) => {
        const last = new Date(Date.parse(pause.from) - 86_400_000).toISOString().slice(0, 10);
        return `${firsts[i]} 20 ${last}`;
      });
      if (service.endOn !== null) {
        stops.push(`${firsts.at(-1)} ${service.endReason} ${service.endOn}`);
      }
      return stops;
    });
    expect(sent.sort()).toEqual(truth.sort());
  });

  it("use no end reason before its release", () => {
    for (const m of ofKind("307").filter((message) => message.release === "3.0")) {
      expect(["38", "39"]).not.toContain(textOf(m.xml, "RedenBeeindiging"));
    }
  });

  it("leave the allocation out in the task-based segment, and the segment out of 301 and 323", () => {
    const codes = region.products
      .filter((product) => !region.segments.find((s) => s.id === product.segment)?.declares)
      .map((product) => product.code);
    const taskBased = ofKind("305").filter((m) => codes.includes(textOf(m.xml, "Code") ?? ""));
    expect(taskBased.length).toBeGreaterThan(10);
    expect(taskBased.every((m) => textOf(m.xml, "ToewijzingNummer") === undefined)).toBe(true);
    for (const m of [...ofKind("301"), ...ofKind("323")]) {
      for (const code of codes) expect(m.xml).not.toContain(`Code>${code}<`);
    }
  });
});

describe("allocations", () => {
  interface Sent {
    number: string;
    bsn: string;
    product: string;
    at: string;
    from: string;
    to: string;
    change: string | undefined;
    message: ReadMessage;
  }
  const all = (): Sent[] =>
    ofKind("301").flatMap((message) =>
      partsOf(message.xml, "ToegewezenProduct").map((part) => ({
        number: `${message.kind} ${message.from} ${textOf(part, "ToewijzingNummer")}`,
        bsn: textOf(message.xml, "Bsn") ?? "",
        product: `${message.to} ${textOf(part, "Code")}`,
        at: `${textOf(part, "Toewijzingsdatum")}T${textOf(part, "Toewijzingstijd")}`,
        from: textOf(part, "Ingangsdatum") ?? "",
        to: textOf(part, "Einddatum") ?? "",
        change: textOf(part, "RedenWijziging"),
        message,
      })),
    );
  const latest = () => {
    const newest = new Map<string, Sent>();
    for (const sent of all()) {
      const known = newest.get(sent.number);
      if (known === undefined || sent.at > known.at) newest.set(sent.number, sent);
    }
    return newest;
  };

  it("say the same when they are repeated, and change by a later decision only", () => {
    const versions = new Map<string, string>();
    let repeated = 0;
    for (const { number, at, from, to, change } of all()) {
      const said = versions.get(number + at);
      if (said !== undefined) repeated += 1;
      expect(said ?? `${from} ${to} ${change}`).toBe(`${from} ${to} ${change}`);
      versions.set(number + at, `${from} ${to} ${change}`);
    }
    expect(repeated).toBeGreaterThan(20);
    expect(versions.size).toBeGreaterThan(latest().size + 100);
  });

  it("repeat in each message whatever is still valid at that provider (OP087)", () => {
    const byClient = groupBy(
      all(),
      (s) => `${s.message.kind} ${s.message.from} ${s.message.to} ${s.bsn}`,
    );
    for (const sent of byClient.values()) {
      for (const day of new Set(sent.map((s) => s.message.dated))) {
        const shown = new Set(sent.filter((s) => s.message.dated === day).map((s) => s.number));
        const earlier = new Map<string, Sent>();
        for (const s of sent.filter((one) => one.message.dated < day)) {
          const known = earlier.get(s.number);
          if (known === undefined || s.at > known.at) earlier.set(s.number, s);
        }
        for (const [number, s] of earlier) if (s.to >= day) expect(shown).toContain(number);
      }
    }
  });

  it("cover the help that was started on them", () => {
    const newest = latest();
    for (const { service } of served()) {
      if (service.allocationNo === null) continue;
      const kind = service.law === "jw" ? "JW301" : "WMO301";
      const allocation = newest.get(`${kind} ${service.municipality} ${service.allocationNo}`);
      expect(allocation).toBeDefined();
      if (allocation === undefined || service.startOn === null) continue;
      expect(allocation.from <= service.startOn).toBe(true);
      if (service.endOn !== null) expect(allocation.to >= service.endOn).toBe(true);
    }
  });

  it("never overlap for one client, provider and product (OP259)", () => {
    const live = [...latest().values()].filter((s) => s.change !== "13");
    for (const group of groupBy(live, (s) => `${s.bsn} ${s.product} ${s.message.from}`).values()) {
      group.sort((a, b) => (a.from < b.from ? -1 : 1));
      for (const [i, s] of group.entries()) {
        const next = group[i + 1];
        if (next !== undefined) expect(s.to < next.from, s.number).toBe(true);
      }
    }
  });

  it("delete as release 3.1 asks: code 13 and the last day equal to the first (CS335)", () => {
    const deleted = all().filter((s) => s.change === "13");
    expect(deleted.length).toBeGreaterThan(0);
    expect(deleted.every((s) => s.from === s.to && s.message.release !== "3.0")).toBe(true);
  });
});

describe("declarations and their answers", () => {
  const line = (part: string) => ({
    reference: textOf(part, "ReferentieNummer") ?? "",
    volume: Number(textOf(part, "GeleverdVolume")),
    tariff: Number(textOf(part, "ProductTarief")),
    cents: Number(textOf(part, "Bedrag")),
    sign: textOf(part, "DebetCredit"),
    from: textOf(part, "Begindatum") ?? "",
    to: textOf(part, "Einddatum") ?? "",
    product: textOf(part, "ProductCode"),
    number: textOf(part, "ToewijzingNummer"),
  });

  it("multiply volume and tariff, and add up (TR346, TR358)", () => {
    for (const { xml } of ofKind("323")) {
      const lines = partsOf(xml, "Prestatie").map(line);
      expect(lines.every((l) => l.cents === l.volume * l.tariff && l.sign === "D")).toBe(true);
      const total = lines.reduce((sum, l) => sum + l.cents, 0);
      expect(Number(textOf(xml, "TotaalBedrag"))).toBe(total);
    }
  });

  it("cover a whole month, one line per allocation and month, within the month", () => {
    const granted = new Set<string>();
    const rejected = new Set(
      ofKind("325").flatMap((m) =>
        partsOf(m.xml, "Prestatie").map(
          (p) => `${m.to} ${m.kind.slice(0, -3)} ${line(p).reference}`,
        ),
      ),
    );
    expect(rejected.size).toBeGreaterThan(5);
    for (const m of ofKind("323")) {
      const month = partsOf(m.xml, "DeclaratiePeriode")[0] ?? "";
      expect(textOf(month, "Begindatum")?.slice(8)).toBe("01");
      const last = textOf(month, "Einddatum") ?? "";
      expect(new Date(Date.parse(last) + 86_400_000).getUTCDate()).toBe(1);
      expect(m.dated > last).toBe(true);
      for (const l of partsOf(m.xml, "Prestatie").map(line)) {
        expect(l.from.slice(0, 7)).toBe(l.to.slice(0, 7));
        expect(l.from <= l.to && l.to <= last).toBe(true);
        if (rejected.has(`${m.from} ${m.kind.slice(0, -3)} ${l.reference}`)) continue;
        const key = `${m.kind} ${m.to} ${l.number} ${l.product} ${l.from}`;
        expect(granted.has(key), key).toBe(false);
        granted.add(key);
      }
    }
  });

  it("use declaration and reference numbers once per provider and law (TR333, TR314)", () => {
    const numbers = ofKind("323").map(
      (m) => `${m.from} ${m.kind} ${textOf(m.xml, "DeclaratieNummer")}`,
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    const references = ofKind("323").flatMap((m) =>
      partsOf(m.xml, "Prestatie").map((p) => `${m.from} ${m.kind} ${line(p).reference}`),
    );
    expect(new Set(references).size).toBe(references.length);
  });

  it("are each answered once, listing only what was rejected", () => {
    const answers = new Map(
      ofKind("325").map((m) => [
        `${m.kind.slice(0, -3)} ${m.to} ${m.from} ${textOf(m.xml, "DeclaratieNummer")}`,
        m,
      ]),
    );
    expect(answers.size).toBe(ofKind("325").length);
    for (const declaration of ofKind("323")) {
      const { kind, from, to, xml } = declaration;
      const answer = answers.get(
        `${kind.slice(0, -3)} ${from} ${to} ${textOf(xml, "DeclaratieNummer")}`,
      );
      expect(answer).toBeDefined();
      if (answer === undefined) continue;
      const asked = partsOf(answer.xml, "DeclaratieIdentificatie")[0] ?? "";
      expect(textOf(asked, "Identificatie")).toBe(declaration.identification);
      expect(textOf(asked, "Dagtekening")).toBe(declaration.dated);
      expect(answer.dated >= declaration.dated).toBe(true);
      const [submitted, granted] = partsOf(answer.xml, "TotaalBedrag").map(Number);
      const rejected = partsOf(answer.xml, "Prestatie").map(line);
      const sum = rejected.reduce((cents, l) => cents + l.cents, 0);
      expect(submitted).toBe(Number(textOf(xml, "TotaalBedrag")));
      expect((submitted ?? 0) - (granted ?? 0)).toBe(sum);
    }
  });
});

describe("tables of providers", () => {
  it("hold what the truth says about goals, on the first and last day of the chain", () => {
    const rows = tables
      .filter((file) => file.name.includes("uitkomsten"))
      .flatMap((file) => file.bytes.toString("utf8").trimEnd().split("\r\n").slice(1))
      .map((row) => row.split(";"))
      .filter((row) => row[6] === "goal");
    const told = rows.map((r) => [r[0], r[1], r[3], r[5], r[10], r[11], r[15]].join(" "));
    const truth = served().flatMap(({ bsn, service }) =>
      service.goals.map((goal) =>
        [
          bsn,
          service.agb,
          service.segment,
          service.endOn,
          goal.instrument,
          goal.score,
          goal.goalNo,
        ].join(" "),
      ),
    );
    expect(told.sort()).toEqual(truth.sort());
    const starts = new Set(
      served().map(({ bsn, service }) => `${bsn} ${service.agb} ${service.startOn}`),
    );
    expect(rows.every((r) => starts.has(`${r[0]} ${r[1]} ${r[4]}`))).toBe(true);
  });

  it("have one kind, provider and year per file", () => {
    for (const { name, bytes } of tables) {
      const rows = bytes
        .toString("utf8")
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((r) => r.split(";"));
      const [, agb, kind, year] = /^(\d{8})\/(\w+)-(\d{4})\.csv$/.exec(name) ?? [];
      const columns = { uitkomsten: [1, 5], uren: [1, 4], realisatie: [0, 3] }[kind ?? ""] ?? [];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((r) => r[columns[0] ?? 0] === agb)).toBe(true);
      expect(rows.every((r) => r[columns[1] ?? 0]?.startsWith(year ?? "?"))).toBe(true);
    }
  });

  it("count in the realisation the clients of the hours", () => {
    const rowsOf = (kind: string) =>
      tables
        .filter((file) => file.name.includes(kind))
        .flatMap((file) => file.bytes.toString("utf8").trimEnd().split("\r\n").slice(1))
        .map((row) => row.split(";"));
    const clientsOf = groupBy(rowsOf("uren"), (r) => [r[1], r[2], r[3], r[4]].join(" "));
    for (const row of rowsOf("realisatie")) {
      const hours = clientsOf.get(row.slice(0, 4).join(" ")) ?? [];
      expect(Number(row[4])).toBe(new Set(hours.map((r) => r[0])).size);
      const sum = hours.reduce((total, r) => total + Number(r[5]), 0);
      expect(Math.abs(Number(row[5]) - sum)).toBeLessThan(0.01 * hours.length + 0.01);
    }
  });
});
