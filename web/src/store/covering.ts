import type { components } from '../api/schema'
import type { Entry } from '../sync/entries'
import { confirmedAt } from '../sync/sendingAgain'
import type { Transport } from '../sync/transport'
import { writing, type Store } from './database'
import { happen, OUTBOX } from './outbox'

/** What the server's backups hold, as it said last; instants in milliseconds since 1970. */
export interface Coverage {
  /** What the server had confirmed by then is in a backup; null when none was ever made. */
  until: number | null
  /** Names the newest time that the server was put back from a backup. */
  restored: string | null
  askedAt: number
}

/** Where the person's work of a visit is, beyond this phone. */
export interface Copies {
  /** All that the server confirmed is in a backup. */
  inBackup: boolean
  /** The server has never had one. */
  neverBackup: boolean
}

type Told = components['schemas']['BackupCoverage']

const DAY = 24 * 3_600_000

/** Backups are made once a day or so: nobody has to hear of them at once. */
const ASKED_EVERY = 5 * 60_000

/** Without any backup the phone keeps its own copy at least so long, for whoever makes room by hand and by itself. */
export const KEPT_AT_LEAST = 7 * DAY
export const KEPT_WITHOUT_BACKUP = 90 * DAY

const NONE: Coverage = { until: null, restored: null, askedAt: 0 }

export async function readCoverage(store: Store, person: string): Promise<Coverage> {
  return ((await store.get('settings', keyOf(person))) as Coverage | undefined) ?? NONE
}

/** Asks now and then. A server that was put back from a backup gets again what it may have lost. */
export async function fetchCoverage(store: Store, transport: Transport, person: string, now = Date.now()): Promise<void> {
  const known = await readCoverage(store, person)
  if (now >= known.askedAt && now - known.askedAt < ASKED_EVERY) return
  const answer = await transport({ method: 'GET', path: '/v1/backups/coverage' })
  if (answer?.status !== 200 || !isTold(answer.content)) return
  const { coversUntil, restored } = answer.content
  const told = { until: coversUntil === null ? null : Date.parse(coversUntil), restored, askedAt: now }
  const given = writing(store, [...OUTBOX, 'settings'])
  await given.objectStore('settings').put(told, keyOf(person))
  if (wentBack(known, told)) await happen(given, person, { happened: 'server-restored', until: told.until })
  await given.done
}

/** After it was put back in another way, the backups that it knows of are older. */
function wentBack(known: Coverage, told: Coverage): boolean {
  if (told.restored !== null && told.restored !== known.restored) return true
  return known.until !== null && (told.until === null || told.until < known.until)
}

export function isInBackup(entry: Entry, until: number | null): boolean {
  return until !== null && confirmedAt(entry) <= until
}

/** May the phone let go of its copy? What was replaced before the server had it has none to keep. */
export function mayGo(entry: Entry, coverage: Coverage, without: number, now: number): boolean {
  if (entry.state === 'replaced') return true
  if (entry.state !== 'confirmed') return false
  return isInBackup(entry, coverage.until) || (coverage.until === null && confirmedAt(entry) < now - without)
}

/** Null when the server has confirmed nothing of the visit that the phone still keeps. */
export function copiesOf(entries: readonly Entry[], inspection: string, { until }: Coverage): Copies | null {
  const confirmed = entries.filter((entry) => entry.inspection === inspection && entry.state === 'confirmed')
  if (confirmed.length === 0) return null
  return { inBackup: confirmed.every((entry) => isInBackup(entry, until)), neverBackup: until === null }
}

function keyOf(person: string): string {
  return `backups ${person}`
}

function isTold(content: unknown): content is Told {
  const told = content as Partial<Told> | null
  return told !== null && typeof told === 'object' && told.coversUntil !== undefined && told.restored !== undefined
}
