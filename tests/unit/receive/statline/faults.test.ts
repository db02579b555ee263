import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Failure } from "../../../../pipeline/failure.ts";
import { retryAfter, Web } from "../../../../pipeline/receive/statline/web.ts";
import { fetchInto, observationsIn } from "./fetch.ts";
import { type Answer, type StandIn, smallTable, value, watched, withStandIn } from "./stand-in.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "statline-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The message of the failure that fetching ends in; nothing may have been kept then. */
async function failed(standIn: StandIn, wish = {}, { effects, slept } = watched()) {
  const error = await fetchInto(folder, standIn, effects, wish).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw error ?? new Error("nothing failed");
  expect(error.family).toBe("delivery");
  const left = await readdir(folder, { recursive: true });
  expect(left.filter((name) => name.includes("."))).toEqual([]);
  return { message: error.message, slept };
}

/** Answers `answer` to what matches, the first `times` times. */
function atFirst(times: number, match: RegExp, answer: Answer): StandIn["instead"] {
  let left = times;
  return (path) => {
    if (!match.test(path) || left === 0) return undefined;
    left -= 1;
    return answer;
  };
}

const always = Number.POSITIVE_INFINITY;
const observations = /\/Observations\?/;

describe("pages", () => {
  test("are followed by the link, as it stands", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.pageSize = 2;
      const { effects } = watched();
      const kept = await fetchInto(folder, standIn, effects);
      const rows = await observationsIn(kept);
      expect(rows.map(({ Id }) => Id)).toEqual([1, 2, 3, 4, 5, 6]);
      const pages = standIn.asked.filter((path) => observations.test(path));
      expect(pages.map((path) => /\$skip=\d/.exec(path)?.[0])).toEqual([
        undefined,
        "$skip=2",
        "$skip=4",
      ]);
      expect(new Set(standIn.accepted)).toEqual(new Set(["application/json"]));
    });
  });

  test.each(["http://statline.example", "https://127.0.0.1:1", "//elders.example/x", "niets"])(
    "on another address (%s) are refused, and that address is not asked",
    async (host) => {
      await withStandIn([smallTable()], async (standIn) => {
        standIn.instead = (path) =>
          observations.test(path)
            ? value(smallTable().observations.slice(0, 2), `${host}/Observations?$skip=2`)
            : undefined;
        const { message } = await failed(standIn);
        expect(message).toContain("80001NED");
        expect(message).toContain("ander adres");
      });
    },
  );

  test("that lead round in a circle end", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = (path) =>
        observations.test(path)
          ? value([], `${standIn.address}/80001NED/Observations?a=1`)
          : undefined;
      expect((await failed(standIn)).message).toContain("kring");
    });
  });

  test("with an observation twice are refused", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.pageSize = 5;
      const [first] = smallTable().observations;
      standIn.instead = (path) =>
        path.includes("$skip=5") ? value(first === undefined ? [] : [first]) : undefined;
      expect((await failed(standIn)).message).toMatch(/waarneming 1 komt twee keer.*opnieuw op/);
    });
  });

  test("that together hold fewer observations than were promised are refused", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(always, /\$count/, { type: "text/plain", body: "7" });
      expect((await failed(standIn)).message).toContain("noemt 7 waarnemingen en geeft er 6");
    });
  });
});

describe("what passes is tried again", () => {
  test.each([429, 500, 502, 503, 504])("fault %i, then an answer", async (status) => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(2, observations, { status, body: "druk" });
      const { effects, slept } = watched();
      expect((await fetchInto(folder, standIn, effects)).fresh).toBe(true);
      expect(slept).toEqual([1000, 2000]);
    });
  });

  test("not for ever, and each wait is twice the one before", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(always, /Properties/, { status: 503, body: "" });
      const { message, slept } = await failed(standIn);
      expect(slept).toEqual([1000, 2000, 4000, 8000]);
      expect(message).toMatch(/80001NED\/Properties geeft fout 503, ook na 5 pogingen\. Probeer/);
    });
  });

  test("after the pause that the service asks for", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(1, /Dimensions/, {
        status: 429,
        headers: { "retry-after": "7" },
        body: "",
      });
      const { effects, slept } = watched();
      await fetchInto(folder, standIn, effects);
      expect(slept).toEqual([7000]);
    });
  });

  test("but not when that pause is very long", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(1, /Dimensions/, {
        status: 503,
        headers: { "retry-after": "86400" },
        body: "",
      });
      const { message, slept } = await failed(standIn);
      expect(slept).toEqual([]);
      expect(message).toContain("na 1 poging.");
    });
  });

  test("JSON that stops halfway", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      const half = { body: '{"value":[{"Id":1,' };
      standIn.instead = atFirst(1, observations, half);
      await fetchInto(folder, standIn, watched().effects);
      await rm(folder, { recursive: true });
      standIn.instead = atFirst(always, observations, half);
      expect((await failed(standIn)).message).toContain("halverwege ophoudt, ook na 5 pogingen");
    });
  });

  test("a connection that is broken off", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      let broken = 0;
      standIn.instead = (path, request) => {
        if (!observations.test(path) || broken === 2) return undefined;
        broken += 1;
        request.socket.destroy();
        return { body: "" };
      };
      const { effects, slept } = watched();
      await fetchInto(folder, standIn, effects);
      expect(slept).toEqual([1000, 2000]);
    });
  });

  test("a service that does not answer in time", async () => {
    const { effects, slept } = watched();
    const never: typeof fetch = (_, init) => {
      expect(init?.signal).toBeInstanceOf(AbortSignal);
      return Promise.reject(new DOMException("te laat", "TimeoutError"));
    };
    const web = new Web("http://127.0.0.1:1/odata", { ...effects, fetch: never });
    await expect(web.json("http://127.0.0.1:1/odata/x")).rejects.toThrow(
      /antwoordt niet binnen 30 seconden, ook na 5 pogingen/,
    );
    expect(slept).toHaveLength(4);
    await expect(web.json("http://127.0.0.1:1/odata/x", true)).rejects.toThrow(
      /binnen 300 seconden/,
    );
  });

  test("Retry-After is a number of seconds or a date", () => {
    const now = new Date("2026-11-21T10:00:00Z");
    expect(retryAfter("3", now)).toBe(3000);
    expect(retryAfter("Sat, 21 Nov 2026 10:00:30 GMT", now)).toBe(30_000);
    expect(retryAfter("Sat, 21 Nov 2026 09:00:00 GMT", now)).toBe(0);
    expect(retryAfter("straks", now)).toBeNull();
    expect(retryAfter(null, now)).toBeNull();
  });
});

describe("what does not pass fails at once, and says what to do", () => {
  test("the page of an old host", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(always, /Properties/, {
        type: "text/html; charset=utf-8",
        body: "<html>verhuisd</html>",
      });
      const { message, slept } = await failed(standIn);
      expect(message).toMatch(/geen JSON maar "text\/html.*oud adres.*MONITOR_STATLINE_URL/);
      expect(slept).toEqual([]);
    });
  });

  test("a table id in the wrong case, with the one that was meant", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      const { message } = await failed(standIn, { table: "80001ned" });
      expect(message).toContain("80001ned");
      expect(message).toContain("Bedoelt u 80001NED?");
    });
  });

  test("a table that does not exist, also when the list of tables cannot be had", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = (path) =>
        path.includes("Properties") || path.includes("Datasets")
          ? { status: 404, body: "{}" }
          : undefined;
      expect((await failed(standIn, { table: "99999NED" })).message).toMatch(
        /99999NED.*bestaat niet.*Zoek het nummer op/,
      );
    });
  });

  test("a service that sends us elsewhere", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(always, /Properties/, {
        status: 302,
        headers: { location: "https://elders.example/" },
        body: "",
      });
      expect((await failed(standIn)).message).toContain(
        'verwijst door naar "https://elders.example/"',
      );
    });
  });

  test.each([400, 403, 406])("a refusal (%i)", async (status) => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = atFirst(always, observations, { status, body: "nee" });
      const { message, slept } = await failed(standIn);
      expect(message).toContain(`weigert de vraag met fout ${status}`);
      expect(slept).toEqual([]);
    });
  });

  test("an answer of another form, with the fields that differ", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      const [row] = smallTable().observations;
      standIn.instead = atFirst(always, observations, value([{ ...row, Value: "500" }]));
      expect((await failed(standIn)).message).toMatch(
        /Observations is anders dan verwacht \(Value\)/,
      );
      const { RegioS: _, ...without } = row ?? {};
      standIn.instead = atFirst(always, observations, value([without]));
      expect((await failed(standIn)).message).toContain("waarneming 1 heeft geen RegioS");
    });
  });

  test("areas, dimensions and codes that the table does not have", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      expect((await failed(standIn, { pins: { Geslacht: ["T1"] } })).message).toMatch(
        /geen dimensie Geslacht\. Deze zijn er: Verwijzer/,
      );
      expect((await failed(standIn, { pins: { Verwijzer: ["H9"] } })).message).toContain(
        "kent geen H9",
      );
      standIn.tables.get("80001NED")?.codes.RegioS?.splice(0, 3);
      expect((await failed(standIn)).message).toContain("GM9001, GM9002, NL01");
    });
  });

  test("a question without answers, and one with too many", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      expect((await failed(standIn, { from: 2030 })).message).toContain("geen waarnemingen");
      standIn.instead = atFirst(always, /\$count/, { type: "text/plain", body: "1000001" });
      expect((await failed(standIn)).message).toMatch(/1000001 waarnemingen, meer dan 1000000/);
      standIn.instead = atFirst(always, /\$count/, { type: "text/plain", body: "veel" });
      expect((await failed(standIn)).message).toContain('geen aantal maar "veel"');
    });
  });

  test("a table that is replaced while we read it", async () => {
    await withStandIn([smallTable()], async (standIn) => {
      standIn.instead = (path) => {
        if (!observations.test(path)) return undefined;
        standIn.tables.set("80001NED", smallTable({ Version: "202610310200" }));
        return undefined;
      };
      expect((await failed(standIn)).message).toContain("vernieuwd terwijl");
    });
  });

  test.each(["ftp://x.example", "niets", "https://u:p@x.example", "https://x.example/?a=1"])(
    "an address that cannot be one: %s",
    (address) => {
      expect(() => new Web(address, watched().effects)).toThrow(/MONITOR_STATLINE_URL.*https:/);
    },
  );
});
