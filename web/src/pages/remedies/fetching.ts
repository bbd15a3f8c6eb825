import { api, ask, type Schemas } from '../../api/client'

export type Remedy = Schemas['Remedy']
export type Commendation = Schemas['Commendation']
export type RemedyPlan = Schemas['RemedyPlan']

export async function readRemedies(inspection: string): Promise<Remedy[]> {
  return await ask(api.GET('/v1/inspections/{inspection}/remedies', { params: { path: { inspection } } }))
}

export async function readUnsettled(overdue: boolean, cursor: string | null = null, limit = 50) {
  const query = { overdue, limit, ...(cursor && { cursor }) }
  return await ask(api.GET('/v1/remedies', { params: { query } }))
}

export async function readCommendations(inspection: string): Promise<Commendation[]> {
  return await ask(api.GET('/v1/inspections/{inspection}/commendations', { params: { path: { inspection } } }))
}

export async function readRevisits(): Promise<Schemas['Revisit'][]> {
  const { items } = await ask(api.GET('/v1/revisits', { params: { query: { limit: 100 } } }))
  return items
}
