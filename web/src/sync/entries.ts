/** Where something is on its way: it waits, is being sent, was confirmed by the server, was refused by it, or was
 *  replaced on the phone by a newer one before the server had it. */
export type EntryState = 'waiting' | 'sending' | 'confirmed' | 'refused' | 'replaced'

/** A refusal in the server's own sentence. */
export interface ProblemShown {
  name: string
  status: number
  detail: string
  facts: Record<string, unknown>
}

/** Everything is plain data: it is kept in IndexedDB and read again after the page was killed. Instants are in
 *  milliseconds since 1970. */
interface Common {
  id: string
  person: string
  inspection: string
  /** Later is sent later; a person may change it for photos. */
  order: number
  queuedAt: number
  state: EntryState
  /** The server may hold it although it never said so: its bytes must stay as they are. */
  doubt: boolean
  /** Which attempt of the line this entry was sent by; an answer to another one is too late to count. */
  attempt: number
  startedAt: number
  failures: number
  notBefore: number
  /** `notBefore` was told by the server and is not shortened by the phone. */
  told: boolean
  /** Of the exact bytes sent: of the body, or of the photo. In hex. */
  sha256: string
  /** The device key's, of the hash; null when the phone could not sign. In hex. */
  signature: string | null
  /** Also of what is tried again: why it did not work last time. */
  problem: ProblemShown | null
  result: unknown
  settledAt: number | null
  /** When the server confirmed it, by its own clock; missing where its answer did not tell. */
  confirmedAt?: number | undefined
}

export type OpeningEntry = Common & { kind: 'opening' }
export type SubmissionEntry = Common & { kind: 'submission' }
export type WithdrawalEntry = Common & { kind: 'withdrawal' }

/** What a citizen said, or how somebody was served: any number of them, each by itself. */
export type ObservationEntry = Common & { kind: 'interview' | 'interaction' }

/** Signed on site, so never made again; `photos` are the pages that were signed on paper. */
export type MinutesEntry = Common & { kind: 'minutes'; photos: string[] }

/** The leader calls the visit off: `cancel` before it was opened, `abort` on site. */
export type CallingOffEntry = Common & { kind: 'calling-off'; action: 'cancel' | 'abort' }

/** `version` is the state of the sheet on the phone that the revision was made of. */
export type SheetEntry = Common & {
  kind: 'sheet'
  sheet: string
  revision: number
  submitted: boolean
  version: number
}

/** `begun` once bytes may be at the server; `restarts` counts steps back, which end in a refusal or a pause. */
export type PhotoEntry = Common & {
  kind: 'photo'
  step: PhotoStep
  size: number
  offset: number
  begun: boolean
  restarts: number
}

export type PhotoStep = 'announce' | 'open' | 'offset' | 'bytes'
export type Entry =
  | OpeningEntry
  | SheetEntry
  | PhotoEntry
  | SubmissionEntry
  | MinutesEntry
  | ObservationEntry
  | WithdrawalEntry
  | CallingOffEntry

/** The line of one person on this phone. */
export interface Line {
  person: string
  signedOut: boolean
  /** The proof that goes with the cookie must be fetched before anything is sent. */
  stale: boolean
  holdPhotos: boolean
  attempts: number
  failures: number
  pausedUntil: number
  told: boolean
  lastSentAt: number
  /** How many bytes of a photo go at once. */
  slice: number
}

export interface Outbox {
  line: Line
  entries: readonly Entry[]
}

export const FIRST_SLICE = 128 * 1024

export function newLine(person: string): Line {
  return {
    person,
    signedOut: false,
    stale: true,
    holdPhotos: false,
    attempts: 0,
    failures: 0,
    pausedUntil: 0,
    told: false,
    lastSentAt: 0,
    slice: FIRST_SLICE,
  }
}

type Fresh = Pick<Common, 'id' | 'person' | 'inspection' | 'queuedAt' | 'sha256' | 'signature'>

export function fresh(given: Fresh): Common {
  return {
    ...given,
    order: given.queuedAt,
    state: 'waiting',
    doubt: false,
    attempt: 0,
    startedAt: 0,
    failures: 0,
    notBefore: 0,
    told: false,
    problem: null,
    result: null,
    settledAt: null,
  }
}

export function isObservation(entry: Entry): entry is ObservationEntry {
  return entry.kind === 'interview' || entry.kind === 'interaction'
}

/** Still to be sent, as far as the phone knows. */
export function isOpen(entry: Entry): boolean {
  return entry.state === 'waiting' || entry.state === 'sending'
}
