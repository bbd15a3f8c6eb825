import type { Entry, PhotoEntry, PhotoStep } from './entries'
import type { ProblemReply, Reply } from './replies'

/** What an answer means for the entry that was sent. */
export type Meaning =
  | { means: 'confirmed'; result: unknown }
  /** The aim is reached by somebody else. */
  | { means: 'reached' }
  | { means: 'refused' }
  | { means: 'later'; seconds: number | null }
  | { means: 'line-later'; seconds: number | null }
  | { means: 'line-failed' }
  | { means: 'signed-out' }
  | { means: 'stale' }
  | { means: 'resend-from'; revision: number }
  | { means: 'forward'; step: PhotoStep; offset: number }
  | { means: 'back'; step: PhotoStep }

type MeaningOf<Kind> = Extract<Meaning, { means: Kind }>

/** Refusals that pass by themselves: a colleague's sheet comes, a busy file becomes free. */
const PASSING = new Set([
  'changed-meanwhile',
  'conflict',
  'digest-mismatch',
  'minutes-before-submission',
  'no-sheet',
  'not-opened',
  'photo-check-busy',
  'revision-overtaken',
  'second-step-required',
  'sheet-not-submitted',
  'spool-full',
  'unexpected',
  'upload-busy',
  'upload-stalled',
  'upload-too-many',
  'upload-too-much',
])

export function meaningOf(entry: Entry, reply: Reply): Meaning {
  if (reply.came === 'nothing') return { means: 'line-failed' }
  if (reply.came === 'success') return entry.kind === 'photo' ? photoWent(entry, reply) : confirmed(reply.result)
  return ofAll(reply) ?? ofKind(entry, reply) ?? ofStatus(reply)
}

function ofAll(reply: ProblemReply): Meaning | null {
  if (reply.status === 401) return { means: 'signed-out' }
  if (reply.name === 'csrf') return { means: 'stale' }
  if (PASSING.has(reply.name)) return { means: 'later', seconds: reply.retryAfter }
  return null
}

function ofKind(entry: Entry, reply: ProblemReply): Meaning | null {
  if (entry.kind === 'photo') return ofPhoto(entry, reply)
  if (entry.kind === 'opening') return reply.name === 'opened-already' ? { means: 'reached' } : null
  // Sent again after its answer was lost, or somebody else was first.
  if (entry.kind === 'calling-off' && isOver(reply)) return { means: 'reached' }
  if (reply.name === 'wrong-state' && reply.facts.state === 'released') return { means: 'later', seconds: null }
  if (entry.kind === 'sheet' && reply.name === 'revision-gap') return gap(entry.revision, reply.facts.next)
  return null
}

function isOver({ name, facts }: ProblemReply): boolean {
  return name === 'wrong-state' && facts.state === 'closed'
}

function ofStatus(reply: ProblemReply): Meaning {
  if (reply.status === 423) return { means: 'later', seconds: reply.retryAfter }
  if (reply.status === 429 || reply.status >= 502) return { means: 'line-later', seconds: reply.retryAfter }
  return reply.status >= 500 ? { means: 'later', seconds: reply.retryAfter } : { means: 'refused' }
}

/** The server was set back to an older state: what the phone still has is sent again. */
function gap(revision: number, next: unknown): Meaning | null {
  return typeof next === 'number' && next < revision ? { means: 'resend-from', revision: next } : null
}

function photoWent(entry: PhotoEntry, reply: Extract<Reply, { came: 'success' }>): Meaning {
  if (entry.step === 'announce') {
    const { state } = (reply.result ?? {}) as { state?: string }
    return state === 'arrived' ? confirmed(reply.result) : forward('open', entry.offset)
  }
  if (entry.step === 'open') return entry.begun ? forward('offset', entry.offset) : forward('bytes', 0)
  return reached(entry, reply.offset ?? entry.offset)
}

/** Bytes that did not move the offset are no progress and wait. */
function reached(entry: PhotoEntry, offset: number): Meaning {
  if (offset >= entry.size) return confirmed(null)
  const stuck = entry.step === 'bytes' && offset === entry.offset
  return stuck ? { means: 'later', seconds: null } : forward('bytes', offset)
}

function ofPhoto(entry: PhotoEntry, reply: ProblemReply): Meaning | null {
  if (reply.name === 'upload-offset-differs' && typeof reply.facts.offset === 'number') {
    return reached(entry, reply.facts.offset)
  }
  if (reply.name === 'upload-expired' || reply.name === 'evidence-hash-differs') return back('open')
  // A question for the offset has no body that says why: opening the upload again tells.
  if (entry.step === 'offset' && reply.status < 500 && ![423, 429].includes(reply.status)) return back('open')
  if (reply.status !== 404) return null
  if (entry.step === 'bytes') return back('open')
  return entry.step === 'open' ? back('announce') : null
}

function confirmed(result: unknown): MeaningOf<'confirmed'> {
  return { means: 'confirmed', result }
}

function forward(step: PhotoStep, offset: number): MeaningOf<'forward'> {
  return { means: 'forward', step, offset }
}

function back(step: PhotoStep): MeaningOf<'back'> {
  return { means: 'back', step }
}
