import { readFile } from "node:fs/promises";
import type { Effects } from "../effects.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { metered } from "./meter.ts";
import { size } from "./nation.ts";
import { done, type Stage } from "./stage.ts";

const years = Array.from({ length: 11 }, (_, at) => 2015 + at);

/** The text of a query in `queries/`. */
export async function query(name: string): Promise<string> {
  return readFile(new URL(`./queries/${name}.sql`, import.meta.url), "utf8");
}

/**
 * The queries that a country weighs on, each beside how it is usually written.
 *
 * @throws Error when the two ways do not give the same
 */
export async function queryStages(
  db: Warehouse,
  peerRows: number,
  effects: Effects,
): Promise<Stage[]> {
  const stages: Stage[] = [];
  const trajectories = await size(db, "trajectory");
  const lines = await size(db, "declaration");
  const measure = async (id: string, name: string, read: number, work: () => Promise<unknown>) => {
    effects.progress("Rekenen", stages.length, 11);
    const { cost } = await metered(work);
    stages.push(done(id, name, cost, { rows: read }));
  };
  const table = async (name: string, text: string) =>
    db.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${text}`);

  const islands = async (name: string) => {
    const [found] = await rows<{ told: string }>(
      db,
      `SELECT count(*) || ' ' || sum(hash(client_no, law, start_on, end_on)::HUGEINT) AS told
      FROM (${await query(name)})`,
    );
    return found?.told;
  };
  const told: (string | undefined)[] = [];
  await measure("islands", "Zorgperioden, één sortering", trajectories, async () => {
    told.push(await islands("islands"));
  });
  await measure("islands-usual", "Zorgperioden, twee vensters", trajectories, async () => {
    told.push(await islands("islands-two-windows"));
  });
  if (told[0] !== told[1]) throw new Error("the two ways to make islands differ");

  await measure("unbroken", "Ononderbroken zorg", trajectories, async () =>
    db.run(await query("unbroken")),
  );
  await measure("month-end", "In zorg op maandeinde, uit gebeurtenissen", trajectories, async () =>
    table("by_event", await query("month-end")),
  );
  await measure("month-end-usual", "In zorg op maandeinde, met een join", trajectories, async () =>
    table("by_join", await query("month-end-join")),
  );
  const wrong = await rows(
    db,
    `FROM by_join ASOF LEFT JOIN by_event
      ON by_join.municipality_no = by_event.municipality_no
      AND by_join.month_end >= by_event.month_end
    WHERE by_join.clients IS DISTINCT FROM by_event.clients LIMIT 1`,
  );
  if (wrong.length > 0) throw new Error("the two ways to count at the end of a month differ");

  await db.run(
    `CREATE OR REPLACE TABLE nation.peer AS FROM nation.trajectory LIMIT ${Math.round(peerRows)}`,
  );
  const peers = await size(db, "peer");
  const sets = await query("grouping-sets");
  await table("warm_up", sets);
  await measure("grouping-sets", "Zes indelingen tegelijk", peers, () => table("sets", sets));
  await measure("lead-time", "Doorlooptijd per aanbieder en kwartaal", trajectories, async () =>
    table("lead_time", await query("lead-time")),
  );
  await measure("provider-month", "Kosten per aanbieder en maand", lines, async () =>
    table("provider_month", await query("provider-month")),
  );
  await measure("client-year", "Kosten per cliënt, jaar voor jaar", lines, async () => {
    const text = await query("client-year");
    for (const year of years) {
      await db.run(`SET VARIABLE year = ${year}`);
      await rows(db, `SELECT sum(cents)::DOUBLE AS cents FROM (${text})`);
    }
  });
  effects.progress("Rekenen", 11, 11);
  return stages;
}
