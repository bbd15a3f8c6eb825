import { api, ask, ProblemError, type Schemas } from '../../api/client'

/** Everything about one inspection that the reader may see by now. */
export interface Case {
  inspection: Schemas['InspectionDetail']
  standing: Schemas['Standing']
  /** null while the visit goes on. */
  findings: Schemas['Finding'][] | null
  result: Schemas['Submitted'] | null
  conclusion: Schemas['Conclusion'] | null
}

export async function readCase(inspection: string): Promise<Case> {
  const at = { params: { path: { inspection } } }
  const [found, standing, findings, result, conclusion] = await Promise.all([
    ask(api.GET('/v1/inspections/{inspection}', at)),
    ask(api.GET('/v1/inspections/{inspection}/standing', at)),
    unlessRefused(ask(api.GET('/v1/inspections/{inspection}/findings', at))),
    unlessRefused(ask(api.GET('/v1/inspections/{inspection}/submission', at))),
    unlessRefused(ask(api.GET('/v1/inspections/{inspection}/conclusion', at))),
  ])
  return { inspection: found, standing, findings, result, conclusion }
}

/** 403: not for this reader, or not yet; 404: there is none yet. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (problem) {
    if (problem instanceof ProblemError && (problem.status === 403 || problem.status === 404)) return null
    throw problem
  }
}

export async function readInbox(): Promise<Schemas['Matter'][]> {
  const { items } = await ask(api.GET('/v1/inbox', { params: { query: { limit: 200 } } }))
  return items
}

export const readClosed = (cursor: string | null) => readInspections('closed', cursor)

export async function readInspections(state: Schemas['InspectionSummary']['state'] | null, cursor: string | null) {
  const query = { limit: 20, ...(state && { state }), ...(cursor && { cursor }) }
  return await ask(api.GET('/v1/inspections', { params: { query } }))
}
