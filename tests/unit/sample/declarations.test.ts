import { group as groupBy } from "d3";
import { beforeAll, describe, expect, it } from "vitest";
import { dayOf, lastOfMonth, monthOf } from "../../../pipeline/sample/day.ts";
import type { TruthLine } from "../../../pipeline/sample/truth.ts";
import { type Delivered, deliver } from "./delivered.ts";
import { partsOf, textOf } from "./message-reader.ts";

let delivered: Delivered;
beforeAll(async () => {
  delivered = await deliver();
});

const ofKind = (number: string) =>
  delivered.messages.filter((message) => message.kind.endsWith(number));

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

describe("the truth about declarations", () => {
  const daysAfterMonth = (line: TruthLine) =>
    dayOf(line.submittedOn) - lastOfMonth(monthOf(dayOf(`${line.month}-01`)));

  it("has every line that was sent, with its dates and what came of it", () => {
    const rejected = new Set(
      ofKind("325").flatMap((m) =>
        partsOf(m.xml, "Prestatie").map(
          (p) => `${m.kind.slice(0, -3)} ${m.to} ${textOf(p, "ReferentieNummer")}`,
        ),
      ),
    );
    const sent = ofKind("323").flatMap((m) =>
      partsOf(m.xml, "Prestatie").map((p) => {
        const key = `${m.kind.slice(0, -3)} ${m.from} ${textOf(p, "ReferentieNummer")}`;
        return `${key} ${m.dated} ${textOf(p, "Bedrag")} ${textOf(p, "Begindatum")?.slice(0, 7)} ${rejected.has(key)}`;
      }),
    );
    const truth = delivered.lines.map(
      (l) =>
        `${l.law.toUpperCase()} ${l.agb} ${l.reference} ${l.submittedOn} ${l.cents} ${l.month} ${l.rejected !== null}`,
    );
    expect(truth.sort()).toEqual(sent.sort());
  });

  it("has 2 to 4 % rejected, mended weeks later under a new number", () => {
    const first = delivered.lines.filter((line) => line.mends === null);
    const rejected = first.filter((line) => line.rejected !== null);
    expect(rejected.length / first.length).toBeGreaterThan(0.02);
    expect(rejected.length / first.length).toBeLessThan(0.04);
    const repairs = delivered.lines.filter((line) => line.mends !== null);
    expect(repairs.length).toBeGreaterThan(0.9 * rejected.length);
    for (const repair of repairs) {
      const old = rejected.find(
        (l) => l.agb === repair.agb && l.law === repair.law && l.reference === repair.mends,
      );
      expect(old?.allocationNo).toBe(repair.allocationNo);
      expect(old?.month).toBe(repair.month);
      const weeks = (dayOf(repair.submittedOn) - dayOf(old?.submittedOn ?? "")) / 7;
      expect(weeks).toBeGreaterThan(2);
      expect(weeks).toBeLessThan(12);
      expect(repair.rejected).toBeNull();
    }
  });

  it("has some lines late, and one provider with many", () => {
    const lateOf = (agb: (code: string) => boolean) => {
      const first = delivered.lines.filter((line) => line.mends === null && agb(line.agb));
      return first.filter((line) => daysAfterMonth(line) > 30).length / first.length;
    };
    expect(lateOf((agb) => agb === "99980003")).toBeGreaterThan(0.18);
    expect(lateOf((agb) => agb !== "99980003")).toBeGreaterThan(0.04);
    expect(lateOf((agb) => agb !== "99980003")).toBeLessThan(0.1);
  });
});

describe("tables of providers", () => {
  it("hold the hours that the truth has, apart for a subcontractor", () => {
    const sums = new Map<string, [number, number]>();
    const add = (key: string, direct: number, indirect: number) => {
      const [d, i] = sums.get(key) ?? [0, 0];
      sums.set(key, [d + direct, i + indirect]);
    };
    for (const { bsn, service: s } of delivered.services) {
      for (const m of s.months) {
        const key = [bsn, s.agb, s.municipality, s.segment, m.month].join(";");
        const [direct, indirect] = [m.subcontractedDirect, m.subcontractedIndirect];
        if (s.subcontractorAgb !== null) add(`${key};${s.subcontractorAgb}`, direct, indirect);
        if (s.subcontractorAgb === null || direct < m.directHours) {
          add(`${key};`, m.directHours - direct, m.indirectHours - indirect);
        }
        expect(m.nights === 0 || m.nights === m.days).toBe(true);
        expect(m.nights > 0).toBe(
          ["pleegzorg", "gezinsgericht", "verblijf", "gesloten", "wonen"].includes(s.setting),
        );
      }
    }
    const told = delivered.tables
      .filter((file) => file.name.includes("uren"))
      .flatMap((file) => file.bytes.toString("utf8").trimEnd().split("\r\n").slice(1))
      .map((row) => row.split(";"))
      .map((r) => [...r.slice(0, 5), r[7] ?? "", r[5], r[6]].join(";"));
    const truth = [...sums].map(
      ([key, [direct, indirect]]) => `${key};${direct.toFixed(2)};${indirect.toFixed(2)}`,
    );
    expect(told.sort()).toEqual(truth.sort());
    const given = told.filter((row) => row.split(";")[5] === "99980004");
    expect(given.length).toBeGreaterThan(20);
    expect(new Set(given.map((row) => row.split(";")[1]))).toEqual(new Set(["99980003"]));
  });

  it("hold the cost and hours of a month as they add up in the truth", () => {
    const cents = new Map<string, number>();
    for (const { service: s } of delivered.services) {
      for (const m of s.months) {
        const key = [s.agb, s.municipality, s.segment, m.month].join(";");
        cents.set(key, (cents.get(key) ?? 0) + m.costCents);
      }
    }
    const told = delivered.tables
      .filter((file) => file.name.includes("realisatie"))
      .flatMap((file) => file.bytes.toString("utf8").trimEnd().split("\r\n").slice(1))
      .map((row) => row.split(";"))
      .map((r) => `${r.slice(0, 4).join(";")} ${r[6]}`);
    expect(told.sort()).toEqual(
      [...cents].map(([key, sum]) => `${key} ${(sum / 100).toFixed(2)}`).sort(),
    );
  });

  it("hold what the truth says about goals, on the first and last day of the chain", () => {
    const rows = delivered.tables
      .filter((file) => file.name.includes("uitkomsten"))
      .flatMap((file) => file.bytes.toString("utf8").trimEnd().split("\r\n").slice(1))
      .map((row) => row.split(";"))
      .filter((row) => row[6] === "goal");
    const told = rows.map((r) => [r[0], r[1], r[3], r[5], r[10], r[11], r[15]].join(" "));
    const truth = delivered.services.flatMap(({ bsn, service }) =>
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
      delivered.services.map(({ bsn, service }) => `${bsn} ${service.agb} ${service.startOn}`),
    );
    expect(rows.every((r) => starts.has(`${r[0]} ${r[1]} ${r[4]}`))).toBe(true);
  });

  it("have one kind, provider and year per file", () => {
    for (const { name, bytes } of delivered.tables) {
      const rows = bytes
        .toString("utf8")
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((r) => r.split(";"));
      const [, agb, kind, year] = /^(\d{8})\/(\w+)-(\d{4})\.csv$/.exec(name) ?? [];
      const columns =
        { uitkomsten: [1, 5], uren: [1, 4], realisatie: [0, 3], wachtlijst: [1, 8] }[kind ?? ""] ??
        [];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((r) => r[columns[0] ?? 0] === agb)).toBe(true);
      expect(rows.every((r) => r[columns[1] ?? 0]?.startsWith(year ?? "?"))).toBe(true);
    }
  });

  it("hold the questions and answers that the truth has", () => {
    const rows = delivered.tables
      .filter((file) => file.name.includes("uitkomsten"))
      .flatMap((file) => file.bytes.toString("utf8").trimEnd().split("\r\n").slice(1))
      .filter((row) => row.split(";")[6] !== "goal");
    const yesNo = (value: boolean) => (value ? "ja" : "nee");
    const measurements = delivered.clients.flatMap((client) =>
      client.measurements.map((one) => ({ bsn: client.bsn, ...one })),
    );
    const truth = measurements.map((one) =>
      [
        one.bsn,
        one.agb,
        one.municipality,
        one.segment,
        one.trajectoryStartOn,
        one.trajectoryEndOn,
        one.kind,
        one.moment,
        one.measuredOn,
        one.informant,
        one.instrument,
        one.raw,
        one.scaleMin,
        one.scaleMax,
        yesNo(one.higherIsBetter),
        null,
        yesNo(one.invited),
      ].join(";"),
    );
    expect(rows.sort()).toEqual(truth.sort());
    const shareOf = (kind: string, provider: (id: string) => boolean) => {
      const asked = measurements.filter((one) => one.kind === kind && provider(one.providerId));
      return asked.filter((one) => one.raw !== null).length / asked.length;
    };
    // One provider with few answers, one that asks nothing; half or more answers elsewhere.
    expect(shareOf("satisfaction", (id) => id === "limoen")).toBeLessThan(0.45);
    expect(shareOf("satisfaction", (id) => id !== "limoen")).toBeGreaterThan(0.55);
    expect(measurements.some((one) => one.providerId === "mispel")).toBe(false);
    const late = measurements.filter(
      (one) =>
        one.measuredOn !== null &&
        Math.abs(
          dayOf(one.measuredOn) -
            dayOf(one.moment === "end" ? one.trajectoryEndOn : one.trajectoryStartOn),
        ) > 90,
    );
    expect(late.length).toBeGreaterThan(10);
    expect(late.length / measurements.length).toBeLessThan(0.1);
    expect(new Set(measurements.map((one) => one.informant)).size).toBe(3);
  });

  it("hold the waiting list as the truth has it, and none of the provider that sends none", () => {
    const rows = delivered.tables
      .filter((file) => file.name.includes("wachtlijst"))
      .flatMap((file) => file.bytes.toString("utf8").trimEnd().split("\r\n").slice(1));
    const truth = delivered.clients.flatMap(({ bsn, registrations }) =>
      registrations.map((one) =>
        [
          bsn,
          one.agb,
          one.municipality,
          one.segment,
          one.registeredOn,
          one.referredOn,
          one.referrer,
          one.status,
          one.statusOn,
          one.intakeOn,
          one.firstCareOn,
        ].join(";"),
      ),
    );
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.sort()).toEqual(truth.sort());
    const senders = new Set(rows.map((row) => row.split(";")[1]));
    const silent = delivered.region.providers.filter((one) => one.provider_id === "framboos");
    expect(silent.map((one) => senders.has(one.agb))).toEqual([false]);
  });

  it("count in the realisation the clients of the hours", () => {
    const rowsOf = (kind: string) =>
      delivered.tables
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
