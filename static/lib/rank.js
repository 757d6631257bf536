// A place worth saying: who joined late has none, and who has no points shares the last one with everybody.
/** @param {{ rank?: number | null, total: number } | null | undefined} row */
export const placed = (row) => Boolean(row?.rank && row.total > 0);
