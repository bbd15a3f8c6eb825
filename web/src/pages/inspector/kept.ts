import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { Changes } from '../../store/changes'

/** What these pages remember beside the phone's own store: the page may be killed at any time. */
interface Schema extends DBSchema {
  kept: { key: string; value: unknown }
}

export const keptChanges = new Changes('sidak-inspector')

let database: Promise<IDBPDatabase<Schema>> | null = null

function opened(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('sidak-inspector', 1, { upgrade: (made) => void made.createObjectStore('kept') })
  return database
}

/** On the disk once this returns, and not only on its way there. */
export async function keep(name: string, value: unknown): Promise<void> {
  const given = (await opened()).transaction('kept', 'readwrite', { durability: 'strict' })
  await given.store.put(value, name)
  await given.done
  keptChanges.tell()
}

export async function kept<Value>(name: string): Promise<Value | null> {
  return ((await (await opened()).get('kept', name)) as Value | undefined) ?? null
}

export async function drop(name: string): Promise<void> {
  await (await opened()).delete('kept', name)
  keptChanges.tell()
}
