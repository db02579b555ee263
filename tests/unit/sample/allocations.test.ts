import { group as groupBy } from "d3";
import { beforeAll, describe, expect, it } from "vitest";
import { type Delivered, deliver } from "./delivered.ts";
import { partsOf, type ReadMessage, textOf } from "./message-reader.ts";

let delivered: Delivered;
beforeAll(async () => {
  delivered = await deliver();
});

const ofKind = (number: string) =>
  delivered.messages.filter((message) => message.kind.endsWith(number));

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
    for (const { service } of delivered.services) {
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
