import { describe, expect, test } from "vitest";
import { html } from "../../../src/components/html.ts";
import type { View } from "../../../src/components/view.ts";
import { byGoal } from "../../../src/monitor/by-goal.ts";
import { goals } from "../../../src/words/goals.ts";
import { value, view } from "./values.ts";

const [onTime] = goals;
const ids = onTime?.indicators ?? [];

/** The figures of the first goal; `hidden` have no figure to show. */
const views = (hidden: readonly string[] = []): View[] =>
  ids.map((id) => ({
    ...view(id, "monitor"),
    value: () => value({ indicator_id: id, estimate: hidden.includes(id) ? null : 0.5 }),
  }));
const page = (shown: View[]) =>
  byGoal(shown, "municipality", {}, ({ id }) => html`<section class="blok">[${id}]</section>`).text;
const openOf = (text: string) =>
  [...text.replace(/<details[\s\S]*?<\/details>/g, "").matchAll(/\[(\w+)\]/g)].map(([, id]) => id);
const allOf = (text: string) => [...text.matchAll(/\[(\w+)\]/g)].map(([, id]) => id);

describe("the figures of a place, by goal", () => {
  test("stand open for the first two that can be shown; the rest is named and one click away", () => {
    const text = page(views([ids[0] ?? ""]));
    expect(openOf(text)).toEqual([ids[1], ids[2]]);
    expect(allOf(text).toSorted()).toEqual([...ids].toSorted());
    const summary = /<summary>([^<]*)<\/summary>/.exec(text)?.[1];
    expect(summary).toMatch(/^Meer over hulp op tijd: /);
    for (const { phrases } of views().filter(({ id }) => ![ids[1], ids[2]].includes(id))) {
      expect(summary).toContain(phrases.name.toLowerCase());
    }
  });

  test("say so in full when none can be shown, and leave out a goal that nothing is known of", () => {
    expect(openOf(page(views(ids)))).toEqual(ids.slice(0, 2));
    expect(page(views())).toContain(`href="#doel-${onTime?.id}"`);
    expect(page(views())).not.toContain(`doel-${goals[1]?.id}`);
    expect(page([])).not.toContain("<section");
  });

  test("keep what belongs to no goal", () => {
    const other = { ...view("late_declaration_rate", "monitor"), value: () => value() };
    expect(goals.some(({ indicators }) => indicators.includes(other.id))).toBe(false);
    expect(page([other])).toContain("Andere cijfers");
    expect(openOf(page([other]))).toEqual(["late_declaration_rate"]);
  });
});
