import { describe, expect, it } from "vitest";
import { main } from "../../../pipeline/cli.ts";
import type { Effects } from "../../../pipeline/effects.ts";
import { silent } from "../../../pipeline/effects.ts";

/** Effects that remember what was said. */
function recording(): { effects: Effects; out: string[]; said: string[] } {
  const out: string[] = [];
  const said: string[] = [];
  return {
    out,
    said,
    effects: {
      ...silent,
      output: (text) => void out.push(text),
      warn: (line) => void said.push(line),
      log: (line) => void said.push(line),
    },
  };
}

describe("the command line", () => {
  it("lists its commands when asked for nothing", async () => {
    const { effects, out } = recording();
    expect(await main([], effects)).toBe(0);
    for (const command of [
      "start",
      "sample",
      "receive",
      "check",
      "corrections",
      "measure",
      "publish",
      "site",
      "values",
      "explain",
      "sql",
    ]) {
      expect(out.join("")).toMatch(new RegExp(`^ {2}${command} `, "m"));
    }
  });

  it("explains every command with its flags", async () => {
    for (const command of [
      "start",
      "sample",
      "receive",
      "check",
      "corrections",
      "measure",
      "publish",
      "site",
      "values",
      "explain",
      "sql",
    ]) {
      const { effects, out } = recording();
      expect(await main([command, "--help"], effects)).toBe(0);
      expect(out.join("")).toMatch(new RegExp(`^${command}: .*\n\n {2}--region`));
    }
  });

  it.each([
    { args: ["onzin"], why: "an unknown command" },
    { args: ["measure", "--onzin"], why: "an unknown flag" },
    { args: ["values"], why: "values without an indicator" },
    { args: ["explain"], why: "an explanation without an indicator" },
    { args: ["sql"], why: "a question that is not put" },
    { args: ["sample", "--seed", "veel"], why: "a seed that is no number" },
    { args: ["sample", "--scale", "0"], why: "a scale of nothing" },
    { args: ["sample", "--until", "31-12-2025"], why: "a date in another notation" },
    { args: ["site", "--edition", "krant"], why: "an edition that does not exist" },
  ])("ends with code 2 on $why", async ({ args }) => {
    expect(await main(args, recording().effects)).toBe(2);
  });

  it("ends with the code of the family of the mistake, and says what to do", async () => {
    const { effects, said } = recording();
    expect(await main(["receive", "--region", "bestaat-niet"], effects)).toBe(11);
    expect(said.join("\n")).toContain("bestaat-niet");
  });
});
