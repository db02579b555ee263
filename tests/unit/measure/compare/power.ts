// Prints what chance does, and how often a real difference is found: `npx tsx tests/unit/measure/compare/power.ts`.
import { coverage, type Form, funnelRegions, lastPointAlarms, stepPower } from "./simulate.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const forms: readonly Form[] = ["aandeel", "doelen", "bedrag", "einden"];

say("Funnel, 10,000 regions of 12 providers without a difference: providers called out");
for (const form of forms) {
  const { providers, falseSignals } = funnelRegions(form, { regions: 10_000 });
  say(`  ${form}: ${percent(falseSignals / providers)}`);
}
say("Intervals: how often they hold the truth, at 20, 30, 50 and 100");
for (const tried of ["aandeel", "doelen", "aantal per inwoner", "mediane duur"] as const) {
  const held = [20, 30, 50, 100].map((n) => percent(coverage(tried, n, 20_000)));
  say(`  ${tried}: ${held.join(", ")}`);
}
say("Funnel, one provider of 12 differs (odds, or a multiple): found at 20, 50, 100 and 200");
for (const form of forms) {
  for (const change of [0.5, 1.5, 2, 3]) {
    const found = [20, 50, 100, 200].map((changedSize) => {
      const result = funnelRegions(form, { regions: 1000, change, changedSize });
      return percent(result.found / result.changed);
    });
    say(`  ${form} × ${change}: ${found.join(", ")}`);
  }
}
say(
  "XmR: the last point called out by chance; then a step of 1, 2 and 3 sd four quarters ago, seen",
);
for (const points of [12, 16, 24, 36]) {
  const steps = [1, 2, 3].map((step) => percent(stepPower(points, step, 5000)));
  say(`  ${points} points: ${percent(lastPointAlarms(points, 20_000))}; ${steps.join(", ")}`);
}
