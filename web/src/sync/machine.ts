import type { Entry, Line, Outbox } from './entries'
import { failed, nudgedEntry, nudgedLine } from './line'
import { movedFirst, queued, removed } from './queueing'
import type { Reply } from './replies'
import { interrupted, replied } from './replying'
import { sentAgain } from './sendingAgain'

/** What happens to an outbox. It is the same whether it was kept in memory or read again from the phone's storage. */
export type Event =
  | { happened: 'queued'; entry: Entry }
  | { happened: 'removed'; id: string }
  | { happened: 'moved-first'; id: string }
  | { happened: 'photos-held'; on: boolean }
  /** A sender begins, on a page just loaded or in place of another that died. */
  | { happened: 'woke' }
  /** The network may be back, the page is looked at again, or the person asks. */
  | { happened: 'nudged'; now: number }
  | { happened: 'started'; id: string; now: number }
  | { happened: 'replied'; id: string; attempt: number; now: number; reply: Reply }
  /** The proof that goes with the cookie was fetched, and the cookie is this person's. */
  | { happened: 'renewed' }
  | { happened: 'signed-in' }
  /** It lost what it confirmed after `until`, or all when that is null: the same is sent again, which is harmless. */
  | { happened: 'server-restored'; until: number | null }
  | { happened: 'signed-out' }
  | { happened: 'line-failed'; now: number; seconds: number | null }

/** `chance` from 0 to 1 spreads the pauses. */
export function step(outbox: Outbox, event: Event, chance: number): Outbox {
  switch (event.happened) {
    case 'queued':
      return queued(outbox, event.entry)
    case 'removed':
      return removed(outbox, event.id)
    case 'moved-first':
      return movedFirst(outbox, event.id)
    case 'started':
      return started(outbox, event.id, event.now)
    case 'replied':
      return replied(outbox, event, chance)
    case 'woke':
      return woken(outbox)
    case 'nudged':
      return nudged(outbox, event.now)
    case 'server-restored':
      return sentAgain(outbox, event.until)
    default:
      return { ...outbox, line: lineAfter(outbox.line, event, chance) }
  }
}

type LineEvent = Extract<Event, { happened: 'photos-held' | 'renewed' | 'signed-in' | 'signed-out' | 'line-failed' }>

function lineAfter(line: Line, event: LineEvent, chance: number): Line {
  switch (event.happened) {
    case 'photos-held':
      return { ...line, holdPhotos: event.on }
    case 'renewed':
      return { ...line, stale: false, signedOut: false }
    case 'signed-in':
      return { ...line, stale: true, signedOut: false, pausedUntil: line.told ? line.pausedUntil : 0 }
    case 'signed-out':
      return { ...line, signedOut: true }
    case 'line-failed':
      return failed(line, event.now, event.seconds, chance)
  }
}

/** Written down before anything is sent: whatever happens then, the phone knows that it may have arrived. */
function started(outbox: Outbox, id: string, now: number): Outbox {
  const attempts = outbox.line.attempts + 1
  const sent = { state: 'sending' as const, attempt: attempts, startedAt: now }
  return {
    line: { ...outbox.line, attempts, lastSentAt: now },
    entries: outbox.entries.map((entry) => (entry.id === id ? ({ ...entry, ...sent, ...doubted(entry) } as Entry) : entry)),
  }
}

function doubted(entry: Entry): Partial<Entry> {
  if (entry.kind !== 'photo') return { doubt: true }
  return entry.step === 'bytes' ? { doubt: true, begun: true } : { doubt: true }
}

function woken(outbox: Outbox): Outbox {
  const entries = outbox.entries.map((entry) => (entry.state === 'sending' ? interrupted(entry) : entry))
  return { line: { ...outbox.line, stale: true }, entries }
}

function nudged(outbox: Outbox, now: number): Outbox {
  const entries = outbox.entries.map((entry) => nudgedEntry(outbox.line, entry, now))
  return { line: nudgedLine(outbox.line, now), entries }
}
