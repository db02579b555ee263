export const MB = 1024 * 1024;

/** Files, and members of a zip, up to this size are held in memory; larger ones pass in pieces. */
export const smallMember = 8 * MB;

/**
 * Zips up to this size are read in one go: a read per member would cost more than the unpacking. A
 * zip inside something else must be no larger, because it cannot be read in pieces.
 */
export const smallZip = 64 * MB;

/** What unpacks to more than this, or is packed more tightly than any message can be, is a bomb. */
export const largestMember = 512 * MB;
export const tightest = 250;

/** A zip with more members than this is none of ours. */
export const mostMembers = 250_000;

/** So many packings may lie in each other: a zip in a zip. */
export const deepestPacking = 2;

/** How much may still be unpacked from one file in the inbox, whatever lies in what. */
export interface Room {
  bytes: number;
}

/** The room of a file of this size. */
export function roomOf(size: number): Room {
  return { bytes: Math.max(largestMember, tightest * size) };
}
