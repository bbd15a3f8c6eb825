const LEAST = 16 * 1024
const MOST = 4 * 1024 * 1024
const QUICK = 3_000
const SLOW = 9_000

/** The next slice, after one that took so many milliseconds: large enough to be fast, small enough to lose little. */
export function sliceAfter(slice: number, took: number): number {
  if (took < QUICK) return Math.min(MOST, slice * 2)
  return took > SLOW ? sliceAfterCut(slice) : slice
}

export function sliceAfterCut(slice: number): number {
  return Math.max(LEAST, Math.floor(slice / 2))
}
