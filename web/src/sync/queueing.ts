import { isObservation, type Entry, type Outbox, type SheetEntry } from './entries'

/** Adds an entry, in place of those it makes superfluous. What the server may hold already is never replaced. */
export function queued(outbox: Outbox, entry: Entry): Outbox {
  const same = outbox.entries.filter((other) => isSameThing(other, entry))
  if (same.some((other) => standsInTheWay(other, entry))) return outbox
  const replaced = new Set(same.filter(isReplaceable))
  const order = Math.max(entry.order, ...outbox.entries.map((other) => other.order + 1))
  const entries = outbox.entries.map((other) => (replaced.has(other) ? { ...other, state: 'replaced' as const } : other))
  return { ...outbox, entries: [...entries, { ...entry, order }] }
}

/** The number of a sheet's next revision; `base` is the newest the server had when the phone took the sheet over. */
export function nextRevision(outbox: Outbox, sheet: string, base: number): number {
  const standing = outbox.entries.filter(
    (entry): entry is SheetEntry =>
      entry.kind === 'sheet' && entry.sheet === sheet && !isReplaced(entry) && !isReplaceable(entry),
  )
  return Math.max(base, ...standing.map((entry) => entry.revision)) + 1
}

export function isReplaced(entry: Entry): boolean {
  return entry.state === 'replaced'
}

/** Only what the server does not know: never told, or refused. */
export function mayBeRemoved(entry: Entry): boolean {
  if (isObservation(entry)) return entry.state === 'refused'
  if (entry.kind !== 'photo') return false
  return entry.state === 'refused' || (entry.state === 'waiting' && entry.step === 'announce' && !entry.doubt)
}

export function removed(outbox: Outbox, id: string): Outbox {
  return { ...outbox, entries: outbox.entries.filter((entry) => entry.id !== id || !mayBeRemoved(entry)) }
}

/** Before all other photos that wait. */
export function movedFirst(outbox: Outbox, id: string): Outbox {
  const first = Math.min(...outbox.entries.map((entry) => entry.order)) - 1
  const moved = (entry: Entry) => (entry.id === id && entry.kind === 'photo' ? { ...entry, order: first } : entry)
  return { ...outbox, entries: outbox.entries.map(moved) }
}

function isSameThing(other: Entry, entry: Entry): boolean {
  if (other.id === entry.id) return true
  return other.kind === entry.kind && other.inspection === entry.inspection && other.kind !== 'photo' && !isObservation(other)
}

function standsInTheWay(other: Entry, entry: Entry): boolean {
  if (other.id === entry.id) return true
  if (isReplaced(other) || isReplaceable(other)) return false
  if (other.kind !== 'sheet' || entry.kind !== 'sheet') return true
  return other.sheet === entry.sheet && other.revision >= entry.revision
}

const KEPT = new Set<Entry['kind']>(['opening', 'photo', 'minutes'])

/** A submitted sheet is never replaced: what was handed in is told to the server, also when it was corrected since. */
function isReplaceable(entry: Entry): boolean {
  if (entry.state === 'refused') return true
  const isKept = KEPT.has(entry.kind) || (entry.kind === 'sheet' && entry.submitted)
  return entry.state === 'waiting' && !entry.doubt && !isKept
}
