import { lineDelay, toldDelay } from './backoff'
import type { Entry, Line } from './entries'

/** The line or the server failed as a whole: everything pauses, for as long as told or longer each time. */
export function failed(line: Line, now: number, seconds: number | null, chance: number): Line {
  const failures = line.failures + 1
  const pause = seconds === null ? lineDelay(failures, chance) : toldDelay(seconds)
  return { ...line, failures, pausedUntil: now + pause, told: seconds !== null }
}

export function answered(line: Line): Line {
  return { ...line, failures: 0, pausedUntil: 0, told: false }
}

const LEAST_BETWEEN = 2_000

/** Ends the phone's own pauses, but not those the server asked for, and never sends at every touch. */
export function nudgedLine(line: Line, now: number): Line {
  if (line.told) return line
  return { ...line, pausedUntil: Math.min(line.pausedUntil, soonest(line, now)) }
}

export function nudgedEntry(line: Line, entry: Entry, now: number): Entry {
  if (entry.told || entry.state !== 'waiting' || entry.notBefore <= now) return entry
  return { ...entry, notBefore: Math.min(entry.notBefore, soonest(line, now)) }
}

/** A clock that was set back says nothing of when something was sent. */
function soonest(line: Line, now: number): number {
  return line.lastSentAt > now ? now : Math.max(now, line.lastSentAt + LEAST_BETWEEN)
}
