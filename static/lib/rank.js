// A rank worth showing: players who joined late have none, and players without points all share the last one.
/**
 * @template {{ rank?: number | null, total: number } | null | undefined} T
 * @param {T} row @returns {row is T & { rank: number }}
 */
export const placed = (row) => Boolean(row?.rank && row.total > 0);
