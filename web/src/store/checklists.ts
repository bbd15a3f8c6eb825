import type { PackedChecklist, Store } from './database'

/** A version never changes. Read anew for every key that is typed, each copy would be compiled again, and to a page all
 *  of it would be new. */
const read = new WeakMap<Store, Map<string, PackedChecklist>>()

export async function checklistOf(store: Store, id: string): Promise<PackedChecklist | null> {
  const known = read.get(store) ?? new Map<string, PackedChecklist>()
  read.set(store, known)
  const checklist = known.get(id) ?? (await store.get('checklists', id))
  if (checklist) known.set(id, checklist)
  return checklist ?? null
}
