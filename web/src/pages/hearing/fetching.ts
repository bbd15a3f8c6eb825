import { api, ask, type Schemas } from '../../api/client'
import { byWeight } from './wording'

/** Everything about one inspection that the reader may see by now. */
export interface Case {
  inspection: Schemas['InspectionDetail']
  standing: Schemas['Standing']
  /** null while the visit goes on. */
  found: Found | null
  conclusion: Schemas['Conclusion'] | null
  minutes: Schemas['Minutes'] | null
}

export interface Found {
  findings: Schemas['Finding'][]
  result: Schemas['Submitted']
  photos: Album
  observations: Schemas['Observations']
}

export interface Album {
  /** By id; one that was never announced is missing. */
  known: Map<string, Schemas['Shown']>
  arrived: number
  expected: number
  may: May
}

/** What the reader may do with photos, as far as the page knows; the server decides. */
export interface May {
  /** Ask for untouched originals; each time is recorded. */
  originals: boolean
  /** Read which areas are proposed to be blurred, and why. */
  redactions: boolean
  propose: boolean
  /** Be the second person. */
  decide: boolean
}

type Part = Schemas['Standing']['parts'][number]
const OVERSIGHT: Part[] = ['reviewer', 'overseer']
const INVOLVED: Part[] = ['leader', 'member', 'unit_head']

export function mayOf(parts: readonly Part[]): May {
  const any = (...wanted: Part[]): boolean => wanted.some((part) => parts.includes(part))
  return {
    originals: any('leader', ...OVERSIGHT),
    redactions: any(...INVOLVED, ...OVERSIGHT),
    propose: any('leader', 'unit_head', ...OVERSIGHT),
    decide: any(...OVERSIGHT) && !any(...INVOLVED),
  }
}

/** Inspectors see only the visits they were at. */
export const comparing = (parts: readonly Part[]): boolean => parts.some((part) => part !== 'leader' && part !== 'member')

/** Asks only for what is there: a refusal would be an error on the page. */
export async function readCase(id: string): Promise<Case> {
  const at = { params: { path: { inspection: id } } }
  const [inspection, standing] = await Promise.all([
    ask(api.GET('/v1/inspections/{inspection}', at)),
    ask(api.GET('/v1/inspections/{inspection}/standing', at)),
  ])
  const [found, conclusion, minutes] = await Promise.all([
    inspection.submittedAt === null ? null : readFound(id, standing.parts),
    standing.conclusion === null ? null : ask(api.GET('/v1/inspections/{inspection}/conclusion', at)),
    inspection.minutes === null ? null : ask(api.GET('/v1/inspections/{inspection}/minutes', at)),
  ])
  return { inspection, standing, found, conclusion, minutes }
}

async function readFound(id: string, parts: Schemas['Standing']['parts']): Promise<Found> {
  const at = { params: { path: { inspection: id } } }
  const [findings, result, gathered, observations] = await Promise.all([
    ask(api.GET('/v1/inspections/{inspection}/findings', at)),
    ask(api.GET('/v1/inspections/{inspection}/submission', at)),
    ask(api.GET('/v1/inspections/{inspection}/evidence', at)),
    ask(api.GET('/v1/inspections/{inspection}/observations', at)),
  ])
  return { findings: byWeight(findings), result, photos: albumOf(gathered, parts), observations }
}

/** All photos of an inspection, cited or not. */
export async function readAlbum(id: string) {
  const at = { params: { path: { inspection: id } } }
  const [inspection, standing, gathered] = await Promise.all([
    ask(api.GET('/v1/inspections/{inspection}', at)),
    ask(api.GET('/v1/inspections/{inspection}/standing', at)),
    ask(api.GET('/v1/inspections/{inspection}/evidence', at)),
  ])
  return { inspection, photos: albumOf(gathered, standing.parts) }
}

export function albumOf(gathered: Schemas['Gathered'], parts: readonly Part[]): Album {
  const { arrived, expected, items } = gathered
  return { known: new Map(items.map((photo) => [photo.id, photo])), arrived, expected, may: mayOf(parts) }
}

export async function readInbox(): Promise<Schemas['Matter'][]> {
  const { items } = await ask(api.GET('/v1/inbox', { params: { query: { limit: 200 } } }))
  return items
}

type State = Schemas['InspectionSummary']['state']

export async function readInspections(state: State | null, cursor: string | null, limit = 20) {
  const query = { limit, ...(state && { state }), ...(cursor && { cursor }) }
  return await ask(api.GET('/v1/inspections', { params: { query } }))
}
