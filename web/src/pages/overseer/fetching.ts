import { api, ask, send, type Schemas } from '../../api/client'
import { problemOf } from '../../api/problems'

export type Overseen = Schemas['OverseenDraw']
export type Draw = Schemas['Draw']
export type Attested = Schemas['NewVerification']
type Problem = Promise<unknown>

const AT_ONCE = 60

export async function readDraws(cursor: string | null) {
  const query = { limit: AT_ONCE, ...(cursor && { cursor }) }
  return await ask(api.GET('/v1/oversight/draws', { params: { query } }))
}

export const addressOf = ({ stratum, date }: Draw): string =>
  `/v1/strata/${encodeURIComponent(stratum)}/draws/${date}/bundle`

/** Byte for byte as it was published. */
export async function readBundle(draw: Draw): Promise<Uint8Array> {
  const response = await send(new URL(addressOf(draw), location.href).href)
  if (!response.ok) throw problemOf(response, await (response.json() as Problem).catch(() => null))
  return new Uint8Array(await response.arrayBuffer())
}

const at = ({ stratum, date: day }: Draw) => ({ path: { stratum, day } })

export async function attest(draw: Draw, body: Attested): Promise<void> {
  await ask(api.POST('/v1/strata/{stratum}/draws/{day}/verifications', { params: at(draw), body }))
}

/** That it was read enters the ledger, every time. */
export async function readStaffing(draw: Draw): Promise<Schemas['DutyDocument']> {
  return await ask(api.GET('/v1/strata/{stratum}/draws/{day}/staffing', { params: at(draw) }))
}

export const readBeacons = () => ask(api.GET('/v1/oversight/beacons'))

export async function readCheckpoint(): Promise<Schemas['SignedCheckpoint'] | null> {
  const { items } = await ask(api.GET('/v1/ledger/checkpoints', { params: { query: { limit: 1 } } }))
  return items[0] ?? null
}

export const readConsistency = (first: number, second: number) =>
  ask(api.GET('/v1/ledger/consistency', { params: { query: { first, second } } }))

export interface Period {
  first: string
  last: string
}

const over = (query: Period) => ({ params: { query } })

export const readEarly = (period: Period) => ask(api.GET('/v1/oversight/early-reads', over(period)))
export const readGaps = (period: Period) => ask(api.GET('/v1/oversight/score-gaps', over(period)))
export const readDelivery = (period: Period) => ask(api.GET('/v1/oversight/non-deliveries', over(period)))
