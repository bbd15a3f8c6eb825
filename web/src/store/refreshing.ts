import { Offline } from '../api/problems'
import { renew, tellKey } from '../sync/renewing'
import { fetchCoverage } from './covering'
import type { Person } from './database'
import { personHere, type Here } from './here'
import { fetchInspections } from './inspections'
import { fetchMinutes } from './minutes'
import { fetchObserved } from './observations'
import { happened } from './outbox'
import { fetchPack } from './pack'
import { fetchTeam } from './team'

const LOOKED_AT = 'looked at'

/** Fetches what is mine and what the phone holds in advance. Throws Offline when the server does not answer. */
export async function refresh(here: Here): Promise<void> {
  const { store, transport } = here
  const { person } = await personHere(store)
  const event = await renew(store, transport, person, Date.now)
  if (event.happened === 'line-failed') throw new Offline('no answer')
  await happened(store, person, event)
  if (event.happened !== 'renewed') return
  await fetchCoverage(store, transport, person)
  const known = await store.get('people', person)
  if (!known || !isInspector(known)) return
  await tellKey(store, transport, known)
  await refreshWork(here, person)
}

/** When the phone last heard what is mine; null when it never did. */
export async function lookedAt({ store }: Here): Promise<string | null> {
  const { person } = await personHere(store)
  return ((await store.get('settings', `${LOOKED_AT} ${person}`)) as string | undefined) ?? null
}

/** First the release, which is short; then the checklists, which are mostly here already. */
async function refreshWork({ store, transport }: Here, person: string): Promise<void> {
  if (!(await fetchInspections(store, transport, person))) throw new Offline('no answer')
  await store.put('settings', new Date().toISOString(), `${LOOKED_AT} ${person}`)
  await fetchPack(store, transport)
  for (const kept of await store.getAllFromIndex('inspections', 'person', person)) {
    if (kept.gone) continue
    if (kept.detail.state === 'opened') {
      await fetchTeam(store, transport, person, kept.id)
      await fetchObserved(store, transport, kept)
    }
    await fetchMinutes(store, transport, kept)
  }
}

function isInspector(person: Person): boolean {
  return person.roles.some((held) => held.role === 'inspector')
}
