import { api, ask, type Schemas } from '../../api/client'
import { t } from '../../texts/guarding'

export type Access = Schemas['DataAccess']
export type MyAccess = Schemas['OwnDataAccess']

export const KINDS = [
  'people_list',
  'person',
  'devices',
  'finding_names',
  'explanation_links',
  'custody_bundle',
  'export',
  'original',
  'breach_extent',
  'own_copy',
] as const
export type Kind = (typeof KINDS)[number]

export interface Wanted {
  kind: Kind | ''
  first: string
  last: string
}

/** What is not said does not filter. */
export async function readAccesses({ kind, first, last }: Wanted, cursor: string | null) {
  const query = { limit: 30, ...(kind && { kind }), ...(first && { first }), ...(last && { last }), ...(cursor && { cursor }) }
  return await ask(api.GET('/v1/data-accesses', { params: { query } }))
}

export async function readMine(cursor: string | null) {
  return await ask(api.GET('/v1/me/data-accesses', { params: { query: { limit: 20, ...(cursor && { cursor }) } } }))
}

export function kindName(kind: string): string {
  const known = KINDS.find((each) => each === kind)
  return known ? t(`kind.${known}`) : kind
}
