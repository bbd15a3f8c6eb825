import type { Entry } from '../sync/entries'
import { writing, type Store } from './database'
import { readOutbox } from './outbox'

/** The server keeps a copy of its own; until its backups surely have it the phone keeps one too. */
const KEPT = 30 * 24 * 3_600_000

/** Of visits that have nothing unsent or refused left, what was settled so long ago that nobody asks for it. */
export async function clearOld(store: Store, person: string, now = Date.now()): Promise<void> {
  const { entries } = await readOutbox(store, person)
  const unsettled = new Set(entries.filter((entry) => !isSettled(entry)).map((entry) => entry.inspection))
  const old = entries.filter((entry) => !unsettled.has(entry.inspection) && settledAt(entry) < now - KEPT)
  const given = writing(store, ['outbox', 'bodies', 'originals', 'photos'])
  for (const { id } of old) for (const name of given.objectStoreNames) await given.objectStore(name).delete(id)
  await given.done
}

/** The person needs room: originals that the server has confirmed go; that they were taken stays. */
export async function freeSpace(store: Store, person: string): Promise<void> {
  const { entries } = await readOutbox(store, person)
  const given = writing(store, ['originals'])
  for (const { id, kind, state } of entries) {
    if (kind === 'photo' && state === 'confirmed') await given.objectStore('originals').delete(id)
  }
  await given.done
}

function isSettled(entry: Entry): boolean {
  return entry.state === 'confirmed' || entry.state === 'replaced'
}

function settledAt(entry: Entry): number {
  return entry.settledAt ?? entry.queuedAt
}
