import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

/** A process that has a warehouse open until its standard input ends. */
const path = process.argv[2];
if (path !== undefined && process.argv[1]?.endsWith("holder.ts")) {
  await withWarehouse(path, async () => {
    process.stdout.write("open\n");
    for await (const _ of process.stdin);
  });
}
