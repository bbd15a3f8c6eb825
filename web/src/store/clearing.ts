import type { Entry } from '../sync/entries'
import { KEPT_AT_LEAST, KEPT_WITHOUT_BACKUP, mayGo, readCoverage } from './covering'
import { writing, type Store } from './database'
import { readOutbox } from './outbox'

/** Until then people look at their visits on the phone. */
const KEPT = 30 * 24 * 3_600_000

/** Of visits that have nothing unsent or refused left, what was settled so long ago that nobody asks for it, once a
 *  backup of the server's has it. */
export async function clearOld(store: Store, person: string, now = Date.now()): Promise<void> {
  const { entries } = await readOutbox(store, person)
  const unsettled = new Set(entries.filter((entry) => !isSettled(entry)).map((entry) => entry.inspection))
  const coverage = await readCoverage(store, person)
  const isOld = (entry: Entry) => settledAt(entry) < now - KEPT && mayGo(entry, coverage, KEPT_WITHOUT_BACKUP, now)
  const old = entries.filter((entry) => !unsettled.has(entry.inspection) && isOld(entry))
  const given = writing(store, ['outbox', 'bodies', 'originals', 'photos'])
  for (const { id } of old) for (const name of given.objectStoreNames) await given.objectStore(name).delete(id)
  await given.done
}

/** The person needs room: originals that are in a backup of the server's go; that they were taken stays. */
export async function freeSpace(store: Store, person: string, now = Date.now()): Promise<void> {
  const { entries } = await readOutbox(store, person)
  const coverage = await readCoverage(store, person)
  const given = writing(store, ['originals'])
  for (const entry of entries) {
    const gone = entry.kind === 'photo' && mayGo(entry, coverage, KEPT_AT_LEAST, now) && entry.state === 'confirmed'
    if (gone) await given.objectStore('originals').delete(entry.id)
  }
  await given.done
}

function isSettled(entry: Entry): boolean {
  return entry.state === 'confirmed' || entry.state === 'replaced'
}

function settledAt(entry: Entry): number {
  return entry.settledAt ?? entry.queuedAt
}
