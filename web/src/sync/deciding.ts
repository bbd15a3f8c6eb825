import { pauseEnd } from './backoff'
import { isObservation, isOpen, type Entry, type MinutesEntry, type Outbox, type PhotoEntry, type SheetEntry } from './entries'

/** What a sender does next; `until` in milliseconds since 1970, null when only a person or the network changes it. */
export type Decision =
  | { does: 'send'; entry: Entry }
  | { does: 'renew' }
  | { does: 'wait'; until: number }
  | { does: 'rest' }

export function decide(outbox: Outbox, now: number): Decision {
  const { line } = outbox
  const free = outbox.entries.filter((entry) => entry.state === 'waiting' && isFree(outbox, entry))
  if (line.signedOut || free.length === 0) return { does: 'rest' }
  const pausedUntil = pauseEnd(line.pausedUntil, line.told, now)
  if (pausedUntil > now) return { does: 'wait', until: pausedUntil }
  if (line.stale) return { does: 'renew' }
  const dueAt = (entry: Entry) => pauseEnd(entry.notBefore, entry.told, now)
  const due = free.filter((entry) => dueAt(entry) <= now)
  if (due.length === 0) return { does: 'wait', until: Math.min(...free.map(dueAt)) }
  return { does: 'send', entry: due.reduce((first, entry) => (isBefore(entry, first) ? entry : first)) }
}

/** Kept for a better line by the person. */
export function isHeld(outbox: Outbox, entry: Entry): boolean {
  return entry.kind === 'photo' && entry.step !== 'announce' && outbox.line.holdPhotos
}

/** Nothing else must be settled first. */
export function isFree(outbox: Outbox, entry: Entry): boolean {
  if (isHeld(outbox, entry)) return false
  const others = outbox.entries.filter((other) => other.inspection === entry.inspection && other !== entry)
  if (entry.kind === 'opening') return true
  if (entry.kind === 'withdrawal' || entry.kind === 'calling-off') return !others.some((other) => goesBefore(other, entry))
  if (others.some((other) => other.kind === 'opening' && isOpen(other))) return false
  if (isObservation(entry)) return true
  if (entry.kind === 'sheet') return !others.some((other) => isEarlierRevision(other, entry))
  if (entry.kind === 'minutes') return !others.some((other) => comesBeforeMinutes(other, entry))
  // A visit ends with the sheet as the server has it: not before, and not with one it refused.
  return entry.kind === 'photo' || !others.some((other) => other.kind === 'sheet' && isUnsettledSheet(other))
}

function isEarlierRevision(other: Entry, entry: SheetEntry): boolean {
  return other.kind === 'sheet' && other.sheet === entry.sheet && other.revision < entry.revision && isOpen(other)
}

function isUnsettledSheet(other: SheetEntry): boolean {
  return isOpen(other) || other.state === 'refused'
}

/** The server compares what was read with what it found, and must know of the pages. */
function comesBeforeMinutes(other: Entry, minutes: MinutesEntry): boolean {
  if (!isOpen(other)) return false
  if (other.kind === 'photo') return other.step === 'announce' && minutes.photos.includes(other.id)
  return other.kind === 'sheet' || other.kind === 'submission'
}

/** Who withdraws no longer sees the inspection, and one that is over takes no sheets: what was done before goes first,
 *  unless it fails. */
function goesBefore(other: Entry, last: Entry): boolean {
  const small = other.kind !== 'photo' || other.step === 'announce'
  return small && isOpen(other) && other.order < last.order && other.failures === 0
}

function isBefore(entry: Entry, other: Entry): boolean {
  return rank(entry) !== rank(other) ? rank(entry) < rank(other) : entry.order < other.order
}

/** Small things first: the server then knows which photos will come. */
function rank(entry: Entry): number {
  if (entry.kind === 'opening') return 0
  if (entry.kind !== 'photo') return 1
  return photoRank(entry)
}

function photoRank(entry: PhotoEntry): number {
  return entry.step === 'announce' ? 2 : 3
}
