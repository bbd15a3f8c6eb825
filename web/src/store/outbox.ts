import { newLine, type Entry, type Outbox } from '../sync/entries'
import { step, type Event } from '../sync/machine'
import { writing, type Store, type StoreName, type Writing } from './database'

export const OUTBOX = ['lines', 'outbox', 'bodies'] as const satisfies StoreName[]

type OutboxStores = (typeof OUTBOX)[number]

export async function readOutbox(store: Store, person: string): Promise<Outbox> {
  const reading = store.transaction(['lines', 'outbox'])
  const line = await reading.objectStore('lines').get(person)
  const entries = await reading.objectStore('outbox').index('person').getAll(person)
  return { line: line ?? newLine(person), entries }
}

/** Within a transaction that may write more: what happens to the outbox and what it comes from stand or fall together. */
export async function happen(
  given: Pick<Writing<OutboxStores>, 'objectStore'>,
  person: string,
  event: Event,
  chance = Math.random(),
): Promise<Outbox> {
  const lines = given.objectStore('lines')
  const kept = given.objectStore('outbox')
  const line = (await lines.get(person)) ?? newLine(person)
  const before: Outbox = { line, entries: await kept.index('person').getAll(person) }
  const after = step(before, event, chance)
  if (after.line !== before.line) await lines.put(after.line)
  await Promise.all(changed(before, after).map((entry) => kept.put(entry)))
  await Promise.all(lost(before, after).map((entry) => forget(given, entry)))
  return after
}

/** In a transaction of its own. */
export async function happened(store: Store, person: string, event: Event): Promise<Outbox> {
  const given = writing(store, [...OUTBOX])
  const after = await happen(given, person, event)
  await given.done
  return after
}

async function forget(given: Pick<Writing<OutboxStores>, 'objectStore'>, entry: Entry): Promise<void> {
  await given.objectStore('outbox').delete(entry.id)
  await given.objectStore('bodies').delete(entry.id)
}

function changed(before: Outbox, after: Outbox): Entry[] {
  const known = new Set(before.entries)
  return after.entries.filter((entry) => !known.has(entry))
}

function lost(before: Outbox, after: Outbox): Entry[] {
  const ids = new Set(after.entries.map((entry) => entry.id))
  return before.entries.filter((entry) => !ids.has(entry.id))
}
