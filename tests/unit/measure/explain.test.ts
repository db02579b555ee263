import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { silent } from "../../../pipeline/effects.ts";
import type { Home } from "../../../pipeline/home.ts";
import { dimensions } from "../../../pipeline/measure/cut.ts";
import { type Explanation, explain } from "../../../pipeline/measure/explain/explain.ts";
import { recordsAsCsv } from "../../../pipeline/measure/explain/text.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import type { ValueRow } from "../../../pipeline/measure/values.ts";
import { buildModel } from "../../../pipeline/model/model.ts";
import { receive } from "../../../pipeline/receive/receive.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { registerRegion } from "../../../pipeline/region/register.ts";
import { draw } from "../../../pipeline/sample/random.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import {
  rows,
  withReadOnlyWarehouse,
  withWarehouse,
} from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
