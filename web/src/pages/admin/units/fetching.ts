import { api, ask, type Schemas } from '../../../api/client'
import { sendBytes, type Chosen } from '../sending'

export type Unit = Schemas['Unit']
export type Report = Schemas['UnitImportReport']
export type Line = Report['lines'][number]
export type Import = Schemas['UnitImport']

const ROOT = 'country'
const ORDER: Line['sign'][] = ['refused', 'ended', 'changed', 'added']
const of = (id: string) => ({ params: { path: { identifier: id } } })
const page = (cursor: string | null) => ({ limit: 50, ...(cursor && { cursor }) })

export const readUnit = (unit: string) => ask(api.GET('/v1/units/{unit}', { params: { path: { unit } } }))

/** By a part of their name, or what stands directly below a unit; without either the countries. */
export async function findUnits(q: string, parent: string | undefined, cursor: string | null) {
  const wanted = q ? { q } : parent ? { parent } : { kind: ROOT }
  return await ask(api.GET('/v1/units', { params: { query: { ...page(cursor), ...wanted } } }))
}

export const examine = ({ bytes }: Chosen, propose: boolean): Promise<Report> =>
  sendBytes(`/v1/unit-imports?propose=${propose}`, bytes, 'text/csv')

export const readImports = async (cursor: string | null) =>
  await ask(api.GET('/v1/unit-imports', { params: { query: page(cursor) } }))

export const readImport = (id: string) => ask(api.GET('/v1/unit-imports/{identifier}', of(id)))
export const readReport = (id: string) => ask(api.GET('/v1/unit-imports/{identifier}/report', of(id)))
export const approveImport = (id: string) => ask(api.POST('/v1/unit-imports/{identifier}/approval', of(id)))
export const withdrawImport = (id: string) => ask(api.POST('/v1/unit-imports/{identifier}/withdrawal', of(id)))

/** What stops everything first, then what is lost. */
export function inOrder(lines: readonly Line[]): Line[] {
  return [...lines].sort((one, other) => ORDER.indexOf(one.sign) - ORDER.indexOf(other.sign))
}
