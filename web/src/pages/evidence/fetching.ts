import { api, ask, type Schemas } from '../../api/client'

export type Erasure = Schemas['Erasure']
export type ErasureState = 'due' | 'proposed' | 'finished' | 'declined'
export type Hold = Schemas['Hold']

const AT_ONCE = 30
const from = (cursor: string | null) => ({ limit: AT_ONCE, ...(cursor && { cursor }) })

export const readSetAside = (cursor: string | null) => ask(api.GET('/v1/set-aside', { params: { query: from(cursor) } }))

export const readDamaged = (cursor: string | null) =>
  ask(api.GET('/v1/damaged-evidence', { params: { query: from(cursor) } }))

export const readErasures = (state: ErasureState, cursor: string | null) =>
  ask(api.GET('/v1/erasures', { params: { query: { state, ...from(cursor) } } }))

export async function proposeErasure({ inspection, retentionClass }: Erasure): Promise<void> {
  const params = { path: { inspection } }
  await ask(api.POST('/v1/inspections/{inspection}/erasures', { params, body: { retentionClass } }))
}

export async function decideErasure(erasure: string, confirmed: boolean): Promise<void> {
  const params = { path: { erasure } }
  await ask(api.POST('/v1/erasures/{erasure}/decision', { params, body: { confirmed } }))
}

export const certificateOf = (erasure: string): string => `/v1/erasures/${erasure}/certificate`

export const readHolds = (inspection: string) =>
  ask(api.GET('/v1/inspections/{inspection}/holds', { params: { path: { inspection } } }))

export async function placeHold(inspection: string, reason: string): Promise<void> {
  await ask(api.POST('/v1/inspections/{inspection}/holds', { params: { path: { inspection } }, body: { reason } }))
}

export async function liftHold(hold: string): Promise<void> {
  await ask(api.POST('/v1/holds/{hold}/lifting', { params: { path: { hold } } }))
}

/** That it was made enters the ledger, every time. */
export async function exportBundle(inspection: string): Promise<Blob> {
  const call = api.POST('/v1/inspections/{inspection}/custody-bundles', { params: { path: { inspection } }, parseAs: 'blob' })
  return (await ask(call)) as unknown as Blob
}
