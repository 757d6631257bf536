// A place worth saying: who joined late has none, and who has no points shares the last one with everybody.
/**
 * @template {{ rank?: number | null, total: number } | null | undefined} T
 * @param {T} row @returns {row is T & { rank: number }}
 */
export const placed = (row) => Boolean(row?.rank && row.total > 0);
