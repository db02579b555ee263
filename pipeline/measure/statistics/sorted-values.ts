/** Values from low to high: a list of them, or anything that knows how many there are and which is where. */
export type SortedValues = Pick<readonly number[], "length" | "at">;
