import { oneOf } from "./column.ts";

/** Code list COD327: who referred the client. */
export const referrer = oneOf(["01", "02", "03", "04", "05", "06", "08"]);
