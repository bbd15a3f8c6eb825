import { entryDelay, toldDelay } from './backoff'
import type { Entry, Line, Outbox, PhotoEntry, ProblemShown, SheetEntry } from './entries'
import { answered, failed } from './line'
import { meaningOf, type Meaning } from './meaning'
import type { Reply } from './replies'
import { sliceAfter, sliceAfterCut } from './slices'

export interface Replied {
  id: string
  attempt: number
  now: number
  reply: Reply
}

/** After these the server certainly does not hold what was sent, whatever happened to earlier attempts. */
const CERTAIN = new Set(['minutes-before-submission', 'no-sheet', 'not-opened', 'sheet-not-submitted'])
const MOST_RESTARTS = 6

/** An answer to an attempt that is over is left out: the entry was sent again and will be answered again. */
export function replied(outbox: Outbox, event: Replied, chance: number): Outbox {
  const entry = outbox.entries.find((one) => one.id === event.id)
  if (entry?.state !== 'sending' || entry.attempt !== event.attempt) return outbox
  const meaning = meaningOf(entry, event.reply)
  const line = lineAfter(outbox.line, entry, meaning, event.now, chance)
  const changed = { ...entryAfter(entry, meaning, event, chance), problem: problemAfter(entry, meaning, event.reply) }
  const entries = outbox.entries.map((one) => (one === entry ? (changed as Entry) : one))
  return { line, entries: othersAfter(entries, changed as Entry, meaning) }
}

function lineAfter(line: Line, entry: Entry, meaning: Meaning, now: number, chance: number): Line {
  switch (meaning.means) {
    case 'line-failed':
      return { ...failed(line, now, null, chance), slice: isBytes(entry) ? sliceAfterCut(line.slice) : line.slice }
    case 'line-later':
      return failed(line, now, meaning.seconds, chance)
    case 'signed-out':
      return { ...answered(line), signedOut: true }
    case 'stale':
      return { ...failed(line, now, null, chance), stale: true }
    default:
      return { ...answered(line), slice: isBytes(entry) ? sliceOf(line, entry, meaning, now) : line.slice }
  }
}

/** A browser whose connection broke sends the same bytes again by itself; the server, which has some of them already, then
 *  names another offset than the end of the slice. That was a cut too. */
function sliceOf(line: Line, entry: PhotoEntry, meaning: Meaning, now: number): number {
  const sent = Math.min(entry.offset + line.slice, entry.size)
  const cut = meaning.means === 'forward' && meaning.offset < sent
  return cut ? sliceAfterCut(line.slice) : sliceAfter(line.slice, now - entry.startedAt)
}

function entryAfter(entry: Entry, meaning: Meaning, { now, reply }: Replied, chance: number): Entry {
  const confirmedAt = reply.came === 'nothing' ? undefined : reply.at
  switch (meaning.means) {
    case 'confirmed':
      return { ...settled(entry, 'confirmed', now), confirmedAt, result: meaning.result }
    case 'reached':
      return { ...settled(entry, 'confirmed', now), confirmedAt }
    case 'refused':
      return settled(entry, 'refused', now)
    case 'forward':
      return { ...waiting(entry, 0, 0), step: meaning.step, offset: meaning.offset } as PhotoEntry
    case 'back':
      return backAfter(entry as PhotoEntry, meaning, now, chance)
    case 'later':
      return { ...later(entry, now, meaning.seconds, chance), doubt: entry.doubt && !isCertain(reply) }
    case 'resend-from':
      return later(entry, now, null, chance)
    default:
      return interrupted(entry)
  }
}

function backAfter(entry: PhotoEntry, meaning: Meaning & { means: 'back' }, now: number, chance: number): Entry {
  const restarts = entry.restarts + 1
  if (restarts > MOST_RESTARTS) return settled(entry, 'refused', now)
  const again = restarts === 1 ? waiting(entry, 0, 0) : later(entry, now, null, chance)
  return { ...again, step: meaning.step, restarts } as PhotoEntry
}

function later(entry: Entry, now: number, seconds: number | null, chance: number): Entry {
  const failures = entry.failures + 1
  const pause = seconds === null ? entryDelay(failures, chance) : toldDelay(seconds)
  const again = waiting(entry, failures, now + pause, seconds !== null)
  return isBytes(again) ? { ...again, step: 'offset' } : again
}

function waiting(entry: Entry, failures: number, notBefore: number, told = false): Entry {
  return { ...entry, state: 'waiting', failures, notBefore, told }
}

/** Sent, and nobody knows what came of it: the same again, and for a photo first the question how far it came. */
export function interrupted(entry: Entry): Entry {
  const again: Entry = { ...entry, state: 'waiting' }
  return isBytes(again) ? { ...again, step: 'offset' } : again
}

function settled(entry: Entry, state: 'confirmed' | 'refused', now: number): Entry {
  const offset = entry.kind === 'photo' && state === 'confirmed' ? { offset: entry.size } : {}
  return { ...entry, ...offset, state, doubt: false, failures: 0, settledAt: now } as Entry
}

/** Each revision holds the whole sheet: what was queued behind a refused one is made anew, under its number. */
function othersAfter(entries: Entry[], changed: Entry, meaning: Meaning): Entry[] {
  if (changed.kind !== 'sheet') return entries
  if (meaning.means === 'refused') return entries.map((other) => (isBehind(other, changed) ? replacedBy(other) : other))
  if (meaning.means === 'resend-from') return resent(entries, changed, meaning.revision)
  return entries
}

function isBehind(other: Entry, refused: SheetEntry): boolean {
  return other.kind === 'sheet' && other.sheet === refused.sheet && other.revision > refused.revision && !isSettled(other)
}

function replacedBy(entry: Entry): Entry {
  return { ...entry, state: 'replaced' }
}

function resent(entries: Entry[], changed: SheetEntry, from: number): Entry[] {
  const isLost = (other: Entry): other is SheetEntry =>
    other.kind === 'sheet' && other.sheet === changed.sheet && other.state === 'confirmed' && other.revision >= from
  const lost = entries.filter(isLost)
  if (!lost.some((other) => other.revision === from)) {
    return entries.map((other) => (other === changed ? settled(other, 'refused', changed.startedAt) : other))
  }
  return entries.map((other) => (isLost(other) ? { ...other, state: 'waiting', doubt: true } : other))
}

function problemAfter(entry: Entry, meaning: Meaning, reply: Reply): ProblemShown | null {
  if (reply.came !== 'problem') return meaning.means === 'line-failed' ? entry.problem : null
  if (meaning.means === 'forward' || meaning.means === 'signed-out' || meaning.means === 'stale') return null
  return { name: reply.name, status: reply.status, detail: reply.detail, facts: reply.facts }
}

function isCertain(reply: Reply): boolean {
  if (reply.came !== 'problem') return false
  return CERTAIN.has(reply.name) || (reply.name === 'wrong-state' && reply.facts.state === 'released')
}

function isSettled(entry: Entry): boolean {
  return entry.state === 'confirmed' || entry.state === 'refused'
}

function isBytes(entry: Entry): entry is PhotoEntry {
  return entry.kind === 'photo' && entry.step === 'bytes'
}
