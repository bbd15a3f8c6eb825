import type { Entry, PhotoEntry } from './entries'
import type { ProblemReply, Reply } from './replies'

/** What came over the wire; `content` is the JSON of the body, undefined when it is none. */
export interface WireAnswer {
  status: number
  headers: Pick<Headers, 'get'>
  content: unknown
}

const NOTHING: Reply = { came: 'nothing' }

/** Only what our server said about just this entry counts. A hotel's sign-in page also answers 200. */
export function replyOf(entry: Entry, answer: WireAnswer): Reply {
  const reply = answer.status >= 200 && answer.status < 300 ? success(entry, answer) : (problemOf(answer) ?? NOTHING)
  const at = Date.parse(answer.headers.get('Date') ?? '')
  return reply.came === 'nothing' || Number.isNaN(at) ? reply : { ...reply, at }
}

export function problemOf(answer: WireAnswer): ProblemReply | null {
  const retryAfter = secondsOf(answer.headers.get('Retry-After'))
  const told = answer.content
  if (isProblem(told)) {
    const { type, detail, title: _title, status: _status, ...facts } = told
    const name = type.replace(/^\/problems\//, '')
    return { came: 'problem', status: answer.status, name, detail, facts, retryAfter }
  }
  // An answer to HEAD has no body, but it names the protocol.
  if (answer.status < 400 || !isTus(answer)) return null
  return { came: 'problem', status: answer.status, name: '', detail: '', facts: {}, retryAfter }
}

function success(entry: Entry, answer: WireAnswer): Reply {
  if (entry.kind === 'photo' && entry.step !== 'announce') return uploaded(entry, answer)
  return isAbout(entry, answer.content) ? { came: 'success', result: answer.content, offset: null } : NOTHING
}

/** Without its offset an answer to the upload says nothing. */
function uploaded(entry: PhotoEntry, answer: WireAnswer): Reply {
  if (!isTus(answer)) return NOTHING
  if (entry.step === 'open') return { came: 'success', result: null, offset: null }
  const offset = answer.headers.get('Upload-Offset') ?? ''
  return /^\d+$/.test(offset) ? { came: 'success', result: null, offset: Number(offset) } : NOTHING
}

function isAbout(entry: Entry, content: unknown): boolean {
  if (typeof content !== 'object' || content === null) return false
  const told = content as Record<string, unknown>
  switch (entry.kind) {
    case 'opening':
    case 'calling-off':
      return told.id === entry.inspection
    case 'sheet':
      return told.sha256 === entry.sha256 && told.revision === entry.revision
    case 'minutes':
    case 'photo':
      return told.id === entry.id && told.sha256 === entry.sha256
    default:
      return told.id === entry.id
  }
}

function isTus(answer: WireAnswer): boolean {
  return answer.headers.get('Tus-Resumable') === '1.0.0'
}

function isProblem(told: unknown): told is Record<string, unknown> & { type: string; detail: string } {
  if (typeof told !== 'object' || told === null) return false
  const { type, detail } = told as Record<string, unknown>
  return typeof type === 'string' && type.startsWith('/problems/') && typeof detail === 'string'
}

/** Either a number of seconds or a date; what cannot be read is as if it were not there. */
function secondsOf(header: string | null): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header)
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000))
}
