import { inTransaction, rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";
import { type Reference, readReference } from "./reference.ts";
import type { Population, Region } from "./region.ts";
import { fillAgreements } from "./register-agreements.ts";
import { fillCouncil } from "./register-council.ts";

/**
 * Puts a region and the reference lists in the `register` schema, replacing what was there, in one
 * transaction.
 *
 * @throws Failure of family `region` when a reference list is not right
 */
export async function registerRegion(db: Warehouse, region: Region): Promise<void> {
  const reference = await readReference();
  const { contract, monitor } = region.editions;
  await inTransaction(db, async () => {
    await runFile(db, new URL("../warehouse/schema/register.sql", import.meta.url));
    const fill = await filler(db);
    await fill("region", [
      {
        region_id: region.id,
        name: region.name,
        monitor_title: region.monitorTitle,
        fictitious: region.fictitious,
        observation_from: region.observation.from,
        observation_until: region.observation.until ?? null,
        gap_days: region.gapDays,
        late_after_days: region.lateAfterDays,
        contract_min_clients: contract.minClients,
        monitor_min_persons: monitor.minPersons,
        monitor_min_denominator: monitor.minDenominator,
        monitor_round_to: monitor.roundTo,
        contract_title: contract.title,
      },
    ]);
    await fill("protection", [
      {
        min_at_risk: monitor.minAtRisk,
        hidden_width: monitor.hiddenWidth,
        flow_min_clients: contract.flowMinClients,
      },
    ]);
    await fill("deadline", [
      {
        start_stop_working_days: region.deadlines.startStopWorkingDays,
        declaration_days: region.deadlines.declarationDays,
        request_working_days: region.deadlines.requestWorkingDays,
        answer_working_days: region.deadlines.answerWorkingDays,
      },
    ]);
    await fill("waiting_norm", [
      {
        intake_days: region.waiting.intakeDays,
        start_days: region.waiting.startDays,
        allocation_days: region.waiting.allocationDays,
      },
    ]);
    await fill("outcome_rule", [
      {
        min_response: region.outcomes.minResponse,
        max_unknown: region.outcomes.maxUnknown,
        satisfaction_from: region.outcomes.satisfactionFrom,
        reliable_change_z: region.outcomes.reliableChangeZ,
        exempt_days: region.outcomes.exemptDays,
      },
    ]);
    await fill(
      "municipality",
      region.municipalities.map((each, index) => ({ ...each, position: index + 1 })),
    );
    await fill(
      "segment",
      region.segments.map(({ id, ...rest }, index) => ({
        segment: id,
        ...rest,
        position: index + 1,
      })),
    );
    await fill(
      "ladder",
      region.ladders.flatMap(({ law, version, validFrom, source, ranks }) =>
        ranks.map(({ rank, name }) => ({
          law,
          version,
          valid_from: validFrom,
          source,
          rank,
          name,
        })),
      ),
    );
    await fill("provider", region.providers);
    await fill("contract", region.contracts);
    await fill("product", region.products);
    await fill("need", region.needs);
    await fill("budget", region.budgets);
    await fill("budget_key", region.budgetKeys);
    await fill("norm", region.norms);
    await fill("annotation", region.annotations);
    await fill(
      "combination",
      region.combinations.map(({ id, name, text }, index) => ({
        rule_id: id,
        name,
        text,
        position: index + 1,
      })),
    );
    await fill(
      "combination_part",
      region.combinations.flatMap(({ id, when, contradictedBy }) => [
        ...when.map(({ indicator, test }, index) => ({
          rule_id: id,
          role: "signaal",
          indicator_id: indicator,
          test,
          position: index + 1,
        })),
        ...contradictedBy.map((indicator, index) => ({
          rule_id: id,
          role: "tegenspraak",
          indicator_id: indicator,
          test: null,
          position: index + 1,
        })),
      ]),
    );
    await fillAgreements(region, fill);
    await fillCouncil(region.council, fill);
    await fill("population", residents(region, reference));
    await fill("end_reason", reference.endReasons);
    await fill("instrument", reference.instruments);
    await fill("municipality_history", reference.mergers);
    await fill("return_code", reference.returnCodes);
  });
}

/** Residents of the municipalities of the region: as it gives them itself, else the national list. */
function residents(region: Region, reference: Reference): Population[] {
  if (region.population.length > 0) return region.population;
  const codes = new Set(region.municipalities.map(({ code }) => code));
  return reference.population.filter(({ municipality_code }) => codes.has(municipality_code));
}

/**
 * Fills tables of `register` from records that have exactly their columns. One statement a table:
 * the records travel as a bound JSON text, and the columns and types come from the table itself.
 */
async function filler(db: Warehouse): Promise<(table: string, records: object[]) => Promise<void>> {
  // Asked once: of every table by itself it took more time than all that is filled.
  const columns = await rows<{ table: string; name: string; type: string }>(
    db,
    `SELECT table_name AS "table", column_name AS name, data_type AS type FROM duckdb_columns()
     WHERE schema_name = 'register' ORDER BY table_name, column_index`,
  );
  return async (table: string, records: object[]): Promise<void> => {
    const own = columns.filter((column) => column.table === table);
    const shape = JSON.stringify([Object.fromEntries(own.map(({ name, type }) => [name, type]))]);
    // Strict: a column that is missing or does not fit is an error, never a silent null.
    await db.run(
      `INSERT INTO register.${table} BY NAME
       SELECT unnest(from_json_strict($records::JSON, '${shape}'), recursive := true)`,
      { records: JSON.stringify(records) },
    );
  };
}
