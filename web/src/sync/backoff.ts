const FIRST = 2_000
const LINE_MOST = 5 * 60_000
const ENTRY_MOST = 10 * 60_000
const SHORTEST_TOLD = 1_000

/** Twice as long after each failure; `chance` from 0 to 1 keeps many phones from coming back at once. */
export function lineDelay(failures: number, chance: number): number {
  return delay(failures, chance, LINE_MOST)
}

export function entryDelay(failures: number, chance: number): number {
  return delay(failures, chance, ENTRY_MOST)
}

/** Never at once, whatever the server says. */
export function toldDelay(seconds: number): number {
  return Math.max(SHORTEST_TOLD, seconds * 1_000)
}

/** When a pause really ends: one that is longer than any was begun before the phone's clock was set back. */
export function pauseEnd(until: number, told: boolean, now: number): number {
  return !told && until - now > ENTRY_MOST ? now : until
}

function delay(failures: number, chance: number, most: number): number {
  const longest = Math.min(most, FIRST * 2 ** Math.min(failures - 1, 20))
  return Math.round(longest * (0.5 + chance / 2))
}
