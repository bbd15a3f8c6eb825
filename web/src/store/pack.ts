import type { Transport } from '../sync/transport'
import { writing, type PackedChecklist, type PackedUnit, type Store } from './database'

interface Pack {
  checklists: PackedChecklist[]
  units: PackedUnit[]
}

const ETAG = 'pack etag'

/** What a phone holds in advance and what is no secret: checklists and the facts of units. A release is then short. */
export async function fetchPack(store: Store, transport: Transport): Promise<boolean> {
  const etag = (await store.get('settings', ETAG)) as string | undefined
  const answer = await transport({ method: 'GET', path: '/v1/phone-pack', headers: etag ? { 'If-None-Match': etag } : {} })
  if (answer?.status === 304) return true
  if (answer?.status !== 200 || !isPack(answer.content)) return false
  await keepPack(store, answer.content, answer.headers.get('ETag'))
  return true
}

/** Checklists stay: a sheet may be under way with an older version. */
async function keepPack(store: Store, pack: Pack, etag: string | null): Promise<void> {
  const given = writing(store, ['checklists', 'units', 'settings'])
  await given.objectStore('units').clear()
  await Promise.all([
    ...pack.checklists.map((checklist) => given.objectStore('checklists').put(checklist)),
    ...pack.units.map((unit) => given.objectStore('units').put(unit)),
    etag === null ? given.objectStore('settings').delete(ETAG) : given.objectStore('settings').put(etag, ETAG),
  ])
  await given.done
}

function isPack(content: unknown): content is Pack {
  const { checklists, units } = (content ?? {}) as Partial<Pack>
  return Array.isArray(checklists) && Array.isArray(units)
}
