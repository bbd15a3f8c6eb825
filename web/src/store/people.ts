import type { KeptSheet, Me, Person, Store } from './database'
import { isOpen } from '../sync/entries'
import { readOutbox } from './outbox'
import { isUntold } from './sheets'

const CURRENT = 'current person'

/** Who works on this phone now. */
export async function current(store: Store): Promise<Person | null> {
  const reading = store.transaction(['settings', 'people'])
  const person = (await reading.objectStore('settings').get(CURRENT)) as string | undefined
  return (person && (await reading.objectStore('people').get(person))) || null
}

/** The proof, the roles or the language may have changed; the device's key is told again to a new device. */
export async function remember(store: Store, me: Me, now: Date): Promise<void> {
  const known = await store.get('people', me.person)
  const same = known?.device === me.device
  const signedInAt = known && same ? known.signedInAt : now.toISOString()
  await store.put('people', { ...me, signedInAt, keyToldFor: same ? known.keyToldFor : null })
}

export async function makeCurrent(store: Store, person: string | null): Promise<void> {
  if (person === null) await store.delete('settings', CURRENT)
  else await store.put('settings', person, CURRENT)
}

/** Work of others on this phone that the server does not have yet; it goes out when they sign in here again. */
export async function unsentOfOthers(store: Store): Promise<{ name: string; count: number }[]> {
  const here = (await current(store))?.person
  const others = (await store.getAll('people')).filter((one) => one.person !== here)
  const counted = await Promise.all(others.map(async (one) => ({ name: one.name, count: await unsent(store, one.person) })))
  return counted.filter((one) => one.count > 0)
}

/** What waits or was refused, and sheets with changes of which nothing waits. */
export async function unsent(store: Store, person: string): Promise<number> {
  const outbox = await readOutbox(store, person)
  const entries = outbox.entries.filter((entry) => isOpen(entry) || entry.state === 'refused')
  const waiting = new Set(entries.filter((entry) => entry.kind === 'sheet').map((entry) => entry.inspection))
  const sheets = await store.getAllFromIndex('sheets', 'person', person)
  const untold = sheets.filter((sheet) => !waiting.has(sheet.inspection) && isUntold(sheet, outbox))
  const going = await Promise.all(untold.map((sheet) => mayStillGo(store, sheet)))
  return entries.length + going.filter(Boolean).length
}

/** A draft of a visit that is over goes nowhere any more. */
async function mayStillGo(store: Store, { person, inspection }: KeptSheet): Promise<boolean> {
  const kept = await store.get('inspections', [person, inspection])
  return kept !== undefined && !kept.gone && (kept.detail.state === 'released' || kept.detail.state === 'opened')
}
