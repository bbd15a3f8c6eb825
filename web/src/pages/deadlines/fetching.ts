import { api, ask, type Schemas } from '../../api/client'

export type Due = Schemas['Due']
export type Bounds = Schemas['ClockBounds']

/** `days` ahead; 0 for what is overdue. */
export async function readDue(days: number, cursor: string | null = null, limit = 50) {
  const query = { days, limit, ...(cursor && { cursor }) }
  return await ask(api.GET('/v1/overdue', { params: { query } }))
}

/** Those that a plan may set. */
export async function readBounds(): Promise<Bounds[]> {
  const all = await ask(api.GET('/v1/clocks'))
  return all.filter(({ least, most }) => least < most)
}
