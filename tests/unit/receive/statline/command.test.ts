import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { main } from "../../../../pipeline/cli.ts";
import { silent } from "../../../../pipeline/effects.ts";
import { smallRegion, temporaryHome } from "../../../temporary-home.ts";
import { smallTable, withStandIn } from "./stand-in.ts";

let remove: () => Promise<void>;
beforeEach(async () => {
  const { folder, remove: gone } = await temporaryHome();
  remove = gone;
  vi.stubEnv("MONITOR_HOME", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await remove();
});

async function monitor(...args: string[]) {
  const said: string[] = [];
  const out: string[] = [];
  const code = await main(["statline", "--region", smallRegion, ...args], {
    ...silent,
    log: (line) => void said.push(line),
    warn: (line) => void said.push(line),
    output: (text) => void out.push(text),
  });
  return { code, said: said.join("\n"), out: out.join("") };
}

describe("monitor statline", () => {
  test("--offline loads the snapshot and says of when it is", async () => {
    const { code, said } = await monitor("--offline");
    expect(code).toBe(0);
    expect(said).toContain("Opgehaald: geen. Niet veranderd: geen.");
    expect(said).toMatch(
      /^03759ned, versie 202606230000: \d+ waarnemingen \(momentopname, geraadpleegd 2026-07-02\)$/m,
    );
  });

  test("asks the service of --url, before that of MONITOR_STATLINE_URL", async () => {
    await withStandIn([smallTable()], async ({ address, asked }) => {
      vi.stubEnv("MONITOR_STATLINE_URL", address);
      const first = await monitor("--table", "80001NED", "--json");
      expect(first.code).toBe(0);
      expect(JSON.parse(first.out)).toMatchObject({ fetched: ["80001NED"] });
      asked.length = 0;
      vi.stubEnv("MONITOR_STATLINE_URL", "http://127.0.0.1:1/elders");
      const second = await monitor("--table", "80001NED", "--url", address, "--json");
      expect(JSON.parse(second.out)).toMatchObject({ unchanged: ["80001NED"] });
      expect(asked).toEqual(["/odata/v1/CBS/80001NED/Properties"]);
    });
  });

  test("ends with 12 when a table cannot be had, with 2 on an address that cannot be one", async () => {
    await withStandIn([smallTable()], async ({ address }) => {
      const wrong = await monitor("--table", "80001ned", "--url", address);
      expect(wrong.code).toBe(12);
      expect(wrong.said).toContain("Bedoelt u 80001NED?");
    });
    expect((await monitor("--url", "statline")).code).toBe(2);
  });
});
