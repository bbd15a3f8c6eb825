import type { Transport } from '../sync/transport'
import { writing, type InspectionDetail, type KeptInspection, type Position, type Store } from './database'

type Summary = Pick<InspectionDetail, 'id' | 'state'>

/** Finished longer ago than this is not asked for again. */
const UNDER_WAY = new Set(['released', 'opened', 'submitted', 'explaining'])

/** Fetches what is mine now; false when the server did not answer. */
export async function fetchInspections(store: Store, transport: Transport, person: string): Promise<boolean> {
  const listed = await transport({ method: 'GET', path: '/v1/inspections?limit=100' })
  if (listed?.status !== 200) return false
  const { items } = listed.content as { items: Summary[] }
  const known = await store.getAllFromIndex('inspections', 'person', person)
  const wanted = items.filter((one) => UNDER_WAY.has(one.state) || known.some((kept) => isOutdated(kept, one)))
  for (const { id } of wanted) await fetchInspection(store, transport, person, id)
  const shown = new Set(items.map((one) => one.id))
  const absent = known.filter((kept) => !kept.gone && !shown.has(kept.id) && UNDER_WAY.has(kept.detail.state))
  for (const { id } of absent) await fetchInspection(store, transport, person, id)
  return true
}

/** Only those of whose team the person is: others are looked at online. */
export async function fetchInspection(store: Store, transport: Transport, person: string, id: string): Promise<void> {
  const known = await store.get('inspections', [person, id])
  const headers = known?.etag && !known.gone ? { 'If-None-Match': known.etag } : {}
  const answer = await transport({ method: 'GET', path: `/v1/inspections/${id}`, headers })
  if (answer?.status === 404 && known) return keepGone(store, person, id)
  if (answer?.status !== 200) return
  const detail = answer.content as InspectionDetail
  if (detail.letterNumber === null && !detail.team.some((member) => member.id === person)) return
  await keepDetail(store, person, detail, answer.headers.get('ETag'))
}

async function keepDetail(store: Store, person: string, detail: InspectionDetail, etag: string | null): Promise<void> {
  const given = writing(store, ['inspections'])
  const known = await given.objectStore('inspections').get([person, detail.id])
  const seenAt = known?.seenAt ?? new Date().toISOString()
  const begun = UNDER_WAY.has(detail.state) ? (known?.begun ?? {}) : {}
  const before = { openedPlace: null, colleagues: [], ...known, begun }
  const kept = { ...before, person, id: detail.id, detail, etag, seenAt, gone: false }
  await given.objectStore('inspections').put(kept)
  await given.done
}

export async function keepGone(store: Store, person: string, id: string): Promise<void> {
  await changeInspection(store, person, id, (kept) => ({ ...kept, gone: true, begun: {} }))
}

export async function keepPlace(store: Store, person: string, id: string, openedPlace: Position | null): Promise<void> {
  await changeInspection(store, person, id, (kept) => ({ ...kept, openedPlace }))
}

export async function changeInspection(
  store: Store,
  person: string,
  id: string,
  change: (kept: KeptInspection) => KeptInspection,
): Promise<void> {
  const given = writing(store, ['inspections'])
  const kept = await given.objectStore('inspections').get([person, id])
  if (kept) await given.objectStore('inspections').put(change(kept))
  await given.done
}

function isOutdated(kept: KeptInspection, shown: Summary): boolean {
  return kept.id === shown.id && kept.detail.state !== shown.state
}
